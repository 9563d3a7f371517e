//! One change of a plan or of its news.

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    plan::{DayRecord, Extra, MeetingId, OrdinarySession, TrackId},
    time::{Duration, Hours, Minutes},
};

/// A change that may let a schedule fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Remedy {
    /// The meeting takes `to`, which is less by `less`.
    Duration {
        meeting: MeetingId,
        to: Duration,
        less: Minutes,
    },
    /// The meeting is extended by `to` only, or not at all.
    Extended {
        meeting: MeetingId,
        to: Option<Minutes>,
        less: Minutes,
    },
    /// The meeting may be divided.
    Divided { meeting: MeetingId },
    /// The meeting is held on another day, or on any day.
    Day {
        meeting: MeetingId,
        to: Option<NaiveDate>,
    },
    /// The last day is another, a number of working days later.
    LastDay { to: NaiveDate, days: u32 },
    /// The day is not closed any more, in one track or in all.
    Open {
        track: Option<TrackId>,
        day: NaiveDate,
    },
    /// The sessions of one day are others.
    OfDay(OfDay),
    /// The meeting stopped at another moment.
    Stopped {
        meeting: MeetingId,
        key: &'static str,
        at: NaiveDateTime,
        /// The message of the change.
        because: String,
    },
}

/// A change of the sessions of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OfDay {
    /// A day of a track has these sessions.
    Sessions {
        track: TrackId,
        day: NaiveDate,
        list: Vec<OrdinarySession>,
        change: SessionChange,
    },
    /// A session is added by the news.
    Extra {
        track: TrackId,
        day: NaiveDate,
        hours: Hours,
    },
    /// A session that the news added went on for longer, or is for all.
    Agreed {
        record: DayRecord,
        place: usize,
        extra: Box<Extra>,
    },
    /// The sessions of a day were held at these hours.
    Held {
        track: TrackId,
        day: NaiveDate,
        hours: Vec<Hours>,
    },
}

/// The difference between the sessions of a day and the planned ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SessionChange {
    /// The last session goes on until these hours end.
    Longer(Hours),
    /// A session at these hours is new.
    Added(Hours),
    /// The day had no sessions before.
    First,
    /// A session that was kept in reserve, at these hours, is opened.
    Opened(Hours),
}

impl Remedy {
    /// True if it changes the sessions of the plan.
    pub(super) fn is_of_sessions(&self) -> bool {
        matches!(
            self,
            Self::LastDay { .. } | Self::Open { .. } | Self::OfDay(OfDay::Sessions { .. })
        )
    }
}
