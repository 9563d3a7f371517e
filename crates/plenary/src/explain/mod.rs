//! What a schedule says of itself in plain English sentences: why meetings stand where they stand,
//! and what has moved.

mod cause;
mod moved;
mod overview;
mod reason;
mod session;
mod time;
mod why;

pub use moved::moved;
pub use overview::overview;
pub use why::why;

use crate::{
    plan::CalledOff,
    schedule::{Placed, Schedule},
    text::{Language, plain},
};
use time::at_after;

/// Returns the verb for a meeting that is not held.
const fn is_called_off(how: CalledOff) -> &'static str {
    match how {
        CalledOff::Cancelled => "is cancelled",
        CalledOff::Postponed => "is postponed",
    }
}

/// Returns that a meeting is not held, and the text that says why or until when.
fn called_off(placed: &Placed) -> Option<String> {
    let (how, text) = placed.record.called_off()?;
    let between = match how {
        CalledOff::Postponed => "",
        CalledOff::Cancelled => ":",
    };
    let (id, text) = (
        &placed.meeting.id,
        plain(text.in_language(Language::English)),
    );
    Some(format!("{id} {}{between} {text}", is_called_off(how)))
}

/// Returns the verb for the end of a meeting, and when it is: what is recorded is past, and what is
/// past without a record only should be. `next` is a meeting that comes after it.
fn ends(schedule: &Schedule, placed: &Placed, next: &Placed) -> Option<String> {
    let ends = placed.current.ends()?;
    let record = &placed.record;
    // It may have ended in a break.
    let zone = schedule.plan.frame.time_zone;
    let recorded = record.ended.or(record.stopped());
    let ends = recorded.map_or(ends, |local| ends.max(zone.earliest(local)));
    let verb = if record.is_over() {
        "ended"
    } else if record.suspended.is_some() {
        "was suspended"
    } else if record.adjourned.is_some() {
        "was adjourned"
    } else if schedule.has_come(ends) || schedule.has_begun(next) {
        "should have ended"
    } else {
        "ends"
    };
    let said = next.current.starts().unwrap_or(ends);
    Some(format!("{verb} {}", at_after(said, ends)))
}

/// Returns the day of a meeting that it has left.
fn left_day(schedule: &Schedule, placed: &Placed) -> Option<String> {
    let left = schedule.has_left_its_day(placed);
    let on = placed.meeting.start.on.filter(|_| left)?;
    Some(on.format("%A %-d %B").to_string())
}
