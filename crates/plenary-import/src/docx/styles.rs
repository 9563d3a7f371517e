//! The styles of a document: which are headings, and which are bold.

use std::collections::BTreeMap;

use plenary_opc::{Document, Node};

use crate::xml::{attribute, child, children, flag, value};

/// What a style says.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    /// Of a heading its level: 0 for the title of the document, 1 for the highest heading.
    pub(super) level: Option<u8>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Look {
    /// What a run or a style says of itself.
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

    /// The same, and where it says nothing what another says.
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

/// A style, and that on which it is based.
struct Own {
    look: Look,
    based_on: Option<String>,
}

/// The styles by their names.
pub(super) fn read(styles: &Document<'_>) -> BTreeMap<String, Look> {
    let all = children(styles.root_element(), "style");
    let own: BTreeMap<String, Own> = all
        .filter_map(|style| Some((attribute(style, "styleId")?.to_owned(), own(style))))
        .collect();
    let whole = own.keys().map(|name| (name.clone(), inherited(name, &own)));
    whole.collect()
}

/// Styles are based on others no more often than this.
const DEEPEST: usize = 16;

fn inherited(name: &str, all: &BTreeMap<String, Own>) -> Look {
    let mut look = Look::default();
    let mut next = Some(name);
    for _ in 0..DEEPEST {
        let Some(own) = next.and_then(|name| all.get(name)) else {
            break;
        };
        look = look.or(&own.look);
        next = own.based_on.as_deref();
    }
    look
}

fn own(style: Node<'_, '_>) -> Own {
    let name = value(style, "name").unwrap_or_default().to_lowercase();
    let outline = child(style, "pPr").and_then(level);
    let number = name
        .strip_prefix("heading ")
        .and_then(|number| number.parse().ok());
    let title = (name == "title").then_some(0);
    // What Plenary puts into brackets leans, and is not stressed.
    let italic = (name == "plenary remark").then_some(false);
    Own {
        look: Look {
            level: title.or(number).or(outline),
            italic,
            ..Look::default()
        }
        .or(&Look::of(child(style, "rPr"))),
        based_on: value(style, "basedOn").map(str::to_owned),
    }
}

/// The level of a heading, as the properties of a paragraph give it.
pub(super) fn level(properties: Node<'_, '_>) -> Option<u8> {
    let outline: u8 = value(properties, "outlineLvl")?.parse().ok()?;
    (outline < 9).then_some(outline + 1)
}
