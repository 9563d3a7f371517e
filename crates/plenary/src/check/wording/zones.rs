//! P0404: `CEST` in a schedule whose days are before the change of the clocks.

use super::{Reading, facts::Facts, terms::ZONE};
use crate::fault::{Code, Fault, Faults, Part, at};

/// Looks for an abbreviation that the zone has, but on none of the days. A text that names another
/// day, or two abbreviations, may well be right.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    if !reading.tokens.senses.any(ZONE) {
        return;
    }
    let text = reading.said.text;
    let is_short = |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase());
    let tokens = reading
        .tokens
        .as_slice()
        .iter()
        .filter(|token| token.is(ZONE));
    let mut found = tokens.filter(|token| is_short(&text[token.start..token.end]));
    let (Some(only), None) = (found.next(), found.next()) else {
        return;
    };
    let before = &text[..only.start];
    let apart = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '(');
    if apart && !speaks_of_other_days(reading, facts) {
        faults.extend(wrong(reading, facts, only.start..only.end));
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

fn wrong(reading: &Reading<'_>, facts: &Facts<'_>, span: std::ops::Range<usize>) -> Option<Fault> {
    let (zone, days) = (facts.zone()?, facts.days?);
    let (text, at) = (reading.said.text, reading.said.path());
    let written = &text[span.clone()];
    let first = zone.abbreviation(days.first)?;
    let last = zone.abbreviation(days.last)?;
    if written == first || written == last || !zone.has_abbreviation(written, days.first) {
        return None;
    }
    let message = format!(
        "`{at}` gives hours in {written}, and {} is then on {first}",
        zone.name()
    );
    let fault = Fault::new(Code::WrongZone, message, at)
        .part(Part::Within(span))
        .label("at another time of the year")
        .and(at!["first-day"])
        .label(format!("{first} on this day"));
    Some(if first == last {
        fault.write(first)
    } else {
        fault.help(format!(
            "write {first} or {last}, as the clocks change between the days"
        ))
    })
}
