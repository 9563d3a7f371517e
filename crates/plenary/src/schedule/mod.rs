//! The plan placed: every meeting as one or more sittings, each with its reason.

mod ask;
mod balance;
mod causes;
mod conflicts;
mod current;
mod deadlines;
mod demands;
mod extra;
mod forecast;
mod free;
mod interpretation;
mod judge;
mod late;
mod nearest;
mod order;
mod pinned;
mod pins;
mod place;
mod place_queue;
mod placement;
mod placements;
mod queue_input;
mod reasons;
mod records;
mod remedies;
mod resolve;
mod shortage;
mod side;
mod slivers;
mod states;
mod summary;
mod timeline;
mod typed;
pub(crate) mod unplanned;
mod warnings;

use std::sync::Arc;

use serde::Serialize;

pub use balance::Balance;
pub(crate) use causes::Causes;
pub use causes::{Cause, HeldSession};
pub use deadlines::DatedDeadline;
pub use forecast::Forecast;
pub use free::{FreeTime, Place};
pub use place::place;
pub(crate) use place::try_place;
pub use reasons::{Deviation, Reason};
pub(crate) use remedies::{UNTRIED, offer, without};
pub use resolve::Unresolved;
pub use states::State;
pub use summary::{Figures, Summary};
pub use typed::TypedMoment;

use crate::{
    plan::{DayRecord, Meeting, Plan, Record, Session},
    time::{Minutes, Moment},
};

/// A plan placed in rolling order: what was planned, and how things stand now.
///
/// ```
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let last = schedule.meetings().last().ok_or("no meeting")?;
/// assert_eq!(last.meeting.id, "WGTR");
/// assert_eq!(last.current.sittings[1].ends.to_rfc3339(), "2026-03-19T18:00:00+01:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Schedule {
    pub(crate) plan: Plan,
    pub(crate) sessions: Vec<Session>,
    pub(crate) meetings: Vec<Placed>,
    pub(crate) shortfall: Vec<Shortfall>,
    pub(crate) now: Option<Moment>,
    /// The records of days; those of meetings stand beside the meetings.
    #[serde(skip)]
    pub(crate) days: Vec<DayRecord>,
    /// What was issued before, for what has changed since.
    #[serde(skip)]
    pub(crate) earlier: Option<Arc<Schedule>>,
}

/// What of a meeting finds no session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Shortfall {
    /// A place in [`Schedule::meetings`].
    pub meeting: usize,
    /// How much of it.
    pub minutes: Minutes,
}

/// A meeting, where it was to stand, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Placed {
    /// What was asked: the meeting of the plan.
    pub meeting: Arc<Meeting>,
    /// What is recorded of it.
    pub record: Record,
    /// Where it was to stand, in the sessions of [`Plan::frame`]; nowhere, if it takes up what
    /// another left.
    pub planned: Standing,
    /// Where it stands by the news, in the sessions of [`Schedule::sessions`]; nowhere, if it is not
    /// held and was not opened.
    pub current: Standing,
    /// Between when it begins.
    pub forecast: Option<Forecast>,
}

/// Where a meeting stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Standing {
    /// How much meeting time it takes.
    pub takes: Minutes,
    /// Its parts, in order.
    pub sittings: Vec<Sitting>,
}

/// The part of one session that one meeting takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Sitting {
    /// The session: a place among those of the plan, or of the schedule.
    pub session: usize,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Moment,
    /// Why it stands where it stands.
    pub reason: Reason,
}

impl Schedule {
    /// What was asked.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The sessions as they were held, and are to be held: track by track, those of one in order.
    #[must_use]
    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    /// What finds no session: nothing, unless the schedule comes from
    /// [`compile_overfull`](crate::compile_overfull).
    #[must_use]
    pub fn shortfall(&self) -> &[Shortfall] {
        &self.shortfall
    }

