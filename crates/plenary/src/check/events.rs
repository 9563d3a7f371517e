//! Events at fixed times beside the meetings, and the time that they take.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{
    Lookup,
    days::outside_days,
    empty_text, missing,
    references::{Tracks, unknown_track},
    sessions::{instants, whole_minutes},
    texts::strange_name,
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, Path, path_to},
    keywords::{EventKind, EventStatus},
    plan::{Event, Frame, List, MOST_PLACES, Taken, TrackId},
    text::{Text, plain},
    time::EventTime,
};

/// Judges the events, in the order of the source.
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
    let listed = written.unwrap_or_default();
    let mut ids: HashMap<String, usize> = HashMap::with_capacity(listed.len());
    let mut events = Vec::with_capacity(listed.len());
    let mut places = 0;
    for (place, one) in listed.into_iter().enumerate() {
        let at = path_to!["event", place];
        let id_key = if one.id.as_given().is_some() {
            "id"
        } else {
            "title"
        };
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
            faults.push(duplicate(&event.id, first, place, id_key));
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
    let written_id = written.id.as_given().map_or("", String::as_str);
    faults.extend(strange_name(written_id, || at.then("id")));
    let (takes_time, parts) = (takes_time(&written), parts(&written));
    let days = days(&written.on, bounds, at, faults);
    let track = track(&written.track, &bounds.tracks, at, faults);
    let title = texts.one(written.title.given(), || at.then("title"), faults);
    let rooms = lookup.rooms;
    let room = rooms.anywhere(written.room, || at.then("room"), texts, faults);
    let note = texts.one(written.note.given(), || at.then("note"), faults);
    let host = texts.one(written.host.given(), || at.then("host"), faults);
    let title = title?;
    if let Some(EventTime::From(time)) = written.time.as_given() {
        whole_minutes(*time, &at.then("time"), faults);
    }
    Some(Event {
        id: id(written.id.given(), &title, at, faults),
        title,
        kind: written.kind.given().unwrap_or_default(),
        days,
        every_day: written.on.is_absent(),
        time: written.time.given(),
        track,
        room,
        host,
        takes_time,
        parts,
        status: written.status.given(),
        link: written.link.given(),
        note,
    })
}

/// Returns the id that is written, or the title in the first language.
fn id(written: Option<String>, title: &Text, at: &Path, faults: &mut Faults) -> String {
    let id = written.unwrap_or_else(|| first_version(title));
    if id.trim().is_empty() {
        let help = "write a short word, or delete the line";
        faults.push(empty_text("an `id` is empty", at.then("id"), help));
    }
    id
}

fn first_version(title: &Text) -> String {
    let mut versions = title.versions();
    versions
        .next()
        .map_or_else(String::new, |(_, version)| plain(version))
}

/// True if an event takes time from the sessions: by its key, or else by its kind.
fn takes_time(written: &raw::Event) -> bool {
    let kind = written.kind.as_given().copied().unwrap_or_default();
    // A day of commemoration does not shut the rooms.
    let shuts = !written.time.is_absent() || kind == EventKind::Unavailable;
    let by_kind = kind.takes_time() && shuts;
    let takes_time = written.takes_time.as_given().copied().unwrap_or(by_kind);
    takes_time && written.status.as_given() != Some(&EventStatus::Cancelled)
}

/// True if an event parts the session in which it lies: by its key, or else all but a short break.
fn parts(written: &raw::Event) -> bool {
    let kind = written.kind.as_given().copied().unwrap_or_default();
    let time = written.time.as_given().copied();
    let is_short = time
        .and_then(EventTime::hours)
        .is_some_and(|hours| hours.minutes() <= SHORT_BREAK);
    let by_kind = kind != EventKind::Break || !is_short;
    written.parts.as_given().copied().unwrap_or(by_kind)
}

/// Returns the days of an event, in order: those of `on`, or every day that has sessions.
fn days(
    on: &Slot<Vec<Slot<NaiveDate>>>,
    bounds: &Bounds<'_>,
    at: &Path,
    faults: &mut Faults,
) -> Vec<NaiveDate> {
    let Some(listed) = on.as_given() else {
        return bounds.days.clone();
    };
    let given = listed.iter().filter_map(|slot| slot.as_given().copied());
    let mut days: Vec<_> = given.collect();
    for day in &days {
        let range = (bounds.frame.first_day, bounds.frame.last_day);
        faults.extend(outside_days(*day, range, &at.then("on")));
    }
    if listed.is_empty() {
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
) -> Option<TrackId> {
    let key = written.as_given()?;
    let place = tracks.places.get(&**key).copied();
    if place.is_none() {
        let keys = tracks.keys.iter().copied();
        faults.push(unknown_track(key, keys, at, faults.len()));
    }
    place
}

/// Returns the fault of more events than a schedule can have.
fn too_many(at: &Path) -> Fault {
    let message = format!("the events would stand in more than {MOST_PLACES} places");
    Fault::new(Code::TooLong, message, at.clone())
        .label("too many, with those before it: one place for each day and track")
        .help("write `on` and `track` under the events, or give fewer of them")
}

/// Returns the fault of an event whose id another has; `key` is the key that the id comes from.
fn duplicate(id: &str, first: usize, second: usize, key: &'static str) -> Fault {
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

/// Returns the time that events take from the sessions: track by track, in order, and where two
/// events meet or overlap as one.
pub(crate) fn taken_time(events: &[Event], frame: &Frame, faults: &mut Faults) -> Vec<Taken> {
    let mut taken = Vec::new();
    let numbered = events.with_ids();
    for (place, event) in numbered.filter(|(_, event)| event.takes_time) {
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
            let tracks = frame.tracks.ids();
            let of_event = tracks.filter(|track| event.track.is_none_or(|only| only == *track));
            taken.extend(of_event.map(|track| Taken {
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
