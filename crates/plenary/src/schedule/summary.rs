//! The figures that a report of the meetings gives.

use serde::Serialize;

use super::{Placed, Schedule, Sitting, State};
use crate::{
    plan::{CalledOff, GroupId, List},
    time::{Minutes, Moment},
};

/// The figures of planned and held meetings, group by group.
///
/// A meeting counts as held if a record says so, or if it has ended by the moment of
/// [`Schedule::now`]. The `Display` is a table for people.
///
/// ```
/// use plenary::{Minutes, News};
/// let source = plenary::open("csp12.toml")?;
/// let (plan, _) = plenary::read(&source)?.value;
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// let summary = plenary::schedule::Summary::of(&plenary::place(plan, &news)?.value);
/// let first = &summary.groups[0];
/// assert_eq!((first.planned, first.used), (Minutes(360), Minutes(270)));
/// assert_eq!(summary.total.given_up, Minutes(90));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Summary {
    /// The groups that meet, in the order of the schedule; meetings without a group come last.
    pub groups: Vec<Figures>,
    /// The sum of all groups.
    pub total: Figures,
}

/// The figures of one group. A meeting that two groups hold together counts for the first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Figures {
    /// The id of the group; none for meetings without a group, and for the total.
    pub group: Option<String>,
    /// The number of planned meetings.
    pub meetings: usize,
    /// The number of meetings that have been held to their end.
    pub held: usize,
    /// The number of cancelled meetings.
    pub cancelled: usize,
    /// The number of postponed meetings.
    pub postponed: usize,
    /// The number of sittings that have begun.
    pub sittings: usize,
    /// The planned meeting time.
    pub planned: Minutes,
    /// The meeting time that has been used.
    pub used: Minutes,
    /// The time that was planned for meetings that have been held, cancelled or postponed, and not
    /// used.
    pub given_up: Minutes,
    /// The time that meetings have used beyond what was planned for them.
    pub over: Minutes,
}

impl Summary {
    /// Returns the figures of a schedule as the news leaves it.
    #[must_use]
    pub fn of(schedule: &Schedule) -> Self {
        let plan = &schedule.plan;
        let of_groups = plan.groups.iter().map(|group| Figures {
            group: Some(group.id.clone()),
            ..Figures::default()
        });
        let mut groups: Vec<_> = of_groups.chain([Figures::default()]).collect();
        let none = plan.groups.len();
        for run in runs(schedule) {
            let first = run.first().and_then(|placed| placed.meeting.group);
            let figures = Figures::of(&run, schedule.now);
            groups[first.map_or(none, GroupId::index)].add(&figures);
        }
        groups.retain(|group| group.meetings > 0);
        let mut total = Figures::default();
        for group in &groups {
            total.add(group);
        }
        Self { groups, total }
    }
}

/// Returns each meeting with those that take up what it left.
fn runs(schedule: &Schedule) -> Vec<Vec<&Placed>> {
    let mut runs: Vec<Vec<&Placed>> = Vec::new();
    let mut run_of = vec![None; schedule.meetings.len()];
    for (place, placed) in schedule.meetings.with_ids() {
        let resumed = placed.meeting.resumes;
        let known = resumed.and_then(|first| *run_of.get(first.index())?);
        let run = known.unwrap_or(runs.len());
        run_of[place.index()] = Some(run);
        match runs.get_mut(run) {
            Some(run) => run.push(placed),
            None => runs.push(vec![placed]),
        }
    }
    runs
}

impl Figures {
    /// Returns the figures of one meeting, in as many parts as it was interrupted.
    fn of(run: &[&Placed], now: Option<Moment>) -> Self {
        let planned: Minutes = run.iter().map(|placed| placed.planned.takes).sum();
        let used: Minutes = run.iter().map(|placed| used_minutes(placed, now)).sum();
        let sittings = run.iter().map(|placed| begun_sittings(placed, now)).sum();
        let called_off = called_off(run);
        let is_left = run
            .last()
            .is_some_and(|last| last.record.stopped().is_some());
        let is_over = run.iter().all(|placed| is_over(placed, now));
        let is_held = called_off.is_none() && !is_left && is_over;
        let over = Minutes(used.0.saturating_sub(planned.0));
        let given_up = Minutes(planned.0.saturating_sub(used.0));
        Self {
            group: None,
            meetings: 1,
            held: usize::from(is_held),
            cancelled: usize::from(called_off == Some(CalledOff::Cancelled)),
            postponed: usize::from(called_off == Some(CalledOff::Postponed)),
            sittings,
            planned,
            used,
            given_up: if is_held || called_off.is_some() {
                given_up
            } else {
                Minutes(0)
            },
            over,
        }
    }

    fn add(&mut self, other: &Self) {
        let sum = |one: Minutes, other: Minutes| Minutes(one.0.saturating_add(other.0));
        self.meetings += other.meetings;
        self.held += other.held;
        self.cancelled += other.cancelled;
        self.postponed += other.postponed;
        self.sittings += other.sittings;
        self.planned = sum(self.planned, other.planned);
        self.used = sum(self.used, other.used);
        self.given_up = sum(self.given_up, other.given_up);
        self.over = sum(self.over, other.over);
    }
}

/// Returns how the last part of a meeting was called off, if no part of it is held.
fn called_off(run: &[&Placed]) -> Option<CalledOff> {
    let all = run.iter().all(|placed| placed.is_called_off());
    let (how, _) = run.last().filter(|_| all)?.record.called_off()?;
    Some(how)
}

/// True if nothing more of a meeting is to come, as far as it is known.
fn is_over(placed: &Placed, now: Option<Moment>) -> bool {
    let ended = |now: Moment| placed.current.state(now) == State::Over;
    placed.record.is_settled() || now.is_some_and(ended)
}

/// Returns the meeting time that a meeting has used so far.
fn used_minutes(placed: &Placed, now: Option<Moment>) -> Minutes {
    if placed.record.takes_no_time() {
        return Minutes(0);
    }
    if is_over(placed, now) {
        return placed.current.takes;
    }
    let Some(now) = now else {
        return Minutes(0);
    };
    let sittings = placed.current.sittings.iter();
    let so_far = sittings.map(|sitting| {
        let minutes = (sitting.ends.min(now) - sitting.starts).num_minutes();
        Minutes(u32::try_from(minutes).unwrap_or(0))
    });
    so_far.sum()
}

/// Returns the number of sittings that have begun.
fn begun_sittings(placed: &Placed, now: Option<Moment>) -> usize {
    let over = is_over(placed, now);
    let sittings = placed.current.sittings.iter();
    let has_begun = |sitting: &Sitting| now.is_some_and(|now| sitting.state(now) != State::ToCome);
    sittings
        .filter(|sitting| over || has_begun(sitting))
        .count()
}
