//! P0409: hours of twelve beside hours of twenty-four.

use std::ops::Range;

use super::{Reading, facts::Facts};
use crate::{
    fault::{Code, Fault, Faults, Part, Path, path_to},
    typed::{Clock, Sign, Token},
};

/// Hours that the texts give.
#[derive(Default)]
pub(super) struct Clocks {
    twelve: Vec<Twelve>,
    /// An hour after noon by the clock of twenty-four.
    twenty_four: Option<(Path, Range<usize>)>,
}

/// Hour such as `3 p.m.`.
struct Twelve {
    path: Path,
    span: Range<usize>,
    written: String,
    /// The hour by the other clock, where that is simple to say.
    instead: Option<String>,
}

impl Clocks {
    /// Gathers the hours of one text.
    pub(super) fn gather(&mut self, reading: &Reading<'_>) {
        if !reading.tokens.has_numbers() {
            return;
        }
        for number in reading.list() {
            let Some((clock, span)) = clock_at(reading, number) else {
                continue;
            };
            if clock.half.is_some() && (1..=12).contains(&clock.hour) {
                self.twelve.extend(twelve(reading, clock, span));
            } else if self.twenty_four.is_none() && is_late(clock) {
                self.twenty_four = Some((reading.version.path(), span));
            }
        }
    }

    /// Reports the hours that are by another clock than the rest.
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

/// Returns the time that begins with a number, and its bytes.
fn clock_at(reading: &Reading<'_>, number: &Token) -> Option<(Clock, Range<usize>)> {
    number.number(2)?;
    let (text, start) = (reading.text(), number.start);
    let before = text[..start].chars().next_back();
    let (clock, length) = Clock::read(&text[start..])?;
    let is_alone = before.is_none_or(|c| !c.is_alphanumeric() && !":.".contains(c));
    (is_alone && clock.is_certain()).then(|| (clock, start..start + length))
}

/// True for an hour after noon such as `15:00`.
fn is_late(clock: Clock) -> bool {
    clock.sign == Sign::Colon && (13..24).contains(&clock.hour) && clock.minutes().is_some()
}

fn twelve(reading: &Reading<'_>, clock: Clock, span: Range<usize>) -> Option<Twelve> {
    let text = reading.text();
    let (minutes, before) = (clock.minutes()?, &text[..span.start]);
    let dash = before.trim_end().chars().next_back();
    let ends_range = dash.is_some_and(|c| "-–—".contains(c)) || before.ends_with("to ");
    let stop = full_stop(text, span.end);
    let instead = || format!("{:02}:{:02}{stop}", minutes / 60, minutes % 60);
    Some(Twelve {
        path: reading.version.path(),
        written: text[span.clone()].to_owned(),
        instead: (!ends_range).then(instead),
        span,
    })
}

/// Returns the stop of `p.m.` if it ends a sentence too.
fn full_stop(text: &str, end: usize) -> &'static str {
    let next = text[end..].trim_start().chars().next();
    let ends = text[..end].ends_with('.') && next.is_none_or(char::is_uppercase);
    if ends { "." } else { "" }
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
