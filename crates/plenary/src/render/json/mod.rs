//! The compiled schedule as JSON, and the JSON Schema that describes it: both are made of the types
//! in this folder.

mod agenda;
mod data;
mod deadline;
mod event;
mod frame;
mod group;
mod meeting;
mod schema;
mod shapes;
mod speaker;
mod standing;
mod text;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

pub use schema::output_schema;

use self::{
    data::Data,
    deadline::{Deadline, Document},
    event::Event,
    frame::{Day, Room, Rules, Sessions, Track},
    group::{Group, Office},
    meeting::{Interpretation, Meeting},
    standing::Instant,
    text::Text,
};
use crate::{
    keywords::{Role, Status},
    plan,
    schedule::Schedule as Placed,
    text::{Address, Language},
};

/// The form that is written now.
const VERSION: u32 = 2;

impl Placed {
    /// Returns the schedule as JSON, for programs: all that was asked and all that has happened, with the
    /// planned and the current times of every meeting, and why they are what they are.
    ///
    /// There is one file for all languages, in the form that [`output_schema`] describes. What is not
    /// known is left out and never `null`; a list is there even if nothing is in it. Meetings, groups,
    /// tracks and rooms are named by their ids, and lengths of time are whole minutes. Keys come in a
    /// fixed order and lists in that of the schedule, each on a line of its own. `version` is 2, and
    /// rises when a key goes or changes its meaning; new keys may come without that.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let data: serde_json::Value = serde_json::from_str(&schedule.to_json())?;
    /// let first = &data["meetings"][0]["current"]["sittings"][0];
    /// assert_eq!(first["id"], "WGETI/exchange#1");
    /// assert_eq!(first["starts"]["local"], "2026-03-16T10:00:00");
    /// assert_eq!(first["starts"]["utc"], "2026-03-16T09:00:00Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        // Every key is a text, so that nothing can fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl Serialize for Placed {
    /// Writes the form of [`Schedule::to_json`](Self::to_json).
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Schedule::of(&Data::of(self)).serialize(serializer)
    }
}

/// The compiled schedule of an international meeting. What is not known is left out and never null;
/// a list is there even if nothing is in it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Schedule<'s> {
    /// The version of this form. It rises when a key goes or changes its meaning; new keys may come
    /// without that.
    #[schemars(schema_with = "shapes::version")]
    version: u32,
    /// Conference that the meetings prepare.
    conference: Text<'s>,
    /// Name of the meetings together.
    name: Text<'s>,
    /// The title of the annex: the one written by hand, or the one made of status, name and days.
    title: Text<'s>,
    /// Organisation that convenes the meetings.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<Text<'s>>,
    /// Secretariat that issues the schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    secretariat: Option<Text<'s>>,
    /// President of the conference.
    #[serde(skip_serializing_if = "Option::is_none")]
    president: Option<Office<'s>>,
    /// Status of the schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::status")]
    status: Option<Status>,
    /// The day on which it was issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    issued: Option<NaiveDate>,
    /// The symbol of the paper, without the suffix of a revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<&'s str>,
    /// The signs between the symbol and the number of a revision, where the schedule gives them.
    #[serde(skip_serializing_if = "Option::is_none")]
    revision_mark: Option<&'s str>,
    /// The language in which the paper was written, as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::language")]
    original: Option<Language>,
    /// The last issue, where the schedule says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<Revision>,
    /// True if the plan was edited since the last issue, so that this is not issued.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
    /// Up to when it is known what has happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Instant<'s>>,
    /// The languages in which every text is written, as BCP 47 tags, that of plain strings first.
    #[schemars(schema_with = "shapes::languages")]
    languages: Vec<Language>,
    /// The time zone of the venue, by its name in the tz database.
    time_zone: &'s str,
    /// Venue.
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<Text<'s>>,
    /// The first day.
    #[schemars(schema_with = "shapes::date")]
    first_day: NaiveDate,
    /// The last day.
    #[schemars(schema_with = "shapes::date")]
    last_day: NaiveDate,
    /// Livestream of the whole conference.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    livestream: Option<&'s Address>,
    /// Between which languages there is interpretation, unless a track or a meeting says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    interpretation: Option<Interpretation<'s>>,
    /// Number of meetings that can be interpreted at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    interpretation_teams: Option<u32>,
    /// Texts of the row of side events.
    #[serde(skip_serializing_if = "Option::is_none")]
    side_events: Option<SideEvents<'s>>,
    /// The note on the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text<'s>>,
    /// Advice on nominations for vacant offices.
    #[serde(skip_serializing_if = "Option::is_none")]
    nominations: Option<Text<'s>>,
    /// The rules that hold for the whole schedule.
    rules: Rules,
    /// Every day from the first to the last.
    days: Vec<Day<'s>>,
    /// The groups, each followed by its sub-working groups.
    groups: Vec<Group<'s>>,
    /// The tracks that are declared; none where all meetings follow one another in one room.
    tracks: Vec<Track<'s>>,
    /// The rooms that are declared.
    rooms: Vec<Room<'s>>,
    /// Planned and current sessions.
    sessions: Sessions<'s>,
    /// The meetings in the order in which they are to be held.
    meetings: Vec<Meeting<'s>>,
    /// Events at fixed times, which are not placed.
    events: Vec<Event<'s>>,
    /// By when something is to be done, in order of time; what has no day comes last.
    deadlines: Vec<Deadline<'s>>,
    /// The documents of the meetings.
    documents: Vec<Document<'s>>,
}

