//! The meetings: what was asked, what is said of them, and what has happened.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    agenda::{AgendaItem, agenda},
    data::Data,
    group::Office,
    shapes,
    speaker::Speaker,
    standing::{Instant, Standing, standings},
    text::Text,
};
use crate::{
    keywords::{Attendance, Rolling, StartForm},
    plan::{self, Access, List, MeetingId},
    render::clock::push_clock,
    schedule::{self, Placed, State},
    text::Address,
    time::Duration,
    view::{NamedOffice, named_offices},
};

/// Meeting of a group, of several or of none: its request, its texts, and its sittings.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Meeting<'s> {
    /// Identifier for news, calendars and links; it does not change with the time of the meeting.
    id: &'s str,
    /// The id of the group that meets.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'s str>,
    /// The ids of the groups with which it is a joint meeting.
    with: Vec<&'s str>,
    /// Title, beside its group or instead of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Text<'s>>,
    /// The id of its track.
    #[serde(skip_serializing_if = "Option::is_none")]
    track: Option<&'s str>,
    /// Room of the meeting, or of its track; a sitting can have another in its `facilities`.
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Venue<'s>>,
    /// Address with more about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
    /// Livestream, of the meeting, its track, its group or the schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    livestream: Option<&'s Address>,
    /// Between which languages there is interpretation, by itself, its track or the schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    interpretation: Option<Interpretation<'s>>,
    /// Form of attendance.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::format")]
    format: Option<Attendance>,
    /// People who may attend, by the meeting or its group; `limited` is not everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::access")]
    access: Option<&'static str>,
    /// To whom it is open, where the access is `limited`.
    #[serde(skip_serializing_if = "Option::is_none")]
    access_text: Option<Text<'s>>,
    /// True if it is an informal consultation, which has no number.
    informal: bool,
    /// True if it may go on after its end.
    open_end: bool,
    /// Offices: people named for the meeting, and those of its groups.
    offices: Vec<Office<'s>>,
    /// Speakers, in order.
    speakers: Vec<Speaker<'s>>,
    /// Items of the agenda, in order.
    agenda: Vec<AgendaItem<'s>>,
    /// A note on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text<'s>>,
    /// Request for its length and its place.
    asked: Asked<'s>,
    /// News about it.
    record: Record<'s>,
    /// Progress, if the schedule says up to which moment its news goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::state")]
    state: Option<State>,
    /// Planned sittings, in the planned sessions; none if it resumes another meeting.
    planned: Standing<'s>,
    /// Current sittings, in the current sessions; none if it is not held and was not opened.
    current: Standing<'s>,
    /// Minutes that find no session.
    #[serde(skip_serializing_if = "Option::is_none")]
    lacking_minutes: Option<u32>,
    /// Between when it begins, where meetings have bounds of their durations.
    #[serde(skip_serializing_if = "Option::is_none")]
    forecast: Option<Forecast<'s>>,
}

/// A room, as a meeting, a track, a day, a session or an event names it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Venue<'s> {
    /// The id of the room, where rooms are declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'s str>,
    /// Name.
    name: Text<'s>,
}

/// Between which languages there is interpretation.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Interpretation<'s> {
    /// True if there is any.
    provided: bool,
    /// The languages, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    languages: Option<Text<'s>>,
}

/// Request for the length of a meeting, and for its place in the order.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Asked<'s> {
    /// Length as in the source: `2 sessions`, `4h30m`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    duration: Option<Duration>,
    /// The least that it can take.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    at_least: Option<Duration>,
    /// The most that it can take.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    at_most: Option<Duration>,
    /// The moment to which it is pinned.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<Instant<'s>>,
    /// The day on which it is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    on: Option<NaiveDate>,
    /// The moment before which it does not begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_before: Option<Instant<'s>>,
    /// The ids of the meetings after the end of which it begins.
    after: Vec<&'s str>,
    /// True if it is only held where it fits whole.
    undivided: bool,
    /// The hour up to which it begins inside a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::clock")]
    start_by: Option<String>,
    /// The form in which its start is shown, if that is not the hour.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::start_form")]
    start_shown: Option<StartForm>,
    /// Effect of an early end on it, by the meeting, its group or the schedule.
    #[schemars(schema_with = "shapes::rolling")]
    rolling: Rolling,
}

/// News about a meeting.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Record<'s> {
    /// It is over, and took so many minutes of meeting time.
    #[serde(skip_serializing_if = "Option::is_none")]
    took: Option<u32>,
    /// It is over, since this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Instant<'s>>,
    /// It needs so many minutes more.
    #[serde(skip_serializing_if = "Option::is_none")]
    extended: Option<u32>,
    /// It stopped at this moment, and is to be taken up later.
    #[serde(skip_serializing_if = "Option::is_none")]
    suspended: Option<Instant<'s>>,
    /// It stopped at this moment, and the rest is left to a new meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    adjourned: Option<Instant<'s>>,
    /// The id of the suspended or adjourned meeting that it takes up.
    #[serde(skip_serializing_if = "Option::is_none")]
    resumes: Option<&'s str>,
    /// It is not held, for this reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    cancelled: Option<Text<'s>>,
    /// It is not held now; the text says when it is to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    postponed: Option<Text<'s>>,
}

/// Between when a meeting begins, whatever the meetings take within their bounds.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Forecast<'s> {
    /// The earliest start.
    earliest: Instant<'s>,
    /// The latest start; not there, if not all fit when they are as long as they may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<Instant<'s>>,
}

