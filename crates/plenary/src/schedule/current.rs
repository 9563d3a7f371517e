//! The sessions as they are now: those that were planned, as they were held, and what was added.

use chrono::NaiveDate;

use super::extra::{self, DeclaredSession};
use crate::{
    check::instants,
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{ClosedDay, DayRecord, News, Plan, Session, SessionKind},
    time::{Hours, Moment},
};

/// The sessions as the news leaves them, track by track.
pub(super) struct Held {
    pub(super) sessions: Vec<Session>,
    /// Sessions for a group that overlap others, each with the fault that it is if something is held
    /// in it.
    pub(super) overlapping: Vec<(usize, Fault)>,
}

/// The sessions of a plan as the news leaves them, track by track.
pub(super) fn sessions(plan: &Plan, news: &News, faults: &mut Faults) -> Held {
    let mut held = Held {
        sessions: Vec::new(),
        overlapping: Vec::new(),
    };
    if news.days().is_empty() {
        held.sessions.clone_from(&plan.frame.sessions);
        return held;
    }
    for track in 0..plan.frame.tracks.len() {
        let (of_track, for_groups) = of_track(plan, track, news, faults);
        faults.extend(on_closed_days(plan, track, &[&of_track, &for_groups]));
        let joined = extra::joined(of_track, faults);
        held.add(extra::with_sessions_for_groups(joined, for_groups, faults));
    }
    held
}

impl Held {
    fn add(&mut self, of_track: Vec<(Session, Option<Fault>)>) {
        for (session, overlap) in of_track {
            let place = self.sessions.len();
            self.overlapping.extend(overlap.map(|fault| (place, fault)));
            self.sessions.push(session);
        }
    }
}

/// The sessions of a track: those for all, and those that were agreed for one group.
fn of_track(
    plan: &Plan,
    track: usize,
    news: &News,
    faults: &mut Faults,
) -> (Vec<DeclaredSession>, Vec<DeclaredSession>) {
    let planned = plan.frame.sessions.iter().filter(|own| own.track == track);
    let planned: Vec<Session> = planned
        .map(|session| as_opened(*session, plan, news))
        .collect();
    let mut sessions: Vec<DeclaredSession> = Vec::with_capacity(planned.len());
    let mut for_groups = Vec::new();
    let held = |day: NaiveDate| record_of(plan, track, day, news).and_then(|own| own.held.as_ref());
    for session in &planned {
        if held(session.day).is_none() {
            sessions.push((*session, None));
        }
    }
    for record in news.days() {
        if record_of(plan, track, record.day, news) == Some(record) {
            sessions.extend(as_held(plan, track, record, &planned, faults));
        }
        let concerned = concerns(record, track, plan);
        for (place, extra) in record.extra.iter().enumerate() {
            let at = || path(record).then("extra").then(place);
            let group = extra.group.as_deref();
            let group = group.and_then(|id| plan.groups.iter().position(|group| group.id == *id));
            let meets = |track: usize| meets_in(plan, group, track);
            let anywhere = (0..plan.frame.tracks.len()).any(meets);
            // What is for a group is for the tracks in which it meets, whatever their hours.
            let own = if group.is_some() && anywhere {
                meets(track) && (record.track.is_none() || concerned)
            } else {
                concerned
            };
            if own {
                let session = added(plan, track, record.day, extra.hours, at, faults);
                let session = session.map(|session| (Session { group, ..session }, Some(at())));
                let list = match group {
                    Some(_) => &mut for_groups,
                    None => &mut sessions,
                };
                list.extend(session);
            }
        }
    }
    (sessions, for_groups)
}

/// The sessions of a day of a track when they were really held, each under the hours of the planned
/// one with which it has most in common.
fn as_held(
    plan: &Plan,
    track: usize,
    record: &DayRecord,
    planned: &[Session],
    faults: &mut Faults,
) -> Vec<DeclaredSession> {
    let own = || planned.iter().filter(|session| session.day == record.day);
    let mut sessions = Vec::new();
    for (place, hours) in record.held.iter().flatten().enumerate() {
        let at = || path(record).then("held").then(place);
        let row = own().map(|session| session.hours);
        let row = row.max_by_key(|row| common(*row, *hours));
        let row = row.filter(|row| common(*row, *hours) > 0);
        let Some(held) = added(plan, track, record.day, *hours, at, faults) else {
            continue;
        };
        let session = Session {
            hours: row.unwrap_or(held.hours),
            kind: SessionKind::Planned,
            overtime: overtime(&held, own()),
            ..held
        };
        sessions.push((session, Some(at())));
    }
    sessions
}

