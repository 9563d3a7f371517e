//! All meetings of a schedule, a line for each.

use std::fmt::Write;

use super::{
    called_off, left_day,
    reason::StartReason,
    time::{clock, day_and_clock, moment},
};
use crate::{
    plan::{Event, Venue},
    schedule::{Placed, Reason, Schedule, State},
    text::{Language, plain},
    time::Moment,
    view::Occurrence,
};

/// Returns a line for each meeting: when it is held, when it was to be, and why.
///
/// If [`Schedule::now`] is known, each line begins with the state of the meeting, and says in which room
/// it is under way or when it goes on; a line for each event that is under way follows.
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
    let meetings = schedule.meetings().iter();
    let Some(now) = schedule.now() else {
        return meetings
            .map(|placed| line(schedule, placed) + "\n")
            .collect();
    };
    let mut text = format!("as of {}:\n", moment(now));
    for (placed, state) in meetings.zip(schedule.states(now)) {
        let more = match state {
            State::UnderWay => room(schedule.plan().room_of(&placed.meeting)),
            State::Paused => goes_on(placed, now),
            _ => String::new(),
        };
        let line = line(schedule, placed);
        _ = writeln!(text, "{:<10}{line}{more}", word(state));
    }
    for own in &schedule.at(now).under_way {
        if let Some(event) = own.event() {
            _ = writeln!(
                text,
                "{:<10}{}",
                word(State::UnderWay),
                event_line(event, own)
            );
        }
    }
    for placed in schedule.unrecorded(now) {
        let id = &placed.meeting.id;
        _ = writeln!(text, "not recorded: {id} must be over by now");
    }
    text
}

/// Returns the word for a state; none where the line says it.
const fn word(state: State) -> &'static str {
    match state {
        State::Over => "over",
        State::UnderWay => "under way",
        State::Paused => "paused",
        State::Next => "next",
        State::ToCome => "to come",
        State::Cancelled | State::Postponed => "",
    }
}

/// Returns the room in which something is under way, if one is known.
fn room(room: Option<&Venue>) -> String {
    let name = room.map(|room| plain(room.name.in_language(Language::English)));
    name.map_or_else(String::new, |name| format!("; in {name}"))
}

/// Returns when a meeting goes on that is between two of its sittings.
fn goes_on(placed: &Placed, now: Moment) -> String {
    let mut sittings = placed.current.sittings.iter();
    let next = sittings.find(|sitting| sitting.starts > now);
    next.map_or_else(String::new, |next| {
        format!("; goes on {}", day_and_clock(next.starts))
    })
}

/// Returns an event that is under way in one line.
fn event_line(event: &Event, own: &Occurrence<'_>) -> String {
    let title = plain(event.title.in_language(Language::English));
    let hours = match (own.starts, own.ends) {
        (Some(starts), Some(ends)) => {
            format!(": {} to {}", day_and_clock(starts), until(starts, ends))
        }
        (Some(starts), None) => format!(": from {}", day_and_clock(starts)),
        _ => String::new(),
    };
    format!("{title}{hours}{}", room(own.room))
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
        return format!("{called_off}; opened {} to {until}", day_and_clock(starts));
    }
    let planned = placed.planned.starts().zip(placed.planned.ends());
    let planned = planned.filter(|_| placed.has_moved());
    let planned = planned.map(|(from, to)| {
        format!(
            " (planned {} to {})",
            day_and_clock(from),
            self::until(from, to)
        )
    });
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
        day_and_clock(starts),
        planned.unwrap_or_else(not_planned)
    )
}

/// Returns when a meeting ends, with its day if that is another than that of its start.
fn until(starts: Moment, ends: Moment) -> String {
    if starts.date_naive() == ends.date_naive() {
        clock(ends)
    } else {
        day_and_clock(ends)
    }
}
