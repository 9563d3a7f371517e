//! What stands above and below the table.

use maud::{Markup, html as markup};

use super::{Inlines, NL, day, ids, machine, moment, timed};
use crate::{
    annex::Annex,
    view::{Section, SectionRow},
    words::Words,
};

/// The status, the revision, and up to when it is known what has happened.
pub(super) fn under_title(annex: &Annex, words: &Words) -> impl Iterator<Item = Markup> {
    let heading = &annex.heading;
    let status = heading
        .status
        .map(|status| markup! { ((words.status)(status)) });
    let revision = heading.revision.map(|revision| {
        markup! {
            "Rev." (revision.number)
            @if let Some(issued) = revision.issued { ", " (day(issued, words.date(issued))) }
            @if !heading.changes.is_empty() { (words.colon) (Inlines(&heading.changes)) }
        }
    });
    let unnamed = heading.revision.is_none() && !heading.changes.is_empty();
    let changes = unnamed.then(|| {
        markup! { (words.changes) (words.colon) (Inlines(&heading.changes)) }
    });
    let as_of = heading.as_of.map(|known| {
        let date = known.date_naive();
        markup! { (words.as_of) (day(date, words.date(date))) ", " (moment(known)) }
    });
    [status, revision, changes, as_of].into_iter().flatten()
}

/// The sections. A list of terms would need each once, and something to say of every one: two
/// offices are called the same, and so are two deadlines of one day.
pub(super) fn sections(annex: &Annex, words: &Words) -> Markup {
    let section = |section: &Section| {
        markup! {
            section class="plenary-section" { (NL)
                h2 { (section.heading) } (NL)
                @for paragraph in &section.paragraphs { p { (Inlines(paragraph)) } (NL) }
                @if !section.rows.is_empty() {
                    ul { (NL)
                        @for row in &section.rows {
                            li id=[row.deadline.as_ref().map(ids::deadline)] {
                                (section_row(row, words))
                            } (NL)
                        }
                    } (NL)
                }
            } (NL)
        }
    };
    markup! { @for one in &annex.sections { (section(one)) } }
}

fn section_row(row: &SectionRow, words: &Words) -> Markup {
    markup! {
        (term(row))
        @if !row.details.is_empty() { (words.colon) (Inlines(&row.details)) }
    }
}

/// What a row is of: of a deadline its day, or its moment.
fn term(row: &SectionRow) -> Markup {
    let said = Inlines(&row.term);
    let due = row.deadline.as_ref();
    let moment = due.and_then(|deadline| deadline.at);
    let of = due.and_then(|deadline| deadline.day);
    match (moment, of) {
        (Some(moment), _) => timed(machine(moment), said),
        (None, Some(of)) => day(of, said),
        (None, None) => markup! { (said) },
    }
}
