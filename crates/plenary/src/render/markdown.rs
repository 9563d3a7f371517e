//! Markdown with a table, as GitHub and the common converters read it.

mod writer;

use self::writer::Writer;
use crate::{
    annex::{Annex, Cell, Entry, ListedDay, Row, Table},
    locale::catalogue,
    render::Piece,
    text::{Inline, Language},
    view::Section,
};

/// Capacity for an item of an annex, in bytes; most take fewer.
const ITEM: usize = 96;

impl Annex {
    /// Renders the annex as a Markdown page: the title, the table, the notes.
    ///
    /// The hours stand in the first column and again in the last, as on paper.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let language = self.language;
        let items: usize = self.list.iter().map(|day| day.items.len()).sum();
        let mut out = Writer::default();
        out.text.reserve(items * ITEM);
        heading(self, &mut out);
        tables(self, &mut out);
        if self.tables.is_empty() {
            list(&self.list, language, &mut out);
        }
        notes(self, &mut out);
        for one in &self.sections {
            section(one, language, &mut out);
        }
        out.text
    }
}

/// Writes the symbol, the language of the original, the title and the lines under it.
fn heading(annex: &Annex, out: &mut Writer) {
    if let Some(symbol) = &annex.heading.symbol {
        // In bold, so that no sign at its beginning opens a list or a quotation.
        out.piece(&Piece::Strong(vec![Inline::text(symbol.clone())].into()));
        out.raw("\n\n");
    }
    if let Some(original) = &annex.heading.original {
        out.text(original);
        out.raw("\n\n");
    }
    out.raw("# ");
    out.inlines(&annex.heading.title);
    if let Some(note) = annex
        .heading
        .note
        .and_then(|note| annex.notes.get(note.index()))
    {
        out.text(&note.mark);
    }
    out.raw("\n\n");
    for line in annex.heading.under_title(annex.language) {
        out.pieces(&line);
        out.raw("\n\n");
    }
    if !annex.notice.is_empty() {
        out.inlines(&annex.notice);
        out.raw("\n\n");
    }
    for line in &annex.heading.details {
        out.inlines(line);
        out.raw("\n\n");
    }
}

fn tables(annex: &Annex, out: &mut Writer) {
    for (i, one) in annex.tables.iter().enumerate() {
        out.raw(if i > 0 { "\n" } else { "" });
        if let Some(days) = one.days.as_ref().filter(|_| annex.tables.len() > 1) {
            out.raw("## ");
            out.text(days);
            out.mark(one.note.as_ref());
            out.raw("\n\n");
        }
        table(one, annex.language, out);
    }
}

fn notes(annex: &Annex, out: &mut Writer) {
    for note in &annex.notes {
        out.raw("\n");
        if note.mark == "*" {
            out.text(&note.mark);
        } else {
            out.superscript(&note.mark);
        }
        out.raw(" ");
        out.inlines(&note.content);
        out.raw("\n");
    }
}

/// Returns a text for a line of its own in Markdown.
pub(super) fn in_line(text: &[Inline]) -> String {
    let mut out = Writer::default();
    out.inlines(text);
    out.text
}

/// Returns a text for a cell of a table, with the marks of Markdown escaped.
pub(super) fn in_cell(text: &str) -> String {
    let mut out = Writer::default();
    out.in_table = true;
    out.text(text);
    out.text
}

fn section(section: &Section, language: Language, out: &mut Writer) {
    out.raw("\n## ");
    out.text(&section.heading);
    out.raw("\n");
    for paragraph in &section.paragraphs {
        out.raw("\n");
        out.inlines(paragraph);
        out.raw("\n");
    }
    out.raw(if section.rows.is_empty() { "" } else { "\n" });
    for row in &section.rows {
        out.raw("- ");
        row.each_piece(language, |piece| out.piece(&piece));
        out.raw("\n");
    }
}

fn table(table: &Table, language: Language, out: &mut Writer) {
    header(table, out);
    for row in &table.rows {
        table_row(row, language, out);
    }
}

/// Writes the days between two empty corners, and the rule that makes the rows a table.
fn header(table: &Table, out: &mut Writer) {
    out.in_table = true;
    out.raw("|  |");
    for column in &table.columns {
        out.raw(" ");
        out.inlines(&column.name);
        out.mark(column.note.as_ref());
        out.raw(" |");
    }
    out.in_table = false;
    out.raw("  |\n|");
    for _ in 0..table.columns.len() + 2 {
        out.raw(" --- |");
    }
    out.raw("\n");
}

fn table_row(row: &Row, language: Language, out: &mut Writer) {
    let header = row.header.pieces(language);
    out.in_table = true;
    out.raw("| ");
    out.pieces(&header);
    let mut before = None;
    for cell in &row.cells {
        out.raw(" | ");
        table_cell(cell, before, language, out);
        if let Cell::Joined { entry, .. } = cell {
            before = Some(entry);
        }
    }
    out.raw(" | ");
    out.pieces(&header);
    out.raw(" |\n");
    out.in_table = false;
}

/// Writes a cell. Markdown has no joined cells: below one stands the word for what goes on, and right of
/// an event its first line again, without which hours and cancellations would be those of the row. What is kept
/// in reserve for several tracks stands in the first of them.
fn table_cell(cell: &Cell, before: Option<&Entry>, language: Language, out: &mut Writer) {
    match cell {
        Cell::Joined { entry, .. } => entry.each_piece(language, |piece| out.piece(&piece)),
        Cell::CoveredAbove => out.text(catalogue(language).meeting.continued),
        Cell::CoveredLeft => {
            let event = before.filter(|entry| entry.event.is_some());
            let pieces = event.map_or_else(Vec::new, |entry| entry.pieces(language));
            let first = pieces
                .iter()
                .take_while(|piece| !matches!(piece, Piece::Break | Piece::Gap { .. }));
            first.for_each(|piece| out.piece(piece));
        }
        Cell::Entries(entries) => {
            for (i, entry) in entries.iter().enumerate() {
                if i > 0 {
                    out.line_break();
                }
                entry.each_piece(language, |piece| out.piece(&piece));
            }
        }
    }
}

/// Writes the meetings day by day, where no table shows them.
fn list(days: &[ListedDay], language: Language, out: &mut Writer) {
    for (i, day) in days.iter().enumerate() {
        out.raw(if i > 0 { "\n## " } else { "## " });
        out.text(&day.name);
        out.mark(day.note.as_ref());
        out.raw("\n\n");
        for item in &day.items {
            out.raw("- ");
            item.each_piece(language, |piece| out.piece(&piece));
            out.raw("\n");
        }
    }
}
