//! What there is on each day, sorted once.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    plan::{ClosedDay, Session},
    view::{Occurrence, OccurrenceKind, View},
};

/// What there is on one day.
#[derive(Default)]
pub(super) struct Held<'a> {
    pub(super) sittings: Vec<&'a Occurrence<'a>>,
    /// The sessions as they are.
    pub(super) sessions: Vec<&'a Session>,
    /// The sessions as they were planned.
    pub(super) planned: Vec<&'a Session>,
    pub(super) events: Vec<&'a Occurrence<'a>>,
    pub(super) closed: Vec<&'a ClosedDay>,
}

/// What there is on each day.
pub(super) fn by_day<'a>(view: &'a View<'a>) -> BTreeMap<NaiveDate, Held<'a>> {
    let plan = view.plan();
    let days = plan.frame.days();
    let mut all: BTreeMap<NaiveDate, Held<'a>> = days.map(|day| (day, Held::default())).collect();
    for own in view.occurrences() {
        let day = all.entry(own.day).or_default();
        match own.kind {
            OccurrenceKind::Sitting { .. } => day.sittings.push(own),
            OccurrenceKind::Event(_) => day.events.push(own),
            OccurrenceKind::Closed(closed) => day.closed.push(closed),
            OccurrenceKind::Deadline(_) => {}
        }
    }
    for session in view.sessions() {
        all.entry(session.day).or_default().sessions.push(session);
    }
    for session in &plan.frame.sessions {
        all.entry(session.day).or_default().planned.push(session);
    }
    all
}

impl Held<'_> {
    /// The sessions as they were planned and as they are.
    pub(super) fn all_sessions(&self) -> impl Iterator<Item = &Session> {
        self.planned.iter().chain(&self.sessions).copied()
    }
}
