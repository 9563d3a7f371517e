//! Inline texts as characters alone, with the addresses to which they lead.

use super::{
    clock::{clock_at, push_clock},
    piece::Piece,
};
use crate::{
    annex::Heading,
    locale::Catalogue,
    text::{Inline, is_right_to_left, plain},
};

/// Style of links in plain text.
#[derive(Clone, Copy)]
pub(super) struct LinkStyle {
    /// Characters before and after an address that stands alone.
    pub(super) alone: (&'static str, &'static str),
    /// Characters before and after an address beside its words.
    pub(super) beside: (&'static str, &'static str),
    /// True if what is written from right to left is kept from the order of what stands around it.
    pub(super) isolates: bool,
}

/// The order of what follows is that of its first letter, until [`END`].
const FIRST_STRONG: char = '\u{2068}';

/// Isolate that is read from left to right, until [`END`].
const LEFT_TO_RIGHT: char = '\u{2066}';

const END: char = '\u{2069}';

/// Returns inline texts as characters; a new line is a line feed.
pub(super) fn to_plain_text(inlines: &[Inline], style: LinkStyle) -> String {
    let mut out = String::new();
    push(inlines, style, &mut out);
    out
}

/// Adds a piece as characters; between an acronym and a name stands a colon.
pub(super) fn push_piece(
    piece: &Piece<'_>,
    style: LinkStyle,
    catalogue: &Catalogue,
    out: &mut String,
) {
    match piece {
        Piece::Words(words) => out.push_str(words),
        Piece::Time(time) => push_clock(clock_at(*time), out),
        Piece::Moment(moment) => push_clock(clock_at(moment.time()), out),
        Piece::Dash => out.push('–'),
        Piece::Text(text) => push(text, style, out),
        Piece::Strong(text) | Piece::Struck(text) => push(text, style, out),
        Piece::Deleted(before) => push_text(before, style, out),
        Piece::Remark(text) => {
            out.push_str(" (");
            push(text, style, out);
            out.push(')');
        }
        Piece::Mark(mark) => out.extend([" [", &mark.mark, "]"]),
        Piece::Break => out.push('\n'),
        Piece::Gap { .. } => out.push_str(catalogue.signs.colon),
        Piece::Start(_) | Piece::End(_) => {}
    }
}

/// Returns what tells one version from another, without its changes: `Draft`, `Rev.2, 8 September
/// 2026`, `as of 8 September 2026, 13:30`.
pub(super) fn version(heading: &Heading, catalogue: &Catalogue) -> Vec<String> {
    let without = Heading {
        changes: None,
        unissued: None,
        ..heading.clone()
    };
    let lines = without.under_title(catalogue.language);
    let style = LinkStyle {
        alone: ("", ""),
        beside: ("(", ")"),
        isolates: false,
    };
    lines
        .iter()
        .map(|inlines| line(inlines, style, catalogue))
        .collect()
}

/// Returns a line of pieces as characters.
pub(super) fn line(pieces: &[Piece<'_>], style: LinkStyle, catalogue: &Catalogue) -> String {
    let mut text = String::new();
    for piece in pieces {
        push_piece(piece, style, catalogue, &mut text);
    }
    text
}

fn push(inlines: &[Inline], style: LinkStyle, out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => push_text(text, style, out),
            Inline::Emphasis(content) | Inline::Strong(content) => push(content, style, out),
            Inline::Link {
                href,
                title,
                content,
            } => push_link((href, title, content), style, out),
            Inline::Break => out.push('\n'),
        }
    }
}

/// Writes the words of a link, its title, and its address, unless the words are the address.
fn push_link((href, title, content): (&str, &str, &[Inline]), style: LinkStyle, out: &mut String) {
    let address = whole(href);
    let words = plain(content);
    let (scheme, behind) = address.split_once(':').unwrap_or(("", &address));
    match scheme {
        "mailto" | "tel" if behind == words => push(content, style, out),
        _ if words.is_empty() || words == address || words == behind.trim_matches('/') => {
            out.extend([style.alone.0, &address, style.alone.1]);
        }
        _ => {
            push(content, style, out);
            out.extend([" ", style.beside.0, &address, style.beside.1]);
        }
    }
    if !title.is_empty() {
        out.push_str(" (");
        push_text(title, style, out);
        out.push(')');
    }
}

