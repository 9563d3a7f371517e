//! English dates and moments.

use chrono::{NaiveDate, Weekday};

use crate::{
    locale::{Dates, DayDetail, dates::day_month_year},
    time::{Hours, Moment, clock},
};

pub(super) const DATES: Dates = Dates {
    weekdays: [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    weekday_named,
    short_weekday_named,
    month_named,
    months_are_words: true,
    day_of_month: |day| day.to_string(),
    day_and_month: day_month_year::day_and_month,
    date: day_month_year::date,
    range: day_month_year::range,
    weekday_and_date: day_month_year::weekday_and_date,
    full_date: day_month_year::full_date,
    clock: |time| time.format("%H:%M").to_string(),
    hours: |hours: Hours| hours.to_string(),
    moment,
    day_and_clock,
    span: |starts, ends| {
        let until = if starts.date_naive() == ends.date_naive() {
            clock(ends)
        } else {
            day_and_clock(ends)
        };
        format!("{} to {until}", day_and_clock(starts))
    },
    dated_span: |starts, ends| format!("{} to {}", day_and_clock(starts), after(starts, ends)),
};

fn weekday_named(small: &str) -> Option<Weekday> {
    Some(match small {
        "monday" => Weekday::Mon,
        "tuesday" => Weekday::Tue,
        "wednesday" => Weekday::Wed,
        "thursday" => Weekday::Thu,
        "friday" => Weekday::Fri,
        "saturday" => Weekday::Sat,
        "sunday" => Weekday::Sun,
        _ => return None,
    })
}

fn short_weekday_named(small: &str) -> Option<Weekday> {
    Some(match small {
        "mon" => Weekday::Mon,
        "tues" | "tue" => Weekday::Tue,
        "wed" => Weekday::Wed,
        "thurs" | "thur" | "thu" => Weekday::Thu,
        "fri" => Weekday::Fri,
        "sat" => Weekday::Sat,
        "sun" => Weekday::Sun,
        _ => return None,
    })
}

fn month_named(small: &str) -> Option<u32> {
    Some(match small {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// Returns `Wednesday 18 March`.
pub(super) fn day(day: NaiveDate) -> String {
    DATES.day_inside(day, true)
}

/// Returns `Wednesday 18 March at 11:30`.
pub(super) fn moment(moment: Moment) -> String {
    format!("{} at {}", day(moment.date_naive()), clock(moment))
}

/// Returns a moment after another has been said: `11:30`, with its day if that is another.
pub(super) fn after(said: Moment, other: Moment) -> String {
    if said.date_naive() == other.date_naive() {
        clock(other)
    } else {
        moment(other)
    }
}

/// Returns the same with its preposition: `at 11:30`, `on Wednesday 18 March at 11:30`.
pub(super) fn at_after(said: Moment, other: Moment) -> String {
    let preposition = if said.date_naive() == other.date_naive() {
        "at"
    } else {
        "on"
    };
    format!("{preposition} {}", after(said, other))
}

/// Returns `Wednesday 11:30`.
pub(super) fn day_and_clock(moment: Moment) -> String {
    format!(
        "{} {}",
        DATES.weekday_inside(moment.date_naive()),
        clock(moment)
    )
}

/// Returns `at `, `15:00`; with a day `on `, `Wednesday 18 March at 15:00`.
pub(super) fn at(at: Moment, detail: DayDetail) -> (&'static str, String) {
    match detail {
        DayDetail::Nothing => ("at ", clock(at)),
        DayDetail::Weekday => {
            let weekday = DATES.weekday_inside(at.date_naive());
            ("on ", format!("{weekday} at {}", clock(at)))
        }
        DayDetail::WeekdayAndDate => ("on ", moment(at)),
    }
}

/// Returns `until `, `Wednesday 18 March at 15:00`.
pub(super) fn until(end: Moment, detail: DayDetail) -> (&'static str, String) {
    ("until ", at(end, detail).1)
}

/// Returns `on `, `Wednesday 18 March`.
pub(super) fn on(day: NaiveDate, detail: DayDetail) -> (&'static str, String) {
    let with_date = detail == DayDetail::WeekdayAndDate;
    ("on ", DATES.day_inside(day, with_date))
}

/// Returns `Thursday 19 March from 15:00 to 18:00`.
pub(super) fn times(on: NaiveDate, starts: Option<Moment>, ends: Option<Moment>) -> String {
    match (starts, ends) {
        (None, _) => day(on),
        (Some(starts), None) => moment(starts),
        (Some(starts), Some(ends)) => {
            let on = day(starts.date_naive());
            format!("{on} from {} to {}", clock(starts), after(starts, ends))
        }
    }
}
