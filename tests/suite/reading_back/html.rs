//! A page of HTML as tags and characters.

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer, emitters::default::DefaultEmitter};

/// A tag of a page with its attributes, or characters.
pub(super) enum Piece {
    Opens(String, BTreeMap<String, String>),
    Closes(String),
    Text(String),
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it is UTF-8")
}

/// Returns the tags and the characters of a page in order, without its head.
pub(super) fn pieces(page: &str) -> Vec<Piece> {
    let body = page.find("<body>").unwrap_or(0);
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(&page[body..], emitter);
    let pieces = tokens.filter_map(|token| {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter();
                let attributes =
                    attributes.map(|(key, value)| (text_of(key), text_of(&value.value)));
                Some(Piece::Opens(text_of(&tag.name), attributes.collect()))
            }
            Token::EndTag(tag) => Some(Piece::Closes(text_of(&tag.name))),
            Token::String(text) => Some(Piece::Text(text_of(&text.value))),
            _ => None,
        }
    });
    pieces.collect()
}
