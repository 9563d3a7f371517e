//! P0404: `CEST` in a schedule whose days are before the change of the clocks; in French `HAEC`, or
//! «heure d'été».

use std::ops::Range;

use super::{
    Reading,
    facts::Facts,
    vocabulary::{self, english_zone, french_zone, is_zone},
};
use crate::fault::{Code, Fault, Faults, Part, path_to};

/// Looks for an abbreviation that the zone has, but on none of the days. A text that names another
/// day, or two abbreviations, may well be right.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    let mut zones = abbreviations(reading);
    let mut words = reading.tokens.words();
    let mut seasons = words.by_ref().filter_map(|(place, word)| {
        let is_summer = vocabulary::season(word)?;
        season(reading, place).map(|span| (span, is_summer))
    });
    let first = (zones.next(), seasons.next());
    if first == (None, None) {
        return;
    }
    let more = zones.next().is_some() || seasons.next().is_some();
    if more || speaks_of_other_days(reading, facts) {
        return;
    }
    match first {
        (Some(span), None) => {
            let before = &reading.text()[..span.start];
            let is_apart =
                before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '(');
            if is_apart {
                faults.extend(wrong(reading, facts, span));
            }
        }
        (None, Some((span, is_summer))) => {
            faults.extend(wrong_season(reading, facts, span, is_summer));
        }
        _ => {}
    }
}

/// Finds the abbreviations of zones, which stand in capitals.
fn abbreviations(reading: &Reading<'_>) -> impl Iterator<Item = Range<usize>> {
    let text = reading.text();
    let words = reading.list().iter().filter(|token| token.is_word());
    let spans = words.map(|token| token.start..token.end);
    spans.filter(move |span| {
        let in_capitals = text.as_bytes()[span.start + 1..].first();
        in_capitals.is_some_and(u8::is_ascii_uppercase) && is_zone(&text[span.clone()])
    })
}

fn speaks_of_other_days(reading: &Reading<'_>, facts: &Facts<'_>) -> bool {
    let Some(days) = facts.days else { return true };
    let inside = |day| days.hold(day);
    reading
        .dates
        .iter()
        .any(|date| !date.near(days.first).is_some_and(inside))
}

fn wrong(reading: &Reading<'_>, facts: &Facts<'_>, span: Range<usize>) -> Option<Fault> {
    let (zone, days) = (facts.zone()?, facts.days?);
    let (text, at) = (reading.text(), reading.version.path());
    let written = &text[span.clone()];
    let english = english_zone(written);
    let known = english.unwrap_or(written);
    let first = zone.abbreviation(days.first)?;
    let last = zone.abbreviation(days.last)?;
    if known == first || known == last || !zone.has_abbreviation(known, days.first) {
        return None;
    }
    let in_language = |zone: String| {
        let french = french_zone(&zone).filter(|_| english.is_some());
        french.map_or(zone.clone(), str::to_owned)
    };
    let (first, last) = (in_language(first), in_language(last));
    let message = format!(
        "`{at}` gives hours in {written}, and {} is then on {first}",
        zone.name()
    );
    let fault = Fault::new(Code::WrongZone, message, at)
        .part(Part::Within(span))
        .label("at another time of the year")
        .and(path_to!["first-day"])
        .label(format!("{first} on this day"));
    Some(if first == last {
        fault.write(first)
    } else {
        fault.help(format!(
            "write {first} or {last}, as the clocks change between the days"
        ))
    })
}

/// Returns the bytes of the season where a text says «heure d'été» or «heure d'hiver» of the hours in
/// it. The hours of another place, and the change from one to the other, are left alone.
fn season(reading: &Reading<'_>, place: usize) -> Option<Range<usize>> {
    let (text, token) = (reading.text(), reading.list()[place]);
    let before = text[..token.start].to_lowercase();
    let article = before.strip_suffix(['\'', '’'])?.strip_suffix('d')?;
    let is_hour = article.trim_end().ends_with("heure");
    let changes = ["passage", "changement"];
    let after = text[token.end..].trim_start();
    let elsewhere = ["de ", "du ", "des ", "d'", "d’", "à "];
    let is_elsewhere = elsewhere.iter().any(|word| after.starts_with(word));
    let is_here = is_hour && !is_elsewhere && !changes.iter().any(|word| article.contains(word));
    is_here.then_some(token.start..token.end)
}

fn wrong_season(
    reading: &Reading<'_>,
    facts: &Facts<'_>,
    span: Range<usize>,
    is_summer: bool,
) -> Option<Fault> {
    let (zone, days) = (facts.zone()?, facts.days?);
    let at = reading.version.path();
    let (first, last) = (
        zone.is_summer_time(days.first)?,
        zone.is_summer_time(days.last)?,
    );
    if is_summer == first || is_summer == last {
        return None;
    }
    let (season, write) = if first {
        ("summer", "été")
    } else {
        ("winter", "hiver")
    };
    let written = &reading.text()[span.clone()];
    let message = format!(
        "`{at}` gives hours in «heure d'{written}», and {} is then on {season} time",
        zone.name()
    );
    let fault = Fault::new(Code::WrongZone, message, at)
        .part(Part::Within(span))
        .label("at another time of the year")
        .and(path_to!["first-day"])
        .label(format!("{season} time on this day"));
    Some(fault.write(write))
}
