//! How sessions are not as planned.

use chrono::NaiveDate;

use super::time::{after, clock, day};
use crate::{
    plan::{Session, SessionKind},
    schedule::Schedule,
    time::Hours,
};

/// Returns that a session was added.
pub(super) fn added(session: &Session) -> String {
    let (opens, closes) = (session.opens, session.closes);
    let (on, hours) = (day(opens), session.hours);
    match session.kind {
        SessionKind::Extra => extra(&on, &clock(opens), &after(opens, closes)),
        // One that adjoins another is that one extended.
        _ => format!(
            "the session {hours} of {on} goes on until {}, as time was added to it",
            after(opens, closes)
        ),
    }
}

/// Returns that an extra session is held on a day, from then to then.
pub(super) fn extra(on: &str, from: &str, to: &str) -> String {
    format!("an extra session is held on {on} from {from} to {to}")
}

/// Returns that a session kept in reserve is used.
pub(super) fn opened(on: NaiveDate, hours: Hours) -> String {
    let on = on.format("%A %-d %B");
    format!("the session {hours} of {on}, which was kept in reserve, was opened")
}

/// True if a session is not held at its planned hours.
pub(super) fn is_changed(schedule: &Schedule, session: &Session) -> bool {
    let mut planned = schedule.plan.frame().iter();
    let hours = |own: &Session| (own.track, own.opens, own.closes);
    session.kind == SessionKind::Planned && !planned.any(|own| hours(own) == hours(session))
}

/// Returns in which track, if there are several.
pub(super) fn in_track(schedule: &Schedule, track: usize) -> String {
    let key = schedule.plan.frame.track_key(track);
    let key = key.filter(|_| schedule.plan.tracks().len() > 1);
    key.map_or_else(String::new, |key| format!(" in {key}"))
}

/// Returns when a planned session was held, or that it was not; `of` says of which track it is told.
pub(super) fn held(
    schedule: &Schedule,
    (track, of): (usize, &str),
    on: NaiveDate,
    hours: Hours,
) -> String {
    let own = |session: &&Session| {
        let same = (session.track, session.day, session.hours) == (track, on, hours);
        same && session.kind == SessionKind::Planned
    };
    let day = on.format("%A %-d %B");
    let held = schedule.sessions().iter().filter(own);
    let held = held.map(|session| {
        let (opens, closes) = (session.opens, session.closes);
        format!("from {} to {}", clock(opens), after(opens, closes))
    });
    let held: Vec<_> = held.collect();
    let planned = schedule.plan.frame().iter();
    let was_planned = planned
        .filter(|own| own.is_usable())
        .any(|session| (session.track, session.day, session.hours) == (track, on, hours));
    match (held.is_empty(), was_planned) {
        (true, _) => format!("the session {hours} of {day}{of} was not held"),
        (false, true) => {
            format!(
                "the session {hours} of {day}{of} was held {}",
                held.join(" and ")
            )
        }
        (false, false) => {
            format!(
                "a session was held on {day}{of} {} that was not planned",
                held.join(" and ")
            )
        }
    }
}
