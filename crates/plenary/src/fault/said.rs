//! What faults say, whatever they quote: a source can hold anything.

use std::fmt::Write;

/// The most bytes of a message, a label or a line of help: more than anyone reads of a word that was
/// mistyped.
const MOST_SAID: usize = 1000;

/// A text as it can stand on a line of a terminal or of a log: on one line, in one order, without
/// what a terminal obeys, and not without end. What is not seen stands as it is typed in a source.
pub(crate) fn said(text: impl Into<String>) -> String {
    let text = text.into();
    let plain = |byte: u8| (b' '..0x7f).contains(&byte);
    if text.len() <= MOST_SAID && text.bytes().all(plain) {
        return text;
    }
    let mut said = String::with_capacity(text.len().min(MOST_SAID));
    for c in text.chars() {
        if said.len() >= MOST_SAID {
            said.push('…');
            break;
        }
        match c {
            '\n' => said.push_str("\\n"),
            '\r' => said.push_str("\\r"),
            '\t' => said.push_str("\\t"),
            c if is_obeyed(c) => _ = write!(said, "\\u{:04X}", u32::from(c)),
            c => said.push(c),
        }
    }
    said
}

/// Whether a character does something instead of being seen.
fn is_obeyed(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn what_is_quoted_is_seen_and_obeyed_by_nothing() {
        assert_eq!(said("no group called `été`"), "no group called `été`");
        assert_eq!(said("a\u{1b}[31m\u{9b}m"), "a\\u001B[31m\\u009Bm");
        assert_eq!(said("a\n::error::b\r"), "a\\n::error::b\\r");
        assert_eq!(said("a\u{202e}b\u{2067}"), "a\\u202Eb\\u2067");
        let long = said("é".repeat(10_000));
        assert!(long.len() < 1010 && long.ends_with('…'));
    }
}
