//! The notes: the one that the star of the title leads to is a footnote, and the others stand under
//! the tables. A footnote in a row that is repeated on every page gets lost in some programs.

use maud::{Markup, PreEscaped, html as markup};
use plenary::{Annex, Note, Piece};

use crate::{
    package::parsed,
    parts::{RELATIONS, WORD, xml},
    runs::Runs,
    section::{is_word, rewrite},
};

/// The lines between a page and its notes, where a template has none.
pub(crate) const LINES: &str = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";

/// The lines of a template's part of notes, and the first number after theirs.
pub(crate) fn read(text: &str) -> Option<(String, usize)> {
    let file = parsed(text)?;
    let elements = file.root_element().children();
    let mut lines = (String::new(), 2);
    for note in elements.filter(|node| is_word(*node, "footnote")) {
        let kind = note.attribute((WORD, "type"));
        if kind.is_some_and(|kind| kind != "normal") {
            rewrite(note, &mut lines.0);
            let id: i64 = note.attribute((WORD, "id"))?.parse().ok()?;
            lines.1 = lines
                .1
                .max(usize::try_from(id.saturating_add(1)).unwrap_or(0));
        }
    }
    Some(lines)
}

/// The note of the title.
pub(crate) fn of_title(annex: &Annex) -> Option<&Note> {
    annex.notes.get(annex.heading.note?)
}

/// The part of the footnotes.
pub(crate) fn part(annex: &Annex, lines: &str, runs: &mut Runs<'_>) -> String {
    xml(&markup! {
        w:footnotes xmlns:w=(WORD) xmlns:r=(RELATIONS) {
            (PreEscaped(lines))
            @if let Some(note) = of_title(annex) {
                w:footnote w:id=(runs.styles.footnote) { (content(note, &runs.star(note), runs)) }
            }
        }
    })
}

/// The notes under the tables.
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
