//! What one group has to do, and the rules that hold for it.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::Details;
use crate::{
    keywords::Rolling,
    text::Text,
    time::{Duration, Minutes, Moment},
};

/// What is said beside most meetings.
static NOTHING: Details = Details::NONE;

/// What one group has to do: a place in the order, and a duration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Meeting {
    /// What it is called in news, calendars and links; never changes with its time.
    pub id: String,
    /// Who meets: a place in [`Plan::groups`](super::Plan::groups).
    pub group: Option<usize>,
    /// What it is called, where the group's name does not say it.
    pub title: Option<Text>,
    /// In which track: a place in [`Plan::tracks`](super::Plan::tracks).
    pub track: usize,
    /// How long it is asked to be; none for one that takes up what another left.
    pub duration: Option<Duration>,
    /// The least that it can take.
    pub at_least: Option<Duration>,
    /// The most that it can take.
    pub at_most: Option<Duration>,
    /// When and after what it can begin.
    pub start: Start,
    /// The suspended meeting that it takes up: a place in
    /// [`Plan::meetings`](super::Plan::meetings).
    pub resumes: Option<usize>,
    /// What is said of it beside; mostly nothing.
    pub(crate) details: Option<Box<Details>>,
}

impl Meeting {
    /// What is said of it beside its group and its time.
    #[must_use]
    pub fn details(&self) -> &Details {
        self.details.as_deref().unwrap_or(&NOTHING)
    }

    /// Whether an item of its agenda has an hour.
    pub(crate) fn has_hours(&self) -> bool {
        self.details().agenda.iter().any(|item| item.at.is_some())
    }

    /// Whether its duration, or a bound of it, is in sessions.
    pub(crate) fn in_sessions(&self) -> bool {
        let lengths = [self.duration, self.at_least, self.at_most];
        let in_sessions = |length: &Duration| matches!(length, Duration::Sessions { .. });
        lengths.iter().flatten().any(in_sessions)
    }
}

/// When a meeting can begin, beside its place in the order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Start {
    /// It is pinned to this moment.
    pub pinned: Option<Moment>,
    /// On this day.
    pub on: Option<NaiveDate>,
    /// Not before this moment.
    pub not_before: Option<Moment>,
    /// When these have ended: places in [`Plan::meetings`](super::Plan::meetings).
    pub after: Vec<usize>,
    /// Only where it fits whole.
    pub undivided: bool,
    /// Inside a session, only up to this hour.
    pub by: Option<NaiveTime>,
    /// Its own rule, instead of its group's or the schedule's.
    pub rolling: Option<Rolling>,
}

/// The rules that hold for the whole schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Rules {
    /// What an early end does to the meetings that follow.
    pub rolling: Rolling,
    /// So short before the end of a session no meeting begins.
    pub no_start_in_last: Minutes,
    /// The time between two meetings of one session.
    pub change_over: Minutes,
}
