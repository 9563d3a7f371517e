//! The frame: the days, the tracks, and the sessions of each, in which there can be meetings.

use super::{FacilitiesId, FacilitiesList, GroupId, Interpretation, Plan, Taken, TrackId, Venue};
use crate::{
    keywords::keywords,
    text::{Livestream, Text},
    time::{Hours, Moment, Zone},
};
use chrono::{NaiveDate, NaiveTime};

/// The times at which there can be meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) time_zone: Zone,
    pub(crate) first_day: NaiveDate,
    pub(crate) last_day: NaiveDate,
    /// True if there are sessions on weekends as on other days.
    pub(crate) weekends: bool,
    pub(crate) hours: Vec<Hours>,
    pub(crate) tracks: Vec<Track>,
    /// The tracks and days that have hours of their own alone, in order.
    pub(crate) own_days: Vec<(TrackId, NaiveDate)>,
    pub(crate) closed: Vec<ClosedDay>,
    pub(crate) notes: Vec<DayNote>,
    /// Track by track, those of one in order of time.
    pub(crate) sessions: Vec<Session>,
    /// The sessions that each track has on a day of which nothing is said.
    pub(crate) ordinary: Vec<Vec<OrdinarySession>>,
    /// The time that events take, track by track and in order.
    pub(crate) taken: Vec<Taken>,
    /// Facilities that sessions and days have instead of those of their tracks; mostly none.
    pub(crate) facilities: FacilitiesList,
}

impl Frame {
    /// True if there are so many days that weekdays recur.
    pub(crate) fn weekdays_recur(&self) -> bool {
        self.days().nth(7).is_some()
    }

    /// Returns every day from the first to the last.
    pub(crate) fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.last_day;
        self.first_day
            .iter_days()
            .take_while(move |day| *day <= last)
    }

    /// True if `[days.D]` does not speak of a track on that day, as the track has hours of its own.
    pub(crate) fn has_own_hours(&self, track: TrackId, day: NaiveDate) -> bool {
        self.tracks[track].own_hours || self.own_days.binary_search(&(track, day)).is_ok()
    }

    /// Returns what events leave of a session, in order.
    pub(crate) fn open(&self, session: &Session) -> impl Iterator<Item = Opened> {
        let before = |taken: &Taken| (taken.track, taken.ends) <= (session.track, session.opens);
        let first = if self.taken.is_empty() {
            0
        } else {
            self.taken.partition_point(before)
        };
        let mut from = session.opens;
        let ends = self.taken[first..]
            .iter()
            .take_while(|taken| taken.track == session.track && taken.starts < session.closes)
            .map(|taken| {
                let parts = taken.parts || taken.ends >= session.closes;
                (taken.starts, taken.ends, parts)
            })
            .chain([(session.closes, session.closes, true)]);
        ends.filter_map(move |(starts, ends, is_parted)| {
            let piece = Opened {
                from,
                to: starts,
                goes_on: !is_parted,
            };
            from = from.max(ends);
            (piece.from < piece.to).then_some(piece)
        })
    }

    /// Returns the whole of a day: from midnight to midnight, or to the close of its last session if
    /// that is later.
    pub(crate) fn whole_day(&self, day: NaiveDate) -> Option<(Moment, Moment)> {
        let midnight = |day: NaiveDate| self.time_zone.earliest(day.and_time(NaiveTime::MIN));
        let of_day = self.sessions.iter().filter(|session| session.day == day);
        let last = of_day.map(|session| session.closes).max();
        let end = midnight(day.succ_opt()?);
        Some((midnight(day), last.map_or(end, |last| last.max(end))))
    }

    /// Returns the length of a session in real time without the events in it, in minutes.
    pub(crate) fn open_minutes(&self, session: &Session) -> u32 {
        let pieces = self.open(session);
        let minutes = pieces
            .map(|piece| (piece.to - piece.from).num_minutes())
            .sum();
        i64::try_into(minutes).unwrap_or(0)
    }

    /// Returns the key of a track; none for the only one of a schedule that declares none.
    pub(crate) fn track_key(&self, track: TrackId) -> Option<&str> {
        let track = self.tracks.get(track.index())?;
        track.key.as_deref()
    }
}

/// A part of a session that no event takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opened {
    pub(crate) from: Moment,
    pub(crate) to: Moment,
    /// True if only an event that does not part the session lies between it and the next.
    pub(crate) goes_on: bool,
}

/// Meetings that follow one another in one room.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Track {
    /// The key by which meetings refer to it; none for the only track of a schedule that declares none.
    pub key: Option<String>,
    /// The name, if it is not the key.
    pub name: Option<Text>,
    /// The room of its meetings.
    pub room: Option<Venue>,
    /// The livestream of its meetings, or the statement that there is none.
    pub livestream: Option<Livestream>,
    /// Between which languages there is interpretation.
    pub interpretation: Option<Interpretation>,
    /// A note on it.
    pub note: Option<Text>,
    /// True if it has sessions of its own, so that the hours of a day for all tracks do not apply to it.
    pub own_hours: bool,
}

/// A day on which nothing is held.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClosedDay {
    /// The day.
    pub day: NaiveDate,
    /// For which track; for all, if none is given.
    pub track: Option<TrackId>,
    /// Why: `Official holiday`.
    pub reason: Text,
}

/// A session of a track, on whatever day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OrdinarySession {
    pub(crate) hours: Hours,
    pub(crate) kind: SessionKind,
    pub(crate) facilities: Option<FacilitiesId>,
}

/// A stretch of a day when the room and the interpreters are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Session {
    /// The track.
    pub track: TrackId,
    /// The day on which it opens.
    pub day: NaiveDate,
    /// The hours under which it stands in the table: those that were planned, where it was held at
    /// others.
    pub hours: Hours,
    /// The opening.
    pub opens: Moment,
    /// The close.
    pub closes: Moment,
    /// The kind of session, by which it can be used or not.
    pub kind: SessionKind,
    /// The only group that can use it, if there is one.
    pub group: Option<GroupId>,
    /// From when to when it was held beyond its planned close: that time belongs to the meeting that
    /// was under way at that close.
    pub overtime: Option<(Moment, Moment)>,
    /// Facilities that it has instead of those of its track: its own, or those of its day.
    pub(crate) facilities: Option<FacilitiesId>,
}

keywords! {
    /// The origins of a session.
    #[derive(PartialOrd, Ord)]
    pub enum SessionKind {
        /// It is planned.
        Planned = "planned",
        /// It is kept in reserve, and not used.
        IfNeeded = "if-needed",
        /// It was kept in reserve, and is used now.
        Opened = "opened",
        /// It was agreed later.
        Extra = "extra",
    }
}

impl Session {
    /// True if meetings can be held in it.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.kind != SessionKind::IfNeeded
    }

    /// Returns it without its day.
    pub(crate) const fn ordinary(&self) -> OrdinarySession {
        OrdinarySession {
            hours: self.hours,
            kind: self.kind,
            facilities: self.facilities,
        }
    }

    /// Returns the length in real time, in minutes.
    pub(crate) fn minutes(&self) -> u32 {
        let minutes = (self.closes - self.opens).num_minutes();
        u32::try_from(minutes).unwrap_or(0)
    }
}

/// A note on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DayNote {
    /// The day.
    pub day: NaiveDate,
    /// For which track; for all, if none is given.
    pub track: Option<TrackId>,
    /// The text of the note.
    pub note: Text,
}

impl Plan {
    /// Returns the notes on days.
    #[must_use]
    pub fn day_notes(&self) -> &[DayNote] {
        &self.frame.notes
    }
}
