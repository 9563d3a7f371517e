//! What an event is called in every calendar: by what it is, never by when it is.

use std::fmt::Write;

use crate::{
    annex::{Key, Kind},
    plan::Plan,
    text::{Text, plain},
};

/// Who publishes a calendar, and of which conference: the end of each of its names.
pub(super) struct Host(String);

impl Host {
    /// By the first language alone, so that an event is called the same in all of them.
    pub(super) fn of(plan: &Plan) -> Self {
        let first = |text: &Text| {
            let language = plan.languages().first();
            language.map_or_else(String::new, |own| plain(text.in_language(*own)))
        };
        let conference = word(&first(plan.conference()));
        let organisation = plan.organisation().map(|own| word(&first(own)));
        let organisation = organisation.filter(|own| !own.is_empty());
        let host = organisation.unwrap_or_else(|| conference.clone());
        Self(format!("{conference}@{host}"))
    }

    /// `WGETI_exchange.1.sitting.csp12@arms-trade-treaty`.
    pub(super) fn uid(&self, key: &Key) -> String {
        let kind = match key.kind {
            Kind::Sitting => "sitting",
            Kind::Event => "event",
            Kind::Deadline => "deadline",
        };
        let ordinal = key.ordinal.to_string();
        [&id(&key.id), &ordinal, kind, &self.0].join(".")
    }
}

/// The longest part of a name: all of them fit into the 255 bytes that every reader has to keep.
const LONGEST: usize = 72;

/// An id in characters that stand in addresses and file names, so that no two ids become one.
pub(in crate::render) fn id(id: &str) -> String {
    let mut coded = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' => coded.push(byte.into()),
            b'/' => coded.push('_'),
            b' ' => coded.push('+'),
            other => push_byte(other, &mut coded),
        }
    }
    shortened(coded)
}

/// A name as one word in small letters, by which it is known whatever its blanks and capitals.
fn word(name: &str) -> String {
    let mut word = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else if c.is_alphanumeric() {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            bytes.for_each(|byte| push_byte(byte, &mut word));
        } else if !word.is_empty() && !word.ends_with('-') {
            word.push('-');
        }
    }
    shortened(word.trim_end_matches('-').to_owned())
}

fn push_byte(byte: u8, out: &mut String) {
    _ = write!(out, "~{byte:02X}");
}

/// The same, with the end of what is too long replaced by a number that is made of the whole.
fn shortened(coded: String) -> String {
    if coded.len() <= LONGEST {
        return coded;
    }
    let start = coded.get(..LONGEST - 17).unwrap_or_default();
    format!("{start}~{:016x}", fnv(coded.as_bytes()))
}

/// FNV-1a of 64 bits, which is the same on every machine and for ever.
fn fnv(bytes: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(start, step)
}

#[cfg(test)]
mod tests {
    use super::{fnv, id, word};

    #[test]
    fn no_two_ids_become_one() {
        let ids = ["a/b", "a_b", "a b", "a+b", "a-b", "a.b", "a~2Fb", "é", "e"];
        let mut coded = ids.map(id);
        assert_eq!(coded[0], "a_b");
        assert_eq!(coded[7], "~C3~A9");
        coded.sort();
        assert!(coded.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn what_is_too_long_keeps_its_beginning_and_is_still_itself() {
        let long = |end: &str| id(&format!("{}{end}", "武器".repeat(30)));
        assert_eq!(long("a").len(), 72);
        assert_ne!(long("a"), long("b"));
        assert!(long("a").starts_with("~E6~AD~A6"));
    }

    #[test]
    fn names_are_words() {
        assert_eq!(word("Arms Trade Treaty"), "arms-trade-treaty");
        assert_eq!(word(" HRC 36. "), "hrc-36");
        assert_eq!(word("Été"), "~C3~A9t~C3~A9");
        assert_eq!(word("***"), "");
    }

    #[test]
    fn the_number_is_the_one_of_the_algorithm() {
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
