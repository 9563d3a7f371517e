//! The dates in a text: «Tuesday 16 March», «March 16–19, 2026», «du lundi 1er au jeudi 4 avril».

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    Tokens,
    finder::{Finder, Text},
};

/// Day or month that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypedDate {
    /// The day of the month; none if a month and its year stand alone.
    pub day: Option<u32>,
    /// The month, 1 being January.
    pub month: u32,
    /// The year, if it stands beside this date or beside another that is joined to it.
    pub year: Option<i32>,
    /// The bytes from the first word of the date to the last, those of joined days too.
    pub span: Range<usize>,
    pub(crate) weekday: Option<NamedWeekday>,
    pub(crate) link: Link,
    /// The bytes of weekday and number, where both are there; otherwise of the number alone.
    pub(crate) named: Range<usize>,
    /// The token behind the date.
    pub(crate) end: usize,
}

/// Weekday beside a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedWeekday {
    pub(crate) day: Weekday,
    pub(crate) span: Range<usize>,
}

/// Links of a date to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    Alone,
    /// One of several.
    Listed,
    /// The end of a range that the one before begins.
    To,
}

/// Finds the dates of a heading or of a cell, which names days and says little else, in its order.
///
/// ```
/// let dates = plenary::typed::dates("Meetings, 30 March to 2 April 2026");
/// let days: Vec<_> = dates.iter().map(|date| (date.day, date.month, date.year)).collect();
/// assert_eq!(days, [(Some(30), 3, Some(2026)), (Some(2), 4, Some(2026))]);
/// ```
#[must_use]
pub fn dates(text: &str) -> Vec<TypedDate> {
    // Between days, and in no symbol of a document.
    let separated = text.replace('/', ",");
    let mut dates = Vec::new();
    Finder::new(&separated, &Tokens::of(&separated), Text::Heading).run(&mut dates);
    dates
}

/// Finds the dates of prose, in which a number beside a month may count something else.
pub(crate) fn dates_of_prose(text: &str, tokens: &Tokens, into: &mut Vec<TypedDate>) {
    into.clear();
    if tokens.has_numbers() {
        Finder::new(text, tokens, Text::Prose).run(into);
    }
}

impl TypedDate {
    /// Returns the day in a year, if that year has it.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day?)
    }

    /// Returns the day in the year that makes it nearest to another, unless its own is written.
    pub(crate) fn near(&self, other: NaiveDate) -> Option<NaiveDate> {
        if let Some(year) = self.year {
            return self.in_year(year);
        }
        let years = (other.year() - 1)..=(other.year() + 1);
        let days = years.filter_map(|year| self.in_year(year));
        days.min_by_key(|day| (*day - other).num_days().abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the dates as `weekday day month year`, a range with a dash before its end.
    fn shown(dates: &[TypedDate]) -> Vec<String> {
        let shown = |date: &TypedDate| {
            let link = match date.link {
                Link::Alone => "",
                Link::Listed => "+",
                Link::To => "-",
            };
            let weekday = date
                .weekday
                .as_ref()
                .map_or(String::new(), |weekday| format!("{} ", weekday.day));
            let day = date.day.map_or(String::new(), |day| format!("{day}."));
            let year = date.year.map_or(String::new(), |year| format!(".{year}"));
            format!("{link}{weekday}{day}{}{year}", date.month)
        };
        dates.iter().map(shown).collect()
    }

    fn in_prose(text: &str) -> Vec<String> {
        let mut dates = Vec::new();
        dates_of_prose(text, &Tokens::of(text), &mut dates);
        shown(&dates)
    }

    #[test]
    fn every_way_of_writing_a_date() {
        for (text, expected) in [
            ("on Tuesday 16 March", &["Tue 16.3"][..]),
            ("Tuesday, March 16, 2026", &["Tue 16.3.2026"]),
            ("Tuesday the 16th of March 2026", &["Tue 16.3.2026"]),
            ("mardi 1er avril", &["Tue 1.4"]),
            ("16 March (Tuesday)", &["Tue 16.3"]),
            ("16–19 MARCH 2026", &["16.3.2026", "-19.3.2026"]),
            ("16 - 19 March 2026", &["16.3.2026", "-19.3.2026"]),
            ("March 16-19, 2026", &["16.3.2026", "-19.3.2026"]),
            ("30 March to 2 April 2026", &["30.3.2026", "-2.4.2026"]),
            ("28 December – 2 January 2027", &["28.12.2026", "-2.1.2027"]),
            ("Monday 16 to Thursday 19 March", &["Mon 16.3", "-Thu 19.3"]),
            ("du lundi 16 au jeudi 19 mars", &["Mon 16.3", "-Thu 19.3"]),
            ("16, 17 and 18 March", &["16.3", "+17.3", "+18.3"]),
            ("March 2026", &["3.2026"]),
            ("**16 March** 2026", &["16.3.2026"]),
        ] {
            assert_eq!(in_prose(text), expected, "{text}");
            assert_eq!(shown(&dates(text)), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_things_are_no_days_in_prose() {
        assert_eq!(in_prose("Working Group 3 – 16 March"), ["16.3"]);
        assert_eq!(in_prose("On March 16, 17 delegates spoke"), ["16.3"]);
    }

    #[test]
    fn other_words_and_numbers_are_no_dates() {
        for text in [
            "may 16 delegates",
            "CSP12 March",
            "to march 16 miles",
            "March 10:30",
            "in March",
        ] {
            assert!(in_prose(text).is_empty(), "{text}: {:?}", in_prose(text));
        }
    }

    #[test]
    fn a_heading_names_days_in_more_ways() {
        for (text, expected) in [
            ("mon 16 march", &["Mon 16.3"][..]),
            ("Meeting 16 March", &["16.3"]),
            ("16/17 March 2026", &["16.3.2026", "+17.3.2026"]),
            ("March 16, 17 and 18", &["16.3", "+17.3", "+18.3"]),
        ] {
            assert_eq!(shown(&dates(text)), expected, "{text}");
        }
    }
}
