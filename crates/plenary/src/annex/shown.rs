//! The sittings that an annex shows: those of now, or those that were planned.

use crate::{
    plan::Session,
    schedule::{Placed, Schedule, Sitting, Standing},
    terms::Show,
    time::Hours,
};

/// A sitting as it is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'s> {
    pub(super) placed: &'s Placed,
    pub(super) sitting: &'s Sitting,
    pub(super) session: &'s Session,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

impl Shown<'_> {
    /// Its hours, as hours of the day of its session.
    pub(super) fn hours(&self) -> Hours {
        let (starts, ends) = (self.sitting.starts, self.sitting.ends);
        Hours::since(self.session.day, starts.naive_local(), ends.naive_local())
    }
}

/// Every sitting, in order of time; of a cancelled meeting those that were planned.
pub(super) fn shown(schedule: &Schedule) -> Vec<Shown<'_>> {
    let mut all: Vec<_> = schedule
        .meetings
        .iter()
        .flat_map(|placed| of_meeting(schedule, placed))
        .collect();
    all.sort_by_key(|shown| shown.sitting.starts);
    all
}

fn of_meeting<'s>(
    schedule: &'s Schedule,
    placed: &'s Placed,
) -> impl Iterator<Item = Shown<'s>> + 's {
    let (standing, sessions): (&Standing, &[Session]) = match schedule.plan.show {
        Show::Current | Show::Changes if !placed.is_cancelled() => {
            (&placed.current, &schedule.sessions)
        }
        _ => (&placed.planned, &schedule.plan.frame.sessions),
    };
    let last = standing.sittings.len().saturating_sub(1);
    let sittings = standing.sittings.iter().enumerate();
    sittings.filter_map(move |(place, sitting)| {
        Some(Shown {
            placed,
            sitting,
            session: sessions.get(sitting.session)?,
            is_first: place == 0,
            is_last: place == last,
        })
    })
}
