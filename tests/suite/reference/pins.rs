//! The reference: meetings that are pinned.

use super::{Misfit, Run, Sat, Stand, index};
use crate::clocks::{Minute, minute, shown};

impl Run<'_> {
    /// Places the pinned meetings in the order of their pins, those that take what is left of a
    /// session behind the others, from the last to the first: they flow round them.
    pub(super) fn place_pins(&mut self) {
        let pin = |m: usize| self.meeting(m).start.pinned.map(minute);
        let mut pins: Vec<_> = (0..self.stands.len())
            .filter(|m| self.takes_part(*m))
            .filter_map(|m| Some((pin(m)?, m)))
            .collect();
        pins.sort_unstable();
        let (rests, mut pins): (Vec<_>, Vec<_>) =
            pins.into_iter().partition(|(_, m)| self.is_rest(*m));
        pins.extend(rests.into_iter().rev());
        for (pin, m) in pins {
            let stand = self.pinned_stand(m, pin);
            let (Ok(there) | Err((_, there))) = &stand;
            self.take_out(m, there);
            self.settle(m, stand);
        }
    }

    fn pinned_stand(&mut self, m: usize, pin: Minute) -> Result<Stand, (Misfit, Stand)> {
        let pinned = self.pinned_start(m, pin);
        if self.before.is_none() {
            let slot = self.first_from(self.meeting(m).track, pin);
            self.resolve(m, slot);
        }
        let nowhere = |misfit| (misfit, Stand::nowhere(self.whole(m).unwrap_or(1)));
        let start = pinned.ok_or_else(|| nowhere(Misfit::PinOutside))?;
        let length = self.length(m).map_err(nowhere)?;
        let track = self.meeting(m).track;
        let moved_into = start != pin && self.pinned[track.index()][index(self.base, start)];
        if self.is_rest(m) && (moved_into || self.is_anothers(m, start, start)) {
            self.faults.push(Misfit::Unsettled);
        }
        let flows = self.is_rest(m);
        self.spend(m, start, length, |at| {
            let others = flows && self.is_anothers(m, start, at);
            self.usable(m, at).filter(|_| !others)
        })
    }

    /// True if a minute is another pinned meeting's of the same track, or of the change-over around it,
    /// unless the meeting begins in the change-over before that one. A meeting that takes up this one is no
    /// other, nor is one that had begun before it.
    pub(super) fn is_anothers(&self, m: usize, start: Minute, at: Minute) -> bool {
        let pin = self.meeting(m).start.pinned.map(minute);
        (0..self.stands.len()).any(|other| {
            let meeting = self.meeting(other);
            let starts = self.stands[other].as_ref().and_then(Stand::starts);
            let later = pin.is_none_or(|pin| starts >= Some(pin));
            let queues = meeting.start.pinned.is_none();
            let same = other == m || self.takes_up(other, m);
            if queues || same || !later || meeting.track != self.meeting(m).track {
                return false;
            }
            let mut sittings = self.stands[other].iter().flat_map(|stand| &stand.sittings);
            sittings.any(|sat| {
                let around = self.around(sat);
                let nearer = around.contains(&start) && start < sat.starts;
                let from = if nearer { sat.starts } else { around.start };
                (from..around.end).contains(&at)
            })
        })
    }

    /// True if a meeting takes up another, or what took that up.
    pub(super) fn takes_up(&self, m: usize, earlier: usize) -> bool {
        let before = self.resumed(m);
        before.is_some_and(|before| before == earlier || self.takes_up(before, earlier))
    }

    /// A sitting of a pinned meeting, with the change-over around it.
    fn around(&self, sat: &Sat) -> std::ops::Range<Minute> {
        let around = Minute::from(self.plan.rules().change_over.0);
        let slot = self.frame.slots[sat.session];
        slot.opens.max(sat.starts - around)..slot.closes.min(sat.ends + around)
    }

    /// Returns where a pinned meeting begins: at its pin, or with the session that opened late.
    fn pinned_start(&self, m: usize, pin: Minute) -> Option<Minute> {
        let overtime = self.overtime_at(self.meeting(m).track, pin);
        if self.usable(m, pin).is_some() && overtime.is_none() {
            return Some(pin);
        }
        let slots = (0..self.frame.slots.len()).filter(|slot| self.admits(*slot, m));
        let later = slots.filter(|slot| self.frame.slots[*slot].opens > pin);
        let next = later.min_by_key(|slot| self.frame.slots[*slot].opens)?;
        let slot = self.frame.slots[next];
        let date = |at: Minute| shown(self.plan.time_zone(), at).date();
        let today = [slot.day, date(slot.opens)].contains(&date(pin));
        let planned = self
            .before
            .is_some_and(|stands| stands[m].starts().is_some());
        self.opening(next).filter(|_| planned && today)
    }

    /// Takes a pinned meeting out of the frame, with the change-over around it.
    fn take_out(&mut self, m: usize, stand: &Stand) {
        let (track, base) = (self.meeting(m).track, self.base);
        for sat in &stand.sittings {
            for at in sat.starts..sat.ends {
                let taken = &mut self.pinned[track.index()][index(base, at)];
                if std::mem::replace(taken, true) {
                    self.faults.push(Misfit::PinsOverlap);
                }
            }
            for at in self.around(sat) {
                self.shut[track.index()][index(base, at)] = true;
            }
        }
    }
}
