//! Words for groups, tracks, meetings and events that a source refers to.

use std::collections::BTreeSet;

use crate::words;

/// Words that are taken already.
#[derive(Debug, Default)]
pub(crate) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    pub(crate) fn taken(words: impl Iterator<Item = String>) -> Self {
        Self {
            taken: words.map(|word| word.to_lowercase()).collect(),
        }
    }

    /// A key for what is called so: the name itself, if it is one word.
    pub(crate) fn key(&mut self, name: &str) -> String {
        let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if !name.is_empty() && name.chars().all(bare) {
            return self.free(name);
        }
        self.free(&slug(name, 4, false))
    }

    /// A word that tells one from others.
    pub(crate) fn word(&mut self, name: &str) -> String {
        self.free(&slug(name, 1, true))
    }

    /// A few words that tell one from others.
    pub(crate) fn id(&mut self, title: &str) -> String {
        self.free(&slug(title, 3, true))
    }

    /// The same, or with a number behind it.
    pub(crate) fn free(&mut self, word: &str) -> String {
        let numbered = (2..).map(|number| format!("{word}-{number}"));
        let mut words = std::iter::once(word.to_owned()).chain(numbered);
        let free = words.find(|word| !self.taken.contains(&word.to_lowercase()));
        let free = free.unwrap_or_default();
        self.taken.insert(free.to_lowercase());
        free
    }
}

/// No word is longer that is made of several.
const MOST: usize = 32;

/// So many words of a name, with hyphens between them, those first that tell something.
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
