//! The current sessions: the planned ones as they were held, and those that were added.

use chrono::NaiveDate;

use super::{
    extra::{self, DeclaredSession},
    facilities::AddedFacilities,
};
use crate::{
    check::instants,
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{
        ClosedDay, DayRecord, FacilitiesId, GivenFacilities, GroupId, List, News, Plan, Session,
        SessionKind, TrackId,
    },
    time::{Hours, Moment},
};

/// The sessions as the news leaves them, track by track.
pub(super) struct CurrentSessions {
    pub(super) sessions: Vec<Session>,
    /// Sessions for a group that overlap others, each with the fault that it is if something is
    /// held in it.
    pub(super) overlapping: Vec<(usize, Fault)>,
    /// Facilities of the added sessions, behind those of the planned ones.
    pub(super) facilities: Vec<GivenFacilities>,
}

/// Returns the sessions of a plan as the news leaves them, track by track.
pub(super) fn sessions(plan: &Plan, news: &News, faults: &mut Faults) -> CurrentSessions {
    let mut current = CurrentSessions {
        sessions: Vec::new(),
        overlapping: Vec::new(),
        facilities: Vec::new(),
    };
    if news.days().is_empty() {
        current.sessions.clone_from(&plan.frame.sessions);
        return current;
    }
    let mut added = AddedFacilities::to(&plan.frame.facilities);
    for track in plan.frame.tracks.ids() {
        let (for_all, for_groups) = track_sessions((plan, track), news, &mut added, faults);
        faults.extend(on_closed_days(plan, track, &[&for_all, &for_groups]));
        let joined = extra::join(for_all, &mut added, faults);
        let for_groups = extra::beside(&joined, for_groups, &mut added);
        current.add(extra::with_sessions_for_groups(joined, for_groups, faults));
    }
    current.facilities = added.list;
    current
}

impl CurrentSessions {
    fn add(&mut self, of_track: Vec<(Session, Option<Fault>)>) {
        for (session, overlap) in of_track {
            let place = self.sessions.len();
            self.overlapping.extend(overlap.map(|fault| (place, fault)));
            self.sessions.push(session);
        }
    }
}

/// Returns the sessions of a track: those for all, and those that were agreed for one group.
fn track_sessions(
    (plan, track): (&Plan, TrackId),
    news: &News,
    added: &mut AddedFacilities<'_>,
    faults: &mut Faults,
) -> (Vec<DeclaredSession>, Vec<DeclaredSession>) {
    let planned: Vec<Session> = plan
        .frame
        .sessions
        .iter()
        .filter(|session| session.track == track)
        .map(|session| as_opened(*session, plan, news))
        .collect();
    let mut sessions: Vec<DeclaredSession> = Vec::with_capacity(planned.len());
    let mut for_groups = Vec::new();
    let is_held = |day: NaiveDate| record_of(plan, track, day, news).is_some();
    let kept = planned.iter().filter(|session| !is_held(session.day));
    sessions.extend(kept.map(|session| (*session, None)));
    for record in news.days() {
        if record_of(plan, track, record.day, news) == Some(record) {
            sessions.extend(held_sessions(plan, track, record, &planned, faults));
        }
        let concerned = concerns(record, track, plan);
        for (place, extra) in record.extra.iter().enumerate() {
            let at = || path(record).then("extra").then(place);
            let group = extra.group.as_deref().and_then(|id| plan.group_id(id));
            let meets = |track: TrackId| meets_in(plan, group, track);
            // A session for a group is for the tracks in which it meets, whatever their hours.
            let applies = if group.is_some() && plan.frame.tracks.ids().any(meets) {
                meets(track) && (record.track.is_none() || concerned)
            } else {
                concerned
            };
            if applies {
                let session = extra_session(plan, track, record.day, extra.hours, at, faults);
                let facilities = added.of_extra(extra, plan, at);
                let list = match group {
                    Some(_) => &mut for_groups,
                    None => &mut sessions,
                };
                list.extend(session.map(|session| (session.agreed(group, facilities), Some(at()))));
            }
        }
    }
    (sessions, for_groups)
}

