//! On which days deadlines are, wherever the meetings now stand.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::{Schedule, Standing};
use crate::plan::{Deadline, Due};

/// A deadline with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct DatedDeadline {
    /// A place in [`Plan::deadlines`](crate::Plan::deadlines).
    pub deadline: usize,
    /// On which day it was to be; none if the meeting before which it is had no place.
    pub planned: Option<NaiveDate>,
    /// On which day it is now; none if the meeting before which it is has no place.
    pub current: Option<NaiveDate>,
}

impl Schedule {
    /// The deadlines with their days, in order of time. One that is told by a meeting moves with
    /// it; if the meeting is cancelled, it stays where it was planned.
    #[must_use]
    pub fn deadlines(&self) -> Vec<DatedDeadline> {
        self.deadlines_by(|dated| dated.current)
    }

    /// The deadlines in the order of one of their days; those without one come last.
    pub(crate) fn deadlines_by(
        &self,
        day: impl Fn(&DatedDeadline) -> Option<NaiveDate>,
    ) -> Vec<DatedDeadline> {
        let deadlines = self.plan.deadlines();
        let dated = deadlines.iter().enumerate();
        let mut dated: Vec<_> = dated.map(|(place, one)| self.dated(place, one)).collect();
        dated.sort_by_key(|one| {
            let day = day(one);
            (day.is_none(), day, deadlines[one.deadline].time)
        });
        dated
    }

    fn dated(&self, place: usize, deadline: &Deadline) -> DatedDeadline {
        let (planned, current) = match deadline.due {
            Due::On(day) => (Some(day), Some(day)),
            Due::Before { meeting, days } => {
                let placed = &self.meetings[meeting];
                let planned = before(&placed.planned, days);
                let kept = planned.filter(|_| placed.record.takes_no_time());
                (planned, kept.or_else(|| before(&placed.current, days)))
            }
        };
        DatedDeadline {
            deadline: place,
            planned,
            current,
        }
    }
}

/// So many days before that on which a meeting begins.
fn before(standing: &Standing, days: u32) -> Option<NaiveDate> {
    let day = standing.starts()?.date_naive();
    day.checked_sub_days(Days::new(days.into()))
}
