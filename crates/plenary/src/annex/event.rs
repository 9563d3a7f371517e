//! What an annex says of an event.

use super::{
    End, Entry,
    lines::leading,
    remarks::Remarks,
    voice::{Line, Voice, parted},
};
use crate::{
    plan::{CalledOff, Event},
    terms::{EventKind, EventStatus},
    text::Inline,
    time::{EventTime, Hours},
    words::Words,
};

/// An event in a cell, with hours or without, under a column that says in which track it is held, or
/// does not.
pub(super) fn entry(
    event: &Event,
    hours: Option<Hours>,
    says_track: bool,
    remarks: Remarks<'_>,
) -> Entry {
    let (voice, words) = (remarks.voice, remarks.words);
    Entry {
        event: Some(event.id.clone()),
        hours,
        end: end(event),
        name: voice.read(Some(&event.title)),
        lines: lines(event, says_track, voice, words),
        called_off: called_off(event),
        remark: remarks.of_event(event),
        ..Entry::default()
    }
}

/// Returns why it is not held, if it is not.
pub(super) fn called_off(event: &Event) -> Option<CalledOff> {
    (event.status == EventStatus::Cancelled).then_some(CalledOff::Cancelled)
}

/// What is said of its end.
fn end(event: &Event) -> End {
    match event.time {
        Some(EventTime::From(_)) => End::Unsaid,
        _ => End::Said,
    }
}

/// What stands under it.
fn lines(event: &Event, says_track: bool, voice: &Voice<'_>, words: &Words) -> Vec<Line> {
    let place = if says_track {
        place(event, voice, words)
    } else {
        place_and_track(event, voice, words)
    };
    let lines = [place, link(event, words)].into_iter();
    lines.filter(|line| !line.is_empty()).collect()
}

/// Where more is said of it.
pub(super) fn link(event: &Event, words: &Words) -> Line {
    let link = event.link.as_ref();
    let link = link.map(|address| leading(address, vec![Inline::text(words.link)]));
    link.into_iter().collect()
}

/// In which track, at whose invitation, and where.
pub(super) fn place_and_track(event: &Event, voice: &Voice<'_>, words: &Words) -> Line {
    let track = event
        .track
        .map_or_else(Vec::new, |track| voice.track(track));
    let parts = [track, place(event, voice, words)].into_iter();
    parted(parts.filter(|part| !part.is_empty()), ", ")
}

/// At whose invitation, and where.
pub(super) fn place(event: &Event, voice: &Voice<'_>, words: &Words) -> Line {
    let mut place = Vec::new();
    if let Some(host) = &event.host {
        place.push(Inline::text(words.hosted_by));
        place.extend_from_slice(voice.said(host));
    }
    if let Some(room) = &event.room {
        if !place.is_empty() {
            place.push(Inline::text(", "));
        }
        place.extend(voice.room(room));
    }
    place
}

/// That it, or its hour, is to be confirmed, that it is not held, that nothing can be.
pub(super) fn remark(event: &Event, words: &Words) -> Option<&'static str> {
    match event.status {
        EventStatus::Cancelled => Some(words.cancelled),
        EventStatus::Tbc => Some(words.to_be_confirmed),
        EventStatus::Confirmed if event.time == Some(EventTime::Tbc) => Some(words.to_be_confirmed),
        EventStatus::Confirmed if event.kind == EventKind::Unavailable => Some(words.not_available),
        EventStatus::Confirmed => None,
    }
}

/// The hours of an event, as far as they are known; of one without an end only the beginning counts.
pub(super) fn hours(event: &Event) -> Option<Hours> {
    match event.time? {
        EventTime::Hours(hours) => Some(hours),
        EventTime::From(time) => Some(Hours::new(time, time)),
        EventTime::Tbc => None,
    }
}
