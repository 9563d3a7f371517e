//! How far each meeting has come at a moment.

use serde::Serialize;

use super::{Placed, Schedule};
use crate::{plan::CalledOff, time::Moment};

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum State {
    /// It has ended.
    Over,
    /// It has begun.
    On,
    /// It is the first of its track that has not begun.
    Next,
    /// It has not begun.
    ToCome,
    /// It is not held.
    Cancelled,
    /// It is not held now, but later.
    Postponed,
}

impl Schedule {
    /// How far each meeting has come at a moment, in order.
    #[must_use]
    pub fn states(&self, now: Moment) -> Vec<State> {
        let state = |placed: &Placed| {
            let (starts, ends) = (placed.current.starts(), placed.current.ends());
            if let Some((how, _)) = placed.record.called_off() {
                match how {
                    CalledOff::Cancelled => State::Cancelled,
                    CalledOff::Postponed => State::Postponed,
                }
            } else if ends.is_some_and(|end| end <= now) {
                State::Over
            } else if starts.is_some_and(|start| start <= now) {
                State::On
            } else {
                State::ToCome
            }
        };
        let mut states: Vec<_> = self.meetings.iter().map(state).collect();
        for track in 0..self.plan.frame.tracks.len() {
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

    /// Whether a meeting has begun, as far as it is known: nobody waits for its start any more, nor
    /// for that of one that finds no session.
    pub(crate) fn has_begun(&self, placed: &Placed) -> bool {
        let starts = placed.current.starts();
        placed.record.is_over() || self.now.is_some_and(|now| starts <= Some(now))
    }

    /// The meetings that must have ended at a moment, and of which nothing is recorded.
    #[must_use]
    pub fn unrecorded(&self, now: Moment) -> Vec<&Placed> {
        let states = self.states(now);
        let over = self.meetings.iter().zip(states).filter(|(placed, state)| {
            let record = &placed.record;
            *state == State::Over && !record.is_over() && record.stopped().is_none()
        });
        over.map(|(placed, _)| placed).collect()
    }
}
