//! The rules of rolling read once more: a plan placed minute by minute, slowly and in plain sight.
//!
//! It shares nothing with the library but the input, so that an error would have to be made twice.

mod keys;
mod minutes;

use plenary::{Duration, Meeting, News, Plan};

use crate::clocks::{Minute, Slot, held_slots, planned_slots};

/// Where a meeting stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Stand {
    pub(crate) takes: u32,
    pub(crate) sittings: Vec<Sat>,
}

/// The part of one session that one meeting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sat {
    pub(crate) session: usize,
    pub(crate) starts: Minute,
    pub(crate) ends: Minute,
}

/// Why there is no placing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Two sessions at one time, or one on a closed day.
    Sessions,
    /// A local time that is skipped, or comes twice.
    Clocks,
    PinOutside,
    PinsOverlap,
    PinTooEarly,
    OffItsDay,
    NoRoom,
    EndedEarly,
    EndedOutside,
    NothingToResume,
    NothingLeft,
    /// Meetings wait for one another.
    Knot,
}

/// A plan placed without its news, and with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placing {
    pub(crate) planned: Vec<Stand>,
    pub(crate) current: Vec<Stand>,
    pub(crate) lengths: Vec<Lengths>,
    pub(crate) slots: Vec<Slot>,
}

/// The durations of a meeting, those in sessions resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lengths {
    /// None if it is in sessions, and the meeting found none to begin in.
    pub(crate) asked: Option<u32>,
    pub(crate) least: Option<u32>,
    pub(crate) most: Option<u32>,
}

/// How long a meeting goes on from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    /// So many minutes.
    Exactly(u32),
    /// To this moment.
    Until(Minute),
    /// Longer than any session: to find where a duration in sessions begins to count.
    Endless,
}

impl Stand {
    pub(crate) fn starts(&self) -> Option<Minute> {
        self.sittings.first().map(|sat| sat.starts)
    }

    pub(crate) fn ends(&self) -> Option<Minute> {
        self.sittings.last().map(|sat| sat.ends)
    }
}

/// Places a plan without its news.
pub(crate) fn planned(plan: &Plan) -> Result<Vec<Stand>, Misfit> {
    let nothing = News::default();
    let mut run = Run::new(plan, &nothing, planned_slots(plan), None);
    run.fill();
    run.fault().map_or_else(|| Ok(run.stood()), Err)
}

/// Places a plan without its news and with them. What does not fit in the plan may fit by the news.
pub(crate) fn place(plan: &Plan, news: &News) -> Result<Placing, Misfit> {
    let nothing = News::default();
    let mut first = Run::new(plan, &nothing, planned_slots(plan), None);
    first.fill();
    if first.faults.contains(&Misfit::Knot) {
        return Err(Misfit::Knot);
    }
    let planned = first.stood();
    let lengths = first.lengths;
    let slots = held_slots(plan, news)?;
    let before = (planned.as_slice(), lengths.as_slice());
    // A pinned meeting is placed before the suspended one that it takes up, whose remainder is its
    // length: that is guessed until it comes out as it was guessed.
    let mut rests = vec![0; plan.meetings().len()];
    for _ in 0..10 {
        let mut second = Run::new(plan, news, slots.clone(), Some(before));
        second.rests.clone_from(&rests);
        second.fill();
        let left: Vec<_> = (0..rests.len()).map(|m| second.left_for(m)).collect();
        if left == rests {
            let current = second.stood();
            if let Some(misfit) = second.fault() {
                return Err(misfit);
            }
            return Ok(Placing {
                planned,
                current,
                lengths,
                slots,
            });
        }
        rests = left;
    }
    Err(Misfit::Knot)
}

