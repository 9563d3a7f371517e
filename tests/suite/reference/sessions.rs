//! The sessions of the reference: as planned, and as the news of the days leave them.

use chrono::NaiveDate;
use plenary::{
    Hours, News, Plan,
    plan::{DayRecord, Extra, GroupId, SessionKind, TrackId},
};

use super::Misfit;
use crate::clocks::{Minute, local_times, minute, only_showing};

/// A session of the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) track: TrackId,
    pub(crate) day: NaiveDate,
    pub(crate) opens: Minute,
    pub(crate) closes: Minute,
    pub(crate) kind: SessionKind,
    pub(crate) group: Option<GroupId>,
}

/// The time of a session that was held longer than planned, from its planned close on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Overtime {
    pub(super) track: TrackId,
    pub(super) from: Minute,
    pub(super) to: Minute,
}

/// The sessions of all tracks, in order, and their overtime.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    pub(super) slots: Vec<Slot>,
    pub(super) overtimes: Vec<Overtime>,
    /// The parts of sessions for one group that others leave.
    pub(super) cut: Vec<Slot>,
}

/// True if a session for one group can be held at the time of one in reserve: by the documents only the
/// part outside that one is added, the library finds fault with the overlap.
const EXTRA_OVER_RESERVE: bool = false;

/// The days on which a track has hours of its own: the track, and the day.
pub(crate) type OwnDays = [(TrackId, NaiveDate)];

/// Returns the sessions as they are planned.
pub(crate) fn planned_slots(plan: &Plan) -> Vec<Slot> {
    let sessions = plan.frame().iter();
    sessions.map(slot_of).collect()
}

/// Returns a session of the library in the terms of the reference.
pub(crate) fn slot_of(session: &plenary::plan::Session) -> Slot {
    Slot {
        track: session.track,
        day: session.day,
        opens: minute(session.opens),
        closes: minute(session.closes),
        kind: session.kind,
        group: session.group,
    }
}

/// Returns the sessions as they are held by the news of the days.
pub(super) fn held_frame(plan: &Plan, news: &News, own_days: &OwnDays) -> Result<Frame, Misfit> {
    let planned = planned_slots(plan);
    let mut held = Frame::default();
    for track in (0..plan.tracks().len()).map(TrackId::new) {
        let mut of_track = Vec::new();
        let days = plan.first_day().iter_days();
        for day in days.take_while(|day| *day <= plan.last_day()) {
            let of_day = planned
                .iter()
                .copied()
                .filter(|slot| (slot.track, slot.day) == (track, day));
            let told = DayNews::new(plan, news, own_days, track, day);
            let (slots, overtimes) = told.sessions(of_day.collect())?;
            of_track.extend(slots);
            held.overtimes.extend(overtimes);
        }
        let (for_one, mut for_all): (Vec<Slot>, Vec<_>) =
            of_track.into_iter().partition(|slot| slot.group.is_some());
        for_all.sort_by_key(|slot| (slot.opens, slot.closes));
        let mut pairs = for_all.windows(2);
        if pairs.any(|pair| pair[1].opens < pair[0].closes) {
            return Err(Misfit::SessionsOverlap);
        }
        let mut of_track = join_extra(for_all);
        for slot in for_one {
            let left = outside_of(&of_track, slot);
            let reserve = |of: &Slot| {
                let shared = of.opens < slot.closes && slot.opens < of.closes;
                shared && of.kind == SessionKind::IfNeeded
            };
            if !EXTRA_OVER_RESERVE && of_track.iter().any(reserve) {
                return Err(Misfit::Unsettled);
            }
            if left != [slot] {
                held.cut.extend(&left);
            }
            of_track.extend(left);
        }
        of_track.sort_by_key(|slot| (slot.opens, slot.closes));
        held.slots.extend(of_track);
    }
    Ok(held)
}

/// Returns what is wrong with the sessions, and whether hours of the news are on no clock besides.
pub(super) fn with_hours_at_fault(plan: &Plan, news: &News, misfit: Misfit) -> Vec<Misfit> {
    let unclear = |day: &DayRecord| {
        let extra = day.extra.iter().map(|extra| extra.hours);
        let held = day.held.iter().flatten().copied();
        let mut hours = extra.chain(held).chain(day.opened.iter().copied());
        hours.any(|hours| {
            let (from, to) = local_times(hours, day.day);
            let zone = plan.time_zone();
            only_showing(zone, from)
                .and(only_showing(zone, to))
                .is_none()
        })
    };
    let clocks = news.days().iter().any(unclear).then_some(Misfit::Clocks);
    [misfit].into_iter().chain(clocks).collect()
}

