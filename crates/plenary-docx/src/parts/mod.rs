//! The parts that are the same in every document, and the XML around the others.

use maud::{Markup, html as markup};
use plenary::{Annex, text::plain};
use plenary_opc::{Node, Vocabulary};

pub(crate) const STYLES: &str = include_str!("styles.xml");
pub(crate) const NUMBERING: &str = include_str!("numbering.xml");
pub(crate) const SETTINGS: &str = include_str!("settings.xml");

/// The namespace of Word, called `w` in every part.
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of relations inside a part, called `r`.
pub(crate) const RELATIONS: &str = Vocabulary::TRANSITIONAL;

/// The number of the only footnote. The lines between a page and its notes have the numbers 0 and 1.
pub(crate) const FOOTNOTE: u32 = 2;

/// Returns a whole part, without the characters that no XML can hold.
pub(crate) fn xml(root: &Markup) -> String {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let barred = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    format!("{declaration}{}\n", root.0.replace(barred, ""))
}

/// Returns the part with the title and the language; nobody is named as author.
pub(crate) fn properties(annex: &Annex) -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    xml(&markup! {
        cp:coreProperties xmlns:cp=(core) xmlns:dc="http://purl.org/dc/elements/1.1/" {
            dc:title { (plain(&annex.heading.title)) }
            dc:language { (annex.language.tag()) }
        }
    })
}

/// Returns the text of a part with `last` added at the end of an element; none if the element is not
/// of that text.
pub(crate) fn with_last(text: &str, parent: Node<'_, '_>, last: &str) -> Option<String> {
    let at = parent.range();
    let element = text.get(at.clone())?;
    let name: String = element
        .chars()
        .skip(1)
        .take_while(|c| !" \t\r\n/>".contains(*c))
        .collect();
    let inside = element
        .strip_suffix("/>")
        .map(|open| format!("{open}>{last}</{name}>"))
        .or_else(|| {
            let (before, closing) = element.split_at_checked(element.rfind("</")?)?;
            Some(format!("{before}{last}{closing}"))
        });
    Some(format!(
        "{}{}{}",
        text.get(..at.start)?,
        inside?,
        text.get(at.end..)?
    ))
}
