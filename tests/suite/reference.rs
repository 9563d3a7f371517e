//! The rules of rolling read once more: a plan placed minute by minute, slowly and in plain sight.
//!
//! It shares nothing with the library but the input, so that an error would have to be made twice.

mod checks;
mod events;
mod keys;
mod lengths;
mod minutes;
mod numbers;
mod pins;
mod sessions;
mod waits;

use chrono::NaiveDateTime;
use plenary::{
    News, Plan,
    plan::{Meeting, MeetingId, Record},
};

pub(crate) use numbers::{Mark, Number, are_unsettled, numbers};
pub(crate) use sessions::{OwnDays, Slot, planned_slots, slot_of};

use crate::clocks::Minute;
use events::Taken;
use sessions::Frame;

/// The length and the sittings of a meeting.
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

/// A reason for which there is no placing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    SessionsOverlap,
    /// A session is held on a closed day.
    ClosedDay,
    /// A local time that is skipped, or comes twice.
    Clocks,
    PinOutside,
    PinsOverlap,
    PinTooEarly,
    OffItsDay,
    /// No session is left for a meeting that has a day, or is to be undivided.
    NoRoom {
        on: bool,
        undivided: bool,
    },
    EndedEarly,
    EndedOutside,
    NothingToResume,
    NothingLeft,
    /// Meetings wait for one another.
    Knot,
    /// A session was held beyond its planned close, and no meeting was on then.
    NobodysOvertime,
    /// It is not settled what is to be done: the rest of a session is pinned, or moved, to the time of
    /// another pinned meeting; or what is left of it is taken up by a pinned meeting.
    Unsettled,
}

/// A plan placed without its news, and with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placing {
    pub(crate) planned: Vec<Stand>,
    pub(crate) current: Vec<Stand>,
    pub(crate) lengths: Vec<Lengths>,
    pub(crate) slots: Vec<Slot>,
    /// The meetings that were on while a session went on beyond its planned close.
    pub(crate) overtime: Vec<usize>,
    /// True if others leave only a part of a session for one group.
    pub(crate) is_cut: bool,
}

/// The durations of a meeting, those in sessions resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lengths {
    /// None if it is the rest of a session, or is in sessions, and the meeting found none to begin in.
    pub(crate) asked: Option<u32>,
    pub(crate) least: Option<u32>,
    pub(crate) most: Option<u32>,
}

impl Stand {
    /// A stand nowhere, which asks for so much.
    const fn nowhere(takes: u32) -> Self {
        let sittings = Vec::new();
        Self { takes, sittings }
    }

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
    let mut run = Run::new(plan, &nothing, planned_frame(plan), None);
    run.fill();
    run.faults
        .first()
        .map_or_else(|| Ok(run.stood()), |misfit| Err(*misfit))
}

/// Places a plan without its news and with them. What does not fit in the plan may fit by the news.
///
/// Returns all that is wrong if there is no placing.
pub(crate) fn place(plan: &Plan, news: &News, own_days: &OwnDays) -> Result<Placing, Vec<Misfit>> {
    let nothing = News::default();
    let mut first = Run::new(plan, &nothing, planned_frame(plan), None);
    first.fill();
    for misfit in [Misfit::Knot, Misfit::Unsettled] {
        if first.faults.contains(&misfit) {
            return Err(vec![misfit]);
        }
    }
    let is_news = news.meetings().next().is_some() || !news.days().is_empty();
    if !is_news && !first.faults.is_empty() {
        let mut resumed = plan.meetings().iter().filter_map(|meeting| meeting.resumes);
        first
            .faults
            .extend(resumed.next().map(|_| Misfit::NothingToResume));
        return Err(first.faults);
    }
    first.count_by_the_last();
    let planned = first.stood();
    let lengths = first.lengths;
    let frame = sessions::held_frame(plan, news, own_days)
        .map_err(|misfit| sessions::with_hours_at_fault(plan, news, misfit))?;
    let before = (planned.as_slice(), lengths.as_slice());
    // A pinned meeting is placed before the suspended one that it takes up, whose remainder is its
    // length: that is guessed until it comes out as it was guessed.
    let mut rests = vec![0; plan.meetings().len()];
    let mut faults = vec![Misfit::Knot];
    for _ in 0..10 {
        let mut second = Run::new(plan, news, frame.clone(), Some(before));
        second.rests.clone_from(&rests);
        second.fill();
        let left: Vec<_> = (0..rests.len()).map(|m| second.left_for(m)).collect();
        if left == rests {
            if !second.faults.is_empty() {
                return Err(second.faults);
            }
            return Ok(Placing {
                current: second.stood(),
                overtime: second.overtimes().filter_map(|(_, who)| who).collect(),
                is_cut: !second.frame.cut.is_empty(),
                slots: second.frame.slots,
                planned,
                lengths,
            });
        }
        rests = left;
        faults.extend(second.faults);
    }
    Err(faults)
}

fn planned_frame(plan: &Plan) -> Frame {
    Frame {
        slots: planned_slots(plan),
        ..Frame::default()
    }
}

