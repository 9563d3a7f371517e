//! The state of each meeting at a moment.

use super::{Placed, Schedule, Sitting, Standing};
use crate::{
    keywords::keywords,
    plan::{CalledOff, List},
    time::Moment,
};

keywords! {
    /// The state of a meeting at a moment.
    ///
    /// A stretch of time begins with its first minute and is over at its end: at 13:00 a sitting from 10:00
    /// to 13:00 is over, and one that begins at 13:00 is under way.
    #[derive(PartialOrd, Ord)]
    pub enum State {
        /// The last sitting has ended.
        Over = "over",
        /// A sitting has begun and not ended.
        UnderWay = "under-way",
        /// The meeting is between two of its sittings: at lunch, overnight, in a break. It goes on
        /// later.
        Paused = "paused",
        /// The meeting is the first of its track that has not begun.
        Next = "next",
        /// The meeting has not begun.
        ToCome = "to-come",
        /// The meeting is not held.
        Cancelled = "cancelled",
        /// The meeting is not held now, but later.
        Postponed = "postponed",
    }
}

impl State {
    /// Returns the state of something that is held from one moment to another: over, under way or
    /// to come.
    pub(crate) fn of(starts: Moment, ends: Moment, now: Moment) -> Self {
        if ends <= now {
            Self::Over
        } else if starts <= now {
            Self::UnderWay
        } else {
            Self::ToCome
        }
    }
}

impl Schedule {
    /// Returns the state of each meeting at a moment, in the order of [`Schedule::meetings`].
    /// [`Schedule::at`] returns the state of each sitting, and of events.
    ///
    /// ```
    /// use plenary::schedule::State;
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// // WGETI/exchange is held on Monday from 10:00 to 13:00 and from 15:00 to 18:00.
    /// let lunch = schedule.moment("Monday 14:00")?;
    /// assert_eq!(schedule.states(lunch)[..2], [State::Paused, State::Next]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn states(&self, now: Moment) -> Vec<State> {
        let state = |placed: &Placed| match placed.record.called_off() {
            Some((CalledOff::Cancelled, _)) => State::Cancelled,
            Some((CalledOff::Postponed, _)) => State::Postponed,
            None => placed.current.state(now),
        };
        let mut states: Vec<_> = self.meetings.iter().map(state).collect();
        for track in self.plan.frame.tracks.ids() {
            let to_come = self.meetings.iter().enumerate().filter(|(place, placed)| {
                placed.meeting.track == track && states[*place] == State::ToCome
            });
            let first = to_come.min_by_key(|(_, placed)| placed.current.starts());
            if let Some((place, _)) = first.filter(|(_, placed)| placed.current.starts().is_some())
            {
                states[place] = State::Next;
            }
        }
        states
    }

    /// True if a moment lies at or before [`Schedule::now`]; false if that is not known.
    pub(crate) fn has_come(&self, moment: Moment) -> bool {
        self.now.is_some_and(|now| moment <= now)
    }

    /// True if a meeting has begun, as far as it is known. A meeting that finds no session counts
    /// as begun once anything is known.
    pub(crate) fn has_begun(&self, placed: &Placed) -> bool {
        let starts = placed.current.starts();
        placed.record.is_over() || starts.map_or(self.now.is_some(), |at| self.has_come(at))
    }

    /// Returns the meetings that must have ended at a moment, and of which nothing is recorded.
    #[must_use]
    pub fn unrecorded(&self, now: Moment) -> Vec<&Placed> {
        let states = self.states(now);
        let unrecorded = self.meetings.iter().zip(states).filter(|(placed, state)| {
            let record = &placed.record;
            *state == State::Over && !record.is_over() && record.stopped().is_none()
        });
        unrecorded.map(|(placed, _)| placed).collect()
    }
}

impl Sitting {
    /// Returns the state of the sitting at a moment.
    pub(super) fn state(&self, now: Moment) -> State {
        State::of(self.starts, self.ends, now)
    }
}

impl Standing {
    /// Returns the state of a meeting that stands here; one that stands nowhere is to come.
    pub(super) fn state(&self, now: Moment) -> State {
        let sittings = self.sittings.iter();
        let states = sittings.map(|sitting| sitting.state(now));
        let (mut over, mut to_come) = (false, false);
        for state in states {
            match state {
                State::Over => over = true,
                State::ToCome => to_come = true,
                _ => return State::UnderWay,
            }
        }
        match (over, to_come) {
            (true, true) => State::Paused,
            (true, false) => State::Over,
            (false, _) => State::ToCome,
        }
    }
}
