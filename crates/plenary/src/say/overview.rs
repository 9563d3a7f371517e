//! All meetings of a schedule, a line for each.

use std::fmt::Write;

use super::{
    called_off, left_day,
    reason::StartReason,
    time::{clock, moment, short},
};
use crate::{
    schedule::{Placed, Reason, Schedule, State},
    time::Moment,
};

/// A line for each meeting: when it is held, when it was to be, and why; and, if it is known up to
/// when things are recorded, how far each has come.
///
/// ```
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let overview = plenary::overview(&schedule);
/// assert!(overview.contains("WGTU: Wednesday 15:00 to 18:00, follows WGETI/issues\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn overview(schedule: &Schedule) -> String {
    let now = schedule.now();
    let states = now.map(|now| schedule.states(now));
    let mut text = String::new();
    if let Some(now) = now {
        _ = writeln!(text, "as of {}:", moment(now));
    }
    for (place, placed) in schedule.meetings().iter().enumerate() {
        let state = states.as_ref().map(|states| match states[place] {
            State::Over => "over     ",
            State::On => "on       ",
            State::Next => "next     ",
            State::ToCome => "to come  ",
            State::Cancelled | State::Postponed => "         ",
        });
        _ = writeln!(
            text,
            "{}{}",
            state.unwrap_or_default(),
            line(schedule, placed)
        );
    }
    let unrecorded = now.map(|now| schedule.unrecorded(now)).unwrap_or_default();
    for placed in unrecorded {
        let id = &placed.meeting.id;
        _ = writeln!(text, "not recorded: {id} must be over by now");
    }
    text
}

/// Returns a meeting in one line.
fn line(schedule: &Schedule, placed: &Placed) -> String {
    let id = &placed.meeting.id;
    let ends = placed.current.starts().zip(placed.current.ends());
    let Some((starts, ends)) = ends else {
        return called_off(placed).unwrap_or_else(|| format!("{id}: finds no session"));
    };
    let until = until(starts, ends);
    if let Some(called_off) = called_off(placed) {
        return format!("{called_off}; opened {} to {until}", short(starts));
    }
    let planned = placed.planned.starts().zip(placed.planned.ends());
    let planned = planned.filter(|_| placed.has_moved());
    let planned = planned
        .map(|(from, to)| format!(" (planned {} to {})", short(from), self::until(from, to)));
    let not_planned = || {
        let word = placed.had_no_room().then_some(" (not planned)");
        word.unwrap_or_default().to_owned()
    };
    let reason = match placed.current.sittings.first().map(|first| first.reason) {
        Some(Reason::Follows { meeting, .. }) => {
            format!("follows {}", schedule.meetings()[meeting].meeting.id)
        }
        Some(Reason::Opens) => "the first".to_owned(),
        _ => StartReason {
            schedule,
            placed,
            starts,
        }
        .nearest(),
    };
    let off = left_day(schedule, placed);
    let off = off.map_or_else(String::new, |on| format!("; not on {on}, its day"));
    format!(
        "{id}: {} to {until}{}, {reason}{off}",
        short(starts),
        planned.unwrap_or_else(not_planned)
    )
}

/// Returns when a meeting ends, with its day if that is another than that of its start.
fn until(starts: Moment, ends: Moment) -> String {
    if starts.date_naive() == ends.date_naive() {
        clock(ends)
    } else {
        short(ends)
    }
}
