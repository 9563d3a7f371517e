//! The dates in a text: «Tuesday 16 March», «March 16–19, 2026», «du lundi 1er au jeudi 4 avril».

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::{finder::Finder, terms::MONTH, tokens::Tokens};

/// A day or a month as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) weekday: Option<Weekday>,
    /// The day of the month, if there is one.
    pub(super) day: Option<u32>,
    pub(super) month: u32,
    pub(super) year: Option<i32>,
    pub(super) link: Link,
    /// The weekday and the number of the day, where both are there; otherwise the number alone.
    pub(super) named: Range<usize>,
    /// From the first word of the date to the last, month and year too.
    pub(super) span: Range<usize>,
    /// The token behind it.
    pub(super) end: usize,
}

/// A weekday beside a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weekday {
    pub(super) number: u8,
    pub(super) span: Range<usize>,
}

/// How a date is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Alone,
    /// One of several.
    Listed,
    /// The end of a range that the one before begins.
    To,
}

/// Finds the dates of a text in its order.
pub(super) fn find(text: &str, tokens: &Tokens, into: &mut Vec<Date>) {
    into.clear();
    if !tokens.numbers || !tokens.senses.any(MONTH) {
        return;
    }
    let finder = Finder {
        text,
        list: tokens.as_slice(),
    };
    finder.run(into);
}

impl Date {
    /// The day in a year, if that year has it.
    pub(super) fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day?)
    }

    /// The day, in the year that makes it nearest to another unless its own is written.
    pub(super) fn near(&self, other: NaiveDate) -> Option<NaiveDate> {
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

    /// The dates as `weekday day month year`, a range with a dash before its end.
    fn dates(text: &str) -> Vec<String> {
        let (mut tokens, mut dates) = (Tokens::default(), Vec::new());
        tokens.read(text);
        find(text, &tokens, &mut dates);
        let shown = |date: &Date| {
            let link = match date.link {
                Link::Alone => "",
                Link::Listed => "+",
                Link::To => "-",
            };
            let weekday = date
                .weekday
                .as_ref()
                .map_or(String::new(), |day| format!("w{} ", day.number));
            let day = date.day.map_or(String::new(), |day| format!("{day}."));
            let year = date.year.map_or(String::new(), |year| format!(".{year}"));
            format!("{link}{weekday}{day}{}{year}", date.month)
        };
        dates.iter().map(shown).collect()
    }

    #[test]
    fn every_way_of_writing_a_date() {
        for (text, expected) in [
            ("on Tuesday 16 March", &["w1 16.3"][..]),
            ("Tuesday, March 16, 2026", &["w1 16.3.2026"]),
            ("Tuesday the 16th of March 2026", &["w1 16.3.2026"]),
            ("mardi 1er avril", &["w1 1.4"]),
            ("16 March (Tuesday)", &["w1 16.3"]),
            ("16–19 MARCH 2026", &["16.3.2026", "-19.3.2026"]),
            ("16 - 19 March 2026", &["16.3.2026", "-19.3.2026"]),
            ("March 16-19, 2026", &["16.3.2026", "-19.3.2026"]),
            ("30 March to 2 April 2026", &["30.3.2026", "-2.4.2026"]),
            ("28 December – 2 January 2027", &["28.12.2026", "-2.1.2027"]),
            ("Monday 16 to Thursday 19 March", &["w0 16.3", "-w3 19.3"]),
            ("du lundi 16 au jeudi 19 mars", &["w0 16.3", "-w3 19.3"]),
            ("16, 17 and 18 March", &["16.3", "+17.3", "+18.3"]),
            ("Working Group 3 – 16 March", &["16.3"]),
            ("March 2026", &["3.2026"]),
            ("**16 March** 2026", &["16.3.2026"]),
        ] {
            assert_eq!(dates(text), expected, "{text}");
        }
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
            assert!(dates(text).is_empty(), "{text}: {:?}", dates(text));
        }
    }
}
