//! Texts: as written, and as read, once for every language and every format.

mod address;
mod bytes;
mod inline;
mod language;

pub use address::{Address, BadAddress, Livestream};
pub(crate) use bytes::ByteSet;
pub(crate) use inline::{BadInline, Unfit, parse, push_all};
pub use inline::{Inline, plain};
pub use language::{Language, UnknownLanguage};

use serde::{Serialize, Serializer};

/// A text as it is written: one string, or one for each language.
///
/// A plain string is in the first of the schedule's languages. Texts may hold inline Markdown.
///
/// ```
/// use plenary::{Language, Wording};
/// let plain = Wording::from("CSP12");
/// let both = Wording::from([(Language::English, "CSP12"), (Language::French, "CEP12")]);
/// assert_ne!(plain, both);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wording {
    /// In the schedule's first language.
    Plain(String),
    /// By language, in the order written.
    ByLanguage(Vec<(Language, String)>),
}

impl Wording {
    /// Whether this holds of every version.
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

/// A text in every language of its schedule, its Markdown read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<(Language, Vec<Inline>)>);

impl From<&str> for Text {
    /// These characters, which are no Markdown, whatever the language.
    fn from(typed: &str) -> Self {
        let inlines = vec![Inline::text(typed.to_owned())];
        Self(vec![(Language::English, inlines)])
    }
}

impl Text {
    pub(crate) fn new(versions: Vec<(Language, Vec<Inline>)>) -> Self {
        Self(versions)
    }

    /// The text in a language; in the first, if the schedule does not have that language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &[Inline] {
        let version = self.0.iter().find(|(own, _)| *own == language);
        version
            .or(self.0.first())
            .map_or(&[], |(_, inlines)| inlines)
    }

    /// Every version with its language.
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

/// Whether it is a letter of Hebrew, Arabic, or another script that is written from right to left.
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// Whether a character is one that nobody sees: a control character, a blank without width, the end
/// of a line that few programs know, or what Unicode says is no character.
pub(crate) fn is_unseen(c: char) -> bool {
    let none = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    let blank = matches!(
        c,
        '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}'
    );
    c.is_control() || blank || none
}

/// Whether a character turns the order of all that follows.
pub(crate) const fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}')
}

/// Whether a character begins or ends a text that has an order of its own.
pub(crate) const fn is_isolating(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}
