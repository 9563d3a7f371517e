//! Remedies for meetings that stopped when no session was held: another moment, or other hours of
//! sessions.

use chrono::{NaiveDate, NaiveDateTime};

use super::{
    remedy::{OfDay, Remedy},
    trial::Trials,
};
use crate::{
    fault::{Fault, Step},
    plan::{Extra, MeetingId, Session, SessionKind},
    schedule::timeline::Timeline,
    time::{Hours, Moment, describe},
};

/// The hours after which nobody believes that a session ran over.
const RAN_OVER: i64 = 3;

/// A stop of a meeting, with the key that records it.
struct Stop {
    meeting: MeetingId,
    key: &'static str,
    at: Moment,
}

/// Returns the changes that work, the best first.
pub(super) fn ways(trials: &mut Trials<'_>, fault: &Fault, meeting: MeetingId) -> Vec<Remedy> {
    let Some(stop) = stop(trials, meeting) else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    let mut tried = earlier(trials, fault, &stop);
    tried.extend(at_other_hours(trials, &stop));
    for remedy in tried {
        if !ways.contains(&remedy) && trials.works(fault, &remedy) {
            ways.push(remedy);
        }
    }
    ways
}

fn stop(trials: &Trials<'_>, meeting: MeetingId) -> Option<Stop> {
    let plan = &trials.schedule.plan;
    let record = trials.news.of(&plan.meetings.get(meeting.index())?.id)?;
    let stops = [
        ("ended", record.ended),
        ("suspended", record.suspended),
        ("adjourned", record.adjourned),
    ];
    let (key, at) = stops.into_iter().find_map(|(key, at)| Some((key, at?)))?;
    let at = plan.frame.time_zone.instant(at).ok()?;
    Some(Stop { meeting, key, at })
}

/// Returns the sessions that a meeting could use, in order.
fn open_to(trials: &Trials<'_>, meeting: MeetingId) -> Vec<Session> {
    let schedule = trials.schedule;
    let timeline = Timeline::of(&schedule.plan, &schedule.sessions);
    let sessions = timeline.open_to(&schedule.plan.meetings[meeting]);
    sessions.map(|session| schedule.sessions[session]).collect()
}

/// Returns the last moments before the stop at which the meeting can have stopped.
fn earlier(trials: &Trials<'_>, fault: &Fault, stop: &Stop) -> Vec<Remedy> {
    let moment = |at: Moment, because: String| Remedy::Stopped {
        meeting: stop.meeting,
        key: stop.key,
        at: at.naive_local(),
        because,
    };
    let mut moments = Vec::new();
    if let Some(pinned) = pinned_meeting(trials, fault) {
        let id = &trials.schedule.meetings[pinned].meeting.id;
        let change_over = trials.schedule.plan.rules.change_over.0;
        let starts = trials.schedule.meetings[pinned].current.starts();
        let latest = starts
            .map(|at| at - chrono::TimeDelta::minutes(i64::from(change_over)))
            .filter(|at| *at < stop.at);
        moments.extend(latest.map(|at| {
            let at_once = at.format("%H:%M");
            moment(
                at,
                format!("let it stop when {id} needs the room: write {at_once}"),
            )
        }));
    }
    let before = open_to(trials, stop.meeting).into_iter();
    let last = before.rev().find(|session| session.closes <= stop.at);
    moments.extend(last.map(|session| {
        let closed = describe(session.closes);
        let because = format!("the session before it closed on {closed}: write that moment");
        moment(session.closes, because)
    }));
    moments
}

/// Returns the pinned meeting in whose time the meeting stopped, if the fault is of that.
fn pinned_meeting(trials: &Trials<'_>, fault: &Fault) -> Option<MeetingId> {
    let starts = Step::from("starts");
    let other = fault
        .others
        .iter()
        .find(|other| other.path.steps().last() == Some(&starts))?;
    match other.path.steps() {
        [_, Step::Index(place), _] => {
            let known = Some(*place).filter(|place| *place < trials.schedule.meetings.len());
            known.map(MeetingId::new)
        }
        _ => None,
    }
}

/// Returns the change of the session before the stop, if it ran over, or of the session at the
/// stop, if that is for all.
fn at_other_hours(trials: &Trials<'_>, stop: &Stop) -> Vec<Remedy> {
    let track = trials.schedule.plan.meetings[stop.meeting].track;
    let mut found = Vec::new();
    let sessions = open_to(trials, stop.meeting);
    let last = sessions
        .iter()
        .rev()
        .find(|session| session.closes <= stop.at);
    if let Some(over) = last.filter(|session| (stop.at - session.closes).num_hours() < RAN_OVER) {
        found.extend(ran_over(trials, over, stop.at));
    }
    let mut for_groups = trials.schedule.sessions.iter().filter(|session| {
        session.track == track
            && session.is_usable()
            && session.group.is_some()
            && session.opens < stop.at
            && stop.at <= session.closes
    });
    if let Some(session) = for_groups.next() {
        found.extend(change_extra(trials, session, session.hours, None));
    }
    found
}

/// Returns the change if a session ran over: the hours of all planned sessions of its day, as
/// `held` is for the whole day; a session that was added stands by itself.
fn ran_over(trials: &Trials<'_>, over: &Session, until: Moment) -> Option<Remedy> {
    let day = over.day;
    let closes = until.naive_local();
    if over.kind == SessionKind::Extra {
        let hours = hours(day, over.opens.naive_local(), closes);
        let group = over
            .group
            .map(|group| trials.schedule.plan.groups[group].id.clone());
        return change_extra(trials, over, hours, group);
    }
    let held = trials.schedule.sessions.iter().filter(|session| {
        (session.track, session.day) == (over.track, day)
            && session.is_usable()
            && session.kind != SessionKind::Extra
    });
    let hours = held.map(|session| {
        let closes = if session == over {
            until
        } else {
            session.closes
        };
        hours(day, session.opens.naive_local(), closes.naive_local())
    });
    Some(Remedy::OfDay(OfDay::Held {
        track: over.track,
        day,
        hours: hours.collect(),
    }))
}

fn hours(day: NaiveDate, opens: NaiveDateTime, closes: NaiveDateTime) -> Hours {
    Hours::since(day, opens, closes)
}

/// Returns the change of a session that the news added to these hours and this group.
fn change_extra(
    trials: &Trials<'_>,
    session: &Session,
    hours: Hours,
    group: Option<String>,
) -> Option<Remedy> {
    let of_day = trials.news.of_day(session.day).iter();
    let mut all = of_day.flat_map(|record| {
        let extra = record.extra.iter().enumerate();
        extra.map(move |(place, extra)| (record, place, extra))
    });
    let id = session
        .group
        .map(|group| &*trials.schedule.plan.groups[group].id);
    let (record, place, agreed) =
        all.find(|(_, _, extra)| extra.hours == session.hours && extra.group.as_deref() == id)?;
    let extra = Extra {
        hours,
        group,
        ..agreed.clone()
    };
    Some(Remedy::OfDay(OfDay::Agreed {
        record: record.clone(),
        place,
        extra: Box::new(extra),
    }))
}
