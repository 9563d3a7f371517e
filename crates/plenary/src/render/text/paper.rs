//! Lines as a mail has them: 72 columns at most, as they are seen, and nothing at their ends.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::render::plain_text::{close_isolates, open_isolates};

/// Largest width of a line, unless a single word is wider.
const COLUMNS: usize = 72;

/// The lines so far.
#[derive(Default)]
pub(super) struct Paper {
    text: String,
}

/// In which columns a paragraph stands: its first line, and the others.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    pub(super) first: usize,
    pub(super) rest: usize,
}

impl Columns {
    /// At the left, with what is too long hanging in a little.
    pub(super) const HANGING: Self = Self { first: 0, rest: 2 };

    /// At the left.
    pub(super) const FLUSH: Self = Self { first: 0, rest: 0 };
}

impl Paper {
    /// Returns all of it.
    pub(super) fn finished(self) -> String {
        self.text
    }

    /// Writes an empty line, unless there is one, or nothing before it.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Writes a heading with a line under it.
    pub(super) fn heading(&mut self, text: &str, under: char) {
        self.gap();
        let start = self.text.len();
        self.put("", Columns::FLUSH, text);
        let written = self.text[start..].lines();
        let width = written.map(UnicodeWidthStr::width).max().unwrap_or(0);
        self.text.extend(std::iter::repeat_n(under, width));
        self.text.push('\n');
    }

    /// Writes a paragraph; nothing if it is empty.
    pub(super) fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.put("", Columns::HANGING, text);
        }
    }

    /// Writes a text behind a lead; a lead that is too wide has lines of its own.
    pub(super) fn put(&mut self, lead: &str, columns: Columns, text: &str) {
        let mut lead = lead;
        if seen(lead) >= columns.first && !lead.is_empty() {
            self.lines("", Columns::HANGING, lead);
            lead = "";
        }
        self.lines(lead, columns, text);
    }

    fn lines(&mut self, lead: &str, columns: Columns, text: &str) {
        let mut lines = filled(text, columns, COLUMNS);
        if columns.first == 0 && lines.iter().any(|line| is_mangled(line)) {
            lines = filled(text, columns, COLUMNS - 1);
        }
        let mut open = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            let (lead, column) = match i {
                0 => (lead, columns.first),
                _ => ("", columns.rest),
            };
            self.text.push_str(lead);
            let blanks = column.saturating_sub(seen(lead));
            self.text.extend(std::iter::repeat_n(' ', blanks));
            // A blank before such a line is how mail keeps it as it is.
            let kept = column == 0 && is_mangled(line);
            self.text.push_str(if kept { " " } else { "" });
            self.text.extend(&open);
            self.text.push_str(line);
            open_isolates(&mut open, line);
            close_isolates(&open, &mut self.text);
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
        }
    }
}

/// True if a line is taken for the beginning of another mail, or for what somebody else has said.
fn is_mangled(line: &str) -> bool {
    line.starts_with("From ") || line.starts_with('>')
}

/// Returns the number of columns that a text takes.
fn seen(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

/// Returns a text in lines that are as full as they can be.
fn filled(text: &str, columns: Columns, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.lines() {
        push_filled(part, columns, width, &mut lines);
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

fn push_filled(text: &str, columns: Columns, width: usize, lines: &mut Vec<String>) {
    let room = |first: bool| width - if first { columns.first } else { columns.rest };
    if seen(text) <= room(lines.is_empty()) {
        lines.push(text.to_owned());
        return;
    }
    let (mut line, mut taken) = (String::new(), 0);
    for piece in pieces(text) {
        let width = seen(piece.trim_end_matches(' '));
        if taken + width > room(lines.is_empty()) && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if !(line.is_empty() && piece.trim_start().is_empty()) {
            line.push_str(piece);
            taken += seen(piece);
        }
    }
    lines.push(line);
}

/// Returns the pieces of a line between which it can be broken: words, and signs as wide as Chinese,
/// which have no blanks between them. Addresses are whole, and so are hours.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for word in text.split_inclusive(' ') {
        if word.is_ascii() {
            pieces.push(word);
        } else {
            push_wide(word, &mut pieces);
        }
    }
    pieces
}

/// Cuts a word without spaces into pieces.
fn push_wide<'t>(word: &'t str, pieces: &mut Vec<&'t str>) {
    let is_wide = |c: Option<char>| c.and_then(UnicodeWidthChar::width) == Some(2);
    let mut start = 0;
    if word.chars().any(|c| is_wide(Some(c))) {
        for (end, _) in unicode_linebreak::linebreaks(word) {
            let (before, after) = (&word[..end], &word[end..]);
            let beside = is_wide(before.chars().next_back()) || is_wide(after.chars().next());
            let in_address = before.matches('<').count() > before.matches('>').count();
            if beside && !in_address && end < word.len() {
                pieces.push(&word[start..end]);
                start = end;
            }
        }
    }
    pieces.push(&word[start..]);
}

#[cfg(test)]
mod tests {
    use super::{Columns, Paper};

    fn put(columns: Columns, text: &str) -> String {
        let mut paper = Paper::default();
        paper.put("", columns, text);
        paper.finished()
    }

    #[test]
    fn what_a_mail_program_would_change_is_kept() {
        let long = "a ".repeat(35);
        let text = put(Columns::FLUSH, &format!("From Geneva {long}\n> b"));
        assert!(text.starts_with(" From Geneva a"));
        assert!(text.ends_with("\n > b\n"));
        assert!(text.lines().all(|line| line.len() <= 72));
    }

    #[test]
    fn chinese_is_broken_where_it_can_be_and_addresses_are_not() {
        let chinese = "武器贸易条约工作组，".repeat(8);
        let address = format!("https://example.org/{}", "x".repeat(70));
        let text = put(
            Columns::HANGING,
            &format!("{chinese}<{address}>。{chinese}"),
        );
        assert!(text.contains(&format!("<{address}>")));
        let narrow = |line: &str| unicode_width::UnicodeWidthStr::width(line) <= 72;
        let wide = text.lines().filter(|line| !narrow(line));
        assert_eq!(wide.count(), 1);
        assert!(
            text.lines()
                .all(|line| !line.trim_start().starts_with('，'))
        );
    }
}
