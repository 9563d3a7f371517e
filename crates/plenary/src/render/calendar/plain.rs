//! Texts as characters, with the addresses of their links or without.

use crate::text::{Inline, is_right_to_left};

/// Returns a line as characters, with the addresses behind the words that lead to them.
pub(super) fn with_urls(line: &[Inline]) -> String {
    let mut with_urls = String::with_capacity(MOSTLY);
    push_with_urls(line, &mut with_urls);
    with_urls
}

/// Appends a line as characters, with the addresses behind the words that lead to them.
pub(super) fn push_with_urls(line: &[Inline], out: &mut String) {
    push_isolated(line, Addresses::Shown, out);
}

/// Returns a line as characters without the addresses, for titles and places.
pub(super) fn label(line: &[Inline]) -> String {
    let mut label = String::with_capacity(MOSTLY);
    push_isolated(line, Addresses::LeftOut, &mut label);
    label
}

/// True if a line holds an address that its words do not show.
pub(super) fn leads(line: &[Inline]) -> bool {
    line.iter().any(|inline| match inline {
        Inline::Text(_) | Inline::Code(_) | Inline::Break => false,
        Inline::Emphasis(content) | Inline::Strong(content) => leads(content),
        Inline::Link { .. } => with_urls(line) != label(line),
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Addresses {
    Shown,
    LeftOut,
}

/// Capacity for a line; most are shorter.
const MOSTLY: usize = 96;

/// Appends a line, in which pieces read from right to left are isolated, so that they do not turn round
/// the hours beside them.
fn push_isolated(line: &[Inline], addresses: Addresses, out: &mut String) {
    for inline in line {
        let start = out.len();
        push(inline, addresses, out);
        let piece = out.get(start..).unwrap_or_default();
        if line.len() > 1 && !piece.is_ascii() && piece.chars().any(is_right_to_left) {
            out.insert(start, '\u{2068}');
            out.push('\u{2069}');
        }
    }
}

fn push(inline: &Inline, addresses: Addresses, out: &mut String) {
    match inline {
        Inline::Text(text) | Inline::Code(text) => out.push_str(text),
        Inline::Emphasis(content) | Inline::Strong(content) => push_all(content, addresses, out),
        Inline::Link { href, content, .. } => {
            let start = out.len();
            push_all(content, addresses, out);
            if addresses == Addresses::Shown {
                push_address(href, start, out);
            }
        }
        Inline::Break => out.push('\n'),
    }
}

fn push_all(content: &[Inline], addresses: Addresses, out: &mut String) {
    for inline in content {
        push(inline, addresses, out);
    }
}

/// Appends the address behind its words, which begin at `start`, unless they have it.
fn push_address(href: &str, start: usize, out: &mut String) {
    let address = href.strip_prefix("mailto:").unwrap_or(href);
    let words = out.get(start..).unwrap_or_default();
    if !words.contains(address) {
        out.push_str(" (");
        out.push_str(address);
        out.push(')');
    }
}

#[cfg(test)]
mod tests {
    use super::{label, with_urls};
    use crate::text::Inline;

    fn text(text: &'static str) -> Inline {
        Inline::text(text)
    }

    fn link(href: &str, content: &'static str) -> Inline {
        Inline::Link {
            href: href.to_owned(),
            title: String::new(),
            content: vec![text(content)],
        }
    }

    #[test]
    fn addresses_are_read_once() {
        let agenda = [link("https://example.org/a", "agenda")];
        assert_eq!(with_urls(&agenda), "agenda (https://example.org/a)");
        assert_eq!(label(&agenda), "agenda");
        let same = link("https://example.org/a", "https://example.org/a");
        assert_eq!(with_urls(&[same]), "https://example.org/a");
        let mail = link("mailto:desk@example.org", "desk@example.org");
        assert_eq!(with_urls(&[mail]), "desk@example.org");
    }

    #[test]
    fn hours_beside_arabic_are_not_turned_round() {
        let line = [text("10:00–13:00 "), text("الجلسة 2"), text(" (tbc)")];
        assert_eq!(
            with_urls(&line),
            "10:00–13:00 \u{2068}الجلسة 2\u{2069} (tbc)"
        );
        assert_eq!(with_urls(&[text("الجلسة 2")]), "الجلسة 2");
        assert_eq!(with_urls(&[text("A"), text("武器")]), "A武器");
    }
}
