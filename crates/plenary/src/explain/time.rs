//! Moments and lengths as they are said.

pub(super) use crate::time::clock;
use crate::time::{Minutes, Moment, describe};

/// `Wednesday 18 March`.
pub(super) fn day(moment: Moment) -> String {
    moment.format("%A %-d %B").to_string()
}

/// `Wednesday 18 March at 11:30`.
pub(super) fn moment(moment: Moment) -> String {
    describe(moment)
}

/// A moment that another has just been said before: `11:30`, with its day if that is another.
pub(super) fn after(said: Moment, other: Moment) -> String {
    if said.date_naive() == other.date_naive() {
        clock(other)
    } else {
        moment(other)
    }
}

/// The same with its preposition: `at 11:30`, `on Wednesday 18 March at 11:30`.
pub(super) fn at_after(said: Moment, other: Moment) -> String {
    let preposition = if said.date_naive() == other.date_naive() {
        "at"
    } else {
        "on"
    };
    format!("{preposition} {}", after(said, other))
}

/// `Wednesday 11:30`.
pub(super) fn day_and_clock(moment: Moment) -> String {
    format!("{} {}", moment.format("%A"), clock(moment))
}

/// Returns the length from one moment to a later one.
pub(super) fn between(from: Moment, to: Moment) -> Minutes {
    let minutes = (to - from).num_minutes().unsigned_abs();
    Minutes(u32::try_from(minutes).unwrap_or(u32::MAX))
}
