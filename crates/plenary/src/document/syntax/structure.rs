//! The first error after which the rest of a text cannot be trusted, in words.

use toml::de::Error;

use super::{line, line_at, merge, without_comment};
use crate::{
    document::quoted,
    fault::{Code, Fault, Path},
    source::Span,
};

pub(super) fn fault(error: &Error, error_span: &Span, text: &str) -> Fault {
    if error.message().starts_with(TOO_MANY_PARTS) {
        return many_parts(text);
    }
    let end = error_span.end.min(text.len());
    let span = error_span.start.min(end)..end;
    let (start, line) = line_at(text, span.start);
    let indent = line.trim_end().len() - line.trim().len();
    let trimmed = start + indent..start + line.trim_end().len();
    let whole = if trimmed.is_empty() {
        start..start + line.len()
    } else {
        trimmed
    };
    let message = error.message();
    unclosed_text(message, &span, text)
        .or_else(|| merge::stray(line, start))
        .or_else(|| odd_space(line, start))
        .or_else(|| early_end(&span, text))
        .or_else(|| unclosed_braces(&span, text))
        .or_else(|| unclosed_list(message, &span, text))
        .or_else(|| heading(line, &whole, text))
        .or_else(|| line::fault(line, &span, &whole))
        .unwrap_or_else(|| parser_fault(message, &span))
}

/// Returns the fault of a space that TOML does not know, such as comes along with what is copied
/// from a letter.
fn odd_space(line: &str, start: usize) -> Option<Fault> {
    let mut quote = None;
    let mut outside = line.char_indices().filter(|(_, c)| {
        match quote {
            None if matches!(c, '"' | '\'') => quote = Some(*c),
            Some(opening) if opening == *c => quote = None,
            _ => {}
        }
        quote.is_none()
    });
    let (at, c) = outside
        .by_ref()
        .take_while(|(_, c)| *c != '#')
        .find(|(_, c)| c.is_whitespace() && !c.is_ascii())?;
    let (at, number) = (start + at, u32::from(c));
    let message = format!("a blank is not a plain one: U+{number:04X} stands between the words");
    let fault = not_toml(&message, &(at..at + c.len_utf8()))
        .label("looks like a blank")
        .edit("write a plain blank", " ");
    Some(fault.machine_applicable(true))
}

/// The message of the parser for a key with more parts than it reads, without its place.
const TOO_MANY_PARTS: &str = "recursion limit";

/// The most names with dots between them that the parser reads.
const MOST_PARTS: usize = 80;

fn many_parts(text: &str) -> Fault {
    let dots = |line: &str| line.bytes().filter(|byte| *byte == b'.').count() >= MOST_PARTS;
    let mut start = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        start += line.len();
        (start - line.len(), line.trim_end())
    });
    let (start, line) = lines.find(|(_, line)| dots(line)).unwrap_or_default();
    let message = format!("a key has {MOST_PARTS} parts or more");
    not_toml(&message, &(start..start + line.len()))
        .label("too many dots")
        .help("write fewer names with dots between them")
}

pub(super) fn not_toml(message: &str, at: &Span) -> Fault {
    Fault::new(Code::NotToml, message, Path::default()).span(Some(at.clone()))
}

/// Returns the fault of a text of several lines that is never closed; its end is the end of the
/// file.
fn unclosed_text(message: &str, span: &Span, text: &str) -> Option<Fault> {
    if !message.starts_with("invalid multi-line") {
        return None;
    }
    let quotes = if message.contains("literal") {
        "'''"
    } else {
        "\"\"\""
    };
    let opening = text.get(..span.start)?.rfind(quotes)?;
    let fault = not_toml(
        "a text of several lines is not closed",
        &(opening..opening + 3),
    )
    .label("it begins here");
    Some(fault.help(format!("end the text with `{quotes}`")))
}

/// Returns the fault of a list that is not closed: the parser notices only at what follows it.
fn unclosed_list(message: &str, span: &Span, text: &str) -> Option<Fault> {
    if !message.contains("array") || message.contains("table") {
        return None;
    }
    let before = text.get(..span.start)?;
    let opening = before
        .rfind("= [")
        .map(|at| at + 2)
        .or_else(|| before.rfind("=[").map(|at| at + 1))?;
    let rest = text.get(span.start..)?;
    let goes_on = rest
        .find(']')
        .is_some_and(|end| !rest[..end].contains(['=', '[']));
    let fault = if goes_on {
        not_toml("two elements of a list stand side by side", span)
            .label("a comma is missing before this")
            .help("put a comma between them")
    } else {
        not_toml("a list is not closed", &(opening..opening + 1))
            .label("it begins here")
            .help("end it with `]`")
    };
    Some(fault)
}

