//! The days that a text names.

use plenary::chrono::{Datelike, NaiveDate, Weekday};

use crate::{text::Line, words};

/// The days that a text names, in the order in which it names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// Each with its month, and its year if it is said.
    pub(crate) days: Vec<Day>,
    /// A year, wherever it stands.
    pub(crate) year: Option<i32>,
    /// How many days after Monday the first weekday is.
    pub(crate) weekday: Option<u32>,
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) number: u32,
    pub(crate) month: u32,
    pub(crate) year: Option<i32>,
}

impl Day {
    /// The date, in a year that the text may leave open.
    pub(crate) fn in_year(self, year: Option<i32>) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.or(year)?, self.month, self.number)
    }
}

/// Whether a line names days and says nothing else.
pub(crate) fn only_days(line: &Line) -> bool {
    let says = line.plain();
    let of_date = |token: &String| {
        let number = token.trim_end_matches(char::is_alphabetic);
        !number.is_empty()
            || words::month(token).is_some()
            || words::weekday(token).is_some()
            || words::is_between(token)
    };
    any_date(line) && tokens(&says).iter().all(of_date)
}

/// Whether a line names a day.
pub(crate) fn any_date(line: &Line) -> bool {
    !named(&line.plain()).days.is_empty()
}

/// What a weekday is called.
pub(crate) fn weekday_name(date: NaiveDate) -> &'static str {
    words::weekday_name(date.weekday().num_days_from_monday())
}

/// The weekday that is so many days after Monday.
pub(crate) fn is_weekday(date: NaiveDate, after_monday: u32) -> bool {
    date.weekday().num_days_from_monday() == after_monday
}

pub(crate) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The days that a text names.
pub(crate) fn named(text: &str) -> Named {
    let mut scan = Scan::default();
    for token in tokens(text) {
        scan.take(&token);
    }
    if scan.named.year.is_none() {
        scan.named.year = scan.named.days.iter().find_map(|day| day.year);
    }
    scan.named
}

/// Words and numbers. What belongs to an hour is neither.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == ':' {
            token.push(c);
        } else if !token.is_empty() {
            let whole = std::mem::take(&mut token);
            tokens.push(whole.trim_end_matches(':').to_lowercase());
        }
    }
    tokens
}

#[derive(Default)]
struct Scan {
    named: Named,
    /// Numbers that may be days of a month that is not named yet.
    pending: Vec<u32>,
    /// The month that stood before its days.
    month: Option<u32>,
}

impl Scan {
    fn take(&mut self, token: &str) {
        let ordinal = token.trim_end_matches(|c: char| c.is_alphabetic());
        let is_ordinal = matches!(
            &token[ordinal.len()..],
            "" | "st" | "nd" | "rd" | "th" | "er"
        );
        if let (true, Ok(number)) = (is_ordinal, ordinal.parse::<u32>()) {
            self.number(number);
        } else if let Some(month) = words::month(token) {
            self.month(month);
        } else if let Some(weekday) = words::weekday(token) {
            self.named.weekday.get_or_insert(weekday);
        } else if !words::is_between(token) && token != "of" {
            self.pending.clear();
            self.month = None;
        }
    }

    fn number(&mut self, number: u32) {
        match (number, self.month) {
            (1..=31, Some(month)) => self.push(number, month),
            (1..=31, None) => self.pending.push(number),
            (1900..=2199, _) => self.year(number.cast_signed()),
            _ => self.pending.clear(),
        }
    }

    fn month(&mut self, month: u32) {
        let days = std::mem::take(&mut self.pending);
        self.month = days.is_empty().then_some(month);
        for day in days {
            self.push(day, month);
        }
    }

    fn push(&mut self, number: u32, month: u32) {
        let year = None;
        self.named.days.push(Day {
            number,
            month,
            year,
        });
    }

    fn year(&mut self, year: i32) {
        self.named.year = Some(year);
        let open = self.named.days.iter_mut().filter(|day| day.year.is_none());
        open.for_each(|day| day.year = Some(year));
        self.month = None;
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    fn said(text: &str) -> Vec<String> {
        let named = named(text);
        let dates = named.days.iter().filter_map(|day| day.in_year(named.year));
        dates.map(|date| date.to_string()).collect()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let expected = ["2026-03-16", "2026-03-19"];
        for text in [
            "DRAFT SCHEDULE OF CSP11 MEETINGS: 16-19 MARCH 2026*",
            "Meetings, 16 – 19 March 2026",
            "from 16th to 19th March 2026",
            "Monday 16 March to Thursday 19 March 2026, 10:00",
            "March 16-19, 2026",
            "16–19 mars 2026",
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
        assert_eq!(
            said("30 December 2026 – 2 January 2027"),
            ["2026-12-30", "2027-01-02"]
        );
        assert!(said("IEEE VR 2021, at 10:00 in room 12").is_empty());
        assert_eq!(named("IEEE VR 2021: program").year, Some(2021));
    }
}
