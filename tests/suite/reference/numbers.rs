//! The reference: the numbers that sittings have.

use std::collections::BTreeMap;

use plenary::{
    News, Plan,
    plan::{GroupId, MeetingId, Record, SessionKind},
};

use super::{Placing, Sat, Slot, Stand, planned_slots};

/// The number that a sitting is of the meetings of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Number {
    pub(crate) body: usize,
    pub(crate) ordinal: u32,
    pub(crate) mark: Option<Mark>,
}

/// The way in which a sitting takes up another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// It is the same meeting, which was suspended.
    Resumed,
    /// It is a new meeting, as the other was adjourned.
    Continued,
}

/// Returns the numbers of each sitting of each meeting, those of one sitting by body.
pub(crate) fn numbers(
    plan: &Plan,
    news: &News,
    slots: &[Slot],
    stands: &[Stand],
) -> Vec<Vec<Vec<Number>>> {
    let blank = |stand: &Stand| vec![Vec::new(); stand.sittings.len()];
    let mut numbers: Vec<_> = stands.iter().map(blank).collect();
    for (body, group) in plan.groups().iter().enumerate() {
        let Some(first) = group.numbered_from else {
            continue;
        };
        let mut count = Count {
            plan,
            news,
            next: first,
            of_session: BTreeMap::new(),
            of_block: BTreeMap::new(),
        };
        for (m, place, sat) in sittings(plan, news, stands, body) {
            let session = first_part(plan, slots, host_session(slots, sat.session));
            let (ordinal, mark) = count.number(m, place, session);
            numbers[m][place].push(Number {
                body,
                ordinal,
                mark,
            });
        }
    }
    numbers
}

/// True if numbers are to be compared where a body meets once more in a session in which it has resumed a
/// meeting of an earlier one. By the documents it has the next number, in the library that of the other.
const BEHIND_RESUMED_MEETINGS: bool = false;

/// True if numbers are to be compared where others leave only a part of a session for one group. The
/// library then counts a session twice that was held in two parts.
const BESIDE_CUT_SESSIONS: bool = false;

/// True if it is not settled which numbers the sittings have: see [`BEHIND_RESUMED_MEETINGS`] and
/// [`BESIDE_CUT_SESSIONS`].
pub(crate) fn are_unsettled(numbers: &[Vec<Vec<Number>>], placing: &Placing) -> bool {
    let unsettled = !BEHIND_RESUMED_MEETINGS && meets_behind_resumed(numbers, &placing.current);
    unsettled || !BESIDE_CUT_SESSIONS && placing.is_cut
}

/// True if a body meets once more in a session in which it has resumed a meeting.
fn meets_behind_resumed(numbers: &[Vec<Vec<Number>>], stands: &[Stand]) -> bool {
    let told = stands.iter().zip(numbers).flat_map(|(stand, numbers)| {
        let sittings = stand.sittings.iter().zip(numbers);
        sittings.flat_map(|(sat, numbers)| numbers.iter().map(|number| (*sat, *number)))
    });
    let told: Vec<_> = told.collect();
    let resumed = told
        .iter()
        .filter(|(_, number)| number.mark == Some(Mark::Resumed));
    let mut again = resumed.filter(|(resumed, earlier)| {
        told.iter().any(|(sat, number)| {
            let same = sat.session == resumed.session && number.body == earlier.body;
            same && sat.starts > resumed.starts
        })
    });
    again.next().is_some()
}

/// The sittings of a body that are numbered, in order of time: the meeting, the place among its
/// sittings, and the sitting. What is cancelled or informal has no number.
fn sittings(plan: &Plan, news: &News, stands: &[Stand], body: usize) -> Vec<(usize, usize, Sat)> {
    let mut all = Vec::new();
    for (m, meeting) in plan.meetings().iter().enumerate() {
        let details = meeting.details();
        let group = GroupId::new(body);
        let meets = meeting.group == Some(group) || details.with.contains(&group);
        let record = news.of(&meeting.id);
        let held = record.is_none_or(|record| !is_cancelled(record));
        if meets && held && !details.informal {
            let sittings = stands[m].sittings.iter().enumerate();
            all.extend(sittings.map(|(place, sat)| (m, place, *sat)));
        }
    }
    all.sort_by_key(|(m, place, sat)| (sat.starts, *m, *place));
    all
}

