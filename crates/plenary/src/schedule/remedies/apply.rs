//! The application of a remedy to a plan and its news.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;

use super::remedy::{OfDay, Remedy};
use crate::{
    check::{instants, taken_time},
    fault::{Faults, path_to},
    plan::{
        Frame, List, Meeting, MeetingId, News, OrdinarySession, Plan, Session, SessionKind, TrackId,
    },
};

impl Remedy {
    /// Returns the plan and the news after the change; none if it cannot be made.
    pub(super) fn apply(&self, plan: &Plan, news: &News) -> Option<(Plan, News)> {
        let (mut plan, mut news) = (plan.clone(), news.clone());
        match self {
            Self::Duration { meeting, to, .. } => {
                change_meeting(&mut plan, *meeting, |meeting| meeting.duration = Some(*to));
            }
            Self::Extended { meeting, to, .. } => {
                let id = plan.meetings[*meeting].id.clone();
                news = match to {
                    Some(more) => news.extended(id, *more),
                    None => news.not_extended(&id),
                };
            }
            Self::Divided { meeting } => {
                change_meeting(&mut plan, *meeting, |meeting| {
                    meeting.start.undivided = false;
                });
            }
            Self::Day { meeting, to } => {
                change_meeting(&mut plan, *meeting, |meeting| meeting.start.on = *to);
            }
            Self::LastDay { to, .. } => move_last_day(&mut plan, *to)?,
            Self::Open { track, day } => open_day(&mut plan, *track, *day)?,
            Self::OfDay(change) => news = change.apply(&mut plan, news)?,
            Self::Stopped {
                meeting, key, at, ..
            } => {
                let id = plan.meetings[*meeting].id.clone();
                news = match *key {
                    "suspended" => news.suspended(id, *at),
                    "adjourned" => news.adjourned(id, *at),
                    _ => news.ended(id, *at),
                };
            }
        }
        Some((plan, news))
    }
}

impl OfDay {
    fn apply(&self, plan: &mut Plan, mut news: News) -> Option<News> {
        match self {
            Self::Sessions {
                track, day, list, ..
            } => {
                for opened in list
                    .iter()
                    .filter(|session| session.kind == SessionKind::Opened)
                {
                    let key = plan.frame.track_key(*track);
                    news = news.opened(key, *day, opened.hours);
                }
                let frame = &mut plan.frame;
                if frame.track_key(*track).is_some() && !frame.has_own_hours(*track, *day) {
                    frame.own_days.push((*track, *day));
                    frame.own_days.sort_unstable();
                }
                let kept = |session: &Session| (session.track, session.day) != (*track, *day);
                plan.frame.sessions.retain(kept);
                add_sessions(&mut plan.frame, *track, *day, list)?;
            }
            Self::Extra { track, day, hours } => {
                news = news.extra(plan.frame.track_key(*track), *day, *hours, None);
            }
            Self::Agreed {
                record,
                place,
                extra,
            } => news = news.with_extra((record, *place), (**extra).clone()),
            Self::Held { track, day, hours } => {
                news = news.held(plan.frame.track_key(*track), *day, hours.clone());
            }
        }
        Some(news)
    }
}

fn change_meeting(plan: &mut Plan, meeting: MeetingId, change: impl FnOnce(&mut Meeting)) {
    if let Some(meeting) = plan.meetings.get_mut(meeting.index()) {
        change(Arc::make_mut(meeting));
    }
}

/// Adds sessions of a day to a track.
fn add_sessions(
    frame: &mut Frame,
    track: TrackId,
    day: NaiveDate,
    list: &[OrdinarySession],
) -> Option<()> {
    let zone = frame.time_zone;
    let of_day = frame.facilities.of_day(track, day);
    for session in list {
        let (opens, closes) = instants(
            session.hours,
            day,
            zone,
            || path_to!["sessions"],
            &mut Faults::new(),
        )?;
        let kind = match session.kind {
            SessionKind::Opened => SessionKind::IfNeeded,
            kind => kind,
        };
        frame.sessions.push(Session {
            track,
            day,
            hours: session.hours,
            opens,
            closes,
            kind,
            group: None,
            overtime: None,
            facilities: session.facilities.or(of_day),
        });
    }
    frame
        .sessions
        .sort_by_key(|session| (session.track, session.opens));
    Some(())
}

