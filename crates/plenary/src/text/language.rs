//! The languages whose words Plenary knows.

use std::{fmt, str::FromStr};

use serde::Serialize;

/// A language that an annex can be made in.
///
/// ```
/// assert_eq!("fr".parse(), Ok(plenary::Language::French));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub enum Language {
    /// British English, as the United Nations write it.
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
}

/// No language with this tag is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no language `{0}`")]
pub struct UnknownLanguage(String);

impl Language {
    /// Every language, in the order of the tags.
    pub const ALL: &[Self] = &[Self::English, Self::French];

    /// The BCP 47 tag, such as `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        let found = Self::ALL.iter().copied().find(|own| own.tag() == tag);
        found.ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}
