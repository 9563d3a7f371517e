//! Events, deadlines and documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    data::Data,
    meeting::{Venue, clock},
    shapes,
    standing::Instant,
    text::Text,
};
use crate::{
    keywords::{EventKind, EventStatus},
    plan::{self, Due},
    schedule::DatedDeadline,
    text::Address,
    time::EventTime,
};

/// Which version of a schedule it is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Revision {
    /// 1 for the first revision.
    number: u32,
    /// The day on which it is issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    issued: Option<NaiveDate>,
}

impl Revision {
    pub(super) fn of(revision: plan::Revision) -> Self {
        Self {
            number: revision.number,
            issued: revision.issued,
        }
    }
}

/// Texts of the row of side events.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct SideEvents<'s> {
    /// True if they are to be confirmed.
    tbc: bool,
    /// Text under every day, if it is settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Text<'s>>,
}

impl<'s> SideEvents<'s> {
    pub(super) fn of(said: &'s plan::SideEvents, data: &Data<'s>) -> Self {
        let text = match said {
            plan::SideEvents::ToBeConfirmed => None,
            plan::SideEvents::Text(text) => Some(data.text(text)),
        };
        Self {
            tbc: text.is_none(),
            text,
        }
    }
}

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
}

/// Something that is to be done by a day.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Deadline<'s> {
    /// Title: the thing to do.
    title: Text<'s>,
    /// By which day; not there, if the meeting that it comes before has no place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    date: Option<NaiveDate>,
    /// By which day it was planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    planned: Option<NaiveDate>,
    /// By which hour of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::clock")]
    time: Option<String>,
    /// The id of the meeting with which it moves.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'s str>,
    /// Number of days before the day on which the meeting begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    days_before: Option<u32>,
    /// Address to do it at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
}

/// A document of the meetings.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Document<'s> {
    /// By what it is cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<&'s str>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Text<'s>>,
    /// The day on which it is issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    issued: Option<NaiveDate>,
    /// Address to read it at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
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
        status: event.status,
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
    event: &plan::Event,
    ordinal: usize,
    day: NaiveDate,
    data: &Data<'s>,
) -> Occurrence<'s> {
    let instants = event.instants(day, data.plan.frame.time_zone);
    let ends = instants.and_then(|(_, ends)| ends);
    Occurrence {
        id: format!("{}#{ordinal}", event.id),
        ordinal,
        day,
        starts: instants.map(|(starts, _)| data.instant(starts)),
        ends: ends.map(|ends| data.instant(ends)),
    }
}

pub(super) fn deadlines<'s>(data: &Data<'s>) -> Vec<Deadline<'s>> {
    let of = |dated: DatedDeadline| {
        let deadline = data.plan.deadlines().get(dated.deadline)?;
        let (before, days_before) = match deadline.due {
            Due::On(_) => (None, None),
            Due::Before { meeting, days } => (data.meeting(meeting), Some(days)),
        };
        Some(Deadline {
            title: data.text(&deadline.title),
            date: dated.current,
            planned: dated.planned,
            time: deadline.time.map(clock),
            before,
            days_before,
            link: deadline.link.as_ref(),
        })
    };
    let dated = data.schedule.deadlines();
    dated.into_iter().filter_map(of).collect()
}

pub(super) fn documents<'s>(data: &Data<'s>) -> Vec<Document<'s>> {
    let documents = data.plan.documents().iter();
    let document = |document: &'s plan::ListedDocument| Document {
        symbol: document.symbol.as_deref(),
        title: data.optional(document.title.as_ref()),
        issued: document.issued,
        link: document.link.as_ref(),
    };
    documents.map(document).collect()
}
