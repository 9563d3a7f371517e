//! Sections and notes below the tables, and the marks that lead to the notes.

use maud::{Markup, html as markup};

use super::{
    ids,
    pieces::{InlineMarkup, NL, PieceMarkup, PieceSource},
};
use crate::{
    annex::{Annex, Note, NoteMark},
    locale::Catalogue,
    plan::List,
    view::Section,
};

/// Returns the sections. They are no lists of terms, which must be unique: two offices can have one name,
/// and two deadlines one day.
pub(super) fn sections(annex: &Annex, catalogue: &Catalogue) -> Markup {
    let section = |section: &Section| {
        markup! {
            section class="plenary-section" { (NL)
                h2 { (section.heading) } (NL)
                @for paragraph in &section.paragraphs { p { (InlineMarkup(paragraph)) } (NL) }
                @if !section.rows.is_empty() {
                    ul { (NL)
                        @for row in &section.rows {
                            li id=[row.deadline.as_ref().map(ids::deadline)] {
                                (PieceMarkup(PieceSource::Row(row), catalogue))
                            } (NL)
                        }
                    } (NL)
                }
            } (NL)
        }
    };
    markup! { @for one in &annex.sections { (section(one)) } }
}

/// Returns a mark that leads to its note.
pub(super) fn mark(mark: Option<&NoteMark>, catalogue: &Catalogue) -> Markup {
    markup! {
        @if let Some(mark) = mark {
            a id=[mark.is_first.then(|| place_id(&mark.mark))] class="plenary-mark"
                href={ "#" (note_id(&mark.mark)) } {
                span class="plenary-unseen" { " " (catalogue.heading.note) " " } sup { (mark.mark) }
            }
        }
    }
}

/// Returns the id of a note.
fn note_id(mark: &str) -> String {
    format!("plenary-note-{mark}")
}

/// Returns the id of the first place that leads to a note.
fn place_id(mark: &str) -> String {
    format!("plenary-noted-{mark}")
}

pub(super) fn notes(annex: &Annex, catalogue: &Catalogue) -> Markup {
    markup! {
        @for (place, one) in annex.notes.with_ids() {
            @if annex.heading.note == Some(place) {
                (note(one, "plenary-note", "plenary-title-note", catalogue.grid.back_to_title))
            } @else {
                (note(one, &note_id(&one.mark), &place_id(&one.mark), catalogue.grid.back_to_table))
            }
        }
    }
}

/// Returns a note, whose mark leads back to the first place that has it.
fn note(note: &Note, id: &str, place: &str, back: &str) -> Markup {
    markup! {
        p id=(id) class="plenary-note" {
            @if note.is_marked {
                a class="plenary-mark" href={ "#" (place) } {
                    (note.mark) span class="plenary-unseen" { " " (back) }
                }
            } @else {
                (note.mark)
            }
            " " (InlineMarkup(&note.content))
        } (NL)
    }
}
