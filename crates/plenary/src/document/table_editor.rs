//! Patches of a text: keys of its tables, and lines above its first heading.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::suggest::quoted;
use crate::source::Span;

/// The bytes of a text in whose place others stand, and these.
pub(super) type Patch = (Span, String);

/// A table of a source, and where it begins.
pub(super) struct TableEditor<'t, 'i> {
    table: &'t DeTable<'i>,
    span: Span,
}

impl<'t, 'i> TableEditor<'t, 'i> {
    /// Makes an editor of the keys above the first heading.
    pub(super) fn top(table: &'t DeTable<'i>) -> Self {
        Self { table, span: 0..0 }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    pub(super) fn table(&self) -> &'t DeTable<'i> {
        self.table
    }

    /// Returns the byte at which the table begins.
    pub(super) const fn start(&self) -> usize {
        self.span.start
    }

    /// Returns the patch that writes a key and its value in the place of another key of this table; none
    /// if that key is not there, or has a heading elsewhere.
    pub(super) fn replace(
        &self,
        text: &str,
        old: &str,
        (key, value): (&str, &str),
    ) -> Option<Patch> {
        let span = self.entry(text, old)?;
        // Equals signs that stand below each other stay so, if there is room.
        let written = text.get(span.clone())?;
        let (before, _) = written.split_once('=')?;
        let is_padded = before.trim_end() == old && before.len() > old.len() + 1;
        let width = if is_padded { before.len() - 1 } else { 0 };
        Some((span, format!("{key:width$} = {value}")))
    }

    /// Returns the bytes of a key and its value, which may be written in several lines with dots, or under a
    /// heading that follows; none if the key is not there, or stands elsewhere.
    pub(super) fn entry(&self, text: &str, key: &str) -> Option<Span> {
        let (name, value) = self.table.get_key_value(key)?;
        let start = name.span().start;
        let between = text.get(name.span().end..value.span().start);
        if between.is_some_and(|between| between.trim() == "=") {
            return Some(start..value.span().end);
        }
        let end = last_value(value.get_ref().as_table()?, text)?;
        let heading = value.span().start;
        if text.get(heading..)?.starts_with('[') {
            // Behind another heading, a line would belong to that one.
            let own = text.get(self.span.end..heading)?;
            let is_next = !own.lines().any(|line| line.trim_start().starts_with('['));
            return is_next.then_some(heading..end);
        }
        let span = start..end;
        let mut lines = text.get(span.clone())?.lines();
        let is_dotted = |line: &str| {
            let rest = line.trim_start().strip_prefix(key);
            rest.is_some_and(|rest| rest.trim_start().starts_with('.'))
        };
        lines.all(is_dotted).then_some(span)
    }

    pub(super) fn of(value: &'t Spanned<DeValue<'i>>) -> Option<Self> {
        let span = value.span();
        let table = value.get_ref().as_table()?;
        Some(Self { table, span })
    }

    /// Returns the patch that gives a value to a key of this table.
    pub(super) fn change(&self, text: &str, key: &str, value: &str) -> Patch {
        if let Some(old) = self.table.get(key) {
            // A table by language may be written with dots.
            let is_dotted = old.get_ref().is_table() && !text[old.span()].starts_with('{');
            let whole = self.replace(text, key, (key, value)).filter(|_| is_dotted);
            return whole.unwrap_or_else(|| (old.span(), value.to_owned()));
        }
        let start = self.span.start;
        if start > 0 && text[start..].starts_with('{') {
            let last = last_value(self.table, text);
            let comma = if last.is_some() { ", " } else { " " };
            let at = last.unwrap_or(start + 1);
            return (at..at, format!("{comma}{key} = {value}"));
        }
        let last = last_value(self.table, text).unwrap_or(start);
        let prefix = self.prefix(text);
        new_line(text, last, &format!("{prefix}{key} = {value}"))
    }

    /// Returns the words before a key of a table that has neither a heading nor braces: `2026-03-17.`.
    fn prefix(&self, text: &str) -> String {
        if self.span.start == 0 || text[self.span.start..].starts_with('[') {
            return String::new();
        }
        let line = text[..self.span.start].rfind('\n').map_or(0, |end| end + 1);
        format!("{}.", text[line..self.span.end].trim())
    }
}

/// Returns the end of the last value that stands in a table itself, and not under another heading.
fn last_value(table: &DeTable<'_>, text: &str) -> Option<usize> {
    let end = |value: &Spanned<DeValue<'_>>| {
        let span = value.span();
        let heading = !value.get_ref().is_array() && text.get(span.clone())?.starts_with('[');
        let tables = value.get_ref().as_array();
        let headings = tables.is_some_and(|list| {
            let mut tables = list.iter();
            tables.any(|one| {
                text.get(one.span())
                    .is_some_and(|raw| raw.starts_with("[["))
            })
        });
        let is_inline = !heading && !headings;
        match value.get_ref() {
            DeValue::Table(inner) if is_inline && !text[span.clone()].starts_with('{') => {
                last_value(inner, text)
            }
            _ => is_inline.then_some(span.end),
        }
    };
    table.iter().filter_map(|(_, value)| end(value)).max()
}

/// Returns the line end of a text, by its first line.
pub(super) fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').map_or(text, |end| &text[..end]);
    if first.ends_with('\r') { "\r\n" } else { "\n" }
}

/// Returns the patch that writes a line behind the one in which a byte stands, with the line ends
/// of the text.
pub(super) fn new_line(text: &str, at: usize, line: &str) -> Patch {
    let end = line_end(text);
    match text[at..].find('\n') {
        Some(next) => {
            let before = text[at..at + next].trim_end_matches('\r');
            let at = at + before.len();
            (at..at, format!("{end}{line}"))
        }
        // A file without a line end at its end stays so, and is the same once the line is taken back.
        None => (text.len()..text.len(), format!("{end}{line}")),
    }
}

/// Returns the patch that writes lines above the first heading of a text, with its line ends.
pub(super) fn above_headings(text: &str, lines: &[String]) -> Patch {
    let (table, _) = DeTable::parse_recoverable(text);
    new_lines(table.get_ref(), text, lines)
}

/// Returns the patch that writes lines above the first heading of a text that is parsed already.
fn new_lines(root: &DeTable<'_>, text: &str, lines: &[String]) -> Patch {
    let end = line_end(text);
    let last = last_value(root, text).unwrap_or(0);
    new_line(text, last, &lines.join(end))
}

/// Returns the patch that writes a table for a day, with one line, above the first heading.
pub(super) fn new_day(
    root: &DeTable<'_>,
    text: &str,
    (track, day): (Option<&str>, &str),
    line: String,
) -> Patch {
    // In quotation marks, since Taplo takes a bare day for a date and refuses it.
    let heading = match track {
        Some(key) => format!("[tracks.{}.days.\"{day}\"]", quoted(key)),
        None => format!("[days.\"{day}\"]"),
    };
    new_lines(root, text, &[String::new(), heading, line])
}
