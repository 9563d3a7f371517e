//! What is asked: groups, days, sessions, and meetings in order. Valid by construction.
//!
//! A [`Plan`] comes from a source through [`read`](crate::read), or from a [`PlanBuilder`](crate::PlanBuilder);
//! both
//! are judged by the same checks.

mod group;
mod news;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

pub use group::{Group, Holder, Office};
pub use news::News;

use crate::{
    fault::Waiver,
    terms::{Output, Status},
    text::{Language, Text},
    time::{Duration, Hours, Moment, Zone},
};

/// More days than any schedule has: a slip of the pen in a year is found by it.
pub(crate) const MOST_DAYS: i64 = 366;

/// What is asked of a schedule: who meets, for how long, in which order, in which sessions.
///
/// Nothing in a plan contradicts itself; whether the meetings fit is for
/// [`place`](crate::place) to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Plan {
    pub(crate) languages: Vec<Language>,
    pub(crate) outputs: Vec<Output>,
    pub(crate) join_sittings: bool,
    pub(crate) heading: Heading,
    pub(crate) frame: Frame,
    pub(crate) groups: Vec<Group>,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) waivers: Vec<Waiver>,
}

/// What a plan says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Heading {
    pub(crate) organisation: Option<Text>,
    pub(crate) conference: Text,
    pub(crate) name: Text,
    pub(crate) title: Option<Text>,
    pub(crate) secretariat: Option<Text>,
    pub(crate) president: Option<Holder>,
    pub(crate) issued: Option<NaiveDate>,
    pub(crate) status: Option<Status>,
    pub(crate) venue: Option<Text>,
    pub(crate) side_events: Option<SideEvents>,
    pub(crate) note: Option<Text>,
}

/// When there can be meetings at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Frame {
    pub(crate) time_zone: Zone,
    pub(crate) first_day: NaiveDate,
    pub(crate) last_day: NaiveDate,
    pub(crate) hours: Vec<Hours>,
    pub(crate) sessions: Vec<Session>,
}

impl Frame {
    /// Every day from the first to the last.
    pub(crate) fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let days = self.first_day.iter_days();
        days.take_while(|day| *day <= self.last_day)
    }
}

/// A stretch of a day when the room and the interpreters are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Session {
    /// The day on which it opens.
    pub day: NaiveDate,
    /// Its place among the hours of a day, counted from 0.
    pub row: usize,
    /// When it opens.
    pub opens: Moment,
    /// When it closes.
    pub closes: Moment,
}

/// What the row of side events says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SideEvents {
    /// There will be some: *tbc*.
    ToBeConfirmed,
    /// This, on every day.
    Text(Text),
}

/// What one group has to do: a place in the order, and a duration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Meeting {
    /// What it is called in news, calendars and links; never changes with its time.
    pub id: String,
    /// Who meets: a place in [`Plan::groups`].
    pub group: Option<usize>,
    /// What it is called, where the group's name does not say it.
    pub title: Option<Text>,
    /// How long it is asked to be.
    pub duration: Duration,
}

impl Session {
    /// How long it is in real time, in minutes.
    pub(crate) fn minutes(&self) -> u32 {
        let minutes = (self.closes - self.opens).num_minutes();
        u32::try_from(minutes).unwrap_or(0)
    }
}

impl Plan {
    /// The languages, the one of plain strings first. Never empty.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Which files are kept beside the source.
    #[must_use]
    pub fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// Whether the successive sittings of a meeting in one day share a cell of the table.
    #[must_use]
    pub fn joins_sittings(&self) -> bool {
        self.join_sittings
    }

    /// Who convenes the meetings.
    #[must_use]
    pub fn organisation(&self) -> Option<&Text> {
        self.heading.organisation.as_ref()
    }

    /// What the meetings prepare, such as `CSP12`.
    #[must_use]
    pub fn conference(&self) -> &Text {
        &self.heading.conference
    }

    /// What the meetings are called together.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.heading.name
    }

    /// The title of the annex, where it is written by hand.
    #[must_use]
    pub fn title(&self) -> Option<&Text> {
        self.heading.title.as_ref()
    }

    /// Who issues the schedule.
    #[must_use]
    pub fn secretariat(&self) -> Option<&Text> {
        self.heading.secretariat.as_ref()
    }

    /// The president of the conference.
    #[must_use]
    pub fn president(&self) -> Option<&Holder> {
        self.heading.president.as_ref()
    }

    /// The date of issue.
    #[must_use]
    pub fn issued(&self) -> Option<NaiveDate> {
        self.heading.issued
    }

    /// How settled the schedule is.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.heading.status
    }

    /// The name of the time zone in the tz database.
    #[must_use]
    pub fn time_zone(&self) -> &str {
        self.frame.time_zone.name()
    }

    /// Where the meetings are.
    #[must_use]
    pub fn venue(&self) -> Option<&Text> {
        self.heading.venue.as_ref()
    }

    /// The first day.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.frame.first_day
    }

    /// The last day.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.frame.last_day
    }

    /// The hours of the sessions of a day, in order.
    #[must_use]
    pub fn hours(&self) -> &[Hours] {
        &self.frame.hours
    }

    /// Every session of every day, in order: the frame.
    #[must_use]
    pub fn frame(&self) -> &[Session] {
        &self.frame.sessions
    }

    /// What the row of side events says.
    #[must_use]
    pub fn side_events(&self) -> Option<&SideEvents> {
        self.heading.side_events.as_ref()
    }

    /// The note under the table.
    #[must_use]
    pub fn note(&self) -> Option<&Text> {
        self.heading.note.as_ref()
    }

    /// The groups, each followed by its sub-working groups.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The meetings in the order in which they are to be held: the queue.
    #[must_use]
    pub fn meetings(&self) -> &[Meeting] {
        &self.meetings
    }

    /// The places of the meetings by their ids.
    pub(crate) fn places(&self) -> HashMap<&str, usize> {
        let meetings = self.meetings.iter().enumerate();
        meetings
            .map(|(place, meeting)| (&*meeting.id, place))
            .collect()
    }

    /// The warnings that the schedule allows.
    #[must_use]
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// The group that a meeting is of.
    #[must_use]
    pub fn group_of(&self, meeting: &Meeting) -> Option<&Group> {
        self.groups.get(meeting.group?)
    }

    /// The group itself, or the one that a sub-working group belongs to.
    #[must_use]
    pub fn working_group<'p>(&'p self, group: &'p Group) -> &'p Group {
        let parent = group.parent.and_then(|parent| self.groups.get(parent));
        parent.unwrap_or(group)
    }
}
