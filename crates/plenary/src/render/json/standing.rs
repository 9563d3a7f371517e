//! Sittings of meetings, and their causes.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    agenda::ItemPart,
    data::{Data, Shown},
    meeting::{Interpretation, Venue},
    shapes,
};
use crate::{
    plan::{MeetingId, Resumption, Session},
    schedule::{self, Deviation},
    text::Address,
    time::{Hours, Moment},
    view::ByHour,
};

/// An instant by the clocks of the venue and by those of the world.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Instant<'s> {
    /// Local time of the venue.
    #[schemars(schema_with = "shapes::local")]
    local: NaiveDateTime,
    /// The time zone of the venue, by its name in the tz database.
    zone: &'s str,
    /// Time in UTC.
    #[schemars(schema_with = "shapes::utc")]
    utc: DateTime<Utc>,
}

impl<'s> Instant<'s> {
    pub(super) fn of(moment: Moment, zone: &'s str) -> Self {
        Self {
            local: moment.naive_local(),
            zone,
            utc: moment.to_utc(),
        }
    }
}

/// Sittings of a meeting.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Standing<'s> {
    /// Minutes of meeting time.
    minutes: u32,
    /// Its parts, in order.
    sittings: Vec<Sitting<'s>>,
    /// Of what was planned: `true` if there was no room for it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    not_planned: bool,
}

/// The part of one session that one meeting takes.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Sitting<'s> {
    /// Identifier: the id of its meeting, `#`, and its ordinal.
    id: String,
    /// Which of the sittings of its meeting it is, from 1.
    ordinal: usize,
    /// Which meeting of each body it is, where the body counts.
    numbers: Vec<SittingNumber<'s>>,
    /// Beginning.
    starts: Instant<'s>,
    /// True if the beginning and the end are estimates, since readers are shown the condition instead.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    estimated: bool,
    /// The condition of its `start-by`, while it can still be met.
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<Condition<'s>>,
    /// End.
    ends: Instant<'s>,
    /// Length in real time.
    minutes: i64,
    /// The day of its session, on which a session over midnight opens.
    #[schemars(schema_with = "shapes::date")]
    day: NaiveDate,
    /// The hours of its session in the timetable, with `+1` for the next day.
    #[schemars(schema_with = "shapes::hours")]
    session: Hours,
    /// The items of the agenda that it takes up, in order.
    items: Vec<ItemPart<'s>>,
    /// Why it begins when it begins.
    reason: Reason<'s>,
    /// Its room, its livestream and its interpretation instead of all three of its meeting, where its
    /// session or its day gives another of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    facilities: Option<Facilities<'s>>,
}

/// Room, livestream and interpretation of a sitting. What is not there, the sitting does not have.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Facilities<'s> {
    /// Room.
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Venue<'s>>,
    /// Livestream.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    livestream: Option<&'s Address>,
    /// Between which languages there is interpretation.
    #[serde(skip_serializing_if = "Option::is_none")]
    interpretation: Option<Interpretation<'s>>,
}

/// The condition that others have ended by an hour.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Condition<'s> {
    /// The ids of the meetings after whose end it begins.
    after: Vec<&'s str>,
    /// The last moment for their end.
    by: Instant<'s>,
    /// Its beginning if they end later.
    otherwise: Instant<'s>,
}

impl<'s> Condition<'s> {
    fn of(by_hour: &ByHour, data: &Data<'s>) -> Self {
        let after = by_hour.predecessors.iter();
        Self {
            after: after.filter_map(|place| data.meeting(*place)).collect(),
            by: data.instant(by_hour.by),
            otherwise: data.instant(by_hour.otherwise),
        }
    }
}

/// Which meeting of a body a sitting is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct SittingNumber<'s> {
    /// The id of the group that counts.
    group: &'s str,
    /// The number, from 1.
    number: u32,
    /// That it takes up another: `resumed` under the number of that, `continued` under its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::resumption")]
    resumption: Option<Resumption>,
}

/// Why a sitting begins when it begins.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Reason<'s> {
    /// The kind of reason.
    kind: Kind,
    /// The id of the meeting whose end it followed, or would have followed, or that is not held.
    #[serde(skip_serializing_if = "Option::is_none")]
    meeting: Option<&'s str>,
    /// End of that meeting, compared with the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Against>,
}

/// The kinds of reason.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// It is the first of its track, and begins when the session opens.
    Opens,
    /// The meeting before it in the queue has ended.
    Follows,
    /// Its meeting goes on from the session before.
    Continues,
    /// It is pinned to its moment.
    Pinned,
    /// A pinned meeting takes the time before.
    Behind,
    /// An event takes the time before.
    Event,
    /// A meeting that it waits for, by `after` or `resumes`, has ended.
    After,
    /// It is not to begin before this moment.
    NotBefore,
    /// It is held on this day.
    OnDay,
    /// It never begins earlier than planned.
    AsPlanned,
    /// It waits for a session into which it fits whole.
    Undivided,
    /// The hour up to which it could have begun inside a session had passed.
    TooLate,
    /// Too little was left of the session.
    TooLittleLeft,
    /// Time that an early end frees is only used from the next session on.
    NextSession,
    /// Time that an early end frees is only used from the planned time on, as no session opens before.
    PlannedTime,
    /// It moved, as a session was held at other hours than planned.
    SessionHeld,
    /// It moved, as a session was not held.
    SessionLost,
    /// It moved, as a session was added.
    SessionAdded,
    /// It moved, as a session kept in reserve was opened.
    SessionOpened,
    /// It moved up, as the meeting before it is not held.
    CalledOff,
}

