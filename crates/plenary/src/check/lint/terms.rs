//! The words that the checks of wording know, in English and French.

use super::vocabulary::TERMS;

/// What a word can be; one word may be several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Senses(pub(super) u32);

/// A word that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Term {
    pub(super) senses: Senses,
    /// The number of a weekday from Monday on, of a month, or of an ordinal.
    pub(super) value: u8,
}

impl Senses {
    /// Whether it is one of these.
    pub(super) const fn any(self, of: u32) -> bool {
        self.0 & of != 0
    }
}

pub(super) const WEEKDAY: u32 = 1 << 0;
pub(super) const MONTH: u32 = 1 << 1;
/// Known with a capital only: `may` is mostly no month.
pub(super) const CAPITAL: u32 = 1 << 2;
pub(super) const ORDINAL: u32 = 1 << 3;
/// The beginning of an ordinal of two words: twenty-first.
pub(super) const TENS: u32 = 1 << 4;
/// The ending of an ordinal in digits.
pub(super) const SUFFIX: u32 = 1 << 5;
/// An abbreviation of a zone that has summer time, or a word for a part of the year.
pub(super) const ZONE: u32 = 1 << 6;
/// What is numbered, so that the number after it is no day.
pub(super) const LABEL: u32 = 1 << 7;
/// Speaks of what another conference has done or will do.
pub(super) const CITES: u32 = 1 << 8;
/// The same, where the text is no heading.
pub(super) const LEANS: u32 = 1 << 9;
/// Speaks of the meetings that are being scheduled.
pub(super) const OWN: u32 = 1 << 10;
/// Stands between the ends of a range.
pub(super) const JOINS: u32 = 1 << 11;
/// Stands between two of several.
pub(super) const LISTS: u32 = 1 << 12;
/// Carries no meaning of its own.
pub(super) const SMALL: u32 = 1 << 13;
pub(super) const DRAFT: u32 = 1 << 14;
pub(super) const PROVISIONAL: u32 = 1 << 15;
pub(super) const INDICATIVE: u32 = 1 << 16;
pub(super) const TENTATIVE: u32 = 1 << 17;
pub(super) const FINAL: u32 = 1 << 18;
/// A schedule.
pub(super) const PLAN: u32 = 1 << 19;
/// Says that something is not settled.
pub(super) const UNSETTLED: u32 = 1 << 20;
/// Begins something that is spelt in several ways.
pub(super) const SPELT: u32 = 1 << 21;
/// Of a clock of twelve hours.
pub(super) const HALF: u32 = 1 << 22;
/// Says when a paper was written.
pub(super) const DATED: u32 = 1 << 23;
/// What has a year in its name.
pub(super) const YEARLY: u32 = 1 << 24;

/// What a word is known to be; a plural is known by its singular.
pub(super) fn term(word: &[u8]) -> Term {
    if KNOWN.may_hold(word) {
        known_term(word)
    } else {
        Term::default()
    }
}

/// The same for a word that passed a filter.
pub(super) fn known_term(word: &[u8]) -> Term {
    let found = lookup(word).or_else(|| lookup(word.strip_suffix(b"s")?));
    let Some((_, senses, value)) = found.copied() else {
        return Term::default();
    };
    if senses & CAPITAL != 0 && !word[0].is_ascii_uppercase() {
        return Term::default();
    }
    let senses = Senses(senses);
    Term { senses, value }
}

/// No known word is longer.
const LONGEST: usize = 16;

fn lookup(word: &[u8]) -> Option<&'static (&'static str, u32, u8)> {
    let first = *word.first()?;
    if word.len() > LONGEST {
        return None;
    }
    let key = key(first, word.len());
    let (from, to) = (STARTS[key], STARTS[key + 1]);
    let bucket = TERMS.get(usize::from(from)..usize::from(to))?;
    let alike = |(known, ..): &&(&str, _, _)| is_alike(word, known.as_bytes());
    bucket.iter().find(alike)
}

/// Whether a word is this one, which is as long, but for capitals: they differ in one bit, and so
/// do the second bytes of French ones. Most others differ in the second letter.
fn is_alike(word: &[u8], known: &[u8]) -> bool {
    let alike = |(byte, known): (&u8, &u8)| byte | CASE == known | CASE;
    let second = word.get(1).zip(known.get(1));
    second.is_none_or(alike) && word.iter().zip(known).all(alike)
}

