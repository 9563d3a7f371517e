//! The place of a meeting in a placing, and what made it begin there.

use std::{ops::Deref, slice};

use super::{
    ask::End,
    timeline::{Minute, OpenInterval},
};
use crate::plan::MeetingId;

/// A cause of the moment at which a meeting begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StartCause {
    /// The meeting before it in the queue, if there is one.
    Queue(Option<MeetingId>),
    Pin,
    After(MeetingId),
    NotBefore,
    Day,
    Planned,
    /// A rule, and the meeting whose end it would have followed.
    Rule(Rule, Option<MeetingId>),
}

impl StartCause {
    /// Returns the meeting whose end the start followed, or would have followed.
    pub(super) fn follows(self) -> Option<MeetingId> {
        match self {
            Self::Queue(before) | Self::Rule(_, before) => before,
            Self::After(earlier) => Some(earlier),
            Self::Pin | Self::NotBefore | Self::Day | Self::Planned => None,
        }
    }
}

/// A rule that keeps a meeting from the first moment of meeting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Undivided,
    StartBy,
    NoStartInLast,
    NextSession,
}

/// The parts of sessions that a meeting takes, and the time that it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placement {
    pub(super) parts: Parts,
    /// The minutes that are asked.
    pub(super) asked: u32,
    pub(super) taken: u32,
    /// The minutes that find no session.
    pub(super) shortfall: u32,
    /// The minute at which the meeting stopped by the news, in a session or in a break.
    pub(super) stopped: Option<Minute>,
    pub(super) cause: StartCause,
    /// The first session and minute that the meeting could have; none if there is none.
    pub(super) opening: Option<(usize, Minute)>,
    /// The session from which the sessions of its duration are counted; none if there is none.
    pub(super) counted_from: Option<usize>,
}

impl Placement {
    /// The placement of a meeting that is not held.
    pub(super) const NONE: Self = Self {
        parts: Parts::None,
        asked: 0,
        taken: 0,
        shortfall: 0,
        stopped: None,
        cause: StartCause::Pin,
        opening: None,
        counted_from: None,
    };

    /// Returns a placement that asks so many minutes and is to end so, without any parts yet.
    pub(super) fn asking(asked: u32, end: End) -> Self {
        let shortfall = match end {
            End::AsAsked => asked,
            End::After(minutes) | End::InBreak(minutes, _) => minutes,
            End::At(_) => u32::MAX,
            End::NotHeld => 0,
        };
        Self {
            asked,
            shortfall,
            ..Self::NONE
        }
    }

    /// Uses up intervals from a minute on, until the meeting ends. Each interval comes with its
    /// place; the place of the last that is used is returned.
    pub(super) fn spend(
        &mut self,
        intervals: impl Iterator<Item = (usize, OpenInterval)>,
        at: Minute,
        end: End,
    ) -> Option<usize> {
        let mut last = None;
        for (place, interval) in intervals {
            let from = interval.from.max(at);
            if interval
                .overtime
                .is_some_and(|close| !self.reaches(interval.session, close))
            {
                continue;
            }
            let to = self.until(&interval, from, end);
            let Ok(minutes @ 1..) = u32::try_from(to - from) else {
                break;
            };
            self.parts.push(Part {
                session: interval.session,
                from,
                to,
            });
            self.taken += minutes;
            self.shortfall = self.shortfall.saturating_sub(minutes);
            last = Some(place);
        }
        match (end, self.parts.last()) {
            (End::At(minute), _) => {
                self.shortfall = 0;
                self.stopped = Some(minute);
            }
            (End::InBreak(_, later), Some(part)) => self.stopped = Some(part.to + i64::from(later)),
            _ => {}
        }
        last
    }

    /// Returns the minute up to which the meeting goes on in an interval, from a minute of it.
    fn until(&self, interval: &OpenInterval, from: Minute, end: End) -> Minute {
        let wanted = match end {
            End::At(minute) => minute,
            // The meeting that is under way when a session is to close goes on until it really
            // closes.
            End::AsAsked if interval.overtime.is_some() => interval.to,
            End::AsAsked | End::After(_) | End::InBreak(..) | End::NotHeld => {
                from + i64::from(self.shortfall)
            }
        };
        wanted.min(interval.to)
    }

    /// True if the meeting is under way in a session up to a minute, or longer.
    fn reaches(&self, session: usize, minute: Minute) -> bool {
        let last = self.parts.last();
        last.is_some_and(|part| part.session == session && part.to >= minute)
    }

    pub(super) fn starts(&self) -> Option<Minute> {
        self.parts.first().map(|part| part.from)
    }

    /// Returns the minute at which the meeting has ended; none if it has not, or is not held.
    pub(super) fn ends(&self) -> Option<Minute> {
        let last = self.parts.last().filter(|_| self.shortfall == 0);
        // A meeting that is recorded to have ended in a break goes on until then for those that
        // wait.
        last.map(|part| self.stopped.map_or(part.to, |stopped| stopped.max(part.to)))
    }
}

/// A part of a session that a meeting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) session: usize,
    pub(super) from: Minute,
    pub(super) to: Minute,
}

/// The parts of a meeting, in order. Most meetings have one, which needs no list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parts {
    None,
    One(Part),
    More(Vec<Part>),
}

impl Parts {
    /// Adds a part behind the others, or prolongs the last if the new part begins where it ends.
    pub(super) fn push(&mut self, part: Part) {
        match self {
            Self::None => *self = Self::One(part),
            Self::One(last) if last.goes_on_as(part) => last.to = part.to,
            Self::One(first) => *self = Self::More(vec![*first, part]),
            Self::More(parts) => match parts.last_mut() {
                Some(last) if last.goes_on_as(part) => last.to = part.to,
                _ => parts.push(part),
            },
        }
    }
}

impl Part {
    fn goes_on_as(self, next: Self) -> bool {
        (self.session, self.to) == (next.session, next.from)
    }
}

impl Deref for Parts {
    type Target = [Part];

    fn deref(&self) -> &[Part] {
        match self {
            Self::None => &[],
            Self::One(part) => slice::from_ref(part),
            Self::More(parts) => parts,
        }
    }
}
