//! The check that the records can have happened.

mod conflicts;
mod overtime;
mod stopped;

use std::collections::HashSet;

use super::{
    current,
    demands::{Records, TimedRecord},
    place_queue::Placing,
    queue_input::QueueInput,
};
use crate::{
    check::{GroupIndex, unknown_group},
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{Extra, MeetingId, News, Plan, Record},
    time::{Minutes, Moment},
};

/// Returns the faults of all records, one by one and beside each other.
pub(super) fn judge(
    input: &QueueInput<'_>,
    records: &Records<'_>,
    current: &Placing,
    (news, now): (&News, Option<Moment>),
) -> Faults {
    let mut faults = Faults::new();
    let checker = Checker { input, current };
    for (place, record) in records.all() {
        let contradictory = checker.contradiction(place, record.record);
        if contradictory.is_empty() {
            faults.extend(checker.bad_stop(place, record));
            faults.extend(checker.disagreement(place, record));
        }
        faults.extend(contradictory);
    }
    faults.extend(checker.resumptions(records));
    faults.extend(checker.gaps(records));
    faults.extend(checker.overtime(news));
    if let Some(now) = now {
        faults.extend(checker.future(records, news, now));
    }
    faults
}

/// The records beside the placing that they led to.
struct Checker<'a> {
    input: &'a QueueInput<'a>,
    current: &'a Placing,
}

impl Checker<'_> {
    fn id(&self, place: MeetingId) -> &str {
        &self.input.timeline.plan.meetings[place].id
    }

    /// Returns the fault of records of which only one can be true.
    fn contradiction(&self, place: MeetingId, record: &Record) -> Faults {
        let over = match (record.took, record.ended) {
            (Some(_), _) => Some("took"),
            (None, Some(_)) => Some("ended"),
            (None, None) => None,
        };
        let given = [
            ("cancelled", record.cancelled.is_some()),
            ("postponed", record.postponed.is_some()),
            ("suspended", record.suspended.is_some()),
            ("adjourned", record.adjourned.is_some()),
            (over.unwrap_or("took"), over.is_some()),
            ("extended", record.extended.is_some()),
        ];
        let given: Vec<_> = given
            .iter()
            .filter(|(_, given)| *given)
            .map(|(key, _)| *key)
            .collect();
        let excludes = |one: &str, other: &str| match one {
            // A meeting that was opened and is then not held has used time.
            "cancelled" | "postponed" => !matches!(other, "took" | "ended"),
            "suspended" | "adjourned" => other != "extended",
            _ => false,
        };
        let pair = given.iter().enumerate().find_map(|(i, one)| {
            let other = given[i + 1..].iter().find(|other| excludes(one, other))?;
            Some((*one, *other))
        });
        let fault = |(one, other): (&'static str, &'static str)| {
            let message = format!("`{}` has both `{one}` and `{other}`", self.id(place));
            Fault::new(
                Code::RecordsDisagree,
                message,
                path_to!["meeting", place, one],
            )
            .label("only one of the two can be true")
            .and(path_to!["meeting", place, other])
            .label("the other")
            .help(format!("delete `{one}` or `{other}`"))
        };
        pair.map(fault).into_iter().collect()
    }

    /// Returns the fault of `took` and `ended` that contradict each other.
    fn disagreement(&self, place: MeetingId, record: TimedRecord<'_>) -> Option<Fault> {
        let (took, _) = record.record.took.zip(record.ended)?;
        let taken = Minutes(self.current[place].taken);
        (took != taken).then(|| {
            let message = format!("`{}` took {took}, and by its end {taken}", self.id(place));
            Fault::new(
                Code::RecordsDisagree,
                message,
                path_to!["meeting", place, "took"],
            )
            .label(took.to_string())
            .and(path_to!["meeting", place, "ended"])
            .label(taken.to_string())
            .edit(
                format!("write `\"{}\"`, or delete one of the two", taken.to_toml()),
                format!("\"{}\"", taken.to_toml()),
            )
        })
    }
}

/// Returns the faults of news of days, tracks and groups that the plan does not have.
pub(super) fn unknown_days(plan: &Plan, news: &News) -> Faults {
    let mut faults = Faults::new();
    let (first, last) = (plan.frame.first_day, plan.frame.last_day);
    let declared = plan.frame.tracks.iter();
    let tracks: HashSet<_> = declared.filter_map(|track| track.key.as_deref()).collect();
    let groups = GroupIndex::of(&plan.groups);
    for record in news.days() {
        let at = current::path(record);
        if !(first..=last).contains(&record.day) {
            let message = format!(
                "{} is not one of the days from {first} to {last}",
                record.day
            );
            let fault = Fault::new(Code::OutsideDays, message, at.clone());
            faults.push(fault.help("record it under one of the days"));
        }
        if let Some(key) = record.track.as_deref().filter(|key| !tracks.contains(key)) {
            let message = format!("no track is called `{key}`");
            let fault = Fault::new(Code::UnknownTrack, message, at.clone());
            faults.push(fault.help("record it under one of the tracks"));
        }
        for (i, extra) in record.extra.iter().enumerate() {
            faults.extend(unknown_room(plan, extra, || {
                at.then("extra").then(i).then("room")
            }));
            let Some(group) = &extra.group else { continue };
            if !groups.places.contains_key(&**group) {
                let key = at.then("extra").then(i).then("for");
                faults.push(unknown_group(group, &groups, key, faults.len()));
            }
        }
    }
    faults
}

/// Returns the fault of a room of an extra session that the plan does not have, where it declares its rooms.
fn unknown_room(plan: &Plan, extra: &Extra, at: impl FnOnce() -> Path) -> Option<Fault> {
    let name = extra.room.as_ref()?;
    let is_declared = plan.rooms().is_empty() || plan.named_room(name).room.is_some();
    (!is_declared).then(|| {
        let message = format!("no room is called `{name}`");
        let fault = Fault::new(Code::UnknownRoom, message, at());
        fault.help("record it in one of the rooms of the plan")
    })
}
