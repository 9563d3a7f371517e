//! Occurrences, of which a view consists.

use std::borrow::Cow;

use super::numbers::Number;
use crate::{
    keywords::StartForm,
    plan::{
        Activity, CalledOff, ClosedDay, Deadline, Event, Meeting, MeetingId, Resumption, Session,
        TrackId, Venue,
    },
    schedule::{Consideration, Placed, Sitting},
    time::{Hours, Moment},
};
use chrono::NaiveDate;

/// One thing that a reader is shown at one time: a sitting, an event on one of its days, a day on
/// which nothing is held, a deadline.
///
/// ```
/// use plenary::{Language, view::OccurrenceKind};
/// let source = plenary::open("csp12.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let view = schedule.view(Language::English).ok_or("not in English")?;
/// let first = &view.occurrences()[0];
/// assert_eq!((&*first.id, first.ordinal), ("WGETI/exchange", 1));
/// assert!(matches!(first.kind, OccurrenceKind::Sitting { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Occurrence<'s> {
    /// The thing itself.
    pub kind: OccurrenceKind<'s>,
    /// The id of the meeting or the event, the title of a deadline; empty for a closed day. A deadline
    /// before each meeting has the id of the meeting behind its title, on a line of its own.
    /// [`Schedule::name_of`](crate::Schedule::name_of) returns the name that readers know.
    pub id: Cow<'s, str>,
    /// Its number among the occurrences of its kind and id, from 1, such as among the sittings of its
    /// meeting.
    pub ordinal: usize,
    /// The day on which it is listed: a sitting past midnight is listed on that of its session.
    pub day: NaiveDate,
    /// Its start, if it has an hour; an estimate if its condition is shown instead.
    pub starts: Option<Moment>,
    /// The form in which its start is shown.
    pub start: StartForm,
    /// Its end, if that is known.
    pub ends: Option<Moment>,
    /// The form in which its end is written.
    pub end: End,
    /// The way in which it is called off, if it is not held.
    pub called_off: Option<CalledOff>,
    /// The track; none if it is of all.
    pub track: Option<TrackId>,
    /// Its room: its own, that of its session, its day or its track.
    pub room: Option<&'s Venue>,
    /// True for a sitting with another room, livestream or interpretation than the one before it in its
    /// meeting.
    pub(crate) has_new_facilities: bool,
    /// True for the first sitting of a meeting.
    pub is_first: bool,
    /// True for the last sitting of a meeting.
    pub is_last: bool,
    /// Its meeting or event, if it is of one; of a deadline the meeting that it is before.
    pub(crate) activity: Option<Activity>,
    /// The items of the agenda that a sitting takes up.
    pub items: Vec<Consideration>,
    /// Its number by each body that meets and counts.
    pub(crate) numbers: Vec<Number>,
    /// Mark of the first sitting that takes up what another meeting left.
    pub(crate) resumption: Option<Resumption>,
}

/// The kinds of occurrence.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum OccurrenceKind<'s> {
    /// A sitting of a meeting.
    #[non_exhaustive]
    Sitting {
        /// The place of the meeting.
        place: MeetingId,
        /// The meeting.
        placed: &'s Placed,
        /// The sitting.
        sitting: &'s Sitting,
        /// Its session.
        session: &'s Session,
    },
    /// An event on one of its days.
    Event(&'s Event),
    /// A day on which nothing is held.
    Closed(&'s ClosedDay),
    /// A day by which something is to be done.
    Deadline(&'s Deadline),
}

/// Form in which an end is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum End {
    /// The hour.
    #[default]
    Shown,
    /// The hour, and that it may be later.
    OrLater,
    /// Nothing: the schedule shows only beginnings.
    Hidden,
    /// The word for an open end, where the schedule shows only beginnings.
    Open,
}

impl End {
    /// Returns the form of an end that is shown or not, and is open or not.
    pub(super) const fn of(is_shown: bool, is_open: bool) -> Self {
        match (is_shown, is_open) {
            (true, false) => Self::Shown,
            (true, true) => Self::OrLater,
            (false, false) => Self::Hidden,
            (false, true) => Self::Open,
        }
    }

    /// True if it is written as an hour.
    #[must_use]
    pub const fn is_hour(self) -> bool {
        matches!(self, Self::Shown | Self::OrLater)
    }
}

impl<'s> Occurrence<'s> {
    /// Returns the meeting with its place, if it is a sitting.
    #[must_use]
    pub fn placed(&self) -> Option<&'s Placed> {
        match self.kind {
            OccurrenceKind::Sitting { placed, .. } => Some(placed),
            _ => None,
        }
    }

    /// Returns the meeting, if it is a sitting.
    #[must_use]
    pub fn meeting(&self) -> Option<&'s Meeting> {
        self.placed().map(|placed| &*placed.meeting)
    }

    /// Returns the event, if it is one.
    #[must_use]
    pub fn event(&self) -> Option<&'s Event> {
        match self.kind {
            OccurrenceKind::Event(event) => Some(event),
            _ => None,
        }
    }

    /// Returns the sitting, if it is one.
    #[must_use]
    pub fn sitting(&self) -> Option<&'s Sitting> {
        match self.kind {
            OccurrenceKind::Sitting { sitting, .. } => Some(sitting),
            _ => None,
        }
    }

    /// Returns the session of a sitting.
    pub(crate) fn session(&self) -> Option<&'s Session> {
        match self.kind {
            OccurrenceKind::Sitting { session, .. } => Some(session),
            _ => None,
        }
    }

    /// True if its meeting goes on from an earlier session.
    #[must_use]
    pub fn is_continued(&self) -> bool {
        self.sitting().is_some_and(Sitting::is_continued)
    }

    /// Returns its start as an hour, if it is written.
    #[must_use]
    pub fn written_start(&self) -> Option<Moment> {
        self.starts.filter(|_| self.start == StartForm::Hour)
    }

    /// Returns its end as an hour, if it is written.
    #[must_use]
    pub fn written_end(&self) -> Option<Moment> {
        self.ends.filter(|_| self.end.is_hour())
    }

    /// Returns its hours by the day on which it is listed. Without an end, only the beginning counts.
    pub(crate) fn hours(&self) -> Option<Hours> {
        let starts = self.starts?;
        let ends = self.ends.unwrap_or(starts);
        Some(Hours::since(
            self.day,
            starts.naive_local(),
            ends.naive_local(),
        ))
    }

    /// Returns the mark of a sitting that takes up what another meeting left, unless its number has it.
    pub(crate) fn unnumbered_resumption(&self) -> Option<Resumption> {
        self.resumption.filter(|_| self.numbers.is_empty())
    }
}
