//! The reference, minute by minute: which of them a meeting can use, and how it uses them up.

use plenary::plan::{SessionKind, TrackId};

use super::{
    Misfit, Run, Sat, Stand,
    events::Taken,
    index,
    lengths::Length,
    sessions::{self, Overtime},
    stop_of,
};
use crate::clocks::Minute;

impl Run<'_> {
    /// True if a session can be used by a meeting.
    pub(super) fn admits(&self, slot: usize, m: usize) -> bool {
        let (slot, meeting) = (self.frame.slots[slot], self.meeting(m));
        let for_it = slot
            .group
            .is_none_or(|group| sessions::takes_part(self.plan, meeting, group));
        slot.track == meeting.track && slot.kind != SessionKind::IfNeeded && for_it
    }

    /// The session in a minute that no event takes, if a meeting can use it.
    pub(super) fn usable(&self, m: usize, at: Minute) -> Option<usize> {
        let track = self.meeting(m).track;
        if !self.minutes().contains(&at) || !self.is_open(track, at) {
            return None;
        }
        self.owner[track.index()][index(self.base, at)].filter(|slot| self.admits(*slot, m))
    }

    /// Returns the session in a minute that a meeting of a queue can use: no event and no pinned meeting
    /// takes it.
    pub(super) fn free(&self, m: usize, at: Minute) -> Option<usize> {
        let slot = self.usable(m, at)?;
        let shut = self.shut[self.meeting(m).track.index()][index(self.base, at)];
        (!shut).then_some(slot)
    }

    /// True if no event takes a minute of a track.
    pub(super) fn is_open(&self, track: TrackId, at: Minute) -> bool {
        self.event_at(track, at) == Taken::No
    }

    fn event_at(&self, track: TrackId, at: Minute) -> Taken {
        self.taken[track.index()][index(self.base, at)]
    }

    /// The first minute of a session that no event takes.
    pub(super) fn opening(&self, slot: usize) -> Option<Minute> {
        let slot = self.frame.slots[slot];
        let mut minutes = slot.opens..slot.closes;
        minutes.find(|at| self.is_open(slot.track, *at))
    }

    /// Returns how much a minute adds to a stretch of a session; none if it parts the session.
    ///
    /// The minutes that an event takes in passing are not counted.
    fn adds(&self, track: TrackId, at: Minute) -> Option<u32> {
        let shut = self.shut[track.index()][index(self.base, at)];
        match self.event_at(track, at) {
            Taken::Parting => None,
            _ if shut => None,
            Taken::InPassing => Some(0),
            Taken::No => Some(1),
        }
    }

    /// Returns how much there is of a session from a moment on before something parts it. Time beyond the
    /// planned close is nobody's before that close.
    pub(super) fn stretch(&self, at: Minute, slot: usize) -> u32 {
        let session = self.frame.slots[slot];
        let minutes = at..session.closes;
        let planned = minutes.take_while(|at| self.overtime_at(session.track, *at).is_none());
        let parts = planned.map_while(|at| self.adds(session.track, at));
        parts.sum()
    }

    /// Returns how much there is of a session from a moment on, in whatever parts.
    pub(super) fn left_of(&self, at: Minute, slot: usize) -> u32 {
        let session = self.frame.slots[slot];
        let minutes = at..session.closes;
        let planned = minutes.filter(|at| self.overtime_at(session.track, *at).is_none());
        let parts = planned.filter_map(|at| self.adds(session.track, at));
        parts.sum()
    }

    /// The most that there is of a session in one piece.
    pub(super) fn longest_stretch(&self, slot: usize) -> u32 {
        let session = self.frame.slots[slot];
        let (mut left, mut longest) = (0, 0);
        for at in session.opens..session.closes {
            let planned = self.overtime_at(session.track, at).is_none();
            let more = self.adds(session.track, at).filter(|_| planned);
            left = more.map_or(0, |more| left + more);
            longest = longest.max(left);
        }
        longest
    }

    /// The time beyond the planned close of a session of a track in which a moment lies.
    pub(super) fn overtime_at(&self, track: TrackId, at: Minute) -> Option<Overtime> {
        let mut overtimes = self.frame.overtimes.iter().copied();
        overtimes.find(|of| of.track == track && (of.from..of.to).contains(&at))
    }

    /// The meeting that was on at the planned close of a session that went on, among those that are
    /// placed: it had the minute before.
    pub(super) fn was_on(&self, overtime: Overtime) -> Option<usize> {
        let last = overtime.from - 1;
        (0..self.stands.len()).find(|m| {
            let mut sittings = self.stands[*m].iter().flat_map(|stand| &stand.sittings);
            let track = self.meeting(*m).track;
            track == overtime.track && sittings.any(|sat| (sat.starts..sat.ends).contains(&last))
        })
    }

    /// Every time beyond a planned close, and the meeting that was on.
    pub(super) fn overtimes(&self) -> impl Iterator<Item = (Overtime, Option<usize>)> {
        let overtimes = self.frame.overtimes.iter();
        overtimes.map(|overtime| (*overtime, self.was_on(*overtime)))
    }

    /// Uses up meeting time from a moment on, in the sessions that `session` finds for a minute.
    pub(super) fn spend(
        &self,
        m: usize,
        from: Minute,
        length: Length,
        session: impl Fn(Minute) -> Option<usize>,
    ) -> Result<Stand, (Misfit, Stand)> {
        let recorded = self
            .record(m)
            .is_some_and(|record| record.is_over() || stop_of(record).is_some());
        let closes = session(from).map(|slot| self.frame.slots[slot].closes);
        let mut wanted = match length {
            Length::Exactly(minutes) => Some(minutes),
            _ => None,
        };
        let mut stand = Stand::default();
        // True if the meeting was on at the planned close before this minute.
        let mut was_on = false;
        for at in from..=self.minutes().end {
            match length {
                Length::Until(end) if at == end => break,
                Length::Rest(more) if Some(at) == closes => wanted = Some(stand.takes + more),
                _ => {}
            }
            let spent = wanted.is_some_and(|wanted| stand.takes >= wanted);
            let overtime = self.overtime_at(self.meeting(m).track, at);
            if overtime.is_some_and(|overtime| at == overtime.from) {
                was_on = stand.ends() == Some(at);
            }
            let given = overtime.is_some() && was_on;
            if spent && (recorded || !given) {
                break;
            }
            if overtime.is_some() && !given {
                continue;
            }
            let Some(session) = session(at) else { continue };
            stand.sit(session, at);
        }
        match length {
            Length::Until(end) if end <= from => Err((Misfit::EndedEarly, stand)),
            Length::Until(_) if !self.ends_inside(m, length) => Err((Misfit::EndedOutside, stand)),
            Length::Until(_) => Ok(stand),
            _ => match wanted {
                Some(wanted) if stand.takes >= wanted => Ok(stand),
                _ => {
                    stand.takes = wanted.unwrap_or(0);
                    Err((self.no_room(m), stand))
                }
            },
        }
    }
}

impl Stand {
    /// Takes one minute more of a session.
    fn sit(&mut self, session: usize, at: Minute) {
        self.takes += 1;
        match self.sittings.last_mut() {
            Some(sat) if (sat.session, sat.ends) == (session, at) => sat.ends += 1,
            _ => self.sittings.push(Sat {
                session,
                starts: at,
                ends: at + 1,
            }),
        }
    }
}
