//! Facts that are the same for a whole schedule, and stand once, above the tables.

use crate::{
    plan::{Interpretation, Meeting, Plan},
    text::{Address, Text},
};

/// Facts that need not stand beside every meeting.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Common<'p> {
    pub(crate) livestream: Option<&'p Address>,
    pub(crate) interpretation: Option<&'p Interpretation>,
    /// The building of every room.
    pub(crate) building: Option<&'p Text>,
}

impl<'p> Common<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let open = |meeting: &&Meeting| plan.is_public(meeting);
        let meetings = || plan.meetings.iter().map(|meeting| &**meeting);
        let livestreams = meetings().filter(open);
        let livestreams = livestreams.map(|meeting| plan.livestream_of(meeting));
        let spoken = meetings().map(|meeting| plan.interpretation_of(meeting));
        let buildings = plan.rooms().iter().map(|room| room.building.as_ref());
        Self {
            livestream: plan.livestream().or_else(|| same(livestreams)),
            interpretation: plan.interpretation().or_else(|| same(spoken)),
            building: same(buildings),
        }
    }
}

/// Returns the value that all have, if they have the same.
fn same<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    let alike = all.all(|other| other.as_ref() == Some(&first));
    alike.then_some(first)
}
