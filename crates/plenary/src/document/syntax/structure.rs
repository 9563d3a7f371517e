//! The first error after which the rest of a text cannot be trusted, in words.

use toml::de::Error;

use super::{bare, line_at};
use crate::{
    document::quoted,
    fault::{Code, Fault, Path},
    source::Span,
};

pub(super) fn fault(error: &Error, span: &Span, text: &str) -> Fault {
    if error.message().starts_with(TOO_MANY_PARTS) {
        return many_parts(text);
    }
    let end = span.end.min(text.len());
    let span = span.start.min(end)..end;
    let (start, line) = line_at(text, span.start);
    let indent = line.trim_end().len() - line.trim().len();
    let whole = start + indent..start + line.trim_end().len();
    let whole = if whole.is_empty() {
        start..start + line.len()
    } else {
        whole
    };
    let message = error.message();
    open_text(message, &span, text)
        .or_else(|| strange_blank(line, start))
        .or_else(|| closed_too_soon(&span, text))
        .or_else(|| open_braces(&span, text))
        .or_else(|| open_list(message, &span, text))
        .or_else(|| heading(line, &whole, text))
        .or_else(|| in_line(line, &span, &whole))
        .unwrap_or_else(|| by_parser(message, &span))
}

/// A blank that is none in TOML, such as comes along with what is copied from a letter.
fn strange_blank(line: &str, start: usize) -> Option<Fault> {
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

/// What the parser says of a key with more parts than it reads, without its place.
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

fn not_toml(message: &str, at: &Span) -> Fault {
    Fault::new(Code::NotToml, message, Path::default()).span(Some(at.clone()))
}

/// A text of several lines that is never closed; its end is the end of the file.
fn open_text(message: &str, span: &Span, text: &str) -> Option<Fault> {
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

/// A list that is not closed: the parser notices only at what follows it.
fn open_list(message: &str, span: &Span, text: &str) -> Option<Fault> {
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

/// A text of several lines that was closed by the beginning of the next one, so that what follows
/// it is read as anything but a text.
fn closed_too_soon(span: &Span, text: &str) -> Option<Fault> {
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

/// Braces that are not closed on their line.
fn open_braces(span: &Span, text: &str) -> Option<Fault> {
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

/// A line that begins with a bracket.
fn heading(line: &str, whole: &Span, text: &str) -> Option<Fault> {
    let header = bare(line).trim_end_matches([':', ';', '.', ',']);
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
    if header.len() < bare(line).len() || is_path {
        let fault = not_toml("a heading is not written as one", whole).label("not understood");
        return is_heading.then(|| fault.write(format!("{open}{inner}{close}")));
    }
    if is_heading && inner.split('.').any(odd) {
        let keys: Vec<_> = inner
            .split('.')
            .map(|key| as_used(key.trim(), text))
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

/// A key as it stands in a heading: with a hyphen for the blank, if a meeting calls it so.
fn as_used(key: &str, text: &str) -> String {
    let joined = key.replace(' ', "-");
    let used = joined != key && text.contains(&format!("\"{joined}\""));
    quoted(if used { &joined } else { key })
}

/// A line with a key and a value, or that should be one.
fn in_line(line: &str, span: &Span, whole: &Span) -> Option<Fault> {
    let Some((key, value)) = line.split_once('=') else {
        return Some(no_equals_sign(line, whole));
    };
    let (key, value) = (key.trim(), value.trim());
    if value.is_empty() {
        let fault = not_toml("nothing stands after the `=`", whole).label("no value");
        return Some(fault.help("write the value, or delete the line"));
    }
    if value.starts_with(['“', '„', '«', '‘', '”']) {
        let inner = value.trim_matches(['“', '”', '„', '«', '»', '‘', '’', '\u{a0}', ' ']);
        let fault = not_toml("a text does not stand in straight quotation marks", whole)
            .label("other quotation marks")
            .write(format!("{key} = \"{inner}\""));
        return Some(fault.machine_applicable(!inner.contains(['"', '\\'])));
    }
    if value.starts_with('{') && quotes_in(value) % 2 == 1 {
        let fault = not_toml("a text between braces is not closed", whole);
        let help = "let every text between the braces begin and end with `\"`: `{ en = \"…\", fr = \"…\" }`";
        return Some(
            fault
                .label("a quotation mark is missing in this line")
                .help(help),
        );
    }
    if line.contains('\u{a0}') && !value.starts_with('"') {
        let fault = not_toml("a line holds a no-break space", whole)
            .label("looks like a blank, and is none")
            .edit(
                "write plain blanks instead",
                line.trim().replace('\u{a0}', " "),
            );
        return Some(fault.machine_applicable(true));
    }
    if value.starts_with('"') {
        return Some(after_a_quote(key, value, span, whole));
    }
    if value.ends_with('"') && quotes_in(value) == 1 {
        let fault = not_toml("a text does not begin with a quotation mark", whole)
            .label("a quotation mark is missing");
        return Some(
            fault
                .write(format!("{key} = \"{value}"))
                .machine_applicable(true),
        );
    }
    key.contains(' ').then(|| {
        not_toml("a key is one word", whole)
            .label("a blank stands before the `=`")
            .write(format!("{} = {value}", key.replace(' ', "-")))
    })
}

/// How many quotation marks begin or end a text.
fn quotes_in(value: &str) -> usize {
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
    } else if bare(line) == "meeting" {
        fault.write("[[meeting]]")
    } else if bare(line).starts_with("groups.") && !bare(line).contains(' ') {
        fault.write(format!("[{}]", bare(line)))
    } else {
        fault.help("write `key = value`, or begin the line with `#` to make it a remark")
    }
}

/// A value as it stands, or in quotation marks if it can only be a text.
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

/// A line whose value begins with a quotation mark.
fn after_a_quote(key: &str, value: &str, span: &Span, whole: &Span) -> Fault {
    match quotes_in(value) {
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
        2 => after_the_value(value, span, whole),
        _ if value.contains("\",") => several_texts(key, value, whole),
        _ => not_toml("a quotation mark stands inside a text", span)
            .label("the text ended before this")
            .help("write `\\\"` for a quotation mark inside a text"),
    }
}

fn after_the_value(value: &str, span: &Span, whole: &Span) -> Fault {
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

/// The parser's own words, where no better are known.
fn by_parser(message: &str, at: &Span) -> Fault {
    let known = WORDS.iter().find(|(start, ..)| message.starts_with(start));
    let unknown = (message, "look at this line and at the one above it");
    let (message, help) = known.map_or(unknown, |(_, message, help)| (*message, *help));
    not_toml(message, at).label("here").help(help)
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
