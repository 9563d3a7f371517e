//! Words and notation of each language, in one catalogue each.

mod dates;
mod english;
mod explain;
mod french;
mod page;
mod signs;

use std::fmt;

pub(crate) use self::{
    dates::Dates,
    explain::{MeetingEnd, ReasonClauses, Sentences, StartSentences},
    page::{Calendar, ChangesWords, Grid, Heading, Marks, MeetingWords, Offices, Times},
    signs::{Counted, Direction, Signs, capital},
};
use crate::text::Language;

/// Everything that Plenary writes in one language beside the texts of a schedule.
pub(crate) struct Catalogue {
    pub(crate) language: Language,
    pub(crate) direction: Direction,
    pub(crate) signs: Signs,
    pub(crate) dates: Dates,
    pub(crate) heading: Heading,
    pub(crate) grid: Grid,
    pub(crate) times: Times,
    pub(crate) meeting: MeetingWords,
    pub(crate) offices: Offices,
    pub(crate) marks: Marks,
    pub(crate) changes: ChangesWords,
    pub(crate) calendar: Calendar,
    pub(crate) sentences: Sentences,
}

/// Returns the catalogue of a language.
pub(crate) fn catalogue(language: Language) -> &'static Catalogue {
    match language {
        Language::English => &english::CATALOGUE,
        Language::French => &french::CATALOGUE,
    }
}

impl Language {
    /// The weekdays from Monday on, as in the middle of a sentence.
    ///
    /// ```
    /// assert_eq!(plenary::Language::French.weekdays()[0], "lundi");
    /// ```
    #[must_use]
    pub fn weekdays(self) -> [&'static str; 7] {
        catalogue(self).dates.weekdays
    }

    /// The months, as in the middle of a sentence.
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
