//! The first error after which the rest of a text cannot be trusted, in words.

use toml::de::Error;

use super::{bare, line_at};
use crate::{
    fault::{Code, Fault, Path},
    source::Span,
};

/// What is wrong, where, and what to type.
struct Finding {
    message: String,
    at: Span,
    label: &'static str,
    help: String,
}

pub(super) fn fault(error: &Error, span: &Span, text: &str) -> Fault {
    let end = span.end.min(text.len());
    let span = span.start.min(end)..end;
    let (start, line) = line_at(text, span.start);
    let whole = start + (line.len() - line.trim_start().len())..start + line.trim_end().len();
    let message = error.message();
    let found = open_text(message, &span, text)
        .or_else(|| open_list(message, &span, text))
        .or_else(|| heading(line, &whole))
        .or_else(|| in_line(line, &span, &whole))
        .unwrap_or_else(|| by_parser(message, span));
    let at = text.get(found.at.clone()).map(|_| found.at);
    Fault::new(Code::NotToml, found.message, Path::default())
        .span(at)
        .label(found.label)
        .help(found.help)
}

/// A text of several lines that is never closed; its end is the end of the file.
fn open_text(message: &str, span: &Span, text: &str) -> Option<Finding> {
    if !message.starts_with("invalid multi-line") {
        return None;
    }
    let quotes = if message.contains("literal") {
        "'''"
    } else {
        "\"\"\""
    };
    let opening = text.get(..span.start)?.rfind(quotes)?;
    Some(Finding {
        message: "a text of several lines is not closed".to_owned(),
        at: opening..opening + 3,
        label: "it begins here",
        help: format!("end the text with `{quotes}`"),
    })
}

/// A list that is not closed: the parser notices only at what follows it.
fn open_list(message: &str, span: &Span, text: &str) -> Option<Finding> {
    let of_list = message.contains("array") && !message.contains("table");
    if !of_list {
        return None;
    }
    let before = text.get(..span.start)?;
    let opening = before
        .rfind("= [")
        .map(|at| at + 2)
        .or_else(|| before.rfind("=[").map(|at| at + 1))?;
    let (_, line) = line_at(text, opening);
    if line_at(text, span.start).1 == line && line.contains(']') {
        return Some(Finding {
            message: "two elements of a list stand side by side".to_owned(),
            at: span.clone(),
            label: "a comma is missing before this",
            help: "put a comma between them".to_owned(),
        });
    }
    Some(Finding {
        message: "a list is not closed".to_owned(),
        at: opening..opening + 1,
        label: "it begins here",
        help: "end it with `]`".to_owned(),
    })
}

