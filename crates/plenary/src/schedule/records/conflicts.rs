//! Records that cannot be true beside each other, or that lie after the moment up to which they go.

use std::collections::BTreeMap;

use super::Checker;
use crate::{
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{List, MeetingId, News, Record},
    schedule::{current, demands::Records, judge::length},
    time::{Minutes, Moment, describe},
};

/// The most meetings that one fault names as waiting for a meeting that is suspended.
const MOST_WAITING: usize = 8;

impl Checker<'_> {
    /// Returns the faults of meetings that have stopped and are not resumed, and of those that are
    /// resumed and had not stopped.
    pub(super) fn resumptions(&self, records: &Records<'_>) -> Faults {
        let mut faults = Faults::new();
        let meetings = &self.input.timeline.plan.meetings;
        let stop_key = |place: MeetingId| records.get(place)?.record.stop_key();
        let mut resumed = vec![None; meetings.len()];
        for (place, meeting) in meetings.with_ids() {
            let Some(earlier) = meeting.resumes else {
                continue;
            };
            resumed[earlier.index()] = Some(place);
            if stop_key(earlier).is_none() {
                let id = self.id(earlier);
                let message = format!("`{id}` is resumed, and was neither suspended nor adjourned");
                faults.push(
                    Fault::new(Code::BadResumption, message, path_to!["meeting", place, "resumes"])
                        .label("takes up what it left")
                        .and(path_to!["meeting", earlier])
                        .label("neither `suspended` nor `adjourned` under this")
                        .help(format!("record under {id} when it stopped, such as `suspended = \"2026-03-16 16:40\"`")),
                );
            }
        }
        let settled = |place: MeetingId| {
            let record = records.get(place).map(|timed| timed.record);
            record.is_some_and(|record| record.is_over() || record.is_called_off())
        };
        let open_key = |place: MeetingId| stop_key(place).filter(|_| !settled(place));
        faults.extend(self.left_open(&resumed, open_key));
        faults
    }

    /// Returns the warnings of meetings that stopped and that nothing resumes. If the block that
    /// resumes one is not held, it is named only if others wait for its end.
    fn left_open(
        &self,
        resumed: &[Option<MeetingId>],
        open_key: impl Fn(MeetingId) -> Option<&'static str>,
    ) -> Faults {
        let mut faults = Faults::new();
        let held = |place: MeetingId| self.input.demand(place).is_held();
        let meetings = self.input.timeline.plan.meetings.ids();
        let open = meetings
            .filter(|place| !resumed[place.index()].is_some_and(held))
            .filter_map(|place| Some((place, open_key(place)?)))
            .collect::<Vec<_>>();
        if open.is_empty() {
            return faults;
        }
        let waiting = self.waiting();
        for (place, key) in open {
            let behind = resumed[place.index()].unwrap_or(place);
            let all = waiting.get(&place).into_iter().flatten().copied();
            let later: Vec<_> = all.filter(|other| *other > behind).collect();
            let fault = match resumed[place.index()] {
                None => self.not_resumed(place, key),
                Some(_) if later.is_empty() => continue,
                Some(block) => self.resumed_by_nothing((place, key), block),
            };
            let named = later.into_iter().take(MOST_WAITING);
            faults.push(named.fold(fault, |fault, other| {
                fault
                    .and(path_to!["meeting", other, "after"])
                    .label("begins as if it had ended then")
            }));
        }
        faults
    }

    /// Returns the meetings that wait by `after`, by the meeting for which they wait.
    fn waiting(&self) -> BTreeMap<MeetingId, Vec<MeetingId>> {
        let mut waiting: BTreeMap<MeetingId, Vec<MeetingId>> = BTreeMap::new();
        let meetings = self.input.timeline.plan.meetings.with_ids();
        let held = meetings.filter(|(place, _)| self.input.demand(*place).is_held());
        for (place, meeting) in held {
            for earlier in &meeting.start.after {
                waiting.entry(*earlier).or_default().push(place);
            }
        }
        waiting
    }

    fn resumed_by_nothing(
        &self,
        (place, key): (MeetingId, &'static str),
        block: MeetingId,
    ) -> Fault {
        let (id, other) = (self.id(place), self.id(block));
        let message = format!("`{id}` is {key}, and {other}, which resumes it, is not held");
        Fault::new(Code::NotResumed, message, path_to!["meeting", place, key])
            .label("stops here")
            .and(path_to!["meeting", block])
            .label("is not held")
            .help(format!(
                "delete the block of {other}; then add another with `resumes = \"{id}\"`, or write `ended` instead of `{key}` if {id} is over"
            ))
    }

    fn not_resumed(&self, place: MeetingId, key: &'static str) -> Fault {
        let placement = &self.current[place];
        let (id, left) = (
            self.id(place),
            placement.asked.saturating_sub(placement.taken),
        );
        let message = format!(
            "`{id}` is {key} and not resumed, with {} left",
            length(left)
        );
        Fault::new(Code::NotResumed, message, path_to!["meeting", place, key])
            .label("stops here")
            .help(format!(
                "at the place in the order where it goes on, add the lines `[[meeting]]` and `resumes = \"{id}\"`; or write `ended` instead"
            ))
    }

    /// Returns the notes of records that come after a meeting of which nothing is recorded.
    pub(super) fn gaps(&self, records: &Records<'_>) -> Faults {
        let plan = self.input.timeline.plan;
        let mut faults = Faults::new();
        if records.by_meeting.is_empty() {
            return faults;
        }
        let mut open: Vec<Option<MeetingId>> = vec![None; plan.frame.tracks.len()];
        for (place, meeting) in plan.meetings.with_ids() {
            let record = records.get(place).map(|timed| timed.record);
            let settled = record.is_some_and(Record::is_settled);
            if meeting.start.pinned.is_some() || record.is_some_and(Record::takes_no_time) {
                continue;
            }
            let earlier = &mut open[meeting.track.index()];
            match (*earlier, settled) {
                (None, false) => *earlier = Some(place),
                (Some(before), true) => {
                    faults.push(self.gap(before, place));
                    *earlier = None;
                }
                _ => {}
            }
        }
        faults
    }

    fn gap(&self, before: MeetingId, place: MeetingId) -> Fault {
        let (id, earlier) = (self.id(place), self.id(before));
        let message = format!("`{id}` is recorded, and {earlier}, which comes before it, is not");
        let took = Minutes(self.current[before].taken).to_toml();
        Fault::new(Code::RecordGap, message, path_to!["meeting", before])
            .label("not recorded as over")
            .and(path_to!["meeting", place])
            .label("recorded")
            .help(format!(
                "if it was held as planned, add the line `took = \"{took}\"` under it; if it is still to come, put its block behind the other; or write `cancelled` and why"
            ))
    }

    /// Returns the faults of records of what comes after the moment up to which they go.
    pub(super) fn future(&self, records: &Records<'_>, news: &News, now: Moment) -> Faults {
        let timeline = self.input.timeline;
        let minute = timeline.minute(now);
        let mut faults = Faults::new();
        let mut push = |what: String, at: Path| {
            let message = format!("{what}, after {}", describe(now));
            faults.push(
                Fault::new(Code::RecordOfFuture, message, at)
                    .label("still to come")
                    .and(path_to!["as-of"])
                    .label("what has happened is recorded up to then")
                    .help("mend the record, or write a later `as-of`"),
            );
        };
        for (place, timed) in records.all() {
            let placement = &self.current[place];
            let Some(end) = placement.parts.last().filter(|part| part.to > minute) else {
                continue;
            };
            let key = match timed.record {
                Record { ended: Some(_), .. } => "ended",
                Record {
                    suspended: Some(_), ..
                } => "suspended",
                Record {
                    adjourned: Some(_), ..
                } => "adjourned",
                Record { took: Some(_), .. } => "took",
                _ => continue,
            };
            let end = describe(timeline.moment(end.session, end.to));
            push(
                format!("`{}` ends on {end}", self.id(place)),
                path_to!["meeting", place, key],
            );
        }
        let later = news
            .days()
            .iter()
            .filter(|record| record.day > now.date_naive());
        for record in later.filter(|record| record.held.is_some()) {
            let day = record.day.format("%A %-d %B");
            push(
                format!("sessions were held on {day}"),
                current::path(record).then("held"),
            );
        }
        faults
    }
}
