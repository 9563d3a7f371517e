//! Sessions that are not as planned.

use chrono::NaiveDate;

use super::Explainer;
use crate::{
    plan::{Session, SessionKind, TrackId},
    time::Hours,
};

impl Explainer<'_> {
    /// Returns the clause for a session that was added.
    pub(super) fn session_added(self, session: &Session) -> String {
        let clauses = &self.sentences().sessions;
        let (opens, closes) = (session.opens, session.closes);
        match session.kind {
            SessionKind::Extra => (clauses.extra)(opens, closes),
            // One that adjoins another is that one extended.
            _ => (clauses.goes_on)(&self.hours(session.hours), (opens, closes)),
        }
    }

    /// Returns the clause for a session of the reserve that is used.
    pub(super) fn session_opened(self, on: NaiveDate, hours: Hours) -> String {
        (self.sentences().sessions.opened)(&self.hours(hours), on)
    }

    /// True if a session is not held at its planned hours.
    pub(super) fn is_changed(self, session: &Session) -> bool {
        let mut planned = self.schedule.plan.frame().iter();
        let hours = |session: &Session| (session.track, session.opens, session.closes);
        session.kind == SessionKind::Planned && !planned.any(|plan| hours(plan) == hours(session))
    }

    /// Returns the words for a track, if there are several.
    pub(super) fn in_track(self, track: TrackId) -> String {
        let key = self
            .schedule
            .plan
            .frame
            .track_key(track)
            .filter(|_| self.schedule.plan.tracks().len() > 1);
        key.map_or_else(String::new, |key| (self.sentences().sessions.in_track)(key))
    }

    /// Returns the clause for the hours of a planned session, or for one that was not held; `of` names its
    /// track.
    pub(super) fn session_held(
        self,
        (track, of): (TrackId, &str),
        on: NaiveDate,
        hours: Hours,
    ) -> String {
        let clauses = &self.sentences().sessions;
        let is_it = |session: &&Session| {
            let same = (session.track, session.day, session.hours) == (track, on, hours);
            same && session.kind == SessionKind::Planned
        };
        let held: Vec<_> = self
            .schedule
            .sessions()
            .iter()
            .filter(is_it)
            .map(|session| (clauses.from_to)(session.opens, session.closes))
            .collect();
        let planned = self.schedule.plan.frame().iter();
        let was_planned = planned
            .filter(|session| session.is_usable())
            .any(|session| (session.track, session.day, session.hours) == (track, on, hours));
        let (typed, all) = (self.hours(hours), held.join(clauses.and));
        match (held.is_empty(), was_planned) {
            (true, _) => (clauses.not_held)(&typed, on, of),
            (false, true) => (clauses.held)(&typed, on, of, &all),
            (false, false) => (clauses.held_unplanned)(on, of, &all),
        }
    }
}