/// Gives the days after the last one their sessions.
fn move_last_day(plan: &mut Plan, last: NaiveDate) -> Option<()> {
    let before = session_days(plan);
    let frame = &mut plan.frame;
    let zone = frame.time_zone;
    let (first, last_before, weekends) = (frame.first_day, frame.last_day, frame.weekends);
    let is_free =
        |day: NaiveDate, last: NaiveDate| !weekends && zone.is_weekend_between(day, first, last);
    // A weekend at the end has sessions; one between other days has only those of its own.
    let freed = before
        .iter()
        .copied()
        .filter(|day| is_free(*day, last) && !is_free(*day, last_before));
    for day in freed {
        close_day(frame, day);
    }
    let days = last_before.iter_days().skip(1);
    for day in days.take_while(|day| *day <= last) {
        for track in frame.tracks.ids().filter(|_| !is_free(day, last)) {
            let ordinary = frame.ordinary.get(track.index())?.clone();
            add_sessions(frame, track, day, &ordinary)?;
        }
    }
    frame.last_day = last;
    repeat_events(plan)
}

/// Takes from each track the sessions that it has on a day without keys of its own.
fn close_day(frame: &mut Frame, day: NaiveDate) {
    for track in frame.tracks.ids() {
        let on_day = |session: &Session| (session.track, session.day) == (track, day);
        let sessions = frame.sessions.iter().filter(|session| on_day(session));
        let hours = sessions.map(|session| (session.hours, session.kind));
        let ordinary = frame.ordinary.get(track.index()).into_iter().flatten();
        if hours.eq(ordinary.map(|session| (session.hours, session.kind))) {
            frame.sessions.retain(|session| !on_day(session));
        }
    }
}

/// Gives a day that was closed its sessions, in one track or in all.
fn open_day(plan: &mut Plan, track: Option<TrackId>, day: NaiveDate) -> Option<()> {
    let frame = &mut plan.frame;
    frame
        .closed
        .retain(|closed| (closed.day, closed.track) != (day, track));
    for place in frame.tracks.ids() {
        let is_closed = frame
            .closed
            .iter()
            .any(|closed| closed.day == day && closed.track.is_none_or(|track| track == place));
        let mut sessions = frame.sessions.iter();
        let has = sessions.any(|session| (session.track, session.day) == (place, day));
        if track.is_none_or(|track| track == place) && !has && !is_closed {
            let list = sessions_of_day(frame, place, day)?;
            add_sessions(frame, place, day, &list)?;
        }
    }
    repeat_events(plan)
}

/// Returns the sessions that a track would have on a day: those of the other tracks that have no
/// hours of their own then, or those of every day.
fn sessions_of_day(frame: &Frame, track: TrackId, day: NaiveDate) -> Option<Vec<OrdinarySession>> {
    if !frame.tracks[track].own_hours {
        let tracks = frame.tracks.ids();
        let others = tracks.filter(|other| !frame.has_own_hours(*other, day));
        let mut lists = others.map(|other| {
            frame
                .sessions
                .iter()
                .filter(|session| (session.track, session.day) == (other, day))
                .map(Session::ordinary)
                .collect::<Vec<_>>()
        });
        if let Some(list) = lists.find(|list| !list.is_empty()) {
            return Some(list);
        }
    }
    frame.ordinary.get(track.index()).cloned()
}

fn session_days(plan: &Plan) -> Vec<NaiveDate> {
    let days: BTreeSet<_> = plan
        .frame
        .sessions
        .iter()
        .map(|session| session.day)
        .collect();
    days.into_iter().collect()
}

/// Lets events that stand on every day with sessions stand on the new days too.
fn repeat_events(plan: &mut Plan) -> Option<()> {
    if plan.events.is_empty() {
        return Some(());
    }
    let days = session_days(plan);
    for event in plan.events.iter_mut().filter(|event| event.every_day) {
        event.days.clone_from(&days);
    }
    let mut faults = Faults::new();
    plan.frame.taken = taken_time(&plan.events, &plan.frame, &mut faults);
    faults.is_empty().then_some(())
}
