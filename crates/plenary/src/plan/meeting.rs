//! Meetings, and the rules that hold for them.

use super::{Access, GroupId, Holder, Interpretation, MeetingId, TrackId, Venue};
use crate::{
    keywords::{Attendance, Rolling, StartForm},
    text::{Address, Livestream, Text},
    time::{Duration, Minutes, Moment},
};
use chrono::{NaiveDate, NaiveTime};

/// The details of most meetings.
static NOTHING: Details = Details::NONE;

/// A meeting: a place in the order, and a duration.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Meeting {
    /// The identifier for news, calendars and links; it does not change with the time of the meeting.
    pub id: String,
    /// The group that meets.
    pub group: Option<GroupId>,
    /// The title, beside the name of the group.
    pub title: Option<Text>,
    /// The track in which it is held.
    pub track: TrackId,
    /// The duration that is asked for; none for a meeting that resumes another for the rest of its time.
    pub duration: Option<Duration>,
    /// The least that it can take.
    pub at_least: Option<Duration>,
    /// The most that it can take.
    pub at_most: Option<Duration>,
    /// The conditions on its beginning.
    pub start: Start,
    /// The suspended meeting that it takes up.
    pub resumes: Option<MeetingId>,
    /// The details; most meetings have none.
    pub(crate) details: Option<Box<Details>>,
}

impl Meeting {
    /// Returns the details: everything beside its group and its time.
    #[must_use]
    pub fn details(&self) -> &Details {
        self.details.as_deref().unwrap_or(&NOTHING)
    }

    /// True if an item of its agenda has an hour or a duration.
    pub(crate) fn has_timed_items(&self) -> bool {
        let mut agenda = self.details().agenda.iter();
        agenda.any(|item| item.at.is_some() || item.duration.is_some())
    }

    /// True if its duration, or a bound of it, is in sessions.
    pub(crate) fn in_sessions(&self) -> bool {
        let lengths = [self.duration, self.at_least, self.at_most];
        let in_sessions = |length: &Duration| matches!(length, Duration::Sessions { .. });
        lengths.iter().flatten().any(in_sessions)
    }
}

/// The details of a meeting: everything beside its group and its time.
///
/// A detail that a meeting lacks may be given by its track, its group or the schedule:
/// [`Plan::livestream_of`](super::Plan::livestream_of),
/// [`Plan::interpretation_of`](super::Plan::interpretation_of),
/// [`Plan::access_of`](super::Plan::access_of), [`Plan::room_of`](super::Plan::room_of).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Details {
    /// Its own room, instead of its track's.
    pub room: Option<Venue>,
    /// The address with more about it.
    pub link: Option<Address>,
    /// The livestream, or the statement that there is none.
    pub livestream: Option<Livestream>,
    /// Between which languages there is interpretation.
    pub interpretation: Option<Interpretation>,
    /// The form of attendance.
    pub format: Option<Attendance>,
    /// The access.
    pub access: Option<Access>,
    /// The chair, instead of the chair of the group.
    pub chair: Option<Holder>,
    /// The speakers, in order.
    pub speakers: Vec<Speaker>,
    /// True if it is an informal consultation, which has no number.
    pub informal: bool,
    /// The groups with which it is a joint meeting.
    pub with: Vec<GroupId>,
    /// True if it may go on after its end.
    pub open_end: bool,
    /// A note on it.
    pub note: Option<Text>,
    /// The items of the agenda, in order.
    pub agenda: Vec<AgendaItem>,
}

impl Details {
    /// The details of a meeting of which nothing more is said.
    pub(crate) const NONE: Self = Self {
        room: None,
        link: None,
        livestream: None,
        interpretation: None,
        format: None,
        access: None,
        chair: None,
        speakers: Vec::new(),
        informal: false,
        with: Vec::new(),
        open_end: false,
        note: None,
        agenda: Vec::new(),
    };

    /// Puts the details into a box; none if nothing is said.
    pub(crate) fn boxed(self) -> Option<Box<Self>> {
        (self != Self::NONE).then(|| Box::new(self))
    }
}

/// A person who speaks at a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Speaker {
    /// The name of one person, with a State in brackets if it is written there: `Ms. Marie DUPONT (France)`.
    pub name: Text,
    /// The function: an office, and whose it is.
    pub function: Option<Text>,
}

/// Something that a meeting deals with. It has a number, a title, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AgendaItem {
    /// Its number.
    pub item: Option<Text>,
    /// The title.
    pub title: Option<Text>,
    /// The hour at which it is taken up.
    pub at: Option<NaiveTime>,
    /// The time that it takes; all items of a list have one, or none has.
    pub duration: Option<Minutes>,
    /// The documents before the meeting.
    pub documents: Vec<AgendaDocument>,
    /// The address with more about the item.
    pub link: Option<Address>,
    /// A note on it.
    pub note: Option<Text>,
}

/// A document of an item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AgendaDocument {
    /// The symbol.
    pub symbol: Text,
    /// The address at which it can be read.
    pub link: Option<Address>,
}

/// The conditions on the beginning of a meeting, beside its place in the order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Start {
    /// It is pinned to this moment.
    pub pinned: Option<Moment>,
    /// On this day.
    pub on: Option<NaiveDate>,
    /// Not before this moment.
    pub not_before: Option<Moment>,
    /// The meetings that have to end before.
    pub after: Vec<MeetingId>,
    /// Only where it fits whole.
    pub undivided: bool,
    /// Inside a session, only up to this hour.
    pub by: Option<NaiveTime>,
    /// Its own rule, instead of its group's or the schedule's.
    pub rolling: Option<Rolling>,
    /// The form in which it is shown.
    pub form: StartForm,
}

/// The rules that hold for the whole schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Rules {
    /// The effect of an early end on the meetings that follow.
    pub rolling: Rolling,
    /// So short before the end of a session no meeting begins.
    pub no_start_in_last: Minutes,
    /// The time between two meetings of one session.
    pub change_over: Minutes,
}