/// A line that begins with a bracket.
fn heading(line: &str, whole: &Span) -> Option<Finding> {
    let header = bare(line);
    let inner = header
        .strip_prefix('[')?
        .trim_start_matches('[')
        .trim_end_matches(']');
    let brackets = header.bytes().take_while(|&byte| byte == b'[').count();
    let closed = header.ends_with(&"]".repeat(brackets));
    let is_bare = |key: &str| {
        key.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    let odd = inner
        .split('.')
        .any(|key| !key.starts_with('"') && !is_bare(key.trim()));
    let finding = |message: &str, label, help| {
        let message = message.to_owned();
        let at = whole.clone();
        Some(Finding {
            message,
            at,
            label,
            help,
        })
    };
    if odd && !inner.is_empty() {
        let quoted = |key: &str| {
            if is_bare(key) {
                key.to_owned()
            } else {
                format!("\"{key}\"")
            }
        };
        let keys: Vec<_> = inner.split('.').map(|key| quoted(key.trim())).collect();
        let help = format!("write `[{}]`", keys.join("."));
        let message = "a heading holds more than letters, digits and hyphens";
        return finding(message, "needs quotation marks", help);
    }
    if closed {
        return None;
    }
    let close = "]".repeat(brackets);
    let help = format!("write `{}{inner}{close}`", "[".repeat(brackets));
    finding("a heading in brackets is not closed", "not closed", help)
}

/// A line with a key and a value, or that should be one.
fn in_line(line: &str, span: &Span, whole: &Span) -> Option<Finding> {
    let finding = |message: &str, at: &Span, label, help: String| {
        let (message, at) = (message.to_owned(), at.clone());
        Some(Finding {
            message,
            at,
            label,
            help,
        })
    };
    let Some((key, value)) = line.split_once('=') else {
        let (message, label) = (
            "a line is neither `key = value` nor a heading",
            "not understood",
        );
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let is_key = key
            .trim()
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'-');
        return if is_key && !value.trim().is_empty() {
            let help = format!(
                "write `=` instead of `:`: `{} = {}`",
                key.trim(),
                value.trim()
            );
            finding(message, whole, label, help)
        } else {
            let help = "write `key = value`, or begin the line with `#` to make it a remark";
            finding(message, whole, label, help.to_owned())
        };
    };
    let (key, value) = (key.trim(), value.trim());
    if value.is_empty() {
        let help = "write the value, or delete the line".to_owned();
        return finding("nothing stands after the `=`", whole, "no value", help);
    }
    if value.starts_with(['“', '„', '«', '‘', '”']) {
        let message = "a text does not stand in straight quotation marks";
        let inner = value.trim_matches(['“', '”', '„', '«', '»', '‘', '’', '\u{a0}', ' ']);
        let help = format!("write `{key} = \"{inner}\"`");
        return finding(message, whole, "other quotation marks", help);
    }
    if line.contains('\u{a0}') && !value.starts_with('"') {
        let help = "delete the blanks in this line and type them again".to_owned();
        let label = "looks like a blank, and is none";
        return finding("a line holds a no-break space", whole, label, help);
    }
    value
        .starts_with('"')
        .then(|| after_a_quote(key, value, span, whole))
}

/// A line whose value begins with a quotation mark.
fn after_a_quote(key: &str, value: &str, span: &Span, whole: &Span) -> Finding {
    let quotes = value.replace("\\\"", "").matches('"').count();
    let (message, at, label, help) = match quotes {
        1 => (
            "a text is not closed",
            whole,
            "a quotation mark is missing",
            format!("write `{key} = {value}\"`"),
        ),
        2 if value.contains('\\') && value.ends_with('"') => (
            "a text holds a backslash",
            span,
            "a backslash changes what follows it",
            "write `\\\\` for a backslash".to_owned(),
        ),
        2 => (
            "something stands after the value",
            span,
            "not expected here",
            "delete it, or begin it with `#` to make it a remark".to_owned(),
        ),
        _ if value.contains("\",") => (
            "several texts stand after the `=`",
            span,
            "not expected here",
            format!("write `{key} = [{value}]`"),
        ),
        _ => (
            "a quotation mark stands inside a text",
            span,
            "the text ended before this",
            "write `\\\"` for a quotation mark inside a text".to_owned(),
        ),
    };
    Finding {
        message: message.to_owned(),
        at: at.clone(),
        label,
        help,
    }
}

/// The parser's own words, where no better are known.
fn by_parser(message: &str, at: Span) -> Finding {
    let known = WORDS.iter().find(|(start, ..)| message.starts_with(start));
    let (message, help) = known.map_or(
        (message, "look at this line and at the one above it"),
        |(_, message, help)| (*message, *help),
    );
    Finding {
        message: message.to_owned(),
        at,
        label: "here",
        help: help.to_owned(),
    }
}

const WORDS: [(&str, &str, &str); 5] = [
    (
        "invalid literal string",
        "a text is not closed, or holds a character that may not stand there",
        "end the text with the same `'` that it begins with",
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
        "missing assignment between key-value pairs",
        "an entry of a table in braces has no `=`",
        "write it as in `{ en = \"…\", fr = \"…\" }`",
    ),
    (
        "cannot recurse further",
        "brackets stand within brackets too many times",
        "write fewer brackets",
    ),
];
