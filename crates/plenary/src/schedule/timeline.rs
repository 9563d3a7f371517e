//! The sessions as intervals of meeting time, in minutes from the first opening.

use std::ops::Range;

use chrono::{NaiveTime, TimeDelta};

use crate::{
    plan::{List, Meeting, Plan, Session, TrackId},
    time::Moment,
};

/// A minute of real time, counted from the first opening.
pub(super) type Minute = i64;

/// A part of a session that no event and no pinned meeting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenInterval {
    pub(super) session: usize,
    pub(super) from: Minute,
    pub(super) to: Minute,
    /// True if only an event that does not divide the session lies between it and the next
    /// interval.
    pub(super) goes_on: bool,
    /// The planned close of its session, if the interval lies beyond it: no meeting begins there.
    pub(super) overtime: Option<Minute>,
}

impl OpenInterval {
    /// Returns the parts before, in and after the overtime of the session.
    fn split_at(self, (starts, ends): (Minute, Minute)) -> impl Iterator<Item = Self> {
        let before = Self {
            to: self.to.min(starts),
            goes_on: self.goes_on && self.to < starts,
            ..self
        };
        let within = Self {
            from: self.from.max(starts),
            to: self.to.min(ends),
            goes_on: false,
            overtime: Some(starts),
            ..self
        };
        let after = Self {
            from: self.from.max(ends),
            ..self
        };
        let parts = [before, within, after].into_iter();
        parts.filter(|part| part.from < part.to)
    }
}

/// Sessions by the minute, track by track and in order of time.
pub(super) struct Timeline<'p> {
    pub(super) plan: &'p Plan,
    pub(super) sessions: &'p [Session],
    base: Moment,
    opens: Vec<Minute>,
    closes: Vec<Minute>,
    /// The first minute of each session that no event takes; empty if there are no events.
    free_from: Vec<Minute>,
}

/// The planned sessions and the current ones, by the minute.
pub(super) struct Timelines<'p> {
    pub(super) planned: Timeline<'p>,
    pub(super) current: Timeline<'p>,
}

impl<'p> Timeline<'p> {
    /// Returns the sessions of a plan by the minute; `sessions` must be sorted by track and time.
    pub(super) fn of(plan: &'p Plan, sessions: &'p [Session]) -> Self {
        let first = plan.frame.sessions.iter().chain(sessions).next();
        let base = first.map_or_else(Moment::default, |session| session.opens);
        let minute = |moment: Moment| (moment - base).num_minutes();
        let opens = sessions.iter().map(|session| minute(session.opens));
        let closes = sessions.iter().map(|session| minute(session.closes));
        let events = !plan.frame.taken.is_empty();
        let free_from = sessions.iter().filter(|_| events).map(|session| {
            let first = plan.frame.open(session).next();
            minute(first.map_or(session.opens, |first| first.from))
        });
        Self {
            plan,
            sessions,
            base,
            opens: opens.collect(),
            closes: closes.collect(),
            free_from: free_from.collect(),
        }
    }

    pub(super) fn minute(&self, moment: Moment) -> Minute {
        (moment - self.base).num_minutes()
    }

    pub(super) fn opens(&self, session: usize) -> Minute {
        self.opens[session]
    }

    pub(super) fn closes(&self, session: usize) -> Minute {
        self.closes[session]
    }

    /// Returns the places of the sessions of each track.
    pub(super) fn tracks(&self) -> Vec<Range<usize>> {
        let start = |track: TrackId| {
            self.sessions
                .partition_point(|session| session.track < track)
        };
        let end = |track: TrackId| {
            self.sessions
                .partition_point(|session| session.track <= track)
        };
        let tracks = self.plan.frame.tracks.ids();
        tracks.map(|track| start(track)..end(track)).collect()
    }

    /// Returns the intervals that events leave of the sessions that can be used.
    pub(super) fn whole(&self, sessions: Range<usize>) -> impl Iterator<Item = OpenInterval> {
        let usable = sessions.filter(|session| self.sessions[*session].is_usable());
        usable.flat_map(|session| self.open(session))
    }

