//! What an annex says of an event.

use super::{Entry, voice::Voice};
use crate::{
    plan::Event,
    terms::{EventKind, EventStatus},
    text::Inline,
    time::{EventTime, Hours},
    words::Words,
};

/// An event in a cell, with hours or without.
pub(super) fn entry(
    event: &Event,
    hours: Option<Hours>,
    voice: &Voice<'_>,
    words: &Words,
) -> Entry {
    Entry {
        event: Some(event.id.clone()),
        hours,
        is_open: matches!(event.time, Some(EventTime::From(_))),
        name: voice.read(Some(&event.title)),
        place: place(event, voice, words),
        remark: remark(event, words),
        ..Entry::default()
    }
}

/// At whose invitation, and where.
pub(super) fn place(event: &Event, voice: &Voice<'_>, words: &Words) -> Vec<Inline> {
    let mut place = Vec::new();
    if let Some(host) = &event.host {
        place.push(Inline::Text(words.hosted_by.to_owned()));
        place.extend(voice.read(Some(host)));
    }
    if let Some(room) = &event.room {
        if !place.is_empty() {
            place.push(Inline::Text(", ".to_owned()));
        }
        place.extend(voice.read(Some(room)));
    }
    place
}

/// That it, or its hour, is to be confirmed, that it is not held, that nothing can be.
pub(super) fn remark(event: &Event, words: &Words) -> Vec<Inline> {
    let word = match event.status {
        EventStatus::Cancelled => words.cancelled,
        EventStatus::Tbc => words.to_be_confirmed,
        EventStatus::Confirmed if event.time == Some(EventTime::Tbc) => words.to_be_confirmed,
        EventStatus::Confirmed if event.kind == EventKind::Unavailable => words.not_available,
        EventStatus::Confirmed => return Vec::new(),
    };
    vec![Inline::Text(word.to_owned())]
}

/// The hours of an event, as far as they are known; of one without an end only the beginning counts.
pub(super) fn hours(event: &Event) -> Option<Hours> {
    match event.time? {
        EventTime::Hours(hours) => Some(hours),
        EventTime::From(time) => Some(Hours::new(time, time)),
        EventTime::Tbc => None,
    }
}
