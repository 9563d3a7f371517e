//! Days, dates and hours as each language writes them.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::capital;
use crate::{
    keywords::DayHeading,
    time::{Hours, Moment},
};

/// Names of days and months, and the forms of dates.
pub(crate) struct Dates {
    /// From Monday on, as in the middle of a sentence.
    pub(crate) weekdays: [&'static str; 7],
    /// From January on, as in the middle of a sentence.
    pub(crate) months: [&'static str; 12],
    /// Weekday of a full name in small letters.
    pub(crate) weekday_named: fn(&str) -> Option<Weekday>,
    /// Weekday of a name that is cut short, in small letters; in prose it may be another word: `sun`.
    pub(crate) short_weekday_named: fn(&str) -> Option<Weekday>,
    /// Month of a name in small letters, in full or cut short, 1 being January.
    pub(crate) month_named: fn(&str) -> Option<u32>,
    /// True if the name of a month may be another word in prose: `may`, `march`.
    pub(crate) months_are_words: bool,
    /// Number of a day of the month: `1er`.
    pub(super) day_of_month: fn(u32) -> String,
    /// `16 March`.
    pub(super) day_and_month: fn(&Self, NaiveDate) -> String,
    /// `16 March 2026`.
    pub(super) date: fn(&Self, NaiveDate) -> String,
    /// `16–19 March 2026`: month and year once if both days share them. The two days differ.
    pub(super) range: fn(&Self, NaiveDate, NaiveDate) -> String,
    /// `Monday 16 March`, as in the middle of a sentence.
    pub(super) weekday_and_date: fn(&Self, NaiveDate) -> String,
    /// `Monday 16 March 2026`, as in the middle of a sentence.
    pub(super) full_date: fn(&Self, NaiveDate) -> String,
    /// `11:30`, in a sentence; tables have four digits in every language.
    pub(crate) clock: fn(NaiveTime) -> String,
    /// Hours of a session in a sentence: `10:00-13:00`, in French «de 10 heures à 13 heures».
    pub(crate) hours: fn(Hours) -> String,
    /// `Wednesday 18 March at 11:30`.
    pub(crate) moment: fn(Moment) -> String,
    /// `Wednesday 11:30`.
    pub(crate) day_and_clock: fn(Moment) -> String,
    /// `Wednesday 15:00 to 18:00`, `Wednesday 22:00 to Thursday 01:00`.
    pub(crate) span: fn(Moment, Moment) -> String,
    /// `Wednesday 15:00 to 18:00`, `Wednesday 22:00 to Thursday 19 March at 01:00`.
    pub(crate) dated_span: fn(Moment, Moment) -> String,
}

/// Amount of a day that is said with a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayDetail {
    /// Nothing: the day has just been said.
    Nothing,
    Weekday,
    WeekdayAndDate,
}

impl DayDetail {
    /// Returns the detail with which a day is said where weekdays recur, or do not.
    pub(crate) const fn of(with_date: bool) -> Self {
        if with_date {
            Self::WeekdayAndDate
        } else {
            Self::Weekday
        }
    }
}

impl Dates {
    /// Returns the weekday of a date, as in the middle of a sentence.
    pub(crate) fn weekday_inside(&self, day: NaiveDate) -> &'static str {
        self.weekdays[day.weekday() as usize]
    }

    /// Returns `Monday`, as at the start of a cell.
    pub(crate) fn weekday(&self, day: NaiveDate) -> String {
        capital(self.weekday_inside(day))
    }

    /// Returns a weekday, with its date where weekdays recur, as in the middle of a sentence.
    pub(crate) fn day_inside(&self, day: NaiveDate, with_date: bool) -> String {
        if with_date {
            (self.weekday_and_date)(self, day)
        } else {
            self.weekday_inside(day).to_owned()
        }
    }

    /// Returns `Monday 16 March`.
    pub(crate) fn weekday_and_date(&self, day: NaiveDate) -> String {
        capital(&(self.weekday_and_date)(self, day))
    }

    /// Returns the head of the column of a day.
    pub(crate) fn day_heading(&self, day: NaiveDate, heading: DayHeading) -> String {
        match heading {
            DayHeading::Weekday => self.weekday(day),
            DayHeading::Date => (self.day_and_month)(self, day),
            DayHeading::Both => self.weekday_and_date(day),
        }
    }

    /// Returns `Monday 16 March 2026`, as in the middle of a sentence.
    pub(crate) fn full_date_inside(&self, day: NaiveDate) -> String {
        (self.full_date)(self, day)
    }

    /// Returns `Monday 16 March 2026`.
    pub(crate) fn full_date(&self, day: NaiveDate) -> String {
        capital(&(self.full_date)(self, day))
    }

    /// Returns `16 March 2026`.
    pub(crate) fn date(&self, day: NaiveDate) -> String {
        (self.date)(self, day)
    }

    /// Returns `16–19 March 2026`; of one day its date.
    pub(crate) fn range(&self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            return self.date(first);
        }
        (self.range)(self, first, last)
    }
}

/// Dates of languages that write the day, the month and the year with spaces between them.
pub(super) mod day_month_year {
    use chrono::{Datelike, NaiveDate};

    use super::Dates;

    pub(in crate::locale) fn day_and_month(dates: &Dates, day: NaiveDate) -> String {
        let month = dates.months[day.month0() as usize];
        [&(dates.day_of_month)(day.day()), " ", month].concat()
    }

    pub(in crate::locale) fn date(dates: &Dates, day: NaiveDate) -> String {
        format!("{} {}", day_and_month(dates, day), day.year())
    }

    pub(in crate::locale) fn range(dates: &Dates, first: NaiveDate, last: NaiveDate) -> String {
        let last_date = date(dates, last);
        if first.year() != last.year() {
            format!("{} – {last_date}", date(dates, first))
        } else if first.month() != last.month() {
            format!("{} – {last_date}", day_and_month(dates, first))
        } else {
            format!("{}–{last_date}", (dates.day_of_month)(first.day()))
        }
    }

    pub(in crate::locale) fn weekday_and_date(dates: &Dates, day: NaiveDate) -> String {
        [dates.weekday_inside(day), " ", &day_and_month(dates, day)].concat()
    }

    pub(in crate::locale) fn full_date(dates: &Dates, day: NaiveDate) -> String {
        format!("{} {}", weekday_and_date(dates, day), day.year())
    }
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use crate::{locale::catalogue, text::Language};

    #[test]
    fn every_name_that_is_written_is_read() {
        for language in Language::ALL {
            let dates = &catalogue(*language).dates;
            for (name, day) in dates.weekdays.iter().zip(0..) {
                let day = Weekday::try_from(day).ok();
                assert_eq!((dates.weekday_named)(&name.to_lowercase()), day, "{name}");
            }
            for (name, month) in dates.months.iter().zip(1..) {
                assert_eq!(
                    (dates.month_named)(&name.to_lowercase()),
                    Some(month),
                    "{name}"
                );
            }
        }
    }
}
