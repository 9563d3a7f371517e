//! Dates and weekdays in headings and cells.

use plenary::{
    chrono::{Datelike, NaiveDate, Weekday},
    typed,
};

use crate::{text::Line, words};

/// The days that a text names, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NamedDays {
    /// The days, each with its month and with its year if the text names one.
    pub(crate) days: Vec<DayOfMonth>,
    /// The last year in the text.
    pub(crate) year: Option<i32>,
    /// The first weekday.
    pub(crate) weekday: Option<Weekday>,
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayOfMonth {
    pub(crate) number: u32,
    pub(crate) month: u32,
    pub(crate) year: Option<i32>,
}

impl DayOfMonth {
    /// Returns the date, in a year that the text may leave open.
    pub(crate) fn in_year(self, year: Option<i32>) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.or(year)?, self.month, self.number)
    }
}

/// True if a line names days and nothing else.
pub(crate) fn only_days(line: &Line) -> bool {
    let text = line.plain();
    let of_date = |word: &str| {
        let number = word.trim_end_matches(char::is_alphabetic);
        !number.is_empty()
            || typed::month(word).is_some()
            || typed::weekday(word).is_some()
            || typed::joins_dates(&word.to_lowercase())
    };
    any_date(line) && words(&text).all(of_date)
}

/// True if a line names a day.
pub(crate) fn any_date(line: &Line) -> bool {
    !named_days(&line.plain()).days.is_empty()
}

/// Returns the name of a weekday in English.
pub(crate) fn weekday_name(date: NaiveDate) -> &'static str {
    words::weekday_name(date.weekday().num_days_from_monday())
}

pub(crate) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Finds the days that a text names. A year holds for all days before it that have none.
pub(crate) fn named_days(text: &str) -> NamedDays {
    let days = typed::dates(text).into_iter().filter_map(|date| {
        let behind = || words(text.get(date.span.end..)?).find_map(year);
        Some(DayOfMonth {
            number: date.day?,
            month: date.month,
            year: date.year.or_else(behind),
        })
    });
    NamedDays {
        days: days.collect(),
        year: words(text).filter_map(year).last(),
        weekday: words(text).find_map(typed::weekday),
    }
}

/// Splits a text into words and numbers. Hours such as `10:00` stay in one piece.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != ':')
        .map(|word| word.trim_end_matches(':'))
        .filter(|word| !word.is_empty())
}

fn year(word: &str) -> Option<i32> {
    let year = word.parse().ok()?;
    (1900..=2199).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::named_days;

    fn dates(text: &str) -> Vec<String> {
        let named = named_days(text);
        let dates = named.days.iter().filter_map(|day| day.in_year(named.year));
        dates.map(|date| date.to_string()).collect()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let expected = ["2026-03-16", "2026-03-19"];
        for text in [
            "DRAFT SCHEDULE OF CSP11 MEETINGS: 16-19 MARCH 2026*",
            "Meetings, 16 – 19 March 2026",
            "Meetings 16–19 March, Geneva 2026",
            "from 16th to 19th March 2026",
            "Monday 16 March to Thursday 19 March 2026, 10:00",
            "March 16-19, 2026",
            "16–19 mars 2026",
            "16/19 march 2026",
        ] {
            assert_eq!(dates(text), expected, "{text}");
        }
        assert_eq!(
            dates("30 December 2026 – 2 January 2027"),
            ["2026-12-30", "2027-01-02"]
        );
        assert!(dates("IEEE VR 2021, at 10:00 in room 12").is_empty());
        assert_eq!(named_days("IEEE VR 2021: program").year, Some(2021));
    }
}
