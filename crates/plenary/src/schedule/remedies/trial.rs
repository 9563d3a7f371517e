//! The trial of a remedy: the plan and the news are changed and placed again before it is offered.

use chrono::NaiveDate;

use super::remedy::Remedy;
use crate::{
    fault::{Errors, Fault, Faults},
    plan::News,
    schedule::{Schedule, place::try_errors},
};

/// The most work for all trials of one schedule, in meetings and sessions that are placed.
const MOST_WORK: usize = 2_500_000;

/// The work of placing nothing, in the same measure.
const LEAST_WORK: usize = 200;

/// The trials of one schedule, and how many are left.
pub(super) struct Trials<'s> {
    pub(super) schedule: &'s Schedule,
    pub(super) news: &'s News,
    before: Errors,
    left: usize,
}

impl<'s> Trials<'s> {
    pub(super) fn of(schedule: &'s Schedule, news: &'s News, faults: &[Fault]) -> Self {
        let plan = &schedule.plan;
        let work = LEAST_WORK + plan.meetings.len() + plan.frame.sessions.len();
        Self {
            schedule,
            news,
            before: Errors::of(faults),
            left: MOST_WORK / work,
        }
    }

    /// True if nothing more may be tried.
    pub(super) fn are_over(&self) -> bool {
        self.left == 0
    }

    /// True if a change takes a fault away and brings no other error.
    pub(super) fn works(&mut self, fault: &Fault, remedy: &Remedy) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        let Some((plan, news)) = remedy.apply(&self.schedule.plan, self.news) else {
            return false;
        };
        let mut faults = Faults::new();
        let schedule = try_errors(plan, &news, &mut faults);
        let fewer = self.before.are_fewer_by(fault, &Errors::of(&faults));
        let whole = || schedule.is_none_or(|after| self.takes_as_much(&after));
        fewer && (!remedy.is_of_sessions() || whole())
    }

    /// True if no meeting takes less than before: what is asked in sessions depends on them.
    fn takes_as_much(&self, after: &Schedule) -> bool {
        let pairs = self.schedule.meetings.iter().zip(&after.meetings);
        let mut takes = pairs.map(|(before, after)| [&before.planned, &after.planned]);
        takes.all(|[before, after]| after.takes >= before.takes)
    }

    /// Returns the first day of which it is not recorded what has happened.
    pub(super) fn first_open_day(&self) -> Option<NaiveDate> {
        let now = self.schedule.now.map(|now| now.date_naive());
        let held = self
            .news
            .days()
            .iter()
            .filter(|record| record.held.is_some())
            .filter_map(|record| record.day.succ_opt());
        let stops = self
            .news
            .meetings()
            .filter_map(|(_, record)| record.ended.or(record.stopped()))
            .map(|at| at.date());
        now.into_iter().chain(held).chain(stops).max()
    }
}

/// Returns the fewest minutes that work, from 1 to `most`, if more work whenever fewer do. The
/// search begins near `near`.
pub(super) fn least(most: u32, near: u32, mut works: impl FnMut(u32) -> bool) -> Option<u32> {
    if most == 0 {
        return None;
    }
    let first = near.clamp(1, most);
    let (mut low, mut high) = if works(first) {
        if first == 1 || !works(first - 1) {
            return Some(first);
        }
        (0, first - 1)
    } else {
        if first == most || !works(most) {
            return None;
        }
        (first, most)
    };
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if works(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
