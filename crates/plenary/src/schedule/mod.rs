//! The plan placed: every meeting as one or more sittings, each with its reason.

mod balance;
mod doubts;
mod frame;
mod place;

use serde::Serialize;

pub use balance::Balance;
pub use place::place;
pub(crate) use place::try_place;

use crate::{
    plan::{Meeting, Plan},
    time::{Minutes, Moment},
};

/// A plan placed in rolling order, as things stand now.
///
/// ```
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let last = schedule.meetings().last().ok_or("no meeting")?;
/// assert_eq!(last.meeting.id, "WGTR");
/// assert_eq!(last.sittings[1].ends.to_rfc3339(), "2026-03-19T18:00:00+01:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Schedule {
    pub(crate) plan: Plan,
    pub(crate) meetings: Vec<Placed>,
    pub(crate) lacking: Vec<Lacking>,
}

/// What of a meeting finds no session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Lacking {
    /// The id of the meeting.
    pub meeting: String,
    /// How much of it.
    pub minutes: Minutes,
}

/// A meeting and the sittings that it takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Placed {
    /// What was asked.
    pub meeting: Meeting,
    /// How much meeting time was planned for it.
    pub planned: Minutes,
    /// How much it takes, by the news.
    pub takes: Minutes,
    /// Where it stands, in order; empty only where no session is left for it.
    pub sittings: Vec<Sitting>,
}

/// The part of one session that one meeting takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Sitting {
    /// The session: a place in [`Plan::frame`].
    pub session: usize,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Moment,
    /// Why it stands where it stands.
    pub reason: Reason,
}

/// Why a sitting begins when it begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// It is the first of the queue, and begins with the first session.
    Opens,
    /// The meeting before it in the queue has ended.
    Follows {
        /// The id of that meeting.
        meeting: String,
        /// When that meeting ended, against the plan.
        ended: Ended,
    },
    /// Its meeting goes on from the session before.
    Continues,
}

/// When a meeting ended, against the plan, in meeting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Ended {
    /// When it was to.
    AsPlanned,
    /// Earlier by this much.
    Early(Minutes),
    /// Later by this much.
    Late(Minutes),
}

impl Schedule {
    /// What was asked.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What finds no session: nothing, unless the schedule comes from
    /// [`compile_unfit`](crate::compile_unfit).
    #[must_use]
    pub fn lacking(&self) -> &[Lacking] {
        &self.lacking
    }

    /// The meetings in order.
    #[must_use]
    pub fn meetings(&self) -> &[Placed] {
        &self.meetings
    }
}

impl Sitting {
    /// Whether it takes up what an earlier sitting of its meeting left.
    #[must_use]
    pub fn is_continued(&self) -> bool {
        self.reason == Reason::Continues
    }
}
