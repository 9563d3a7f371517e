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
    start: usize,
}

impl<'t, 'i> TableEditor<'t, 'i> {
    /// Makes an editor of the keys above the first heading.
    pub(super) fn top(table: &'t DeTable<'i>) -> Self {
        Self { table, start: 0 }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    pub(super) fn table(&self) -> &'t DeTable<'i> {
        self.table
    }

    /// Returns the byte at which the table begins.
    pub(super) const fn start(&self) -> usize {
        self.start
    }

    /// Returns the patch that writes a key and its value in the place of another key of this table; none
    /// if that key is not there, or is written in parts with dots or a heading.
    pub(super) fn replace(
        &self,
        text: &str,
        old: &str,
        (key, value): (&str, &str),
    ) -> Option<Patch> {
        let (name, is) = self.table.get_key_value(old)?;
        let between = text.get(name.span().end..is.span().start)?;
        let span = name.span().start..is.span().end;
        (between.trim() == "=").then(|| (span, format!("{key} = {value}")))
    }

    pub(super) fn of(value: &'t Spanned<DeValue<'i>>) -> Option<Self> {
        let start = value.span().start;
        let table = value.get_ref().as_table()?;
        Some(Self { table, start })
    }

    /// Returns the patch that gives a value to a key of this table.
    pub(super) fn change(&self, text: &str, key: &str, value: &str) -> Patch {
        if let Some(old) = self.table.get(key) {
            return (old.span(), value.to_owned());
        }
        if self.start > 0 && text[self.start..].starts_with('{') {
            let last = last_value(self.table, text);
            let comma = if last.is_some() { ", " } else { " " };
            let at = last.unwrap_or(self.start + 1);
            return (at..at, format!("{comma}{key} = {value}"));
        }
        let last = last_value(self.table, text).unwrap_or(self.start);
        new_line(text, last, &format!("{key} = {value}"))
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
fn new_line(text: &str, at: usize, line: &str) -> Patch {
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
