//! P0406: a hyphen where a range wants an en dash.

use std::ops::Range;

use super::{Reading, dates::Link, tokens::Token};
use crate::fault::{Code, Fault, Faults, Part};

pub(super) fn check(reading: &Reading<'_>, faults: &mut Faults) {
    if !reading.tokens.numbers || !reading.said.text.contains('-') {
        return;
    }
    let days = reading
        .dates
        .windows(2)
        .filter(|pair| pair[1].link == Link::To);
    let days = days.map(|pair| {
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

/// The ranges of hours: `10:00-13:00`, `10h-13h30`.
fn hours(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let (text, list) = (reading.said.text, reading.tokens.as_slice());
    let mut found = Vec::new();
    let mut place = 0;
    while place < list.len() {
        let end = clock(text, list, place);
        let other = end.filter(|end| hyphen_before(text, list, *end));
        let other = other.and_then(|end| clock(text, list, end));
        if let Some(other) = other {
            found.push(list[place].start..list[other - 1].end);
        }
        place = other.or(end).unwrap_or(place + 1);
    }
    found
}

fn hyphen_before(text: &str, list: &[Token], place: usize) -> bool {
    let next = list
        .get(place)
        .map(|next| text[list[place - 1].end..next.start].trim());
    next == Some("-")
}

/// Behind the time of day that begins at this token, if one does.
fn clock(text: &str, list: &[Token], place: usize) -> Option<usize> {
    let (hour, next) = (list.get(place)?, list.get(place + 1)?);
    hour.number(2).filter(|hour| *hour <= 24)?;
    let before = text[..hour.start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || ":.".contains(c)) {
        return None;
    }
    let minutes = |token: &&Token| {
        token.end - token.start == 2 && token.number(2).is_some_and(|minute| minute < 60)
    };
    match &text[hour.end..next.start] {
        ":" => Some(next).filter(minutes).map(|_| place + 2),
        "" if matches!(&text[next.start..next.end], "h" | "H") => {
            let minute = list
                .get(place + 2)
                .filter(|minute| minute.start == next.end);
            Some(minute.filter(minutes).map_or(place + 2, |_| place + 3))
        }
        _ => None,
    }
}

/// The fault of a range with a hyphen in it; none for another dash.
fn fault(reading: &Reading<'_>, span: Range<usize>) -> Option<Fault> {
    let (text, at) = (reading.said.text, reading.said.path());
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
