//! The errors of the TOML parser as faults, and the decision if the rest can still be read.

mod characters;
mod duplicate;
mod index;
mod line;
mod merge;
mod newer;
mod structure;
mod value;

pub(super) use characters::{faults as strange_characters, is_not_toml};
pub(super) use merge::faults as unfinished_merges;
pub(super) use value::bad_date;

use toml::de::{DeTable, Error};

use self::index::{Lines, Values};
use super::reader::Reading;
use crate::source::Span;

/// Reports what the parser found, and returns true if every error stayed within one value, so that
/// the text around it can be read; otherwise only the first error is reported, since the ones after
/// it are mostly its echoes.
pub(super) fn judge(
    errors: &[Error],
    table: &DeTable<'_>,
    text: &str,
    found: &mut Reading,
) -> bool {
    let characters = characters::faults(text);
    if !characters.is_empty() && !errors.is_empty() {
        found.faults = characters;
        return false;
    }
    found.faults.extend(characters);
    if !errors.is_empty() && !report_each(errors, table, text, found) {
        return false;
    }
    found.faults.extend(newer::faults(table, text));
    true
}

/// Reports each error, and returns false at the first that did not stay within a value.
fn report_each(errors: &[Error], table: &DeTable<'_>, text: &str, found: &mut Reading) -> bool {
    let (lines, values) = (Lines::of(text), Values::of(table));
    let mut echoes_until = 0;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        if error.message() == "duplicate key" {
            if span.start >= echoes_until {
                echoes_until = report_duplicate(&span, (table, &lines), text, found);
            }
        } else if let Some(value) = values.enclosing(&span) {
            if !found.holes.contains(&value) {
                found.push(value::fault(value.clone(), &lines, text));
                found.holes.insert(value);
            }
        } else {
            found.faults = vec![structure::fault(error, &span, text)];
            return false;
        }
    }
    true
}

/// Reports a key or heading that is written twice, and returns the byte up to which only its echoes
/// follow.
fn report_duplicate(
    again: &Span,
    (table, lines): (&DeTable<'_>, &Lines<'_>),
    text: &str,
    found: &mut Reading,
) -> usize {
    let line = lines.line_at(again.start);
    let header = line.map_or("", |line| line.content);
    let single = (header == "[meeting]").then(|| duplicate::single_brackets(table, text));
    if let Some((faults, hole)) = single.flatten() {
        found.faults.extend(faults);
        found.holes.insert(hole);
        return text.len();
    }
    found.push(duplicate::fault(again, lines, text));
    if header.starts_with('[') {
        duplicate::next_header(text, again.end)
    } else {
        again.end
    }
}

/// Returns the byte at which the line around a byte begins, and this line.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let before = text.get(..at.min(text.len())).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (start, text[start..].lines().next().unwrap_or_default())
}

/// Returns a line without its comment and the space around it.
fn without_comment(line: &str) -> &str {
    line.split('#').next().unwrap_or_default().trim()
}
