//! A first look at a text: whether there is anything in it that a check could speak of.
//!
//! Most texts have no number and none of a few words, and are not read any further.

use super::{
    facts::Facts,
    marks::Mark,
    terms::{Filter, ORDINAL, PLAN, SPELT, UNSETTLED, ZONE, term},
    texts::Said,
};
use crate::{document::Group, keywords::Status};

/// What is looked for in the texts of one schedule.
pub(super) struct Triggers<'d> {
    words: &'static Filter,
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
        let mut start = 0;
        for end in Gaps::of(bytes) {
            match &bytes[start..end] {
                // The `e` of `e-mail` is known by what stands behind it.
                [] | [_] => {}
                word => match self.word(word, senses) {
                    Look::Nothing => {}
                    Look::Spelling => found = Look::Spelling,
                    Look::More => return Look::More,
                },
            }
            if bytes.get(end).is_some_and(u8::is_ascii_digit) {
                return Look::More;
            }
            start = end + 1;
        }
        found
    }

    fn word(&self, word: &[u8], senses: u32) -> Look {
        // «heure d’été»: the apostrophe that is no ASCII parts no words here.
        let word = word.strip_prefix("d’".as_bytes()).unwrap_or(word);
        let in_capitals = || word.get(1).is_some_and(u8::is_ascii_uppercase);
        if self.words.may_hold(word) || in_capitals() {
            self.meaning(word, senses)
        } else {
            Look::Nothing
        }
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

/// The places of blanks, digits and marks of punctuation in a text, and its end, found in eight
/// bytes at a time. Brackets and other bytes behind the capitals count as letters here.
struct Gaps<'t> {
    rest: &'t [u8],
    /// Where the eight bytes begin, and the highest bits of those that are gaps and still to come.
    at: usize,
    marks: u64,
    end: Option<usize>,
}

impl<'t> Gaps<'t> {
    fn of(text: &'t [u8]) -> Self {
        let (at, marks, rest) = Self::first_eight(0, text);
        let end = Some(text.len());
        Self {
            rest,
            at,
            marks,
            end,
        }
    }

    fn first_eight(at: usize, text: &'t [u8]) -> (usize, u64, &'t [u8]) {
        const EACH: u64 = u64::MAX / 255;
        if let Some((eight, rest)) = text.split_first_chunk() {
            let eight = u64::from_le_bytes(*eight);
            // The highest bit of each byte says that it is `A` or greater.
            let ascii = (eight & (EACH * 0x7f)) + EACH * u64::from(0x80 - b'A');
            return (at, !(ascii | eight) & (EACH * 0x80), rest);
        }
        let gap = |marks, (place, byte): (usize, &u8)| {
            marks | (u64::from(*byte < b'A') << (place * 8 + 7))
        };
        (at, text.iter().enumerate().fold(0, gap), &[])
    }
}

impl Iterator for Gaps<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.marks == 0 {
            if self.rest.is_empty() {
                return self.end.take();
            }
            (self.at, self.marks, self.rest) = Self::first_eight(self.at + 8, self.rest);
        }
        let place = self.marks.trailing_zeros() as usize / 8;
        self.marks &= self.marks - 1;
        Some(self.at + place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::lint::texts,
        document::{Document, Slot},
    };

    fn look(text: &str) -> Look {
        let document = Document {
            note: Slot::Given(text.into()),
            conference: Slot::Given("CSP12".into()),
            groups: Slot::Given(vec![Group {
                key: "WGETI".to_owned(),
                ..Group::default()
            }]),
            ..Document::default()
        };
        let facts = Facts::of(&document);
        let mut look = Look::Nothing;
        texts::each(&document, |said| look = Triggers::of(&facts).look(&said));
        look
    }

    #[test]
    fn gaps_are_found_wherever_they_are() {
        for text in [
            "",
            "a",
            "word",
            "Ab Cd. É 1",
            "eight---, and AA-A:A",
            "a longer text, with 12 gaps A",
        ] {
            let gaps: Vec<_> = Gaps::of(text.as_bytes()).collect();
            let places = text.bytes().enumerate().filter(|(_, byte)| *byte < b'A');
            let expected = places.map(|(place, _)| place).chain([text.len()]);
            assert_eq!(gaps, expected.collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn only_what_could_be_wrong_is_read() {
        for text in [
            "on 16 March",
            "the CSP",
            "Eleventh",
            "in CEST",
            "onzième",
            "heure d’été",
            "heure d'hiver",
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
