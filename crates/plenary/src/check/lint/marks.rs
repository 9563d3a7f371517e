//! The marks of conferences: `CSP12`, `cop 8`, `COP XV`, `4MSP`, «Eleventh Conference of States
//! Parties».

use std::ops::Range;

use super::vocabulary::{is_french_ordinal, ordinal, ordinal_like, tens};
use crate::typed::{Token, Tokens, is_function_word, is_ordinal_ending};

/// Acronym with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark<'d> {
    /// The mark as the source has it.
    pub(super) written: &'d str,
    pub(super) acronym: &'d str,
    pub(super) number: u32,
    number_first: bool,
}

/// Mention of a conference in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) number: u32,
    /// The bytes of the whole, and of the number within it.
    pub(super) span: Range<usize>,
    digits: Range<usize>,
    form: Form,
    /// The first token, and the one after the last.
    pub(super) tokens: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Digits,
    Roman,
    /// `11th`.
    Suffixed,
    /// `Eleventh`.
    Ordinal,
}

impl<'d> Mark<'d> {
    /// Reads the mark of a conference; none if its name is not an acronym with a number.
    pub(super) fn of(conference: &'d str) -> Option<Self> {
        let written = conference.trim();
        let tokens = Tokens::of(written);
        let [one, other] = tokens.as_slice() else {
            return None;
        };
        let whole = (one.start, other.end) == (0, written.len());
        let gap = &written[one.end..other.start];
        if !whole || !joins(gap) {
            return None;
        }
        let number_first = !one.is_word();
        let (word, numeral) = if number_first {
            (other, one)
        } else {
            (one, other)
        };
        let acronym = written
            .get(word.start..word.end)
            .filter(|_| word.is_word())?;
        let number = numeral
            .number(4)
            .or_else(|| roman(&written[numeral.start..numeral.end]))?;
        Some(Self {
            written,
            acronym,
            number,
            number_first,
        })
    }

    pub(super) fn is_acronym(&self, token: &Token, text: &str) -> bool {
        token.end - token.start == self.acronym.len()
            && token.is_word()
            && text[token.start..token.end].eq_ignore_ascii_case(self.acronym)
    }

    /// Finds where a text names a conference of this acronym.
    pub(super) fn find(&self, text: &str, tokens: &Tokens) -> Vec<Mention> {
        let list = tokens.as_slice();
        let mut found = Vec::new();
        for (i, token) in list.iter().enumerate() {
            if self.is_acronym(token, text) {
                found.extend(self.read_mark(i, text, list));
            } else {
                found.extend(self.read_phrase(i, text, tokens));
            }
        }
        found
    }

    /// Reads a mark whose acronym is this token.
    fn read_mark(&self, at: usize, text: &str, list: &[Token]) -> Option<Mention> {
        let (from, to, other) = if self.number_first {
            let before = at.checked_sub(1)?;
            (before, at, before)
        } else {
            (at, at + 1, at + 1)
        };
        let (one, two, number) = (list.get(from)?, list.get(to)?, list.get(other)?);
        let gap = &text[one.end..two.start];
        if !joins(gap) || self.number_first && !gap.is_empty() {
            return None;
        }
        let glued = |token: &&Token| token.start == two.end;
        let alone = !list.get(to + 1).is_some_and(|next| glued(&next));
        let (value, form) = match number.number(4) {
            Some(value) => (value, Form::Digits),
            None => (roman(&text[number.start..number.end])?, Form::Roman),
        };
        alone.then(|| Mention {
            number: value,
            span: one.start..two.end,
            digits: number.start..number.end,
            form,
            tokens: from..to + 1,
        })
    }

    /// Reads a mark in words, of which this is the ordinal or its ending.
    fn read_phrase(&self, at: usize, text: &str, tokens: &Tokens) -> Option<Mention> {
        let list = tokens.as_slice();
        let before = at.checked_sub(1).and_then(|before| list.get(before));
        let token = list.get(at)?;
        let word = tokens.word(token);
        let (from, number, form) = match before {
            Some(digits) if digits.end == token.start && is_ordinal_ending(word) => {
                (at - 1, digits.number(3)?, Form::Suffixed)
            }
            _ => {
                let value = ordinal(word)?;
                // French counts on from sixty and eighty: soixante-quinzième.
                let tens = before.and_then(|before| tens(tokens.word(before)));
                match tens.filter(|_| value < 20) {
                    Some(tens) => (at - 1, tens + value, Form::Ordinal),
                    None => (at, value, Form::Ordinal),
                }
            }
        };
        let end = self.end_of_words(at + 1, text, tokens)?;
        let start = list.get(from)?.start;
        let close = list.get(end - 1)?.end;
        Some(Mention {
            number,
            span: start..close,
            digits: start..token.end,
            form,
            tokens: from..end,
        })
    }

