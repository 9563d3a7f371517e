//! Ids in characters that stand in addresses and file names.

use std::fmt::Write;

use crate::text::fnv_1a;

/// The longest part of a name. All parts together fit into the 255 bytes that every reader has to keep.
const LONGEST: usize = 72;

/// Codes an id in characters that stand in addresses and file names, so that no two ids become one.
pub(super) fn id(id: &str) -> String {
    let mut coded = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' => coded.push(byte.into()),
            b'/' => coded.push('_'),
            b' ' => coded.push('+'),
            other => push_byte(other, &mut coded),
        }
    }
    shorten(coded)
}

pub(super) fn push_byte(byte: u8, out: &mut String) {
    _ = write!(out, "~{byte:02X}");
}

/// Shortens an id that is too long: a hash of the whole replaces its end.
pub(super) fn shorten(coded: String) -> String {
    if coded.len() <= LONGEST {
        return coded;
    }
    let start = coded.get(..LONGEST - 17).unwrap_or_default();
    format!("{start}~{:016x}", fnv_1a(coded.bytes()))
}

#[cfg(test)]
mod tests {
    use super::id;

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
}
