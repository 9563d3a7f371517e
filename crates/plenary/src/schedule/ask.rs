//! The length that is asked of a meeting, and the end that it comes to.

use super::timeline::{Minute, OpenInterval};
use crate::plan::MeetingId;

/// A length that is asked of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// A number of minutes.
    Minutes(u32),
    /// Thousandths of sessions, counted from the session in which the meeting starts.
    Sessions(u32),
    /// The time to the close of the session in which the meeting starts.
    RestOfSession,
    /// The minutes that an earlier meeting left.
    Remainder(MeetingId),
}

/// An end that a meeting comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The meeting ends when the time that is asked is spent.
    AsAsked,
    /// The meeting ends after a number of minutes.
    After(u32),
    /// The meeting ended in a break: after the first number of minutes, and for those that wait for
    /// it the second number later.
    InBreak(u32, u32),
    /// The meeting ends at a minute.
    At(Minute),
    /// The meeting is not held.
    NotHeld,
}

/// The length that is asked of a meeting, and the end that it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Demand {
    pub(super) ask: Ask,
    /// The minutes by which the meeting is extended beyond what is asked.
    pub(super) more: u32,
    pub(super) end: End,
}

impl Demand {
    pub(super) fn is_held(&self) -> bool {
        self.end != End::NotHeld
    }
}

/// Returns the open minutes of a number of sessions, in thousandths, that begin with `first`. If
/// the track has fewer, the last one counts for each that is missing.
pub(super) fn sessions(intervals: &[OpenInterval], first: Option<usize>, thousandths: u32) -> u32 {
    let from = first.map_or(intervals.len(), |first| {
        intervals.partition_point(|interval| interval.session < first)
    });
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

/// Returns the open minutes of the last session.
fn last_open(intervals: &[OpenInterval]) -> u64 {
    let last = intervals.last().map(|interval| interval.session);
    let of_last = intervals
        .iter()
        .rev()
        .take_while(|interval| Some(interval.session) == last);
    let open: i64 = of_last.map(|interval| interval.to - interval.from).sum();
    u64::try_from(open).unwrap_or(0)
}