pub(super) fn meetings<'s>(data: &Data<'s>) -> Vec<Meeting<'s>> {
    let meetings = data.schedule.meetings().with_ids();
    let mut shortfall = vec![None; data.schedule.meetings().len()];
    for short in data.schedule.shortfall() {
        shortfall[short.meeting.index()] = Some(short.minutes.0);
    }
    meetings
        .map(|(place, placed)| Meeting {
            state: data
                .states
                .as_ref()
                .and_then(|all| all.get(place.index()).copied()),
            lacking_minutes: shortfall[place.index()],
            ..Meeting::of(place, placed, data)
        })
        .collect()
}

impl<'s> Meeting<'s> {
    fn of(place: MeetingId, placed: &'s Placed, data: &Data<'s>) -> Self {
        let (plan, meeting) = (data.plan, &*placed.meeting);
        let details = meeting.details();
        let with = details.with.iter();
        let (room, spoken) = (plan.room_of(meeting), plan.interpretation_of(meeting));
        let speakers = details.speakers.iter();
        let (planned, current) = standings(place, placed, data);
        Self {
            id: &meeting.id,
            group: meeting.group.and_then(|group| data.group(group)),
            with: with.filter_map(|group| data.group(*group)).collect(),
            title: data.optional(meeting.title.as_ref()),
            track: data.track(meeting.track),
            room: room.map(|room| Venue::of(room, data)),
            link: details.link.as_ref(),
            livestream: plan.livestream_of(meeting),
            interpretation: spoken.map(|spoken| Interpretation::of(spoken, data)),
            format: details.format,
            access: plan.access_of(meeting).map(Access::name),
            access_text: data.access_text(plan.access_of(meeting)),
            informal: details.informal,
            open_end: details.open_end,
            offices: offices(meeting, data),
            speakers: speakers.map(|one| Speaker::of(one, data)).collect(),
            agenda: agenda(placed, data),
            note: data.optional(details.note.as_ref()),
            asked: Asked::of(meeting, data),
            record: Record::of(placed, data),
            state: None,
            planned,
            current,
            lacking_minutes: None,
            forecast: placed.forecast.map(|forecast| Forecast::of(forecast, data)),
        }
    }
}

fn offices<'s>(meeting: &'s plan::Meeting, data: &Data<'s>) -> Vec<Office<'s>> {
    let offices = named_offices(data.plan, meeting);
    let office = |named: NamedOffice<'s>| {
        Office::of(
            named.role,
            named.holder,
            named.group.map(|group| &*group.id),
            data,
        )
    };
    offices.map(office).collect()
}

impl<'s> Venue<'s> {
    pub(super) fn of(venue: &'s plan::Venue, data: &Data<'s>) -> Self {
        let room = venue
            .room
            .and_then(|place| data.plan.rooms().get(place.index()));
        Self {
            id: room.map(|room| &*room.key),
            name: data.text(&venue.name),
        }
    }
}

impl<'s> Interpretation<'s> {
    pub(super) fn of(spoken: &'s plan::Interpretation, data: &Data<'s>) -> Self {
        let languages = match spoken {
            plan::Interpretation::NotProvided => None,
            plan::Interpretation::Languages(languages) => Some(data.text(languages)),
        };
        Self {
            provided: languages.is_some(),
            languages,
        }
    }
}

impl<'s> Asked<'s> {
    fn of(meeting: &'s plan::Meeting, data: &Data<'s>) -> Self {
        let start = &meeting.start;
        let after = start.after.iter();
        Self {
            duration: meeting.duration,
            at_least: meeting.at_least,
            at_most: meeting.at_most,
            starts: start.pinned.map(|pin| data.instant(pin)),
            on: start.on,
            not_before: start.not_before.map(|moment| data.instant(moment)),
            after: after.filter_map(|place| data.meeting(*place)).collect(),
            undivided: start.undivided,
            start_by: start.by.map(clock),
            start_shown: Some(start.form).filter(|form| *form != StartForm::default()),
            rolling: data.plan.rolling_of(meeting),
        }
    }
}

impl<'s> Record<'s> {
    fn of(placed: &'s Placed, data: &Data<'s>) -> Self {
        let record = &placed.record;
        let zone = data.plan.frame.time_zone;
        let instant = |local: NaiveDateTime| data.instant(zone.earliest(local));
        let resumes = placed.meeting.resumes;
        Self {
            took: record.took.map(|minutes| minutes.0),
            ended: record.ended.map(instant),
            extended: record.extended.map(|minutes| minutes.0),
            suspended: record.suspended.map(instant),
            adjourned: record.adjourned.map(instant),
            resumes: resumes.and_then(|place| data.meeting(place)),
            cancelled: data.optional(record.cancelled.as_ref()),
            postponed: data.optional(record.postponed.as_ref()),
        }
    }
}

impl<'s> Forecast<'s> {
    fn of(forecast: schedule::Forecast, data: &Data<'s>) -> Self {
        Self {
            earliest: data.instant(forecast.earliest),
            latest: forecast.latest.map(|latest| data.instant(latest)),
        }
    }
}

/// Returns a time of day in four digits.
pub(super) fn clock(time: NaiveTime) -> String {
    let part = |number: u32| u16::try_from(number).unwrap_or(0);
    let mut text = String::with_capacity(5);
    push_clock((part(time.hour()), part(time.minute())), &mut text);
    text
}
