//! The records by which a plan is placed, and those that are left if some are taken back.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashSet},
};

use chrono::NaiveDate;

use super::Cause;
use crate::{
    plan::{DayRecord, Extra, Record},
    schedule::{Schedule, demands::TimedRecord, timeline::Timeline},
    time::Hours,
};

/// Records of a schedule.
#[derive(Default)]
pub(super) struct RecordSet {
    pub(super) meetings: BTreeMap<String, RecordedMeeting>,
    days: Vec<DayRecord>,
}

/// Records by which a plan is placed.
pub(super) struct Facts<'r> {
    pub(super) meetings: Vec<(&'r str, Cow<'r, RecordedMeeting>)>,
    pub(super) days: Vec<DayRecord>,
}

/// A record of a meeting.
#[derive(Clone, Default)]
pub(super) struct RecordedMeeting {
    pub(super) record: Record,
    /// The minutes that the meeting took, and how much later it ended, if it ended in a break.
    pub(super) came_to: (u32, u32),
}

impl RecordSet {
    /// Returns the records of a schedule.
    pub(super) fn of(schedule: &Schedule) -> Self {
        let zone = schedule.plan.frame.time_zone;
        let recorded = schedule
            .meetings
            .iter()
            .filter(|placed| placed.record != Record::default());
        let meetings = recorded.map(|placed| {
            let stopped = placed.record.ended.or(placed.record.stopped());
            let break_minutes = stopped.zip(placed.current.ends()).map(|(stopped, ends)| {
                let minutes = (zone.earliest(stopped) - ends).num_minutes();
                u32::try_from(minutes).unwrap_or(0)
            });
            let happened = RecordedMeeting {
                record: placed.record.clone(),
                came_to: (placed.current.takes.0, break_minutes.unwrap_or(0)),
            };
            (placed.meeting.id.clone(), happened)
        });
        Self {
            meetings: meetings.collect(),
            days: schedule.days.clone(),
        }
    }

    /// Returns the ids of all meetings with a record in one of the two.
    fn ids<'r>(&'r self, other: &'r Self) -> impl Iterator<Item = &'r str> {
        let others = other
            .meetings
            .keys()
            .filter(|id| !self.meetings.contains_key(*id));
        self.meetings.keys().chain(others).map(String::as_str)
    }
}

impl Facts<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.meetings.is_empty() && self.days.is_empty()
    }
}

impl RecordedMeeting {
    /// Returns the record by the minute.
    pub(super) fn timed_record(&self, timeline: &Timeline<'_>) -> TimedRecord<'_> {
        let zone = timeline.plan.frame.time_zone;
        let minute = |local: chrono::NaiveDateTime| timeline.minute(zone.earliest(local));
        TimedRecord {
            record: &self.record,
            ended: self.record.ended.map(minute),
            stopped: self.record.stopped().map(minute),
            came_to: Some(self.came_to),
        }
    }
}

/// Returns the causes that the differences between the records are.
pub(super) fn differences(now: &RecordSet, base: &RecordSet) -> Vec<Cause> {
    let mut causes = Vec::new();
    for id in now.ids(base) {
        let (is, was) = (now.meetings.get(id), base.meetings.get(id));
        let extended = |recorded: Option<&RecordedMeeting>| {
            recorded.and_then(|recorded| recorded.record.extended)
        };
        let outcome = |recorded: Option<&RecordedMeeting>| {
            let record = recorded.map(|recorded| recorded.record.clone());
            Record {
                extended: None,
                ..record.unwrap_or_default()
            }
        };
        if outcome(is) != outcome(was) {
            causes.push(Cause::Outcome {
                meeting: id.to_owned(),
            });
        }
        if extended(is) != extended(was) {
            causes.push(Cause::Extended {
                meeting: id.to_owned(),
            });
        }
    }
    for ((day, track), (is, was)) in pairs(now, base) {
        let key = || track.map(str::to_owned);
        if held_hours(is) != held_hours(was) {
            causes.push(Cause::Held {
                day,
                track: key(),
                sessions: Vec::new(),
            });
        }
        let extra =
            in_one_only(extra_sessions(is), extra_sessions(was)).map(|session| Cause::Extra {
                day,
                track: key(),
                session: session.clone(),
            });
        causes.extend(extra);
        let opened = in_one_only(opened_hours(is), opened_hours(was)).map(|hours| Cause::Opened {
            day,
            track: key(),
            hours: *hours,
        });
        causes.extend(opened);
    }
    causes
}

/// Returns the current records, but those of some causes as they were.
pub(super) fn undo<'r>(now: &'r RecordSet, base: &'r RecordSet, undone: &[&Cause]) -> Facts<'r> {
    Facts {
        meetings: meetings(now, base, undone),
        days: pairs(now, base)
            .into_iter()
            .filter_map(|(of, records)| day(of, records, undone))
            .collect(),
    }
}

fn meetings<'r>(
    now: &'r RecordSet,
    base: &'r RecordSet,
    undone: &[&Cause],
) -> Vec<(&'r str, Cow<'r, RecordedMeeting>)> {
    let (mut outcomes, mut extensions) = (HashSet::new(), HashSet::new());
    for cause in undone {
        match cause {
            Cause::Outcome { meeting } => _ = outcomes.insert(&**meeting),
            Cause::Extended { meeting } => _ = extensions.insert(&**meeting),
            _ => {}
        }
    }
    let one = |id: &'r str| {
        let (is, was) = (now.meetings.get(id), base.meetings.get(id));
        let outcome = if outcomes.contains(id) { was } else { is };
        let extension = if extensions.contains(id) { was } else { is };
        let extended = extension.and_then(|recorded| recorded.record.extended);
        let mut happened =
            outcome.map_or_else(|| Cow::Owned(RecordedMeeting::default()), Cow::Borrowed);
        if happened.record.extended != extended {
            happened.to_mut().record.extended = extended;
        }
        (happened.record != Record::default()).then_some((id, happened))
    };
    now.ids(base).filter_map(one).collect()
}

