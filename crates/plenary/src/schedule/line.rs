//! The sessions as stretches of meeting time, in minutes from the first opening.

use std::ops::Range;

use chrono::{NaiveTime, TimeDelta};

use crate::{
    plan::{Meeting, Plan, Session},
    time::Moment,
};

/// A minute of real time, counted from the first opening.
pub(super) type Minute = i64;

/// A part of a session that no event and no pinned meeting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) session: usize,
    pub(super) from: Minute,
    pub(super) to: Minute,
    /// Whether the next stretch is of the same session, with nothing but an event between them.
    pub(super) goes_on: bool,
}

/// Sessions by the minute.
pub(super) struct Line<'p> {
    pub(super) plan: &'p Plan,
    pub(super) sessions: &'p [Session],
    base: Moment,
    opens: Vec<Minute>,
    closes: Vec<Minute>,
}

impl<'p> Line<'p> {
    /// `sessions` is track by track, those of one in order.
    pub(super) fn of(plan: &'p Plan, sessions: &'p [Session]) -> Self {
        let first = plan.frame.sessions.iter().chain(sessions).next();
        let base = first.map_or_else(Moment::default, |session| session.opens);
        let minute = |moment: Moment| (moment - base).num_minutes();
        let opens = sessions.iter().map(|session| minute(session.opens));
        let closes = sessions.iter().map(|session| minute(session.closes));
        Self {
            plan,
            sessions,
            base,
            opens: opens.collect(),
            closes: closes.collect(),
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

    /// The places of the sessions of each track.
    pub(super) fn tracks(&self) -> Vec<Range<usize>> {
        let end = |track: usize| {
            self.sessions
                .partition_point(|session| session.track <= track)
        };
        let tracks = 0..self.plan.frame.tracks.len();
        let start = |track: usize| track.checked_sub(1).map_or(0, end);
        tracks.map(|track| start(track)..end(track)).collect()
    }

    /// What events leave of each session that can be used.
    pub(super) fn whole(&self, sessions: Range<usize>) -> impl Iterator<Item = Stretch> {
        let usable = sessions.filter(|session| self.sessions[*session].is_usable());
        usable.flat_map(|session| self.open(session))
    }

    /// What events leave of a session, in order.
    pub(super) fn open(&self, session: usize) -> impl Iterator<Item = Stretch> {
        let events = !self.plan.frame.taken.is_empty();
        // Most schedules have no events, and their minutes are known.
        let whole = (!events).then(|| Stretch {
            session,
            from: self.opens[session],
            to: self.closes[session],
            goes_on: false,
        });
        let whole = whole.filter(|whole| whole.from < whole.to);
        let pieces = events.then(|| self.between_events(session));
        whole.into_iter().chain(pieces.into_iter().flatten())
    }

    fn between_events(&self, session: usize) -> impl Iterator<Item = Stretch> {
        let pieces = self.plan.frame.open(&self.sessions[session]);
        let mut pieces = pieces.peekable();
        std::iter::from_fn(move || {
            let (from, to) = pieces.next()?;
            Some(Stretch {
                session,
                from: self.minute(from),
                to: self.minute(to),
                goes_on: pieces.peek().is_some(),
            })
        })
    }

    /// Whether the meetings of a group can be held in a session.
    pub(super) fn admits(&self, session: usize, group: Option<usize>) -> bool {
        let Some(only) = self.sessions[session].group else {
            return true;
        };
        let parent = group.and_then(|group| self.plan.groups.get(group)?.parent);
        group == Some(only) || parent == Some(only)
    }

    /// The sessions in which a meeting can be held, whatever else its keys say.
    pub(super) fn open_to(
        &self,
        meeting: &Meeting,
    ) -> impl DoubleEndedIterator<Item = usize> + Clone {
        (0..self.sessions.len()).filter(|session| {
            let of = &self.sessions[*session];
            of.track == meeting.track && of.is_usable() && self.admits(*session, meeting.group)
        })
    }

    /// The first minute of a session at which the clock shows an hour.
    pub(super) fn hour(&self, session: usize, hour: NaiveTime) -> Minute {
        let of = &self.sessions[session];
        let (opens, closes) = (of.opens.naive_local(), of.closes.naive_local());
        let same_day = of.day.and_time(hour);
        let next = of.day.succ_opt().map(|day| day.and_time(hour));
        let local = match next {
            Some(next) if same_day < opens && next <= closes => next,
            _ => same_day,
        };
        self.minute(self.plan.frame.time_zone.earliest(local))
    }

    /// The last session of a track that has opened at a minute.
    pub(super) fn opened_by(&self, track: Range<usize>, minute: Minute) -> Option<usize> {
        let opens = &self.opens[track.clone()];
        let later = opens.partition_point(|opens| *opens <= minute);
        later.checked_sub(1).map(|last| track.start + last)
    }

    /// Whether a minute lies on the day of a session, before it has closed.
    pub(super) fn is_on_day(&self, session: usize, minute: Minute) -> bool {
        let midnight = self.sessions[session].day.and_time(NaiveTime::MIN);
        minute >= self.minute(self.plan.frame.time_zone.earliest(midnight))
    }

    /// The instant of a minute of a session.
    pub(super) fn moment(&self, session: usize, minute: Minute) -> Moment {
        let of = &self.sessions[session];
        if minute == self.opens[session] {
            return of.opens;
        }
        if minute == self.closes[session] {
            return of.closes;
        }
        let later = minute - self.opens[session];
        if of.opens.offset() == of.closes.offset() {
            return of.opens + TimeDelta::minutes(later);
        }
        let later = u32::try_from(later).unwrap_or(0);
        self.plan.frame.time_zone.after(of.opens, later)
    }
}
