//! The paper: its size, its margins, its headers and footers.

use std::collections::{BTreeMap, BTreeSet};

use plenary_opc::Node;

use crate::{
    parts::{RELATIONS, WORD},
    script::Script,
};

/// The paper that a document is laid out on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paper {
    /// The elements of the page layout before and behind that of its direction.
    properties: [String; 2],
    /// The width of the text, in twentieths of a point.
    pub(crate) width: u32,
}

impl Default for Paper {
    /// Returns A4 in landscape.
    fn default() -> Self {
        let size = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>";
        let margins = "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" \
            w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
        Self {
            properties: [format!("{size}{margins}"), String::new()],
            width: 16838 - 2 * 1134,
        }
    }
}

/// References to headers and footers, by their element and the pages that they are for.
type Heads<'a> = BTreeMap<(&'a str, &'a str), Node<'a, 'a>>;

impl Paper {
    /// Returns the paper of the last section of a document, and the ids of the relations to its headers
    /// and footers; none if it has no section. `is_kept` is true for relations that lead to a header or
    /// a footer.
    pub(crate) fn of(
        body: Node<'_, '_>,
        is_kept: impl Fn(&str) -> bool,
    ) -> Option<(Self, BTreeSet<String>)> {
        let mut blocks = body.children().rev();
        let last = blocks.find(|node| is_word(*node, "sectPr"))?;
        let heads = heads(body);
        let mut ids = BTreeSet::new();
        let mut properties = [String::new(), String::new()];
        for head in heads.values() {
            if let Some(id) = relation_id(*head).filter(|id| is_kept(id)) {
                ids.insert(id.to_owned());
                rewrite(*head, &mut properties[0]);
            }
        }
        for part in last.children().filter(|part| is_for_the_annex(*part)) {
            let behind = matches!(part.tag_name().name(), "rtlGutter" | "docGrid");
            rewrite(part, &mut properties[usize::from(behind)]);
        }
        let paper = Self {
            properties,
            width: text_width(last),
        };
        Some((paper, ids))
    }

    /// Returns the element at the end of a page that holds its layout.
    pub(crate) fn section(&self, page: Script) -> String {
        let [before, behind] = &self.properties;
        let bidi = if page.is_right_to_left() {
            "<w:bidi/>"
        } else {
            ""
        };
        format!("<w:sectPr>{before}{bidi}{behind}</w:sectPr>")
    }
}

/// Returns the headers and footers of the last section, which inherits from the sections before it
/// those that it does not give.
fn heads<'a>(body: Node<'a, 'a>) -> Heads<'a> {
    let sections = body.descendants().filter(|node| is_word(*node, "sectPr"));
    let heads = sections.flat_map(|section| section.children());
    let named = heads.filter_map(|head| {
        let name = head.tag_name().name();
        let is_head = matches!(name, "headerReference" | "footerReference");
        let pages = head.attribute((WORD, "type")).unwrap_or("default");
        is_head.then_some(((name, pages), head))
    });
    // Headers stand before footers in a section.
    let ordered = named.map(|((name, pages), head)| {
        let order = if name == "headerReference" { "a" } else { "b" };
        ((order, pages), head)
    });
    ordered.collect()
}

/// True if a part of a section holds for an annex too, which has one column and nothing to compare
/// itself with.
fn is_for_the_annex(part: Node<'_, '_>) -> bool {
    let name = part.tag_name().name();
    let other = [
        "headerReference",
        "footerReference",
        "cols",
        "bidi",
        "sectPrChange",
    ];
    !other.contains(&name) && relation_id(part).is_none()
}

/// Returns the id of the relation that an element names.
fn relation_id<'a>(node: Node<'a, 'a>) -> Option<&'a str> {
    node.attribute((RELATIONS, "id"))
}

/// Returns the width of the text in a section, in twentieths of a point.
fn text_width(section: Node<'_, '_>) -> u32 {
    let number = |element: &str, attribute: &str| {
        let mut children = section.children();
        let found = children.find(|child| is_word(*child, element))?;
        found.attribute((WORD, attribute))?.parse::<u32>().ok()
    };
    let width = number("pgSz", "w").unwrap_or(11906);
    let margins = [("left", 1440), ("right", 1440), ("gutter", 0)];
    margins.iter().fold(width, |width, (side, usual)| {
        width.saturating_sub(number("pgMar", side).unwrap_or(*usual))
    })
}

pub(crate) fn is_word(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().namespace() == Some(WORD) && node.tag_name().name() == name
}

/// Returns the value of an element inside another one.
pub(crate) fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    let mut children = node.children();
    let child = children.find(|child| is_word(*child, name))?;
    child.attribute((WORD, "val"))
}

/// The most elements and texts in an element that is copied.
const MOST_INNER: usize = 1000;

/// Copies an element with the prefixes of this document, and only names of the namespaces behind them.
/// An element that holds more than any program writes is left out.
pub(crate) fn rewrite(node: Node<'_, '_>, out: &mut String) {
    if node.descendants().nth(MOST_INNER).is_none() {
        rewrite_all(node, out);
    }
}

/// Copies an element of any size.
fn rewrite_all(node: Node<'_, '_>, out: &mut String) {
    if node.tag_name().namespace() != Some(WORD) {
        return;
    }
    let name = node.tag_name().name();
    out.push_str("<w:");
    out.push_str(name);
    for attribute in node.attributes() {
        let prefix = match attribute.namespace() {
            Some(WORD) if !attribute.name().starts_with("rsid") => "w",
            Some(RELATIONS) => "r",
            _ => continue,
        };
        let value = maud::html! { (attribute.value()) }.into_string();
        out.extend([" ", prefix, ":", attribute.name(), "=\"", &value, "\""]);
    }
    out.push('>');
    node.children().for_each(|child| rewrite_all(child, out));
    out.extend(["</w:", name, ">"]);
}
