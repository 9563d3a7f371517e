//! The sessions that matter of a day that was held otherwise than planned.

use chrono::NaiveDate;

use super::{Cause, HeldSession, trial::RowOfDay};
use crate::{
    plan::{Session, SessionKind},
    schedule::Schedule,
};

/// Returns the sessions of a day, of one track or all, that were not held as planned.
pub(super) fn changed_rows(
    schedule: &Schedule,
    day: NaiveDate,
    track: Option<&str>,
) -> Vec<RowOfDay> {
    let frame = &schedule.plan.frame;
    let is_of_day = |session: &&Session| {
        let key = frame.track_key(session.track);
        session.day == day && (track.is_none() || key == track)
    };
    let held = |session: &&Session| is_of_day(session) && session.kind == SessionKind::Planned;
    let mut rows: Vec<RowOfDay> = Vec::new();
    let planned = frame.sessions.iter().filter(is_of_day);
    for session in planned.chain(schedule.sessions.iter().filter(held)) {
        let row = (session.track, session.day, session.hours);
        if !rows.contains(&row) && is_changed(schedule, row) {
            rows.push(row);
        }
    }
    rows.sort();
    rows
}

/// True if a row of a day was not held as planned.
fn is_changed(schedule: &Schedule, row: RowOfDay) -> bool {
    let is_in_row = |session: &&Session| {
        let same = (session.track, session.day, session.hours) == row;
        same && session.is_usable() && session.kind != SessionKind::Extra
    };
    let hours = |session: &Session| (session.opens, session.closes);
    let planned = schedule
        .plan
        .frame
        .sessions
        .iter()
        .filter(is_in_row)
        .map(hours);
    let current = schedule.sessions.iter().filter(is_in_row).map(hours);
    planned.ne(current)
}

/// Returns the rows of the sessions that a cause names.
pub(super) fn of(cause: &Cause) -> Vec<RowOfDay> {
    let Cause::Held { day, sessions, .. } = cause else {
        return Vec::new();
    };
    sessions
        .iter()
        .map(|session| (session.track, *day, session.hours))
        .collect()
}

/// Returns the sessions of rows.
pub(super) fn sessions(rows: &[RowOfDay]) -> Vec<HeldSession> {
    rows.iter()
        .map(|(track, _, hours)| HeldSession {
            track: *track,
            hours: *hours,
        })
        .collect()
}
