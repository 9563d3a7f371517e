//! The notes under the tables, and the marks that lead to them.

use maud::{Markup, html as markup};

use super::inlines::{Inlines, NL};
use crate::{
    annex::{Annex, Note, NoteMark},
    locale::Catalogue,
};

/// A mark that leads to its note.
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

/// The id of a note.
fn note_id(mark: &str) -> String {
    format!("plenary-note-{mark}")
}

/// The id of the first place that leads to a note.
fn place_id(mark: &str) -> String {
    format!("plenary-noted-{mark}")
}

pub(super) fn notes(annex: &Annex, catalogue: &Catalogue) -> Markup {
    markup! {
        @for (i, one) in annex.notes.iter().enumerate() {
            @if annex.heading.note == Some(i) {
                (note(one, "plenary-note", "plenary-title-note", catalogue.grid.back_to_title))
            } @else {
                (note(one, &note_id(&one.mark), &place_id(&one.mark), catalogue.grid.back_to_table))
            }
        }
    }
}

/// A note, whose mark leads back to where it stands first.
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
            " " (Inlines(&note.content))
        } (NL)
    }
}
