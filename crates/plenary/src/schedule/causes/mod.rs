//! The root causes of a meeting's start: the records, and the edits of the plan since it was
//! issued, without which it would begin when it was to begin.

mod edits;
mod facts;
mod rows;
mod search;
mod trial;

use super::Schedule;
use crate::{
    plan::{Extra, TrackId},
    time::{Hours, Moment},
};
use chrono::NaiveDate;
use search::Search;

/// A record, or an edit of the plan since it was issued, that moved a meeting. Meetings are named
/// by their ids, tracks by their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// A meeting ended, stopped, or was called off: everything that its [`Record`](crate::plan::Record)
    /// says but `extended`.
    Outcome {
        /// The id of the meeting.
        meeting: String,
    },
    /// A meeting needs more time.
    Extended {
        /// The id of the meeting.
        meeting: String,
    },
    /// A block that resumes another has a duration of its own.
    OwnDuration {
        /// The id of the block.
        meeting: String,
    },
    /// The sessions of a day were held at other hours than planned, or were not held.
    Held {
        /// The day.
        day: NaiveDate,
        /// The track of the record; none if it is for all tracks.
        track: Option<String>,
        /// The sessions that moved the meeting.
        sessions: Vec<HeldSession>,
    },
    /// A session was added.
    Extra {
        /// The day.
        day: NaiveDate,
        /// The track of the record; none if it is for all tracks.
        track: Option<String>,
        /// The session.
        session: Extra,
    },
    /// A session kept in reserve is used.
    Opened {
        /// The day.
        day: NaiveDate,
        /// The track of the record; none if it is for all tracks.
        track: Option<String>,
        /// The hours of the session.
        hours: Hours,
    },
    /// The order of the meetings has changed since the issue.
    Order,
    /// A meeting was added since the issue.
    Added {
        /// The id of the meeting.
        meeting: String,
    },
    /// A meeting was removed since the issue.
    Removed {
        /// The id of the meeting.
        meeting: String,
    },
    /// The duration of a meeting has changed since the issue.
    Duration {
        /// The id of the meeting.
        meeting: String,
    },
    /// Keys that say where or when a meeting can begin have changed since the issue.
    Keys {
        /// The id of the meeting.
        meeting: String,
    },
    /// The sessions of a day, or the events in them, have changed since the issue.
    Sessions {
        /// The day.
        day: NaiveDate,
    },
    /// `rolling`, `no-start-in-last` or `change-over` has changed since the issue.
    Rules,
    /// Something else of the plan has changed since the issue.
    Plan,
}

/// A planned session that was held at other hours, or a session that was held unplanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeldSession {
    /// The track.
    pub track: TrackId,
    /// The hours of the row of the timetable in which the session stands.
    pub hours: Hours,
}

impl Cause {
    /// True if it is a record; false if it is an edit, or a key of the plan.
    fn is_news(&self) -> bool {
        match self {
            Self::Outcome { .. }
            | Self::Extended { .. }
            | Self::Held { .. }
            | Self::Extra { .. }
            | Self::Opened { .. } => true,
            Self::OwnDuration { .. }
            | Self::Order
            | Self::Added { .. }
            | Self::Removed { .. }
            | Self::Duration { .. }
            | Self::Keys { .. }
            | Self::Sessions { .. }
            | Self::Rules
            | Self::Plan => false,
        }
    }

    /// Returns the cause without the sessions that other causes name; none if nothing of it is
    /// left.
    fn without_named(self, others: &[Self]) -> Option<Self> {
        let Self::Held {
            day,
            track,
            mut sessions,
        } = self
        else {
            return (!others.contains(&self)).then_some(self);
        };
        for other in others {
            if let Self::Held {
                day: of,
                track: key,
                sessions: named,
            } = other
                && (*of, key) == (day, &track)
            {
                sessions.retain(|session| !named.contains(session));
            }
        }
        (!sessions.is_empty()).then_some(Self::Held {
            day,
            track,
            sessions,
        })
    }
}

/// Causes that moved a meeting from where it was issued, or planned.
pub(crate) struct Causes {
    /// The start from which it moved; none, if it had no place.
    pub(crate) was: Option<Moment>,
    /// The causes of its start, the first to happen first.
    pub(crate) start: Vec<Cause>,
    /// The causes of its end that are not those of its start.
    pub(crate) end: Vec<Cause>,
}

impl Schedule {
    /// Returns the root causes of a meeting's start, the first to happen first. They are the fewest
    /// records and edits without which the meeting would begin when it was issued to begin or, if
    /// no earlier version is known, when it was planned to begin. None if it begins then, is not
    /// held, or is not there.
    ///
    /// For the search, a meeting that has ended or stopped counts as the minutes that it took.
    ///
    /// ```
    /// use plenary::{Minutes, News, schedule::Cause};
    /// let source = plenary::open("csp12.toml")?;
    /// let (plan, _) = plenary::read(&source)?.value;
    /// let news = News::default().took("WGETI/exchange", Minutes(270)).took("WGTR", Minutes(300));
    /// let schedule = plenary::place(plan, &news)?.value;
    /// let meeting = "WGETI/exchange".to_owned();
    /// assert_eq!(schedule.causes("WGTU"), [Cause::Outcome { meeting }]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn causes(&self, meeting: &str) -> Vec<Cause> {
        let search = Search::of(self, meeting);
        search.map(|search| search.start()).unwrap_or_default()
    }

    /// Returns the causes that moved the start and the end of a meeting; none if it is not there.
    pub(crate) fn moved_from(&self, meeting: &str) -> Option<Causes> {
        let search = Search::of(self, meeting)?;
        let start = search.start();
        let end = search
            .end(&start)
            .into_iter()
            .filter_map(|cause| cause.without_named(&start))
            .collect();
        Some(Causes {
            was: search.was(),
            start,
            end,
        })
    }
}
