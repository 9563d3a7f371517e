//! P0404: `CEST` in a schedule whose days are before the change of the clocks; in French `HAEC`, or
//! «heure d'été».

use std::ops::Range;

use super::{Reading, facts::Facts, terms::ZONE, tokens::Token};
use crate::fault::{Code, Fault, Faults, Part, path_to};

/// French abbreviations, each with the English one that the tz database has.
const FRENCH: &[(&str, &str)] = &[
    ("HNEC", "CET"),
    ("HAEC", "CEST"),
    ("HEEC", "CEST"),
    ("HNT", "NST"),
    ("HAT", "NDT"),
    ("HNA", "AST"),
    ("HAA", "ADT"),
    ("HNE", "EST"),
    ("HAE", "EDT"),
    ("HNC", "CST"),
    ("HAC", "CDT"),
    ("HNR", "MST"),
    ("HAR", "MDT"),
    ("HNP", "PST"),
    ("HAP", "PDT"),
];

/// Looks for an abbreviation that the zone has, but on none of the days. A text that names another
/// day, or two abbreviations, may well be right.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    if !reading.tokens.senses.any(ZONE) {
        return;
    }
    let text = reading.said.text;
    let tokens = reading.tokens.as_slice().iter();
    let tokens = tokens.filter(|token| token.is(ZONE));
    let is_short = |token: &&Token| {
        let word = &text[token.start..token.end];
        word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let mut found = tokens.clone().filter(is_short);
    let mut seasons = tokens.filter_map(|token| season(text, token));
    let first = (found.next(), seasons.next());
    let more = found.next().is_some() || seasons.next().is_some();
    if more || speaks_of_other_days(reading, facts) {
        return;
    }
    match first {
        (Some(only), None) => {
            let before = &text[..only.start];
            let apart =
                before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '(');
            if apart {
                faults.extend(wrong(reading, facts, only.start..only.end));
            }
        }
        (None, Some((span, summer))) => {
            faults.extend(wrong_season(reading, facts, span, summer));
        }
        _ => {}
    }
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
    let (text, at) = (reading.said.text, reading.said.path());
    let written = &text[span.clone()];
    let french = FRENCH.iter().find(|(french, _)| *french == written);
    let known = french.map_or(written, |(_, english)| english);
    let first = zone.abbreviation(days.first)?;
    let last = zone.abbreviation(days.last)?;
    if known == first || known == last || !zone.has_abbreviation(known, days.first) {
        return None;
    }
    let in_language = |english: String| {
        let mut pairs = FRENCH.iter().filter(|_| french.is_some());
        let own = pairs.find(|(_, other)| *other == english);
        own.map_or(english, |(french, _)| (*french).to_owned())
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

/// Returns where a text says «heure d'été» or «heure d'hiver» of its own hours, and whether it is the
/// first. The hours of another place, and the change from one to the other, are left alone.
fn season(text: &str, token: &Token) -> Option<(Range<usize>, bool)> {
    let summer = match text[token.start..token.end].to_lowercase().as_str() {
        "été" => true,
        "hiver" => false,
        _ => return None,
    };
    let before = text[..token.start].to_lowercase();
    let article = before.strip_suffix(['\'', '’'])?.strip_suffix('d')?;
    let is_hour = article.trim_end().ends_with("heure");
    let changes = ["passage", "changement"];
    let after = text[token.end..].trim_start();
    let elsewhere = ["de ", "du ", "des ", "d'", "d’", "à "];
    let elsewhere = elsewhere.iter().any(|word| after.starts_with(word));
    let own = is_hour && !elsewhere && !changes.iter().any(|word| article.contains(word));
    own.then_some((token.start..token.end, summer))
}

fn wrong_season(
    reading: &Reading<'_>,
    facts: &Facts<'_>,
    span: Range<usize>,
    summer: bool,
) -> Option<Fault> {
    let (zone, days) = (facts.zone()?, facts.days?);
    let at = reading.said.path();
    let (first, last) = (
        zone.is_summer_time(days.first)?,
        zone.is_summer_time(days.last)?,
    );
    if summer == first || summer == last {
        return None;
    }
    let (is, write) = if first {
        ("summer", "été")
    } else {
        ("winter", "hiver")
    };
    let written = &reading.said.text[span.clone()];
    let message = format!(
        "`{at}` gives hours in «heure d'{written}», and {} is then on {is} time",
        zone.name()
    );
    let fault = Fault::new(Code::WrongZone, message, at)
        .part(Part::Within(span))
        .label("at another time of the year")
        .and(path_to!["first-day"])
        .label(format!("{is} time on this day"));
    Some(fault.write(write))
}
