//! P0406: hyphens where a range wants an en dash.

use std::ops::Range;

use super::Reading;
use crate::{
    fault::{Code, Fault, Faults, Part},
    typed::{Clock, ClockRange, Link, Sign},
};

pub(super) fn check(reading: &Reading<'_>, faults: &mut Faults) {
    if !reading.tokens.has_numbers() || !reading.text().contains('-') {
        return;
    }
    let pairs = reading.dates.windows(2);
    let ranges = pairs.filter(|pair| pair[1].link == Link::To);
    let days = ranges.map(|pair| {
        if pair[0].span == pair[1].span {
            pair[0].named.start..pair[1].named.end
        } else {
            pair[0].span.start..pair[1].span.end
        }
    });
    for span in days.chain(hours(reading)) {
        faults.extend(fault(reading, span));
    }
}

/// Finds the ranges of hours: `10:00-13:00`, `10h-13h30`.
fn hours(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for number in reading
        .list()
        .iter()
        .filter(|token| token.number(2).is_some())
    {
        let start = number.start;
        let before = reading.text()[..start].chars().next_back();
        let in_symbol = before.is_some_and(|c| c.is_alphanumeric() || ":.".contains(c));
        let in_range = found.last().is_some_and(|range| start < range.end);
        let range = ClockRange::read(&reading.text()[start..]);
        if let Some(range) = range.filter(|_| !in_symbol && !in_range)
            && is_hour(range.from)
            && range.to.is_some_and(is_hour)
        {
            found.push(start..start + range.length);
        }
    }
    found
}

/// True for hours with their minutes or the word for hours; `10.00` may number a rule.
fn is_hour(clock: Clock) -> bool {
    let has_sign = matches!(clock.sign, Sign::Colon | Sign::Hour);
    has_sign && clock.is_certain() && clock.minutes().is_some()
}

/// Returns the fault of a range with a hyphen in it; none for another dash.
fn fault(reading: &Reading<'_>, span: Range<usize>) -> Option<Fault> {
    let (text, at) = (reading.text(), reading.version.path());
    let written = text
        .get(span.clone())
        .filter(|range| range.matches('-').count() == 1)?;
    let before = text[..span.start].chars().next_back();
    let glued = before.is_some_and(|c| c.is_alphanumeric() || "-/".contains(c));
    let message = format!("a range is written with a hyphen: {written}");
    (!glued).then(|| {
        Fault::new(Code::HyphenInRange, message, at)
            .part(Part::Within(span))
            .label("from one to the other")
            .write(written.replace('-', "–"))
            .machine_applicable(true)
    })
}
