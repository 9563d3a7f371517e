//! French dates and moments.

use chrono::{NaiveDate, NaiveTime, Timelike, Weekday};

use crate::{
    locale::{Dates, DayDetail, dates::day_month_year},
    time::{Hours, Moment},
};

pub(super) const DATES: Dates = Dates {
    weekdays: [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ],
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    weekday_named,
    short_weekday_named: |_| None,
    month_named,
    months_are_words: false,
    day_of_month: |day| match day {
        1 => "1er".to_owned(),
        other => other.to_string(),
    },
    day_and_month: day_month_year::day_and_month,
    date: day_month_year::date,
    range: day_month_year::range,
    weekday_and_date: day_month_year::weekday_and_date,
    full_date: day_month_year::full_date,
    clock,
    hours,
    moment,
    day_and_clock,
    span: |starts, ends| {
        if starts.date_naive() == ends.date_naive() {
            on_one_day(starts, ends)
        } else {
            let [from, to] = [starts, ends].map(|moment| {
                let weekday = DATES.weekday_inside(moment.date_naive());
                format!("{weekday} {}", clock(moment.time()))
            });
            format!("de {from} à {to}")
        }
    },
    dated_span: |starts, ends| {
        if starts.date_naive() == ends.date_naive() {
            on_one_day(starts, ends)
        } else {
            format!("du {} au {}", moment(starts), moment(ends))
        }
    },
};

fn weekday_named(small: &str) -> Option<Weekday> {
    Some(match small {
        "lundi" => Weekday::Mon,
        "mardi" => Weekday::Tue,
        "mercredi" => Weekday::Wed,
        "jeudi" => Weekday::Thu,
        "vendredi" => Weekday::Fri,
        "samedi" => Weekday::Sat,
        "dimanche" => Weekday::Sun,
        _ => return None,
    })
}

fn month_named(small: &str) -> Option<u32> {
    Some(match small {
        "janvier" => 1,
        "février" => 2,
        "mars" => 3,
        "avril" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" => 7,
        "août" => 8,
        "septembre" => 9,
        "octobre" => 10,
        "novembre" => 11,
        "décembre" => 12,
        _ => return None,
    })
}

/// Returns `mercredi 18 mars`.
pub(super) fn day(day: NaiveDate) -> String {
    DATES.day_inside(day, true)
}

/// Returns `11 h 30`, `15 heures`, with spaces at which no line breaks.
fn clock(time: NaiveTime) -> String {
    match (time.hour(), time.minute()) {
        (hour @ 0..=1, 0) => format!("{hour}\u{a0}heure"),
        (hour, 0) => format!("{hour}\u{a0}heures"),
        (hour, minute) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
    }
}

/// Returns `de 10 heures à 13 heures`.
pub(super) fn hours(hours: Hours) -> String {
    let (opens, closes) = (clock(hours.opens()), clock(hours.closes()));
    let next_day = if hours.ends_next_day() {
        " le lendemain"
    } else {
        ""
    };
    format!("de {opens} à {closes}{next_day}")
}

/// Returns `mercredi 18 mars à 11 h 30`.
pub(super) fn moment(moment: Moment) -> String {
    format!("{} à {}", day(moment.date_naive()), clock(moment.time()))
}

/// Returns `mercredi à 11 h 30`.
pub(super) fn day_and_clock(moment: Moment) -> String {
    let weekday = DATES.weekday_inside(moment.date_naive());
    format!("{weekday} à {}", clock(moment.time()))
}

/// Returns `mercredi de 15 heures à 18 heures`.
fn on_one_day(starts: Moment, ends: Moment) -> String {
    let weekday = DATES.weekday_inside(starts.date_naive());
    let (from, to) = (clock(starts.time()), clock(ends.time()));
    format!("{weekday} de {from} à {to}")
}

/// Returns a moment after another has been said, behind the preposition for an hour alone, or for an
/// hour with its day.
pub(super) fn after(said: Moment, other: Moment, (alone, with_day): (&str, &str)) -> String {
    if said.date_naive() == other.date_naive() {
        format!("{alone} {}", clock(other.time()))
    } else {
        format!("{with_day} {}", moment(other))
    }
}

/// Prepositions of a moment at which something is.
pub(super) const AT: (&str, &str) = ("à", "le");
/// Prepositions of a moment from which something is.
pub(super) const FROM: (&str, &str) = ("de", "du");
/// Prepositions of a moment up to which something is.
pub(super) const TO: (&str, &str) = ("à", "au");
/// Prepositions of a moment instead of which another is.
pub(super) const INSTEAD_OF: (&str, &str) = ("au lieu de", "au lieu du");

/// Returns `à `, `15 heures`; with a date `le `, `mercredi 18 mars à 15 heures`.
pub(super) fn at(at: Moment, detail: DayDetail) -> (&'static str, String) {
    match detail {
        DayDetail::Nothing => ("à ", clock(at.time())),
        DayDetail::Weekday => ("", day_and_clock(at)),
        DayDetail::WeekdayAndDate => ("le ", moment(at)),
    }
}

/// Returns `jusqu’à `, `15 heures`; with a date `jusqu’au `, `mercredi 18 mars à 15 heures`.
pub(super) fn until(end: Moment, detail: DayDetail) -> (&'static str, String) {
    let preposition = if detail == DayDetail::WeekdayAndDate {
        "jusqu’au "
    } else {
        "jusqu’à "
    };
    (preposition, at(end, detail).1)
}

/// Returns `le `, `mercredi 18 mars`; without a date the weekday alone.
pub(super) fn on(day: NaiveDate, detail: DayDetail) -> (&'static str, String) {
    let with_date = detail == DayDetail::WeekdayAndDate;
    let preposition = if with_date { "le " } else { "" };
    (preposition, DATES.day_inside(day, with_date))
}

/// Returns `jeudi 19 mars de 15 heures à 18 heures`.
pub(super) fn times(on: NaiveDate, starts: Option<Moment>, ends: Option<Moment>) -> String {
    match (starts, ends) {
        (None, _) => day(on),
        (Some(starts), None) => moment(starts),
        (Some(starts), Some(ends)) if starts.date_naive() == ends.date_naive() => {
            let on = day(starts.date_naive());
            let (from, to) = (clock(starts.time()), clock(ends.time()));
            format!("{on} de {from} à {to}")
        }
        (Some(starts), Some(ends)) => format!("du {} au {}", moment(starts), moment(ends)),
    }
}
