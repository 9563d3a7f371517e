//! Texts: as written, and as read, once for every language and every format.

mod address;
mod characters;
mod inline;
mod language;
mod parsed;

pub use address::{Address, BadAddress, Livestream};
pub(crate) use characters::{ByteSet, is_isolating, is_right_to_left, is_turning, is_unseen};
pub(crate) use inline::{BadInline, Unfit, parse, push_all};
pub use inline::{Inline, plain};
pub(crate) use language::languages;
pub use language::{Language, UnknownLanguage};
pub(crate) use parsed::{deserialize_parsed, serde_as_text};

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess, Visitor},
};

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

/// A text in the languages of its schedule, with its Markdown read. It may lack any but the first.
///
/// Printed, it is its characters in the first of these languages. In JSON it is a map of languages; a version
/// is its characters, or if it has marks a list of [`Inline`]s, so that nothing is lost when it is read back.
///
/// ```
/// use plenary::{Language, Text};
/// let text: Text = serde_json::from_str(r#"{ "en": "Room XX", "fr": [{ "strong": [{ "text": "Salle XX" }] }] }"#)?;
/// assert_eq!(text.to_string(), "Room XX");
/// assert_eq!(plenary::text::plain(text.in_language(Language::French)), "Salle XX");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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

    /// Returns the text in a language; in the first, if it is not written in that language.
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
        serializer.collect_map(
            self.0
                .iter()
                .map(|(language, inlines)| (language, Version::of(inlines))),
        )
    }
}

/// A text in one language, as it is serialized.
#[derive(Serialize)]
#[serde(untagged)]
enum Version<'t> {
    Plain(&'t str),
    Marked(&'t [Inline]),
}

/// A text in one language, as it is deserialized.
#[derive(Deserialize)]
#[serde(untagged)]
enum OwnedVersion {
    Plain(String),
    Marked(Vec<Inline>),
}

impl<'t> Version<'t> {
    fn of(inlines: &'t [Inline]) -> Self {
        match inlines {
            [Inline::Text(characters)] => Self::Plain(characters),
            marked => Self::Marked(marked),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text by language")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut versions: Vec<(Language, Vec<Inline>)> = Vec::new();
        while let Some((language, version)) = map.next_entry()? {
            if versions.iter().any(|(other, _)| *other == language) {
                return Err(de::Error::custom(format_args!(
                    "`{language}` stands there twice"
                )));
            }
            versions.push((
                language,
                match version {
                    OwnedVersion::Plain(characters) => vec![Inline::text(characters)],
                    OwnedVersion::Marked(inlines) => inlines,
                },
            ));
        }
        if versions.is_empty() {
            return Err(de::Error::custom("the text is in no language"));
        }
        Ok(Text(versions))
    }
}

impl fmt::Display for Text {
    /// Prints its characters in the first of its languages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.0.first();
        f.pad(&first.map_or_else(String::new, |(_, inlines)| plain(inlines)))
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