/// Joins each extra session that is for all to the session that it adjoins.
fn join_extra(slots: Vec<Slot>) -> Vec<Slot> {
    let extends = |extra: &Slot| extra.kind == SessionKind::Extra && extra.group.is_none();
    let can_grow = |slot: &Slot| slot.kind != SessionKind::IfNeeded && slot.group.is_none();
    let mut all: Vec<Slot> = Vec::new();
    for slot in slots {
        match all.last_mut() {
            Some(last) if last.closes == slot.opens && extends(&slot) && can_grow(last) => {
                last.closes = slot.closes;
            }
            Some(last) if last.closes == slot.opens && extends(last) && can_grow(&slot) => {
                let opens = last.opens;
                *last = Slot { opens, ..slot };
            }
            _ => all.push(slot),
        }
    }
    all
}

/// Returns what other sessions leave of one.
fn outside_of(others: &[Slot], slot: Slot) -> Vec<Slot> {
    let is_free = |at: &Minute| !others.iter().any(|of| (of.opens..of.closes).contains(at));
    let mut left: Vec<Slot> = Vec::new();
    for at in (slot.opens..slot.closes).filter(is_free) {
        match left.last_mut() {
            Some(last) if last.closes == at => last.closes = at + 1,
            _ => left.push(Slot {
                opens: at,
                closes: at + 1,
                ..slot
            }),
        }
    }
    left
}

/// True if nothing is held in a track on a day: one that is closed for all is not in a track whose
/// own days give hours for it.
fn is_closed(plan: &Plan, track: TrackId, day: NaiveDate) -> bool {
    let mut frame = plan.frame().iter();
    let is_open = frame.any(|session| (session.track, session.day) == (track, day));
    let mut closed = plan.closed_days().iter();
    closed.any(|closed| {
        let for_it = closed.track.map_or(!is_open, |of| of == track);
        closed.day == day && for_it
    })
}

/// The group that an extra session is for.
fn group_of(plan: &Plan, extra: &Extra) -> Option<GroupId> {
    let id = extra.group.as_ref()?;
    let place = plan.groups().iter().position(|group| group.id == *id);
    place.map(GroupId::new)
}

/// True if a group, or one of its sub-working groups, takes part in a meeting.
pub(super) fn takes_part(plan: &Plan, meeting: &plenary::plan::Meeting, group: GroupId) -> bool {
    let joint = meeting.details().with.iter().copied();
    let mut groups = meeting.group.into_iter().chain(joint);
    groups.any(|of| of == group || plan.groups()[of].parent == Some(group))
}

/// True if a group takes part in a meeting of a track.
fn meets(plan: &Plan, group: GroupId, track: TrackId) -> bool {
    let mut meetings = plan.meetings().iter();
    meetings.any(|meeting| meeting.track == track && takes_part(plan, meeting, group))
}

fn meets_somewhere(plan: &Plan, group: GroupId) -> bool {
    let mut tracks = (0..plan.tracks().len()).map(TrackId::new);
    tracks.any(|track| meets(plan, group, track))
}

/// The news of a day, for one track.
struct DayNews<'p> {
    plan: &'p Plan,
    track: TrackId,
    day: NaiveDate,
    closed: bool,
    /// The record of this track alone.
    of_track: Option<&'p DayRecord>,
    /// The record of all tracks.
    common: Option<&'p DayRecord>,
    /// True if the track is one of those of which is spoken if all are.
    hears_common: bool,
}

impl<'p> DayNews<'p> {
    fn new(
        plan: &'p Plan,
        news: &'p News,
        own_days: &OwnDays,
        track: TrackId,
        day: NaiveDate,
    ) -> Self {
        let of = |key: Option<&str>| {
            let mut days = news.days().iter();
            days.find(|record| record.day == day && record.track.as_deref() == key)
        };
        let key = plan.tracks()[track].key.as_deref();
        let closed = is_closed(plan, track, day);
        let own_hours = plan.tracks()[track].own_hours || own_days.contains(&(track, day));
        Self {
            plan,
            track,
            day,
            closed,
            of_track: key.and_then(|key| of(Some(key))),
            common: of(None),
            hears_common: !closed && !own_hours,
        }
    }

