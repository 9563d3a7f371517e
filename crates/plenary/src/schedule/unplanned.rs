//! Meetings that had no room in the plan, and fit only by the news.

use super::{Placed, Schedule};
use crate::{
    fault::{Code, Fault, path_to},
    keywords::Show,
    plan::List,
};

/// The most meetings that the fault points at.
const MOST_LABELS: usize = 8;

impl Placed {
    /// True if it had a place in the plan. A block that resumes another has none, nor has a meeting
    /// without room in the plan.
    #[must_use]
    pub fn is_planned(&self) -> bool {
        !self.planned.sittings.is_empty()
    }

    /// True if it found no room in the plan without the news.
    pub(crate) fn had_no_room(&self) -> bool {
        !self.is_planned() && self.meeting.resumes.is_none()
    }
}

/// Returns the fault of a schedule that shows the planned times, and has meetings without any.
pub(crate) fn judge(schedule: &Schedule) -> Option<Fault> {
    if schedule.plan.page.show != Show::Planned || !schedule.shortfall.is_empty() {
        return None;
    }
    let meetings = schedule.meetings.with_ids();
    let mut without = meetings.filter(|(_, placed)| placed.had_no_room());
    let (first, placed) = without.next()?;
    let message = format!(
        "the planned times are shown, and `{}` had no room in the plan",
        placed.meeting.id
    );
    let fault = without.take(MOST_LABELS).fold(
        Fault::new(Code::NotPlanned, message, path_to!["meeting", first])
            .label("fits only by the news"),
        |fault, (place, _)| fault.and(path_to!["meeting", place]).label("nor had this"),
    );
    Some(
        fault
            .help("show the current times: write `show = \"current\"`, or `show = \"changes\"`")
            .help("or make room in the plan: write longer `sessions`, a later `last-day` or shorter durations"),
    )
}
