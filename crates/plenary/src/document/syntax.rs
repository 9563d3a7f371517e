//! What the TOML parser found, in words, and whether the rest can still be read.

use chrono::{Datelike, Months, NaiveDate};
use toml::de::{DeTable, DeValue, Error};

use crate::{
    fault::{Code, Fault, Faults, Path},
    source::Span,
};

/// Reports what the parser found. True when every error stayed within one value, so that what
/// stands around it can be read; otherwise only the first error is reported, since the ones after
/// it are mostly its echoes.
pub(super) fn judge(
    errors: &[Error],
    table: &DeTable<'_>,
    text: &str,
    faults: &mut Faults,
) -> bool {
    let mut echoes_until = 0;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        if error.message() == "duplicate key" {
            if span.start >= echoes_until {
                faults.push(duplicate(&span, text));
                echoes_until = next_header(text, span.end);
            }
        } else if let Some(value) = value_around(&span, table) {
            faults.push(bad_value(value, text));
        } else {
            *faults = vec![not_toml(error, span, text)];
            return false;
        }
    }
    true
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

/// A value that is neither in quotation marks nor anything else that TOML knows.
fn bad_value(span: Span, text: &str) -> Fault {
    let typed = text.get(span.clone()).unwrap_or_default().trim();
    let fault =
        |code, message: String| Fault::new(code, message, Path::default()).span(Some(span.clone()));
    if let Some(fault_of_date) = bad_date(typed) {
        let (message, label, help) = fault_of_date;
        return fault(Code::BadDate, message).label(label).help(help);
    }
    let bare = typed.trim_matches(['“', '”', '„', '«', '»', '‘', '’', '\'', ' ']);
    if typed.starts_with(|c: char| c.is_ascii_digit()) && typed.contains(':') {
        fault(
            Code::BadHours,
            format!("`{typed}` is not in quotation marks"),
        )
        .label("hours stand in quotation marks")
        .help(format!("write `\"{typed}\"`"))
    } else {
        fault(
            Code::NotToml,
            format!("`{typed}` is not in quotation marks"),
        )
        .label("a text stands in straight quotation marks")
        .help(format!("write `\"{bare}\"`"))
    }
}

/// Message, label and help for what was meant as a date.
fn bad_date(typed: &str) -> Option<(String, String, String)> {
    let iso: Vec<_> = typed.split('-').collect();
    let numbers: Vec<u32> = iso.iter().filter_map(|part| part.parse().ok()).collect();
    if let ([year, month, day], true) = (&numbers[..], typed.len() == 10) {
        let month_begins = NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, 1);
        let Some(begins) = month_begins else {
            let message = format!("a year has no month {month}");
            let help = "write the date as year-month-day, such as `2026-03-16`";
            return Some((message, "not a date".to_owned(), help.to_owned()));
        };
        let last = begins.checked_add_months(Months::new(1))?.pred_opt()?;
        let name = begins.format("%B %Y");
        return Some((
            format!("there is no {day} {name}"),
            format!("{name} has {} days", last.day()),
            format!("write another day; the last of that month is `{last}`"),
        ));
    }
    let meant = meant_date(typed)?;
    Some((
        format!("`{typed}` is not written as a date"),
        "dates are written year-month-day".to_owned(),
        format!("write `{meant}`, which is {}", meant.format("%-d %B %Y")),
    ))
}

/// The day that a date in another notation means.
pub(super) fn meant_date(typed: &str) -> Option<NaiveDate> {
    const NOTATIONS: [&str; 7] = [
        "%Y-%m-%d",
        "%d.%m.%Y",
        "%d/%m/%Y",
        "%Y/%m/%d",
        "%d-%m-%Y",
        "%d %B %Y",
        "%B %d, %Y",
    ];
    let parse = |notation: &&str| NaiveDate::parse_from_str(typed.trim(), notation).ok();
    let dates = NOTATIONS.iter().find_map(|notation| parse(&notation));
    dates.filter(|date| date.year() > 1000)
}

