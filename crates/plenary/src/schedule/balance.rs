//! The time that the sessions have, and the time that is asked.

use std::fmt;

use super::Schedule;
use crate::{plan::GroupId, time::Minutes};

/// The meeting time of a schedule: the time of the sessions, and the time of the meetings.
///
/// Its `Display` is a line for people: `24 h of sessions, 24 h asked, none to spare`.
///
/// ```
/// let source = plenary::open("csp12.toml")?;
/// let balance = plenary::schedule::Balance::of(&plenary::compile(&source)?.value);
/// assert_eq!(balance.to_string(), "24 h of sessions, 24 h asked, none to spare");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Balance {
    /// The minutes of the sessions that can be used.
    pub sessions: Minutes,
    /// The minutes that the meetings take, by the news.
    pub asked: Minutes,
    /// The minutes that the meetings of each working group take, in the order of the groups;
    /// meetings without a group come last, under no name.
    pub by_group: Vec<(Option<String>, Minutes)>,
}

impl Balance {
    /// Returns the balance of a schedule as the news leaves it.
    #[must_use]
    pub fn of(schedule: &Schedule) -> Self {
        let usable = schedule
            .sessions
            .iter()
            .filter(|session| session.is_usable());
        let takes = schedule.meetings.iter().map(|placed| placed.current.takes);
        Self {
            sessions: usable
                .map(|session| Minutes(schedule.plan.frame.open_minutes(session)))
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
        let whole = |group: GroupId| groups[group].parent.unwrap_or(group).index();
        let working_group = placed.meeting.group.map_or(groups.len(), whole);
        sums[working_group] = [sums[working_group], placed.current.takes]
            .into_iter()
            .sum();
    }
    let names = groups.iter().map(|group| Some(group.id.clone()));
    names
        .chain([None])
        .zip(sums)
        .filter(|(_, sum)| *sum > Minutes(0))
        .collect()
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
