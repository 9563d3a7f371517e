//! The input of a placing, and the time that is left of a session.

use super::{
    ask::{Ask, Demand, sessions},
    order::Waits,
    placement::Placement,
    timeline::{Minute, OpenInterval, Timeline},
};
use crate::plan::MeetingId;

/// The input of a placing.
pub(super) struct QueueInput<'a> {
    pub(super) timeline: &'a Timeline<'a>,
    /// The meetings, each after those that it waits for.
    pub(super) order: &'a [MeetingId],
    pub(super) waits: &'a Waits<'a>,
    pub(super) demands: &'a [Demand],
    /// The planned start of each meeting; none while the plan itself is placed.
    pub(super) planned: Option<&'a [Option<Minute>]>,
}

/// Returns the length of the longest piece that intervals form, those around short breaks joined.
pub(super) fn longest_piece<'s>(intervals: impl Iterator<Item = &'s OpenInterval>) -> Minute {
    let mut piece = 0;
    let lengths = intervals
        .filter(|interval| interval.overtime.is_none())
        .map(|interval| {
            let length = piece + interval.to - interval.from;
            piece = if interval.goes_on { length } else { 0 };
            length
        });
    lengths.max().unwrap_or(0)
}

/// Returns the open minutes from `at`, in the first of some intervals, to the close of its session.
pub(super) fn rest_of_session(
    mut intervals: impl Iterator<Item = OpenInterval>,
    at: Minute,
) -> u32 {
    let Some(first) = intervals.next() else {
        return 1;
    };
    let mut reached = first.to;
    let mut sum = first.to - first.from.max(at);
    for interval in intervals.take_while(|interval| interval.session == first.session) {
        // Time beyond the planned close belongs to the meeting that is under way at that close.
        if interval.overtime.is_none_or(|close| reached >= close) {
            sum += interval.to - interval.from;
            reached = interval.to;
        }
    }
    u32::try_from(sum).unwrap_or(0)
}

impl QueueInput<'_> {
    #[inline]
    pub(super) fn demand(&self, meeting: MeetingId) -> Demand {
        self.demands[meeting.index()]
    }

    /// Returns the held meetings whose end a meeting waits for.
    pub(super) fn awaited(&self, place: MeetingId) -> impl Iterator<Item = MeetingId> {
        let held = |place: MeetingId| self.demand(place).is_held();
        self.waits.of(place, held)
    }

    /// Returns the minutes that are asked of a meeting, counted in `intervals` if it is asked in
    /// sessions; none if it lasts to the close of its session.
    pub(super) fn asked_minutes(
        &self,
        place: MeetingId,
        intervals: &[OpenInterval],
        counted_from: Option<usize>,
        placements: &[Placement],
    ) -> Option<u32> {
        match self.demand(place).ask {
            Ask::Minutes(minutes) => Some(minutes),
            Ask::Sessions(number) => Some(sessions(intervals, counted_from, number)),
            Ask::RestOfSession => None,
            Ask::Remainder(earlier) => Some(
                placements[earlier.index()]
                    .asked
                    .saturating_sub(placements[earlier.index()].taken),
            ),
        }
    }
}
