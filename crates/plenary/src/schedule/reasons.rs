//! The reason for which a sitting begins when it begins.

use std::fmt;

use super::{Schedule, placement::Placement, timeline::Timeline};
use crate::{
    plan::{MeetingId, Session, TrackId},
    time::{Minutes, Moment},
};

/// A reason for which a sitting begins when it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The sitting is the first of its track, and begins when the session opens.
    Opens,
    /// The meeting before it in the queue has ended.
    Follows {
        /// The meeting before it.
        meeting: MeetingId,
        /// The deviation of its end from the plan.
        ended: Deviation,
    },
    /// The meeting goes on from the session before.
    Continues,
    /// The meeting is pinned to its moment.
    Pinned,
    /// A pinned meeting takes the time before.
    Behind {
        /// The pinned meeting.
        meeting: MeetingId,
        /// The deviation of its end from the plan.
        ended: Deviation,
    },
    /// An event takes the time before.
    Event {
        /// The meeting whose end the start would have followed.
        after: Option<MeetingId>,
    },
    /// Another meeting for which it waits, by `after` or `resumes`, has ended.
    After {
        /// The meeting for which it waits.
        meeting: MeetingId,
        /// The deviation of its end from the plan.
        ended: Deviation,
    },
    /// The meeting is not to begin before this moment.
    NotBefore,
    /// The meeting is held on this day.
    OnDay,
    /// The meeting never begins earlier than planned.
    AsPlanned,
    /// The meeting waits for a session into which it fits whole.
    Undivided {
        /// The meeting whose end the start would have followed.
        after: Option<MeetingId>,
    },
    /// The hour up to which it could have begun inside a session had passed.
    TooLate {
        /// The meeting whose end the start would have followed.
        after: Option<MeetingId>,
    },
    /// Too little was left of the session.
    TooLittleLeft {
        /// The meeting whose end the start would have followed.
        after: Option<MeetingId>,
    },
    /// Time that an early end gave up is only used from the next session on.
    NextSession {
        /// The meeting whose end the start would have followed.
        after: Option<MeetingId>,
    },
    /// Time that an early end gave up is only used from the planned time on, as no session opens
    /// before.
    PlannedTime {
        /// The meeting whose end the start would have followed.
        after: Option<MeetingId>,
    },
    /// The meeting moved, as a session was held at other hours than planned.
    SessionHeld,
    /// The meeting moved, as a session was not held.
    SessionLost,
    /// The meeting moved, as a session was added.
    SessionAdded,
    /// The meeting moved, as a session kept in reserve was opened.
    SessionOpened,
    /// The meeting moved up, as the one before it is not held.
    CalledOff {
        /// The meeting that is not held.
        meeting: MeetingId,
    },
}

/// A deviation of the end of a meeting from the plan, in planned meeting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Deviation {
    /// The meeting ended when it was to end.
    AsPlanned,
    /// The meeting ended earlier by this much.
    Early(Minutes),
    /// The meeting ended later by this much.
    Late(Minutes),
}

impl fmt::Display for Reason {
    /// Prints the reason in English, without the names of meetings: `follows the meeting before it`.
    /// [`Schedule::why`](crate::Schedule::why) names them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Opens => "is the first of its track",
            Self::Follows { .. } => "follows the meeting before it",
            Self::Continues => "goes on from the session before",
            Self::Pinned => "is pinned to its moment",
            Self::Behind { .. } => "follows a pinned meeting",
            Self::Event { .. } => "follows an event",
            Self::After { .. } => "follows a meeting that it waits for",
            Self::NotBefore => "does not begin before this moment",
            Self::OnDay => "is held on this day",
            Self::AsPlanned => "does not begin earlier than planned",
            Self::Undivided { .. } => "waits for a session into which it fits whole",
            Self::TooLate { .. } => "begins with the next session, as its latest hour had passed",
            Self::TooLittleLeft { .. } => {
                "begins with the next session, as too little was left of the one before"
            }
            Self::NextSession { .. } => {
                "begins with the next session, although the meeting before it ended early"
            }
            Self::PlannedTime { .. } => {
                "begins when planned, although the meeting before it ended early"
            }
            Self::SessionHeld => "moved, as a session was held at other hours",
            Self::SessionLost => "moved, as a session was not held",
            Self::SessionAdded => "moved, as a session was added",
            Self::SessionOpened => "moved, as a session kept in reserve was opened",
            Self::CalledOff { .. } => "moved up, as the meeting before it is not held",
        })
    }
}

