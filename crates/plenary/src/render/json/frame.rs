//! Days, tracks, rooms, sessions, and the rules of placing.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    data::Data,
    meeting::{Interpretation, Venue},
    shapes,
    standing::Instant,
    text::Text,
};
use crate::{
    keywords::Rolling,
    plan::{self, SessionKind},
    text::{Address, Livestream},
    time::Hours,
};

/// A day.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Day<'s> {
    /// Its date.
    #[schemars(schema_with = "shapes::date")]
    date: NaiveDate,
    /// Why nothing is held on it.
    closed: Vec<OfDay<'s>>,
    /// The notes on it.
    notes: Vec<OfDay<'s>>,
}

/// Note on a day.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct OfDay<'s> {
    /// The id of the only track that it is said of; of all, if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    track: Option<&'s str>,
    /// Text of the note.
    text: Text<'s>,
}

/// Meetings that follow one another in one room.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Track<'s> {
    /// Identifier by which meetings refer to it.
    id: &'s str,
    /// Name, if it is not the id.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text<'s>>,
    /// Room of its meetings.
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Venue<'s>>,
    /// Livestream of its meetings.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    livestream: Option<&'s Address>,
    /// Between which languages there is interpretation.
    #[serde(skip_serializing_if = "Option::is_none")]
    interpretation: Option<Interpretation<'s>>,
    /// A note on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text<'s>>,
}

/// A room.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Room<'s> {
    /// Identifier by which meetings and tracks refer to it.
    id: &'s str,
    /// Name.
    name: Text<'s>,
    /// Its other names.
    also: Vec<Text<'s>>,
    /// The building in which it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    building: Option<Text<'s>>,
    /// Address with directions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
}

/// The sessions, track by track, those of one in order.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Sessions<'s> {
    /// As they were planned.
    planned: Vec<Session<'s>>,
    /// As they were held, and are to be held.
    current: Vec<Session<'s>>,
}

/// A stretch of a day when the room and the interpreters are there.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Session<'s> {
    /// The id of its track.
    #[serde(skip_serializing_if = "Option::is_none")]
    track: Option<&'s str>,
    /// The day on which it opens.
    #[schemars(schema_with = "shapes::date")]
    day: NaiveDate,
    /// Its hours in the timetable, with `+1` for the next day.
    #[schemars(schema_with = "shapes::hours")]
    hours: Hours,
    /// Origin of the session.
    #[schemars(schema_with = "shapes::session_kind")]
    kind: SessionKind,
    /// The id of the only group that can use it.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'s str>,
    /// Opening.
    opens: Instant<'s>,
    /// Close.
    closes: Instant<'s>,
    /// Facilities that it has instead of those of its track: its own, or those of its day.
    #[serde(skip_serializing_if = "Option::is_none")]
    facilities: Option<SessionFacilities<'s>>,
}

/// Facilities of a session. Those that are not there are those of the track.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct SessionFacilities<'s> {
    /// Room.
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Venue<'s>>,
    /// True if there is a livestream, false if there is none whatever the track has.
    #[serde(skip_serializing_if = "Option::is_none")]
    streamed: Option<bool>,
    /// Livestream.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    livestream: Option<&'s Address>,
    /// Between which languages there is interpretation.
    #[serde(skip_serializing_if = "Option::is_none")]
    interpretation: Option<Interpretation<'s>>,
}

impl<'s> SessionFacilities<'s> {
    fn of(given: &'s plan::Facilities, data: &Data<'s>) -> Self {
        let (livestream, spoken) = (given.livestream.as_ref(), given.interpretation.as_ref());
        Self {
            room: given.room.as_ref().map(|room| Venue::of(room, data)),
            streamed: livestream.map(|livestream| livestream.address().is_some()),
            livestream: livestream.and_then(Livestream::address),
            interpretation: spoken.map(|spoken| Interpretation::of(spoken, data)),
        }
    }
}

/// The rules that hold for the whole schedule.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Rules {
    /// Effect of an early end on the meetings that follow.
    #[schemars(schema_with = "shapes::rolling")]
    rolling: Rolling,
    /// So many minutes before the end of a session no meeting begins.
    no_start_in_last: u32,
    /// Minutes between two meetings of one session.
    change_over: u32,
}

impl Rules {
    pub(super) fn of(rules: plan::Rules) -> Self {
        Self {
            rolling: rules.rolling,
            no_start_in_last: rules.no_start_in_last.0,
            change_over: rules.change_over.0,
        }
    }
}

pub(super) fn days<'s>(data: &Data<'s>) -> Vec<Day<'s>> {
    let plan = data.plan;
    let said = |track: Option<plan::TrackId>, text: &'s crate::text::Text| OfDay {
        track: track.and_then(|track| data.track(track)),
        text: data.text(text),
    };
    let day = |date: NaiveDate| {
        let closed = plan
            .closed_days()
            .iter()
            .filter(|closed| closed.day == date);
        let notes = plan.day_notes().iter().filter(|note| note.day == date);
        Day {
            date,
            closed: closed.map(|day| said(day.track, &day.reason)).collect(),
            notes: notes.map(|note| said(note.track, &note.note)).collect(),
        }
    };
    plan.frame.days().map(day).collect()
}

pub(super) fn tracks<'s>(data: &Data<'s>) -> Vec<Track<'s>> {
    let tracks = data.plan.tracks().iter();
    let declared = tracks.filter_map(|track| {
        let interpretation = track.interpretation.as_ref();
        Some(Track {
            id: track.key.as_deref()?,
            name: data.optional(track.name.as_ref()),
            room: track.room.as_ref().map(|room| Venue::of(room, data)),
            livestream: track.livestream.as_ref().and_then(Livestream::address),
            interpretation: interpretation.map(|spoken| Interpretation::of(spoken, data)),
            note: data.optional(track.note.as_ref()),
        })
    });
    declared.collect()
}

pub(super) fn rooms<'s>(data: &Data<'s>) -> Vec<Room<'s>> {
    let rooms = data.plan.rooms().iter();
    let room = |room: &'s plan::Room| Room {
        id: &room.key,
        name: data.text(&room.name),
        also: data.texts(&room.also),
        building: data.optional(room.building.as_ref()),
        link: room.link.as_ref(),
    };
    rooms.map(room).collect()
}

impl<'s> Sessions<'s> {
    pub(super) fn of(data: &Data<'s>) -> Self {
        let session = |session: &plan::Session| Session {
            track: data.track(session.track),
            day: session.day,
            hours: session.hours,
            kind: session.kind,
            group: session.group.and_then(|group| data.group(group)),
            opens: data.instant(session.opens),
            closes: data.instant(session.closes),
            facilities: data
                .schedule
                .facilities(session)
                .map(|given| SessionFacilities::of(given, data)),
        };
        Self {
            planned: data.plan.frame().iter().map(session).collect(),
            current: data.schedule.sessions().iter().map(session).collect(),
        }
    }
}