/// Returns an address without blanks, which would end it.
fn whole(href: &str) -> String {
    let visible = href.chars().filter(|c| !c.is_control());
    let encoded = visible.map(|c| match c {
        c if c.is_whitespace() => "%20".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        c => c.to_string(),
    });
    encoded.collect()
}

fn push_text(text: &str, style: LinkStyle, out: &mut String) {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        out.push_str(text);
        return;
    }
    let letters = || text.char_indices().filter(|(_, c)| is_right_to_left(*c));
    let first = letters().next().filter(|_| style.isolates);
    match first.zip(letters().next_back()) {
        None => out.extend(text.chars().filter_map(seen)),
        Some(((start, _), (last, c))) => {
            let end = last + c.len_utf8();
            out.extend(text[..start].chars().filter_map(seen));
            out.push(FIRST_STRONG);
            push_right_to_left(&text[start..end], out);
            out.push(END);
            out.extend(text[end..].chars().filter_map(seen));
        }
    }
}

/// Writes a text from right to left, in which each time of day reads from left to right.
fn push_right_to_left(text: &str, out: &mut String) {
    let is_of_time = |c: char| c.is_ascii_digit() || c == ':';
    let mut rest = text;
    while let Some(start) = rest.find(is_of_time) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c| !is_of_time(c)).unwrap_or(from.len());
        let (time, after) = from.split_at(end);
        out.extend(before.chars().filter_map(seen));
        if is_time(time) {
            out.push_str(&left_to_right(time));
        } else {
            out.push_str(time);
        }
        rest = after;
    }
    out.extend(rest.chars().filter_map(seen));
}

fn is_time(text: &str) -> bool {
    let digits = |text: &str, least: usize| {
        (least..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts = text.split_once(':');
    parts.is_some_and(|(hour, minute)| digits(hour, 1) && digits(minute, 2))
}

/// Returns a text that is read from left to right whatever stands around it.
pub(super) fn left_to_right(text: &str) -> String {
    format!("{LEFT_TO_RIGHT}{text}{END}")
}

/// True if some of a text is written from right to left.
pub(super) fn has_right_to_left(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

/// Updates the list of open isolates from the beginning to the end of a line.
pub(super) fn open_isolates(open: &mut Vec<char>, line: &str) {
    if line.is_ascii() {
        return;
    }
    for c in line.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open.push(c),
            END => _ = open.pop(),
            _ => {}
        }
    }
}

/// Closes as many isolates.
pub(super) fn close_isolates(open: &[char], line: &mut String) {
    line.extend(open.iter().map(|_| END));
}

/// Returns a character as it is seen: what ends a line is a blank, and what is not seen is left out.
fn seen(c: char) -> Option<char> {
    match c {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkStyle, push_text, to_plain_text};
    use crate::text::Inline;

    const STYLE: LinkStyle = LinkStyle {
        alone: ("<", ">"),
        beside: ("<", ">"),
        isolates: true,
    };

    fn link(words: &'static str, href: &str) -> String {
        let link = Inline::Link {
            href: href.to_owned(),
            title: String::new(),
            content: vec![Inline::text(words)],
        };
        to_plain_text(&[link], STYLE)
    }

    #[test]
    fn an_address_is_said_once() {
        let addresses = [
            ("agenda", "https://x.org/a", "agenda <https://x.org/a>"),
            ("https://x.org/a", "https://x.org/a", "<https://x.org/a>"),
            ("x.org/a", "https://x.org/a/", "<https://x.org/a/>"),
            ("a@x.org", "mailto:a@x.org", "a@x.org"),
            ("write", "mailto:a@x.org", "write <mailto:a@x.org>"),
            ("a file", "a b>.pdf", "a file <a%20b%3E.pdf>"),
            ("", "https://x.org", "<https://x.org>"),
        ];
        for (words, href, expected) in addresses {
            assert_eq!(link(words, href), expected);
        }
    }

    #[test]
    fn times_in_a_text_from_right_to_left_are_isolated() {
        let mut out = String::new();
        push_text("ATT: من 9:30 إلى 13:00 (16-19)", STYLE, &mut out);
        let expected = "ATT: \u{2068}من \u{2066}9:30\u{2069} إلى\u{2069} 13:00 (16-19)";
        assert_eq!(out, expected);
    }
}