    /// Returns the end of the words whose initials are the acronym.
    fn end_of_words(&self, from: usize, text: &str, tokens: &Tokens) -> Option<usize> {
        let list = tokens.as_slice();
        let mut letters = self.acronym.chars().peekable();
        for (place, token) in list.iter().enumerate().skip(from) {
            let word = text
                .get(token.start..token.end)
                .filter(|_| token.is_word())?;
            let gap = &text[list.get(place - 1)?.end..token.start];
            let initial = word.chars().next().and_then(plain_capital);
            if initial.is_some() && initial == letters.peek().copied().and_then(plain_capital) {
                letters.next();
            } else if !is_function_word(tokens.word(token)) {
                return None;
            }
            if letters.peek().is_none() {
                return Some(place + 1);
            }
            if gap.contains(['.', ',', ';', ':', '(']) {
                return None;
            }
        }
        None
    }
}

impl Mention {
    /// Writes the words of the mention with another number, for an edit.
    pub(super) fn with_number(&self, number: u32, text: &str) -> String {
        let old = &text[self.digits.clone()];
        let number = match self.form {
            Form::Digits => number.to_string(),
            Form::Roman => to_roman(number),
            Form::Suffixed => suffixed(number, old),
            Form::Ordinal => match ordinal_like(old, number) {
                Some(word) if old.starts_with(char::is_uppercase) => capital(word),
                Some(word) => word.to_owned(),
                None => suffixed(number, old),
            },
        };
        let (before, after) = (
            &text[self.span.start..self.digits.start],
            &text[self.digits.end..self.span.end],
        );
        format!("{before}{number}{after}")
    }
}

/// True for a gap that may stand between an acronym and its number.
fn joins(gap: &str) -> bool {
    matches!(gap, "" | " " | "-" | "\u{a0}" | "\u{2011}" | "\u{202f}")
}

fn plain_capital(letter: char) -> Option<char> {
    match letter {
        'É' | 'é' | 'È' | 'è' | 'Ê' | 'ê' => Some('E'),
        'À' | 'à' => Some('A'),
        other => other.to_uppercase().next(),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Writes a number with the ending of an ordinal, in the language of the old one.
fn suffixed(number: u32, old: &str) -> String {
    let french = old.ends_with(['e', 'r']) && !old.ends_with("er") || is_french_ordinal(old);
    let ending = match (number % 10, number % 100) {
        _ if french => "e",
        (1, ..11 | 14..) => "st",
        (2, ..11 | 14..) => "nd",
        (3, ..11 | 14..) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

const ROMAN: [(&str, u32); 9] = [
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

fn to_roman(number: u32) -> String {
    let mut left = number;
    let mut roman = String::new();
    for (letters, value) in ROMAN {
        while left >= value {
            roman.push_str(letters);
            left -= value;
        }
    }
    roman
}

/// Returns the number that Roman capitals are; `I` and `L` alone are other things.
fn roman(letters: &str) -> Option<u32> {
    if !letters.bytes().all(|byte| b"IVXL".contains(&byte)) || letters == "I" || letters == "L" {
        return None;
    }
    (1..90).find(|number| to_roman(*number) == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(conference: &str, text: &str) -> Vec<u32> {
        let mark = Mark::of(conference).expect("a mark");
        let found = mark.find(text, &Tokens::of(text));
        found.iter().map(|named| named.number).collect()
    }

    #[test]
    fn every_way_of_writing_a_mark() {
        for text in [
            "CSP11",
            "the csp 11",
            "CSP-11,",
            "CSP XI",
            "Eleventh Conference of States Parties",
            "11th Conference of States Parties",
            "ELEVENTH CONFERENCE OF STATES PARTIES",
        ] {
            assert_eq!(numbers("CSP12", text), [11], "{text}");
        }
        assert_eq!(
            numbers("CEP12", "onzième Conférence des États Parties"),
            [11]
        );
        assert_eq!(
            numbers("CEP12", "la 11e Conférence des États parties"),
            [11]
        );
        assert_eq!(
            numbers("COP16", "Twenty-first Conference of the Parties"),
            [21]
        );
        let assembly = "Seventy-fifth World Health Assembly";
        assert_eq!(numbers("WHA75", assembly), [75]);
        let assembly = "Soixante-quinzième Assemblée mondiale de la Santé";
        assert_eq!(numbers("AMS75", assembly), [75]);
        assert_eq!(numbers("4MSP", "3MSP and 4MSP"), [3, 4]);
        assert_eq!(numbers("COP XV", "COP XIV"), [14]);
        assert_eq!(
            numbers("CSP12", "CSPX CSP11bis CSP Informal SCSP11 CSP12.5"),
            [12]
        );
    }

    #[test]
    fn numbers_are_exchanged_in_their_own_form() {
        let with = |conference: &str, text: &str, number| {
            let mark = Mark::of(conference).expect("a mark");
            let found = mark.find(text, &Tokens::of(text));
            found[0].with_number(number, text)
        };
        assert_eq!(with("CSP12", "csp 11", 12), "csp 12");
        assert_eq!(with("COP15", "COP XIV", 15), "COP XV");
        assert_eq!(
            with("CSP12", "Eleventh Conference of States Parties", 12),
            "Twelfth Conference of States Parties"
        );
        assert_eq!(
            with("COP22", "21st Conference of Parties", 22),
            "22nd Conference of Parties"
        );
    }
}
