//! Builders of a [`Plan`] and its parts, for programs that have no TOML.
//!
//! [`Plan::builder`] begins a plan, and [`PlanBuilder::build`] judges it by the checks of a source. Each method
//! is a key of the [source language](crate::language), with the same meaning.

pub use crate::{
    document::{
        AgendaBuilder, AgendaDocumentBuilder, DayBuilder, DeadlineBuilder, DocumentBuilder,
        EventBuilder, GroupBuilder, MeetingBuilder, PlanBuilder, RoomBuilder, SessionBuilder,
        SpeakerBuilder, TrackBuilder,
    },
    text::Wording,
};

use crate::{
    check::check,
    fault::{Faults, Report, Warned},
    plan::{News, Plan},
};

impl Plan {
    /// Begins a plan made in Rust with the conference, the name of its meetings, and a zone of the
    /// tz database.
    pub fn builder(
        conference: impl Into<Wording>,
        name: impl Into<Wording>,
        time_zone: impl Into<String>,
    ) -> PlanBuilder {
        PlanBuilder::new(conference.into(), name.into(), time_zone.into())
    }
}

impl PlanBuilder {
    /// Judges what was gathered.
    ///
    /// # Errors
    /// Every fault of the plan: P01, P02, P04, and of its days and sessions P0302 to P0305 and P0309 to P0313.
    pub fn build(self) -> Result<Warned<Plan>, Report> {
        let mut faults = Faults::new();
        let checked = check(self.into_document(), None, &mut faults);
        let plan = checked.map(|(plan, _): (Plan, News)| plan);
        Report::without_source(faults).judge(plan)
    }
}
