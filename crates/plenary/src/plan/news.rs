//! News: the facts since the plan was made.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serialize};

use super::Extra;
use crate::{
    keywords::keywords,
    text::Text,
    time::{Hours, Minutes},
};

/// The facts of what happened, kept apart from the plan.
///
/// [`place`](crate::place) without news gives the planned times, with news the current times. Moments are
/// local to the plan's time zone. A later record of the same thing replaces an earlier one.
///
/// ```
/// use plenary::{Minutes, News};
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// assert_ne!(news, News::default());
/// let stored = serde_json::to_string(&news)?;
/// assert_eq!(stored, r#"{"meetings":{"WGETI/exchange":{"took":270}}}"#);
/// assert_eq!(serde_json::from_str::<News>(&stored)?, news);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct News {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    meetings: BTreeMap<String, Record>,
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "in_order")]
    days: Vec<DayRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<NaiveDateTime>,
}

/// Deserializes the records of days in any order.
fn in_order<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<DayRecord>, D::Error> {
    let records = Vec::<DayRecord>::deserialize(deserializer)?;
    let news = records.into_iter().fold(News::default(), News::with_day);
    Ok(news.days)
}

/// The record of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Record {
    /// It is over, and took so much meeting time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub took: Option<Minutes>,
    /// It is over, since this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<NaiveDateTime>,
    /// It needs so much more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extended: Option<Minutes>,
    /// It stopped at this moment, and is to be taken up later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended: Option<NaiveDateTime>,
    /// It stopped at this moment, and the rest is left to a new meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjourned: Option<NaiveDateTime>,
    /// The items of its agenda that are concluded, by their places in the agenda from 0, and when each was.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub done: BTreeMap<usize, NaiveDateTime>,
    /// It is not held, for this reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Text>,
    /// It is not held now; the text says when it is to be, such as `to CSP13`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postponed: Option<Text>,
}

keywords! {
    /// Why a meeting or an event is not held.
    #[derive(PartialOrd, Ord)]
    pub enum CalledOff {
        /// It will not be held.
        Cancelled = "cancelled",
        /// It will be held at another time, outside these days.
        Postponed = "postponed",
    }
}

/// The record of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct DayRecord {
    /// The day.
    pub day: NaiveDate,
    /// The key of its track; if none, the record is of all tracks without a record of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<String>,
    /// The hours at which its sessions were really held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Vec<Hours>>,
    /// The sessions that were agreed later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<Extra>,
    /// The sessions kept in reserve that are used, by their hours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Hours>,
}

keywords! {
    /// The ways in which a meeting takes up another.
    #[derive(PartialOrd, Ord)]
    pub enum Resumption {
        /// It is the same meeting, which had been suspended.
        Resumed = "resumed",
        /// It is a new meeting, as the other had been adjourned.
        Continued = "continued",
    }
}

impl Record {
    /// True if the meeting is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.took.is_some() || self.ended.is_some()
    }

    /// Returns the moment at which the meeting stopped with a rest to take up: `suspended` or
    /// `adjourned`.
    #[must_use]
    pub fn stopped(&self) -> Option<NaiveDateTime> {
        self.suspended.or(self.adjourned)
    }

    /// Returns the way in which another meeting takes up the rest; none if this one has not stopped.
    #[must_use]
    pub fn resumption(&self) -> Option<Resumption> {
        match (self.suspended, self.adjourned) {
            (Some(_), _) => Some(Resumption::Resumed),
            (None, Some(_)) => Some(Resumption::Continued),
            (None, None) => None,
        }
    }

    /// Returns the key that says when the meeting stopped with a rest to take up.
    pub(crate) fn stop_key(&self) -> Option<&'static str> {
        self.resumption().map(|how| match how {
            Resumption::Resumed => "suspended",
            Resumption::Continued => "adjourned",
        })
    }

    /// Returns the reason why the meeting is not held, with its text; none if it is held.
    ///
    /// ```
    /// use plenary::{News, plan::CalledOff};
    /// let news = News::default().postponed("WGTU", "to CSP13");
    /// let record = news.of("WGTU").ok_or("no record")?;
    /// assert_eq!(record.called_off().map(|(how, _)| how), Some(CalledOff::Postponed));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn called_off(&self) -> Option<(CalledOff, &Text)> {
        let cancelled = self.cancelled.as_ref();
        let postponed = self.postponed.as_ref();
        cancelled
            .map(|text| (CalledOff::Cancelled, text))
            .or_else(|| postponed.map(|text| (CalledOff::Postponed, text)))
    }

    /// True if the meeting is not held: it is cancelled or postponed. It has used meeting time
    /// nevertheless if it was opened, which [`is_over`](Self::is_over) tells.
    #[must_use]
    pub fn is_called_off(&self) -> bool {
        self.called_off().is_some()
    }

    /// True if the meeting leaves the queue: it is not held, and was not opened either.
    #[must_use]
    pub fn takes_no_time(&self) -> bool {
        self.is_called_off() && !self.is_over()
    }

    /// True if nothing more is to be recorded: it is over, has stopped, or is not held.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.is_over() || self.stopped().is_some() || self.is_called_off()
    }
}

impl News {
    /// Records that a meeting has finished after so much meeting time.
    #[must_use]
    pub fn took(mut self, meeting: impl Into<String>, minutes: Minutes) -> Self {
        self.record(meeting).took = Some(minutes);
        self
    }

    /// Records that a meeting has finished at this moment; the rest of its time is given up.
    #[must_use]
    pub fn ended(mut self, meeting: impl Into<String>, at: NaiveDateTime) -> Self {
        self.record(meeting).ended = Some(at);
        self
    }

