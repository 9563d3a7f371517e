//! The check that a meeting can have stopped when its record says so.

use super::Checker;
use crate::{
    fault::{Code, Fault, path_to},
    plan::MeetingId,
    schedule::{
        ask::End, demands::TimedRecord, judge::length, placement::StartCause, timeline::Minute,
    },
    time::{Moment, describe},
};

/// Returns the verb of a stop, by the key that records it.
fn stop_verb(key: &str) -> &'static str {
    match key {
        "suspended" => "was suspended",
        "adjourned" => "was adjourned",
        _ => "ended",
    }
}

impl Checker<'_> {
    /// Returns the fault of a meeting that stopped before it began, or when no session was held.
    pub(super) fn bad_stop(&self, place: MeetingId, record: TimedRecord<'_>) -> Option<Fault> {
        let (key, stopped) = record.stop()?;
        let timeline = self.input.timeline;
        let placement = &self.current[place];
        let meeting = &timeline.plan.meetings[place];
        let Some((session, begins)) = placement.opening else {
            return Some(self.never_begun(place, key));
        };
        if stopped <= begins {
            return Some(self.before_begun(place, key, timeline.moment(session, begins)));
        }
        if let Some(other) = self.taken_by_a_pin(place, stopped) {
            return Some(self.while_another(place, key, other));
        }
        let sessions = timeline.open_to(meeting);
        let inside = |session: usize| {
            (timeline.opens(session)..=timeline.closes(session)).contains(&stopped)
        };
        if !sessions.clone().any(inside) {
            let last = sessions
                .rev()
                .find(|session| timeline.closes(*session) <= stopped);
            return Some(self.outside(place, key, stopped, last));
        }
        (key != "ended" && placement.taken >= placement.asked)
            .then(|| self.nothing_left(place, key))
    }

    /// Returns the pinned meeting in whose time, or in the change-over around it, a meeting of the
    /// queue stopped.
    fn taken_by_a_pin(&self, place: MeetingId, at: Minute) -> Option<MeetingId> {
        let timeline = self.input.timeline;
        let meeting = &timeline.plan.meetings[place];
        if meeting.start.pinned.is_some() {
            return None;
        }
        let change_over = i64::from(timeline.plan.rules.change_over.0);
        let mut pins = self.current.pins.iter();
        let other = pins.find(|pinned| {
            let part = pinned.part;
            let from = timeline.opens(part.session).max(part.from - change_over);
            let to = timeline.closes(part.session).min(part.to + change_over);
            timeline.sessions[part.session].track == meeting.track && from < at && at <= to
        });
        other.map(|pinned| pinned.meeting)
    }

    fn while_another(&self, place: MeetingId, key: &'static str, other: MeetingId) -> Fault {
        let (id, pinned) = (self.id(place), self.id(other));
        let message = format!(
            "`{id}` {} in the time of {pinned}, or of the change-over around it",
            stop_verb(key)
        );
        Fault::new(
            Code::OutsideSessions,
            message,
            path_to!["meeting", place, key],
        )
        .label("within the time of another")
        .and(path_to!["meeting", other, "starts"])
        .label(format!("{pinned} is pinned to that time"))
    }

    fn never_begun(&self, place: MeetingId, key: &'static str) -> Fault {
        let message = format!(
            "`{}` {}, and has no session to begin in",
            self.id(place),
            stop_verb(key)
        );
        Fault::new(
            Code::EndedBeforeBegun,
            message,
            path_to!["meeting", place, key],
        )
        .label("no session is left for it")
        .help("record first how the meetings before it ended")
    }

    fn before_begun(&self, place: MeetingId, key: &'static str, begins: Moment) -> Fault {
        let id = self.id(place);
        let message = format!(
            "`{id}` {} before it began, on {}",
            stop_verb(key),
            describe(begins)
        );
        let fault = Fault::new(
            Code::EndedBeforeBegun,
            message,
            path_to!["meeting", place, key],
        )
        .label("earlier than that");
        let because = |key: &'static str| {
            fault
                .clone()
                .and(path_to!["meeting", place, key])
                .label("begins by this")
                .help(format!("mend the moment, or `{key}`"))
        };
        match self.current[place].cause {
            StartCause::NotBefore => because("not-before"),
            StartCause::Pin => because("starts"),
            StartCause::Day => because("on"),
            cause => match cause.follows() {
                Some(before) => self.after_another(fault, place, before),
                None => fault.help(
                    "mend the moment; if the session opened earlier, write `held` under its day",
                ),
            },
        }
    }

    /// Adds the meeting that another follows, and the way out.
    fn after_another(&self, fault: Fault, place: MeetingId, before: MeetingId) -> Fault {
        let (id, earlier) = (self.id(place), self.id(before));
        let key = match self.input.demand(before).end {
            End::At(_) => Some("ended"),
            End::After(_) | End::InBreak(..) => Some("took"),
            End::AsAsked | End::NotHeld => None,
        };
        let at = path_to!["meeting", before];
        let last = self.current[before].parts.last();
        let ends = last.map(|part| describe(self.input.timeline.moment(part.session, part.to)));
        let help = match key {
            Some(_) => format!("mend the moment, or what is recorded of {earlier}"),
            None => format!(
                "record how {earlier} ended; or, if {id} was held first, put its block first"
            ),
        };
        fault
            .and(key.map_or(at.clone(), |key| at.then(key)))
            .label(format!("{earlier} ends on {}", ends.unwrap_or_default()))
            .help(help)
    }

    fn outside(
        &self,
        place: MeetingId,
        key: &'static str,
        at: Minute,
        last: Option<usize>,
    ) -> Fault {
        let timeline = self.input.timeline;
        let when = timeline.moment(last.unwrap_or(0), at);
        let id = self.id(place);
        let message = format!(
            "`{id}` {} on {}, when no session was held",
            stop_verb(key),
            describe(when)
        );
        Fault::new(
            Code::OutsideSessions,
            message,
            path_to!["meeting", place, key],
        )
        .label("in no session")
    }

    fn nothing_left(&self, place: MeetingId, key: &'static str) -> Fault {
        let placement = &self.current[place];
        let id = self.id(place);
        let message = format!(
            "`{id}` is {key} when all its time, {}, is spent",
            length(placement.asked)
        );
        Fault::new(
            Code::RecordsDisagree,
            message,
            path_to!["meeting", place, key],
        )
        .label("nothing is left to resume")
        .and(path_to!["meeting", place, "duration"])
        .label(length(placement.asked))
        .help(format!("write `ended` instead of `{key}` and delete the block that resumes it; or add `extended` and how much more it needs"))
    }
}
