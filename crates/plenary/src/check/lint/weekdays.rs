//! P0402: weekdays that are not those of their dates.

use chrono::{Datelike, Days as Span, NaiveDate, Weekday};

use super::{Reading, facts::Facts};
use crate::{
    fault::{Code, Fault, Faults, Part, path_to},
    locale::catalogue,
    text::Language,
    typed::TypedDate,
};

pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    for date in reading.dates {
        let wrong = facts
            .days
            .and_then(|days| other_weekday(date, days.first, days.last));
        faults.extend(wrong.and_then(|day| fault(reading, date, day)));
    }
}

/// Returns the day of a date whose weekday is another. A date without a year is one of the days of the
/// schedule, or the nearest; outside them it may be a year older or younger.
fn other_weekday(date: &TypedDate, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let day = date.near(first)?;
    let is_right = |day: NaiveDate| {
        let named = date.weekday.as_ref();
        named.is_none_or(|named| named.day == day.weekday())
    };
    let certain = date.year.is_some() || (first..=last).contains(&day);
    let mut neighbours = [-1, 1]
        .iter()
        .filter_map(|by| date.in_year(day.year() + by));
    (!is_right(day) && (certain || !neighbours.any(is_right))).then_some(day)
}

fn fault(reading: &Reading<'_>, date: &TypedDate, day: NaiveDate) -> Option<Fault> {
    let (text, at) = (reading.text(), reading.version.path());
    let weekday = date.weekday.as_ref()?;
    let written = text.get(weekday.span.clone())?;
    let right = weekday_like(written, day);
    let phrase = text.get(date.named.clone())?;
    let english = catalogue(Language::English);
    let message = format!(
        "`{at}` says {written}, and {} is a {}",
        english.dates.date(day),
        english.dates.weekday(day)
    );
    let corrected = phrase.replacen(written, &right, 1);
    let fault = Fault::new(Code::WrongWeekday, message, at)
        .part(Part::Within(date.named.clone()))
        .label(format!("a {}", english.dates.weekday(day)));
    let with_year = match date.year {
        Some(_) => fault,
        None => fault
            .and(path_to!["first-day"])
            .label(format!("the year is {} by this", day.year())),
    };
    let advised = with_year.edit(
        format!("if the date is right, write `{corrected}`"),
        corrected,
    );
    Some(match other_date(phrase, weekday.day, day) {
        Some(phrase) => advised.edit(format!("if the weekday is right, write `{phrase}`"), phrase),
        None => advised,
    })
}

/// Returns the phrase with the nearest day of the same month that has the weekday.
fn other_date(phrase: &str, weekday: Weekday, day: NaiveDate) -> Option<String> {
    let steps = [1, -1, 2, -2, 3, -3];
    let moved = |by: &i64| {
        let span = Span::new(by.unsigned_abs());
        let moved = if *by > 0 {
            day.checked_add_days(span)
        } else {
            day.checked_sub_days(span)
        };
        moved.filter(|moved| moved.weekday() == weekday)
    };
    let other = steps
        .iter()
        .find_map(moved)
        .filter(|other| other.month() == day.month())?;
    let (number, other) = (day.day().to_string(), other.day().to_string());
    let plain = phrase.bytes().filter(u8::is_ascii_digit).count() == number.len();
    let at = phrase.find(&number).filter(|_| plain)?;
    let suffixed = phrase[at + number.len()..].starts_with(|c: char| c.is_alphabetic());
    (!suffixed).then(|| phrase.replacen(&number, &other, 1))
}

/// Writes the weekday of a day in the language and with the capitals of another.
fn weekday_like(written: &str, day: NaiveDate) -> String {
    let has_name = |language: &Language| {
        let mut names = catalogue(*language).dates.weekdays.into_iter();
        names.any(|name| name.eq_ignore_ascii_case(written))
    };
    let language = Language::ALL.iter().copied().find(has_name);
    let name = catalogue(language.unwrap_or(Language::English))
        .dates
        .weekday(day);
    if written.chars().all(char::is_uppercase) {
        name.to_uppercase()
    } else if written.starts_with(char::is_lowercase) {
        name.to_lowercase()
    } else {
        name
    }
}
