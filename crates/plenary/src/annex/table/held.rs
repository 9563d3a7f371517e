//! What there is on each day, sorted once.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    annex::shown::Shown,
    plan::{ClosedDay, Event, Session},
    schedule::Schedule,
};

/// What there is on one day.
#[derive(Default)]
pub(super) struct Held<'a> {
    pub(super) sittings: Vec<&'a Shown<'a>>,
    /// The sessions by the times that are shown.
    pub(super) sessions: Vec<&'a Session>,
    /// The sessions as they were planned.
    pub(super) planned: Vec<&'a Session>,
    pub(super) events: Vec<&'a Event>,
    pub(super) closed: Vec<&'a ClosedDay>,
}

/// What there is on each day.
pub(super) fn by_day<'a>(
    schedule: &'a Schedule,
    sittings: &'a [Shown<'a>],
) -> BTreeMap<NaiveDate, Held<'a>> {
    let days = schedule.plan.frame.days();
    let mut all: BTreeMap<NaiveDate, Held<'a>> = days.map(|day| (day, Held::default())).collect();
    for shown in sittings {
        let day = all.entry(shown.session.day).or_default();
        day.sittings.push(shown);
    }
    for session in schedule.sessions_by(schedule.plan.page.show) {
        all.entry(session.day).or_default().sessions.push(session);
    }
    for session in &schedule.plan.frame.sessions {
        all.entry(session.day).or_default().planned.push(session);
    }
    for event in &schedule.plan.events {
        for day in &event.days {
            all.entry(*day).or_default().events.push(event);
        }
    }
    for closed in &schedule.plan.frame.closed {
        all.entry(closed.day).or_default().closed.push(closed);
    }
    all
}

impl Held<'_> {
    /// The sessions as they were planned and as they are.
    pub(super) fn all_sessions(&self) -> impl Iterator<Item = &Session> {
        self.planned.iter().chain(&self.sessions).copied()
    }
}
