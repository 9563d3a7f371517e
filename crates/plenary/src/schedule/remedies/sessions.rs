//! More time: sessions that go on for longer, new ones, those kept in reserve, and days.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    remedy::{OfDay, Remedy, SessionChange},
    trial::{Trials, least},
};
use crate::{
    fault::Fault,
    plan::{MOST_DAYS, Session, SessionKind},
    time::Hours,
};

/// The most days of which it is tried to give them more sessions.
const MOST_TRIED: usize = 4;

/// The most days that are added.
const MOST_ADDED: u32 = 5;

/// So much a session goes on; for more there is one of its own, after a break.
const LONGER: u32 = 60;
const BREAK: i64 = 30;

/// The longest new session, in minutes.
const LONGEST: u32 = 4 * 60;

/// Where more time is looked for: in one track, first on these days; `short` is about how much is
/// needed.
pub(super) struct Wanted {
    pub(super) track: usize,
    pub(super) days: Vec<NaiveDate>,
    pub(super) short: u32,
    /// By the news, and not in the plan.
    pub(super) by_news: bool,
}

impl Trials<'_> {
    /// The days of a track that have sessions and are not over, the last first.
    pub(super) fn days(&self, track: usize) -> Vec<NaiveDate> {
        let today = self.first_open_day();
        let sessions = self.schedule.sessions.iter().rev();
        let own = sessions.filter(|own| own.track == track && today <= Some(own.day));
        let mut days: Vec<_> = own.map(|own| own.day).collect();
        days.dedup();
        days
    }

    fn on(&self, track: usize, day: NaiveDate) -> impl Iterator<Item = &Session> + Clone {
        let sessions = self.schedule.sessions.iter();
        sessions.filter(move |own| (own.track, own.day) == (track, day))
    }

    /// A session on one of the days, or the last of it longer, by the least that is enough.
    pub(super) fn more(&mut self, fault: &Fault, wanted: &Wanted) -> Option<Remedy> {
        let days = wanted.days.iter().copied().take(MOST_TRIED);
        days.collect::<Vec<_>>()
            .into_iter()
            .find_map(|day| self.more_on(fault, wanted, day))
    }

    fn more_on(&mut self, fault: &Fault, wanted: &Wanted, day: NaiveDate) -> Option<Remedy> {
        let last = self.on(wanted.track, day).map(|own| own.closes).max()?;
        let now = self.schedule.now;
        let last = now.map_or(last, |now| last.max(now)).naive_local();
        let left = day.succ_opt()?.and_time(NaiveTime::MIN) - last;
        let left = u32::try_from(left.num_minutes()).ok()?;
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
        let left = left.checked_sub(u32::try_from(BREAK).ok()?)?;
        let new =
            |trials: &Self, length: u32| trials.new_session(wanted, day, later(opens, length));
        let try_new = |length: u32| {
            let remedy = new(self, length);
            self.works(fault, &remedy)
        };
        let length = least(LONGEST.min(left), wanted.short, try_new)?;
        Some(new(self, length))
    }

    /// The last session of a day with these hours after it.
    fn longer(&self, wanted: &Wanted, day: NaiveDate, more: Hours) -> Remedy {
        let track = wanted.track;
        if wanted.by_news {
            let hours = more;
            return Remedy::OfDay(OfDay::Extra { track, day, hours });
        }
        let mut list = self.planned(track, day);
        let from = list.last().map(|(hours, _)| *hours);
        let longer = from.filter(|from| from.gap(more, 0) == 0);
        let change = if let (Some(from), Some((hours, _))) = (longer, list.last_mut()) {
            *hours = from.until(more);
            SessionChange::Longer(*hours)
        } else {
            list.push((more, SessionKind::Planned));
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
        let mut list = self.planned(track, day);
        list.push((hours, SessionKind::Planned));
        let change = SessionChange::Added(hours);
        Remedy::OfDay(OfDay::Sessions {
            track,
            day,
            list,
            change,
        })
    }

    /// The sessions of a day as they are planned, with those out of the reserve that are used.
    fn planned(&self, track: usize, day: NaiveDate) -> Vec<(Hours, SessionKind)> {
        let used: Vec<_> = self.on(track, day).copied().collect();
        let planned = self.schedule.plan.frame.sessions.iter();
        let planned = planned.filter(|own| (own.track, own.day) == (track, day));
        let one = |own: &Session| {
            let opened =
                |other: &Session| other.hours == own.hours && other.kind == SessionKind::Opened;
            let kind = if used.iter().any(opened) {
                SessionKind::Opened
            } else {
                own.kind
            };
            (own.hours, kind)
        };
        planned.map(one).collect()
    }

    /// A session that is kept in reserve and is enough, if one is.
    pub(super) fn reserve(&mut self, fault: &Fault, track: usize) -> Option<Remedy> {
        let (now, today) = (self.schedule.now, self.first_open_day());
        let sessions = self.schedule.sessions.iter();
        let kept = sessions.filter(|own| {
            let to_come = now.is_none_or(|now| own.opens >= now) && today <= Some(own.day);
            own.track == track && own.kind == SessionKind::IfNeeded && to_come
        });
        let kept: Vec<_> = kept.map(|own| (own.day, own.hours)).collect();
        let opened = |trials: &Self, (day, hours): (NaiveDate, Hours)| {
            let mut list = trials.planned(track, day);
            let own = list.iter_mut().filter(|(own, _)| *own == hours);
            own.for_each(|(_, kind)| *kind = SessionKind::Opened);
            Remedy::OfDay(OfDay::Sessions {
                track,
                day,
                list,
                change: SessionChange::Opened(hours),
            })
        };
        let tried = kept.into_iter().take(2 * MOST_TRIED);
        let mut remedies = tried
            .map(|one| opened(self, one))
            .collect::<Vec<_>>()
            .into_iter();
        remedies.find(|remedy| self.works(fault, remedy))
    }

    /// A later last day, by the fewest days of meetings.
    pub(super) fn later_last_day(&mut self, fault: &Fault, wanted: &Wanted) -> Option<Remedy> {
        let frame = &self.schedule.plan.frame;
        let ordinary = frame.ordinary.get(wanted.track)?.iter();
        let planned = ordinary.filter(|(_, kind)| *kind == SessionKind::Planned);
        let a_day: u32 = planned.map(|(hours, _)| u32::from(hours.minutes())).sum();
        let least = wanted.short.div_ceil(a_day.max(1)).max(1);
        let working = |day: &NaiveDate| frame.weekends || !frame.time_zone.is_free(*day);
        let first = frame.first_day;
        let days = frame.last_day.iter_days().skip(1).filter(working);
        let days = (1..=MOST_ADDED).zip(days);
        let days = days.skip_while(|(number, _)| *number < least);
        let near = days.filter(|(_, to)| (*to - first).num_days() < MOST_DAYS);
        let remedies = near.map(|(days, to)| Remedy::LastDay { to, days });
        let mut remedies = remedies.collect::<Vec<_>>().into_iter();
        remedies.find(|remedy| self.works(fault, remedy))
    }

    /// A closed day of a track on which there are meetings after all.
    pub(super) fn opened_day(&mut self, fault: &Fault, track: usize) -> Option<Remedy> {
        let today = self.first_open_day();
        let closed = self.schedule.plan.frame.closed.iter();
        let own = closed.filter(|closed| closed.track.is_none_or(|own| own == track));
        let own = own.filter(|closed| today <= Some(closed.day));
        let remedies = own.take(MOST_TRIED).map(|closed| Remedy::Open {
            track: closed.track,
            day: closed.day,
        });
        let mut remedies = remedies.collect::<Vec<_>>().into_iter();
        remedies.find(|remedy| self.works(fault, remedy))
    }

    /// The sessions of every day on a day that has none, and is not closed.
    pub(super) fn first_sessions(
        &mut self,
        fault: &Fault,
        track: usize,
        day: NaiveDate,
    ) -> Option<Remedy> {
        let frame = &self.schedule.plan.frame;
        let mut closed = frame.closed.iter();
        let closed = closed.any(|own| own.day == day && own.track.is_none_or(|own| own == track));
        let has = self.on(track, day).next().is_some() || self.first_open_day() > Some(day);
        let list = frame.ordinary.get(track)?.clone();
        let remedy = Remedy::OfDay(OfDay::Sessions {
            track,
            day,
            list,
            change: SessionChange::First,
        });
        (!closed && !has && self.works(fault, &remedy)).then_some(remedy)
    }
}
