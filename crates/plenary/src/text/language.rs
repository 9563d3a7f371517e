//! Languages in which an annex can be made.

use std::{fmt, str::FromStr};

use super::serde_as_text;

/// Calls a macro with every language: its name, its tag, and the module with its catalogue.
macro_rules! languages {
    ($with:ident) => {
        $with! {
            /// British English, as the United Nations write it.
            English = "en" in english;
            /// French.
            French = "fr" in french;
            /// Language of a test.
            #[cfg(test)] Dummy = "qaa" in dummy;
        }
    };
}
pub(crate) use languages;

/// Defines [`Language`] from the list of the languages that have a catalogue.
macro_rules! define_languages {
    ($($(#[doc = $doc:literal])+ $(#[cfg($cfg:ident)])? $name:ident = $tag:literal in $module:ident;)+) => {
        /// A language that an annex can be made in.
        ///
        /// ```
        /// assert_eq!("fr".parse(), Ok(plenary::Language::French));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Language {
            $(
                $(#[doc = $doc])+
                $(#[cfg($cfg)])?
                $name,
            )+
        }

        impl Language {
            /// Every language, in the order of the tags.
            pub const ALL: &[Self] = &[$($(#[cfg($cfg)])? Self::$name),+];

            /// Returns the BCP 47 tag, such as `en`.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self {
                    $($(#[cfg($cfg)])? Self::$name => $tag,)+
                }
            }
        }
    };
}

languages!(define_languages);

/// An error: no language with this tag is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no language `{0}`")]
pub struct UnknownLanguage(String);

serde_as_text!(Language);

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        let found = Self::ALL
            .iter()
            .copied()
            .find(|language| language.tag() == tag);
        found.ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}
