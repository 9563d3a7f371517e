//! The other start of a meeting with `start-by`: where it begins if what comes before it ends too late.

use super::{Cursor, Opening, Placer, Rule, StartCause};
use crate::{keywords::Rolling, plan::MeetingId, schedule::timeline::Minute};

/// The other start of a meeting that begins as soon as those before it have ended, if that is by an hour.
#[derive(Debug, Clone, Copy)]
pub(in crate::schedule) struct Alternative {
    pub(in crate::schedule) meeting: MeetingId,
    /// The session in which the hour lies, and in which those before it end or are to end.
    pub(in crate::schedule) session: usize,
    /// The last minute at which the meeting begins in that session.
    pub(in crate::schedule) by: Minute,
    /// The session and the minute at which it begins otherwise.
    pub(in crate::schedule) begins: (usize, Minute),
}

impl Placer<'_> {
    /// Returns the other start of a meeting with `start-by` that asks so many minutes and has an opening. None if
    /// the meeting would not begin at once whenever those before it end in the session of the hour and up to that
    /// hour, or if none of them ends in that session.
    pub(super) fn alternative(
        &self,
        opening: Option<Opening>,
        minutes: Option<u32>,
    ) -> Option<Alternative> {
        let start = &self.meeting.start;
        let hour = start.by?;
        let timeline = self.input.timeline;
        if self.plan().rolling_of(self.meeting) != Rolling::AtOnce {
            return None;
        }
        let session = self.session_of_ends(opening?)?;
        let (opens, by) = (timeline.opening(session), timeline.hour(session, hour));
        let promised = start.not_before.map(|moment| timeline.minute(moment));
        let is_inside = opens < by && by < timeline.closes(session);
        if !is_inside || promised.is_some_and(|promised| promised > opens) {
            return None;
        }
        // Neither of the two depends on when those before it end by the plan.
        let anytime = Placer {
            cursor: Cursor {
                last: None,
                ..self.cursor
            },
            ..*self
        };
        let begin = |bound: Minute| {
            let bound = (bound, StartCause::Queue(None));
            anytime.opening_after(bound, minutes, start.undivided)
        };
        let at_the_latest = begin(by)?;
        let of_latest = self.intervals[at_the_latest.interval].session;
        if (of_latest, at_the_latest.at) != (session, by) {
            return None;
        }
        let otherwise = begin(by + 1)?;
        let begins = (self.intervals[otherwise.interval].session, otherwise.at);
        Some(Alternative {
            meeting: self.place,
            session,
            by,
            begins,
        })
    }

    /// Returns the session in which those before the meeting end, as far as they are in its way: the one in
    /// which it begins behind them, the one in which it came too late, or the one that they fill.
    fn session_of_ends(&self, opening: Opening) -> Option<usize> {
        let (bound, cause) = self.bound()?;
        if !matches!(cause, StartCause::Queue(_) | StartCause::After(_)) {
            return None;
        }
        match opening.cause {
            StartCause::Rule(Rule::StartBy, _) => self.first_after(bound),
            StartCause::Queue(_) | StartCause::After(_) => {
                let begins_in = self.intervals[opening.interval].session;
                let is_inside = opening.at != self.input.timeline.opening(begins_in);
                let before = || self.last_before(bound);
                is_inside.then_some(begins_in).or_else(before)
            }
            _ => None,
        }
    }

    /// Returns the session of the first meeting time after a bound.
    fn first_after(&self, bound: Minute) -> Option<usize> {
        let later = self.intervals.iter().skip(self.cursor.interval);
        let mut open = later.filter(|interval| {
            interval.overtime.is_none()
                && self.input.timeline.admits(interval.session, self.meeting)
        });
        let first = open.find(|interval| self.begin_in(interval, bound) < interval.to);
        first.map(|interval| interval.session)
    }

    /// Returns the session that a bound closes.
    fn last_before(&self, bound: Minute) -> Option<usize> {
        let timeline = self.input.timeline;
        let places = self
            .intervals
            .partition_point(|interval| interval.from < bound);
        let session = self.intervals.get(places.checked_sub(1)?)?.session;
        let is_its = bound <= timeline.closes(session) && timeline.admits(session, self.meeting);
        is_its.then_some(session)
    }
}
