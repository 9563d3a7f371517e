//! The paper: its size, its margins, what stands at its head and its foot.

use roxmltree::Node;

use crate::{
    parts::{RELATIONS, WORD},
    script::Script,
};

/// The paper that a document is laid out on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paper {
    /// The section of a template; none for A4 in landscape.
    own: Option<String>,
    /// How wide a text can be, in twentieths of a point.
    pub(crate) width: u32,
}

impl Default for Paper {
    fn default() -> Self {
        Self {
            own: None,
            width: 16838 - 2 * 1134,
        }
    }
}

impl Paper {
    /// The paper of a template, by its last section.
    pub(crate) fn of(section: Node<'_, '_>) -> Self {
        let number = |element: &str, attribute: &str| {
            let children = section.children();
            let found = children.clone().find(|child| is_word(*child, element))?;
            found.attribute((WORD, attribute))?.parse::<u32>().ok()
        };
        let width = number("pgSz", "w").unwrap_or(11906);
        let left = number("pgMar", "left").unwrap_or(1440);
        let right = number("pgMar", "right").unwrap_or(1440);
        let mut own = String::new();
        rewrite(section, &mut own);
        Self {
            own: Some(own),
            width: width.saturating_sub(left).saturating_sub(right),
        }
    }

    /// The end of the page, which says how it is laid out.
    pub(crate) fn section(&self, page: Script) -> String {
        let bidi = if page.is_right_to_left() {
            "<w:bidi/>"
        } else {
            ""
        };
        self.own.clone().unwrap_or_else(|| {
            format!(
                "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
                 <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" \
                 w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>{bidi}</w:sectPr>"
            )
        })
    }
}

pub(crate) fn is_word(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().namespace() == Some(WORD) && node.tag_name().name() == name
}

/// The value of an element inside another one.
pub(crate) fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    let mut children = node.children();
    children
        .find(|child| is_word(*child, name))?
        .attribute((WORD, "val"))
}

/// The most elements and texts in an element that is written again.
const MOST_INNER: usize = 1000;

/// Writes an element again with the names of this document, and nothing but what they name. One that
/// no program has written, as it holds too much, is left out.
pub(crate) fn rewrite(node: Node<'_, '_>, out: &mut String) {
    if node.descendants().nth(MOST_INNER).is_some() {
        return;
    }
    let name = node.tag_name().name();
    out.push_str("<w:");
    out.push_str(name);
    for attribute in node.attributes() {
        let (prefix, name) = match attribute.namespace() {
            Some(WORD) if !attribute.name().starts_with("rsid") => ("w", attribute.name()),
            Some(RELATIONS) => ("r", attribute.name()),
            _ => continue,
        };
        let value = maud::html! { (attribute.value()) }.into_string();
        out.extend([" ", prefix, ":", name, "=\"", &value, "\""]);
    }
    out.push('>');
    for child in node
        .children()
        .filter(|child| child.tag_name().namespace() == Some(WORD))
    {
        rewrite(child, out);
    }
    out.extend(["</w:", name, ">"]);
}
