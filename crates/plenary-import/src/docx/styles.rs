//! The styles of a document, as far as they make headings and stand out.

use std::collections::BTreeMap;

use plenary_opc::{Document, Node};

use crate::xml::{attribute, child, children, flag, value};

/// The look that a style or a run gives, as far as it gives one.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    /// The level of a heading: 0 for the title of the document, 1 for the highest heading.
    pub(super) level: Option<u8>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Look {
    /// Reads the properties of a run or a style.
    pub(super) fn of(properties: Option<Node<'_, '_>>) -> Self {
        let Some(properties) = properties else {
            return Self::default();
        };
        Self {
            level: None,
            bold: flag(properties, "b"),
            italic: flag(properties, "i"),
            raised: value(properties, "vertAlign").map(|align| align == "superscript"),
            hidden: flag(properties, "vanish"),
        }
    }

    /// Returns a look with the properties of another where this one gives none.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            level: self.level.or(other.level),
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            raised: self.raised.or(other.raised),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// A style and the name of the style on which it is based.
struct StyleRecord {
    look: Look,
    based_on: Option<String>,
}

/// Reads the styles: the look of each, with that of its bases, by its id.
pub(super) fn read(styles: &Document<'_>) -> BTreeMap<String, Look> {
    let elements = children(styles.root_element(), "style");
    let records: BTreeMap<String, StyleRecord> = elements
        .filter_map(|style| Some((attribute(style, "styleId")?.to_owned(), record(style))))
        .collect();
    let ids = records.keys();
    ids.map(|id| (id.clone(), look_with_bases(id, &records)))
        .collect()
}

/// The most styles in a chain, each based on the next.
const MOST_BASES: usize = 16;

fn look_with_bases(id: &str, all: &BTreeMap<String, StyleRecord>) -> Look {
    let mut look = Look::default();
    let mut next = Some(id);
    for _ in 0..MOST_BASES {
        let Some(record) = next.and_then(|id| all.get(id)) else {
            break;
        };
        look = look.or(&record.look);
        next = record.based_on.as_deref();
    }
    look
}

fn record(style: Node<'_, '_>) -> StyleRecord {
    let name = value(style, "name").unwrap_or_default().to_lowercase();
    let outline = child(style, "pPr").and_then(level);
    let number = name
        .strip_prefix("heading ")
        .and_then(|number| number.parse().ok());
    let title = (name == "title").then_some(0);
    // Italics of Plenary's remarks in brackets are no emphasis.
    let italic = (name == "plenary remark").then_some(false);
    StyleRecord {
        look: Look {
            level: title.or(number).or(outline),
            italic,
            ..Look::default()
        }
        .or(&Look::of(child(style, "rPr"))),
        based_on: value(style, "basedOn").map(str::to_owned),
    }
}

/// Returns the level of a heading that the properties of a paragraph give.
pub(super) fn level(properties: Node<'_, '_>) -> Option<u8> {
    let outline: u8 = value(properties, "outlineLvl")?.parse().ok()?;
    (outline < 9).then_some(outline + 1)
}
