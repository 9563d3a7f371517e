//! The parts that are the same in every document, and what the others begin with.

use maud::{Markup, html as markup};
use plenary::{Annex, plain};

pub(crate) const STYLES: &str = include_str!("styles.xml");
pub(crate) const NUMBERING: &str = include_str!("numbering.xml");
pub(crate) const SETTINGS: &str = include_str!("settings.xml");

/// The vocabulary of Word, called `w` in every part.
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The vocabulary of relations inside a part, called `r`.
pub(crate) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A whole part.
pub(crate) fn xml(root: &Markup) -> String {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    format!("{declaration}{}\n", root.0)
}

/// The title and the language, and nobody's name.
pub(crate) fn properties(annex: &Annex) -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    xml(&markup! {
        cp:coreProperties xmlns:cp=(core) xmlns:dc="http://purl.org/dc/elements/1.1/" {
            dc:title { (plain(&annex.heading.title)) }
            dc:language { (annex.language.tag()) }
        }
    })
}