    /// The records that speak of this track, its own first.
    fn heard(&self) -> impl Iterator<Item = &'p DayRecord> {
        let common = self.common.filter(|_| self.hears_common);
        self.of_track.into_iter().chain(common)
    }

    /// Returns the sessions of the day, from those that are planned, and their overtime.
    fn sessions(&self, planned: Vec<Slot>) -> Result<(Vec<Slot>, Vec<Overtime>), Misfit> {
        self.check_closed()?;
        let (mut slots, mut overtimes) = (planned, Vec::new());
        for opened in self.heard().flat_map(|record| &record.opened) {
            let now = self.slot(*opened)?;
            for slot in &mut slots {
                let same = (slot.opens, slot.closes) == (now.opens, now.closes);
                if same && slot.kind == SessionKind::IfNeeded {
                    slot.kind = SessionKind::Opened;
                }
            }
        }
        if let Some(held) = self.heard().find_map(|record| record.held.as_ref()) {
            let held = held
                .iter()
                .map(|hours| self.slot(*hours))
                .collect::<Result<Vec<_>, _>>()?;
            let late = held.iter().filter_map(|held| overtime(&slots, held));
            overtimes = late.collect();
            slots = held;
        }
        slots.extend(self.extra(self.of_track, true)?);
        slots.extend(self.extra(self.common, self.hears_common)?);
        Ok((slots, overtimes))
    }

    /// Returns the extra sessions of a record. One for a group is for the tracks in which it meets.
    fn extra(&self, record: Option<&DayRecord>, hears: bool) -> Result<Vec<Slot>, Misfit> {
        let mut slots = Vec::new();
        for extra in record.into_iter().flat_map(|record| &record.extra) {
            let group = group_of(self.plan, extra);
            let meeting = group.filter(|group| meets_somewhere(self.plan, *group));
            if meeting.map_or(hears, |group| meets(self.plan, group, self.track)) {
                if self.closed {
                    return Err(Misfit::ClosedDay);
                }
                let kind = SessionKind::Extra;
                let slot = self.slot(extra.hours)?;
                slots.push(Slot {
                    kind,
                    group,
                    ..slot
                });
            }
        }
        Ok(slots)
    }

    /// Finds fault with what is held on a day that is closed, by the same table.
    fn check_closed(&self) -> Result<(), Misfit> {
        let tells = |of: Option<&DayRecord>| {
            let held = of.into_iter().flat_map(|of| &of.held).flatten();
            let mut extra = of.into_iter().flat_map(|of| &of.extra);
            let nobodys = |extra: &Extra| {
                let group = group_of(self.plan, extra);
                !group.is_some_and(|group| meets_somewhere(self.plan, group))
            };
            held.count() > 0 || extra.any(nobodys)
        };
        let mut closed_days = self.plan.closed_days().iter();
        let for_all = closed_days.any(|of| of.day == self.day && of.track.is_none());
        if self.closed && tells(self.of_track) || for_all && tells(self.common) {
            return Err(Misfit::ClosedDay);
        }
        Ok(())
    }

    /// Returns a session that was held.
    fn slot(&self, hours: Hours) -> Result<Slot, Misfit> {
        let (from, to) = local_times(hours, self.day);
        let zone = self.plan.time_zone();
        let times = only_showing(zone, from).zip(only_showing(zone, to));
        let (opens, closes) = times.ok_or(Misfit::Clocks)?;
        Ok(Slot {
            track: self.track,
            day: self.day,
            opens,
            closes,
            kind: SessionKind::Planned,
            group: None,
        })
    }
}

/// Returns what lies beyond the planned close of a session that was held: that of the last planned
/// session of which it has a part.
fn overtime(planned: &[Slot], held: &Slot) -> Option<Overtime> {
    let shares = |slot: &&Slot| slot.opens < held.closes && held.opens < slot.closes;
    let usable = planned
        .iter()
        .filter(|slot| slot.kind != SessionKind::IfNeeded);
    let last = usable.filter(shares).max_by_key(|slot| slot.closes)?;
    (held.closes > last.closes).then_some(Overtime {
        track: held.track,
        from: last.closes,
        to: held.closes,
    })
}