type OfDay<'f> = (NaiveDate, Option<&'f str>);
type Pair<'f> = (Option<&'f DayRecord>, Option<&'f DayRecord>);

/// Returns the records of each day, as they are and as they were.
fn pairs<'f>(now: &'f RecordSet, base: &'f RecordSet) -> BTreeMap<OfDay<'f>, Pair<'f>> {
    let mut pairs: BTreeMap<OfDay<'f>, Pair<'f>> = BTreeMap::new();
    for record in &now.days {
        pairs
            .entry((record.day, record.track.as_deref()))
            .or_default()
            .0 = Some(record);
    }
    for record in &base.days {
        pairs
            .entry((record.day, record.track.as_deref()))
            .or_default()
            .1 = Some(record);
    }
    pairs
}

fn held_hours(record: Option<&DayRecord>) -> Option<&Vec<Hours>> {
    record.and_then(|record| record.held.as_ref())
}

fn extra_sessions(record: Option<&DayRecord>) -> &[Extra] {
    record.map_or(&[], |record| &record.extra)
}

fn opened_hours(record: Option<&DayRecord>) -> &[Hours] {
    record.map_or(&[], |record| &record.opened)
}

/// Returns the items that are in only one of two lists.
fn in_one_only<'f, T: PartialEq>(now: &'f [T], base: &'f [T]) -> impl Iterator<Item = &'f T> {
    let added = now.iter().filter(|item| !base.contains(item));
    added.chain(base.iter().filter(|item| !now.contains(item)))
}

/// Returns the record of a day, with its undone parts as they were; none if nothing is left of it.
fn day((day, track): OfDay<'_>, (is, was): Pair<'_>, undone: &[&Cause]) -> Option<DayRecord> {
    let is_of_day = |cause: &&&Cause| match cause {
        Cause::Held {
            day: of,
            track: key,
            ..
        }
        | Cause::Extra {
            day: of,
            track: key,
            ..
        }
        | Cause::Opened {
            day: of,
            track: key,
            ..
        } => (*of, key.as_deref()) == (day, track),
        _ => false,
    };
    let undone: Vec<&Cause> = undone.iter().filter(is_of_day).copied().collect();
    let is_held = undone
        .iter()
        .any(|cause| matches!(cause, Cause::Held { .. }));
    let was_added = |extra: &Extra| {
        let mut added = undone.iter();
        added.any(|cause| matches!(cause, Cause::Extra { session, .. } if session == extra))
    };
    let was_opened = |session_hours: &Hours| {
        let mut added = undone.iter();
        added.any(|cause| matches!(cause, Cause::Opened { hours, .. } if hours == session_hours))
    };
    let record = DayRecord {
        day,
        track: track.map(str::to_owned),
        held: held_hours(if is_held { was } else { is }).cloned(),
        extra: merge(extra_sessions(is), extra_sessions(was), was_added),
        opened: merge(opened_hours(is), opened_hours(was), was_opened),
    };
    let is_empty = record.held.is_none() && record.extra.is_empty() && record.opened.is_empty();
    (!is_empty).then_some(record)
}

/// Returns a list with its undone items as they were.
fn merge<T: PartialEq + Clone>(now: &[T], base: &[T], is_undone: impl Fn(&T) -> bool) -> Vec<T> {
    let kept = now
        .iter()
        .filter(|item| base.contains(item) || !is_undone(item));
    let again = base
        .iter()
        .filter(|item| !now.contains(item) && is_undone(item));
    kept.chain(again).cloned().collect()
}
