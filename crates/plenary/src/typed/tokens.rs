//! A text as words and numbers.
//!
//! Addresses, links, code and the symbols of documents are left out: nothing in them is prose.

/// A word or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    /// Digits, and what they come to.
    Number(u32),
    /// An address, code or a symbol.
    Opaque,
}

/// The tokens of one text; the next text is read into the same memory.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    list: Vec<Token>,
    /// The text in small letters, each at its place in the text.
    small: String,
    has_numbers: bool,
}

impl Tokens {
    /// Reads the tokens of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        tokens.read(text);
        tokens
    }

    /// Reads a text in place of the one before.
    pub(crate) fn read(&mut self, text: &str) {
        self.list.clear();
        self.has_numbers = false;
        self.small.clear();
        if text.is_ascii() {
            self.small.push_str(text);
            self.small.make_ascii_lowercase();
        } else {
            self.small.extend(text.chars().map(small));
        }
        let mut scanner = Scanner {
            text,
            at: 0,
            chunk: 0,
            tokens: self,
        };
        scanner.run();
    }

    pub(crate) fn as_slice(&self) -> &[Token] {
        &self.list
    }

    pub(crate) fn has_numbers(&self) -> bool {
        self.has_numbers
    }

    /// Returns a word in small letters; nothing for what is no word.
    pub(crate) fn word(&self, token: &Token) -> &str {
        match token.kind {
            Kind::Word => self.small.get(token.start..token.end).unwrap_or_default(),
            Kind::Number(_) | Kind::Opaque => "",
        }
    }

    /// Returns each word in small letters, with its place among the tokens.
    pub(crate) fn words(&self) -> impl DoubleEndedIterator<Item = (usize, &str)> {
        let words = self
            .list
            .iter()
            .enumerate()
            .filter(|(_, token)| token.is_word());
        words.map(|(place, token)| (place, self.word(token)))
    }
}

impl Token {
    /// Returns the number, if it has as many digits at most.
    pub(crate) fn number(&self, digits: usize) -> Option<u32> {
        match self.kind {
            Kind::Number(value) if self.end - self.start <= digits => Some(value),
            _ => None,
        }
    }

    /// Returns the number, if it can be a year of our time.
    pub(crate) fn year(&self) -> Option<i32> {
        let year = i32::try_from(self.number(4)?).ok()?;
        (1900..2200).contains(&year).then_some(year)
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// Returns the small form of a letter, if that takes as many bytes.
fn small(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
        _ => letter,
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// Number of tokens at the last space.
    chunk: usize,
    tokens: &'t mut Tokens,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(next) = self.text[self.at..].chars().next() {
            match next {
                '0'..='9' => self.number(),
                ' ' | '\t' | '\n' | '\r' => {
                    self.at += 1;
                    self.chunk = self.tokens.list.len();
                }
                '@' | '/' | '=' | '#' | '`' | '(' | '+' | '<' => self.sign(next),
                letter if letter.is_alphabetic() => self.word(),
                other => self.at += other.len_utf8(),
            }
        }
    }

    fn word(&mut self) {
        let rest = &self.text[self.at..];
        let ascii = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let more = rest[ascii..].find(|c: char| !c.is_alphabetic());
        self.push(more.map_or(rest.len(), |more| ascii + more), Kind::Word);
    }

    fn number(&mut self) {
        let digits = self.text[self.at..].bytes().take_while(u8::is_ascii_digit);
        let (mut value, mut length) = (0_u32, 0);
        for digit in digits {
            value = value.saturating_mul(10);
            value = value.saturating_add(u32::from(digit - b'0'));
            length += 1;
        }
        self.tokens.has_numbers = true;
        self.push(length, Kind::Number(value));
    }

    fn push(&mut self, length: usize, kind: Kind) {
        let start = self.at;
        self.at += length;
        let end = self.at;
        self.tokens.list.push(Token { start, end, kind });
    }

    /// Reads a character by which addresses, symbols and code are known, or one like it.
    fn sign(&mut self, sign: char) {
        let bytes = self.text.as_bytes();
        let before = self.at.checked_sub(1).map(|at| bytes[at]);
        let next = bytes.get(self.at + 1);
        match sign {
            '`' => self.skip_to('`'),
            '(' if before == Some(b']') => self.skip_to(')'),
            '<' if next.is_some_and(u8::is_ascii_alphabetic) => self.skip_to('>'),
            '+' if !next.is_some_and(u8::is_ascii_digit) => self.at += 1,
            '(' | '<' => self.at += 1,
            '/' if self.chunk == self.tokens.list.len() => self.at += 1,
            _ => self.rest_of_chunk(),
        }
    }

    /// Leaves out what follows up to a closing mark, or nothing if there is none.
    fn skip_to(&mut self, close: char) {
        match self.text[self.at + 1..].find(close) {
            Some(length) => self.push(length + 2, Kind::Opaque),
            None => self.at += 1,
        }
    }

    /// Leaves out all that stands between two spaces.
    fn rest_of_chunk(&mut self) {
        let kept = self.chunk.min(self.tokens.list.len());
        let first = self.tokens.list.get(kept);
        let start = first.map_or(self.at, |token| token.start);
        self.tokens.list.truncate(kept);
        let rest = &self.text[self.at..];
        let length = rest.find(|c: char| c.is_ascii_whitespace());
        let end = self.at + length.unwrap_or(rest.len());
        self.at = start;
        self.push(end - start, Kind::Opaque);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::of(text);
        let seen = tokens
            .list
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

    #[test]
    fn small_letters_stand_at_their_places() {
        let text = "İN FÉVRIER ẞ";
        let tokens = Tokens::of(text);
        let small: Vec<_> = tokens.words().map(|(_, word)| word).collect();
        assert_eq!(small, ["İn", "février", "ẞ"]);
    }
}
