//! What made a meeting begin when it does, and how far it has come.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::{Placed, Schedule};
use crate::{
    plan::{CalledOff, Session, SessionKind},
    time::Moment,
};

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
    /// The chain of causes of a meeting's start: the meeting itself, the one whose end made it
    /// begin when it does, and so on, back to one that begins as planned; and those that were
    /// cancelled or postponed between them. Each holds its reason, its planned and its current times, and its
    /// record.
    ///
    /// ```
    /// use plenary::{Minutes, News};
    /// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
    /// let (plan, _) = plenary::read(&source)?.value;
    /// let news = News::default().took("WGETI/exchange", Minutes(270));
    /// let schedule = plenary::place(plan, &news)?.value;
    /// let chain: Vec<_> = schedule.chain("WGTU").iter().map(|link| &*link.meeting.id).collect();
    /// assert_eq!(chain, ["WGTU", "WGETI/issues", "WGETI/exchange"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn chain(&self, meeting: &str) -> Vec<&Placed> {
        let mut meetings = self.meetings.iter();
        let mut next = meetings.position(|placed| placed.meeting.id == meeting);
        let mut chain = Vec::new();
        while let Some(place) = next {
            let link = &self.meetings[place];
            chain.push(link);
            let moved = link.planned.starts() != link.current.starts();
            let first = link.current.sittings.first().filter(|_| moved);
            next = first.and_then(|first| first.reason.follows());
            chain.extend(self.cancelled_between(next, place));
        }
        chain
    }

    /// The meetings that were called off and stood between two of one queue.
    fn cancelled_between(&self, from: Option<usize>, to: usize) -> impl Iterator<Item = &Placed> {
        let track = self.meetings[to].meeting.track;
        let from = from.filter(|from| self.meetings[*from].meeting.track == track);
        let between = from.map_or(to..to, |from| from.min(to)..to);
        let between = self.meetings[between].iter();
        between.filter(move |placed| placed.meeting.track == track && placed.record.takes_no_time())
    }

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

    /// Returns the sessions of a track that differ from the plan in a stretch of time: those that were
    /// held at other hours in it, and those that were added or are used out of the reserve.
    pub(crate) fn changed_sessions(
        &self,
        track: usize,
        from: Moment,
        to: Moment,
    ) -> impl Iterator<Item = &Session> {
        let (starts, ends) = (from.naive_local(), to.naive_local());
        let differs = move |one: NaiveDateTime, other: NaiveDateTime| {
            one != other && one.min(other) < ends && starts < one.max(other)
        };
        let changed = move |session: &Session| {
            let held = (session.opens.naive_local(), session.closes.naive_local());
            match session.hours.on(session.day) {
                Some(planned) if session.kind == SessionKind::Planned => {
                    differs(planned.0, held.0) || differs(planned.1, held.1)
                }
                _ => true,
            }
        };
        let own = move |session: &&Session| {
            session.track == track && session.opens < to && session.closes > from
        };
        let sessions = self.sessions.iter().filter(own);
        sessions.filter(move |session| session.is_usable() && changed(session))
    }

    /// The planned sessions of a track, from one moment to another, in which nothing was held.
    pub(crate) fn dropped_sessions(
        &self,
        track: usize,
        from: Moment,
        to: Moment,
    ) -> impl Iterator<Item = &Session> {
        let planned = self.plan.frame.sessions.iter();
        let own = move |session: &&Session| {
            session.track == track && session.opens < to && session.closes > from
        };
        planned.filter(own).filter(move |session| {
            let same = |other: &Session| {
                (other.track, other.day, other.hours) == (session.track, session.day, session.hours)
            };
            !self.sessions.iter().any(same)
        })
    }
}
