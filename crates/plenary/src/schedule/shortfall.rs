//! Meeting time that finds no session.

use super::{Placed, place_queue::Placing};
use crate::{
    plan::{List, MeetingId, Plan},
    time::Minutes,
};

/// The part of a meeting that finds no session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shortfall {
    /// The meeting.
    pub meeting: MeetingId,
    /// The meeting time that finds no session.
    pub minutes: Minutes,
}

/// Returns the meetings that find no session, and how much of each.
pub(super) fn shortfall(plan: &Plan, placing: &Placing) -> Vec<Shortfall> {
    let placements = plan.meetings.ids().zip(&placing.placements);
    placements
        .filter(|(_, placement)| placement.shortfall > 0)
        .filter(|(place, placement)| {
            let pinned = plan.meetings[*place].start.pinned.is_some();
            !(pinned && placement.opening.is_none())
        })
        .map(|(meeting, placement)| Shortfall {
            meeting,
            minutes: Minutes(placement.shortfall),
        })
        .collect()
}

impl Placed {
    /// True if some of the meeting finds no session.
    pub(crate) fn is_short(&self) -> bool {
        let sittings = self.current.sittings.iter();
        let held = sittings.map(|sitting| (sitting.ends - sitting.starts).num_minutes());
        held.sum::<i64>() < i64::from(self.current.takes.0)
    }
}
