//! A first look at a text: whether there is anything in it that a check could speak of.
//!
//! Most texts have no number and none of a few words, and are not read any further.

use super::{
    facts::Facts,
    marks::Mark,
    said::Said,
    terms::{Filter, ORDINAL, PLAN, SPELT, UNSETTLED, ZONE, term},
};
use crate::{document::Group, terms::Status};

/// What is looked for in the texts of one schedule.
pub(super) struct Triggers<'d> {
    words: Filter,
    status: Option<Status>,
    marks: &'d [Mark<'d>],
    groups: &'d [Group],
}

/// What a first look has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing to speak of.
    Nothing,
    /// Only words that are spelt in several ways.
    Spelling,
    /// A number, or a word that may matter.
    More,
}

const ALWAYS: u32 = ORDINAL | ZONE | SPELT;
const WITH_STATUS: u32 = ALWAYS | PLAN | UNSETTLED;
static WORDS: Filter = Filter::of(ALWAYS);
static WORDS_WITH_STATUS: Filter = Filter::of(WITH_STATUS);

impl<'d> Triggers<'d> {
    pub(super) fn of(facts: &'d Facts<'d>) -> Self {
        let words = if facts.status.is_some() {
            &WORDS_WITH_STATUS
        } else {
            &WORDS
        };
        let mut words = words.clone();
        for mark in &facts.marks {
            words.add(mark.acronym.as_bytes());
        }
        for group in facts.groups {
            let key = group.key.as_bytes();
            (2..key.len()).for_each(|length| words.add(&key[..length]));
        }
        Self {
            words,
            status: facts.status,
            marks: &facts.marks,
            groups: facts.groups,
        }
    }

    /// Whether a text has to be read. A status is named in headings; what is not settled matters
    /// in all of a final schedule.
    pub(super) fn look(&self, said: &Said<'_>) -> Look {
        let senses = match self.status {
            Some(Status::Final) => WITH_STATUS,
            Some(_) if said.is_heading() => WITH_STATUS,
            _ => ALWAYS,
        };
        let bytes = said.text.as_bytes();
        let mut found = Look::Nothing;
        let mut at = 0;
        while at < bytes.len() {
            let end = at + letters(&bytes[at..]);
            let word = &bytes[at..end];
            if self.words.may_hold(word) {
                match self.meaning(word, senses) {
                    Look::Nothing => {}
                    Look::Spelling => found = Look::Spelling,
                    Look::More => return Look::More,
                }
            }
            if bytes.get(end).is_some_and(u8::is_ascii_digit) {
                return Look::More;
            }
            at = end + 1;
        }
        found
    }

    /// What a word that passed the filter may be.
    fn meaning(&self, word: &[u8], senses: u32) -> Look {
        let own = term(word).senses;
        let of_mark = |mark: &Mark<'_>| mark.acronym.as_bytes().eq_ignore_ascii_case(word);
        if own.any(senses & !SPELT) || self.marks.iter().any(of_mark) {
            Look::More
        } else if own.any(SPELT) || self.begins_key(word) {
            Look::Spelling
        } else {
            Look::Nothing
        }
    }

    /// Whether the key of a group goes on behind this word.
    fn begins_key(&self, word: &[u8]) -> bool {
        let longer = |group: &Group| {
            let key = group.key.as_bytes();
            key.len() > word.len() && key.starts_with(word)
        };
        word.len() > 1 && self.groups.iter().any(longer)
    }
}

/// How many bytes stand before the next blank, digit, or mark of punctuation, eight at a time.
/// Brackets and other bytes behind the capitals count as letters here.
fn letters(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 255;
    let mut at = 0;
    while let Some(chunk) = bytes[at..].first_chunk() {
        let eight = u64::from_le_bytes(*chunk);
        let lower = eight.wrapping_sub(EACH * u64::from(b'A')) & !eight & (EACH * 0x80);
        if lower != 0 {
            return at + lower.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = &bytes[at..];
    at + rest
        .iter()
        .position(|byte| *byte < b'A')
        .unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::wording::said,
        document::{Document, Slot},
    };

    fn look(text: &str) -> Look {
        let mut document = Document::default();
        document.heading.note = Slot::Given(text.into());
        document.heading.conference = Slot::Given("CSP12".into());
        document.groups = Slot::Given(vec![Group {
            key: "WGETI".to_owned(),
            ..Group::default()
        }]);
        let said = said::every(&document);
        Triggers::of(&Facts::of(&document)).look(&said[0])
    }

    #[test]
    fn only_what_could_be_wrong_is_read() {
        for text in [
            "on 16 March",
            "the csp",
            "Eleventh",
            "in CEST",
            "onzième",
            "Sub-WG of CSP",
        ] {
            assert_eq!(look(text), Look::More, "{text}");
        }
        for text in ["Sub-working Group", "WG ETI", "by email"] {
            assert_eq!(look(text), Look::Spelling, "{text}");
        }
        for text in [
            "Working Group on Universalization",
            "the draft schedule",
            "l’est",
            "WGETI",
        ] {
            assert_eq!(look(text), Look::Nothing, "{text}");
        }
    }
}
