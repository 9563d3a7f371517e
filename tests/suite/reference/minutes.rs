//! The reference, minute by minute: which of them a meeting can use, and how it uses them up.

use plenary::SessionKind;

use super::{Length, Misfit, Run, Sat, Stand, index};
use crate::clocks::{Minute, only_showing};

impl Run<'_> {
    /// How long a meeting is from wherever it begins.
    pub(super) fn length(&self, m: usize) -> Result<Length, Misfit> {
        let record = self.record(m);
        let over = record.and_then(|record| record.ended.or(record.suspended).or(record.adjourned));
        if let Some(took) = record.and_then(|record| record.took) {
            return Ok(Length::Exactly(took.0));
        }
        let Some(over) = over else {
            return self.whole(m).map(Length::Exactly).ok_or(Misfit::NoRoom);
        };
        let at = only_showing(self.plan.time_zone(), over).ok_or(Misfit::Clocks)?;
        let mut usable = (0..self.slots.len()).filter(|slot| self.admits(*slot, m));
        let inside =
            usable.any(|slot| self.slots[slot].opens <= at && at <= self.slots[slot].closes);
        inside
            .then_some(Length::Until(at))
            .ok_or(Misfit::EndedOutside)
    }

    /// Whether a session can be used by a meeting.
    pub(super) fn admits(&self, slot: usize, m: usize) -> bool {
        let (slot, meeting) = (self.slots[slot], self.meeting(m));
        let groups = self.plan.groups();
        let for_it = slot.group.is_none_or(|group| {
            meeting
                .group
                .is_some_and(|own| own == group || groups[own].parent == Some(group))
        });
        slot.track == meeting.track && slot.kind != SessionKind::IfNeeded && for_it
    }

    /// The session that a meeting can use in a minute.
    pub(super) fn usable(&self, m: usize, at: Minute) -> Option<usize> {
        let track = self.meeting(m).track;
        let slot = self
            .minutes()
            .contains(&at)
            .then(|| self.owner[track][index(self.base, at)]);
        slot.flatten().filter(|slot| self.admits(*slot, m))
    }

    /// The same, for one of the queue: without the minutes of pinned meetings.
    pub(super) fn free(&self, m: usize, at: Minute) -> Option<usize> {
        let slot = self.usable(m, at)?;
        let shut = self.shut[self.meeting(m).track][index(self.base, at)];
        (!shut).then_some(slot)
    }

    /// Uses up meeting time from a moment on.
    pub(super) fn spend(
        &self,
        from: Minute,
        length: Length,
        session: impl Fn(Minute) -> Option<usize>,
    ) -> Result<Stand, (Misfit, Stand)> {
        let mut stand = Stand::default();
        for at in from..self.minutes().end {
            match length {
                Length::Exactly(minutes) if stand.takes == minutes => break,
                Length::Until(end) if at == end => break,
                _ => {}
            }
            let Some(session) = session(at) else { continue };
            stand.takes += 1;
            match stand.sittings.last_mut() {
                Some(sat) if (sat.session, sat.ends) == (session, at) => sat.ends += 1,
                _ => stand.sittings.push(Sat {
                    session,
                    starts: at,
                    ends: at + 1,
                }),
            }
        }
        match length {
            Length::Exactly(minutes) if stand.takes < minutes => {
                let sittings = stand.sittings;
                Err((
                    Misfit::NoRoom,
                    Stand {
                        takes: minutes,
                        sittings,
                    },
                ))
            }
            Length::Until(end) if end <= from => Err((Misfit::EndedEarly, stand)),
            _ => Ok(stand),
        }
    }
}
