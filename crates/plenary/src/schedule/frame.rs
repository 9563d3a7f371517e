//! Meeting time: the sessions end to end, with nothing between them.

use crate::{
    plan::{Plan, Session},
    time::{Duration, Minutes},
};

/// A moment of meeting time: a session, and the minutes of it that are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cursor {
    pub(super) session: usize,
    pub(super) minute: u32,
}

/// A stretch within one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) session: usize,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// The sessions of a plan, by their lengths.
pub(super) struct Frame {
    lengths: Vec<u32>,
}

impl Frame {
    pub(super) fn of(plan: &Plan) -> Self {
        let lengths = plan.frame.sessions.iter().map(Session::minutes).collect();
        Self { lengths }
    }

    pub(super) fn start() -> Cursor {
        Cursor {
            session: 0,
            minute: 0,
        }
    }

    /// All the meeting time there is.
    pub(super) fn total(&self) -> Minutes {
        self.lengths.iter().copied().map(Minutes).sum()
    }

    /// How much a meeting that starts here is to take. So many sessions are as long as those that
    /// begin with the one at the cursor; sessions that lack at the end count like the last.
    pub(super) fn resolve(&self, duration: Duration, cursor: Cursor) -> Minutes {
        match duration {
            Duration::Time(minutes) => minutes,
            Duration::Sessions { thousandths } => self.sessions(thousandths, cursor.session),
        }
    }

    fn sessions(&self, thousandths: u32, first: usize) -> Minutes {
        let last = self.lengths.last().copied().unwrap_or(0);
        let length = |session: usize| self.lengths.get(session).copied().unwrap_or(last);
        let mut left = u64::from(thousandths);
        let mut sum = 0;
        let mut session = first;
        while left > 0 {
            let share = left.min(1000);
            sum += share * u64::from(length(session));
            left -= share;
            session += 1;
        }
        Minutes(u32::try_from((sum + 500) / 1000).unwrap_or(u32::MAX).max(1))
    }

    /// Uses up meeting time from the cursor on, and moves it. Returns what is lacking at the end.
    pub(super) fn take(
        &self,
        minutes: Minutes,
        cursor: &mut Cursor,
        stretches: &mut Vec<Stretch>,
    ) -> Minutes {
        let mut left = minutes.0;
        while let Some(length) = self
            .lengths
            .get(cursor.session)
            .copied()
            .filter(|_| left > 0)
        {
            let to = cursor.minute + left.min(length - cursor.minute);
            if to > cursor.minute {
                stretches.push(Stretch {
                    session: cursor.session,
                    from: cursor.minute,
                    to,
                });
            }
            left -= to - cursor.minute;
            *cursor = if to == length {
                Cursor {
                    session: cursor.session + 1,
                    minute: 0,
                }
            } else {
                Cursor {
                    minute: to,
                    ..*cursor
                }
            };
        }
        Minutes(left)
    }
}
