//! The reference: how long meetings are.

use plenary::{
    Duration,
    plan::{SessionKind, TrackId},
};

use super::{Lengths, Misfit, Run, Slot, Stand, index, stop_of};
use crate::clocks::{Minute, only_showing};

/// The length of a meeting from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// So many minutes.
    Exactly(u32),
    /// To this moment.
    Until(Minute),
    /// To the close of the session in which it begins, and so many minutes more.
    Rest(u32),
    /// Longer than any session: to find where a duration in sessions begins to count.
    Endless,
}

impl Run<'_> {
    /// True if a meeting takes what is left of the session in which it begins.
    pub(super) fn is_rest(&self, m: usize) -> bool {
        self.meeting(m).duration == Some(Duration::RestOfSession)
    }

    /// Returns how long a meeting is from wherever it begins.
    pub(super) fn length(&self, m: usize) -> Result<Length, Misfit> {
        let record = self.record(m);
        if let Some(took) = record.and_then(|record| record.took) {
            return Ok(Length::Exactly(took.0));
        }
        let over = record.and_then(|record| record.ended.or(stop_of(record)));
        let Some(over) = over else {
            if self.is_rest(m) {
                return Ok(Length::Rest(self.extended(m)));
            }
            return self
                .whole(m)
                .map(Length::Exactly)
                .ok_or_else(|| self.no_room(m));
        };
        let at = only_showing(self.plan.time_zone(), over);
        at.map(Length::Until).ok_or(Misfit::Clocks)
    }

    /// True if a meeting ends in a session that it can use, if it is recorded when.
    pub(super) fn ends_inside(&self, m: usize, length: Length) -> bool {
        let Length::Until(at) = length else {
            return true;
        };
        let mut slots = (0..self.frame.slots.len()).filter(|slot| self.admits(*slot, m));
        slots.any(|slot| {
            let slot = self.frame.slots[slot];
            slot.opens <= at && at <= slot.closes
        })
    }

    /// Returns the minutes that the suspended meeting leaves.
    pub(super) fn left_for(&self, m: usize) -> u32 {
        let Some(earlier) = self.resumed(m) else {
            return 0;
        };
        let took = self.stands[earlier].as_ref().map_or(0, |stand| stand.takes);
        self.whole(earlier).unwrap_or(0).saturating_sub(took)
    }

    /// Returns how long a meeting is if it is neither over nor suspended.
    pub(super) fn whole(&self, m: usize) -> Option<u32> {
        Some(self.asked(m)? + self.extended(m))
    }

    fn extended(&self, m: usize) -> u32 {
        let more = self.record(m).and_then(|record| record.extended);
        more.map_or(0, |more| more.0)
    }

    /// Returns how long a meeting is asked to be. The rest of a session is known where it has begun.
    pub(super) fn asked(&self, m: usize) -> Option<u32> {
        let meeting = self.meeting(m);
        match (meeting.duration, meeting.start.pinned) {
            (Some(Duration::RestOfSession), _) => self.to_the_close(m),
            (Some(Duration::Time(minutes)), _) => Some(minutes.0),
            (Some(_), _) => self.lengths[m].asked,
            (None, Some(_)) => Some(self.rests[m]),
            (None, None) => Some(self.left_for(m)),
        }
    }

    /// The time that a meeting can use from its start to the close of the session.
    fn to_the_close(&self, m: usize) -> Option<u32> {
        let first = self.stands[m].as_ref()?.sittings.first()?;
        let closes = self.frame.slots[first.session].closes;
        let is_usable =
            |at: &Minute| self.usable(m, *at).is_some() && !self.is_anothers(m, first.starts, *at);
        let minutes = (first.starts..closes).filter(is_usable).count();
        u32::try_from(minutes).ok()
    }

    /// Resolves the durations in sessions, counted from the session in which the meeting starts.
    pub(super) fn resolve(&mut self, m: usize, slot: usize) {
        let meeting = self.meeting(m);
        let first = self.first_of(m);
        let resolved = |duration: Duration| match duration {
            Duration::Time(minutes) => Some(minutes.0),
            Duration::Sessions { thousandths } => Some(self.in_sessions(first, slot, thousandths)),
            _ => None,
        };
        let asked = meeting.duration.and_then(resolved);
        self.lengths[m] = Lengths {
            asked: asked.map(|minutes| minutes.max(1)),
            least: meeting.at_least.and_then(resolved),
            most: meeting.at_most.and_then(resolved),
        };
    }

    fn in_sessions(&self, m: usize, first: usize, thousandths: u32) -> u32 {
        let track = self.meeting(m).track;
        let pinned = self.meeting(m).start.pinned.is_some();
        let is_open = |slot: &Slot, at: Minute| {
            let shut = self.shut[slot.track.index()][index(self.base, at)];
            self.is_open(slot.track, at) && (pinned || !shut)
        };
        let open = |slot: &Slot| {
            let minutes = slot.opens..slot.closes;
            let open = minutes.filter(|at| is_open(slot, *at)).count();
            u32::try_from(open).expect("a day has few minutes")
        };
        let planned = self
            .frame
            .slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| slot.track == track && slot.kind == SessionKind::Planned)
            .map(|(place, slot)| (place, open(slot)));
        let open_slots: Vec<_> = planned.filter(|(_, open)| *open > 0).collect();
        let last = open_slots.last().map_or(0, |(_, open)| *open);
        let from = open_slots.iter().filter(|(place, _)| *place >= first);
        let mut open = from.map(|(_, open)| *open);
        let (mut left, mut sum) = (thousandths, 0);
        while left > 0 {
            // Those that lack at the end count like the last.
            let part = left.min(1000);
            sum += part * open.next().unwrap_or(last);
            left -= part;
        }
        (sum + 500) / 1000
    }

    /// The session from which a meeting that takes up another counts: where that one was planned to
    /// start, in its track.
    pub(super) fn resumed_from(&self, m: usize) -> usize {
        let earlier = self.first_of(m);
        let start = self.stands[earlier].as_ref().and_then(Stand::starts);
        let from = start.map(|start| self.first_from(self.meeting(earlier).track, start));
        from.unwrap_or(self.frame.slots.len())
    }

    /// The meeting that is in the plan, of one that takes up another, that takes up another.
    fn first_of(&self, m: usize) -> usize {
        let mut earlier = m;
        while let Some(before) = self.resumed(earlier) {
            earlier = before;
        }
        earlier
    }

    /// The session of a track that is open at a moment, or opens next; none, if it is after all.
    pub(super) fn first_from(&self, track: TrackId, at: Minute) -> usize {
        let mut slots = self.frame.slots.iter();
        let from = slots.position(|slot| slot.track == track && slot.closes > at);
        from.unwrap_or(self.frame.slots.len())
    }

    /// The session from which durations in sessions are counted; any, if there are none.
    pub(super) fn counted_from(&self, m: usize) -> Option<usize> {
        let meeting = self.meeting(m);
        let all = [meeting.duration, meeting.at_least, meeting.at_most];
        let in_sessions =
            |length: &Option<Duration>| matches!(length, Some(Duration::Sessions { .. }));
        if !all.iter().any(in_sessions) {
            return Some(0);
        }
        let start = self.first_moment(m, Length::Endless)?;
        self.free(m, start)
    }
}
