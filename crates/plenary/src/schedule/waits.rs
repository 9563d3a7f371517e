//! Which meetings each meeting waits for, where some of those were suspended and are resumed.

use crate::plan::Plan;

/// The meetings that each meeting waits for.
///
/// One that is named by `after` and was suspended is awaited as far as the order of the file says: what
/// stands behind a block that resumes it waits for that block, what stands before that block waits for
/// the suspension.
pub(super) struct Waits<'p> {
    pub(super) plan: &'p Plan,
    /// The block that resumes each meeting; nothing at all if there is none.
    resumed_by: Vec<Option<usize>>,
}

impl<'p> Waits<'p> {
    pub(super) fn of_plan(plan: &'p Plan) -> Self {
        let resumed = plan.meetings.iter().enumerate();
        let resumed = resumed.filter_map(|(place, meeting)| Some((place, meeting.resumes?)));
        let mut resumed_by = Vec::new();
        for (place, earlier) in resumed {
            resumed_by.resize(plan.meetings.len(), None);
            resumed_by[earlier] = Some(place);
        }
        Self { plan, resumed_by }
    }

    /// Returns the meetings whose end one waits for, of those that are held.
    pub(super) fn of(
        &self,
        place: usize,
        is_held: impl Fn(usize) -> bool + Copy,
    ) -> impl Iterator<Item = usize> {
        let meeting = &self.plan.meetings[place];
        let named = meeting.start.after.iter();
        let named = named.map(move |earlier| self.latest(*earlier, place, is_held));
        let all = named.chain(meeting.resumes);
        all.filter(move |earlier| is_held(*earlier))
    }

    /// Returns the last block of a meeting that stands before a place in the order: the meeting
    /// itself, or a block that resumes it.
    pub(super) fn latest(
        &self,
        meeting: usize,
        place: usize,
        is_held: impl Fn(usize) -> bool,
    ) -> usize {
        let mut latest = meeting;
        let next = |latest: usize| self.resumed_by.get(latest).copied().flatten();
        while let Some(block) = next(latest).filter(|block| *block < place && is_held(*block)) {
            latest = block;
        }
        latest
    }
}
