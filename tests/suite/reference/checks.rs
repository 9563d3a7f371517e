//! The reference: what has to hold of a meeting where it stands.

use chrono::NaiveDate;

use super::{Misfit, Run, Sat, Stand, stop_of};
use crate::clocks::{Minute, only_showing, shown};

impl Run<'_> {
    pub(super) fn check(&mut self, m: usize) {
        if !self.takes_part(m) {
            return;
        }
        if let Some(stand) = self.stands[m].clone() {
            let wrong = [
                (self.has_nothing_left(m, &stand), Misfit::NothingLeft),
                (self.is_pinned_too_early(m, &stand), Misfit::PinTooEarly),
                (self.ends_unclear(&stand), Misfit::Clocks),
                (self.is_off_its_day(m, &stand), Misfit::OffItsDay),
            ]
            .into_iter()
            .filter(|(is_wrong, _)| *is_wrong);
            self.faults.extend(wrong.map(|(_, misfit)| misfit));
        }
    }

    fn has_nothing_left(&self, m: usize, stand: &Stand) -> bool {
        let record = self.record(m);
        let suspended = record.is_some_and(|record| stop_of(record).is_some());
        suspended && self.whole(m).is_none_or(|whole| stand.takes >= whole)
    }

    fn is_pinned_too_early(&self, m: usize, stand: &Stand) -> bool {
        let pinned = self.meeting(m).start.pinned.is_some();
        pinned && stand.starts().is_some() && stand.starts() < self.end_of_waits(m)
    }

    /// True if a sitting ends when the clocks change.
    fn ends_unclear(&self, stand: &Stand) -> bool {
        let zone = self.plan.time_zone();
        let is_clear = |at: Minute| only_showing(zone, shown(zone, at)).is_some();
        let mut sittings = stand.sittings.iter();
        !sittings.all(|sat| is_clear(sat.ends))
    }

    fn is_off_its_day(&self, m: usize, stand: &Stand) -> bool {
        let day = |sat: &Sat| self.frame.slots[sat.session].day;
        let off = |on: NaiveDate| stand.sittings.iter().any(|sat| day(sat) != on);
        self.meeting(m).start.on.is_some_and(off)
    }

    /// True if what is left of the rest of a session is taken up by a pinned meeting, which may be in that
    /// session itself.
    pub(super) fn is_rest_taken_up_by_a_pin(&self) -> bool {
        let pinned = |m: usize| self.meeting(m).start.pinned.is_some();
        let all = 0..self.stands.len();
        let rests = all.clone().filter(|m| self.is_rest(*m));
        let mut pairs = rests.flat_map(|m| all.clone().map(move |other| (m, other)));
        pairs.any(|(m, other)| pinned(other) && self.takes_up(other, m))
    }

    /// Finds fault with time beyond a planned close that is nobody's.
    pub(super) fn check_overtime(&mut self) {
        let nobodys = self.overtimes().any(|(_, who)| who.is_none());
        if nobodys {
            self.faults.push(Misfit::NobodysOvertime);
        }
    }

    /// Finds fault with a meeting in what others leave of a session for one group.
    pub(super) fn check_cut_sessions(&mut self) {
        let sittings = self
            .stands
            .iter()
            .flatten()
            .flat_map(|stand| &stand.sittings);
        let mut used = sittings.map(|sat| self.frame.slots[sat.session]);
        if used.any(|slot| self.frame.cut.contains(&slot)) {
            self.faults.push(Misfit::SessionsOverlap);
        }
    }
}
