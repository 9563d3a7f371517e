//! P0403: a name, a title or a file that speaks of other days than those of the schedule.

use chrono::{Datelike, NaiveDate};

use super::{
    Reading,
    dates::{Date, Link},
    facts::{Days, Facts},
    terms::{CITES, DATED, SMALL, YEARLY},
    texts::Spot,
    tokens::{Token, Tokens},
};
use crate::{
    fault::{Code, Fault, Faults, Part, Severity, path_to},
    locale::catalogue,
};

/// Looks at what names the schedule or a group; prose may speak of any day.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    let Some(days) = facts.days.filter(|_| reading.tokens.numbers) else {
        return;
    };
    let names = matches!(
        reading.said.spot,
        Spot::Group(_, "name") | Spot::Subgroup(..)
    );
    let other = if reading.said.is_heading() {
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

/// A range that is not the days; one of several may be, and the others then be anything.
fn range(reading: &Reading<'_>, days: Days) -> Option<Fault> {
    let pairs = || {
        reading
            .dates
            .windows(2)
            .filter(|pair| pair[1].link == Link::To)
    };
    let ends = |pair: &[Date]| Some((pair[0].near(days.first)?, pair[1].near(days.first)?));
    let own = |pair: &[Date]| ends(pair) == Some((days.first, days.last));
    let pair = pairs()
        .find(|pair| ends(pair).is_some())
        .filter(|_| !pairs().any(own))?;
    let span = pair[0].span.start..pair[1].span.end;
    Some(other(reading, span, pair[1].year.is_some(), days))
}

/// A single day or month outside the days. The date of the paper itself is another matter.
fn single(reading: &Reading<'_>, facts: &Facts<'_>, days: Days) -> Option<Fault> {
    let inside = |date: &Date| match (date.day, date.year) {
        (Some(_), _) => date.near(days.first).is_none_or(|day| days.hold(day)),
        (None, Some(year)) => {
            let first = NaiveDate::from_ymd_opt(year, date.month, 1);
            let from = days.first.with_day(1);
            first.is_none_or(|first| from.is_none_or(|from| (from..=days.last).contains(&first)))
        }
        (None, None) => true,
    };
    let of_paper = |date: &Date| {
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

/// Whether one of the words before a date says that the paper is of that date.
fn is_of_paper(reading: &Reading<'_>, start: usize) -> bool {
    let before = reading
        .tokens
        .as_slice()
        .iter()
        .rev()
        .filter(|token| token.end <= start);
    let mut before = before.take(3);
    let text = reading.said.text;
    before.any(|token| token.means(text, DATED | CITES) || &text[token.start..token.end] == "as")
}

fn other(
    reading: &Reading<'_>,
    span: std::ops::Range<usize>,
    with_year: bool,
    days: Days,
) -> Fault {
    let (text, at) = (reading.said.text, reading.said.path());
    let own = catalogue(reading.said.language)
        .dates
        .range(days.first, days.last);
    let year = format!(" {}", days.last.year());
    let instead = match own.strip_suffix(&*year).filter(|_| !with_year) {
        Some(short) => short.to_owned(),
        None => own.clone(),
    };
    let found = &text[span.clone()];
    let verb = if days.first == days.last {
        "day is"
    } else {
        "days are"
    };
    let message = format!("`{at}` speaks of {found}, the {verb} {own}");
    between_days(
        Fault::new(Code::OtherDays, message, at)
            .part(Part::Within(span))
            .label("other days"),
        days,
    )
    .edit(format!("write `{instead}` instead of `{found}`"), instead)
}

fn between_days(fault: Fault, days: Days) -> Fault {
    let fault = fault.and(path_to!["first-day"]);
    if days.first == days.last {
        fault.label("the only day")
    } else {
        fault
            .label("the first day")
            .and(path_to!["last-day"])
            .label("the last day")
    }
}

/// A year beside the years of the days, such as last year's.
fn year(reading: &Reading<'_>, facts: &Facts<'_>, days: Days) -> Option<Fault> {
    if !reading.dates.is_empty() {
        return None;
    }
    let (text, at) = (reading.said.text, reading.said.path());
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

/// The first year that can only be meant for that of the days and is not.
fn other_year(
    text: &str,
    tokens: &Tokens,
    facts: &Facts<'_>,
    days: Days,
) -> Option<(i32, std::ops::Range<usize>)> {
    let list = tokens.as_slice();
    let mut other = None;
    for (place, token) in list.iter().enumerate() {
        let Some(year) = year_of(token) else { continue };
        if days.hold_year(year) || facts.issued.is_some_and(|issued| issued.year() == year) {
            return None;
        }
        let near = (year - days.first.year()).abs() <= 2;
        let before = place.checked_sub(1).map(|before| &list[before]);
        let in_mark = before
            .is_some_and(|before| facts.marks.iter().any(|mark| mark.is_acronym(before, text)));
        if near && !in_mark && stands_alone(text, list, place) && other.is_none() {
            other = Some((year, token.start..token.end));
        }
    }
    other
}

fn year_of(token: &Token) -> Option<i32> {
    let number = token.number(4).filter(|_| token.end - token.start == 4)?;
    i32::try_from(number)
        .ok()
        .filter(|year| (1900..2200).contains(year))
}

/// Whether a year is neither part of a symbol or a longer range, nor of the name of something.
fn stands_alone(text: &str, list: &[Token], place: usize) -> bool {
    let token = list[place];
    let before = text[..token.start].chars().next_back();
    let mut after = text[token.end..].chars();
    let joined = after.next().is_some_and(|c| "-–—/".contains(c))
        && after.next().is_some_and(|c| c.is_ascii_digit());
    if before.is_some_and(|c| "/.№".contains(c)) || joined {
        return false;
    }
    let small = |token: &&Token| !token.means(text, SMALL);
    let named = |token: &Token| token.means(text, YEARLY | CITES) || token.number(4).is_some();
    let (one, other) = (
        list[..place].iter().rev().find(small),
        list[place + 1..].iter().find(small),
    );
    !one.is_some_and(named) && !other.is_some_and(named)
}

/// Looks for another year in the name of the source: a copy of last year's.
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
