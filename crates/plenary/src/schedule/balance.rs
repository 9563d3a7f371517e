//! How much time there is, and how much is asked.

use std::fmt;

use serde::Serialize;

use super::frame::Frame;
use crate::{
    plan::{News, Plan},
    time::Minutes,
};

/// The meeting time of a plan: what the sessions hold, and what the meetings take.
///
/// Its `Display` is a line for people: `24 h of sessions, 24 h asked, none to spare`.
///
/// ```
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, news) = plenary::read(&source)?.value;
/// let balance = plenary::Balance::of(&plan, &news);
/// assert_eq!(balance.to_string(), "24 h of sessions, 24 h asked, none to spare");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Balance {
    /// What the sessions hold.
    pub sessions: Minutes,
    /// What the meetings take, by the news.
    pub asked: Minutes,
    /// What the meetings of each working group take, in the order of the groups; meetings without
    /// a group come last, under no name.
    pub by_group: Vec<(Option<String>, Minutes)>,
}

impl Balance {
    /// The balance of a plan as the news leaves it. News of meetings that the plan does not have
    /// is passed over: [`place`](crate::place) reports it.
    #[must_use]
    pub fn of(plan: &Plan, news: &News) -> Self {
        let frame = Frame::of(plan);
        let mut takes = super::place::planned(plan, &frame);
        let places = plan.places();
        for (id, minutes) in news.finished() {
            let place = places.get(id);
            if let Some(takes) = place.and_then(|place| takes.get_mut(*place)) {
                *takes = minutes;
            }
        }
        Self {
            sessions: frame.total(),
            asked: takes.iter().copied().sum(),
            by_group: by_group(plan, &takes),
        }
    }
}

fn by_group(plan: &Plan, takes: &[Minutes]) -> Vec<(Option<String>, Minutes)> {
    let groups = &plan.groups;
    let mut sums = vec![Minutes(0); groups.len() + 1];
    for (meeting, minutes) in plan.meetings.iter().zip(takes) {
        let whole = |group: usize| groups[group].parent.unwrap_or(group);
        let own = meeting.group.map_or(groups.len(), whole);
        sums[own] = [sums[own], *minutes].into_iter().sum();
    }
    let names = groups.iter().map(|group| Some(group.id.clone()));
    let sums = names.chain([None]).zip(sums);
    sums.filter(|(_, sum)| *sum > Minutes(0)).collect()
}

impl fmt::Display for Balance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (there, asked) = (self.sessions.0, self.asked.0);
        write!(f, "{} of sessions, {} asked, ", self.sessions, self.asked)?;
        match there.cmp(&asked) {
            std::cmp::Ordering::Equal => f.write_str("none to spare"),
            std::cmp::Ordering::Greater => write!(f, "{} to spare", Minutes(there - asked)),
            std::cmp::Ordering::Less => write!(f, "{} too little", Minutes(asked - there)),
        }
    }
}
