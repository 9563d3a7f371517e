//! Notation that only the newest TOML has, which editors and other programs do not read yet.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    fault::{Code, Fault, Faults, Path},
    source::Span,
};

/// Returns the faults of notation that TOML 1.0 does not have.
pub(super) fn faults(table: &DeTable<'_>, text: &str) -> Faults {
    let mut faults = Faults::new();
    if may_hold_any(text) {
        visit_table(table, text, &mut faults);
    }
    faults
}

/// True if a text has braces or a backslash, without which there is no such notation.
fn may_hold_any(text: &str) -> bool {
    text.contains('{') || text.contains("\\e") || text.contains("\\x")
}

fn visit_table(table: &DeTable<'_>, text: &str, faults: &mut Faults) {
    for value in table.values() {
        visit(value, text, faults);
    }
}

fn visit(value: &Spanned<DeValue<'_>>, text: &str, faults: &mut Faults) {
    let span = value.span();
    let raw = text.get(span.clone()).unwrap_or_default();
    match value.get_ref() {
        DeValue::Table(table) => {
            if raw.starts_with('{') {
                faults.extend(braces(table, raw, &span));
            }
            visit_table(table, text, faults);
        }
        DeValue::Array(array) => array
            .iter()
            .for_each(|element| visit(element, text, faults)),
        DeValue::String(_) if raw.starts_with('"') => faults.extend(escape(raw, &span)),
        _ => {}
    }
}

fn newer_toml(message: &str, span: &Span) -> Fault {
    Fault::new(Code::NewerToml, message, Path::default())
        .span(Some(span.clone()))
        .label("editors do not read this yet")
}

/// Returns the fault of a table in braces with several lines, or with a comma at its end.
fn braces(table: &DeTable<'_>, raw: &str, span: &Span) -> Option<Fault> {
    let last = table.values().map(|value| value.span().end).max()?;
    let rest = raw.get(last.checked_sub(span.start)?..)?;
    if !rest.contains(',') && !raw.contains('\n') {
        return None;
    }
    let texts_span_lines = table.values().any(|value| {
        let inner = value.span();
        let raw_value = raw.get(inner.start - span.start..inner.end - span.start);
        raw_value.is_some_and(|raw_value| raw_value.contains('\n'))
    });
    if texts_span_lines && !rest.contains(',') {
        return None;
    }
    let fault = newer_toml(
        "a table in braces has several lines, or a comma at its end",
        span,
    );
    Some(if texts_span_lines || raw.contains('#') {
        fault.help("write it on one line, without a comma before the `}`")
    } else {
        let joined = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let entries = joined
            .trim_end_matches('}')
            .trim_end()
            .trim_end_matches(',');
        fault
            .edit("write it on one line", format!("{entries} }}"))
            .machine_applicable(false)
    })
}

/// Returns the fault of the first `\e` or `\xHH` in a text.
fn escape(raw: &str, span: &Span) -> Option<Fault> {
    let mut characters = raw.char_indices();
    while let Some((at, c)) = characters.next() {
        if c == '\\' {
            let (_, escaped) = characters.next()?;
            if matches!(escaped, 'e' | 'x') {
                let start = span.start + at;
                let fault = newer_toml(
                    "a text holds an escape of a newer TOML",
                    &(start..start + 2),
                );
                return Some(fault.help("write the character itself, or `\\\\u` and four digits"));
            }
        }
    }
    None
}
