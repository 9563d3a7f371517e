//! The reference, key by key: when a meeting can begin, and how long it is in sessions.

use chrono::{Days, NaiveDate};
use plenary::{Duration, Rolling, SessionKind};

use super::{Length, Lengths, Misfit, Run, Sat, Stand, index};
use crate::clocks::{Minute, Slot, first_showing, minute, only_showing, shown};

/// Which keys are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    All,
    AllButUndivided,
}

impl Run<'_> {
    pub(super) fn place_pins(&mut self) {
        let pin = |m: usize| self.meeting(m).start.pinned.map(minute);
        let mut pins: Vec<_> = (0..self.stands.len())
            .filter(|m| self.takes_part(*m))
            .filter_map(|m| Some((pin(m)?, m)))
            .collect();
        pins.sort_unstable();
        for (pin, m) in pins {
            let stand = self.pinned_stand(m, pin);
            let (Ok(there) | Err((_, there))) = &stand;
            self.take_out(m, there);
            self.settle(m, stand);
        }
    }

    fn pinned_stand(&mut self, m: usize, pin: Minute) -> Result<Stand, (Misfit, Stand)> {
        let nowhere = |misfit| (misfit, Stand::default());
        let start = self.pinned_start(m, pin);
        if self.before.is_none() {
            let slot = self.first_from(self.meeting(m).track, pin);
            self.resolve(m, slot);
        }
        let Some(start) = start else {
            let takes = self.whole(m).unwrap_or(0);
            let sittings = Vec::new();
            return Err((Misfit::PinOutside, Stand { takes, sittings }));
        };
        let length = self.length(m).map_err(nowhere)?;
        self.spend(start, length, |at| self.usable(m, at))
    }

    /// Where a pinned meeting begins: at its pin, or with the session that opened late.
    fn pinned_start(&self, m: usize, pin: Minute) -> Option<Minute> {
        if self.usable(m, pin).is_some() {
            return Some(pin);
        }
        let usable = (0..self.slots.len()).filter(|slot| self.admits(*slot, m));
        let later = usable
            .map(|slot| self.slots[slot])
            .filter(|slot| slot.opens > pin);
        let next = later.min_by_key(|slot| slot.opens)?;
        let date = |at: Minute| shown(self.plan.time_zone(), at).date();
        let today = [next.day, date(next.opens)].contains(&date(pin));
        let planned = self
            .before
            .is_some_and(|stands| stands[m].starts().is_some());
        (planned && today).then_some(next.opens)
    }

    /// Takes a pinned meeting out of the frame, with the change-over around it.
    fn take_out(&mut self, m: usize, stand: &Stand) {
        let (track, base) = (self.meeting(m).track, self.base);
        let around = Minute::from(self.plan.rules().change_over.0);
        for sat in &stand.sittings {
            let slot = self.slots[sat.session];
            for at in sat.starts..sat.ends {
                let taken = &mut self.pinned[track][index(base, at)];
                if std::mem::replace(taken, true) {
                    self.faults.push(Misfit::PinsOverlap);
                }
            }
            let from = slot.opens.max(sat.starts - around);
            for at in from..slot.closes.min(sat.ends + around) {
                self.shut[track][index(base, at)] = true;
            }
        }
    }

    /// Where a meeting of a queue stands.
    pub(super) fn next_stand(&mut self, m: usize) -> Result<Stand, (Misfit, Stand)> {
        let nowhere = |misfit| (misfit, Stand::default());
        if self.before.is_none() {
            let slot = self.counted_from(m).unwrap_or(self.slots.len());
            self.resolve(m, slot);
        }
        let length = self.length(m).map_err(nowhere)?;
        let shut = |at: Minute| self.usable(m, at).is_some() && self.free(m, at).is_none();
        if matches!(length, Length::Until(end) if shut(end - 1)) {
            return Err(nowhere(Misfit::EndedOutside));
        }
        if length == Length::Exactly(0) {
            return Ok(Stand::default());
        }
        let start = self.first_moment(m, length, Asked::All);
        let Some(start) = start else {
            let takes = if let Length::Exactly(minutes) = length {
                minutes
            } else {
                0
            };
            return Err((
                Misfit::NoRoom,
                Stand {
                    takes,
                    sittings: Vec::new(),
                },
            ));
        };
        self.spend(start, length, |at| self.free(m, at))
    }

    /// The session from which a meeting that takes up another counts: where that one was planned to
    /// start, in its track.
    pub(super) fn resumed_from(&self, m: usize) -> usize {
        let earlier = self.first_of(m);
        let start = self.stands[earlier].as_ref().and_then(Stand::starts);
        let from = start.map(|start| self.first_from(self.meeting(earlier).track, start));
        from.unwrap_or(self.slots.len())
    }

    /// The meeting that is in the plan, of one that takes up another, that takes up another.
    fn first_of(&self, m: usize) -> usize {
        let mut earlier = m;
        while let Some(before) = self.meeting(earlier).resumes {
            earlier = before;
        }
        earlier
    }

    /// The session of a track that is open at a moment, or opens next; none, if it is after all.
    fn first_from(&self, track: usize, at: Minute) -> usize {
        let mut slots = self.slots.iter();
        let from = slots.position(|slot| slot.track == track && slot.closes > at);
        from.unwrap_or(self.slots.len())
    }

    /// The session from which durations in sessions are counted; any, if there are none.
    fn counted_from(&self, m: usize) -> Option<usize> {
        let meeting = self.meeting(m);
        let all = [meeting.duration, meeting.at_least, meeting.at_most];
        if !all
            .iter()
            .any(|length| matches!(length, Some(Duration::Sessions { .. })))
        {
            return Some(0);
        }
        let start = self.first_moment(m, Length::Endless, Asked::AllButUndivided)?;
        self.free(m, start)
    }

    fn first_moment(&self, m: usize, length: Length, asked: Asked) -> Option<Minute> {
        let earliest = self.earliest(m);
        let deadlines = self.deadlines(m);
        self.minutes().find(|at| {
            let Some(slot) = self.free(m, *at).filter(|_| *at >= earliest) else {
                return false;
            };
            let opens = *at == self.slots[slot].opens;
            let day = self.meeting(m).start.on;
            let on_day = day.is_none_or(|day| self.slots[slot].day >= day);
            let in_time = deadlines.as_ref().is_none_or(|last| *at <= last[slot]);
            (opens || in_time)
                && on_day
                && self.has_changed_over(m, *at, slot)
                && self.rolls(m, *at, opens)
                && self.has_room(m, *at, slot, length, asked)
        })
    }

    /// The moment before which a meeting cannot begin, wherever there is a session.
    fn earliest(&self, m: usize) -> Minute {
        let start = &self.meeting(m).start;
        let ends = |m: usize| self.stands[m].as_ref().and_then(Stand::ends);
        let waits = self.waits_for(m).filter_map(ends);
        let queue = self.queue_before(m).filter_map(ends);
        let not_before = start.not_before.map(minute);
        let bounds = waits.chain(queue).chain(not_before);
        bounds.max().unwrap_or(self.base)
    }

    /// Of each session, the last moment at which a meeting may begin inside it.
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
        Some(self.slots.iter().map(last).collect())
    }

    /// Whether the time between two meetings of one session is kept.
    fn has_changed_over(&self, m: usize, at: Minute, slot: usize) -> bool {
        let change_over = Minute::from(self.plan.rules().change_over.0);
        let mut earlier = self.queue_before(m);
        let last = earlier.find_map(|other| self.stands[other].as_ref()?.sittings.last());
        last.is_none_or(|last| last.session != slot || at >= last.ends + change_over)
    }

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

    /// Whether enough is left of the stretch.
    fn has_room(&self, m: usize, at: Minute, slot: usize, length: Length, asked: Asked) -> bool {
        let session = self.slots[slot];
        let left = (at..session.closes)
            .take_while(|at| self.free(m, *at).is_some())
            .count();
        let whole = match length {
            Length::Endless => usize::MAX,
            _ => usize::try_from(self.asked(m).unwrap_or(0)).expect("a few hours"),
        };
        let session = usize::try_from(session.closes - session.opens).expect("it has a length");
        let sliver = usize::try_from(self.plan.rules().no_start_in_last.0).expect("minutes");
        let undivided = asked == Asked::All && self.meeting(m).start.undivided;
        left >= sliver.min(whole).min(session) && (!undivided || left >= whole)
    }

    /// Resolves the durations in sessions, counted from the session in which the meeting starts.
    pub(super) fn resolve(&mut self, m: usize, slot: usize) {
        let meeting = self.meeting(m);
        let mut root = m;
        while let Some(earlier) = self.meeting(root).resumes {
            root = earlier;
        }
        let resolved = |duration: Duration| match duration {
            Duration::Time(minutes) => minutes.0,
            Duration::Sessions { thousandths } => self.in_sessions(root, slot, thousandths),
            _ => unreachable!("there are two kinds"),
        };
        self.lengths[m] = Lengths {
            asked: meeting.duration.map(|duration| resolved(duration).max(1)),
            least: meeting.at_least.map(resolved),
            most: meeting.at_most.map(resolved),
        };
    }

    fn in_sessions(&self, m: usize, first: usize, thousandths: u32) -> u32 {
        let track = self.meeting(self.first_of(m)).track;
        let pinned = self.meeting(m).start.pinned.is_some();
        let shut = |track: usize, at: Minute| self.shut[track][index(self.base, at)];
        let open = |slot: &Slot| {
            let minutes = slot.opens..slot.closes;
            let open = minutes.filter(|at| pinned || !shut(slot.track, *at));
            u32::try_from(open.count()).expect("a day has few minutes")
        };
        let own = self.slots.iter().enumerate();
        let own = own.filter(|(_, slot)| slot.track == track && slot.kind == SessionKind::Planned);
        let own = own.map(|(place, slot)| (place, open(slot)));
        let own: Vec<_> = own.filter(|(_, open)| *open > 0).collect();
        let last = own.last().map_or(0, |(_, open)| *open);
        let from = own.iter().filter(|(place, _)| *place >= first);
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

    /// What has to hold of a meeting where it stands.
    pub(super) fn check(&self, m: usize) -> Result<(), Misfit> {
        let Some(stand) = self.stands[m].as_ref().filter(|_| self.takes_part(m)) else {
            return Ok(());
        };
        let record = self.record(m);
        let suspended =
            record.is_some_and(|record| record.suspended.is_some() || record.adjourned.is_some());
        if suspended && self.whole(m).is_none_or(|whole| stand.takes >= whole) {
            return Err(Misfit::NothingLeft);
        }
        let start = &self.meeting(m).start;
        let waits = self.waits_for(m);
        let ends = waits.filter_map(|other| self.stands[other].as_ref()?.ends());
        let too_early = stand.starts() < ends.max();
        if start.pinned.is_some() && stand.starts().is_some() && too_early {
            return Err(Misfit::PinTooEarly);
        }
        let zone = self.plan.time_zone();
        let is_clear = |at: Minute| only_showing(zone, shown(zone, at)).is_some();
        let mut sittings = stand.sittings.iter();
        if !sittings.all(|sat| is_clear(sat.ends)) {
            return Err(Misfit::Clocks);
        }
        let day = |sat: &Sat| self.slots[sat.session].day;
        let off = |on: NaiveDate| stand.sittings.iter().any(|sat| day(sat) != on);
        if start.on.is_some_and(off) {
            return Err(Misfit::OffItsDay);
        }
        Ok(())
    }
}