/// A time against the plan, in planned meeting time.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Against {
    /// Comparison with the plan: as planned, early or late.
    when: When,
    /// By how much; 0 if it was as planned.
    minutes: u32,
}

/// A time against the plan.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum When {
    /// At the planned time.
    AsPlanned,
    /// Earlier.
    Early,
    /// Later.
    Late,
}

/// Returns the planned and the current standing of a meeting.
pub(super) fn standings<'s>(
    meeting: MeetingId,
    placed: &'s schedule::Placed,
    data: &Data<'s>,
) -> (Standing<'s>, Standing<'s>) {
    let standing = |standing: &schedule::Standing, is_planned: bool| {
        let shown = if is_planned {
            &data.planned
        } else {
            &data.current
        };
        let sittings = standing.sittings.iter().enumerate();
        let written = sittings.filter_map(|(place, sitting)| {
            let session = data.schedule.session(sitting.session)?;
            let key = (meeting, place + 1);
            Some(self::sitting(placed, (key, sitting), session, shown, data))
        });
        Standing {
            minutes: standing.takes.0,
            sittings: written.collect(),
            not_planned: is_planned && placed.had_no_room(),
        }
    };
    let planned = standing(&placed.planned, true);
    (planned, standing(&placed.current, false))
}

/// Returns a sitting, which is shown under its meeting and its ordinal.
fn sitting<'s>(
    placed: &'s schedule::Placed,
    (key, sitting): ((MeetingId, usize), &schedule::Sitting),
    session: &Session,
    shown: &Shown,
    data: &Data<'s>,
) -> Sitting<'s> {
    let (meeting, ordinal) = key;
    let numbers = shown.numbers.get(&key).into_iter().flatten();
    let counted = numbers.filter_map(|number| {
        Some(SittingNumber {
            group: data.group(number.group)?,
            number: number.value,
            resumption: number.resumption,
        })
    });
    let is_first = ordinal == 1;
    let by_hour = shown.by_hour.get(&meeting).filter(|_| is_first);
    let items = shown.items.get(&key).into_iter().flatten();
    Sitting {
        id: format!("{}#{ordinal}", placed.meeting.id),
        ordinal,
        numbers: counted.collect(),
        starts: data.instant(sitting.starts),
        estimated: is_first && shown.estimated.contains(&meeting),
        condition: by_hour.map(|by_hour| Condition::of(by_hour, data)),
        ends: data.instant(sitting.ends),
        minutes: (sitting.ends - sitting.starts).num_minutes(),
        day: session.day,
        session: session.hours,
        items: items.filter_map(|part| ItemPart::of(part, data)).collect(),
        reason: Reason::of(sitting.reason, data),
        facilities: Facilities::of_sitting(placed, sitting, session, data),
    }
}

impl<'s> Facilities<'s> {
    /// Returns the facilities of a sitting; none if they are those of its meeting.
    fn of_sitting(
        placed: &'s schedule::Placed,
        sitting: &schedule::Sitting,
        session: &Session,
        data: &Data<'s>,
    ) -> Option<Self> {
        data.schedule.facilities(session)?;
        let (plan, schedule, meeting) = (data.plan, data.schedule, &*placed.meeting);
        let room = schedule.room_of(placed, sitting);
        let livestream = schedule.livestream_of(placed, sitting);
        let spoken = schedule.interpretation_of(placed, sitting);
        let is_same = room == plan.room_of(meeting)
            && livestream == plan.livestream_of(meeting)
            && spoken == plan.interpretation_of(meeting);
        (!is_same).then(|| Self {
            room: room.map(|room| Venue::of(room, data)),
            livestream,
            interpretation: spoken.map(|spoken| Interpretation::of(spoken, data)),
        })
    }
}

impl<'s> Reason<'s> {
    fn of(reason: schedule::Reason, data: &Data<'s>) -> Self {
        use schedule::Reason as Of;
        let (kind, ended) = match reason {
            Of::Opens => (Kind::Opens, None),
            Of::Follows { ended, .. } => (Kind::Follows, Some(ended)),
            Of::Continues => (Kind::Continues, None),
            Of::Pinned => (Kind::Pinned, None),
            Of::After { ended, .. } => (Kind::After, Some(ended)),
            Of::NotBefore => (Kind::NotBefore, None),
            Of::OnDay => (Kind::OnDay, None),
            Of::AsPlanned => (Kind::AsPlanned, None),
            Of::Undivided { .. } => (Kind::Undivided, None),
            Of::TooLate { .. } => (Kind::TooLate, None),
            Of::TooLittleLeft { .. } => (Kind::TooLittleLeft, None),
            Of::NextSession { .. } => (Kind::NextSession, None),
            Of::Behind { ended, .. } => (Kind::Behind, Some(ended)),
            Of::Event { .. } => (Kind::Event, None),
            Of::PlannedTime { .. } => (Kind::PlannedTime, None),
            Of::SessionHeld => (Kind::SessionHeld, None),
            Of::SessionLost => (Kind::SessionLost, None),
            Of::SessionAdded => (Kind::SessionAdded, None),
            Of::SessionOpened => (Kind::SessionOpened, None),
            Of::CalledOff { .. } => (Kind::CalledOff, None),
        };
        Self {
            kind,
            meeting: reason.names().and_then(|place| data.meeting(place)),
            ended: ended.map(Against::of),
        }
    }
}

impl Against {
    fn of(ended: Deviation) -> Self {
        let (when, minutes) = match ended {
            Deviation::AsPlanned => (When::AsPlanned, 0),
            Deviation::Early(by) => (When::Early, by.0),
            Deviation::Late(by) => (When::Late, by.0),
        };
        Self { when, minutes }
    }
}
