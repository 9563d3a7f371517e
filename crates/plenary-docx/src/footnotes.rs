//! The notes: the one that the star of the title leads to is a footnote, and the others stand under
//! the tables. A footnote in a row that is repeated on every page gets lost in some programs.

use maud::{Markup, PreEscaped, html as markup};
use plenary::{Annex, Note, Piece};

use crate::{
    parts::{FOOTNOTE, RELATIONS, WORD, xml},
    runs::Runs,
};

/// The lines between a page and its notes.
const LINES: &str = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";

/// Returns the note of the title.
pub(crate) fn of_title(annex: &Annex) -> Option<&Note> {
    annex.notes.get(annex.heading.note?)
}

/// Returns the part of the footnotes.
pub(crate) fn part(annex: &Annex, runs: &mut Runs<'_>) -> String {
    xml(&markup! {
        w:footnotes xmlns:w=(WORD) xmlns:r=(RELATIONS) {
            (PreEscaped(LINES))
            @if let Some(note) = of_title(annex) {
                w:footnote w:id=(FOOTNOTE) { (content(note, &runs.star(note), runs)) }
            }
        }
    })
}

/// Returns the notes under the tables.
pub(crate) fn under_tables(annex: &Annex, runs: &mut Runs<'_>) -> Markup {
    let notes = annex.notes.iter().enumerate();
    let others = notes.filter(|(place, _)| annex.heading.note != Some(*place));
    markup! {
        @for (place, note) in others { (content(note, &runs.target(place, note), runs)) }
    }
}

fn content(note: &Note, mark: &Markup, runs: &mut Runs<'_>) -> Markup {
    let pieces = [Piece::Words(" ".into()), Piece::Text(&note.content)];
    runs.between("FootnoteText", (mark.clone(), markup! {}), &pieces)
}
