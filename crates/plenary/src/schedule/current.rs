//! The sessions as they are now: those that were planned, as they were held, and what was added.

use chrono::NaiveDate;

use crate::{
    check::instants,
    fault::{Code, Fault, Faults, Path, at},
    plan::{ClosedDay, DayRecord, News, Plan, Session, SessionKind},
    time::Hours,
};

/// A session, and where it is written if it is news.
type Written = (Session, Option<Path>);

/// The sessions of a plan as the news leaves them, track by track.
pub(super) fn sessions(plan: &Plan, news: &News, faults: &mut Faults) -> Vec<Session> {
    if news.days().is_empty() {
        return plan.frame.sessions.clone();
    }
    let mut sessions = Vec::new();
    for track in 0..plan.frame.tracks.len() {
        let mut of_track = of_track(plan, track, news, faults);
        faults.extend(on_closed_days(plan, track, &of_track));
        of_track.sort_by_key(|(session, _)| (session.opens, session.closes));
        let overlaps = of_track
            .windows(2)
            .filter_map(|pair| overlap(&pair[0], &pair[1]));
        faults.extend(overlaps);
        sessions.extend(of_track.into_iter().map(|(session, _)| session));
    }
    sessions
}

fn of_track(plan: &Plan, track: usize, news: &News, faults: &mut Faults) -> Vec<Written> {
    let planned = plan.frame.sessions.iter().filter(|own| own.track == track);
    let planned: Vec<Session> = planned.copied().collect();
    let mut sessions: Vec<Written> = Vec::with_capacity(planned.len());
    let held = |day: NaiveDate| record_of(plan, track, day, news).and_then(|own| own.held.as_ref());
    for session in &planned {
        if held(session.day).is_none() {
            sessions.push((as_opened(*session, plan, news), None));
        }
    }
    for record in news.days() {
        let concerned = concerns(record, track, plan);
        let own = || planned.iter().filter(|session| session.day == record.day);
        let counts = record_of(plan, track, record.day, news) == Some(record);
        for (place, hours) in record.held.iter().flatten().enumerate().filter(|_| counts) {
            let at = || path(record).then("held").then(place);
            let row = own().map(|session| session.hours);
            let row = row.max_by_key(|row| common(*row, *hours));
            let row = row.filter(|row| common(*row, *hours) > 0);
            let held = added(plan, track, record.day, *hours, at, faults);
            sessions.extend(held.map(|held| {
                let hours = row.unwrap_or(held.hours);
                let kind = SessionKind::Planned;
                (
                    Session {
                        hours,
                        kind,
                        ..held
                    },
                    Some(at()),
                )
            }));
        }
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
                sessions.extend(session.map(|session| (Session { group, ..session }, Some(at()))));
            }
        }
    }
    sessions
}

/// Whether a record of a day speaks of a track.
fn concerns(record: &DayRecord, track: usize, plan: &Plan) -> bool {
    let mut closed = plan.frame.closed.iter();
    let mut closed = || closed.any(|own| own.day == record.day && own.track == Some(track));
    record.track.as_ref().map_or_else(
        || !plan.frame.tracks[track].own_hours && !closed(),
        |key| plan.frame.track_key(track) == Some(key),
    )
}

/// The record that says when the sessions of a day were held: that of the track before the common.
fn record_of<'n>(
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

/// Whether a group, or one that belongs to it, has a meeting in a track.
fn meets_in(plan: &Plan, group: Option<usize>, track: usize) -> bool {
    let mut own = plan
        .meetings
        .iter()
        .filter(|meeting| meeting.track == track);
    own.any(|meeting| {
        let parent = meeting
            .group
            .and_then(|group| plan.groups.get(group)?.parent);
        group.is_some() && (meeting.group == group || parent == group)
    })
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
        Some(track) => at!["tracks", track.clone(), "days", day],
        None => at!["days", day],
    }
}

/// The faults of news of days on which nothing is held in a track.
fn on_closed_days(plan: &Plan, track: usize, sessions: &[Written]) -> Faults {
    let own = |place: Option<usize>| place.is_none_or(|place| place == track);
    let closed = plan.frame.closed.iter().filter(|closed| own(closed.track));
    let fault = |closed: &ClosedDay| {
        let mut sessions = sessions
            .iter()
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
        Some(track) => at!["tracks", track.to_owned(), "days", day, "closed"],
        None => at!["days", day, "closed"],
    };
    let message = format!("{} is closed, and a session of it is recorded", closed.day);
    Fault::new(Code::ClosedDay, message, written.clone())
        .label("something is held")
        .and(at)
        .label("nothing is held")
        .help("delete one of the two")
}

/// The fault of two sessions of which the second opens before the first has closed.
fn overlap((one, place): &Written, (other, again): &Written) -> Option<Fault> {
    if other.opens >= one.closes {
        return None;
    }
    let general = || at!["sessions"];
    let message = format!(
        "on {} the session {} opens before {} has closed",
        other.day,
        hours_of(other),
        hours_of(one)
    );
    let (at, before) = match again {
        Some(path) => (path.clone(), place.clone().unwrap_or_else(general)),
        None => (place.clone().unwrap_or_else(general), general()),
    };
    Some(
        Fault::new(Code::OverlappingSessions, message, at)
            .label("at one time with another")
            .and(before)
            .label("the other")
            .help("mend the hours; to say when a planned session was really held, write `held`"),
    )
}

/// From when to when a session is open.
fn hours_of(session: &Session) -> Hours {
    let (opens, closes) = (session.opens.naive_local(), session.closes.naive_local());
    Hours::since(session.day, opens, closes)
}
