//! The plan placed: every meeting as one or more sittings, each with its reason.

pub(crate) mod alternatives;
mod as_of;
mod ask;
mod balance;
mod causes;
mod conflicts;
mod current;
mod deadlines;
mod demands;
mod displaced;
mod earlier;
mod extra;
mod facilities;
mod forecast;
mod free;
mod interpretation;
pub(crate) mod items;
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
mod shortfall;
mod side;
mod slivers;
mod states;
mod summary;
mod timeline;
mod typed;
pub(crate) mod unplanned;
mod warnings;

use std::sync::Arc;

pub(crate) use as_of::no_as_of;
pub use balance::Balance;
pub(crate) use causes::Causes;
pub use causes::{Cause, HeldSession};
pub use deadlines::DatedDeadline;
pub(crate) use earlier::EarlierOpening;
pub use forecast::Forecast;
pub use free::{FreeTime, Place};
pub(crate) use items::{Chain, ItemLength};
pub use items::{Consideration, ItemOutcome};
pub use place::place;
pub(crate) use place::try_place;
pub use reasons::{Deviation, Reason};
pub(crate) use remedies::{UNTRIED, note_no_way_out, offer};
pub use resolve::Unresolved;
pub use shortfall::Shortfall;
pub use states::State;
pub use summary::{Figures, Summary};
pub use typed::TypedMoment;

use crate::{
    keywords::Show,
    plan::{DayRecord, GivenFacilities, List, Meeting, MeetingId, Plan, Record, Session, list},
    time::{Minutes, Moment},
};

/// A plan placed in rolling order: the planned times, and the current ones.
///
/// ```
/// let source = plenary::open("csp12.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let last = schedule.meetings().last().ok_or("no meeting")?;
/// assert_eq!(last.meeting.id, "WGTR");
/// assert_eq!(last.current.sittings[1].ends.to_rfc3339(), "2026-03-19T18:00:00+01:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub(crate) plan: Plan,
    pub(crate) sessions: Vec<Session>,
    pub(crate) meetings: Vec<Placed>,
    /// The other starts of meetings with `start-by`, by their keys; mostly none.
    alternatives: Vec<alternatives::AlternativeStart>,
    pub(crate) shortfall: Vec<Shortfall>,
    pub(crate) now: Option<Moment>,
    /// The records of days; those of meetings are in [`Placed::record`].
    pub(crate) days: Vec<DayRecord>,
    pub(crate) added: Vec<GivenFacilities>,
    /// The version before the last issue, from which that issue marks changes.
    pub(crate) earlier: Option<Arc<Schedule>>,
    /// The last issue, as it was kept.
    pub(crate) issued: Option<Arc<Schedule>>,
    /// True if the plan was edited since the last issue.
    pub(crate) is_draft: bool,
}

/// A meeting with its planned and its current sittings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Placed {
    /// The meeting of the plan.
    pub meeting: Arc<Meeting>,
    /// The record of the meeting.
    pub record: Record,
    /// The planned sittings, in the sessions of [`Plan::frame`]; none if the meeting takes up what another left.
    pub planned: Standing,
    /// The current sittings, in the sessions of [`Schedule::sessions`]; none if it is not held and was not opened.
    pub current: Standing,
    /// The earliest and latest start; none if no meeting has bounds of its duration.
    pub forecast: Option<Forecast>,
}

list! { Placed: MeetingId }

/// The sittings of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Standing {
    /// The meeting time that it takes.
    pub takes: Minutes,
    /// The sittings, in order.
    pub sittings: Vec<Sitting>,
}

/// A session: one of [`Plan::frame`], as it was planned, or one of [`Schedule::sessions`], as it is now.
/// [`Schedule::session`] returns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionRef {
    place: usize,
    is_planned: bool,
}

impl SessionRef {
    /// Returns the session at a place in [`Plan::frame`].
    #[must_use]
    pub const fn planned(place: usize) -> Self {
        Self {
            place,
            is_planned: true,
        }
    }

    /// Returns the session at a place in [`Schedule::sessions`].
    #[must_use]
    pub const fn current(place: usize) -> Self {
        Self {
            place,
            is_planned: false,
        }
    }

    /// Returns its place in its list, counted from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.place
    }

    /// True if it is one of the planned sessions.
    #[must_use]
    pub const fn is_planned(self) -> bool {
        self.is_planned
    }
}

/// The part of one session that one meeting takes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sitting {
    /// The session: as it was planned in a planned standing, as it is now in a current one.
    pub session: SessionRef,
    /// The moment at which the sitting begins.
    pub starts: Moment,
    /// The moment at which the sitting ends.
    pub ends: Moment,
    /// The reason for which the sitting begins when it begins.
    pub reason: Reason,
}