/// One run through the plan: without the news, or with them.
struct Run<'p> {
    plan: &'p Plan,
    news: &'p News,
    slots: Vec<Slot>,
    /// Where the meetings stand without the news; none in that run itself.
    before: Option<&'p [Stand]>,
    lengths: Vec<Lengths>,
    /// What is believed to be left for the meetings that take up others.
    rests: Vec<u32>,
    /// The first minute of all.
    base: Minute,
    /// Of each track and minute, the session.
    owner: Vec<Vec<Option<usize>>>,
    /// Of each track and minute, whether a pinned meeting has it.
    pinned: Vec<Vec<bool>>,
    /// The same, with the change-over around pinned meetings.
    shut: Vec<Vec<bool>>,
    /// Where the meetings stand that are placed, if only in part.
    stands: Vec<Option<Stand>>,
    /// Which meetings are placed whole.
    placed: Vec<bool>,
    faults: Vec<Misfit>,
}

impl<'p> Run<'p> {
    fn new(
        plan: &'p Plan,
        news: &'p News,
        slots: Vec<Slot>,
        before: Option<(&'p [Stand], &'p [Lengths])>,
    ) -> Self {
        let base = slots.iter().map(|slot| slot.opens).min().unwrap_or(0);
        let end = slots.iter().map(|slot| slot.closes).max().unwrap_or(0);
        let minutes = usize::try_from(end - base).expect("time goes forward");
        let (tracks, meetings) = (plan.tracks().len(), plan.meetings().len());
        let mut owner = vec![vec![None; minutes]; tracks];
        for (place, slot) in slots.iter().enumerate() {
            for at in slot.opens..slot.closes {
                owner[slot.track][index(base, at)] = Some(place);
            }
        }
        let lengths = before.map(|(_, lengths)| lengths.to_vec());
        Self {
            plan,
            news,
            slots,
            before: before.map(|(stands, _)| stands),
            lengths: lengths.unwrap_or_else(|| vec![Lengths::default(); meetings]),
            rests: vec![0; meetings],
            base,
            owner,
            pinned: vec![vec![false; minutes]; tracks],
            shut: vec![vec![false; minutes]; tracks],
            stands: vec![None; meetings],
            placed: vec![false; meetings],
            faults: Vec::new(),
        }
    }

