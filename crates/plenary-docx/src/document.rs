//! The page: the title, the tables, the sections behind them, the notes.
//!
//! The note behind the star of the title is a footnote, and the others stand under the tables: some
//! programs lose a footnote in a row that is repeated on every page.

use maud::{Markup, PreEscaped, html as markup};
use plenary::{
    Annex,
    annex::{Note, NoteId},
    render::Piece,
    text::Inline,
    view::Section,
};

use crate::{
    parts::{FOOTNOTE, RELATIONS, WORD, xml},
    runs::Runs,
    section::Paper,
    table,
};

/// Returns the part with the page.
pub(crate) fn document(annex: &Annex, paper: &Paper, runs: &mut Runs<'_>) -> String {
    xml(&markup! {
        w:document xmlns:w=(WORD) xmlns:r=(RELATIONS) {
            w:body {
                (title_block(annex, runs))
                (tables(annex, paper.width, runs))
                @if annex.tables.is_empty() { (list(annex, runs)) }
                (notes_under_tables(annex, runs))
                @for one in &annex.sections { (section(one, runs)) }
                (PreEscaped(paper.section(runs.page)))
            }
        }
    })
}

/// Returns the title and the paragraphs between it and the tables.
fn title_block(annex: &Annex, runs: &mut Runs<'_>) -> Markup {
    let heading = &annex.heading;
    let lines = heading.under_title(annex.language);
    markup! {
        @if let Some(symbol) = &heading.symbol {
            (runs.paragraph("Normal", &[Piece::Words(symbol.into())]))
        }
        @if let Some(original) = &heading.original {
            (runs.paragraph("Normal", &[Piece::Words(original.into())]))
        }
        (title(annex, runs))
        @for line in &lines { (runs.paragraph("Subtitle", line)) }
        @if !annex.notice.is_empty() { (text("PlenaryNotice", &annex.notice, runs)) }
        @for line in &heading.details { (text("Normal", line, runs)) }
    }
}

/// Returns the title, with the mark of its footnote.
fn title(annex: &Annex, runs: &mut Runs<'_>) -> Markup {
    let mark = title_note(annex).map(|note| runs.reference(note));
    let star = (markup! {}, mark.unwrap_or_else(|| markup! {}));
    runs.paragraph_with("Heading1", star, &[Piece::Text(&annex.heading.title)])
}

fn tables(annex: &Annex, width: u32, runs: &mut Runs<'_>) -> Markup {
    let several = annex.tables.len() > 1;
    markup! {
        @for one in &annex.tables {
            @if let Some(days) = one.days.as_ref().filter(|_| several) {
                (runs.paragraph("Heading2", &heading_pieces(days, one.note.as_ref())))
            }
            (table::tables(one, width, runs))
        }
    }
}

fn heading_pieces<'a>(text: &'a str, mark: Option<&'a plenary::annex::NoteMark>) -> Vec<Piece<'a>> {
    let words = Piece::Words(text.into());
    [words].into_iter().chain(mark.map(Piece::Mark)).collect()
}

/// Returns the meetings day by day, for an annex without tables.
fn list(annex: &Annex, runs: &mut Runs<'_>) -> Markup {
    markup! {
        @for day in &annex.list {
            (runs.paragraph("Heading2", &heading_pieces(&day.name, day.note.as_ref())))
            @for item in &day.items {
                (runs.marked("ListBullet", item.is_changed(), &item.pieces(annex.language)))
            }
        }
    }
}

/// Returns a section behind the tables: office holders, deadlines, documents.
fn section(section: &Section, runs: &mut Runs<'_>) -> Markup {
    let language = runs.annex.language;
    markup! {
        (runs.paragraph("Heading2", &[Piece::Words((&section.heading).into())]))
        @for paragraph in &section.paragraphs { (text("Normal", paragraph, runs)) }
        @for row in &section.rows { (runs.paragraph("ListBullet", &row.pieces(language))) }
    }
}

fn text(style: &'static str, text: &[Inline], runs: &mut Runs<'_>) -> Markup {
    runs.paragraph(style, &[Piece::Text(text)])
}

/// The lines between a page and its notes.
const LINES: &str = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";

/// Returns the note of the title.
fn title_note(annex: &Annex) -> Option<&Note> {
    annex.notes.get(annex.heading.note?.index())
}

/// Returns the part with the footnotes.
pub(crate) fn footnotes(annex: &Annex, runs: &mut Runs<'_>) -> String {
    xml(&markup! {
        w:footnotes xmlns:w=(WORD) xmlns:r=(RELATIONS) {
            (PreEscaped(LINES))
            @if let Some(note) = title_note(annex) {
                w:footnote w:id=(FOOTNOTE) { (note_paragraph(note, &runs.star(note), runs)) }
            }
        }
    })
}

/// Returns all notes but that of the title.
fn notes_under_tables(annex: &Annex, runs: &mut Runs<'_>) -> Markup {
    let notes = annex.notes.iter().enumerate();
    let places = notes.map(|(place, note)| (NoteId::new(place), note));
    let others = places.filter(|(place, _)| annex.heading.note != Some(*place));
    markup! {
        @for (place, note) in others { (note_paragraph(note, &runs.target(place, note), runs)) }
    }
}

fn note_paragraph(note: &Note, mark: &Markup, runs: &mut Runs<'_>) -> Markup {
    let pieces = [Piece::Words(" ".into()), Piece::Text(&note.content)];
    runs.paragraph_with("FootnoteText", (mark.clone(), markup! {}), &pieces)
}
