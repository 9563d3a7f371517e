//! The events that have a time, or that take whole days.

use chrono::NaiveDate;

use super::{Appointment, Key, Kind, When, crossed_out, in_one, notes, text};
use crate::{
    annex::{event, list, remarks::Remarks, voice::Line},
    plan::Event,
    terms::{EventKind, EventStatus},
    text::Inline,
    time::EventTime,
    words::capital,
};

/// Every event on each of its days. What is to be confirmed has no place in a calendar yet: see
/// [`unsettled`](super::unsettled()).
pub(super) fn appointments(remarks: Remarks<'_>) -> impl Iterator<Item = Appointment> {
    let events = remarks.schedule.plan.events.iter();
    let settled = events.filter(|event| !is_unsettled(event));
    settled.flat_map(move |event| appointments_of(event, remarks))
}

fn appointments_of(event: &Event, remarks: Remarks<'_>) -> impl Iterator<Item = Appointment> {
    let days = event.days.iter().enumerate();
    days.filter_map(move |(i, day)| {
        let ordinal = i + 1;
        let when = when(event, ordinal, *day, remarks)?;
        Some(appointment(event, ordinal, *day, when, remarks))
    })
}

/// Whether it, or its hour, is to be confirmed.
pub(super) fn is_unsettled(event: &Event) -> bool {
    event.status == EventStatus::Tbc || event.time == Some(EventTime::Tbc)
}

fn when(event: &Event, ordinal: usize, day: NaiveDate, remarks: Remarks<'_>) -> Option<When> {
    if event.time.is_none() {
        return Some(When::Day(day));
    }
    let times = list::times(event, ordinal, day, remarks)?;
    Some(When::between(times.starts, times.ends))
}

fn appointment(
    event: &Event,
    ordinal: usize,
    day: NaiveDate,
    when: When,
    remarks: Remarks<'_>,
) -> Appointment {
    let cancelled = event.status == EventStatus::Cancelled;
    Appointment {
        key: Key::new(Kind::Event, &event.id, ordinal),
        when,
        cancelled,
        takes_time: takes_time(event.kind) && event.time.is_some(),
        title: title(event, cancelled, remarks),
        categories: Vec::new(),
        place: place(event, remarks),
        bodies: Vec::new(),
        lines: lines(event, day, remarks),
        link: event.link.clone(),
        livestream: None,
        related: Vec::new(),
    }
}

/// Whether who attends it is not free for other things.
fn takes_time(kind: EventKind) -> bool {
    match kind {
        EventKind::Event | EventKind::Ceremony | EventKind::Reception => true,
        EventKind::Break
        | EventKind::Registration
        | EventKind::SideEvent
        | EventKind::Exhibition
        | EventKind::Unavailable => false,
    }
}

fn title(event: &Event, cancelled: bool, remarks: Remarks<'_>) -> Line {
    let words = remarks.words;
    let mut title = remarks.voice.read(Some(&event.title));
    if cancelled {
        return crossed_out(title, words.cancelled, words);
    }
    if let Some(remark) = event::remark(event, words) {
        title.extend([" (", remark, ")"].map(text));
    }
    title
}

/// The room and the venue.
fn place(event: &Event, remarks: Remarks<'_>) -> Line {
    let venue = remarks.voice.read(remarks.voice.plan.venue());
    in_one([room(event, remarks), venue])
}

/// Its track, and its own room or that of the track.
pub(super) fn room(event: &Event, remarks: Remarks<'_>) -> Line {
    let voice = remarks.voice;
    let own = event.room.as_ref().map(|room| voice.room(room));
    let track = event.track.map(|track| match own {
        Some(_) => voice.track_name(track),
        None => voice.track(track),
    });
    in_one([track, own].into_iter().flatten())
}

fn lines(event: &Event, day: NaiveDate, remarks: Remarks<'_>) -> Vec<Line> {
    let voice = remarks.voice;
    let own = event.note.as_ref().into_iter();
    let notes = own.chain(notes(voice.plan, event.track, day));
    let notes = notes.map(|note| voice.read(Some(note)));
    let link = event::link(event, remarks.words);
    let lines = [host(event, remarks), link].into_iter().chain(notes);
    lines.filter(|line| !line.is_empty()).collect()
}

/// `Hosted by the Permanent Mission of Exampland`.
fn host(event: &Event, remarks: Remarks<'_>) -> Line {
    let Some(host) = &event.host else {
        return Line::new();
    };
    let words = capital(remarks.words.hosted_by);
    let mut line = vec![Inline::text(words)];
    line.extend_from_slice(remarks.voice.said(host));
    line
}
