//! Whether a meeting can have stopped when it is said to.

use super::Judged;
use crate::{
    fault::{Code, Fault, path_to},
    schedule::{ask::End, demands::Noted, judge::length, placement::StartCause, timeline::Minute},
    time::{Moment, describe},
};

/// How a meeting stopped, by the key that says so.
fn stopped_how(key: &str) -> &'static str {
    match key {
        "suspended" => "was suspended",
        "adjourned" => "was adjourned",
        _ => "ended",
    }
}

impl Judged<'_> {
    /// The fault of a meeting that stopped before it began, or when no session was held.
    pub(super) fn stopped(&self, place: usize, noted: Noted<'_>) -> Option<Fault> {
        let (key, stopped) = noted.stop()?;
        let line = self.orders.line;
        let spot = &self.current.spots[place];
        let meeting = &line.plan.meetings[place];
        let Some((session, begins)) = spot.opening else {
            return Some(self.never_begun(place, key));
        };
        if stopped <= begins {
            return Some(self.before_begun(place, key, line.moment(session, begins)));
        }
        if let Some(other) = self.taken_by_a_pin(place, stopped) {
            return Some(self.while_another(place, key, other));
        }
        let sessions = line.open_to(meeting);
        let inside =
            |session: usize| (line.opens(session)..=line.closes(session)).contains(&stopped);
        if !sessions.clone().any(inside) {
            let last = sessions
                .rev()
                .find(|session| line.closes(*session) <= stopped);
            return Some(self.outside(place, key, stopped, last));
        }
        (key != "ended" && spot.taken >= spot.asked).then(|| self.nothing_left(place, key))
    }

    /// The pinned meeting in whose time, or in the change-over around it, one of the queue stopped.
    fn taken_by_a_pin(&self, place: usize, at: Minute) -> Option<usize> {
        let line = self.orders.line;
        let meeting = &line.plan.meetings[place];
        if meeting.start.pinned.is_some() {
            return None;
        }
        let around = i64::from(line.plan.rules.change_over.0);
        let mut pins = self.current.pins.iter();
        let other = pins.find(|pinned| {
            let part = pinned.part;
            let from = line.opens(part.session).max(part.from - around);
            let to = line.closes(part.session).min(part.to + around);
            line.sessions[part.session].track == meeting.track && from < at && at <= to
        });
        other.map(|pinned| pinned.meeting)
    }

    fn while_another(&self, place: usize, key: &'static str, other: usize) -> Fault {
        let (id, pinned) = (self.id(place), self.id(other));
        let message = format!(
            "`{id}` {} in the time of {pinned}, or of the change-over around it",
            stopped_how(key)
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

    fn never_begun(&self, place: usize, key: &'static str) -> Fault {
        let message = format!(
            "`{}` {}, and has no session to begin in",
            self.id(place),
            stopped_how(key)
        );
        Fault::new(
            Code::EndedBeforeBegun,
            message,
            path_to!["meeting", place, key],
        )
        .label("no session is left for it")
        .help("record first how the meetings before it ended")
    }

    fn before_begun(&self, place: usize, key: &'static str, begins: Moment) -> Fault {
        let id = self.id(place);
        let message = format!(
            "`{id}` {} before it began, on {}",
            stopped_how(key),
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
        match self.current.spots[place].cause {
            StartCause::NotBefore => because("not-before"),
            StartCause::Pin => because("starts"),
            StartCause::Day => because("on"),
            cause => match cause.followed() {
                Some(before) => self.after_another(fault, place, before),
                None => fault.help(
                    "mend the moment; if the session opened earlier, write `held` under its day",
                ),
            },
        }
    }

    /// The other party, and the way out, of a meeting that follows another.
    fn after_another(&self, fault: Fault, place: usize, before: usize) -> Fault {
        let (id, earlier) = (self.id(place), self.id(before));
        let key = match self.orders.demands[before].end {
            End::At(_) => Some("ended"),
            End::After(_) | End::InBreak(..) => Some("took"),
            End::AsAsked | End::NotHeld => None,
        };
        let at = path_to!["meeting", before];
        let last = self.current.spots[before].parts.last();
        let ends = last.map(|part| describe(self.orders.line.moment(part.session, part.to)));
        let fault = fault
            .and(key.map_or(at.clone(), |key| at.then(key)))
            .label(format!("{earlier} ends on {}", ends.unwrap_or_default()));
        match key {
            Some(_) => fault.help(format!("mend the moment, or what is recorded of {earlier}")),
            None => fault.help(format!(
                "record how {earlier} ended; or, if {id} was held first, put its block first"
            )),
        }
    }

    fn outside(&self, place: usize, key: &'static str, at: Minute, last: Option<usize>) -> Fault {
        let line = self.orders.line;
        let when = line.moment(last.unwrap_or(0), at);
        let id = self.id(place);
        let message = format!(
            "`{id}` {} on {}, when no session was held",
            stopped_how(key),
            describe(when)
        );
        Fault::new(
            Code::OutsideSessions,
            message,
            path_to!["meeting", place, key],
        )
        .label("in no session")
    }

    fn nothing_left(&self, place: usize, key: &'static str) -> Fault {
        let spot = &self.current.spots[place];
        let id = self.id(place);
        let message = format!(
            "`{id}` is {key} when all its time, {}, is spent",
            length(spot.asked)
        );
        Fault::new(
            Code::RecordsDisagree,
            message,
            path_to!["meeting", place, key],
        )
        .label("nothing is left to resume")
        .and(path_to!["meeting", place, "duration"])
        .label(length(spot.asked))
        .help(format!("write `ended` instead of `{key}` and delete the block that resumes it; or add `extended` and how much more it needs"))
    }
}
