//! Days in another notation than that of a source.

use chrono::{Datelike, NaiveDate};

use super::words::{is_ordinal_ending, month_by_start};

/// Day that a date in another notation may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MeantDate {
    /// A day.
    Day(NaiveDate),
    /// One of two days, as the day or the month comes first.
    Either(NaiveDate, NaiveDate),
    /// A day that its month does not have; the first of that month stands for it.
    NoSuchDay(u32, NaiveDate),
    /// A month that no year has.
    NoSuchMonth(u32),
}

impl MeantDate {
    /// Returns the day, if there is no doubt which.
    pub(crate) fn certain(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Either(..) | Self::NoSuchDay(..) | Self::NoSuchMonth(_) => None,
        }
    }
}

/// Reads `16.03.2026`, `7/10/26`, `16 March 2026`, `lundi 16 mars 2026` and their like.
pub(crate) fn date(typed: &str) -> Option<MeantDate> {
    let parts: Vec<&str> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| number(part)).collect();
    let months = parts.iter().filter(|part| number(part).is_none());
    let months: Vec<u32> = months.filter_map(|word| month_by_start(word)).collect();
    match (&numbers[..], &months[..]) {
        ([year, month, day], []) if *year > 31 => Some(calendar(*year, *month, *day)),
        ([one, other, year], []) => Some(either(*one, *other, *year)),
        ([day, year], [month]) if *year > 31 => Some(calendar(*year, *month, *day)),
        ([year, day], [month]) if *year > 31 => Some(calendar(*year, *month, *day)),
        _ => None,
    }
}

/// Reads digits, with the ending of an ordinal or without.
fn number(part: &str) -> Option<u32> {
    let end = part.find(|c: char| !c.is_ascii_digit());
    let (digits, ending) = part.split_at(end.unwrap_or(part.len()));
    if !ending.is_empty() && !is_ordinal_ending(&ending.to_lowercase()) {
        return None;
    }
    digits.parse().ok().filter(|number| *number < 10_000)
}

/// Reads a day with the day or the month first.
fn either(one: u32, other: u32, year: u32) -> MeantDate {
    let day_first = calendar(year, other, one);
    match (day_first, calendar(year, one, other)) {
        (MeantDate::Day(day), MeantDate::Day(other)) if day != other => {
            MeantDate::Either(day, other)
        }
        (MeantDate::NoSuchMonth(_), MeantDate::Day(day)) => MeantDate::Day(day),
        _ => day_first,
    }
}

fn calendar(year: u32, month: u32, day: u32) -> MeantDate {
    let year = if year < 100 { 2000 + year } else { year };
    let first = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, 1));
    match first {
        None => MeantDate::NoSuchMonth(month),
        Some(first) => first
            .with_day(day)
            .map_or(MeantDate::NoSuchDay(day, first), MeantDate::Day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn notations() {
        let march = MeantDate::Day(day(2026, 3, 16));
        for typed in [
            "2026-3-16",
            "2026/03/16",
            "16.03.2026",
            "16-03-2026",
            "16.3.26",
            "03/16/2026",
            "16 March 2026",
            "March 16, 2026",
            "Monday 16th March 2026",
            "lundi 16 mars 2026",
            "mardi 16 mars 2026",
            "16–03–2026",
        ] {
            assert_eq!(date(typed), Some(march), "{typed}");
        }
        assert_eq!(
            date("7/10/2026"),
            Some(MeantDate::Either(day(2026, 10, 7), day(2026, 7, 10)))
        );
        assert_eq!(
            date("31.02.2026"),
            Some(MeantDate::NoSuchDay(31, day(2026, 2, 1)))
        );
        assert_eq!(date("2026-13-01"), Some(MeantDate::NoSuchMonth(13)));
        assert_eq!(date("CSP12"), None);
        assert_eq!(date("10:00-13:00"), None);
    }
}
