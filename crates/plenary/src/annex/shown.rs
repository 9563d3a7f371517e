//! The sittings that an annex shows: those of now, or those that were planned.

use super::numbers::{self, Number};
use crate::{
    plan::{CalledOff, Resumption, Session},
    schedule::{Placed, Schedule, Sitting},
    terms::Show,
    time::Hours,
};

/// A sitting as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Shown<'s> {
    /// The place of its meeting in the schedule.
    pub(crate) place: usize,
    pub(crate) placed: &'s Placed,
    pub(crate) sitting: &'s Sitting,
    pub(crate) session: &'s Session,
    /// Its place among the sittings of its meeting, from 1.
    pub(crate) ordinal: usize,
    pub(crate) is_first: bool,
    pub(crate) is_last: bool,
    /// Why it is not held, if it is not.
    pub(crate) called_off: Option<CalledOff>,
    /// Its number by each body that meets and counts.
    pub(crate) numbers: Vec<Number>,
    /// How it takes up what another meeting left, if it is the first sitting that does.
    pub(crate) resumption: Option<Resumption>,
}

impl Shown<'_> {
    /// Its hours, as hours of the day of its session.
    pub(super) fn hours(&self) -> Hours {
        let (starts, ends) = (self.sitting.starts, self.sitting.ends);
        Hours::since(self.session.day, starts.naive_local(), ends.naive_local())
    }
}

/// Every sitting that the schedule shows.
pub(crate) fn shown(schedule: &Schedule) -> Vec<Shown<'_>> {
    shown_by(schedule, schedule.plan.page.show)
}

/// Every sitting, in order of time; of a meeting that takes no time those that were planned.
pub(crate) fn shown_by(schedule: &Schedule, show: Show) -> Vec<Shown<'_>> {
    let mut all: Vec<_> = schedule
        .meetings
        .iter()
        .enumerate()
        .flat_map(|placed| of_meeting(schedule, placed, show))
        .collect();
    all.sort_by_key(|shown| shown.sitting.starts);
    numbers::assign(&mut all, schedule, show);
    all
}

fn of_meeting<'s>(
    schedule: &'s Schedule,
    (place, placed): (usize, &'s Placed),
    show: Show,
) -> impl Iterator<Item = Shown<'s>> + 's {
    let standing = placed.standing(show);
    let sessions = if placed.shows_planned(show) {
        &schedule.plan.frame.sessions
    } else {
        &schedule.sessions
    };
    let last = standing.sittings.len().saturating_sub(1);
    let sittings = standing.sittings.iter().enumerate();
    sittings.filter_map(move |(ordinal, sitting)| {
        Some(Shown {
            place,
            placed,
            sitting,
            session: sessions.get(sitting.session)?,
            ordinal: ordinal + 1,
            is_first: ordinal == 0,
            is_last: ordinal == last,
            called_off: placed.called_off(show),
            numbers: Vec::new(),
            resumption: None,
        })
    })
}
