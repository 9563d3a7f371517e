//! What a reader sees: dashes and blanks, capitals of days and ways to write hours tell nothing apart.

use crate::{
    dates::named,
    reading::{Entry, entries},
    sheet::{Cell, Sheet},
    text::Line,
    words,
};

/// A page, as it is seen.
#[derive(Clone, Copy)]
pub(super) struct Seen<'s> {
    pub(super) sheet: &'s Sheet,
}

impl Seen<'_> {
    /// What stands in a cell.
    pub(super) fn cell(self, cell: &Cell) -> Vec<String> {
        entries(cell)
            .iter()
            .map(|entry| self.entry(entry))
            .collect()
    }

    fn entry(self, entry: &Entry) -> String {
        let says = self.lines(&entry.marked);
        if words::is_to_be_confirmed(says.trim_matches('*')) {
            return "tbc".to_owned();
        }
        let goes_on = if entry.is_covered() { "…" } else { "" };
        let open = if entry.open_end { "…" } else { "" };
        format!("{:?}{open} {says}{goes_on}", entry.when)
    }

    /// Lines, each with the notes to which its marks lead.
    fn lines(self, lines: &[Line]) -> String {
        let with_notes = |line: &Line| {
            let (line, marks) = line.without_marks();
            let notes = marks.iter().filter_map(|mark| self.note(Some(mark)));
            notes.fold(line.markdown(), |line, note| format!("{line} ({note})"))
        };
        let lines: Vec<_> = lines.iter().map(with_notes).collect();
        alike(&lines.join(" "))
    }

    /// The note to which a mark leads.
    pub(super) fn note(self, mark: Option<&str>) -> Option<String> {
        let mark = mark?;
        let note = self.sheet.notes.iter().find(|note| note.mark == mark);
        Some(note.map_or_else(|| mark.to_owned(), |note| lines(&note.text)))
    }
}

/// Lines, with a blank between them.
pub(super) fn lines(lines: &[Line]) -> String {
    let text: Vec<_> = lines.iter().map(Line::markdown).collect();
    alike(&text.join(" "))
}

/// The same with one kind of dash, and no blanks around it.
pub(super) fn alike(text: &str) -> String {
    let dash = |c: char| matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−');
    let one: String = text
        .chars()
        .map(|c| if dash(c) { '–' } else { c })
        .collect();
    let parts: Vec<_> = one.split('–').map(str::trim).collect();
    let words: Vec<_> = parts
        .join("–")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    words.join(" ")
}

/// Whether two headings name the same day, or are the same words.
pub(super) fn same_heading(one: &Line, other: &Line) -> bool {
    let (one, other) = (one.plain(), other.plain());
    let days = |text: &str| {
        let named = named(text);
        let days = named.days.iter().map(|day| (day.month, day.number));
        (named.weekday, days.collect::<Vec<_>>())
    };
    let is_day =
        |text: &str| days(text) != (None, Vec::new()) && text.split_whitespace().count() < 8;
    alike(&one) == alike(&other) || is_day(&one) && days(&one) == days(&other)
}