/// Returns the sessions of a day of a track as they were really held, each in the row of the
/// planned session with which it shares most time.
fn held_sessions(
    plan: &Plan,
    track: TrackId,
    record: &DayRecord,
    planned: &[Session],
    faults: &mut Faults,
) -> Vec<DeclaredSession> {
    let of_day = || planned.iter().filter(|session| session.day == record.day);
    let mut sessions = Vec::new();
    for (place, hours) in record.held.iter().flatten().enumerate() {
        let at = || path(record).then("held").then(place);
        let row = of_day()
            .max_by_key(|row| shared_minutes(row.hours, *hours))
            .filter(|row| shared_minutes(row.hours, *hours) > 0);
        let Some(held) = extra_session(plan, track, record.day, *hours, at, faults) else {
            continue;
        };
        let session = Session {
            hours: row.map_or(held.hours, |row| row.hours),
            kind: SessionKind::Planned,
            overtime: overtime(&held, of_day()),
            facilities: row.map_or_else(
                || plan.frame.facilities.of_day(track, record.day),
                |row| row.facilities,
            ),
            ..held
        };
        sessions.push((session, Some(at())));
    }
    sessions
}

/// Returns the time that a session was held beyond the planned close of those that it replaces.
fn overtime<'p>(
    held: &Session,
    planned: impl Iterator<Item = &'p Session>,
) -> Option<(Moment, Moment)> {
    let replaced = planned.filter(|session| {
        session.is_usable() && session.opens < held.closes && held.opens < session.closes
    });
    let close = replaced.map(|session| session.closes).max()?;
    (close < held.closes).then_some((close, held.closes))
}

/// True if a record of a day applies to a track.
fn concerns(record: &DayRecord, track: TrackId, plan: &Plan) -> bool {
    let mut closed_days = plan.frame.closed.iter();
    let mut is_closed =
        || closed_days.any(|closed| closed.day == record.day && closed.track == Some(track));
    record.track.as_ref().map_or_else(
        || !plan.frame.has_own_hours(track, record.day) && !is_closed(),
        |key| plan.frame.track_key(track) == Some(key),
    )
}

/// Returns the record of the sessions that were held on a day: that of the track before the common
/// one.
pub(super) fn record_of<'n>(
    plan: &Plan,
    track: TrackId,
    day: NaiveDate,
    news: &'n News,
) -> Option<&'n DayRecord> {
    let mut held = news
        .of_day(day)
        .iter()
        .filter(|record| record.held.is_some() && concerns(record, track, plan));
    held.clone()
        .find(|record| record.track.is_some())
        .or(held.next())
}

/// Returns a session, opened if it was kept in reserve and is used now.
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
fn meets_in(plan: &Plan, group: Option<GroupId>, track: TrackId) -> bool {
    let mut of_track = plan
        .meetings
        .iter()
        .filter(|meeting| meeting.track == track);
    group.is_some_and(|group| of_track.any(|meeting| plan.takes_part(group, meeting)))
}

impl Session {
    /// Returns the session for this group and with these facilities.
    const fn agreed(self, group: Option<GroupId>, facilities: Option<FacilitiesId>) -> Self {
        Self {
            group,
            facilities,
            ..self
        }
    }
}

fn extra_session(
    plan: &Plan,
    track: TrackId,
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
        facilities: None,
    })
}

/// Returns the minutes that two ranges of hours share.
fn shared_minutes(one: Hours, other: Hours) -> i32 {
    let lengths = i32::from(one.minutes()).min(i32::from(other.minutes()));
    lengths.min(-one.gap(other, 0)).min(-other.gap(one, 0))
}

/// Returns the path of a record of a day.
pub(super) fn path(record: &DayRecord) -> Path {
    let day = record.day.to_string();
    match &record.track {
        Some(track) => path_to!["tracks", track.clone(), "days", day],
        None => path_to!["days", day],
    }
}

/// Returns the faults of news of days on which nothing is held in a track.
fn on_closed_days(plan: &Plan, track: TrackId, lists: &[&[DeclaredSession]]) -> Faults {
    let closed_days = plan
        .frame
        .closed
        .iter()
        .filter(|closed| closed.track.is_none_or(|other| other == track));
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
    closed_days.filter_map(fault).collect()
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