/// One run through the plan: without the news, or with them.
struct Run<'p> {
    plan: &'p Plan,
    news: &'p News,
    frame: Frame,
    /// The stands of the plan without its news; none in the run that makes them.
    before: Option<&'p [Stand]>,
    lengths: Vec<Lengths>,
    /// The minutes believed to be left for the meetings that take up others.
    rests: Vec<u32>,
    /// The first minute of all.
    base: Minute,
    /// Of each track and minute, the session.
    owner: Vec<Vec<Option<usize>>>,
    /// Of each track and minute, whether an event takes it.
    taken: Vec<Vec<Taken>>,
    /// Of each track and minute, whether a pinned meeting has it.
    pinned: Vec<Vec<bool>>,
    /// Of each track and minute, whether a pinned meeting or the change-over around one has it.
    shut: Vec<Vec<bool>>,
    /// The stands of the meetings that are placed, if only in part.
    stands: Vec<Option<Stand>>,
    /// True of each meeting that is placed whole.
    placed: Vec<bool>,
    faults: Vec<Misfit>,
}

impl<'p> Run<'p> {
    fn new(
        plan: &'p Plan,
        news: &'p News,
        frame: Frame,
        before: Option<(&'p [Stand], &'p [Lengths])>,
    ) -> Self {
        let base = frame.slots.iter().map(|slot| slot.opens).min().unwrap_or(0);
        let end = frame
            .slots
            .iter()
            .map(|slot| slot.closes)
            .max()
            .unwrap_or(0);
        let minutes = usize::try_from(end - base).expect("time goes forward");
        let (tracks, meetings) = (plan.tracks().len(), plan.meetings().len());
        let mut owner = vec![vec![None; minutes]; tracks];
        for (place, slot) in frame.slots.iter().enumerate() {
            for at in slot.opens..slot.closes {
                owner[slot.track.index()][index(base, at)] = Some(place);
            }
        }
        let lengths = before.map(|(_, lengths)| lengths.to_vec());
        Self {
            plan,
            news,
            taken: events::taken_minutes(plan, &(base..end)),
            frame,
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

    /// Returns the meeting that another takes up.
    fn resumed(&self, m: usize) -> Option<usize> {
        self.meeting(m).resumes.map(MeetingId::index)
    }

    fn minutes(&self) -> std::ops::Range<Minute> {
        let number = self.owner.first().map_or(0, Vec::len);
        self.base..self.base + Minute::try_from(number).expect("a few days")
    }

    /// Returns where the meetings stand. One that is not there whole is nowhere.
    fn stood(&self) -> Vec<Stand> {
        let stand = |m: usize| match &self.stands[m] {
            Some(stand) if self.placed[m] => stand.clone(),
            stand => Stand::nowhere(stand.as_ref().map_or(0, |stand| stand.takes)),
        };
        (0..self.stands.len()).map(stand).collect()
    }

    /// True if a meeting is placed at all: one that takes up another is not planned.
    fn takes_part(&self, m: usize) -> bool {
        let off = self.record(m).is_some_and(|record| {
            let called_off = record.cancelled.is_some() || record.postponed.is_some();
            called_off && record.took.is_none() && record.ended.is_none()
        });
        let unplanned = self.before.is_none() && self.resumed(m).is_some();
        !off && !unplanned
    }

    fn record(&self, m: usize) -> Option<&'p Record> {
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
            if self.before.is_none() && self.resumed(m).is_some() {
                self.resolve(m, self.resumed_from(m));
            }
            self.check(m);
        }
        if self.is_rest_taken_up_by_a_pin() {
            self.faults.push(Misfit::Unsettled);
        }
        self.check_overtime();
        self.check_cut_sessions();
    }

    /// Resolves what is not planned: its sessions count like the last.
    fn count_by_the_last(&mut self) {
        for m in 0..self.stands.len() {
            if !self.placed[m] && self.meeting(m).start.pinned.is_none() {
                self.resolve(m, self.frame.slots.len());
                let takes = self.whole(m).unwrap_or(1);
                self.stands[m] = Some(Stand::nowhere(takes));
            }
        }
    }

    /// A meeting behind one that finds no room stands nowhere either.
    fn wait_in_vain(&mut self, m: usize) {
        let stand = Stand::nowhere(self.whole(m).unwrap_or(1));
        let misfit = self.no_room(m);
        self.settle(m, Err((misfit, stand)));
    }

    /// Puts a meeting where it stands, and says whether it is there whole.
    fn settle(&mut self, m: usize, placed: Result<Stand, (Misfit, Stand)>) {
        self.placed[m] = placed.is_ok();
        let stand = placed.unwrap_or_else(|(misfit, stand)| {
            self.faults.push(misfit);
            stand
        });
        self.stands[m] = Some(stand);
    }
}

/// Returns when a meeting stopped that is to go on.
fn stop_of(record: &Record) -> Option<NaiveDateTime> {
    record.suspended.or(record.adjourned)
}

fn index(base: Minute, at: Minute) -> usize {
    usize::try_from(at - base).expect("not before the first session")
}
