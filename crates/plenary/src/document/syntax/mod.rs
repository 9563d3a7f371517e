//! What the TOML parser found, in words, and whether the rest can still be read.

mod characters;
mod duplicate;
mod index;
mod newer;
mod structure;
mod value;

pub(super) use characters::{faults as strange_characters, is_no_toml};
pub(super) use value::bad_date;

use toml::de::{DeTable, Error};

use self::index::{Lines, Values};
use super::reader::Reading;
use crate::source::Span;

/// Reports what the parser found. True when every error stayed within one value, so that what
/// stands around it can be read; otherwise only the first error is reported, since the ones after
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
    if !errors.is_empty() && !each(errors, table, text, found) {
        return false;
    }
    found.faults.extend(newer::faults(table, text));
    true
}

/// Reports each error; false at the first that did not stay within a value.
fn each(errors: &[Error], table: &DeTable<'_>, text: &str, found: &mut Reading) -> bool {
    let (lines, values) = (Lines::of(text), Values::of(table));
    let mut echoes_until = 0;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        if error.message() == "duplicate key" {
            if span.start >= echoes_until {
                echoes_until = repeated(&span, (table, &lines), text, found);
            }
        } else if let Some(value) = values.around(&span) {
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

/// Reports what is written twice, and says up to where only its echoes follow.
fn repeated(
    again: &Span,
    (table, lines): (&DeTable<'_>, &Lines<'_>),
    text: &str,
    found: &mut Reading,
) -> usize {
    let line = lines.around(again.start);
    let header = line.map_or("", |line| line.bare);
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

/// The line around a byte, and where it begins.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let before = text.get(..at.min(text.len())).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (start, text[start..].lines().next().unwrap_or_default())
}

/// A line without its remark and the blanks around it.
fn bare(line: &str) -> &str {
    line.split('#').next().unwrap_or_default().trim()
}
