//! Content lines: a name, parameters and a value, in lines of 75 octets.

use unicode_width::UnicodeWidthChar;

use crate::text::ByteSet;

/// The most octets of a line, without its end.
const LONGEST: usize = 75;

/// Writes content lines one after the other.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    /// The line that is being written, whole.
    line: String,
}

/// A line of which the value is still to come.
pub(super) struct Property<'w>(&'w mut Writer);

impl Writer {
    /// Writes a line whose value is a word, a number or a time.
    pub(super) fn word(&mut self, name: &str, value: &str) {
        self.property(name).verbatim(value);
    }

    /// Writes a line whose value is a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.property(name).texts([value]);
    }

    pub(super) fn property(&mut self, name: &str) -> Property<'_> {
        self.line.push_str(name);
        Property(self)
    }

    /// Returns the lines with those of `before` in front.
    pub(super) fn behind(mut self, before: &Self) -> Self {
        self.text.insert_str(0, &before.text);
        self
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

impl Property<'_> {
    /// Adds a parameter that is a word, or several with commas between them.
    pub(super) fn word(self, name: &str, value: &str) -> Self {
        self.parameter(name, |line| line.push_str(value))
    }

    /// Adds a parameter that is a text.
    pub(super) fn quoted(self, name: &str, value: &str) -> Self {
        self.parameter(name, |line| push_quoted(value, line))
    }

    fn parameter(self, name: &str, push: impl FnOnce(&mut String)) -> Self {
        let line = &mut self.0.line;
        line.push(';');
        line.push_str(name);
        line.push('=');
        push(line);
        self
    }

    /// Ends the line with a value that is taken as it is.
    pub(super) fn verbatim(self, value: &str) {
        self.0.line.push(':');
        self.0.line.push_str(value);
        self.end();
    }

    /// Ends the line with one text as value, or several.
    pub(super) fn texts<'t>(self, texts: impl IntoIterator<Item = &'t str>) {
        let line = &mut self.0.line;
        for (i, text) in texts.into_iter().enumerate() {
            line.push(if i == 0 { ':' } else { ',' });
            push_text(text, line);
        }
        self.end();
    }

    fn end(self) {
        let Writer { text, line } = self.0;
        fold(line, text);
        line.clear();
    }
}

/// First bytes of the characters that must be escaped in a value.
const ESCAPED: ByteSet = ByteSet::of(b"\\;,^\"\xc2\xe2").and_controls();

/// Appends a text with its separators escaped and without control characters.
fn push_text(text: &str, out: &mut String) {
    ESCAPED.copy(text, out, |c, out| match c {
        '\\' | ';' | ',' => out.extend(['\\', c]),
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
        '\t' => out.push(' '),
        c if c.is_control() => {}
        c => out.push(c),
    });
}

/// Appends a parameter between quotation marks, by RFC 6868: without quotation marks or new lines inside.
fn push_quoted(text: &str, out: &mut String) {
    out.push('"');
    ESCAPED.copy(text, out, |c, out| match c {
        '^' => out.push_str("^^"),
        '"' => out.push_str("^'"),
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("^n"),
        '\t' => out.push(' '),
        c if c.is_control() => {}
        c => out.push(c),
    });
    out.push('"');
}

/// Appends a line in pieces that are short enough. Those behind the first begin with a space.
fn fold(line: &str, out: &mut String) {
    let (mut rest, mut room) = (line, LONGEST);
    while rest.len() > room {
        let (piece, behind) = rest.split_at(end(rest, room));
        out.push_str(piece);
        out.push_str("\r\n ");
        (rest, room) = (behind, LONGEST - 1);
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

/// Returns the end of a piece of at most `room` octets: between two characters, and where nothing is torn
/// apart, if there is such a place.
fn end(line: &str, room: usize) -> usize {
    let mut places = (1..=room)
        .rev()
        .filter(|place| line.is_char_boundary(*place));
    let last = places.clone().next();
    let whole = places.find(|place| !tears(line, *place));
    whole.or(last).unwrap_or(line.len())
}

/// True if a break would tear apart a letter and its marks, an escape, or a space and the character behind
/// it: some mails lose spaces at the end of a line.
fn tears(line: &str, place: usize) -> bool {
    let (before, after) = line.split_at(place);
    let joins = |c: char| matches!(c, ' ' | '\\' | '^' | '\u{200d}');
    before.ends_with(joins) || after.chars().next().is_some_and(is_mark)
}

/// True if a character is drawn on the one before it.
fn is_mark(c: char) -> bool {
    c.width() == Some(0)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Writer};

    fn written(value: &str) -> String {
        let mut writer = Writer::default();
        writer.text("SUMMARY", value);
        writer.finish()
    }

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn what_could_end_a_text_is_escaped() {
        assert_eq!(
            written("a\\b; c, d:\n\"e\"\r\u{7}\u{2028}f\tg"),
            "SUMMARY:a\\\\b\\; c\\, d:\\n\"e\"\\nf g\r\n"
        );
    }

    #[test]
    fn no_quotation_mark_ends_a_parameter() {
        let mut writer = Writer::default();
        let organizer = writer.property("ORGANIZER");
        organizer
            .quoted("CN", "Office \"A\", 5^2;\nB")
            .verbatim("invalid:nomail");
        assert_eq!(
            writer.finish(),
            "ORGANIZER;CN=\"Office ^'A^', 5^^2;^nB\":invalid:nomail\r\n"
        );
    }

    #[test]
    fn commas_between_texts_are_not_escaped() {
        let mut writer = Writer::default();
        writer.property("CATEGORIES").texts(["A,B", "C"]);
        assert_eq!(writer.finish(), "CATEGORIES:A\\,B,C\r\n");
    }

    #[test]
    fn lines_are_folded_by_octets_between_characters() {
        for unit in ["a", "é", "武", "🦦", "e\u{301}", "b ", "\\", "👩\u{200d}🚀"] {
            for length in [1, 30, 60, 67, 68, 69, 70, 200] {
                let value = unit.repeat(length);
                let text = written(&value);
                let lines: Vec<_> = text
                    .strip_suffix("\r\n")
                    .unwrap_or(&text)
                    .split("\r\n")
                    .collect();
                assert!(lines.iter().all(|line| line.len() <= LONGEST), "{text}");
                assert!(lines.iter().skip(1).all(|line| line.starts_with(' ')));
                let torn = |line: &&str| {
                    let next = line[1..].chars().next();
                    next == Some('\u{301}') || next == Some('\u{200d}')
                };
                assert!(!lines.iter().skip(1).any(torn), "{text}");
                let escaped = value.replace('\\', "\\\\");
                assert_eq!(unfolded(&text), format!("SUMMARY:{escaped}\r\n"));
            }
        }
    }

    #[test]
    fn marks_without_end_are_folded_all_the_same() {
        let text = written(&"\u{301}".repeat(300));
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
        let blanks = written(&" ".repeat(300));
        assert!(blanks.split("\r\n").all(|line| line.len() <= LONGEST));
    }
}