impl Reason {
    /// Returns the meeting that the reason names: the one that it follows, or that is not held.
    #[must_use]
    pub fn names(self) -> Option<MeetingId> {
        match self {
            Self::CalledOff { meeting } => Some(meeting),
            other => other.follows(),
        }
    }

    /// Returns the meeting whose end the start followed, or would have followed.
    #[must_use]
    pub fn follows(self) -> Option<MeetingId> {
        match self {
            Self::Follows { meeting, .. }
            | Self::After { meeting, .. }
            | Self::Behind { meeting, .. } => Some(meeting),
            Self::Event { after }
            | Self::PlannedTime { after }
            | Self::Undivided { after }
            | Self::TooLate { after }
            | Self::TooLittleLeft { after }
            | Self::NextSession { after } => after,
            Self::Opens
            | Self::Continues
            | Self::Pinned
            | Self::NotBefore
            | Self::OnDay
            | Self::AsPlanned
            | Self::SessionHeld
            | Self::SessionLost
            | Self::SessionAdded
            | Self::SessionOpened
            | Self::CalledOff { .. } => None,
        }
    }
}

/// The planned meeting time that has passed before each session of each track.
pub(super) struct Elapsed<'l> {
    timeline: &'l Timeline<'l>,
    /// The meeting time before each session, in its track.
    before: Vec<i64>,
}

impl<'l> Elapsed<'l> {
    pub(super) fn of(timeline: &'l Timeline<'l>) -> Self {
        let mut sum = (None, 0);
        let before = timeline.sessions.iter().map(|session: &Session| {
            if sum.0 != Some(session.track) {
                sum = (Some(session.track), 0);
            }
            let before = sum.1;
            if session.is_usable() {
                sum.1 += i64::from(timeline.plan.frame.open_minutes(session));
            }
            before
        });
        Self {
            timeline,
            before: before.collect(),
        }
    }

    /// Returns the meeting time of a track that lies before a minute.
    fn at(&self, track: std::ops::Range<usize>, minute: i64) -> i64 {
        let Some(session) = self.timeline.opened_by(track, minute) else {
            return 0;
        };
        if !self.timeline.sessions[session].is_usable() {
            return self.before[session];
        }
        let pieces = self.timeline.open(session);
        let inside = pieces.map(|piece| (minute.min(piece.to) - piece.from).max(0));
        self.before[session] + inside.sum::<i64>()
    }

    /// Returns the meeting time between two minutes; negative if the first is the later.
    pub(super) fn between(&self, track: std::ops::Range<usize>, from: i64, to: i64) -> i64 {
        self.at(track.clone(), to) - self.at(track, from)
    }
}

/// Returns the deviation of an end that moved by so much meeting time.
pub(super) fn deviation(moved: i64) -> Deviation {
    let minutes = Minutes(u32::try_from(moved.unsigned_abs()).unwrap_or(u32::MAX));
    match moved {
        0 => Deviation::AsPlanned,
        1.. => Deviation::Late(minutes),
        _ => Deviation::Early(minutes),
    }
}

/// Returns the minute at which the last part of a placement ends.
pub(super) fn end_of(placement: &Placement) -> Option<i64> {
    placement.parts.last().map(|part| part.to)
}

impl Schedule {
    /// Returns how much planned meeting time of a track lies between two moments.
    pub(crate) fn meeting_time(&self, track: TrackId, from: Moment, to: Moment) -> Deviation {
        let timeline = Timeline::of(&self.plan, &self.plan.frame.sessions);
        let track = timeline.tracks()[track.index()].clone();
        let elapsed = Elapsed::of(&timeline);
        deviation(elapsed.between(track, timeline.minute(from), timeline.minute(to)))
    }
}
