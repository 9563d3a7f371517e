//! What has happened since the plan was made.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use crate::{
    text::Text,
    time::{Hours, Minutes},
};

/// What really happened, kept apart from what was asked.
///
/// [`place`](crate::place) without news gives what was planned, with news what is now the case.
/// Moments are local to the plan's time zone; a later record of one thing replaces an earlier one.
///
/// ```
/// use plenary::{Minutes, News};
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// assert_ne!(news, News::default());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct News {
    meetings: BTreeMap<String, Record>,
    days: Vec<DayRecord>,
    as_of: Option<NaiveDateTime>,
}

/// What is recorded of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Record {
    /// It is over, and took so much meeting time.
    pub took: Option<Minutes>,
    /// It is over, since this moment.
    pub ended: Option<NaiveDateTime>,
    /// It needs so much more.
    pub extended: Option<Minutes>,
    /// It stopped at this moment, and is to be taken up later.
    pub suspended: Option<NaiveDateTime>,
    /// It is not held, for this reason.
    pub cancelled: Option<Text>,
}

/// What is recorded of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct DayRecord {
    /// The day.
    pub day: NaiveDate,
    /// Of which track, by its key; of all that have no record of their own, if none is given.
    pub track: Option<String>,
    /// When its sessions were really held.
    pub held: Option<Vec<Hours>>,
    /// The sessions that were agreed later.
    pub extra: Vec<Extra>,
    /// The sessions kept in reserve that are used, by their hours.
    pub opened: Vec<Hours>,
}

/// A session that was agreed later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Extra {
    /// From when to when.
    pub hours: Hours,
    /// The only group that can use it, if there is one.
    pub group: Option<String>,
}

impl Record {
    /// Whether the meeting is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.took.is_some() || self.ended.is_some()
    }

    /// Whether nothing more is to be recorded: it is over, suspended or cancelled.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.is_over() || self.suspended.is_some() || self.cancelled.is_some()
    }
}

impl News {
    /// A meeting has finished after so much meeting time.
    #[must_use]
    pub fn took(mut self, meeting: impl Into<String>, minutes: Minutes) -> Self {
        self.record(meeting).took = Some(minutes);
        self
    }

    /// A meeting has finished at this moment; the rest of its time is given up.
    #[must_use]
    pub fn ended(mut self, meeting: impl Into<String>, at: NaiveDateTime) -> Self {
        self.record(meeting).ended = Some(at);
        self
    }

    /// A meeting needs so much more time, and is not finished.
    #[must_use]
    pub fn extended(mut self, meeting: impl Into<String>, by: Minutes) -> Self {
        self.record(meeting).extended = Some(by);
        self
    }

    /// A meeting stopped at this moment, and is to be resumed at a later place in the order.
    #[must_use]
    pub fn suspended(mut self, meeting: impl Into<String>, at: NaiveDateTime) -> Self {
        self.record(meeting).suspended = Some(at);
        self
    }

    /// A meeting is not held.
    #[must_use]
    pub fn cancelled(mut self, meeting: impl Into<String>, reason: impl Into<Text>) -> Self {
        self.record(meeting).cancelled = Some(reason.into());
        self
    }

    /// When the sessions of a day were really held.
    #[must_use]
    pub fn held(mut self, track: Option<&str>, day: NaiveDate, hours: Vec<Hours>) -> Self {
        self.day(track, day).held = Some(hours);
        self
    }

    /// One more session, for all or for one group.
    #[must_use]
    pub fn extra(
        mut self,
        track: Option<&str>,
        day: NaiveDate,
        hours: Hours,
        group: Option<&str>,
    ) -> Self {
        let group = group.map(str::to_owned);
        self.day(track, day).extra.push(Extra { hours, group });
        self
    }

    /// A session that is kept in reserve is used.
    #[must_use]
    pub fn opened(mut self, track: Option<&str>, day: NaiveDate, hours: Hours) -> Self {
        self.day(track, day).opened.push(hours);
        self
    }

    /// The moment up to which the records go.
    #[must_use]
    pub fn as_of(mut self, moment: NaiveDateTime) -> Self {
        self.as_of = Some(moment);
        self
    }

    /// The records of meetings, by id.
    pub fn meetings(&self) -> impl Iterator<Item = (&str, &Record)> {
        let records = self.meetings.iter();
        records.map(|(meeting, record)| (&**meeting, record))
    }

    /// What is recorded of a meeting.
    #[must_use]
    pub fn of(&self, meeting: &str) -> Option<&Record> {
        self.meetings.get(meeting)
    }

    /// The records of days, in order.
    #[must_use]
    pub fn days(&self) -> &[DayRecord] {
        &self.days
    }

    /// The records of a day.
    pub(crate) fn of_day(&self, day: NaiveDate) -> &[DayRecord] {
        let from = self.days.partition_point(|record| record.day < day);
        let to = self.days.partition_point(|record| record.day <= day);
        &self.days[from..to]
    }

    /// The moment up to which the records go, if it is known.
    #[must_use]
    pub fn now(&self) -> Option<NaiveDateTime> {
        self.as_of
    }

    /// Whether nothing has happened that could move a meeting.
    pub(crate) fn is_empty(&self) -> bool {
        self.meetings.is_empty() && self.days.is_empty()
    }

    fn record(&mut self, meeting: impl Into<String>) -> &mut Record {
        self.meetings.entry(meeting.into()).or_default()
    }

    fn day(&mut self, track: Option<&str>, day: NaiveDate) -> &mut DayRecord {
        let order = |other: &DayRecord| (other.day, other.track.as_deref()).cmp(&(day, track));
        let place = self.days.binary_search_by(order).unwrap_or_else(|place| {
            let record = DayRecord {
                day,
                track: track.map(str::to_owned),
                held: None,
                extra: Vec::new(),
                opened: Vec::new(),
            };
            self.days.insert(place, record);
            place
        });
        &mut self.days[place]
    }
}
