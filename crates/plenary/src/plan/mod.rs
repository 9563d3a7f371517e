//! The plan: groups, days, sessions, and meetings in order. It is valid by construction.
//!
//! A [`Plan`] comes from a source through [`read`](crate::read), or from a
//! [`PlanBuilder`](crate::build::PlanBuilder); both are judged by the same checks.

mod common;
mod deadlines;
mod event;
mod extra;
mod facilities;
mod frame;
mod group;
mod heading;
mod ids;
mod meeting;
mod names;
mod news;
mod room;

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
pub(crate) use common::Common;
pub use common::{Access, Interpretation};
pub use deadlines::{Deadline, Due, ListedDocument};
pub use event::Event;
pub(crate) use event::Taken;
pub use extra::Extra;
pub use facilities::Facilities;
pub(crate) use facilities::{FacilitiesId, FacilitiesList, GivenFacilities};
pub use frame::{ClosedDay, DayNote, Session, SessionKind, Track};
pub(crate) use frame::{Frame, OrdinarySession};
pub use group::{Group, Holder, Office};
pub(crate) use heading::Heading;
pub use heading::{Revision, SideEvents};
pub(crate) use ids::{Activity, EventId, List, ids, list};
pub use ids::{DeadlineId, GroupId, MeetingId, RoomId, TrackId};
pub use meeting::{AgendaDocument, AgendaItem, Details, Meeting, Rules, Speaker, Start};
pub(crate) use names::TextNames;
pub use names::UnfinishedLanguage;
pub use news::{CalledOff, DayRecord, News, Record, Resumption};
pub use room::{Room, Venue};

pub use crate::keywords::{
    Attendance, DayHeading, EventKind, EventStatus, Layout, Role, Rolling, StartForm, UnknownWord,
};

use crate::{
    fault::Waiver,
    keywords::{Output, Show},
    text::{Language, Text},
    time::{Hours, Moment},
};

/// More days than any schedule has: a slip of the pen in a year is found by it.
pub(crate) const MOST_DAYS: i64 = 366;

/// The most sessions that a schedule can have: nine a day in thirty tracks for a year. A few lines
/// can ask for any number.
pub(crate) const MOST_SESSIONS: usize = 100_000;

/// The most places in which events can stand, one for each day and track.
pub(crate) const MOST_PLACES: usize = 200_000;

/// A plan: the groups that meet, the durations and the order of their meetings, and the sessions.
///
/// Nothing in a plan contradicts itself. [`place`](crate::place) finds out whether the meetings fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub(crate) languages: Vec<Language>,
    pub(crate) unfinished: Vec<UnfinishedLanguage>,
    pub(crate) page: Page,
    pub(crate) common: Common,
    /// True if an agenda has hours, so that most plans need not be searched for them.
    pub(crate) has_timed_items: bool,
    pub(crate) heading: Heading,
    pub(crate) frame: Frame,
    pub(crate) rules: Rules,
    pub(crate) groups: Vec<Group>,
    /// Shared with the schedules of the plan.
    pub(crate) meetings: Vec<Arc<Meeting>>,
    pub(crate) events: Vec<Event>,
    pub(crate) office_holders: bool,
    pub(crate) nominations: Option<Text>,
    pub(crate) deadlines: Vec<Deadline>,
    pub(crate) documents: Vec<ListedDocument>,
    pub(crate) waivers: Vec<Waiver>,
}

/// Settings for the look of the annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) outputs: Vec<Output>,
    pub(crate) docx_reference: Option<String>,
    pub(crate) join_sittings: bool,
    pub(crate) show: Show,
    pub(crate) layout: Option<Layout>,
    pub(crate) day_headings: Option<DayHeading>,
    pub(crate) forecast: bool,
}

impl Plan {
    /// Returns the languages, the one of plain strings first. Never empty.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Returns the forms of the files that are kept beside the source.
    #[must_use]
    pub fn outputs(&self) -> &[Output] {
        &self.page.outputs
    }

    /// Returns the document beside the source from which its Word documents take their look.
    #[must_use]
    pub fn docx_reference(&self) -> Option<&str> {
        self.page.docx_reference.as_deref()
    }

    /// True if the successive sittings of a meeting in one day share a cell of the table.
    #[must_use]
    pub fn joins_sittings(&self) -> bool {
        self.page.join_sittings
    }

    /// Returns the choice of times that the annex shows.
    #[must_use]
    pub fn shows(&self) -> Show {
        self.page.show
    }

