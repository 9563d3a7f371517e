//! The occurrences of a view, in order of time.

use std::borrow::Cow;

use super::{
    View,
    deadlines::deadline_keys,
    event, numbers,
    occurrence::{End, Occurrence, OccurrenceKind},
};
use crate::{
    plan::{ClosedDay, Event, Plan},
    schedule::{DatedDeadline, Placed},
    time::EventTime,
};

/// Lists all occurrences in order of time; what begins together is in order of kind and of the plan.
pub(super) fn of<'s>(view: &View<'s>) -> Vec<Occurrence<'s>> {
    let plan = view.plan();
    let meetings = view.schedule.meetings.iter().enumerate();
    let mut all: Vec<_> = meetings
        .flat_map(|(place, placed)| sittings(view, place, placed))
        .collect();
    all.sort_by_cached_key(|own| own.starts);
    numbers::assign(&mut all, view);
    let events = plan.events.iter().enumerate();
    all.extend(events.flat_map(|(place, event)| on_days(place, event, plan)));
    all.extend(plan.frame.closed.iter().map(|own| closed(own, plan)));
    all.extend(deadlines(view));
    all.sort_by_key(|own| (own.day, own.starts));
    all
}

fn sittings<'s>(
    view: &View<'s>,
    place: usize,
    placed: &'s Placed,
) -> impl Iterator<Item = Occurrence<'s>> {
    let (sessions, standing) = view.placement(placed);
    let called_off = view.called_off(placed);
    let meeting = &*placed.meeting;
    let room = view.plan().room_of(meeting);
    let all = standing.sittings.len();
    let is_open = meeting.details().open_end && !view.is_settled(placed);
    let shows_ends = view.plan().shows_ends();
    let sittings = standing.sittings.iter().enumerate();
    sittings.filter_map(move |(before, sitting)| {
        let session = sessions.get(sitting.session)?;
        let is_last = before + 1 == all;
        Some(Occurrence {
            kind: OccurrenceKind::Sitting {
                place,
                placed,
                sitting,
                session,
            },
            id: Cow::Borrowed(&meeting.id),
            ordinal: before + 1,
            day: session.day,
            starts: Some(sitting.starts),
            ends: Some(sitting.ends),
            end: match (shows_ends, is_open && is_last) {
                (true, false) => End::Shown,
                (true, true) => End::OrLater,
                (false, false) => End::Hidden,
                (false, true) => End::Open,
            },
            called_off,
            track: Some(meeting.track),
            room,
            is_first: before == 0,
            is_last,
            place,
            numbers: Vec::new(),
            resumption: None,
        })
    })
}

fn on_days<'s>(
    place: usize,
    event: &'s Event,
    plan: &'s Plan,
) -> impl Iterator<Item = Occurrence<'s>> {
    let track = event.track.and_then(|track| plan.tracks().get(track));
    let room = event.room.as_ref().or_else(|| track?.room.as_ref());
    let days = event.days.iter().enumerate();
    days.map(move |(before, day)| {
        let instants = event.instants(*day, plan.frame.time_zone);
        Occurrence {
            id: Cow::Borrowed(&event.id),
            ordinal: before + 1,
            day: *day,
            starts: instants.map(|(starts, _)| starts),
            ends: instants.and_then(|(_, ends)| ends),
            end: match event.time {
                Some(EventTime::From(_)) => End::Hidden,
                _ => End::Shown,
            },
            called_off: event::called_off(event),
            place,
            track: event.track,
            room,
            ..apart(OccurrenceKind::Event(event), *day)
        }
    })
}

fn closed<'s>(closed: &'s ClosedDay, plan: &'s Plan) -> Occurrence<'s> {
    let track = closed.track.and_then(|track| plan.tracks().get(track));
    Occurrence {
        track: closed.track,
        room: track.and_then(|track| track.room.as_ref()),
        ..apart(OccurrenceKind::Closed(closed), closed.day)
    }
}

/// The deadlines that have a day.
fn deadlines<'s>(view: &View<'s>) -> Vec<Occurrence<'s>> {
    let plan = view.plan();
    let keys = deadline_keys(plan);
    let one = |dated: DatedDeadline| {
        let deadline = plan.deadlines().get(dated.deadline)?;
        let (title, ordinal) = keys.get(dated.deadline)?.clone();
        let day = view.deadline_day(&dated)?;
        Some(Occurrence {
            id: Cow::Owned(title),
            ordinal,
            starts: view.deadline_moment(deadline, day),
            end: End::Hidden,
            ..apart(OccurrenceKind::Deadline(deadline), day)
        })
    };
    view.deadlines().into_iter().filter_map(one).collect()
}

/// An occurrence without hours.
fn apart(kind: OccurrenceKind<'_>, day: chrono::NaiveDate) -> Occurrence<'_> {
    Occurrence {
        kind,
        id: Cow::Borrowed(""),
        ordinal: 1,
        day,
        starts: None,
        ends: None,
        end: End::Shown,
        called_off: None,
        track: None,
        room: None,
        is_first: true,
        is_last: true,
        place: 0,
        numbers: Vec::new(),
        resumption: None,
    }
}
