//! A text as words and numbers, each with what it is known to be.
//!
//! Addresses, links, code and the symbols of documents are left out: nothing in them is prose.

use super::terms::{Senses, Term, core_term, term};

/// A word or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word(Term),
    /// Digits, and what they come to.
    Number(u32),
    /// An address, code or a symbol.
    Opaque,
}

/// The tokens of a text, and what is among them at all.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    list: Vec<Token>,
    pub(super) senses: Senses,
    pub(super) numbers: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Blank,
    /// Only in addresses and symbols.
    Sign,
    Other,
    /// The first byte of a longer character.
    Lead,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b' ' | b'\t' | b'\n' | b'\r' => Class::Blank,
            b'@' | b'/' | b'=' | b'#' | b'`' | b'(' | b'+' | b'<' => Class::Sign,
            0x80.. => Class::Lead,
            _ => Class::Other,
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

impl Tokens {
    /// With room for the tokens of most texts.
    pub(super) fn with_room() -> Self {
        Self {
            list: Vec::with_capacity(64),
            ..Self::default()
        }
    }

    /// Reads a text in place of the one before.
    pub(super) fn read(&mut self, text: &str) {
        self.list.clear();
        self.senses = Senses::default();
        self.numbers = false;
        let mut scanner = Scanner {
            text: text.as_bytes(),
            at: 0,
            chunk: 0,
            tokens: self,
        };
        scanner.run();
    }

    pub(super) fn as_slice(&self) -> &[Token] {
        &self.list
    }
}

struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
    /// How many tokens there were at the last blank.
    chunk: usize,
    tokens: &'t mut Tokens,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(byte) = self.text.get(self.at) {
            match class(*byte) {
                Class::Letter => self.word(),
                Class::Digit => self.number(),
                Class::Blank => {
                    self.at += 1;
                    self.chunk = self.tokens.list.len();
                }
                Class::Sign => self.sign(*byte),
                Class::Other => self.at += 1,
                Class::Lead => match self.lead() {
                    (length, false) => self.at += length,
                    _ => self.word(),
                },
            }
        }
    }

    /// The length of the longer character here, and whether it is a letter.
    fn lead(&self) -> (usize, bool) {
        match &self.text[self.at..] {
            [0xc2, ..] => (2, false),
            [0xe2, 0x80..=0x83, ..] | [0xe3, 0x80, ..] | [0xef, 0xbc, ..] => (3, false),
            [0xc3..=0xdf, ..] => (2, true),
            [0xe0..=0xef, ..] => (3, true),
            [0xf0..=0xff, ..] => (4, true),
            _ => (1, true),
        }
    }

    fn word(&mut self) {
        let start = self.at;
        loop {
            let rest = &self.text[self.at..];
            let letters = rest.iter().position(|byte| class(*byte) != Class::Letter);
            self.at += letters.unwrap_or(rest.len());
            let next = self.text.get(self.at);
            if !next.is_some_and(|byte| class(*byte) == Class::Lead) {
                break;
            }
            match self.lead() {
                (length, true) => self.at = (self.at + length).min(self.text.len()),
                _ => break,
            }
        }
        let term = core_term(&self.text[start..self.at]);
        self.tokens.senses.0 |= term.senses.0;
        self.push(start, Kind::Word(term));
    }

    fn number(&mut self) {
        let start = self.at;
        let mut value = 0_u32;
        while let Some(digit) = self.text.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            value = value
                .saturating_mul(10)
                .saturating_add(u32::from(digit - b'0'));
            self.at += 1;
        }
        self.tokens.numbers = true;
        self.push(start, Kind::Number(value));
    }

    fn push(&mut self, start: usize, kind: Kind) {
        let end = self.at;
        self.tokens.list.push(Token { start, end, kind });
    }

    /// A character by which addresses, symbols and code are known, or one like it.
    fn sign(&mut self, byte: u8) {
        let before = self.at.checked_sub(1).map(|at| self.text[at]);
        let next = self.text.get(self.at + 1);
        match byte {
            b'`' => self.skip_to(b'`'),
            b'(' if before == Some(b']') => self.skip_to(b')'),
            b'<' if next.is_some_and(u8::is_ascii_alphabetic) => self.skip_to(b'>'),
            b'+' if !next.is_some_and(u8::is_ascii_digit) => self.at += 1,
            b'(' | b'<' => self.at += 1,
            b'/' if self.chunk == self.tokens.list.len() => self.at += 1,
            _ => self.rest_of_chunk(),
        }
    }

    /// Leaves out what follows up to a closing mark, or nothing if there is none.
    fn skip_to(&mut self, close: u8) {
        let rest = &self.text[self.at + 1..];
        let length = rest.iter().position(|byte| *byte == close);
        let start = self.at;
        self.at += length.map_or(1, |length| length + 2);
        if length.is_some() {
            self.push(start, Kind::Opaque);
        }
    }

    /// Leaves out all that stands between two blanks.
    fn rest_of_chunk(&mut self) {
        let kept = self.chunk.min(self.tokens.list.len());
        let start = self
            .tokens
            .list
            .get(kept)
            .map_or(self.at, |token| token.start);
        self.tokens.list.truncate(kept);
        let rest = &self.text[self.at..];
        let blank = rest.iter().position(u8::is_ascii_whitespace);
        self.at += blank.unwrap_or(rest.len());
        self.push(start, Kind::Opaque);
    }
}

impl Token {
    /// What a word of every text is known to be; nothing for a number.
    pub(super) fn term(&self) -> Term {
        match self.kind {
            Kind::Word(term) => term,
            Kind::Number(_) | Kind::Opaque => Term::default(),
        }
    }

    pub(super) fn is(&self, senses: u32) -> bool {
        self.term().senses.any(senses)
    }

    /// Whether it is one of the words that matter beside others only.
    pub(super) fn means(&self, text: &str, senses: u32) -> bool {
        self.is_word() && self.meaning(text).senses.any(senses)
    }

    /// What a word is known to be, whichever it is.
    pub(super) fn meaning(&self, text: &str) -> Term {
        term(&text.as_bytes()[self.start..self.end])
    }

    /// The number, if it has as many digits at most.
    pub(super) fn number(&self, digits: usize) -> Option<u32> {
        match self.kind {
            Kind::Number(value) if self.end - self.start <= digits => Some(value),
            _ => None,
        }
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Tokens::default();
        tokens.read(text);
        let seen = tokens
            .as_slice()
            .iter()
            .filter(|token| token.kind != Kind::Opaque);
        seen.map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn prose_is_read_and_addresses_are_not() {
        assert_eq!(
            words("CSP12: 16th March"),
            ["CSP", "12", "16", "th", "March"]
        );
        assert_eq!(words("l’été « 10\u{a0}h »"), ["l", "été", "10", "h"]);
        assert_eq!(words("see ATT/CSP11.WGETI/2026 now"), ["see", "now"]);
        assert_eq!(words("to desk-16-19@example.org, or"), ["to", "or"]);
        assert_eq!(
            words("[the desk](https://x.org/a b) and"),
            ["the", "desk", "and"]
        );
        assert_eq!(
            words("run `16-19 March` or <https://x.org>."),
            ["run", "or"]
        );
        assert_eq!(
            words("call +41 22 730 11 11"),
            ["call", "22", "730", "11", "11"]
        );
        assert_eq!(words("(16 March) / +"), ["16", "March"]);
    }
}
