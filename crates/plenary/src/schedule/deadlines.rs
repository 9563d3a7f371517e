//! The days of deadlines, wherever the meetings now stand.

use super::{Schedule, Standing};
use crate::plan::{Deadline, DeadlineId, Due, List};
use chrono::{Days, NaiveDate};

/// A deadline with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DatedDeadline {
    /// The deadline.
    pub deadline: DeadlineId,
    /// The planned day; none if the deadline depends on a meeting that had no place in the plan.
    pub planned: Option<NaiveDate>,
    /// The current day; none if the deadline depends on a meeting that has no place now.
    pub current: Option<NaiveDate>,
}

impl Schedule {
    /// Returns the deadlines with their days, in order of time. A deadline that depends on a
    /// meeting moves with it; if the meeting is cancelled, the deadline stays where it was planned.
    #[must_use]
    pub fn deadlines(&self) -> Vec<DatedDeadline> {
        self.deadlines_by(|dated| dated.current)
    }

    /// Returns the deadlines in the order of one of their days; those without that day come last.
    pub(crate) fn deadlines_by(
        &self,
        day: impl Fn(&DatedDeadline) -> Option<NaiveDate>,
    ) -> Vec<DatedDeadline> {
        let deadlines = self.plan.deadlines();
        let mut dated: Vec<_> = deadlines
            .with_ids()
            .map(|(place, deadline)| self.date(place, deadline))
            .collect();
        dated.sort_by_key(|one| {
            let day = day(one);
            (day.is_none(), day, deadlines[one.deadline].time)
        });
        dated
    }

    fn date(&self, place: DeadlineId, deadline: &Deadline) -> DatedDeadline {
        let (planned, current) = match deadline.due {
            Due::On(day) => (Some(day), Some(day)),
            Due::Before { meeting, days } => {
                let placed = &self.meetings[meeting];
                let planned = day_before(&placed.planned, days);
                let kept = planned.filter(|_| placed.record.takes_no_time());
                (planned, kept.or_else(|| day_before(&placed.current, days)))
            }
        };
        DatedDeadline {
            deadline: place,
            planned,
            current,
        }
    }
}

/// Returns the day that lies so many days before a meeting begins.
fn day_before(standing: &Standing, days: u32) -> Option<NaiveDate> {
    let day = standing.starts()?.date_naive();
    day.checked_sub_days(Days::new(days.into()))
}
