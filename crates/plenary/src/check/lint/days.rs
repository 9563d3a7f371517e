//! P0403: names, titles and files that speak of other days than those of the schedule.

use chrono::{Datelike, NaiveDate};

use super::{
    Reading,
    facts::{Days, Facts},
    texts::Location,
    vocabulary::{cites, dates_a_paper, is_named_by_year},
};
use crate::{
    fault::{Code, Fault, Faults, Part, Severity, path_to},
    locale::catalogue,
    typed::{Link, Token, Tokens, TypedDate, is_function_word},
};

/// Checks what names the schedule or a group; prose may speak of any day.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    let Some(days) = facts.days.filter(|_| reading.tokens.has_numbers()) else {
        return;
    };
    let names = matches!(
        reading.version.location,
        Location::Group(_, "name") | Location::Subgroup(..)
    );
    let other = if reading.version.is_heading() {
        range(reading, days)
            .or_else(|| single(reading, facts, days))
            .or_else(|| year(reading, facts, days))
    } else if names {
        year(reading, facts, days)
    } else {
        None
    };
    faults.extend(other);
}

/// Finds a range of other days. If one of several ranges is that of the days, the others may be any.
fn range(reading: &Reading<'_>, days: Days) -> Option<Fault> {
    let pairs = || {
        reading
            .dates
            .windows(2)
            .filter(|pair| pair[1].link == Link::To)
    };
    let ends = |pair: &[TypedDate]| Some((pair[0].near(days.first)?, pair[1].near(days.first)?));
    let is_right = |pair: &[TypedDate]| ends(pair) == Some((days.first, days.last));
    let pair = pairs()
        .find(|pair| ends(pair).is_some())
        .filter(|_| !pairs().any(is_right))?;
    let span = pair[0].span.start..pair[1].span.end;
    Some(other(reading, span, pair[1].year.is_some(), days))
}

/// Finds a single day or month outside the days. The date of the paper itself is another matter.
fn single(reading: &Reading<'_>, facts: &Facts<'_>, days: Days) -> Option<Fault> {
    let inside = |date: &TypedDate| match (date.day, date.year) {
        (Some(_), _) => date.near(days.first).is_none_or(|day| days.hold(day)),
        (None, Some(year)) => {
            let first = NaiveDate::from_ymd_opt(year, date.month, 1);
            let from = days.first.with_day(1);
            first.is_none_or(|first| from.is_none_or(|from| (from..=days.last).contains(&first)))
        }
        (None, None) => true,
    };
    let of_paper = |date: &TypedDate| {
        let day = date.near(days.first);
        day.is_some() && day == facts.issued || is_of_paper(reading, date.span.start)
    };
    if reading
        .dates
        .iter()
        .any(|date| date.link == Link::To || inside(date))
    {
        return None;
    }
    let date = reading.dates.iter().find(|date| !of_paper(date))?;
    Some(other(reading, date.span.clone(), date.year.is_some(), days))
}

/// True if one of the words before a date says that the paper is of that date.
fn is_of_paper(reading: &Reading<'_>, start: usize) -> bool {
    let before = reading
        .tokens
        .as_slice()
        .iter()
        .rev()
        .filter(|token| token.end <= start);
    let mut words = before
        .take(3)
        .map(|token| reading.tokens.word(token))
        .filter(|word| !word.is_empty());
    words.any(|word| dates_a_paper(word) || cites(word) || word == "as")
}

fn other(
    reading: &Reading<'_>,
    span: std::ops::Range<usize>,
    with_year: bool,
    days: Days,
) -> Fault {
    let (text, at) = (reading.text(), reading.version.path());
    let dates = &catalogue(reading.version.language).dates;
    let meant = dates.range(days.first, days.last);
    let year = format!(" {}", days.last.year());
    let instead = match meant.strip_suffix(&*year).filter(|_| !with_year) {
        Some(short) => short.to_owned(),
        None => meant.clone(),
    };
    let found = &text[span.clone()];
    let verb = if days.first == days.last {
        "day is"
    } else {
        "days are"
    };
    let message = format!("`{at}` speaks of {found}, the {verb} {meant}");
    between_days(
        Fault::new(Code::OtherDays, message, at)
            .part(Part::Within(span))
            .label("other days"),
        days,
    )
    .edit(format!("write `{instead}` instead of `{found}`"), instead)
}

