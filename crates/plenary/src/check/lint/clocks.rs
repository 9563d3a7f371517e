//! P0409: hours of twelve beside hours of twenty-four.

use std::ops::Range;

use super::{Reading, facts::Facts, terms::HALF, tokens::Token};
use crate::fault::{Code, Fault, Faults, Part, Path, path_to};

/// The hours that the texts give.
#[derive(Default)]
pub(super) struct Clocks {
    twelve: Vec<Twelve>,
    /// An hour after noon by the clock of twenty-four.
    twenty_four: Option<(Path, Range<usize>)>,
}

/// An hour such as `3 p.m.`.
struct Twelve {
    path: Path,
    span: Range<usize>,
    written: String,
    /// The same by the other clock, where that is simple to say.
    instead: Option<String>,
}

impl Clocks {
    /// Gathers the hours of one text.
    pub(super) fn gather(&mut self, reading: &Reading<'_>) {
        if !reading.tokens.numbers {
            return;
        }
        let (text, list) = (reading.said.text, reading.tokens.as_slice());
        if reading.tokens.senses.any(HALF) {
            let found = (0..list.len()).filter_map(|place| twelve(reading, text, list, place));
            self.twelve.extend(found);
        }
        if self.twenty_four.is_none() && text.contains(':') {
            let late = list.windows(2).find(|pair| is_late(text, pair));
            self.twenty_four = late.map(|pair| (reading.said.path(), pair[0].start..pair[1].end));
        }
    }

    /// Says which hours are by another clock than the rest.
    pub(super) fn judge(self, facts: &Facts<'_>, faults: &mut Faults) {
        if self.twelve.is_empty() {
            return;
        }
        let late =
            |hours: &crate::time::Hours| hours.opens_at().0 >= 13 || hours.closes_at().0 >= 13;
        let session = facts
            .sessions
            .iter()
            .position(|slot| slot.as_given().is_some_and(|session| late(&session.hours)));
        let other = match (session, self.twenty_four) {
            (Some(place), _) => (path_to!["sessions", place], Part::Value),
            (None, Some((path, span))) => (path, Part::Within(span)),
            (None, None) => return,
        };
        faults.extend(self.twelve.into_iter().map(|twelve| fault(twelve, &other)));
    }
}

/// Whether two numbers are an hour after noon: `15:00`.
fn is_late(text: &str, pair: &[Token]) -> bool {
    let hour = pair[0]
        .number(2)
        .is_some_and(|hour| (13..24).contains(&hour));
    let minute = pair[1].number(2).is_some_and(|minute| minute < 60);
    hour && minute && pair[1].end - pair[1].start == 2 && &text[pair[0].end..pair[1].start] == ":"
}

/// The hour that ends with this `am` or `pm`.
fn twelve(reading: &Reading<'_>, text: &str, list: &[Token], place: usize) -> Option<Twelve> {
    let (end, afternoon) = half(text, list, place)?;
    let before = place.checked_sub(1)?;
    let number = list[before].number(2)?;
    let gap = &text[list[before].end..list[place].start];
    if !matches!(gap, "" | " " | "\u{a0}" | "\u{202f}") {
        return None;
    }
    let colon = before
        .checked_sub(1)
        .filter(|hour| matches!(&text[list[*hour].end..list[before].start], ":" | "."));
    let (first, hour, minute) = match colon {
        Some(place) => (place, list[place].number(2)?, number),
        None => (before, number, 0),
    };
    if !(1..=12).contains(&hour) || minute > 59 {
        return None;
    }
    let start = list[first].start;
    let dash = text[..start].trim_end().chars().next_back();
    let ranged = dash.is_some_and(|c| "-–—".contains(c)) || text[..start].ends_with("to ");
    let hour = hour % 12 + if afternoon { 12 } else { 0 };
    Some(Twelve {
        path: reading.said.path(),
        span: start..end,
        written: text[start..end].to_owned(),
        instead: (!ranged).then(|| format!("{hour:02}:{minute:02}{}", full_stop(text, end))),
    })
}

/// The stop of `p.m.` that ends a sentence too.
fn full_stop(text: &str, end: usize) -> &'static str {
    let next = text[end..].trim_start().chars().next();
    let ends = text[..end].ends_with('.') && next.is_none_or(char::is_uppercase);
    if ends { "." } else { "" }
}

/// Where `am`, `p.m.` and their like end, and whether they are after noon.
fn half(text: &str, list: &[Token], place: usize) -> Option<(usize, bool)> {
    let token = list.get(place).filter(|token| token.is(HALF))?;
    let afternoon = text[token.start..].starts_with(['p', 'P']);
    if token.end - token.start == 2 {
        return Some((token.end, afternoon));
    }
    let rest = &text[token.end..];
    let dotted = rest
        .get(..3)
        .is_some_and(|rest| rest.eq_ignore_ascii_case(".m."));
    dotted.then_some((token.end + 3, afternoon))
}

fn fault(twelve: Twelve, other: &(Path, Part)) -> Fault {
    let message = format!(
        "{} is an hour of twelve, beside hours of twenty-four",
        twelve.written
    );
    let fault = Fault::new(Code::MixedClocks, message, twelve.path)
        .part(Part::Within(twelve.span))
        .label("counted to twelve")
        .and(other.0.clone())
        .part(other.1.clone())
        .label("counted to twenty-four");
    match twelve.instead {
        Some(instead) => fault.write(instead).machine_applicable(true),
        None => fault.help("write both hours of the range as in `15:00–17:00`"),
    }
}
