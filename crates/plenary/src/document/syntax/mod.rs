//! What the TOML parser found, in words, and whether the rest can still be read.

mod characters;
mod duplicate;
mod newer;
mod structure;
mod value;

pub(super) use value::bad_date;

use toml::de::{DeTable, DeValue, Error};

use super::reader::Found;
use crate::source::Span;

/// Reports what the parser found. True when every error stayed within one value, so that what
/// stands around it can be read; otherwise only the first error is reported, since the ones after
/// it are mostly its echoes.
pub(super) fn judge(errors: &[Error], table: &DeTable<'_>, text: &str, found: &mut Found) -> bool {
    let characters = characters::faults(text);
    if !characters.is_empty() && !errors.is_empty() {
        found.faults = characters;
        return false;
    }
    found.faults.extend(characters);
    let mut echoes_until = 0;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        if error.message() == "duplicate key" {
            if span.start >= echoes_until {
                echoes_until = repeated(&span, table, text, found);
            }
        } else if let Some(value) = value_around(&span, table) {
            if !found.holes.contains(&value) {
                found.push(value::fault(value.clone(), text));
                found.holes.insert(value);
            }
        } else {
            found.faults = vec![structure::fault(error, &span, text)];
            return false;
        }
    }
    found.faults.extend(newer::faults(table, text));
    true
}

/// Reports what is written twice, and says up to where only its echoes follow.
fn repeated(again: &Span, table: &DeTable<'_>, text: &str, found: &mut Found) -> usize {
    if let Some((faults, hole)) = duplicate::single_brackets(again, table, text) {
        found.faults.extend(faults);
        found.holes.insert(hole);
        return text.len();
    }
    found.push(duplicate::fault(again, text));
    let (_, line) = line_at(text, again.start);
    if bare(line).starts_with('[') {
        duplicate::next_header(text, again.end)
    } else {
        again.end
    }
}

/// The bytes of the value that an error lies in, where the parser could go on after it.
fn value_around(error: &Span, table: &DeTable<'_>) -> Option<Span> {
    table.iter().find_map(|(_, value)| within(error, value))
}

fn within(error: &Span, value: &toml::Spanned<DeValue<'_>>) -> Option<Span> {
    let span = value.span();
    let covers = span.start <= error.start && error.end <= span.end && !error.is_empty();
    match value.get_ref() {
        DeValue::Table(table) => value_around(error, table),
        DeValue::Array(array) => array.iter().find_map(|element| within(error, element)),
        DeValue::String(_) => (span == *error).then_some(span),
        _ => covers.then_some(span),
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