    /// The meetings that are not held on the day that their `on` names, or not only on it: none,
    /// unless the schedule comes from [`compile_overfull`](crate::compile_overfull).
    pub fn off_their_day(&self) -> impl Iterator<Item = &Placed> {
        let meetings = self.meetings.iter();
        meetings.filter(|placed| self.has_left_its_day(placed))
    }

    pub(crate) fn has_left_its_day(&self, placed: &Placed) -> bool {
        let mut sittings = placed.current.sittings.iter();
        let on = placed.meeting.start.on;
        on.is_some_and(|on| sittings.any(|own| self.sessions[own.session].day != on))
    }

    /// True if every meeting finds its time, and is held on its day.
    ///
    /// ```
    /// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
    /// assert!(plenary::compile_overfull(&source)?.value.fits());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fits(&self) -> bool {
        self.shortfall.is_empty() && self.off_their_day().next().is_none()
    }

    /// The meetings in order.
    #[must_use]
    pub fn meetings(&self) -> &[Placed] {
        &self.meetings
    }

    /// The meeting of an id.
    #[must_use]
    pub fn meeting(&self, id: &str) -> Option<&Placed> {
        self.meetings.iter().find(|placed| placed.meeting.id == id)
    }

    /// How far a meeting's start has moved, in the meeting time that was planned.
    #[must_use]
    pub fn moved_by(&self, placed: &Placed) -> Deviation {
        let from = placed.planned.starts();
        let moved = from.zip(placed.current.starts());
        moved.map_or(Deviation::AsPlanned, |(from, to)| {
            self.meeting_time(placed.meeting.track, from, to)
        })
    }

    /// Returns how much planned meeting time of a track lies between two moments.
    pub(crate) fn meeting_time(&self, track: usize, from: Moment, to: Moment) -> Deviation {
        let timeline = timeline::Timeline::of(&self.plan, &self.plan.frame.sessions);
        let track = timeline.tracks()[track].clone();
        let elapsed = reasons::Elapsed::of(&timeline);
        reasons::deviation(elapsed.between(track, timeline.minute(from), timeline.minute(to)))
    }

    /// The same schedule, as a revision of an earlier one: what is rendered of it says what has
    /// changed since.
    #[must_use]
    pub fn since(mut self, mut earlier: Self) -> Self {
        earlier.earlier = None;
        self.earlier = Some(Arc::new(earlier));
        self
    }

    /// The version that was issued before, if it is known.
    #[must_use]
    pub fn earlier(&self) -> Option<&Self> {
        self.earlier.as_deref()
    }

    /// The moment up to which it is known what has happened, if it was given.
    #[must_use]
    pub fn now(&self) -> Option<Moment> {
        self.now
    }
}

impl Standing {
    /// When it begins; none if it stands nowhere.
    #[must_use]
    pub fn starts(&self) -> Option<Moment> {
        self.sittings.first().map(|sitting| sitting.starts)
    }

    /// When it ends; none if it stands nowhere.
    #[must_use]
    pub fn ends(&self) -> Option<Moment> {
        self.sittings.last().map(|sitting| sitting.ends)
    }
}

impl Placed {
    /// True if it is not held: it is cancelled or postponed.
    #[must_use]
    pub fn is_called_off(&self) -> bool {
        self.record.is_called_off()
    }

    /// Whether some of it finds no session.
    pub(crate) fn is_short(&self) -> bool {
        let sittings = self.current.sittings.iter();
        let held = sittings.map(|sitting| (sitting.ends - sitting.starts).num_minutes());
        held.sum::<i64>() < i64::from(self.current.takes.0)
    }

    /// True if it stands elsewhere than planned, or is longer or shorter.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        fn times(standing: &Standing) -> impl Iterator<Item = (Moment, Moment)> {
            let sittings = standing.sittings.iter();
            sittings.map(|sitting| (sitting.starts, sitting.ends))
        }
        times(&self.planned).ne(times(&self.current))
    }
}

impl Sitting {
    /// Whether it takes up what an earlier sitting of its meeting left.
    #[must_use]
    pub fn is_continued(&self) -> bool {
        self.reason == Reason::Continues
    }
}
