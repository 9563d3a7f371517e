//! Remedies that give more time: longer sessions, new ones, those kept in reserve, and days.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    remedy::{OfDay, Remedy, SessionChange},
    trial::{Trials, least},
};
use crate::{
    fault::Fault,
    plan::{MOST_DAYS, OrdinarySession, Session, SessionKind, TrackId},
    time::Hours,
};

/// The most days on which more time is tried.
const MOST_TRIED: usize = 4;

/// The most days that are added.
const MOST_ADDED: u32 = 5;

/// The most minutes by which a session is prolonged; for more time, a session is added after a
/// break.
const LONGER: u32 = 60;
const BREAK: i64 = 30;

/// The longest new session, in minutes.
const LONGEST: u32 = 4 * 60;

/// A search for more time: in one track, first on these days; `short` is about how many minutes are
/// needed.
pub(super) struct Wanted {
    pub(super) track: TrackId,
    pub(super) days: Vec<NaiveDate>,
    pub(super) short: u32,
    /// True if the time is missing by the news, and not in the plan.
    pub(super) by_news: bool,
}

/// Makes a planned session of these hours, with what its day has.
const fn planned(hours: Hours) -> OrdinarySession {
    OrdinarySession {
        hours,
        kind: SessionKind::Planned,
        facilities: None,
    }
}

