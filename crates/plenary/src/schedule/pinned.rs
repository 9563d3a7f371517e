//! Warnings of pinned meetings that are doubtful beside others.

use super::{Placed, Schedule, Sitting};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    plan::{List, MeetingId},
    time::{Minutes, Moment, describe, to_toml},
};

/// A pinned meeting: its place among all, and one of its sittings.
type Pin<'s> = (MeetingId, &'s Placed, &'s Sitting);

/// Returns the warnings of pinned meetings that leave less than the change-over between them.
pub(super) fn too_near(schedule: &Schedule) -> Faults {
    let change_over = schedule.plan.rules.change_over;
    let mut pins: Vec<Pin<'_>> = Vec::new();
    for (place, placed) in schedule.meetings.with_ids() {
        if placed.meeting.start.pinned.is_some() {
            let sittings = placed.current.sittings.iter();
            pins.extend(sittings.map(|sitting| (place, placed, sitting)));
        }
    }
    pins.sort_by_key(|(_, _, sitting)| (sitting.session, sitting.starts));
    let pairs = pins.iter().enumerate().zip(pins.iter().skip(1));
    let near = pairs.filter(|((_, one), other)| {
        let gap = (other.2.starts - one.2.ends).num_minutes();
        let same = one.2.session == other.2.session && one.0 != other.0;
        same && (0..i64::from(change_over.0)).contains(&gap)
    });
    near.map(|((i, one), other)| {
        let next = pins
            .get(i + 2)
            .filter(|next| next.2.session == other.2.session);
        near_pins(schedule, *one, *other, next.map(|next| next.2.starts))
    })
    .collect()
}

fn near_pins(
    schedule: &Schedule,
    (before, one, earlier): Pin<'_>,
    (place, other, later): Pin<'_>,
    next: Option<Moment>,
) -> Fault {
    let change_over = schedule.plan.rules.change_over;
    let gap = (later.starts - earlier.ends).num_minutes();
    let gap = Minutes(u32::try_from(gap).unwrap_or(0));
    let (id, first) = (&other.meeting.id, &one.meeting.id);
    let message = format!(
        "between {first} and `{id}`, which are pinned, there are {gap}, and `change-over` is {change_over}"
    );
    let fault = Fault::new(
        Code::PinsTooNear,
        message,
        path_to!["meeting", place, "starts"],
    )
    .label("begins too soon")
    .and(path_to!["meeting", before, "starts"])
    .label(format!("{first} ends on {}", describe(earlier.ends)));
    let starts = earlier.ends + chrono::TimeDelta::minutes(i64::from(change_over.0));
    let ends = starts + (later.ends - later.starts);
    let close = schedule
        .session(later.session)
        .map(|session| session.closes);
    let is_free = [next, close].into_iter().flatten().all(|end| ends <= end);
    let pinned_here = other.current.sittings.first() == Some(later);
    if is_free && pinned_here && starts.naive_local() != later.starts.naive_local() {
        let starts = to_toml(starts.naive_local());
        return fault.edit(format!("let it begin later: {starts}"), starts);
    }
    fault.help("write another hour for one of the two, or a shorter `change-over`")
}

/// Returns the warnings of pinned meetings that stand last in the plan, and behind which another
/// meeting now goes on, or may go on.
pub(super) fn not_last(schedule: &Schedule) -> Faults {
    let mut faults = Faults::new();
    let mut reached: Vec<QueueEnds> = vec![QueueEnds::default(); schedule.plan.frame.tracks.len()];
    for (place, placed) in schedule.meetings.with_ids() {
        let before = &mut reached[placed.meeting.track.index()];
        if placed.meeting.start.pinned.is_none() {
            before.add(place, placed);
        } else if placed.meeting.start.after.is_empty() && !placed.record.is_settled() {
            faults.extend(before.pin_not_last(place, placed, schedule));
        }
    }
    faults
}

/// The moments up to which the unpinned meetings of a track go, of those before a place in the
/// file.
#[derive(Debug, Clone, Copy, Default)]
struct QueueEnds {
    planned: Option<Moment>,
    /// The end of the meeting that ends last, and its place.
    current: Option<(Moment, MeetingId)>,
    /// The end of the meeting that may end last, and its place.
    latest: Option<(Moment, MeetingId)>,
}

impl QueueEnds {
    fn add(&mut self, place: MeetingId, placed: &Placed) {
        self.planned = self.planned.max(placed.planned.ends());
        let ends = placed.current.ends().map(|ends| (ends, place));
        self.current = self.current.max(ends);
        let latest = placed.forecast.and_then(|forecast| forecast.latest_end);
        self.latest = self.latest.max(latest.map(|latest| (latest, place)));
    }

    fn pin_not_last(
        &self,
        place: MeetingId,
        placed: &Placed,
        schedule: &Schedule,
    ) -> Option<Fault> {
        let (planned, starts) = (placed.planned.starts()?, placed.current.starts()?);
        if self.planned? > planned {
            return None;
        }
        let now = self.current.filter(|(ends, _)| *ends > starts);
        let late = self.latest.filter(|(ends, _)| *ends > starts);
        let (ends, other) = now.or(late)?;
        let (id, goes_on) = (&placed.meeting.id, &schedule.meetings[other].meeting.id);
        let verb = if now.is_some() {
            "goes on"
        } else {
            "may go on"
        };
        let message =
            format!("`{id}` is pinned and was last, and {goes_on} {verb} after it has begun");
        let fault = Fault::new(
            Code::PinNotLast,
            message,
            path_to!["meeting", place, "starts"],
        )
        .label("pinned, and in the plan after all before it")
        .and(path_to!["meeting", other])
        .label(format!("{verb} until {}", describe(ends)));
        let moved = later(schedule, placed, ends).filter(|_| now.is_some());
        let fault = match moved {
            Some(moment) => {
                let moment = to_toml(moment.naive_local());
                fault.edit(format!("let it begin later: {moment}"), moment)
            }
            None => fault,
        };
        let again = format!(
            "if {id} waits for {goes_on}, add `after = [\"{goes_on}\"]`: then it is an error"
        );
        Some(fault.help(again))
    }
}

/// Returns the first moment from `from` on that lies in a session of the meeting's track.
fn later(schedule: &Schedule, placed: &Placed, from: Moment) -> Option<Moment> {
    let mut usable = schedule.sessions.iter().filter(|session| {
        let admits = session
            .group
            .is_none_or(|group| schedule.plan.takes_part(group, &placed.meeting));
        session.track == placed.meeting.track && session.is_usable() && admits
    });
    let session = usable.find(|session| session.closes > from)?;
    Some(from.max(session.opens))
}
