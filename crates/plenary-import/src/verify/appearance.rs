//! Texts in the form in which they are compared: dashes, spaces and ways to write hours do not differ.

use crate::{
    dates::named_days,
    reading::{Entry, entries},
    sheet::{Cell, Sheet},
    text::Line,
    words,
};

/// A page with its texts in the form in which they are compared.
#[derive(Clone, Copy)]
pub(super) struct Appearance<'s> {
    pub(super) sheet: &'s Sheet,
}

impl Appearance<'_> {
    /// Returns the entries of a cell.
    pub(super) fn cell(self, cell: &Cell) -> Vec<String> {
        entries(cell)
            .iter()
            .map(|entry| self.entry(entry))
            .collect()
    }

    fn entry(self, entry: &Entry) -> String {
        let text = self.text(&entry.marked);
        if words::is_to_be_confirmed(text.trim_matches('*')) {
            return "tbc".to_owned();
        }
        let goes_on = if entry.is_covered() { "…" } else { "" };
        let open = if entry.open_end { "…" } else { "" };
        let condition = entry.condition.as_deref().unwrap_or_default();
        format!("{:?}{open} {condition} {text}{goes_on}", entry.when)
    }

    /// Returns lines, each with the notes to which its marks lead.
    fn text(self, lines: &[Line]) -> String {
        let with_notes = |line: &Line| {
            let (unmarked, marks) = line.without_marks();
            let notes = marks.iter().map(|mark| self.note_text(mark));
            notes.fold(unmarked.markdown(), |text, note| format!("{text} ({note})"))
        };
        let texts: Vec<_> = lines.iter().map(with_notes).collect();
        normalize(&texts.join(" "))
    }

    /// Returns the note to which a mark leads.
    pub(super) fn note(self, mark: Option<&str>) -> Option<String> {
        mark.map(|mark| self.note_text(mark))
    }

    /// Returns the note to which a mark leads, or the mark itself if there is no such note.
    fn note_text(self, mark: &str) -> String {
        let note = self.sheet.notes.iter().find(|note| note.mark == mark);
        note.map_or_else(|| mark.to_owned(), |note| normalize_lines(&note.text))
    }
}

/// Returns lines with a space between them, in the form of [`normalize`].
pub(super) fn normalize_lines(lines: &[Line]) -> String {
    let texts: Vec<_> = lines.iter().map(Line::markdown).collect();
    normalize(&texts.join(" "))
}

/// Returns a text with one kind of dash, no spaces around it, single spaces elsewhere, and one word for a
/// closed meeting.
pub(super) fn normalize(text: &str) -> String {
    let is_dash = |c: char| matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−');
    let parts: Vec<_> = text.split(is_dash).map(str::trim).collect();
    let words: Vec<_> = parts
        .join("–")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    words.join(" ").replace("closed meeting", "closed")
}

/// True if two headings name the same day, or are the same words.
pub(super) fn same_heading(one: &Line, other: &Line) -> bool {
    let (one, other) = (one.plain(), other.plain());
    let days = |text: &str| {
        let named = named_days(text);
        let days = named.days.iter().map(|day| (day.month, day.number));
        (named.weekday, days.collect::<Vec<_>>())
    };
    let is_day =
        |text: &str| days(text) != (None, Vec::new()) && text.split_whitespace().count() < 8;
    normalize(&one) == normalize(&other) || is_day(&one) && days(&one) == days(&other)
}