const CASE: u8 = 0x20;

/// First byte and length, by which the vocabulary is in order.
const fn key(first: u8, length: usize) -> usize {
    (first | CASE) as usize * LONGEST + length - 1
}

const KEYS: usize = 256 * LONGEST;

/// Where the words of each key begin in the vocabulary.
static STARTS: [u16; KEYS + 1] = {
    let mut starts = [0; KEYS + 1];
    let mut i = 0;
    while i < TERMS.len() {
        let word = TERMS[i].0.as_bytes();
        starts[key(word[0], word.len()) + 1] += 1;
        i += 1;
    }
    let mut key = 0;
    while key < KEYS {
        starts[key + 1] += starts[key];
        key += 1;
    }
    starts
};

/// A fast test for words: by their first two letters, their last and their length, in either case.
pub(super) struct Filter([u64; 1024]);

/// The whole vocabulary.
static KNOWN: Filter = Filter::of(u32::MAX);

/// What is looked for in every text that is read. The other words only matter beside these and
/// beside numbers, and are looked up there.
const CORE: u32 = MONTH | ORDINAL | SUFFIX | ZONE | PLAN | UNSETTLED | SPELT | HALF;
static CORE_WORDS: Filter = Filter::of(CORE);

/// What a word of every text is known to be.
pub(super) fn core_term(word: &[u8]) -> Term {
    if CORE_WORDS.may_hold(word) {
        known_term(word)
    } else {
        Term::default()
    }
}

impl Filter {
    /// The words with one of these senses, and their plurals.
    pub(super) const fn of(senses: u32) -> Self {
        let mut endings = [0; 1024];
        let mut i = 0;
        while i < TERMS.len() {
            let (word, own, _) = TERMS[i];
            let word = word.as_bytes();
            if own & senses != 0 {
                let plural = ending(word.len() + 1, b's');
                endings[beginning(word)] |= ending(word.len(), word[word.len() - 1]) | plural;
            }
            i += 1;
        }
        Self(endings)
    }

    /// Whether it may be one of the words; if not, it is none.
    pub(super) fn may_hold(&self, word: &[u8]) -> bool {
        let last = word.last().copied().unwrap_or_default();
        let ending = ending(word.len(), last);
        self.0[beginning(word)] & ending == ending
    }
}

/// The length and the last letter of a word as two bits.
const fn ending(length: usize, last: u8) -> u64 {
    1 << (length & 15) | 1 << 32 << (last & 31)
}

/// The first two letters of a word as one number.
const fn beginning(word: &[u8]) -> usize {
    match word {
        [] => 0,
        [only] => (*only as usize & 31) << 5,
        [first, second, ..] => (*first as usize & 31) << 5 | (*second as usize & 31),
    }
}

/// The ordinal of a number in words, in the language of another ordinal.
pub(super) fn ordinal_like(other: &str, number: u32) -> Option<&'static str> {
    let french = |word: &str| word.ends_with("ième") || word.starts_with("premi");
    let mut ordinals = TERMS
        .iter()
        .filter(|(_, senses, value)| senses & ORDINAL != 0 && u32::from(*value) == number);
    let found = ordinals.find(|(word, ..)| french(word) == french(&other.to_lowercase()));
    found.map(|(word, ..)| *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_is_in_order() {
        let order = |word: &'static str| (word.as_bytes()[0], word.len(), word);
        for pair in TERMS.windows(2) {
            assert!(
                order(pair[0].0) < order(pair[1].0),
                "{} is out of order",
                pair[1].0
            );
        }
    }

    #[test]
    fn words_are_known_in_every_case() {
        assert_eq!(term("FÉVRIER".as_bytes()).value, 2);
        assert_eq!(term(b"May").value, 5);
        assert_eq!(term(b"may"), Term::default());
        assert_eq!(term(b"Tuesday").value, 1);
        assert!(term(b"decisions").senses.any(CITES));
        assert_eq!(term(b"otters"), Term::default());
        assert_eq!(term(b"an-overlong-word-that-nobody-knows"), Term::default());
    }

    #[test]
    fn ordinals_stay_in_their_language() {
        assert_eq!(ordinal_like("Eleventh", 12), Some("twelfth"));
        assert_eq!(ordinal_like("onzième", 12), Some("douzième"));
    }
}
