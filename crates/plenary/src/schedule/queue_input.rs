//! The input of a placing, and how much of a session is left.

use super::{
    ask::{Ask, Demand, sessions},
    order::Waits,
    placement::Placement,
    timeline::{Minute, OpenInterval, Timeline},
};

/// What a placing goes by.
pub(super) struct QueueInput<'a> {
    pub(super) timeline: &'a Timeline<'a>,
    /// The places of the meetings, each after those that it waits for.
    pub(super) order: &'a [usize],
    pub(super) waits: &'a Waits<'a>,
    pub(super) demands: &'a [Demand],
    /// When each was planned to start; none in the plan itself.
    pub(super) planned: Option<&'a [Option<Minute>]>,
}

/// Returns the length of the longest piece in which stretches lie, those of short breaks joined.
pub(super) fn longest_piece<'s>(intervals: impl Iterator<Item = &'s OpenInterval>) -> Minute {
    let mut piece = 0;
    let lengths = intervals.filter(|own| own.overtime.is_none()).map(|own| {
        let length = piece + own.to - own.from;
        piece = if own.goes_on { length } else { 0 };
        length
    });
    lengths.max().unwrap_or(0)
}

/// Returns what is open from a minute of the first of some stretches to the close of its session.
pub(super) fn rest_of_session(
    mut intervals: impl Iterator<Item = OpenInterval>,
    at: Minute,
) -> u32 {
    let Some(first) = intervals.next() else {
        return 1;
    };
    let mut reached = first.to;
    let mut sum = first.to - first.from.max(at);
    for interval in intervals.take_while(|own| own.session == first.session) {
        // Time beyond the planned close belongs to the meeting that is on at that close.
        if interval.overtime.is_none_or(|close| reached >= close) {
            sum += interval.to - interval.from;
            reached = interval.to;
        }
    }
    u32::try_from(sum).unwrap_or(0)
}

impl QueueInput<'_> {
    /// The held meetings whose end a meeting waits for.
    pub(super) fn awaited(&self, place: usize) -> impl Iterator<Item = usize> {
        let held = |place: usize| self.demands[place].is_held();
        self.waits.of(place, held)
    }

    /// How long a meeting is asked to be that starts in a session of these; none if it lasts to the
    /// close of its session.
    pub(super) fn asked(
        &self,
        place: usize,
        intervals: &[OpenInterval],
        counted_from: Option<usize>,
        placements: &[Placement],
    ) -> Option<u32> {
        match self.demands[place].ask {
            Ask::Minutes(minutes) => Some(minutes),
            Ask::Sessions(number) => Some(sessions(intervals, counted_from, number)),
            Ask::RestOfSession => None,
            Ask::Remainder(earlier) => Some(
                placements[earlier]
                    .asked
                    .saturating_sub(placements[earlier].taken),
            ),
        }
    }
}