/// Returns the fault of a text of several lines that was closed by the beginning of the next one, so
/// that what follows it is read as anything but a text.
fn early_end(span: &Span, text: &str) -> Option<Fault> {
    const QUOTES: &str = "\"\"\"";
    let before = text.get(..span.start)?;
    let closed = before.rfind(QUOTES)?;
    let opened = before.get(..closed)?.rfind(QUOTES)?;
    let is_closing = before.matches(QUOTES).count() % 2 == 0;
    let lines_since = before.get(closed..)?.lines().count();
    let (_, line) = line_at(text, closed);
    let opens_another = line.contains("= \"\"\"") && line_at(text, opened).1 != line;
    (is_closing && lines_since <= 2 && opens_another).then(|| {
        let place = |at: usize| at..at + QUOTES.len();
        not_toml("a text of several lines ended too soon", &place(closed))
            .label("this was to begin another text, and ends the one before")
            .and(Path::default())
            .span(Some(place(opened)))
            .label("the text that it ends")
            .help("write `\"\"\"` where that text should end, before this")
    })
}

/// Returns the fault of braces that are not closed on their line.
fn unclosed_braces(span: &Span, text: &str) -> Option<Fault> {
    let before = text.get(..span.start)?.trim_end();
    let opening = before.rfind("= {").map(|at| at + 2)?;
    let (start, line) = line_at(text, opening);
    let is_near = text[start..span.start].lines().count() <= 2;
    (is_near && !line.contains('}')).then(|| {
        let end = start + line.trim_end().len();
        not_toml("a table in braces is not closed", &(opening..end))
            .label("it begins here")
            .write(format!("{} }}", text[opening..end].trim_end_matches(',')))
    })
}

/// Returns the fault of a line that begins with a bracket.
fn heading(line: &str, whole: &Span, text: &str) -> Option<Fault> {
    let header = without_comment(line).trim_end_matches([':', ';', '.', ',']);
    let brackets = header.bytes().take_while(|&byte| byte == b'[').count();
    let inner = header.get(brackets..)?.trim_end_matches(']');
    let is_heading = brackets > 0 && !inner.is_empty();
    let odd = |key: &str| !key.starts_with('"') && quoted(key.trim()).starts_with('"');
    let (open, close) = ("[".repeat(brackets), "]".repeat(brackets));
    let is_path = inner.split('/').all(|key| !odd(key)) && inner.contains('/');
    let inner = if is_path {
        inner.replace('/', ".")
    } else {
        inner.to_owned()
    };
    if header.len() < without_comment(line).len() || is_path {
        let fault = not_toml("a heading is not written as one", whole).label("not understood");
        return is_heading.then(|| fault.write(format!("{open}{inner}{close}")));
    }
    if is_heading && inner.split('.').any(odd) {
        let keys: Vec<_> = inner
            .split('.')
            .map(|key| heading_key(key.trim(), text))
            .collect();
        let message = "a heading holds more than letters, digits and hyphens";
        let fault = not_toml(message, whole).label("needs quotation marks");
        return Some(fault.write(format!("{open}{}{close}", keys.join("."))));
    }
    (is_heading && !header.ends_with(&close)).then(|| {
        not_toml("a heading in brackets is not closed", whole)
            .label("not closed")
            .write(format!("{open}{inner}{close}"))
            .machine_applicable(true)
    })
}

/// Returns a key as it stands in a heading: with a hyphen for the space, if a meeting calls it so.
fn heading_key(key: &str, text: &str) -> String {
    let joined = key.replace(' ', "-");
    let used = joined != key && text.contains(&format!("\"{joined}\""));
    quoted(if used { &joined } else { key })
}

/// Returns a fault with the message of the parser, or with a better one if there is one.
fn parser_fault(message: &str, at: &Span) -> Fault {
    let known = PARSER_MESSAGES
        .iter()
        .find(|(start, ..)| message.starts_with(start));
    let unknown = (message, "look at this line and at the one above it");
    let (message, help) = known.map_or(unknown, |(_, message, help)| (*message, *help));
    not_toml(message, at).label("here").help(help)
}

/// Beginnings of messages of the parser, with a message and a help instead.
const PARSER_MESSAGES: [(&str, &str, &str); 5] = [
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
