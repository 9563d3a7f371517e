//! The days of deadlines, wherever the meetings now stand.

mod off_days;
mod working_days;

pub(super) use off_days::off_days;

use self::working_days::WorkingDays;
use super::{Placed, Schedule, Standing};
use crate::plan::{Deadline, DeadlineId, Due, List, MeetingId};
use chrono::{Days, NaiveDate};
use std::collections::HashSet;

/// A deadline with its day. One before each meeting has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DatedDeadline {
    /// The deadline.
    pub deadline: DeadlineId,
    /// The meeting that it is before, if it is counted from one. Of several that begin on one day, the first
    /// in the order of the plan.
    pub meeting: Option<MeetingId>,
    /// The planned day; none if the deadline depends on a meeting that had no place in the plan.
    pub planned: Option<NaiveDate>,
    /// The current day; none if the deadline depends on a meeting that has no place now.
    pub current: Option<NaiveDate>,
}

impl Schedule {
    /// Returns the deadlines with their days, in order of time.
    ///
    /// A deadline that depends on a meeting moves with it; if the meeting is cancelled, the deadline stays
    /// where it was planned. A deadline before each meeting is there once for each day on which one or more
    /// meetings begin that are held; what takes up a suspended meeting is no new meeting.
    #[must_use]
    pub fn deadlines(&self) -> Vec<DatedDeadline> {
        self.deadlines_in_order(false)
    }

    /// Returns the deadlines in the order of their planned or current days; those without that day come last.
    pub(crate) fn deadlines_in_order(&self, is_planned: bool) -> Vec<DatedDeadline> {
        let deadlines = self.plan.deadlines();
        if deadlines.is_empty() {
            return Vec::new();
        }
        let calendar = Dates::of(self, is_planned);
        let all = deadlines.with_ids();
        let mut dated: Vec<_> = all
            .flat_map(|(place, deadline)| calendar.date(place, deadline))
            .collect();
        dated.sort_by_key(|one| {
            let day = if is_planned { one.planned } else { one.current };
            (day.is_none(), day, deadlines[one.deadline].time)
        });
        dated
    }
}

/// Days from which deadlines are counted.
struct Dates<'s> {
    schedule: &'s Schedule,
    /// The working days as planned and as they are now, if a deadline is counted in them.
    working: Option<[WorkingDays; 2]>,
    /// The first meeting of each day on which one begins, if a deadline is before each.
    openings: Vec<MeetingId>,
}

impl<'s> Dates<'s> {
    fn of(schedule: &'s Schedule, is_planned: bool) -> Self {
        let deadlines = &schedule.plan.deadlines;
        let counts = deadlines.iter().any(|deadline| deadline.working_days);
        let frame = &schedule.plan.frame;
        let working = |sessions| WorkingDays::of(frame, sessions);
        Self {
            schedule,
            working: counts.then(|| [working(&frame.sessions), working(&schedule.sessions)]),
            openings: if deadlines.iter().any(Deadline::is_before_each) {
                openings(schedule, is_planned)
            } else {
                Vec::new()
            },
        }
    }

    fn date(&self, place: DeadlineId, deadline: &Deadline) -> Vec<DatedDeadline> {
        match deadline.due {
            Due::On(day) => vec![DatedDeadline {
                deadline: place,
                meeting: None,
                planned: Some(day),
                current: Some(day),
            }],
            Due::Before { meeting, days } => vec![self.before(place, deadline, meeting, days)],
            Due::BeforeEach { days } => {
                let openings = self.openings.iter();
                let dated = openings.map(|meeting| self.before(place, deadline, *meeting, days));
                dated.collect()
            }
        }
    }

    /// Dates a deadline so many days before a meeting.
    fn before(
        &self,
        place: DeadlineId,
        deadline: &Deadline,
        meeting: MeetingId,
        days: u32,
    ) -> DatedDeadline {
        let placed = &self.schedule.meetings[meeting];
        let working = self.working.as_ref().filter(|_| deadline.working_days);
        let [as_planned, now] = match working {
            Some([as_planned, now]) => [Some(as_planned), Some(now)],
            None => [None, None],
        };
        let planned = day_before(&placed.planned, days, as_planned);
        let kept = planned.filter(|_| placed.record.takes_no_time());
        DatedDeadline {
            deadline: place,
            meeting: Some(meeting),
            planned,
            current: kept.or_else(|| day_before(&placed.current, days, now)),
        }
    }
}

/// Returns the first meeting, in the order of the plan, of each day on which one begins.
fn openings(schedule: &Schedule, is_planned: bool) -> Vec<MeetingId> {
    let mut days = HashSet::new();
    let takes_up_suspended = |placed: &Placed| {
        let earlier = placed.meeting.resumes;
        earlier.is_some_and(|earlier| schedule.meetings[earlier].record.adjourned.is_none())
    };
    let is_held = |placed: &Placed| is_planned || !placed.is_called_off();
    let meetings = schedule.meetings.with_ids();
    let held = meetings.filter(|(_, placed)| is_held(placed) && !takes_up_suspended(placed));
    let first = held.filter_map(|(place, placed)| {
        let standing = if is_planned {
            &placed.planned
        } else {
            &placed.current
        };
        let day = standing.starts()?.date_naive();
        days.insert(day).then_some(place)
    });
    first.collect()
}

/// Returns the day that lies so many days, or working days, before a meeting begins.
fn day_before(standing: &Standing, days: u32, working: Option<&WorkingDays>) -> Option<NaiveDate> {
    let day = standing.starts()?.date_naive();
    match working {
        Some(working) => working.before(day, days),
        None => day.checked_sub_days(Days::new(days.into())),
    }
}
