//! The sittings that an annex shows: those of now, or those that were planned.

use std::collections::BTreeMap;

use crate::{
    plan::Session,
    schedule::{Placed, Schedule, Sitting, Standing},
    terms::Show,
    time::Hours,
};

/// A sitting as it is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'s> {
    pub(crate) placed: &'s Placed,
    pub(crate) sitting: &'s Sitting,
    pub(crate) session: &'s Session,
    pub(crate) is_first: bool,
    pub(crate) is_last: bool,
    /// Its number, where its group numbers its sittings.
    pub(crate) number: Option<u32>,
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

/// Every sitting, in order of time; of a cancelled meeting those that were planned.
pub(crate) fn shown_by(schedule: &Schedule, show: Show) -> Vec<Shown<'_>> {
    let mut all: Vec<_> = schedule
        .meetings
        .iter()
        .flat_map(|placed| of_meeting(schedule, placed, show))
        .collect();
    all.sort_by_key(|shown| shown.sitting.starts);
    number(&mut all, schedule, show);
    all
}

/// Numbers the sittings of each group that numbers them, but for those that are informal or joint,
/// of which no one group can say how many there were. What a group does in one session is one
/// meeting, as the United Nations count.
fn number(all: &mut [Shown<'_>], schedule: &Schedule, show: Show) {
    let plan = &schedule.plan;
    let mut next: Vec<_> = plan.groups.iter().map(|own| own.numbered_from).collect();
    let mut sessions = BTreeMap::new();
    for shown in all {
        let meeting = &shown.placed.meeting;
        let held = show == Show::Planned || !shown.placed.is_cancelled();
        let counts = held && !meeting.details().informal && meeting.details().with.is_empty();
        let group = meeting.group.filter(|_| counts);
        let Some((group, number)) =
            group.and_then(|group| Some((group, next.get_mut(group)?.as_mut()?)))
        else {
            continue;
        };
        let session = (group, shown.session.track, shown.session.opens);
        let known = sessions.entry(session).or_insert_with(|| {
            let free = *number;
            *number = free.saturating_add(1);
            free
        });
        shown.number = Some(*known);
    }
}

fn of_meeting<'s>(
    schedule: &'s Schedule,
    placed: &'s Placed,
    show: Show,
) -> impl Iterator<Item = Shown<'s>> + 's {
    let (standing, sessions): (&Standing, &[Session]) = match show {
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
            number: None,
        })
    })
}
