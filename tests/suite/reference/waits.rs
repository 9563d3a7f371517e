//! The reference: which meetings wait for which.

use super::{Misfit, Run, stop_of};
use crate::clocks::{Minute, only_showing};

impl Run<'_> {
    /// The meetings before this one in its queue, the nearest first.
    pub(super) fn queue_before(&self, m: usize) -> impl Iterator<Item = usize> {
        let track = self.meeting(m).track;
        (0..m).rev().filter(move |other| {
            let meeting = self.meeting(*other);
            let queues = meeting.start.pinned.is_none() && self.takes_part(*other);
            meeting.track == track && queues
        })
    }

    pub(super) fn is_ready(&self, m: usize) -> bool {
        let placed = |other: usize| self.placed[other];
        let waits = self.queue_before(m).chain(self.waits_for(m)).all(placed);
        self.stands[m].is_none() && waits
    }

    /// Returns what a meeting waits for, besides the one before it.
    pub(super) fn waits_for(&self, m: usize) -> Vec<usize> {
        self.waits(m, |block| self.takes_part(block))
    }

    /// Returns what a meeting waits for if those of the blocks that take up others are held of which `held`
    /// is true.
    fn waits(&self, m: usize, held: impl Fn(usize) -> bool) -> Vec<usize> {
        let meeting = self.meeting(m);
        let after = meeting
            .start
            .after
            .iter()
            .map(|other| self.last_block(m, other.index(), &held));
        after.chain(self.resumed(m)).collect()
    }

    /// The last block of a meeting that stands before another meeting in the file. The file has one
    /// block for a meeting, and one more for each time that it was suspended and is taken up.
    fn last_block(&self, m: usize, of: usize, held: impl Fn(usize) -> bool) -> usize {
        let mut block = of;
        let taken_up = |block: usize| {
            let mut before = 0..m;
            before.find(|later| self.resumed(*later) == Some(block) && held(*later))
        };
        while let Some(later) = taken_up(block) {
            block = later;
        }
        block
    }

    /// The end of all that a meeting waits for, besides the one before it.
    pub(super) fn end_of_waits(&self, m: usize) -> Option<Minute> {
        let waits = self.waits_for(m).into_iter();
        waits.filter_map(|other| self.ended(other)).max()
    }

    /// Returns when a meeting has ended: at the moment that is recorded, if there is one, be it in a break.
    pub(super) fn ended(&self, m: usize) -> Option<Minute> {
        let record = self.record(m).filter(|_| self.takes_part(m));
        let moment = record
            .and_then(|record| record.ended.or(stop_of(record)))
            .and_then(|moment| only_showing(self.plan.time_zone(), moment));
        moment.max(self.stands[m].as_ref()?.ends())
    }

    /// Finds fault if a meeting never gets its turn, though there is always room, and none is cancelled.
    pub(super) fn check_knots(&mut self) {
        let meetings = self.plan.meetings();
        let pinned = |m: usize| meetings[m].start.pinned.is_some();
        let mut done = vec![false; meetings.len()];
        let is_next = |m: &usize, done: &[bool]| {
            let queued = |other: &usize| {
                let same = meetings[*other].track == meetings[*m].track;
                same && !pinned(*m) && !pinned(*other)
            };
            let before = (0..*m).filter(queued);
            let waits = self.waits(*m, |_| true);
            !done[*m] && before.chain(waits).all(|other| done[other])
        };
        while let Some(next) = (0..done.len()).find(|m| is_next(m, &done)) {
            done[next] = true;
        }
        if done.contains(&false) {
            self.faults.push(Misfit::Knot);
        }
    }

    /// Finds fault with a meeting that takes up what was not suspended.
    pub(super) fn check_resumptions(&mut self) {
        let suspended = |m| {
            let record = self.record(m);
            record.is_some_and(|record| stop_of(record).is_some())
        };
        let mut resumed = (0..self.stands.len()).filter_map(|m| self.resumed(m));
        if self.before.is_some() && !resumed.all(suspended) {
            self.faults.push(Misfit::NothingToResume);
        }
    }
}
