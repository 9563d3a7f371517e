//! Texts of faults made fit for a terminal and a log, whatever they quote.

use std::fmt::Write;

/// The most bytes of a message, a label or a line of help: more than anyone reads of a word that was
/// mistyped.
const MOST_BYTES: usize = 1000;

/// Returns a text for a line of a terminal or of a log: on one line, in one order, cut at [`MOST_BYTES`],
/// without control characters. Invisible characters are escaped as in a source.
pub(crate) fn escape_for_display(text: impl Into<String>) -> String {
    let text = text.into();
    let plain = |byte: u8| (b' '..0x7f).contains(&byte);
    if text.len() <= MOST_BYTES && text.bytes().all(plain) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len().min(MOST_BYTES));
    for c in text.chars() {
        if escaped.len() >= MOST_BYTES {
            escaped.push('…');
            break;
        }
        match c {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            c if is_obeyed(c) => _ = write!(escaped, "\\u{:04X}", u32::from(c)),
            c => escaped.push(c),
        }
    }
    escaped
}

/// True if a terminal obeys a character instead of showing it.
fn is_obeyed(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::escape_for_display;

    #[test]
    fn what_is_quoted_is_seen_and_obeyed_by_nothing() {
        assert_eq!(
            escape_for_display("no group called `été`"),
            "no group called `été`"
        );
        assert_eq!(
            escape_for_display("a\u{1b}[31m\u{9b}m"),
            "a\\u001B[31m\\u009Bm"
        );
        assert_eq!(escape_for_display("a\n::error::b\r"), "a\\n::error::b\\r");
        assert_eq!(escape_for_display("a\u{202e}b\u{2067}"), "a\\u202Eb\\u2067");
        let long = escape_for_display("é".repeat(10_000));
        assert!(long.len() < 1010 && long.ends_with('…'));
    }
}
