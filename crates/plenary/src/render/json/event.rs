//! The events, and the days on which they are held.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{data::Data, meeting::Venue, shapes, standing::Instant, text::Text};
use crate::{
    keywords::{EventKind, EventStatus},
    plan,
    text::Address,
    time::EventTime,
};

/// Event at a fixed time, or on a day, which is not placed.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Event<'s> {
    /// Identifier for calendars; it does not change with the time of the event.
    id: &'s str,
    /// Title.
    title: Text<'s>,
    /// Kind of event.
    #[schemars(schema_with = "shapes::event_kind")]
    kind: EventKind,
    /// Status of the event.
    #[schemars(schema_with = "shapes::event_status")]
    status: EventStatus,
    /// Form of its time.
    time: Time,
    /// The id of its track; it concerns all of them, if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    track: Option<&'s str>,
    /// Room.
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Venue<'s>>,
    /// Host.
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<Text<'s>>,
    /// True if meetings flow round it.
    takes_time: bool,
    /// True if it parts a session in which it takes time.
    parts: bool,
    /// Address with more about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
    /// A note on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text<'s>>,
    /// It on each of its days, in order.
    occurrences: Vec<Occurrence<'s>>,
}

/// Forms of the time of an event.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Time {
    /// From when to when.
    Hours,
    /// A beginning without an end.
    From,
    /// It is not known yet.
    Tbc,
    /// It lasts the whole day.
    AllDay,
}

/// An event on one of its days.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Occurrence<'s> {
    /// Identifier: the id of the event, `#`, and its ordinal.
    id: String,
    /// Which of the days of the event it is, from 1.
    ordinal: usize,
    /// The day.
    #[schemars(schema_with = "shapes::date")]
    day: NaiveDate,
    /// Beginning, if there is an hour.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<Instant<'s>>,
    /// End, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<Instant<'s>>,
    /// Room on this day, where its session or its day gives another than its track has.
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Venue<'s>>,
}

pub(super) fn events<'s>(data: &Data<'s>) -> Vec<Event<'s>> {
    let events = data.plan.events().iter();
    events.map(|event| one(event, data)).collect()
}

fn one<'s>(event: &'s plan::Event, data: &Data<'s>) -> Event<'s> {
    let days = event.days.iter().enumerate();
    Event {
        id: &event.id,
        title: data.text(&event.title),
        kind: event.kind,
        status: event.status.unwrap_or_default(),
        time: match event.time {
            None => Time::AllDay,
            Some(EventTime::Hours(_)) => Time::Hours,
            Some(EventTime::From(_)) => Time::From,
            Some(EventTime::Tbc) => Time::Tbc,
        },
        track: event.track.and_then(|track| data.track(track)),
        room: event.room.as_ref().map(|room| Venue::of(room, data)),
        host: data.optional(event.host.as_ref()),
        takes_time: event.takes_time,
        parts: event.parts,
        link: event.link.as_ref(),
        note: data.optional(event.note.as_ref()),
        occurrences: days
            .map(|(place, day)| occurrence(event, place + 1, *day, data))
            .collect(),
    }
}

fn occurrence<'s>(
    event: &'s plan::Event,
    ordinal: usize,
    day: NaiveDate,
    data: &Data<'s>,
) -> Occurrence<'s> {
    let instants = event.instants(day, data.plan.frame.time_zone);
    let ends = instants.and_then(|(_, ends)| ends);
    let schedule = data.schedule;
    let room = schedule.room_of_event(event, day, &schedule.sessions);
    let usual = match &event.room {
        Some(own) => Some(own),
        None => event
            .track
            .and_then(|track| data.plan.room_of_track(track, None)),
    };
    Occurrence {
        id: format!("{}#{ordinal}", event.id),
        ordinal,
        day,
        starts: instants.map(|(starts, _)| data.instant(starts)),
        ends: ends.map(|ends| data.instant(ends)),
        room: room
            .filter(|room| usual != Some(*room))
            .map(|room| Venue::of(room, data)),
    }
}
