//! One change of a plan or of its news.

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    plan::{DayRecord, SessionKind},
    time::{Duration, Hours, Minutes},
};

/// A change that may let a schedule fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Remedy {
    /// A meeting takes so long, and so much less than before.
    Duration {
        meeting: usize,
        to: Duration,
        less: Minutes,
    },
    /// A meeting is extended by so much only, or not at all.
    Extended {
        meeting: usize,
        to: Option<Minutes>,
        less: Minutes,
    },
    /// A meeting need not be held whole.
    Divided { meeting: usize },
    /// A meeting is held on another day, or on any.
    Day {
        meeting: usize,
        to: Option<NaiveDate>,
    },
    /// The last day is another, so many days of meetings later.
    LastDay { to: NaiveDate, days: u32 },
    /// A day is not closed any more, in one track or in all.
    Open {
        track: Option<usize>,
        day: NaiveDate,
    },
    /// A day has other sessions.
    OfDay(OfDay),
    /// A meeting stopped at this moment.
    Stopped {
        meeting: usize,
        key: &'static str,
        at: NaiveDateTime,
        /// What happened then.
        because: String,
    },
}

/// A change of the sessions of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OfDay {
    /// A day of a track has these sessions.
    Sessions {
        track: usize,
        day: NaiveDate,
        list: Vec<(Hours, SessionKind)>,
        change: SessionChange,
    },
    /// A session is agreed later.
    Extra {
        track: usize,
        day: NaiveDate,
        hours: Hours,
    },
    /// A session that was agreed later went on for longer, or is for all.
    Agreed {
        record: DayRecord,
        place: usize,
        hours: Hours,
        group: Option<String>,
    },
    /// The sessions of a day were held at these hours.
    Held {
        track: usize,
        day: NaiveDate,
        hours: Vec<Hours>,
    },
}

/// How the sessions of a day are others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SessionChange {
    /// The last goes on until these hours end.
    Longer(Hours),
    /// These are new.
    Added(Hours),
    /// The day has sessions at all.
    First,
    /// These were kept in reserve.
    Opened(Hours),
}

impl Remedy {
    /// True if it changes when there can be meetings.
    pub(super) fn is_of_sessions(&self) -> bool {
        matches!(
            self,
            Self::LastDay { .. } | Self::Open { .. } | Self::OfDay(OfDay::Sessions { .. })
        )
    }
}