/// From when to when a session was held beyond the planned close of those that it replaces.
fn overtime<'p>(
    held: &Session,
    planned: impl Iterator<Item = &'p Session>,
) -> Option<(Moment, Moment)> {
    let replaced =
        planned.filter(|own| own.is_usable() && own.opens < held.closes && held.opens < own.closes);
    let close = replaced.map(|own| own.closes).max()?;
    (close < held.closes).then_some((close, held.closes))
}

/// Whether a record of a day speaks of a track.
fn concerns(record: &DayRecord, track: usize, plan: &Plan) -> bool {
    let mut closed = plan.frame.closed.iter();
    let mut closed = || closed.any(|own| own.day == record.day && own.track == Some(track));
    record.track.as_ref().map_or_else(
        || !plan.frame.has_own_hours(track, record.day) && !closed(),
        |key| plan.frame.track_key(track) == Some(key),
    )
}

/// The record that says when the sessions of a day were held: that of the track before the common.
pub(super) fn record_of<'n>(
    plan: &Plan,
    track: usize,
    day: NaiveDate,
    news: &'n News,
) -> Option<&'n DayRecord> {
    let records = news.of_day(day).iter();
    let mut records = records.filter(|record| record.held.is_some());
    let own = |record: &&DayRecord| record.track.is_some() && concerns(record, track, plan);
    let common = |record: &&DayRecord| concerns(record, track, plan);
    records.clone().find(own).or(records.find(common))
}

/// A session kept in reserve that is used now, if it is.
fn as_opened(session: Session, plan: &Plan, news: &News) -> Session {
    let opened = news.of_day(session.day).iter().any(|record| {
        concerns(record, session.track, plan) && record.opened.contains(&session.hours)
    });
    match session.kind {
        SessionKind::IfNeeded if opened => Session {
            kind: SessionKind::Opened,
            ..session
        },
        _ => session,
    }
}

/// True if a group, or one that belongs to it, takes part in a meeting in a track.
fn meets_in(plan: &Plan, group: Option<usize>, track: usize) -> bool {
    let mut own = plan
        .meetings
        .iter()
        .filter(|meeting| meeting.track == track);
    group.is_some_and(|group| own.any(|meeting| plan.takes_part(group, meeting)))
}

fn added(
    plan: &Plan,
    track: usize,
    day: NaiveDate,
    hours: Hours,
    at: impl Fn() -> Path,
    faults: &mut Faults,
) -> Option<Session> {
    let (opens, closes) = instants(hours, day, plan.frame.time_zone, at, faults)?;
    Some(Session {
        track,
        day,
        hours,
        opens,
        closes,
        kind: SessionKind::Extra,
        group: None,
        overtime: None,
    })
}

/// The minutes that two ranges of hours share.
fn common(one: Hours, other: Hours) -> i32 {
    let lengths = i32::from(one.minutes()).min(i32::from(other.minutes()));
    lengths.min(-one.gap(other, 0)).min(-other.gap(one, 0))
}

/// Where a record of a day is written.
pub(super) fn path(record: &DayRecord) -> Path {
    let day = record.day.to_string();
    match &record.track {
        Some(track) => path_to!["tracks", track.clone(), "days", day],
        None => path_to!["days", day],
    }
}

/// The faults of news of days on which nothing is held in a track.
fn on_closed_days(plan: &Plan, track: usize, lists: &[&[DeclaredSession]]) -> Faults {
    let own = |place: Option<usize>| place.is_none_or(|place| place == track);
    let closed = plan.frame.closed.iter().filter(|closed| own(closed.track));
    let fault = |closed: &ClosedDay| {
        let mut sessions = lists
            .iter()
            .copied()
            .flatten()
            .filter(|(session, _)| session.day == closed.day);
        let planned = sessions.clone().any(|(_, written)| written.is_none());
        let written = sessions.find_map(|(_, written)| written.as_ref())?;
        let replaced = plan
            .frame
            .sessions
            .iter()
            .any(|session| session.track == track && session.day == closed.day);
        (!planned && !replaced).then(|| held_when_closed(plan, closed, written))
    };
    closed.filter_map(fault).collect()
}

fn held_when_closed(plan: &Plan, closed: &ClosedDay, written: &Path) -> Fault {
    let day = closed.day.to_string();
    let at = match closed.track.and_then(|track| plan.frame.track_key(track)) {
        Some(track) => path_to!["tracks", track.to_owned(), "days", day, "closed"],
        None => path_to!["days", day, "closed"],
    };
    let message = format!("{} is closed, and a session of it is recorded", closed.day);
    Fault::new(Code::ClosedDay, message, written.clone())
        .label("something is held")
        .and(at)
        .label("nothing is held")
        .help("delete one of the two")
}