impl Trials<'_> {
    /// Returns the days of a track that have sessions and are not over, the last first.
    pub(super) fn days(&self, track: TrackId) -> Vec<NaiveDate> {
        let today = self.first_open_day();
        let mut days: Vec<_> = self
            .schedule
            .sessions
            .iter()
            .rev()
            .filter(|session| session.track == track && today <= Some(session.day))
            .map(|session| session.day)
            .collect();
        days.dedup();
        days
    }

    fn on(&self, track: TrackId, day: NaiveDate) -> impl Iterator<Item = &Session> + Clone {
        let sessions = self.schedule.sessions.iter();
        sessions.filter(move |session| (session.track, session.day) == (track, day))
    }

    /// Returns a new session on one of the days, or a longer last session of it, by the least that
    /// is enough.
    pub(super) fn more_time(&mut self, fault: &Fault, wanted: &Wanted) -> Option<Remedy> {
        for day in wanted.days.iter().copied().take(MOST_TRIED) {
            if let Some(remedy) = self.more_time_on(fault, wanted, day) {
                return Some(remedy);
            }
        }
        None
    }

    fn more_time_on(&mut self, fault: &Fault, wanted: &Wanted, day: NaiveDate) -> Option<Remedy> {
        let closes = self
            .on(wanted.track, day)
            .map(|session| session.closes)
            .max()?;
        let now = self.schedule.now;
        let last = now.map_or(closes, |now| closes.max(now)).naive_local();
        let time_left = day.succ_opt()?.and_time(NaiveTime::MIN) - last;
        let left = u32::try_from(time_left.num_minutes()).ok()?;
        let later = |from: NaiveDateTime, length: u32| {
            Hours::since(day, from, from + TimeDelta::minutes(i64::from(length)))
        };
        let longer = |trials: &Self, length: u32| trials.longer(wanted, day, later(last, length));
        let try_longer = |length: u32| {
            let remedy = longer(self, length);
            self.works(fault, &remedy)
        };
        if let Some(length) = least(LONGER.min(left), wanted.short, try_longer) {
            return Some(longer(self, length));
        }
        let opens = last + TimeDelta::minutes(BREAK);
        let left_behind = left.checked_sub(u32::try_from(BREAK).ok()?)?;
        let new =
            |trials: &Self, length: u32| trials.new_session(wanted, day, later(opens, length));
        let try_new = |length: u32| {
            let remedy = new(self, length);
            self.works(fault, &remedy)
        };
        let length = least(LONGEST.min(left_behind), wanted.short, try_new)?;
        Some(new(self, length))
    }

    /// Returns the change that prolongs the last session of a day by these hours, or adds them.
    fn longer(&self, wanted: &Wanted, day: NaiveDate, more: Hours) -> Remedy {
        let track = wanted.track;
        if wanted.by_news {
            let hours = more;
            return Remedy::OfDay(OfDay::Extra { track, day, hours });
        }
        let mut list = self.planned_sessions(track, day);
        let from = list.last().map(|session| session.hours);
        let longer = from.filter(|from| from.gap(more, 0) == 0);
        let change = if let (Some(from), Some(session)) = (longer, list.last_mut()) {
            session.hours = from.until(more);
            SessionChange::Longer(session.hours)
        } else {
            list.push(planned(more));
            SessionChange::Added(more)
        };
        Remedy::OfDay(OfDay::Sessions {
            track,
            day,
            list,
            change,
        })
    }

    fn new_session(&self, wanted: &Wanted, day: NaiveDate, hours: Hours) -> Remedy {
        let track = wanted.track;
        if wanted.by_news {
            return Remedy::OfDay(OfDay::Extra { track, day, hours });
        }
        let mut list = self.planned_sessions(track, day);
        list.push(planned(hours));
        let change = SessionChange::Added(hours);
        Remedy::OfDay(OfDay::Sessions {
            track,
            day,
            list,
            change,
        })
    }

    /// Returns the planned sessions of a day; those out of the reserve that are used are opened.
    fn planned_sessions(&self, track: TrackId, day: NaiveDate) -> Vec<OrdinarySession> {
        let used: Vec<_> = self.on(track, day).copied().collect();
        let is_opened = |session: &Session| {
            used.iter()
                .any(|other| other.hours == session.hours && other.kind == SessionKind::Opened)
        };
        let planned = self.schedule.plan.frame.sessions.iter();
        planned
            .filter(|session| (session.track, session.day) == (track, day))
            .map(|session| {
                let kind = if is_opened(session) {
                    SessionKind::Opened
                } else {
                    session.kind
                };
                OrdinarySession {
                    kind,
                    ..session.ordinary()
                }
            })
            .collect()
    }

    /// Returns the opening of a session in reserve that is enough, if there is one.
    pub(super) fn reserve(&mut self, fault: &Fault, track: TrackId) -> Option<Remedy> {
        let (now, today) = (self.schedule.now, self.first_open_day());
        let reserve: Vec<_> = self
            .schedule
            .sessions
            .iter()
            .filter(|session| {
                let to_come = now.is_none_or(|now| session.opens >= now);
                let is_open_day = today <= Some(session.day);
                session.track == track
                    && session.kind == SessionKind::IfNeeded
                    && to_come
                    && is_open_day
            })
            .map(|session| (session.day, session.hours))
            .take(2 * MOST_TRIED)
            .collect();
        let remedies: Vec<_> = reserve
            .into_iter()
            .map(|(day, hours)| self.opening(track, day, hours))
            .collect();
        remedies
            .into_iter()
            .find(|remedy| self.works(fault, remedy))
    }

    /// Returns the change that opens the sessions of a day that have these hours.
    fn opening(&self, track: TrackId, day: NaiveDate, hours: Hours) -> Remedy {
        let mut list = self.planned_sessions(track, day);
        for session in list.iter_mut().filter(|session| session.hours == hours) {
            session.kind = SessionKind::Opened;
        }
        Remedy::OfDay(OfDay::Sessions {
            track,
            day,
            list,
            change: SessionChange::Opened(hours),
        })
    }

    /// Returns a later last day that is enough, by the fewest working days.
    pub(super) fn later_last_day(&mut self, fault: &Fault, wanted: &Wanted) -> Option<Remedy> {
        let frame = &self.schedule.plan.frame;
        let ordinary = frame.ordinary.get(wanted.track.index())?.iter();
        let planned = ordinary.filter(|session| session.kind == SessionKind::Planned);
        let minutes = planned.map(|session| u32::from(session.hours.minutes()));
        let a_day: u32 = minutes.sum();
        let least = wanted.short.div_ceil(a_day.max(1)).max(1);
        let working = |day: &NaiveDate| frame.weekends || !frame.time_zone.is_free(*day);
        let first = frame.first_day;
        let remedies: Vec<_> = (1..=MOST_ADDED)
            .zip(frame.last_day.iter_days().skip(1).filter(working))
            .skip_while(|(number, _)| *number < least)
            .filter(|(_, to)| (*to - first).num_days() < MOST_DAYS)
            .map(|(days, to)| Remedy::LastDay { to, days })
            .collect();
        remedies
            .into_iter()
            .find(|remedy| self.works(fault, remedy))
    }

    /// Returns the opening of a closed day of a track that is enough, if there is one.
    pub(super) fn opened_day(&mut self, fault: &Fault, track: TrackId) -> Option<Remedy> {
        let today = self.first_open_day();
        let closed_days = self.schedule.plan.frame.closed.iter();
        let remedies: Vec<_> = closed_days
            .filter(|closed| closed.track.is_none_or(|other| other == track))
            .filter(|closed| today <= Some(closed.day))
            .take(MOST_TRIED)
            .map(|closed| Remedy::Open {
                track: closed.track,
                day: closed.day,
            })
            .collect();
        remedies
            .into_iter()
            .find(|remedy| self.works(fault, remedy))
    }

    /// Returns the change that gives a day without sessions, which is not closed, those of every
    /// day.
    pub(super) fn first_sessions(
        &mut self,
        fault: &Fault,
        track: TrackId,
        day: NaiveDate,
    ) -> Option<Remedy> {
        let frame = &self.schedule.plan.frame;
        let is_closed = frame
            .closed
            .iter()
            .any(|closed| closed.day == day && closed.track.is_none_or(|other| other == track));
        let has = self.on(track, day).next().is_some() || self.first_open_day() > Some(day);
        let list = frame.ordinary.get(track.index())?.clone();
        let remedy = Remedy::OfDay(OfDay::Sessions {
            track,
            day,
            list,
            change: SessionChange::First,
        });
        (!is_closed && !has && self.works(fault, &remedy)).then_some(remedy)
    }
}