impl<'s> Schedule<'s> {
    fn of(data: &Data<'s>) -> Self {
        let plan = data.plan;
        let interpretation = plan.interpretation();
        let (president, side_events) = (plan.president(), plan.side_events());
        Self {
            version: VERSION,
            conference: data.text(plan.conference()),
            name: data.text(plan.name()),
            title: Text::made(plan, |language| data.title(language)),
            organisation: data.optional(plan.organisation()),
            secretariat: data.optional(plan.secretariat()),
            president: president.map(|holder| Office::of(Role::President, holder, None, data)),
            status: plan.status(),
            issued: plan.issued(),
            symbol: plan.symbol(),
            revision_mark: plan.heading.revision_mark.as_deref(),
            original: plan.original(),
            revision: plan.revision().map(Revision::of),
            draft: data.schedule.is_draft(),
            as_of: data.schedule.now().map(|now| data.instant(now)),
            languages: plan.finished_languages().collect(),
            time_zone: plan.time_zone(),
            venue: data.optional(plan.venue()),
            first_day: plan.first_day(),
            last_day: plan.last_day(),
            livestream: plan.livestream(),
            interpretation: interpretation.map(|spoken| Interpretation::of(spoken, data)),
            interpretation_teams: plan.interpretation_teams(),
            side_events: side_events.map(|said| SideEvents::of(said, data)),
            note: data.optional(plan.note()),
            nominations: data.optional(plan.nominations()),
            rules: Rules::of(plan.rules()),
            days: frame::days(data),
            groups: group::groups(data),
            tracks: frame::tracks(data),
            rooms: frame::rooms(data),
            sessions: Sessions::of(data),
            meetings: meeting::meetings(data),
            events: event::events(data),
            deadlines: deadline::deadlines(data),
            documents: deadline::documents(data),
        }
    }
}

/// Which version of a schedule it is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Revision {
    /// 0 for the first issue, 1 for the first revision.
    number: u32,
    /// The day on which it was issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    issued: Option<NaiveDate>,
    /// The day on which it went out again, since the paper was wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    reissued: Option<NaiveDate>,
    /// The number of corrections of this issue and those before it together.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<u32>,
}

impl Revision {
    fn of(revision: plan::Revision) -> Self {
        Self {
            number: revision.number,
            issued: revision.issued,
            reissued: revision.reissued,
            corrections: Some(revision.corrections).filter(|number| *number > 0),
        }
    }
}

/// Texts of the row of side events.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct SideEvents<'s> {
    /// True if they are to be confirmed.
    tbc: bool,
    /// Text under every day, if it is settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Text<'s>>,
}

impl<'s> SideEvents<'s> {
    fn of(said: &'s plan::SideEvents, data: &Data<'s>) -> Self {
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