/// A key or a table that is written twice, with both places.
fn duplicate(again: &Span, text: &str) -> Fault {
    let name = text.get(again.clone()).unwrap_or_default();
    let line_start = text[..again.start].rfind('\n').map_or(0, |end| end + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let header = bare(line);
    let is_group = header.starts_with("[groups.");
    let fault = if is_group {
        Fault::new(
            Code::DuplicateGroup,
            format!("the group `{name}` is declared twice"),
            Path::default(),
        )
        .help("delete one of the two, or give it another acronym")
    } else if header == "[meeting]" {
        Fault::new(
            Code::DuplicateKey,
            "`[meeting]` is written twice",
            Path::default(),
        )
        .help("write `[[meeting]]`, with two brackets, above every meeting")
    } else {
        Fault::new(
            Code::DuplicateKey,
            format!("`{name}` is written twice"),
            Path::default(),
        )
        .help("delete one of the two lines")
    };
    let fault = fault.span(Some(again.clone())).label("here again");
    match first_place(header, name, text, line_start) {
        Some(first) => fault
            .and(Path::default())
            .span(Some(first))
            .label("first here"),
        None => fault,
    }
}

/// The name's earlier place: in the same header, or before the same `=` under one header.
fn first_place(header: &str, name: &str, text: &str, before: usize) -> Option<Span> {
    let is_header = header.starts_with('[');
    let mut first = None;
    let mut offset = 0;
    for line in text[..before].split_inclusive('\n') {
        let this = bare(line);
        let key = this.split('=').next().unwrap_or_default().trim();
        if is_header && this == header || !is_header && key == name {
            let column = line.find(name).unwrap_or(0);
            let span = offset + column..offset + column + name.len();
            first = first.or(Some(span));
        } else if !is_header && this.starts_with('[') {
            first = None;
        }
        offset += line.len();
    }
    first
}

/// A line without its remark and the blanks around it.
fn bare(line: &str) -> &str {
    line.split('#').next().unwrap_or_default().trim()
}

/// Where the next table begins: up to there a table declared twice brings only echoes.
fn next_header(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find("\n[").map_or(text.len(), |at| from + at)
}

/// The first error after which the rest of the text cannot be trusted.
fn not_toml(error: &Error, span: Span, text: &str) -> Fault {
    let found = error.message();
    let known = WORDS.iter().find(|(start, ..)| found.starts_with(start));
    let (message, help) = known.map_or((found, None), |(_, message, help)| (*message, Some(*help)));
    let end = span.end.min(text.len());
    let start = span.start.min(end);
    let fault = Fault::new(Code::NotToml, message, Path::default())
        .span(text.get(start..end).map(|_| start..end))
        .label("here");
    fault.help(help.unwrap_or("look at this line and at the one above it"))
}

/// The parser's errors, in words, with what to type.
const WORDS: [(&str, &str, &str); 12] = [
    (
        "invalid basic string",
        "a text is not closed, or holds a character that may not stand there",
        "end the text with a `\"`; write `\\\"` for a quotation mark inside it",
    ),
    (
        "invalid literal string",
        "a text is not closed, or holds a character that may not stand there",
        "end the text with the same `'` that it begins with",
    ),
    (
        "invalid multi-line basic string",
        "a text of several lines is not closed",
        "end the text with `\"\"\"`",
    ),
    (
        "unclosed table",
        "a heading in brackets is not closed",
        "end it with `]`",
    ),
    (
        "unclosed array table",
        "a heading in double brackets is not closed",
        "end it with `]]`",
    ),
    ("unclosed array", "a list is not closed", "end it with `]`"),
    (
        "missing comma between array elements",
        "two elements of a list stand side by side",
        "put a comma between them",
    ),
    (
        "unclosed inline table",
        "a table in braces is not closed",
        "end it with `}`",
    ),
    (
        "missing comma between key-value pairs",
        "two entries of a table in braces stand side by side",
        "put a comma between them",
    ),
    (
        "key with no value",
        "a line is neither `key = value` nor a heading in brackets",
        "write `key = value`, or begin the line with `#` to make it a remark",
    ),
    (
        "missing value",
        "nothing stands after the `=`",
        "write the value, or delete the line",
    ),
    (
        "string values must be quoted",
        "nothing stands after the `=`",
        "write the value, or delete the line",
    ),
];
