//! The page: the title, the tables, what stands around them.

use maud::{Markup, PreEscaped, html as markup};
use plenary::{Annex, Inline, Piece, Section};

use crate::{
    footnotes,
    parts::{RELATIONS, WORD, xml},
    runs::Runs,
    section::Paper,
    table,
};

/// Returns the part of the page itself.
pub(crate) fn document(annex: &Annex, paper: &Paper, runs: &mut Runs<'_>) -> String {
    xml(&markup! {
        w:document xmlns:w=(WORD) xmlns:r=(RELATIONS) {
            w:body {
                (above(annex, runs))
                (tables(annex, paper.width, runs))
                @if annex.tables.is_empty() { (list(annex, runs)) }
                (footnotes::under_tables(annex, runs))
                @for one in &annex.sections { (section(one, runs)) }
                (PreEscaped(paper.section(runs.page)))
            }
        }
    })
}

/// Returns the title, and what stands between it and the tables.
fn above(annex: &Annex, runs: &mut Runs<'_>) -> Markup {
    let heading = &annex.heading;
    let lines = heading.under_title(annex.language);
    markup! {
        (title(annex, runs))
        @for line in &lines { (runs.paragraph("Subtitle", line)) }
        @if !annex.notice.is_empty() { (text("PlenaryNotice", &annex.notice, runs)) }
        @for line in &heading.details { (text("Normal", line, runs)) }
    }
}

/// Returns the title, with the mark of its footnote.
fn title(annex: &Annex, runs: &mut Runs<'_>) -> Markup {
    let mark = footnotes::of_title(annex).map(|note| runs.reference(note));
    let around = (markup! {}, mark.unwrap_or_else(|| markup! {}));
    runs.between("Heading1", around, &[Piece::Text(&annex.heading.title)])
}

fn tables(annex: &Annex, width: u32, runs: &mut Runs<'_>) -> Markup {
    let several = annex.tables.len() > 1;
    markup! {
        @for one in &annex.tables {
            @if let Some(days) = one.days.as_ref().filter(|_| several) {
                (runs.paragraph("Heading2", &named(days, one.note.as_ref())))
            }
            (table::tables(one, width, runs))
        }
    }
}

fn named<'a>(name: &'a str, mark: Option<&'a plenary::NoteMark>) -> Vec<Piece<'a>> {
    let name = Piece::Words(name.into());
    [name].into_iter().chain(mark.map(Piece::Mark)).collect()
}

/// Returns the meetings day by day, where no table shows them.
fn list(annex: &Annex, runs: &mut Runs<'_>) -> Markup {
    markup! {
        @for day in &annex.list {
            (runs.paragraph("Heading2", &named(&day.name, day.note.as_ref())))
            @for item in &day.items {
                (runs.paragraph("ListBullet", &item.pieces(annex.language)))
            }
        }
    }
}

/// Who holds which office, deadlines, documents.
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
