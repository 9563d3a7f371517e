//! How much time there is, and how much is asked.

use std::fmt;

use serde::Serialize;

use super::Schedule;
use crate::time::Minutes;

/// The meeting time of a schedule: what the sessions hold, and what the meetings take.
///
/// Its `Display` is a line for people: `24 h of sessions, 24 h asked, none to spare`.
///
/// ```
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let balance = plenary::Balance::of(&plenary::compile(&source)?.value);
/// assert_eq!(balance.to_string(), "24 h of sessions, 24 h asked, none to spare");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Balance {
    /// What the sessions hold that can be used.
    pub sessions: Minutes,
    /// What the meetings take, by the news.
    pub asked: Minutes,
    /// What the meetings of each working group take, in the order of the groups; meetings without
    /// a group come last, under no name.
    pub by_group: Vec<(Option<String>, Minutes)>,
}

impl Balance {
    /// The balance of a schedule as the news leaves it.
    #[must_use]
    pub fn of(schedule: &Schedule) -> Self {
        let usable = schedule.sessions.iter().filter(|own| own.is_usable());
        let takes = schedule.meetings.iter().map(|placed| placed.current.takes);
        Self {
            sessions: usable
                .map(|own| Minutes(schedule.plan.frame.open_minutes(own)))
                .sum(),
            asked: takes.sum(),
            by_group: by_group(schedule),
        }
    }
}

fn by_group(schedule: &Schedule) -> Vec<(Option<String>, Minutes)> {
    let groups = &schedule.plan.groups;
    let mut sums = vec![Minutes(0); groups.len() + 1];
    for placed in &schedule.meetings {
        let whole = |group: usize| groups[group].parent.unwrap_or(group);
        let own = placed.meeting.group.map_or(groups.len(), whole);
        sums[own] = [sums[own], placed.current.takes].into_iter().sum();
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
