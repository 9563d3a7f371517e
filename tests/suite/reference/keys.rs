//! The reference, key by key: when a meeting can begin.

use chrono::Days;
use plenary::plan::Rolling;

use super::{Misfit, Run, Slot, Stand, index, lengths::Length, stop_of};
use crate::clocks::{Minute, first_showing, minute};

impl Run<'_> {
    /// Returns where a meeting of a queue stands.
    pub(super) fn next_stand(&mut self, m: usize) -> Result<Stand, (Misfit, Stand)> {
        if self.before.is_none() {
            let slot = self.counted_from(m).unwrap_or(self.frame.slots.len());
            self.resolve(m, slot);
        }
        let nowhere = |misfit| (misfit, Stand::default());
        let length = self.length(m).map_err(nowhere)?;
        if length == Length::Exactly(0) {
            return Ok(Stand::default());
        }
        let Some(start) = self.first_moment(m, length) else {
            let takes = if let Length::Exactly(minutes) = length {
                minutes
            } else {
                0
            };
            return Err((self.no_room(m), Stand::nowhere(takes)));
        };
        let stand = self.spend(m, start, length, |at| self.free(m, at));
        let shut = |at: Minute| self.shut[self.meeting(m).track.index()][index(self.base, at)];
        match (length, stand) {
            // It was another's time.
            (Length::Until(end), Ok(stand)) if shut(end - 1) => Err((Misfit::EndedOutside, stand)),
            (_, stand) => stand,
        }
    }

    /// Returns the reason for which a meeting finds no room.
    pub(super) fn no_room(&self, m: usize) -> Misfit {
        let meeting = self.meeting(m);
        let record = self.record(m);
        let ended = record.and_then(|record| record.ended.or(stop_of(record)));
        match ended {
            Some(_) => Misfit::EndedEarly,
            None => Misfit::NoRoom {
                on: meeting.start.on.is_some(),
                undivided: meeting.start.undivided,
            },
        }
    }

    pub(super) fn first_moment(&self, m: usize, length: Length) -> Option<Minute> {
        let earliest = self.earliest(m);
        let deadlines = self.deadlines(m);
        let track = self.meeting(m).track;
        self.minutes().find(|at| {
            let Some(slot) = self.free(m, *at).filter(|_| *at >= earliest) else {
                return false;
            };
            let opens = self.opening(slot) == Some(*at);
            let day = self.meeting(m).start.on;
            let on_day = day.is_none_or(|day| self.frame.slots[slot].day >= day);
            let in_time = deadlines.as_ref().is_none_or(|last| *at <= last[slot]);
            (opens || in_time)
                && on_day
                && self.overtime_at(track, *at).is_none()
                && self.has_changed_over(m, *at, slot)
                && self.rolls(m, *at, opens)
                && self.has_room(m, *at, slot, length)
        })
    }

    /// The moment before which a meeting cannot begin, wherever there is a session.
    fn earliest(&self, m: usize) -> Minute {
        let queue = self.queue_before(m).filter_map(|other| self.ended(other));
        let not_before = self.meeting(m).start.not_before.map(minute);
        let bounds = self.end_of_waits(m).into_iter().chain(queue);
        bounds.chain(not_before).max().unwrap_or(self.base)
    }

    /// Returns of each session the last moment at which a meeting may begin inside it.
    fn deadlines(&self, m: usize) -> Option<Vec<Minute>> {
        let hour = self.meeting(m).start.by?;
        let zone = self.plan.time_zone();
        let last = |slot: &Slot| {
            let today = first_showing(zone, slot.day.and_time(hour));
            let tomorrow = first_showing(zone, (slot.day + Days::new(1)).and_time(hour));
            // Of a session that goes on after midnight an early hour is that of the next day.
            let next_day = today < slot.opens && tomorrow <= slot.closes;
            if next_day { tomorrow } else { today }
        };
        Some(self.frame.slots.iter().map(last).collect())
    }

    /// True if the time between two meetings of one session is kept.
    fn has_changed_over(&self, m: usize, at: Minute, slot: usize) -> bool {
        let change_over = Minute::from(self.plan.rules().change_over.0);
        let mut earlier = self.queue_before(m);
        let last = earlier.find_map(|other| self.stands[other].as_ref()?.sittings.last());
        last.is_none_or(|last| last.session != slot || at >= last.ends + change_over)
    }

    /// True if an early end may pull a meeting so far. One that is not planned comes at once.
    fn rolls(&self, m: usize, at: Minute, opens: bool) -> bool {
        let planned = self.before.and_then(|stands| stands[m].starts());
        let Some(planned) = planned else { return true };
        match self.plan.rolling_of(self.meeting(m)) {
            Rolling::AtOnce => true,
            Rolling::NextSession => opens || at >= planned,
            Rolling::AsPlanned => at >= planned,
            _ => unreachable!("there are three rules"),
        }
    }

    /// True if enough is left of the stretch.
    fn has_room(&self, m: usize, at: Minute, slot: usize, length: Length) -> bool {
        let counts = length == Length::Endless;
        let left = self.stretch(at, slot);
        let whole = if counts || self.is_rest(m) {
            u32::MAX
        } else {
            self.asked(m).unwrap_or(0)
        };
        let sliver = self.plan.rules().no_start_in_last.0.min(whole);
        let undivided = !counts && self.meeting(m).start.undivided;
        // The rest of a session is whole if it is all that is left.
        let one_piece = if self.is_rest(m) {
            self.left_of(at, slot)
        } else {
            whole
        };
        (left >= sliver || left >= self.longest_stretch(slot)) && (!undivided || left >= one_piece)
    }
}
