//! Faults of a line with a key and a value, or of one that should be such a line.

use super::{structure::not_toml, without_comment};
use crate::{fault::Fault, source::Span};

/// Finds the mistake in a line; `span` is that of the error of the parser, `whole` that of the line.
pub(super) fn fault(line: &str, span: &Span, whole: &Span) -> Option<Fault> {
    let (key, value) = match line.split_once('=') {
        Some((key, value)) => (key.trim(), value.trim()),
        None => return Some(no_equals_sign(line, whole)),
    };
    no_value(value, whole)
        .or_else(|| typographic_quotes(key, value, whole))
        .or_else(|| open_text_in_braces(value, whole))
        .or_else(|| no_break_space(line, value, whole))
        .or_else(|| bad_text(key, value, span, whole))
        .or_else(|| no_opening_quote(key, value, whole))
        .or_else(|| key_of_words(key, value, whole))
}

fn no_value(value: &str, whole: &Span) -> Option<Fault> {
    value.is_empty().then(|| {
        not_toml("nothing stands after the `=`", whole)
            .label("no value")
            .help("write the value, or delete the line")
    })
}

/// Returns the fault of a text in quotation marks that are not straight.
fn typographic_quotes(key: &str, value: &str, whole: &Span) -> Option<Fault> {
    value.starts_with(['“', '„', '«', '‘', '”']).then(|| {
        let inner = value.trim_matches(['“', '”', '„', '«', '»', '‘', '’', '\u{a0}', ' ']);
        not_toml("a text does not stand in straight quotation marks", whole)
            .label("other quotation marks")
            .write(format!("{key} = \"{inner}\""))
            .machine_applicable(!inner.contains(['"', '\\']))
    })
}

fn open_text_in_braces(value: &str, whole: &Span) -> Option<Fault> {
    (value.starts_with('{') && count_quotes(value) % 2 == 1).then(|| {
        not_toml("a text between braces is not closed", whole)
            .label("a quotation mark is missing in this line")
            .help("let every text between the braces begin and end with `\"`: `{ en = \"…\", fr = \"…\" }`")
    })
}

fn no_break_space(line: &str, value: &str, whole: &Span) -> Option<Fault> {
    (line.contains('\u{a0}') && !value.starts_with('"')).then(|| {
        let plain = line.trim().replace('\u{a0}', " ");
        not_toml("a line holds a no-break space", whole)
            .label("looks like a blank, and is none")
            .edit("write plain blanks instead", plain)
            .machine_applicable(true)
    })
}

fn no_opening_quote(key: &str, value: &str, whole: &Span) -> Option<Fault> {
    (value.ends_with('"') && count_quotes(value) == 1).then(|| {
        not_toml("a text does not begin with a quotation mark", whole)
            .label("a quotation mark is missing")
            .write(format!("{key} = \"{value}"))
            .machine_applicable(true)
    })
}

fn key_of_words(key: &str, value: &str, whole: &Span) -> Option<Fault> {
    key.contains(' ').then(|| {
        not_toml("a key is one word", whole)
            .label("a blank stands before the `=`")
            .write(format!("{} = {value}", key.replace(' ', "-")))
    })
}

/// Counts the quotation marks that begin or end a text.
fn count_quotes(value: &str) -> usize {
    value.replace("\\\"", "").matches('"').count()
}

fn no_equals_sign(line: &str, whole: &Span) -> Fault {
    let fault =
        not_toml("a line is neither `key = value` nor a heading", whole).label("not understood");
    let (key, value) = line.split_once(':').unwrap_or((line, ""));
    let (key, value) = (key.trim(), value.trim());
    let is_key = key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    if is_key && !value.is_empty() {
        fault.write(format!("{key} = {}", as_value(value)))
    } else if without_comment(line) == "meeting" {
        fault.write("[[meeting]]")
    } else if without_comment(line).starts_with("groups.") && !without_comment(line).contains(' ') {
        fault.write(format!("[{}]", without_comment(line)))
    } else {
        fault.help("write `key = value`, or begin the line with `#` to make it a remark")
    }
}

/// Returns a value as it stands, or in quotation marks if it can only be a text.
fn as_value(value: &str) -> String {
    let is_value = value.starts_with([
        '"', '\'', '[', '{', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    ]);
    if is_value || ["true", "false"].contains(&value) {
        value.to_owned()
    } else {
        format!("\"{value}\"")
    }
}

/// Returns the fault of a value that begins with a quotation mark.
fn bad_text(key: &str, value: &str, span: &Span, whole: &Span) -> Option<Fault> {
    if !value.starts_with('"') {
        return None;
    }
    Some(match count_quotes(value) {
        1 => not_toml("a text is not closed", whole)
            .label("a quotation mark is missing")
            .write(format!("{key} = {value}\""))
            .help("a text of several lines begins and ends with `\"\"\"`"),
        2 if value.contains('\\') && value.ends_with('"') => not_toml(
            "a text holds a backslash",
            span,
        )
        .label("a backslash changes what follows it")
        .help("write `\\\\` for a backslash; between a group and its sub-working group stands `/`"),
        2 => trailing_text(value, span, whole),
        _ if value.contains("\",") => several_texts(key, value, whole),
        _ => not_toml("a quotation mark stands inside a text", span)
            .label("the text ended before this")
            .help("write `\\\"` for a quotation mark inside a text"),
    })
}

fn trailing_text(value: &str, span: &Span, whole: &Span) -> Fault {
    let rest = span.start..whole.end.max(span.end);
    let fault = not_toml("something stands after the value", &rest).label("not expected here");
    if value.ends_with(['"', ',', ';', '.']) && rest.len() == 1 {
        return fault.edit("delete it", "").machine_applicable(true);
    }
    let typed = value.rsplit('"').next().unwrap_or_default().trim();
    fault.edit("make it a remark, or delete it", format!("# {typed}"))
}

fn several_texts(key: &str, value: &str, whole: &Span) -> Fault {
    let fault = not_toml("several texts stand after the `=`", whole);
    if ["sessions", "languages", "outputs", "co-chairs"].contains(&key) {
        fault
            .label("a list stands in square brackets")
            .write(format!("{key} = [{value}]"))
    } else {
        fault
            .label("there can be only one")
            .help("write one text between quotation marks")
    }
}
