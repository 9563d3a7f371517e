//! Words and notation of each language, in one catalogue each.
//!
//! A language is a module with a [`Catalogue`] and a line in [`languages!`]. Nothing else of the library
//! asks for a certain language, but for English in what a source and a fault are written in.

#![cfg_attr(
    not(all(feature = "html", feature = "schedule-xml")),
    allow(dead_code, reason = "pages alone have the rest")
)]

mod dates;
#[cfg(test)]
mod dummy;
mod english;
mod explain;
mod french;
pub(crate) mod honorifics;
mod items;
mod page;
mod signs;

use std::fmt;

pub(crate) use self::{
    dates::{Dates, DayDetail},
    explain::{MeetingEnd, ReasonClauses, RecordLines, Sentences, StartSentences},
    honorifics::Honorifics,
    items::Items,
    page::{
        BeforeEach, ByHourWords, Calendar, ChangesWords, Grid, Heading, Issue, Marks, MeetingWords,
        Offices, PaperWords, ShortChanges, Times,
    },
    signs::{Counted, Direction, Signs, capital},
};
use crate::text::{Language, languages};

/// Everything that depends on a language: what Plenary writes beside the texts of a schedule, and the
/// words that it knows in them.
pub(crate) struct Catalogue {
    pub(crate) language: Language,
    /// Tag with the region whose spelling is followed.
    pub(crate) regional_tag: &'static str,
    /// Names of the language, in small letters, that a source may have in place of the tag.
    pub(crate) names: &'static [&'static str],
    /// True if lint knows words of the language; in texts of any other it finds nothing.
    pub(crate) is_linted: bool,
    /// Names of the languages that have a catalogue.
    pub(crate) language_name: fn(Language) -> &'static str,
    pub(crate) direction: Direction,
    pub(crate) signs: Signs,
    pub(crate) dates: Dates,
    pub(crate) heading: Heading,
    pub(crate) grid: Grid,
    pub(crate) times: Times,
    pub(crate) meeting: MeetingWords,
    pub(crate) items: Items,
    pub(crate) offices: Offices,
    pub(crate) marks: Marks,
    pub(crate) issue: Issue,
    pub(crate) paper: PaperWords,
    pub(crate) changes: ChangesWords,
    pub(crate) calendar: Calendar,
    pub(crate) sentences: Sentences,
}

/// Defines [`catalogue`] from the list of languages.
macro_rules! define_catalogues {
    ($($(#[doc = $doc:literal])+ $(#[cfg($cfg:ident)])? $name:ident = $tag:literal in $module:ident;)+) => {
        /// Returns the catalogue of a language.
        pub(crate) fn catalogue(language: Language) -> &'static Catalogue {
            match language {
                $($(#[cfg($cfg)])? Language::$name => &$module::CATALOGUE,)+
            }
        }
    };
}

languages!(define_catalogues);

impl Language {
    /// Returns the tag with the region whose spelling is followed, such as `en-GB`.
    #[must_use]
    pub fn regional_tag(self) -> &'static str {
        catalogue(self).regional_tag
    }

    /// Returns the weekdays from Monday on, as in the middle of a sentence.
    ///
    /// ```
    /// assert_eq!(plenary::Language::French.weekdays()[0], "lundi");
    /// ```
    #[must_use]
    pub fn weekdays(self) -> [&'static str; 7] {
        catalogue(self).dates.weekdays
    }

    /// Returns the months, as in the middle of a sentence.
    #[must_use]
    pub fn months(self) -> [&'static str; 12] {
        catalogue(self).dates.months
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut catalogue = f.debug_tuple("Catalogue");
        catalogue.field(&self.language).finish()
    }
}