    /// Returns the intervals that events leave of a session, in order.
    pub(super) fn open(&self, place: usize) -> impl Iterator<Item = OpenInterval> {
        let session = &self.sessions[place];
        // Most schedules have no events, and the minutes of their sessions are known.
        let is_whole = self.plan.frame.taken.is_empty() && session.overtime.is_none();
        let (from, to) = (self.opens[place], self.closes[place]);
        let whole = (is_whole && from < to).then_some(OpenInterval {
            session: place,
            from,
            to,
            goes_on: false,
            overtime: None,
        });
        let pieces = (!is_whole).then(|| self.between_events(place));
        whole.into_iter().chain(pieces.into_iter().flatten())
    }

    fn between_events(&self, place: usize) -> impl Iterator<Item = OpenInterval> {
        let session = &self.sessions[place];
        let (starts, ends) = session.overtime.unwrap_or((session.closes, session.closes));
        let overtime = (self.minute(starts), self.minute(ends));
        let pieces = self.plan.frame.open(session);
        pieces.flat_map(move |piece| {
            let whole = OpenInterval {
                session: place,
                from: self.minute(piece.from),
                to: self.minute(piece.to),
                goes_on: piece.goes_on,
                overtime: None,
            };
            whole.split_at(overtime)
        })
    }

    /// Returns the first minute of a session that no event takes: the session opens then for
    /// meetings.
    pub(super) fn opening(&self, session: usize) -> Minute {
        let free = self.free_from.get(session).copied();
        free.unwrap_or(self.opens[session])
    }

    /// True if a meeting can be held in a session: a session for a group admits the meetings in
    /// which that group takes part, alone or with others.
    pub(super) fn admits(&self, session: usize, meeting: &Meeting) -> bool {
        let only = self.sessions[session].group;
        only.is_none_or(|only| self.plan.takes_part(only, meeting))
    }

    /// Returns the sessions in which a meeting can be held, whatever else its keys say.
    pub(super) fn open_to(
        &self,
        meeting: &Meeting,
    ) -> impl DoubleEndedIterator<Item = usize> + Clone {
        (0..self.sessions.len()).filter(|place| {
            let session = &self.sessions[*place];
            session.track == meeting.track && session.is_usable() && self.admits(*place, meeting)
        })
    }

    /// Returns the first minute of a session at which the clock shows an hour.
    pub(super) fn hour(&self, place: usize, hour: NaiveTime) -> Minute {
        let session = &self.sessions[place];
        let (opens, closes) = (session.opens.naive_local(), session.closes.naive_local());
        let same_day = session.day.and_time(hour);
        let next = session.day.succ_opt().map(|day| day.and_time(hour));
        let local = match next {
            Some(next) if same_day < opens && next <= closes => next,
            _ => same_day,
        };
        self.minute(self.plan.frame.time_zone.earliest(local))
    }

    /// Returns the last session of a track that has opened by a minute.
    pub(super) fn opened_by(&self, track: Range<usize>, minute: Minute) -> Option<usize> {
        let opens = &self.opens[track.clone()];
        let later = opens.partition_point(|opens| *opens <= minute);
        later.checked_sub(1).map(|last| track.start + last)
    }

    /// True if a minute lies on the day of a session or later.
    pub(super) fn is_on_day(&self, session: usize, minute: Minute) -> bool {
        let midnight = self.sessions[session].day.and_time(NaiveTime::MIN);
        minute >= self.minute(self.plan.frame.time_zone.earliest(midnight))
    }

    /// Returns the instant of a minute of a session.
    pub(super) fn moment(&self, place: usize, minute: Minute) -> Moment {
        let session = &self.sessions[place];
        if minute == self.opens[place] {
            return session.opens;
        }
        if minute == self.closes[place] {
            return session.closes;
        }
        let later = minute - self.opens[place];
        if session.opens.offset() == session.closes.offset() {
            return session.opens + TimeDelta::minutes(later);
        }
        let later = u32::try_from(later).unwrap_or(0);
        self.plan.frame.time_zone.after(session.opens, later)
    }
}