    fn meeting(&self, m: usize) -> &'p Meeting {
        &self.plan.meetings()[m]
    }

    fn minutes(&self) -> std::ops::Range<Minute> {
        let number = self.owner.first().map_or(0, Vec::len);
        self.base..self.base + Minute::try_from(number).expect("a few days")
    }

    fn stood(&self) -> Vec<Stand> {
        let stands = self.stands.iter();
        stands
            .map(|stand| stand.clone().unwrap_or_default())
            .collect()
    }

    fn fault(&self) -> Option<Misfit> {
        self.faults.first().copied()
    }

    /// Whether a meeting is placed at all: one that takes up another is not planned.
    fn takes_part(&self, m: usize) -> bool {
        let off = self.record(m).is_some_and(|record| {
            let called_off = record.cancelled.is_some() || record.postponed.is_some();
            called_off && record.took.is_none() && record.ended.is_none()
        });
        let unplanned = self.before.is_none() && self.meeting(m).resumes.is_some();
        !off && !unplanned
    }

    fn record(&self, m: usize) -> Option<&'p plenary::Record> {
        self.news.of(&self.meeting(m).id)
    }

    fn fill(&mut self) {
        for m in 0..self.stands.len() {
            if !self.takes_part(m) {
                self.settle(m, Ok(Stand::default()));
            }
        }
        self.check_resumptions();
        self.check_knots();
        self.place_pins();
        while let Some(m) = (0..self.stands.len()).find(|m| self.is_ready(*m)) {
            let stand = self.next_stand(m);
            self.settle(m, stand);
        }
        for m in 0..self.stands.len() {
            if self.stands[m].is_none() {
                self.wait_in_vain(m);
            }
            if self.before.is_none() && self.meeting(m).resumes.is_some() {
                self.resolve(m, self.resumed_from(m));
            }
            if let Err(misfit) = self.check(m) {
                self.faults.push(misfit);
            }
        }
    }

    /// A meeting behind one that finds no room stands nowhere either.
    fn wait_in_vain(&mut self, m: usize) {
        if self.before.is_none() {
            self.resolve(m, self.slots.len());
        }
        let takes = self.whole(m).unwrap_or(0);
        let sittings = Vec::new();
        self.settle(m, Err((Misfit::NoRoom, Stand { takes, sittings })));
    }

    /// Puts a meeting where it stands, and says whether it does.
    fn settle(&mut self, m: usize, stand: Result<Stand, (Misfit, Stand)>) {
        self.placed[m] = stand.is_ok();
        let stand = stand.unwrap_or_else(|(misfit, stand)| {
            self.faults.push(misfit);
            stand
        });
        self.stands[m] = Some(stand);
    }

    /// What a meeting waits for, besides the one before it.
    fn waits_for(&self, m: usize) -> impl Iterator<Item = usize> + use<'p> {
        let meeting = self.meeting(m);
        meeting.start.after.iter().copied().chain(meeting.resumes)
    }

    /// The meetings before this one in its queue, the nearest first.
    fn queue_before(&self, m: usize) -> impl Iterator<Item = usize> {
        let track = self.meeting(m).track;
        (0..m).rev().filter(move |other| {
            let meeting = self.meeting(*other);
            let queues = meeting.start.pinned.is_none() && self.takes_part(*other);
            meeting.track == track && queues
        })
    }

    fn is_ready(&self, m: usize) -> bool {
        let placed = |other: usize| self.placed[other];
        let waits = self.queue_before(m).chain(self.waits_for(m)).all(placed);
        self.stands[m].is_none() && waits
    }

    /// Whether each meeting gets its turn, if there is always room, and none is cancelled.
    fn check_knots(&mut self) {
        let meetings = self.plan.meetings();
        let pinned = |m: usize| meetings[m].start.pinned.is_some();
        let mut done = vec![false; meetings.len()];
        let is_next = |m: &usize, done: &[bool]| {
            let queued = |other: &usize| {
                let same = meetings[*other].track == meetings[*m].track;
                same && !pinned(*m) && !pinned(*other)
            };
            let before = (0..*m).filter(queued);
            !done[*m] && before.chain(self.waits_for(*m)).all(|other| done[other])
        };
        while let Some(next) = (0..done.len()).find(|m| is_next(m, &done)) {
            done[next] = true;
        }
        if done.contains(&false) {
            self.faults.push(Misfit::Knot);
        }
    }

    /// Only what was suspended can be taken up.
    fn check_resumptions(&mut self) {
        let suspended = |m| {
            self.record(m)
                .is_some_and(|record| record.suspended.is_some() || record.adjourned.is_some())
        };
        let resumed = self
            .plan
            .meetings()
            .iter()
            .filter_map(|meeting| meeting.resumes);
        if self.before.is_some() && !resumed.into_iter().all(suspended) {
            self.faults.push(Misfit::NothingToResume);
        }
    }

    /// The meeting that is suspended leaves so much.
    fn left_for(&self, m: usize) -> u32 {
        let Some(earlier) = self.meeting(m).resumes else {
            return 0;
        };
        let took = self.stands[earlier].as_ref().map_or(0, |stand| stand.takes);
        self.whole(earlier).unwrap_or(0).saturating_sub(took)
    }

    /// How long a meeting is if it is neither over nor suspended.
    fn whole(&self, m: usize) -> Option<u32> {
        let more = self.record(m).and_then(|record| record.extended);
        Some(self.asked(m)? + more.map_or(0, |more| more.0))
    }

    /// How long a meeting is asked to be.
    fn asked(&self, m: usize) -> Option<u32> {
        let meeting = self.meeting(m);
        match (meeting.duration, meeting.start.pinned) {
            (Some(Duration::Time(minutes)), _) => Some(minutes.0),
            (Some(_), _) => self.lengths[m].asked,
            (None, Some(_)) => Some(self.rests[m]),
            (None, None) => Some(self.left_for(m)),
        }
    }
}

fn index(base: Minute, at: Minute) -> usize {
    usize::try_from(at - base).expect("not before the first session")
}
