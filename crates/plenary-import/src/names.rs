//! Keys and ids for groups, tracks, meetings and events.

use std::collections::BTreeSet;

use crate::words;

/// A giver of keys and ids, none of them twice.
#[derive(Debug, Default)]
pub(crate) struct Names {
    used: BTreeSet<String>,
}

impl Names {
    pub(crate) fn excluding(words: impl Iterator<Item = String>) -> Self {
        Self {
            used: words.map(|word| word.to_lowercase()).collect(),
        }
    }

    /// Returns a key for a name: the name itself, if it is one word.
    pub(crate) fn key(&mut self, name: &str) -> String {
        let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if !name.is_empty() && name.chars().all(bare) {
            return self.free(name);
        }
        self.free(&slug(name, 4, false))
    }

    /// Returns the first telling word of a name, in small letters.
    pub(crate) fn word(&mut self, name: &str) -> String {
        self.free(&slug(name, 1, true))
    }

    /// Returns up to three telling words of a title, in small letters.
    pub(crate) fn id(&mut self, title: &str) -> String {
        self.free(&slug(title, 3, true))
    }

    /// Returns a word, with a number behind it if it has been given before.
    pub(crate) fn free(&mut self, word: &str) -> String {
        let numbered = (2..).map(|number| format!("{word}-{number}"));
        let mut words = std::iter::once(word.to_owned()).chain(numbered);
        let free = words
            .find(|word| !self.used.contains(&word.to_lowercase()))
            .unwrap_or_default();
        self.used.insert(free.to_lowercase());
        free
    }
}

/// The most bytes of a key that is made of several words.
const MOST: usize = 32;

/// Returns up to `most` words of a name with hyphens between them: the telling ones, or the first ones
/// if none is telling.
fn slug(name: &str, most: usize, lower: bool) -> String {
    let words = || {
        let words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty())
    };
    let telling = |word: &&str| {
        let small = if lower {
            word.to_lowercase()
        } else {
            (*word).to_owned()
        };
        !words::is_filler(&small)
    };
    let mut chosen: Vec<_> = words().filter(telling).take(most).collect();
    if chosen.is_empty() {
        chosen = words().take(most).collect();
    }
    while chosen.len() > 1 && chosen.iter().map(|word| word.len() + 1).sum::<usize>() > MOST {
        chosen.pop();
    }
    let slug = if chosen.is_empty() {
        "item".to_owned()
    } else {
        chosen.join("-")
    };
    if lower { slug.to_lowercase() } else { slug }
}
