//! What stands at fixed times beside the meetings, and the time that it takes.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    details::Beside, empty_text, missing, references::unknown_track, sessions::instants,
    timetable::outside,
};
use crate::{
    document::{Event as Written, Slot},
    fault::{Code, Fault, Faults, Path, at},
    plan::{Event, Frame, Taken},
    terms::EventStatus,
    text::{Text, plain},
    time::EventTime,
};

/// The events, in the order of the source.
pub(super) fn check(
    written: Option<Vec<Written>>,
    frame: &Frame,
    beside: &Beside<'_>,
    faults: &mut Faults,
) -> Vec<Event> {
    let days = days_with_sessions(frame);
    let written = written.unwrap_or_default();
    let mut ids: Vec<(String, bool)> = Vec::with_capacity(written.len());
    let mut events = Vec::with_capacity(written.len());
    for (place, one) in written.into_iter().enumerate() {
        let at = at!["event", place];
        let own_id = one.id.as_given().cloned();
        let Some(event) = event(one, &days, frame, &at, beside, faults) else {
            ids.push((String::new(), false));
            continue;
        };
        if let Some(first) = ids.iter().position(|(id, _)| *id == event.id) {
            faults.push(double(&event.id, first, place, own_id.is_some()));
        }
        ids.push((event.id.clone(), own_id.is_some()));
        events.push(event);
    }
    events
}

fn days_with_sessions(frame: &Frame) -> Vec<NaiveDate> {
    let days: BTreeSet<_> = frame.sessions.iter().map(|session| session.day).collect();
    days.into_iter().collect()
}

fn event(
    written: Written,
    every_day: &[NaiveDate],
    frame: &Frame,
    at: &Path,
    beside: &Beside<'_>,
    faults: &mut Faults,
) -> Option<Event> {
    let texts = beside.texts;
    if written.title.is_absent() {
        faults.push(missing(&at.then("title"), "title", "\"Lunch break\""));
    }
    let days = days(&written.on, every_day, frame, at, faults);
    let track = track(&written.track, frame, at, faults);
    let title = texts.one(written.title.given(), || at.then("title"), faults);
    let room = texts.one(written.room.given(), || at.then("room"), faults);
    let room = room.map(|name| beside.rooms.anywhere(name));
    let note = texts.one(written.note.given(), || at.then("note"), faults);
    let host = texts.one(written.host.given(), || at.then("host"), faults);
    let title = title?;
    let id = written.id.given().unwrap_or_else(|| first_version(&title));
    if id.trim().is_empty() {
        let help = "write a short word, or delete the line";
        faults.push(empty_text("an `id` is empty", at.then("id"), help));
    }
    let kind = written.kind.given().unwrap_or_default();
    let status = written.status.given().unwrap_or_default();
    let takes_time = written.takes_time.given().unwrap_or(kind.takes_time());
    Some(Event {
        id,
        title,
        kind,
        days,
        time: written.time.given(),
        track,
        room,
        host,
        takes_time: takes_time && status != EventStatus::Cancelled,
        status,
        link: written.link.given(),
        note,
    })
}

fn first_version(title: &Text) -> String {
    let mut versions = title.versions();
    versions
        .next()
        .map_or_else(String::new, |(_, own)| plain(own))
}

/// The days of an event, in order: its own, or every day that has sessions.
fn days(
    on: &Slot<Vec<Slot<NaiveDate>>>,
    every_day: &[NaiveDate],
    frame: &Frame,
    at: &Path,
    faults: &mut Faults,
) -> Vec<NaiveDate> {
    let Some(own) = on.as_given() else {
        return every_day.to_vec();
    };
    let given = own.iter().filter_map(|slot| slot.as_given().copied());
    let mut days: Vec<_> = given.collect();
    for day in &days {
        let range = (frame.first_day, frame.last_day);
        faults.extend(outside(*day, range, &at.then("on")));
    }
    if own.is_empty() {
        let fault = Fault::new(Code::MissingKey, "`on` names no day", at.then("on"));
        faults.push(fault.help("write a day, or delete the line if it is held on every day"));
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn track(written: &Slot<String>, frame: &Frame, at: &Path, faults: &mut Faults) -> Option<usize> {
    let key = written.as_given()?;
    let keys = || frame.tracks.iter().filter_map(|track| track.key.as_deref());
    let place = keys().position(|own| own == key);
    if place.is_none() {
        faults.push(unknown_track(key, keys(), at));
    }
    place
}

/// The fault of an event whose id another has.
fn double(id: &str, first: usize, second: usize, own: bool) -> Fault {
    let key = if own { "id" } else { "title" };
    let message = format!("two events have the id `{id}`");
    let fault = Fault::new(Code::DuplicateMeeting, message, at!["event", second, key]);
    fault
        .label("the second of them")
        .and(at!["event", first])
        .label("the first of them")
        .help(format!(
            "add the line `id = \"{id}-2\"` under the second, or let one `[[event]]` have all its days: `on = [2026-03-16, 2026-03-17]`"
        ))
}

/// The time that events take from the sessions, track by track, in order and apart.
pub(super) fn taken(events: &[Event], frame: &Frame, faults: &mut Faults) -> Vec<Taken> {
    let mut taken = Vec::new();
    for (place, event) in events.iter().enumerate().filter(|(_, own)| own.takes_time) {
        let Some(hours) = event.time.and_then(EventTime::hours) else {
            continue;
        };
        for day in &event.days {
            let at = || at!["event", place, "time"];
            let instants = instants(hours, *day, frame.time_zone, at, faults);
            let Some((starts, ends)) = instants else {
                continue;
            };
            let tracks = 0..frame.tracks.len();
            let own = tracks.filter(|track| event.track.is_none_or(|own| own == *track));
            taken.extend(own.map(|track| Taken {
                track,
                starts,
                ends,
            }));
        }
    }
    taken.sort_unstable();
    taken.dedup_by(|later, earlier| {
        let one = later.track == earlier.track && later.starts <= earlier.ends;
        if one {
            earlier.ends = earlier.ends.max(later.ends);
        }
        one
    });
    taken
}
