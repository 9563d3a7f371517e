//! Meetings that stopped when no session was held: another moment, or other hours of sessions.

use chrono::{NaiveDate, NaiveDateTime};

use super::{
    remedy::{OfDay, Remedy},
    trial::Trials,
};
use crate::{
    fault::{Fault, Step},
    plan::{Session, SessionKind},
    schedule::timeline::Timeline,
    time::{Hours, Moment, describe},
};

/// Nobody believes that a session ran over by so many hours.
const RAN_OVER: i64 = 3;

/// When a meeting stopped, by which key.
struct Stop {
    meeting: usize,
    key: &'static str,
    at: Moment,
}

/// The changes that work, the best first.
pub(super) fn ways(trials: &mut Trials<'_>, fault: &Fault, meeting: usize) -> Vec<Remedy> {
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

fn stop(trials: &Trials<'_>, meeting: usize) -> Option<Stop> {
    let plan = &trials.schedule.plan;
    let record = trials.news.of(&plan.meetings.get(meeting)?.id)?;
    let stops = [
        ("ended", record.ended),
        ("suspended", record.suspended),
        ("adjourned", record.adjourned),
    ];
    let (key, at) = stops.into_iter().find_map(|(key, at)| Some((key, at?)))?;
    let at = plan.frame.time_zone.instant(at).ok()?;
    Some(Stop { meeting, key, at })
}

/// The sessions that a meeting could use, in order.
fn open_to(trials: &Trials<'_>, meeting: usize) -> Vec<Session> {
    let schedule = trials.schedule;
    let timeline = Timeline::of(&schedule.plan, &schedule.sessions);
    let own = timeline.open_to(&schedule.plan.meetings[meeting]);
    own.map(|session| schedule.sessions[session]).collect()
}

/// The last moments before that at which it can have stopped.
fn earlier(trials: &Trials<'_>, fault: &Fault, stop: &Stop) -> Vec<Remedy> {
    let moment = |at: Moment, because: String| Remedy::Stopped {
        meeting: stop.meeting,
        key: stop.key,
        at: at.naive_local(),
        because,
    };
    let mut moments = Vec::new();
    if let Some(pinned) = pinned(trials, fault) {
        let id = &trials.schedule.meetings[pinned].meeting.id;
        let change_over = trials.schedule.plan.rules.change_over.0;
        let starts = trials.schedule.meetings[pinned].current.starts();
        let starts = starts.map(|at| at - chrono::TimeDelta::minutes(i64::from(change_over)));
        let starts = starts.filter(|at| *at < stop.at);
        moments.extend(starts.map(|at| {
            let at_once = at.format("%H:%M");
            moment(
                at,
                format!("let it stop when {id} needs the room: write {at_once}"),
            )
        }));
    }
    let before = open_to(trials, stop.meeting).into_iter();
    let last = before.rev().find(|own| own.closes <= stop.at);
    moments.extend(last.map(|own| {
        let closed = describe(own.closes);
        let because = format!("the session before it closed on {closed}: write that moment");
        moment(own.closes, because)
    }));
    moments
}

/// The pinned meeting in whose time it stopped, if the fault is of that.
fn pinned(trials: &Trials<'_>, fault: &Fault) -> Option<usize> {
    let starts = Step::from("starts");
    let other = fault
        .others
        .iter()
        .find(|other| other.path.steps().last() == Some(&starts))?;
    match other.path.steps() {
        [_, Step::Index(place), _] => {
            Some(*place).filter(|own| *own < trials.schedule.meetings.len())
        }
        _ => None,
    }
}

/// The session before it, if that ran over, or the one in which it stopped, if that is for all.
fn at_other_hours(trials: &Trials<'_>, stop: &Stop) -> Vec<Remedy> {
    let track = trials.schedule.plan.meetings[stop.meeting].track;
    let mut found = Vec::new();
    let sessions = open_to(trials, stop.meeting);
    let last = sessions.iter().rev().find(|own| own.closes <= stop.at);
    if let Some(over) = last.filter(|own| (stop.at - own.closes).num_hours() < RAN_OVER) {
        found.extend(ran_over(trials, over, stop.at));
    }
    let all = trials.schedule.sessions.iter();
    let then = all.filter(|own| own.track == track && own.is_usable() && own.group.is_some());
    let mut then = then.filter(|own| own.opens < stop.at && stop.at <= own.closes);
    if let Some(session) = then.next() {
        found.extend(agreed(trials, session, session.hours, None));
    }
    found
}

/// What to write if a session ran over: the hours of all sessions of its day that were planned, as
/// what is `held` is the whole day; what was agreed later stands by itself.
fn ran_over(trials: &Trials<'_>, over: &Session, until: Moment) -> Option<Remedy> {
    let day = over.day;
    let closes = until.naive_local();
    if over.kind == SessionKind::Extra {
        let hours = hours(day, over.opens.naive_local(), closes);
        let group = over
            .group
            .map(|group| trials.schedule.plan.groups[group].id.clone());
        return agreed(trials, over, hours, group);
    }
    let own = |session: &&Session| (session.track, session.day) == (over.track, day);
    let held = trials.schedule.sessions.iter().filter(own);
    let held = held.filter(|own| own.is_usable() && own.kind != SessionKind::Extra);
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

/// A session that was agreed later, at these hours and for these.
fn agreed(
    trials: &Trials<'_>,
    session: &Session,
    hours: Hours,
    group: Option<String>,
) -> Option<Remedy> {
    let of_day = trials.news.of_day(session.day).iter();
    let mut agreed = of_day.flat_map(|record| {
        let own = record.extra.iter().enumerate();
        own.map(move |(place, extra)| (record, place, extra))
    });
    let id = session
        .group
        .map(|group| &*trials.schedule.plan.groups[group].id);
    let (record, place, _) = agreed
        .find(|(_, _, extra)| extra.hours == session.hours && extra.group.as_deref() == id)?;
    let record = record.clone();
    Some(Remedy::OfDay(OfDay::Agreed {
        record,
        place,
        hours,
        group,
    }))
}
