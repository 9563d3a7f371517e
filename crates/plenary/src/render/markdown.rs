//! Markdown with a table, as GitHub and the common converters read it.

mod meeting;
mod writer;

use self::{
    meeting::{list_item, table_entry},
    writer::Writer,
};
use super::clock::push_clock;
use crate::{
    annex::{Annex, Cell, Entry, Heading, ListedDay, Row, RowHeader, Section, Table},
    text::Inline,
    words::{Words, words},
};

/// Renders an annex as a Markdown page: the title, the table, the notes.
///
/// The hours stand in the first column and again in the last, as on paper.
#[must_use]
pub fn markdown(annex: &Annex) -> String {
    let words = words(annex.language);
    let mut out = Writer::default();
    out.raw("# ");
    out.inlines(&annex.heading.title);
    if let Some(note) = annex.heading.note.and_then(|note| annex.notes.get(note)) {
        out.text(&note.mark);
    }
    out.raw("\n\n");
    for (line, changes) in under_title(annex, words) {
        out.text(&line);
        out.text(if changes.is_empty() { "" } else { words.colon });
        out.inlines(changes);
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
    for (i, one) in annex.tables.iter().enumerate() {
        out.raw(if i > 0 { "\n" } else { "" });
        if let Some(days) = one.days.as_ref().filter(|_| annex.tables.len() > 1) {
            out.raw("## ");
            out.text(days);
            out.mark(one.note.as_ref());
            out.raw("\n\n");
        }
        table(one, words, &mut out);
    }
    if annex.tables.is_empty() {
        list(&annex.list, words, &mut out);
    }
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
    for one in &annex.sections {
        section(one, words, &mut out);
    }
    out.text
}

/// A text that stands in a line of its own.
pub(super) fn in_line(text: &[Inline]) -> String {
    let mut out = Writer::default();
    out.inlines(text);
    out.text
}

/// Characters that stand for themselves in a cell of a table.
pub(super) fn in_cell(text: &str) -> String {
    let mut out = Writer::default();
    out.in_table = true;
    out.text(text);
    out.text
}

/// The status, the revision with what has changed, and up to when it is known what has happened.
pub(super) fn under_title<'a>(annex: &'a Annex, words: &Words) -> Vec<(String, &'a [Inline])> {
    let heading = &annex.heading;
    let status = heading
        .status
        .map(|status| ((words.status)(status).to_owned(), &[][..]));
    let as_of = heading.as_of.map(|moment| {
        let day = words.date(moment.date_naive());
        let until = format!("{}{day}{}", words.as_of, moment.format(", %H:%M"));
        (until, &[][..])
    });
    let revision = revision(annex, words).map(|line| (line, &*heading.changes));
    [status, revision, as_of].into_iter().flatten().collect()
}

/// Which revision it is; a word where it is only known that something has changed.
fn revision(annex: &Annex, words: &Words) -> Option<String> {
    let Heading {
        revision, changes, ..
    } = &annex.heading;
    let name = revision.map(|revision| {
        let issued = revision.issued.map(|day| words.date(day));
        let issued = issued.map_or_else(String::new, |day| format!(", {day}"));
        format!("Rev.{}{issued}", revision.number)
    });
    name.or_else(|| (!changes.is_empty()).then(|| words.changes.to_owned()))
}

fn section(section: &Section, words: &Words, out: &mut Writer) {
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
        out.inlines(&row.term);
        if !row.details.is_empty() {
            out.text(words.colon);
            out.inlines(&row.details);
        }
        out.raw("\n");
    }
}

fn table(table: &Table, words: &Words, out: &mut Writer) {
    header(table, out);
    for row in &table.rows {
        table_row(row, words, out);
    }
}

/// The days, with an empty corner at either end, and the row that makes a table of it.
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

fn table_row(row: &Row, words: &Words, out: &mut Writer) {
    out.in_table = true;
    out.raw("| ");
    row_header(row.header, words, out);
    let mut before = None;
    for cell in &row.cells {
        out.raw(" | ");
        table_cell(cell, before, words, out);
        if let Cell::Joined { entry, .. } = cell {
            before = Some(entry);
        }
    }
    out.raw(" | ");
    row_header(row.header, words, out);
    out.raw(" |\n");
    out.in_table = false;
}

fn row_header(header: RowHeader, words: &Words, out: &mut Writer) {
    match header {
        RowHeader::Hours(hours) => out.hours(hours, words),
        RowHeader::From(hours) => push_clock(hours.opens_at(), &mut out.text),
        RowHeader::AllDay => out.text(words.all_day),
        RowHeader::SideEvents => {
            out.raw("**");
            out.text(words.side_events);
            out.raw("**");
        }
    }
}

/// Markdown has no cells that are joined: the word for what goes on, or the same name again.
fn table_cell(cell: &Cell, before: Option<&Entry>, words: &Words, out: &mut Writer) {
    match cell {
        Cell::Joined { entry, .. } => table_entry(entry, words, out),
        Cell::Covered => out.text(words.continued),
        Cell::Beside => out.inlines(before.map_or(&[], |entry| entry.name.as_slice())),
        Cell::Entries(entries) => {
            for (i, entry) in entries.iter().enumerate() {
                if i > 0 {
                    out.line_break();
                }
                table_entry(entry, words, out);
            }
        }
    }
}

/// The meetings day by day, where no table shows them.
fn list(days: &[ListedDay], words: &Words, out: &mut Writer) {
    for (i, day) in days.iter().enumerate() {
        out.raw(if i > 0 { "\n## " } else { "## " });
        out.text(&day.name);
        out.raw("\n\n");
        for item in &day.items {
            out.raw("- ");
            list_item(item, words, out);
            out.raw("\n");
        }
    }
}
