//! A change is tried before it is offered: the plan and the news are changed and placed again.

use chrono::NaiveDate;

use super::remedy::Remedy;
use crate::{
    fault::{Errors, Fault, Faults},
    plan::News,
    schedule::{Schedule, place::try_errors},
};

/// How much may be placed for all trials of one schedule, in meetings and sessions.
const MOST_WORK: usize = 2_500_000;

/// What a placing costs even if it is of nothing, in the same measure.
const LEAST_WORK: usize = 200;

/// A schedule in which something is wrong, and how many changes of it may still be tried.
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

    /// The first day of which it is not recorded what has happened.
    pub(super) fn first_open_day(&self) -> Option<NaiveDate> {
        let now = self.schedule.now.map(|now| now.date_naive());
        let days = self.news.days().iter();
        let held = days.filter(|record| record.held.is_some());
        let next = held.filter_map(|record| record.day.succ_opt());
        let meetings = self.news.meetings();
        let stopped = meetings.filter_map(|(_, own)| own.ended.or(own.stopped()));
        let stopped = stopped.map(|at| at.date());
        now.into_iter().chain(next).chain(stopped).max()
    }
}

/// The least number of minutes that works, from 1 to `most`, if what works stays so for more.
/// `near` is where it is looked for first.
pub(super) fn least(most: u32, near: u32, mut works: impl FnMut(u32) -> bool) -> Option<u32> {
    if most == 0 {
        return None;
    }
    let near = near.clamp(1, most);
    let (mut low, mut high) = if works(near) {
        if near == 1 || !works(near - 1) {
            return Some(near);
        }
        (0, near - 1)
    } else {
        if near == most || !works(most) {
            return None;
        }
        (near, most)
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
