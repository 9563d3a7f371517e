//! The reference, event by event: which minutes events take, and which of them part a session.

use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveTime};
use plenary::{
    Plan,
    plan::{Event, EventStatus, TrackId},
    time::EventTime,
};

use super::{index, planned_slots};
use crate::clocks::{Minute, first_showing, local_times};

/// The meaning of a minute to the meetings of its track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Taken {
    /// No event takes it.
    No,
    /// An event takes it, and what lies before and behind it is one stretch.
    InPassing,
    /// An event takes it, and parts the session.
    Parting,
}

/// Returns of each track and minute whether an event takes it.
pub(super) fn taken_minutes(plan: &Plan, minutes: &Range<Minute>) -> Vec<Vec<Taken>> {
    let number = usize::try_from(minutes.end - minutes.start).expect("time goes forward");
    let mut taken = vec![vec![Taken::No; number]; plan.tracks().len()];
    let planned = planned_slots(plan);
    for event in plan.events() {
        if !event.takes_time || event.status == Some(EventStatus::Cancelled) {
            continue;
        }
        let how = if event.parts {
            Taken::Parting
        } else {
            Taken::InPassing
        };
        for (track, of_track) in taken.iter_mut().enumerate() {
            if event.track.is_some_and(|of| of != TrackId::new(track)) {
                continue;
            }
            for day in &event.days {
                let of_day = planned.iter().filter(|slot| slot.day == *day);
                let closes = of_day.map(|slot| slot.closes);
                let lasts = lasts(plan, event, *day, closes.max());
                for at in lasts.filter(|at| minutes.contains(at)) {
                    let minute = &mut of_track[index(minutes.start, at)];
                    *minute = how.max(*minute);
                }
            }
        }
    }
    taken
}

/// Returns how long an event lasts of a day. Without a time it lasts the whole day, which goes on until
/// its last planned session closes; only from then on, or at a time that is not known, it takes nothing.
fn lasts(plan: &Plan, event: &Event, day: NaiveDate, closes: Option<Minute>) -> Range<Minute> {
    let showing = |local| first_showing(plan.time_zone(), local);
    let midnight = |day: NaiveDate| showing(day.and_time(NaiveTime::MIN));
    match event.time {
        Some(EventTime::Hours(hours)) => {
            let (from, to) = local_times(hours, day);
            showing(from)..showing(to)
        }
        None => {
            let ends = midnight(day + Days::new(1));
            midnight(day)..closes.map_or(ends, |closes| ends.max(closes))
        }
        _ => 0..0,
    }
}
