//! How long a meeting is to be, and how it comes to an end.

use super::timeline::{Minute, OpenInterval};

/// How long a meeting is asked to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    Minutes(u32),
    /// So many thousandths of sessions, from the one in which it starts.
    Sessions(u32),
    /// To the close of the session in which it starts.
    RestOfSession,
    /// What an earlier one left.
    Remainder(usize),
}

/// How a meeting comes to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// When its time is spent.
    AsAsked,
    /// After so many minutes.
    After(u32),
    /// After so many minutes, and as much later for those that wait for it: it ended in a break.
    InBreak(u32, u32),
    /// At this minute.
    At(Minute),
    /// It is not held.
    NotHeld,
}

/// What is asked of a meeting, and how it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Demand {
    pub(super) ask: Ask,
    /// So many minutes more than asked.
    pub(super) more: u32,
    pub(super) end: End,
}

impl Demand {
    pub(super) fn is_held(&self) -> bool {
        self.end != End::NotHeld
    }
}

/// How long so many sessions of the plan are that begin with one: their open time. Sessions that
/// lack at the end count like the last.
pub(super) fn sessions(intervals: &[OpenInterval], first: Option<usize>, thousandths: u32) -> u32 {
    let first = first.unwrap_or(usize::MAX);
    let from = intervals.partition_point(|interval| interval.session < first);
    let mut left = u64::from(thousandths);
    let mut sum = 0;
    let mut current: Option<(usize, u64)> = None;
    let mut add = |length: u64, left: &mut u64| {
        let share = (*left).min(1000);
        sum += share * length;
        *left -= share;
    };
    for interval in &intervals[from..] {
        let length = u64::try_from(interval.to - interval.from).unwrap_or(0);
        match &mut current {
            Some((session, open)) if *session == interval.session => *open += length,
            other => {
                if let Some((_, open)) = other.replace((interval.session, length)) {
                    add(open, &mut left);
                }
            }
        }
        if left == 0 {
            break;
        }
    }
    let last = current.map_or_else(|| last_open(intervals), |(_, open)| open);
    while left > 0 {
        add(last, &mut left);
    }
    u32::try_from((sum + 500) / 1000).unwrap_or(u32::MAX).max(1)
}

/// The open time of the last session.
fn last_open(intervals: &[OpenInterval]) -> u64 {
    let last = intervals.last().map(|interval| interval.session);
    let own = intervals.iter().rev();
    let own = own.take_while(|interval| Some(interval.session) == last);
    let open: i64 = own.map(|interval| interval.to - interval.from).sum();
    u64::try_from(open).unwrap_or(0)
}
