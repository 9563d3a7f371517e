//! From a case to its news.

use chrono::NaiveDate;
use plenary::{
    Hours, Minutes, News, Plan,
    plan::{Session, SessionKind, TrackId},
};

use super::{
    At, Case, GROUPS, Held, TRACKS, What, Written,
    build::{hours, id},
};
use crate::{
    clocks::{Minute, local_times, shown},
    reference::{Stand, planned, planned_slots},
};

impl Case {
    /// Returns what happened to the plan of this case.
    pub(crate) fn news(&self, plan: &Plan) -> News {
        let planned = planned(plan).unwrap_or_default();
        let mut news = News::default();
        for place in 0..self.asks.len() {
            news = self.of_meeting(news, plan, &planned, place);
        }
        for held in &self.held {
            news = self.of_day(news, plan, held);
        }
        news
    }

    fn of_meeting(&self, news: News, plan: &Plan, planned: &[Stand], place: usize) -> News {
        let ask = &self.asks[place];
        let at = |minutes: u32| {
            let from = self.began(planned, place)?;
            let at = later(plan, plan.meetings()[place].track, from, minutes);
            Some(shown(plan.time_zone(), at))
        };
        let over = !matches!(
            ask.record,
            None | Some(Written::Suspended(_) | Written::Adjourned(_))
        );
        let news = match ask.extended.filter(|_| !over) {
            Some(more) => news.extended(id(place), Minutes(more)),
            None => news,
        };
        match ask.record {
            Some(Written::Took(minutes)) => news.took(id(place), Minutes(minutes)),
            Some(Written::Cancelled) => news.cancelled(id(place), "no quorum"),
            Some(Written::Postponed) => news.postponed(id(place), "to CSP13"),
            Some(Written::Opened(minutes)) => news
                .took(id(place), Minutes(minutes))
                .cancelled(id(place), "no quorum"),
            Some(Written::Ended(minutes)) => match at(minutes) {
                Some(at) => news.ended(id(place), at),
                None => news,
            },
            Some(Written::Suspended(minutes)) => match at(minutes) {
                Some(at) => news.suspended(id(place), at),
                None => news,
            },
            Some(Written::Adjourned(minutes)) => match at(minutes) {
                Some(at) => news.adjourned(id(place), at),
                None => news,
            },
            None => news,
        }
    }

    /// Returns the minute at which a meeting is believed to have begun.
    fn began(&self, planned: &[Stand], place: usize) -> Option<Minute> {
        match self.resumed(place) {
            Some(earlier) => planned
                .get(earlier)?
                .ends()
                .or_else(|| self.began(planned, earlier)),
            None => planned.get(place)?.starts(),
        }
    }

    fn of_day(&self, news: News, plan: &Plan, held: &Held) -> News {
        let day = self.day(held.day);
        let track = usize::from(held.second && self.second.is_some());
        let of_track = self.second.is_some() && held.of_track;
        let key = of_track.then_some(TRACKS[track]);
        let frame = plan.frame().iter();
        let sessions = frame.filter(|session| session.track.index() == track && session.day == day);
        let sessions: Vec<_> = sessions.copied().collect();
        if sessions.is_empty() {
            return news;
        }
        match &held.what {
            What::Held(shifts) => news.held(key, day, shifted(&sessions, shifts)),
            What::Extra(at, length, group) => {
                let mut days = news.days().iter();
                let taken = days.any(|of| of.day == day && !of.extra.is_empty());
                let from = at.begins(plan, day, &sessions, *length).filter(|_| !taken);
                let Some(from) = from.filter(|from| *from < 1440 && from + length <= 2880) else {
                    return news;
                };
                news.extra(
                    key,
                    day,
                    hours(from, from + length),
                    group.map(|group| GROUPS[group]),
                )
            }
            What::Opened => {
                let kept = sessions.iter().find(|session| !session.is_usable());
                kept.map_or(news.clone(), |kept| news.opened(key, day, kept.hours))
            }
        }
    }
}

impl At {
    /// The minute of its day at which an extra session of this length begins.
    fn begins(self, plan: &Plan, day: NaiveDate, sessions: &[Session], length: u16) -> Option<u16> {
        let times = |pick: u8| {
            let session = sessions[usize::from(pick) % sessions.len()];
            minutes(&session, session.hours)
        };
        match self {
            Self::Evening(gap) => Some(last(plan, day) + gap),
            Self::Behind(pick, slip) => times(pick).1.checked_add_signed(slip),
            Self::Before(pick, slip) => {
                let ends = times(pick).0.checked_add_signed(slip)?;
                ends.checked_sub(length)
            }
        }
    }
}

/// The minute of its day at which the last session of all tracks closes.
fn last(plan: &Plan, day: NaiveDate) -> u16 {
    let sessions = plan.frame().iter().filter(|session| session.day == day);
    let ends = sessions.map(|session| minutes(session, session.hours).1);
    ends.max().unwrap_or(0)
}

/// The minutes of its day at which a session opens and closes.
fn minutes(session: &Session, hours: Hours) -> (u16, u16) {
    let (from, to) = local_times(hours, session.day);
    let midnight = session.day.and_time(chrono::NaiveTime::MIN);
    let minute = |local: chrono::NaiveDateTime| {
        u16::try_from((local - midnight).num_minutes()).expect("a minute of two days")
    };
    (minute(from), minute(to))
}

/// The sessions that were held, each a little off.
fn shifted(sessions: &[Session], shifts: &[(u16, i16)]) -> Vec<Hours> {
    let pairs = sessions.iter().zip(shifts);
    let held = pairs
        .map(|(session, (late, over))| {
            let (from, to) = minutes(session, session.hours);
            (from + late, to.saturating_add_signed(*over).min(2880))
        })
        .filter(|(from, to)| from < to && to - from <= 1440 && *from < 2880);
    held.map(|(from, to)| hours(from, to)).collect()
}

/// So much meeting time later.
pub(super) fn later(plan: &Plan, track: TrackId, from: Minute, minutes: u32) -> Minute {
    let slots = planned_slots(plan);
    let usable = |at: Minute| {
        slots.iter().any(|slot| {
            let open = slot.opens <= at && at < slot.closes;
            slot.track == track && slot.kind == SessionKind::Planned && open
        })
    };
    let end = slots.iter().map(|slot| slot.closes).max().unwrap_or(from);
    let used = (from..end).filter(|at| usable(*at));
    let last = used.take(usize::try_from(minutes).expect("minutes")).last();
    last.map_or(from, |last| last + 1)
}