fn between_days(fault: Fault, days: Days) -> Fault {
    let with_day = fault.and(path_to!["first-day"]);
    if days.first == days.last {
        with_day.label("the only day")
    } else {
        with_day
            .label("the first day")
            .and(path_to!["last-day"])
            .label("the last day")
    }
}

/// Finds a year beside the years of the days, such as last year's.
fn year(reading: &Reading<'_>, facts: &Facts<'_>, days: Days) -> Option<Fault> {
    if !reading.dates.is_empty() {
        return None;
    }
    let (text, at) = (reading.text(), reading.version.path());
    let (year, span) = other_year(text, reading.tokens, facts, days)?;
    let meant = days.last.year();
    let message = format!("`{at}` speaks of {year}, the days are in {}", days.years());
    Some(
        Fault::new(Code::OtherDays, message, at)
            .part(Part::Within(span))
            .label("another year")
            .and(path_to!["first-day"])
            .label("the first day")
            .edit(
                format!("write `{meant}` instead of `{year}`"),
                meant.to_string(),
            ),
    )
}

/// Returns the first year that must be meant as that of the days, and is another.
fn other_year(
    text: &str,
    tokens: &Tokens,
    facts: &Facts<'_>,
    days: Days,
) -> Option<(i32, std::ops::Range<usize>)> {
    let list = tokens.as_slice();
    let mut other = None;
    for (place, token) in list.iter().enumerate() {
        let Some(year) = token.year() else { continue };
        if days.hold_year(year) || facts.issued.is_some_and(|issued| issued.year() == year) {
            return None;
        }
        let near = (year - days.first.year()).abs() <= 2;
        let before = place.checked_sub(1).map(|before| &list[before]);
        let in_mark = before
            .is_some_and(|before| facts.marks.iter().any(|mark| mark.is_acronym(before, text)));
        if near && !in_mark && stands_alone(text, tokens, place) && other.is_none() {
            other = Some((year, token.start..token.end));
        }
    }
    other
}

/// True if a year is neither part of a symbol or a longer range, nor of the name of something.
fn stands_alone(text: &str, tokens: &Tokens, place: usize) -> bool {
    let list = tokens.as_slice();
    let token = list[place];
    let before = text[..token.start].chars().next_back();
    let mut after = text[token.end..].chars();
    let joined = after.next().is_some_and(|c| "-–—/".contains(c))
        && after.next().is_some_and(|c| c.is_ascii_digit());
    if before.is_some_and(|c| "/.№".contains(c)) || joined {
        return false;
    }
    let carries_meaning = |token: &&Token| !is_function_word(tokens.word(token));
    let is_name = |token: &Token| {
        let word = tokens.word(token);
        is_named_by_year(word) || cites(word) || token.number(4).is_some()
    };
    let (one, other) = (
        list[..place].iter().rev().find(carries_meaning),
        list[place + 1..].iter().find(carries_meaning),
    );
    !one.is_some_and(is_name) && !other.is_some_and(is_name)
}

/// Finds another year in the name of the source: a copy of last year's.
pub(super) fn check_source(stem: &str, tokens: &Tokens, facts: &Facts<'_>, faults: &mut Faults) {
    let Some(days) = facts.days else { return };
    let Some((year, _)) = other_year(stem, tokens, facts, days) else {
        return;
    };
    let meant = days.last.year().to_string();
    let better = stem.replacen(&year.to_string(), &meant, 1);
    let message = format!(
        "the file is called `{stem}`, the days are in {}",
        days.years()
    );
    faults.push(
        Fault::new(Code::OtherDays, message, path_to!["first-day"])
            .weighs(Severity::Warning)
            .label("not the year that the file is called by")
            .help(format!(
                "rename the file to `{better}`, or write the days of {year}"
            )),
    );
}
