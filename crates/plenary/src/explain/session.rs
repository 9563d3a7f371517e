//! Sessions that are not as planned.

use chrono::NaiveDate;

use super::Explainer;
use crate::{
    plan::{Session, SessionKind},
    time::Hours,
};

impl Explainer<'_> {
    /// Returns that a session was added.
    pub(super) fn session_added(self, session: &Session) -> String {
        let clauses = &self.sentences().sessions;
        let (opens, closes) = (session.opens, session.closes);
        match session.kind {
            SessionKind::Extra => (clauses.extra)(opens, closes),
            // One that adjoins another is that one extended.
            _ => (clauses.goes_on)(&self.hours(session.hours), (opens, closes)),
        }
    }

    /// Returns that a session kept in reserve is used.
    pub(super) fn session_opened(self, on: NaiveDate, hours: Hours) -> String {
        (self.sentences().sessions.opened)(&self.hours(hours), on)
    }

    /// True if a session is not held at its planned hours.
    pub(super) fn is_changed(self, session: &Session) -> bool {
        let mut planned = self.schedule.plan.frame().iter();
        let hours = |own: &Session| (own.track, own.opens, own.closes);
        session.kind == SessionKind::Planned && !planned.any(|own| hours(own) == hours(session))
    }

    /// Returns in which track, if there are several.
    pub(super) fn in_track(self, track: usize) -> String {
        let key = self
            .schedule
            .plan
            .frame
            .track_key(track)
            .filter(|_| self.schedule.plan.tracks().len() > 1);
        key.map_or_else(String::new, |key| (self.sentences().sessions.in_track)(key))
    }

    /// Returns when a planned session was held, or that it was not; `of` says of which track it is told.
    pub(super) fn session_held(
        self,
        (track, of): (usize, &str),
        on: NaiveDate,
        hours: Hours,
    ) -> String {
        let clauses = &self.sentences().sessions;
        let is_it = |session: &&Session| {
            let same = (session.track, session.day, session.hours) == (track, on, hours);
            same && session.kind == SessionKind::Planned
        };
        let held = self
            .schedule
            .sessions()
            .iter()
            .filter(is_it)
            .map(|session| (clauses.from_to)(session.opens, session.closes));
        let held: Vec<_> = held.collect();
        let planned = self.schedule.plan.frame().iter();
        let was_planned = planned
            .filter(|own| own.is_usable())
            .any(|session| (session.track, session.day, session.hours) == (track, on, hours));
        let (typed, all) = (self.hours(hours), held.join(clauses.and));
        match (held.is_empty(), was_planned) {
            (true, _) => (clauses.not_held)(&typed, on, of),
            (false, true) => (clauses.held)(&typed, on, of, &all),
            (false, false) => (clauses.held_unplanned)(on, of, &all),
        }
    }
}
