//! A page of HTML as tags and characters, as browsers take them.

use std::collections::BTreeMap;

use html5gum::{Doctype, Token, Tokenizer, emitters::default::DefaultEmitter};
use serde_json::Value;

/// A tag of a page, or characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The declaration that a page begins with.
    Doctype,
    /// The name and the attributes of a start tag.
    Opens(String, BTreeMap<String, String>),
    /// The name of an end tag.
    Closes(String),
    /// The characters between two tags.
    Text(String),
}

impl Piece {
    /// True of the start tag of an element.
    #[must_use]
    pub fn opens(&self, element: &str) -> bool {
        matches!(self, Self::Opens(name, _) if name == element)
    }

    /// True of the end tag of an element.
    #[must_use]
    pub fn closes(&self, element: &str) -> bool {
        matches!(self, Self::Closes(name) if name == element)
    }

    /// Returns an attribute of a start tag that has it.
    #[must_use]
    pub fn attribute(&self, key: &str) -> Option<&str> {
        match self {
            Self::Opens(_, attributes) => attributes.get(key).map(|value| &**value),
            _ => None,
        }
    }
}

/// Returns the tags and the characters of a page, or of a fragment of one, in order.
///
/// Their tree needs no browser's rules of repair: each element is closed in the one in which it was
/// opened, and stands only where pages of Plenary have it.
#[must_use]
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter);
    let pieces: Vec<_> = tokens.map(|Ok(token)| piece(token)).collect();
    let misplaced = misplaced(&pieces);
    assert_eq!(misplaced, None, "in {html}");
    pieces
}

fn piece(token: Token<()>) -> Piece {
    match token {
        Token::StartTag(tag) => {
            let name = text_of(&tag.name);
            assert!(!tag.self_closing, "<{name}/>");
            let attributes = tag.attributes.iter();
            let texts = attributes.map(|(key, value)| (text_of(key), text_of(&value.value)));
            Piece::Opens(name, texts.collect())
        }
        Token::EndTag(tag) => Piece::Closes(text_of(&tag.name)),
        Token::String(text) => Piece::Text(text_of(&text.value)),
        Token::Doctype(Doctype {
            force_quirks: false,
            name,
            public_identifier: None,
            system_identifier: None,
            ..
        }) if *name == *b"html" => Piece::Doctype,
        other => panic!("{other:?}"),
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it is UTF-8")
}

/// Elements that hold others, or paragraphs.
const FLOW: [&str; 11] = [
    "div", "footer", "h1", "h2", "h3", "header", "main", "p", "section", "table", "ul",
];

/// Elements that stand among words.
const PHRASING: [&str; 11] = [
    "a", "bdi", "br", "code", "del", "em", "s", "span", "strong", "sup", "time",
];

/// Returns the elements that may stand in another.
fn children(element: &str) -> &'static [&'static str] {
    match element {
        "html" => &["head", "body"],
        "head" => &["meta", "script", "style", "title"],
        "body" | "div" | "footer" | "header" | "main" | "section" => &FLOW,
        "table" => &["caption", "thead", "tbody"],
        "thead" | "tbody" => &["tr"],
        "tr" => &["td", "th"],
        "td" => &["p"],
        "ul" => &["li"],
        "script" | "style" | "title" => &[],
        _ => &PHRASING,
    }
}

/// Names the first piece that stands where it may not, or that is not closed.
fn misplaced(pieces: &[Piece]) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        let parent = open.last().copied();
        let fits = match piece {
            Piece::Doctype => place == 0,
            Piece::Opens(name, _) => {
                let name = &**name;
                let may_stand = match parent {
                    Some(parent) => children(parent).contains(&name),
                    None => name == "html" || FLOW.contains(&name) || PHRASING.contains(&name),
                };
                let is_nested_link = name == "a" && open.contains(&"a");
                if !["br", "meta"].contains(&name) {
                    open.push(name);
                }
                may_stand && !is_nested_link
            }
            Piece::Closes(name) => open.pop() == Some(name),
            Piece::Text(text) => {
                let holds_words = |parent| match parent {
                    "script" | "style" | "title" => true,
                    parent => children(parent) == PHRASING,
                };
                text.trim().is_empty() || parent.is_none_or(holds_words)
            }
        };
        if !fits {
            return Some(format!("{piece:?} in {parent:?}"));
        }
    }
    open.pop().map(|name| format!("<{name}> is not closed"))
}

/// Returns the data that a page has for search engines, if there are any.
#[must_use]
pub fn json_ld(pieces: &[Piece]) -> Option<Value> {
    let mut scripts = pieces.windows(2).filter(|pair| pair[0].opens("script"));
    let [script, data] = scripts.next()? else {
        return None;
    };
    assert!(scripts.next().is_none(), "two scripts");
    assert_eq!(script.attribute("type"), Some("application/ld+json"));
    match data {
        Piece::Text(text) => Some(serde_json::from_str(text).expect("it is JSON")),
        _ => panic!("a script without data"),
    }
}
