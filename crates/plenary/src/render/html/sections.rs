//! The sections below the tables.

use maud::{Markup, html as markup};

use super::{
    ids,
    inlines::{Inlines, NL},
    pieces::{Described, Pieces},
};
use crate::{annex::Annex, locale::Catalogue, view::Section};

/// The sections. A list of terms would need each once, and something to say of every one: two
/// offices are called the same, and so are two deadlines of one day.
pub(super) fn sections(annex: &Annex, catalogue: &Catalogue) -> Markup {
    let section = |section: &Section| {
        markup! {
            section class="plenary-section" { (NL)
                h2 { (section.heading) } (NL)
                @for paragraph in &section.paragraphs { p { (Inlines(paragraph)) } (NL) }
                @if !section.rows.is_empty() {
                    ul { (NL)
                        @for row in &section.rows {
                            li id=[row.deadline.as_ref().map(ids::deadline)] {
                                (Pieces(Described::Row(row), catalogue))
                            } (NL)
                        }
                    } (NL)
                }
            } (NL)
        }
    };
    markup! { @for one in &annex.sections { (section(one)) } }
}