impl Schedule {
    /// Returns the plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns the sessions as they were held, and are to be held, sorted by track and time.
    #[must_use]
    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    /// Returns the session of a sitting or of free time.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let first = &schedule.meetings()[0].current.sittings[0];
    /// let session = schedule.session(first.session).ok_or("of another schedule")?;
    /// assert_eq!(session.hours.to_string(), "10:00-13:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn session(&self, session: SessionRef) -> Option<&Session> {
        let list = if session.is_planned {
            &self.plan.frame.sessions
        } else {
            &self.sessions
        };
        list.get(session.place)
    }

    /// Returns the meetings that find no session, in full or in part; empty unless the schedule
    /// comes from [`compile_overfull`](crate::compile_overfull).
    #[must_use]
    pub fn shortfall(&self) -> &[Shortfall] {
        &self.shortfall
    }

    /// Returns the meetings that are not held on the day of their `on`, or not only on it; none
    /// unless the schedule comes from [`compile_overfull`](crate::compile_overfull).
    pub fn off_their_day(&self) -> impl Iterator<Item = &Placed> {
        let meetings = self.meetings.iter();
        meetings.filter(|placed| self.has_left_its_day(placed))
    }

    pub(crate) fn has_left_its_day(&self, placed: &Placed) -> bool {
        let mut sittings = placed.current.sittings.iter();
        let on = placed.meeting.start.on;
        on.is_some_and(|on| {
            sittings.any(|sitting| self.sessions[sitting.session.index()].day != on)
        })
    }

    /// True if every meeting finds its time, and is held on the day of its `on`.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// assert!(plenary::compile_overfull(&source)?.value.fits());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fits(&self) -> bool {
        self.shortfall.is_empty() && self.off_their_day().next().is_none()
    }

    /// Returns the meetings in order.
    #[must_use]
    pub fn meetings(&self) -> &[Placed] {
        &self.meetings
    }

    /// Returns the meeting of an id.
    #[must_use]
    pub fn meeting(&self, id: &str) -> Option<&Placed> {
        self.find_meeting(id).map(|(_, placed)| placed)
    }

    /// Returns the meeting of an id, with its place.
    pub(crate) fn find_meeting(&self, id: &str) -> Option<(MeetingId, &Placed)> {
        let mut meetings = self.meetings.with_ids();
        meetings.find(|(_, placed)| placed.meeting.id == id)
    }

    /// Returns how far a meeting's start has moved, in planned meeting time.
    #[must_use]
    pub fn moved_by(&self, placed: &Placed) -> Deviation {
        let from = placed.planned.starts();
        let moved = from.zip(placed.current.starts());
        moved.map_or(Deviation::AsPlanned, |(from, to)| {
            self.meeting_time(placed.meeting.track, from, to)
        })
    }

    /// Returns the schedule as a revision of an earlier one, whose changes are marked in what is
    /// rendered.
    #[must_use]
    pub fn since(mut self, earlier: Self) -> Self {
        self.earlier = Some(Arc::new(earlier.alone()));
        self
    }

    /// Returns the schedule with its last issue, as it was kept. What is rendered marks what has
    /// changed since that issue apart from what the issue itself changed; if the plan was edited, it is
    /// headed as a draft of the next revision.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let issued = plenary::compile(&source)?.value;
    /// let text = source.text().replace("3 sessions", "2 sessions") + "\n[revision]\nnumber = 0\n";
    /// let edited = plenary::compile(&plenary::Source::new("csp12.toml", text))?.value;
    /// let draft = edited.as_issued(issued);
    /// assert!(draft.is_draft());
    /// assert!(draft.annex().to_markdown().contains("Draft of Rev.1, not issued"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn as_issued(mut self, issued: Self) -> Self {
        self.issued = Some(Arc::new(issued.alone()));
        self.is_draft = self.plan_was_edited();
        self
    }

    /// Returns the schedule without the versions before it.
    fn alone(self) -> Self {
        Self {
            earlier: None,
            issued: None,
            is_draft: false,
            ..self
        }
    }

    /// Returns the version that [`Schedule::since`] took: the one before the last issue.
    #[must_use]
    pub fn earlier(&self) -> Option<&Self> {
        self.earlier.as_deref()
    }

    /// Returns the version that [`Schedule::as_issued`] took: the last issue, as it was kept.
    #[must_use]
    pub fn issued(&self) -> Option<&Self> {
        self.issued.as_deref()
    }

    /// True if the plan was edited since the last issue, so that a page of it has not been issued.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.is_draft
    }

    /// Returns the version that readers hold: the last issue; where that was not kept, the one before it.
    pub(crate) fn in_circulation(&self) -> Option<&Self> {
        self.issued().or(self.earlier())
    }

    /// Returns the moment up to which it is known what has happened, if it was given.
    #[must_use]
    pub fn now(&self) -> Option<Moment> {
        self.now
    }
}

impl Standing {
    /// Returns the start of the first sitting; none if there is no sitting.
    #[must_use]
    pub fn starts(&self) -> Option<Moment> {
        self.sittings.first().map(|sitting| sitting.starts)
    }

    /// Returns the end of the last sitting; none if there is no sitting.
    #[must_use]
    pub fn ends(&self) -> Option<Moment> {
        self.sittings.last().map(|sitting| sitting.ends)
    }
}

impl Placed {
    /// Returns the sittings that a view shows: the planned ones if the meeting is not held and was not opened.
    pub(crate) fn standing(&self, show: Show) -> &Standing {
        if show == Show::Planned || self.record.takes_no_time() {
            &self.planned
        } else {
            &self.current
        }
    }

    /// True if it is not held: it is cancelled or postponed.
    #[must_use]
    pub fn is_called_off(&self) -> bool {
        self.record.is_called_off()
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
    /// True if it takes up what an earlier sitting of its meeting left.
    #[must_use]
    pub fn is_continued(&self) -> bool {
        self.reason == Reason::Continues
    }
}
