//! Texts: as written, and as read, once for every language and every format.

mod address;
mod characters;
mod inline;
mod language;

pub use address::{Address, BadAddress, Livestream};
pub(crate) use characters::{ByteSet, is_isolating, is_right_to_left, is_turning, is_unseen};
pub(crate) use inline::{BadInline, Unfit, parse, push_all};
pub use inline::{Inline, plain};
pub(crate) use language::languages;
pub use language::{Language, UnknownLanguage};

use serde::{Serialize, Serializer};

/// A text as it is written: one string, or one for each language.
///
/// A plain string is in the first of the schedule's languages. Texts may hold inline Markdown.
///
/// ```
/// use plenary::{build::Wording, Language};
/// let plain = Wording::from("CSP12");
/// let both = Wording::from([(Language::English, "CSP12"), (Language::French, "CEP12")]);
/// assert_ne!(plain, both);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wording {
    /// A text in the schedule's first language.
    Plain(String),
    /// A text in each of several languages, in the order written.
    ByLanguage(Vec<(Language, String)>),
}

impl Wording {
    /// True if `holds` is true of every version, and there is one.
    pub(crate) fn all(&self, holds: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Plain(text) => holds(text),
            Self::ByLanguage(versions) => {
                !versions.is_empty() && versions.iter().all(|(_, text)| holds(text))
            }
        }
    }
}

impl From<&str> for Wording {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Wording {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl<const N: usize> From<[(Language, &str); N]> for Wording {
    fn from(versions: [(Language, &str); N]) -> Self {
        let owned = versions.map(|(language, text)| (language, text.to_owned()));
        Self::ByLanguage(owned.into())
    }
}

/// A text in every language of its schedule, with its Markdown read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<(Language, Vec<Inline>)>);

impl From<&str> for Text {
    /// Returns a text of these characters, which are no Markdown, in whichever language.
    fn from(typed: &str) -> Self {
        let inlines = vec![Inline::text(typed.to_owned())];
        Self(vec![(Language::English, inlines)])
    }
}

impl Text {
    pub(crate) fn new(versions: Vec<(Language, Vec<Inline>)>) -> Self {
        Self(versions)
    }

    /// Returns the text in a language; in the first, if the schedule does not have that language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &[Inline] {
        let version = self.0.iter().find(|(other, _)| *other == language);
        version
            .or(self.0.first())
            .map_or(&[], |(_, inlines)| inlines)
    }

    /// Returns every version with its language.
    pub fn versions(&self) -> impl Iterator<Item = (Language, &[Inline])> {
        self.0
            .iter()
            .map(|(language, inlines)| (*language, &**inlines))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.versions())
    }
}

/// Returns the FNV-1a hash of bytes, of 64 bits. It is the same on every machine and for ever, which a hash
/// of the standard library need not be.
pub(crate) fn fnv_1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::fnv_1a;

    /// The values are those of the authors' test vectors.
    #[test]
    fn hashes_are_those_of_fnv_1a() {
        assert_eq!(fnv_1a(b"".iter().copied()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv_1a(b"foobar".iter().copied()), 0x8594_4171_f739_67e8);
    }
}
