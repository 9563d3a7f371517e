//! Events: they have fixed times, and are not placed.

use super::{Frame, TrackId, Venue};
use crate::{
    keywords::{EventKind, EventStatus},
    text::{Address, Text},
    time::{EventTime, Moment, Zone},
};
use chrono::NaiveDate;

/// An event of the table at a fixed time, or on a day, which is not placed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The identifier for calendars; it does not change with the time of the event.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The kind of event.
    pub kind: EventKind,
    /// On which days, in order.
    pub days: Vec<NaiveDate>,
    /// True if it names no day, and stands on every day that has sessions.
    pub(crate) every_day: bool,
    /// The time on each of the days; none for the whole day.
    pub time: Option<EventTime>,
    /// The track; an event without one concerns all of them.
    pub track: Option<TrackId>,
    /// The room.
    pub room: Option<Venue>,
    /// The host, who invites.
    pub host: Option<Text>,
    /// The status, if one is given: it holds whatever the status of the schedule is.
    pub status: Option<EventStatus>,
    /// True if meetings flow round it.
    pub takes_time: bool,
    /// True if it parts a session in which it takes time, so that what comes before and after it is
    /// not one piece; a break of at most 30 minutes does not, unless the source says so.
    pub parts: bool,
    /// The address with more about it.
    pub link: Option<Address>,
    /// A note on it.
    pub note: Option<Text>,
}

impl Event {
    /// Returns the beginning on one of its days, and the end if it is known.
    pub(crate) fn instants(&self, day: NaiveDate, zone: Zone) -> Option<(Moment, Option<Moment>)> {
        match self.time? {
            EventTime::Hours(hours) => {
                let (starts, ends) = hours.on(day)?;
                Some((zone.earliest(starts), Some(zone.earliest(ends))))
            }
            EventTime::From(time) => Some((zone.earliest(day.and_time(time)), None)),
            EventTime::Tbc => None,
        }
    }

    /// Returns from when to when it is held on one of its days, if both are known; without hours it is
    /// held on the whole day.
    pub(crate) fn lasts(&self, day: NaiveDate, frame: &Frame) -> Option<(Moment, Moment)> {
        if self.time.is_none() {
            return frame.whole_day(day);
        }
        let (starts, ends) = self.instants(day, frame.time_zone)?;
        Some((starts, ends?))
    }
}

/// A stretch of the time of a track that an event takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Taken {
    pub(crate) track: TrackId,
    pub(crate) starts: Moment,
    pub(crate) ends: Moment,
    /// True if one of the events in it parts the session.
    pub(crate) parts: bool,
}