/// The count of the meetings of a body.
struct Count<'p> {
    plan: &'p Plan,
    news: &'p News,
    next: u32,
    /// The number of each session in which the body has met.
    of_session: BTreeMap<usize, u32>,
    /// The session and the number of the last sitting of each block.
    of_block: BTreeMap<usize, (usize, u32)>,
}

impl Count<'_> {
    fn number(&mut self, m: usize, place: usize, session: usize) -> (u32, Option<Mark>) {
        let resumed = self.plan.meetings()[m].resumes.map(MeetingId::index);
        let earlier = resumed.filter(|_| place == 0);
        let mark = earlier.map(|earlier| {
            if self.was_adjourned(earlier) {
                Mark::Continued
            } else {
                Mark::Resumed
            }
        });
        let before = earlier.and_then(|earlier| self.of_block.get(&earlier).copied());
        let goes_on = self.of_block.get(&m).filter(|(last, _)| *last == session);
        let of_session = self.of_session.get(&session);
        let number = match (mark, before, goes_on, of_session) {
            // A meeting that was suspended keeps its number, wherever it is resumed.
            (Some(Mark::Resumed), Some((_, number)), _, _) => number,
            (_, _, Some((_, number)), _) => *number,
            // One that was adjourned is a new meeting, if in the same session.
            (Some(Mark::Continued), Some((_, before)), _, Some(number)) if before == *number => {
                self.take(session)
            }
            (_, _, _, Some(number)) => *number,
            _ => self.take(session),
        };
        self.of_block.insert(m, (session, number));
        (number, mark)
    }

    /// Takes the next number for a session.
    fn take(&mut self, session: usize) -> u32 {
        let number = self.next;
        self.next += 1;
        self.of_session.insert(session, number);
        number
    }

    fn was_adjourned(&self, m: usize) -> bool {
        let record = self.news.of(&self.plan.meetings()[m].id);
        record.is_some_and(is_adjourned)
    }
}

/// Returns the session that an extra one makes longer: the one that closes when it opens, else the one
/// that opens when it closes. Any other is its own.
fn host_session(slots: &[Slot], session: usize) -> usize {
    let extra = slots[session];
    if extra.kind != SessionKind::Extra {
        return session;
    }
    let touches = |before: bool| {
        slots.iter().position(|slot| {
            let touches = if before {
                slot.closes == extra.opens
            } else {
                slot.opens == extra.closes
            };
            touches && slot.track == extra.track && slot.kind != SessionKind::IfNeeded
        })
    };
    let other = touches(true).or_else(|| touches(false));
    other.unwrap_or(session)
}

/// Returns the first session that was held for the planned one for which a session was held: that of
/// which it has the most. One that was held in parts is one session.
fn first_part(plan: &Plan, slots: &[Slot], session: usize) -> usize {
    let planned = planned_slots(plan);
    let held_for = |slot: &Slot| {
        let shared = |of: &Slot| of.closes.min(slot.closes) - of.opens.max(slot.opens);
        let same_day = planned
            .iter()
            .filter(|of| (of.track, of.day) == (slot.track, slot.day));
        let most = same_day
            .clone()
            .map(shared)
            .max()
            .filter(|most| *most > 0)?;
        same_day
            .clone()
            .find(|of| shared(of) == most)
            .map(|of| of.opens)
    };
    let of_session = &slots[session];
    let of = held_for(of_session).filter(|_| of_session.kind != SessionKind::Extra);
    let first = slots.iter().position(|slot| {
        let same_track = slot.track == of_session.track && slot.kind != SessionKind::Extra;
        same_track && of.is_some() && held_for(slot) == of
    });
    first.unwrap_or(session)
}

const fn is_cancelled(record: &Record) -> bool {
    record.cancelled.is_some() || record.postponed.is_some()
}

const fn is_adjourned(record: &Record) -> bool {
    record.adjourned.is_some()
}
