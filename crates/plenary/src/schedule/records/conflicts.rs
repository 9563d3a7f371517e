//! Records that cannot be true beside each other, or that lie after the moment up to which they go.

use std::collections::BTreeMap;

use super::Checker;
use crate::{
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{News, Record},
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
        let stop_key = |place: usize| records.get(place)?.record.stop_key();
        let mut resumed = vec![None; meetings.len()];
        for (place, meeting) in meetings.iter().enumerate() {
            let Some(earlier) = meeting.resumes else {
                continue;
            };
            resumed[earlier] = Some(place);
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
        let settled = |place: usize| {
            let record = records.get(place).map(|timed| timed.record);
            record.is_some_and(|record| record.is_over() || record.is_called_off())
        };
        let open_key = |place: usize| stop_key(place).filter(|_| !settled(place));
        faults.extend(self.left_open(&resumed, open_key));
        faults
    }

    /// Returns the warnings of meetings that stopped and that nothing resumes. If the block that
    /// resumes one is not held, it is named only if others wait for its end.
    fn left_open(
        &self,
        resumed: &[Option<usize>],
        open_key: impl Fn(usize) -> Option<&'static str>,
    ) -> Faults {
        let mut faults = Faults::new();
        let held = |place: usize| self.input.demands[place].is_held();
        let open = (0..resumed.len())
            .filter(|place| !resumed[*place].is_some_and(held))
            .filter_map(|place| Some((place, open_key(place)?)))
            .collect::<Vec<_>>();
        if open.is_empty() {
            return faults;
        }
        let waiting = self.waiting();
        for (place, key) in open {
            let behind = resumed[place].unwrap_or(place);
            let all = waiting.get(&place).into_iter().flatten().copied();
            let later: Vec<_> = all.filter(|other| *other > behind).collect();
            let fault = match resumed[place] {
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
    fn waiting(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut waiting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let meetings = self.input.timeline.plan.meetings.iter().enumerate();
        let held = meetings.filter(|(place, _)| self.input.demands[*place].is_held());
        for (place, meeting) in held {
            for earlier in &meeting.start.after {
                waiting.entry(*earlier).or_default().push(place);
            }
        }
        waiting
    }

    fn resumed_by_nothing(&self, (place, key): (usize, &'static str), block: usize) -> Fault {
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

    fn not_resumed(&self, place: usize, key: &'static str) -> Fault {
        let placement = &self.current.placements[place];
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
        let mut open: Vec<Option<usize>> = vec![None; plan.frame.tracks.len()];
        for (place, meeting) in plan.meetings.iter().enumerate() {
            let record = records.get(place).map(|timed| timed.record);
            let settled = record.is_some_and(Record::is_settled);
            if meeting.start.pinned.is_some() || record.is_some_and(Record::takes_no_time) {
                continue;
            }
            let earlier = &mut open[meeting.track];
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

    fn gap(&self, before: usize, place: usize) -> Fault {
        let (id, earlier) = (self.id(place), self.id(before));
        let message = format!("`{id}` is recorded, and {earlier}, which comes before it, is not");
        let took = Minutes(self.current.placements[before].taken).to_toml();
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
        for (place, timed) in records.by_meeting.iter().enumerate() {
            let Some(timed) = timed else { continue };
            let placement = &self.current.placements[place];
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