    /// Records that a meeting needs so much more time, and is not finished.
    #[must_use]
    pub fn extended(mut self, meeting: impl Into<String>, by: Minutes) -> Self {
        self.record(meeting).extended = Some(by);
        self
    }

    /// Records that a meeting stopped at this moment, and is to be resumed at a later place in the order.
    #[must_use]
    pub fn suspended(mut self, meeting: impl Into<String>, at: NaiveDateTime) -> Self {
        self.record(meeting).suspended = Some(at);
        self
    }

    /// Records that a meeting stopped at this moment; a new meeting at a later place in the order takes the
    /// rest of its time.
    #[must_use]
    pub fn adjourned(mut self, meeting: impl Into<String>, at: NaiveDateTime) -> Self {
        self.record(meeting).adjourned = Some(at);
        self
    }

    /// Records that an item of the agenda of a meeting was concluded at this moment; the next begins then. The
    /// item is given by its place in the agenda, from 0.
    #[must_use]
    pub fn done(mut self, meeting: impl Into<String>, item: usize, at: NaiveDateTime) -> Self {
        self.record(meeting).done.insert(item, at);
        self
    }

    /// Records that a meeting is not held. It takes no time, unless it was opened: see [`took`](Self::took)
    /// and [`ended`](Self::ended).
    #[must_use]
    pub fn cancelled(mut self, meeting: impl Into<String>, reason: impl Into<Text>) -> Self {
        self.record(meeting).cancelled = Some(reason.into());
        self
    }

    /// Records that a meeting is not held now, but later; `until` says when, such as `to CSP13`. It takes time
    /// as a cancelled one does.
    #[must_use]
    pub fn postponed(mut self, meeting: impl Into<String>, until: impl Into<Text>) -> Self {
        self.record(meeting).postponed = Some(until.into());
        self
    }

    /// Records the hours at which the sessions of a day were really held.
    #[must_use]
    pub fn held(mut self, track: Option<&str>, day: NaiveDate, hours: Vec<Hours>) -> Self {
        self.day(track, day).held = Some(hours);
        self
    }

    /// Adds one more session, for all or for one group.
    #[must_use]
    pub fn extra(
        self,
        track: Option<&str>,
        day: NaiveDate,
        hours: Hours,
        group: Option<&str>,
    ) -> Self {
        let extra = Extra {
            group: group.map(str::to_owned),
            ..Extra::new(hours)
        };
        self.extra_session(track, day, extra)
    }

    /// Adds one more session, with a room, a livestream and an interpretation of its own, if it has them.
    ///
    /// ```
    /// use plenary::{News, chrono::NaiveDate, plan::Extra};
    /// let day = NaiveDate::from_ymd_opt(2026, 3, 17).ok_or("no such day")?;
    /// let mut evening = Extra::new("18:30-20:30".parse()?);
    /// evening.room = Some("Room XX".into());
    /// let news = News::default().extra_session(None, day, evening);
    /// assert_eq!(news.days()[0].extra.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn extra_session(mut self, track: Option<&str>, day: NaiveDate, extra: Extra) -> Self {
        self.day(track, day).extra.push(extra);
        self
    }

    /// Records that a session kept in reserve is used.
    #[must_use]
    pub fn opened(mut self, track: Option<&str>, day: NaiveDate, hours: Hours) -> Self {
        self.day(track, day).opened.push(hours);
        self
    }

    /// Sets the moment up to which the records go.
    #[must_use]
    pub fn as_of(mut self, moment: NaiveDateTime) -> Self {
        self.as_of = Some(moment);
        self
    }

    /// Returns the records of meetings, by id.
    pub fn meetings(&self) -> impl Iterator<Item = (&str, &Record)> {
        let records = self.meetings.iter();
        records.map(|(meeting, record)| (&**meeting, record))
    }

    /// Returns the record of a meeting.
    #[must_use]
    pub fn of(&self, meeting: &str) -> Option<&Record> {
        self.meetings.get(meeting)
    }

    /// Returns the records of days, in order.
    #[must_use]
    pub fn days(&self) -> &[DayRecord] {
        &self.days
    }

    /// Returns the records of a day.
    pub(crate) fn of_day(&self, day: NaiveDate) -> &[DayRecord] {
        let from = self.days.partition_point(|record| record.day < day);
        let to = self.days.partition_point(|record| record.day <= day);
        &self.days[from..to]
    }

    /// Returns the moment up to which the records go, if it is known.
    #[must_use]
    pub fn now(&self) -> Option<NaiveDateTime> {
        self.as_of
    }

    /// True if nothing has happened that could move a meeting.
    pub(crate) fn is_empty(&self) -> bool {
        self.meetings.is_empty() && self.days.is_empty()
    }

    /// Takes back that a meeting needs more time.
    pub(crate) fn not_extended(mut self, meeting: &str) -> Self {
        if let Some(record) = self.meetings.get_mut(meeting) {
            record.extended = None;
        }
        self.meetings
            .retain(|_, record| *record != Record::default());
        self
    }

    /// Changes one of the extra sessions: its hours, or its group.
    pub(crate) fn with_extra(mut self, (day, place): (&DayRecord, usize), extra: Extra) -> Self {
        let record = self.day(day.track.as_deref(), day.day);
        if let Some(agreed) = record.extra.get_mut(place) {
            *agreed = extra;
        }
        self
    }

    /// Adds the record of a meeting, if it says anything.
    pub(crate) fn with_record(mut self, meeting: &str, record: Record) -> Self {
        if record != Record::default() {
            self.meetings.insert(meeting.to_owned(), record);
        }
        self
    }

    /// Adds the record of a day, or puts it in the place of another.
    pub(crate) fn with_day(mut self, record: DayRecord) -> Self {
        let (day, track) = (record.day, record.track.clone());
        *self.day(track.as_deref(), day) = record;
        self
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
