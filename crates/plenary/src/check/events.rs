//! What stands at fixed times beside the meetings, and the time that it takes.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{
    Lookup, empty_text, missing,
    references::{Tracks, unknown_track},
    sessions::instants,
    texts::strange_name,
    timetable::outside,
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, Path, path_to},
    keywords::{EventKind, EventStatus},
    plan::{Event, Frame, MOST_PLACES, Taken},
    text::{Text, plain},
    time::EventTime,
};

/// The events, in the order of the source.
pub(super) fn check(
    written: Option<Vec<raw::Event>>,
    frame: &Frame,
    lookup: &Lookup<'_>,
    faults: &mut Faults,
) -> Vec<Event> {
    let bounds = Bounds {
        frame,
        days: days_with_sessions(frame),
        tracks: Tracks::of(frame),
    };
    let written = written.unwrap_or_default();
    let mut ids: HashMap<String, usize> = HashMap::with_capacity(written.len());
    let mut events = Vec::with_capacity(written.len());
    let mut places = 0;
    for (place, one) in written.into_iter().enumerate() {
        let at = path_to!["event", place];
        let own_id = one.id.as_given().cloned();
        let Some(event) = event(one, &bounds, &at, lookup, faults) else {
            continue;
        };
        let tracks = event.track.map_or(frame.tracks.len(), |_| 1);
        places += event.days.len() * tracks;
        if places > MOST_PLACES {
            faults.push(too_many(&at));
            break;
        }
        let first = *ids.entry(event.id.clone()).or_insert(place);
        if first != place {
            faults.push(double(&event.id, first, place, own_id.is_some()));
        }
        events.push(event);
    }
    events
}

/// The most minutes of a break that does not part the session in which it lies.
const SHORT_BREAK: u16 = 30;

/// The frame, with its days and its tracks by their keys.
struct Bounds<'f> {
    frame: &'f Frame,
    /// The days that have sessions.
    days: Vec<NaiveDate>,
    tracks: Tracks<'f>,
}

fn days_with_sessions(frame: &Frame) -> Vec<NaiveDate> {
    let days: BTreeSet<_> = frame.sessions.iter().map(|session| session.day).collect();
    days.into_iter().collect()
}

fn event(
    written: raw::Event,
    bounds: &Bounds<'_>,
    at: &Path,
    lookup: &Lookup<'_>,
    faults: &mut Faults,
) -> Option<Event> {
    let texts = lookup.texts;
    if written.title.is_absent() {
        faults.push(missing(&at.then("title"), "title", "\"Lunch break\""));
    }
    let own = written.id.as_given().map_or("", |own| own);
    faults.extend(strange_name(own, || at.then("id")));
    let days = days(&written.on, bounds, at, faults);
    let track = track(&written.track, &bounds.tracks, at, faults);
    let title = texts.one(written.title.given(), || at.then("title"), faults);
    let room = texts
        .one(written.room.given(), || at.then("room"), faults)
        .map(|name| lookup.rooms.anywhere(name));
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
    let no_time = written.time.is_absent();
    let time = written.time.given();
    // A day of commemoration does not shut the rooms.
    let by_kind = kind.takes_time() && !(no_time && kind != EventKind::Unavailable);
    let takes_time = written.takes_time.given().unwrap_or(by_kind);
    let short = time
        .and_then(EventTime::hours)
        .is_some_and(|hours| hours.minutes() <= SHORT_BREAK);
    let parts = written
        .parts
        .given()
        .unwrap_or(kind != EventKind::Break || !short);
    Some(Event {
        id,
        title,
        kind,
        days,
        every_day: written.on.is_absent(),
        time,
        track,
        room,
        host,
        takes_time: takes_time && status != EventStatus::Cancelled,
        parts,
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
    bounds: &Bounds<'_>,
    at: &Path,
    faults: &mut Faults,
) -> Vec<NaiveDate> {
    let Some(own) = on.as_given() else {
        return bounds.days.clone();
    };
    let given = own.iter().filter_map(|slot| slot.as_given().copied());
    let mut days: Vec<_> = given.collect();
    for day in &days {
        let range = (bounds.frame.first_day, bounds.frame.last_day);
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

fn track(
    written: &Slot<String>,
    tracks: &Tracks<'_>,
    at: &Path,
    faults: &mut Faults,
) -> Option<usize> {
    let key = written.as_given()?;
    let place = tracks.places.get(&**key).copied();
    if place.is_none() {
        let keys = tracks.keys.iter().copied();
        faults.push(unknown_track(key, keys, at, faults.len()));
    }
    place
}

/// The fault of more events than a schedule can have.
fn too_many(at: &Path) -> Fault {
    let message = format!("the events would stand in more than {MOST_PLACES} places");
    Fault::new(Code::TooLong, message, at.clone())
        .label("too many, with those before it: one place for each day and track")
        .help("write `on` and `track` under the events, or give fewer of them")
}

/// The fault of an event whose id another has.
fn double(id: &str, first: usize, second: usize, own: bool) -> Fault {
    let key = if own { "id" } else { "title" };
    let message = format!("two events have the id `{id}`");
    let fault = Fault::new(
        Code::DuplicateMeeting,
        message,
        path_to!["event", second, key],
    );
    fault
        .label("the second of them")
        .and(path_to!["event", first])
        .label("the first of them")
        .help(format!(
            "add the line `id = \"{id}-2\"` under the second, or let one `[[event]]` have all its days: `on = [2026-03-16, 2026-03-17]`"
        ))
}

/// The time that events take from the sessions, track by track, in order and apart.
pub(crate) fn taken(events: &[Event], frame: &Frame, faults: &mut Faults) -> Vec<Taken> {
    let mut taken = Vec::new();
    for (place, event) in events.iter().enumerate().filter(|(_, own)| own.takes_time) {
        for day in &event.days {
            let hours = match event.time {
                Some(EventTime::Hours(hours)) => {
                    let at = || path_to!["event", place, "time"];
                    instants(hours, *day, frame.time_zone, at, faults)
                }
                None => frame.whole_day(*day),
                Some(_) => None,
            };
            let Some((starts, ends)) = hours else {
                continue;
            };
            let tracks = 0..frame.tracks.len();
            let own = tracks.filter(|track| event.track.is_none_or(|own| own == *track));
            taken.extend(own.map(|track| Taken {
                track,
                starts,
                ends,
                parts: event.parts,
            }));
        }
    }
    taken.sort_unstable();
    taken.dedup_by(|later, earlier| {
        let one = later.track == earlier.track && later.starts <= earlier.ends;
        if one {
            earlier.ends = earlier.ends.max(later.ends);
            earlier.parts |= later.parts;
        }
        one
    });
    taken
}