    /// True if the annex shows the earliest and the latest beginning of meetings.
    #[must_use]
    pub fn shows_forecast(&self) -> bool {
        self.page.forecast
    }

    /// Returns the name of the time zone in the tz database.
    #[must_use]
    pub fn time_zone(&self) -> &str {
        self.frame.time_zone.name()
    }

    /// Returns an instant by the clocks of the time zone.
    ///
    /// ```
    /// use plenary::chrono::DateTime;
    /// let source = plenary::open("csp12.toml")?;
    /// let plan = plenary::read(&source)?.value.0;
    /// let instant = DateTime::from_timestamp(1_773_675_600, 0).ok_or("no such instant")?;
    /// assert_eq!(instant.to_rfc3339(), "2026-03-16T15:40:00+00:00");
    /// assert_eq!(plan.local_time(instant).to_rfc3339(), "2026-03-16T16:40:00+01:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn local_time(&self, instant: DateTime<Utc>) -> Moment {
        self.frame.time_zone.local(instant.fixed_offset())
    }

    /// Returns the first day.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.frame.first_day
    }

    /// Returns the last day.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.frame.last_day
    }

    /// Returns the hours of the sessions of a day that has none of its own, in order.
    #[must_use]
    pub fn hours(&self) -> &[Hours] {
        &self.frame.hours
    }

    /// Returns the tracks: one, unless the schedule declares its own.
    #[must_use]
    pub fn tracks(&self) -> &[Track] {
        &self.frame.tracks
    }

    /// Returns the days on which nothing is held.
    #[must_use]
    pub fn closed_days(&self) -> &[ClosedDay] {
        &self.frame.closed
    }

    /// Returns the rules that hold for the whole schedule.
    #[must_use]
    pub fn rules(&self) -> Rules {
        self.rules
    }

    /// Returns the rule that holds for a meeting: its own, or its group's, or the schedule's.
    #[must_use]
    pub fn rolling_of(&self, meeting: &Meeting) -> Rolling {
        let group = self.group_of(meeting);
        let of_group = group.and_then(|group| group.rolling);
        let parent = || self.working_group(group?).rolling;
        let rolling = meeting.start.rolling.or(of_group).or_else(parent);
        rolling.unwrap_or(self.rules.rolling)
    }

    /// Returns every session as it is planned, track by track, those of one in order: the frame.
    #[must_use]
    pub fn frame(&self) -> &[Session] {
        &self.frame.sessions
    }

    /// Returns the groups, each followed by its sub-working groups.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Returns the meetings in the order in which they are to be held: the queue.
    #[must_use]
    pub fn meetings(&self) -> &[Arc<Meeting>] {
        &self.meetings
    }

    /// Returns the events, in the order of the source.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Returns the layout of days and tracks, if it is given.
    #[must_use]
    pub fn layout(&self) -> Option<Layout> {
        self.page.layout
    }

    /// Returns the heads of days, if they are given.
    #[must_use]
    pub fn day_headings(&self) -> Option<DayHeading> {
        self.page.day_headings
    }

    /// True if a group, or a sub-working group of it, takes part in a meeting, alone or with others.
    pub(crate) fn takes_part(&self, group: GroupId, meeting: &Meeting) -> bool {
        let with = meeting.details().with.iter().copied();
        let mut meets = meeting.group.into_iter().chain(with);
        meets.any(|group_place| {
            group_place == group || self.groups[group_place].parent == Some(group)
        })
    }

    /// Returns the places of the meetings by their ids.
    pub(crate) fn places(&self) -> HashMap<&str, MeetingId> {
        let meetings = self.meetings.with_ids();
        meetings
            .map(|(place, meeting)| (&*meeting.id, place))
            .collect()
    }

    /// Returns the warnings that the schedule allows.
    #[must_use]
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// Returns the place of the group of an id.
    pub(crate) fn group_id(&self, id: &str) -> Option<GroupId> {
        let place = self.groups.iter().position(|group| group.id == *id);
        place.map(GroupId::new)
    }

    /// Returns the group that a meeting is of.
    #[must_use]
    pub fn group_of(&self, meeting: &Meeting) -> Option<&Group> {
        self.groups.get(meeting.group?.index())
    }

    /// Returns the group itself, or the one that a sub-working group belongs to.
    #[must_use]
    pub fn working_group<'p>(&'p self, group: &'p Group) -> &'p Group {
        let parent = group
            .parent
            .and_then(|parent| self.groups.get(parent.index()));
        parent.unwrap_or(group)
    }
}
