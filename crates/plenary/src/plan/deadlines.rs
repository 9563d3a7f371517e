//! Deadlines, and the documents of the meetings.

use super::{MeetingId, Plan};
use crate::text::{Address, Text};
use chrono::{NaiveDate, NaiveTime};

/// Something that is to be done by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deadline {
    /// The title: the thing to do.
    pub title: Text,
    /// By which day; [`Schedule::deadlines`](crate::Schedule::deadlines) knows its date.
    pub due: Due,
    /// True if the days before a meeting are counted in working days: those with sessions, and outside the
    /// days of the schedule those that are not of a weekend.
    pub working_days: bool,
    /// By which hour of that day.
    pub time: Option<NaiveTime>,
    /// The address at which to do it.
    pub link: Option<Address>,
}

impl Deadline {
    /// True if it is due anew before each meeting.
    #[must_use]
    pub fn is_before_each(&self) -> bool {
        matches!(self.due, Due::BeforeEach { .. })
    }
}

/// The day of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Due {
    /// The day of this date.
    On(NaiveDate),
    /// A day before a meeting, which moves with that meeting.
    Before {
        /// The meeting.
        meeting: MeetingId,
        /// The number of days before the day on which the meeting begins.
        days: u32,
    },
    /// A day before each meeting that is held, on which it is due anew.
    BeforeEach {
        /// The number of days before the day on which a meeting begins.
        days: u32,
    },
}

/// A document of the meetings. It has a title or a symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListedDocument {
    /// The title.
    pub title: Option<Text>,
    /// By what it is cited: `ATT/CSP12/WG/2026/1`.
    pub symbol: Option<String>,
    /// The day on which it is issued.
    pub issued: Option<NaiveDate>,
    /// The address at which it can be read.
    pub link: Option<Address>,
}

impl Plan {
    /// Returns the deadlines, in the order of the source.
    #[must_use]
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// Returns the documents of the meetings, in the order of the source.
    #[must_use]
    pub fn documents(&self) -> &[ListedDocument] {
        &self.documents
    }
}
