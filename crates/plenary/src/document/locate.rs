//! The search for the bytes of a source at which a path in a schedule leads.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{entries, raw::range_in_source};
use crate::{
    fault::{Fault, Label, Part, Path, Step},
    source::Span,
};

/// Finds the bytes that each label speaks of. What is not there is looked for in the table that
/// should hold it; a label on the whole file stays without.
pub(super) fn locate<'f>(
    faults: impl Iterator<Item = &'f mut Fault>,
    root: &DeTable<'_>,
    text: &str,
) {
    for fault in faults {
        for label in fault.labels_mut() {
            label.span = label.span.take().or_else(|| span(label, root, text));
        }
        for edit in fault.edits_mut() {
            if entries::adds_or_deletes(edit) {
                (edit.span, edit.replacement) = match entries::change(edit, root, text) {
                    Some((span, written)) => (Some(span), written),
                    None => (None, edit.place.text.clone()),
                };
                continue;
            }
            let known = edit.place.span.take();
            edit.span = known.or_else(|| span(&edit.place, root, text));
        }
    }
}

fn span(label: &Label, root: &DeTable<'_>, text: &str) -> Option<Span> {
    let found = find(&label.path, root)?;
    let span = match (&label.part, found.key) {
        (Part::Key, Some(key)) => key,
        (Part::Within(part), _) => part_span(part, found.value, text),
        _ => found.value.span(),
    };
    let clipped = span.start.min(text.len())..span.end.min(text.len());
    text.get(clipped.clone()).map(|_| clipped)
}

struct Target<'t, 'i> {
    key: Option<Span>,
    value: &'t Spanned<DeValue<'i>>,
}

/// Returns the value at a path, or the last one that there is on the way to it.
fn find<'t, 'i>(path: &Path, root: &'t DeTable<'i>) -> Option<Target<'t, 'i>> {
    let mut steps = path.steps().iter();
    let mut found = match steps.next()? {
        Step::Key(key) => entry(root, key)?,
        Step::Index(_) => return None,
    };
    for step in steps {
        let next = match (step, found.value.get_ref()) {
            (Step::Key(key), DeValue::Table(table)) => entry(table, key),
            (Step::Index(index), DeValue::Array(array)) => {
                let value = array.get(*index);
                value.map(|value| Target { key: None, value })
            }
            _ => None,
        };
        match next {
            Some(next) => found = next,
            None => break,
        }
    }
    Some(found)
}

fn entry<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<Target<'t, 'i>> {
    let (key, value) = table.get_key_value(key)?;
    let key = Some(key.span());
    Some(Target { key, value })
}

/// Returns the bytes of the source that hold a part of a text, or those of the whole text.
fn part_span(part: &Span, value: &Spanned<DeValue<'_>>, source: &str) -> Span {
    let whole = value.span();
    let raw = source.get(whole.clone()).unwrap_or_default();
    let found = range_in_source(raw, part);
    let span = whole.start + found.start..whole.start + found.end;
    if source.get(span.clone()).is_some() {
        span
    } else {
        whole
    }
}
