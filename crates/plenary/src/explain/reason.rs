//! The reasons of starts: what lets a meeting begin when it begins, or, if it has moved, what was
//! nearest to move it.

use super::{
    ends, is_called_off, session,
    time::{after, between, clock},
};
use crate::{
    plan::{Event, Session},
    schedule::{Placed, Reason, Schedule, Sitting},
    text::{Language, plain},
    time::{Minutes, Moment},
};

/// The reason of one meeting's start.
#[derive(Clone, Copy)]
pub(super) struct StartReason<'s> {
    pub(super) schedule: &'s Schedule,
    pub(super) placed: &'s Placed,
    pub(super) starts: Moment,
}

impl<'s> StartReason<'s> {
    /// Returns the reason as a clause: `WGETI ends at 13:00`.
    pub(super) fn nearest(self) -> String {
        let Some(reason) = self.reason() else {
            return "no session is left".to_owned();
        };
        let rule = match reason {
            Reason::Follows { meeting, .. } => return self.follows(meeting),
            Reason::After { meeting, .. } => {
                let waits = self.waits();
                let other = self.id(meeting);
                return format!("it {waits} for {other}, which {}", self.ends(meeting));
            }
            Reason::Behind { meeting, .. } => return self.behind(meeting),
            Reason::CalledOff { meeting } => return self.not_held(meeting),
            Reason::Opens => "it is the first, and the session opens then".to_owned(),
            Reason::Continues => "it goes on".to_owned(),
            Reason::Event { .. } => self.event(),
            other => self.rule(other),
        };
        match reason.follows().filter(|other| self.is_told(*other)) {
            Some(other) => format!("{} {}, and {rule}", self.id(other), self.ends(other)),
            None => rule,
        }
    }

    /// Returns the key or the rule because of which the meeting begins then, if it is one.
    pub(super) fn key(self) -> Option<String> {
        match self.reason()? {
            reason @ (Reason::Pinned
            | Reason::NotBefore
            | Reason::OnDay
            | Reason::AsPlanned
            | Reason::Undivided { .. }
            | Reason::TooLate { .. }
            | Reason::TooLittleLeft { .. }
            | Reason::NextSession { .. }
            | Reason::PlannedTime { .. }) => Some(self.rule(reason)),
            Reason::Follows { meeting, .. } | Reason::Behind { meeting, .. } => {
                self.change_over(meeting)?;
                Some(match self.reason()? {
                    Reason::Behind { .. } => self.behind(meeting),
                    _ => self.follows(meeting),
                })
            }
            Reason::Event { .. } => Some(self.event()),
            _ => None,
        }
    }

    fn waits(self) -> &'static str {
        if self.schedule.has_begun(self.placed) {
            "waited"
        } else {
            "waits"
        }
    }

    fn reason(self) -> Option<Reason> {
        let first = self.placed.current.sittings.first();
        first.map(|first| first.reason)
    }

    fn rule(self, reason: Reason) -> String {
        let start = &self.placed.meeting.start;
        match reason {
            Reason::Pinned => "it is pinned to that moment".to_owned(),
            Reason::NotBefore => match start.not_before {
                Some(moment) if moment != self.starts => {
                    format!("it is not to begin before {}", after(self.starts, moment))
                }
                _ => "it is not to begin before".to_owned(),
            },
            Reason::OnDay => "it is to be held on that day".to_owned(),
            Reason::AsPlanned => "it never begins earlier than planned".to_owned(),
            Reason::Undivided { .. } => {
                format!("it {} for a session into which it fits whole", self.waits())
            }
            Reason::TooLate { .. } => {
                let by = start.by;
                let by = by.map_or_else(String::new, |by| by.format(" %H:%M").to_string());
                format!("inside a session it begins only up to{by}")
            }
            Reason::TooLittleLeft { .. } => "too little is left of that session".to_owned(),
            Reason::NextSession { .. } => {
                "what an early end gives up is used from the next session on".to_owned()
            }
            Reason::PlannedTime { .. } => format!(
                "{} is its planned time, before which it may not begin inside a session",
                clock(self.starts)
            ),
            other => self.session(other),
        }
    }

    /// Returns what has changed of the session that moved it.
    fn session(self, reason: Reason) -> String {
        let (planned, current) = (self.schedule.plan.frame(), self.schedule.sessions());
        let of = |sittings: &[Sitting], all: &[Session]| {
            let first = sittings.first();
            first.and_then(|first| all.get(first.session).copied())
        };
        let was = of(&self.placed.planned.sittings, planned);
        let is = of(&self.placed.current.sittings, current);
        let changed = is.filter(|is| session::is_changed(self.schedule, is));
        match (reason, was, is) {
            (Reason::SessionAdded, _, Some(is)) => session::added(&is),
            (Reason::SessionOpened, _, Some(is)) => session::opened(is.day, is.hours),
            (_, Some(was), _) if changed.is_none() => {
                let of = session::in_track(self.schedule, was.track);
                session::held(self.schedule, (was.track, &of), was.day, was.hours)
            }
            (_, _, Some(is)) => {
                let of = session::in_track(self.schedule, is.track);
                session::held(self.schedule, (is.track, &of), is.day, is.hours)
            }
            _ => "the sessions were held at other hours than planned".to_owned(),
        }
    }

    fn other(self, place: usize) -> &'s Placed {
        &self.schedule.meetings()[place]
    }

    fn id(self, place: usize) -> &'s str {
        &self.other(place).meeting.id
    }

    /// Returns when another meeting ends.
    fn ends(self, place: usize) -> String {
        let ends = ends(self.schedule, self.other(place), self.placed);
        ends.unwrap_or_else(|| "comes before it".to_owned())
    }

    /// True if another meeting is said to have ended: unless only this one has moved.
    fn is_told(self, place: usize) -> bool {
        let other = self.other(place);
        self.placed.planned.starts() == Some(self.starts)
            || other.planned.ends() != other.current.ends()
    }

    fn follows(self, place: usize) -> String {
        let ends = format!("{} {}", self.id(place), self.ends(place));
        match self.change_over(place) {
            Some(gap) => format!("{ends}, and `change-over` is {gap}"),
            None => ends,
        }
    }

    /// Returns the time to change over, if just that lies between another meeting and this one.
    fn change_over(self, place: usize) -> Option<Minutes> {
        let change_over = self.schedule.plan.rules().change_over;
        let last = self.last_before(place)?;
        let first = self.placed.current.sittings.first()?;
        let is_gap =
            last.session == first.session && between(last.ends, self.starts) == change_over;
        (is_gap && change_over > Minutes(0)).then_some(change_over)
    }

    /// Returns the last sitting of another meeting that has ended when this one begins.
    fn last_before(self, place: usize) -> Option<&'s Sitting> {
        let sittings = self.other(place).current.sittings.iter();
        sittings.rev().find(|sitting| sitting.ends <= self.starts)
    }

    fn behind(self, place: usize) -> String {
        let id = self.id(place);
        let Some(last) = self.last_before(place) else {
            return format!("it is held behind {id}, which is pinned");
        };
        let verb = if self.schedule.has_come(last.ends) || self.other(place).record.is_settled() {
            "took"
        } else {
            "takes"
        };
        let from = after(self.starts, last.starts);
        let until = after(last.starts, last.ends);
        let takes = format!("the pinned meeting {id} {verb} {from} to {until}");
        match self.change_over(place) {
            Some(gap) => format!("{takes}, and `change-over` is {gap}"),
            None => takes,
        }
    }

    fn event(self) -> String {
        let zone = self.schedule.plan.frame.time_zone;
        let track = self.placed.meeting.track;
        let days = [0, 1].map(|back| self.starts.date_naive() - chrono::Days::new(back));
        let events = self.schedule.plan.events().iter();
        let mut events =
            events.filter(|own| own.takes_time && own.track.is_none_or(|own| own == track));
        let hours = |own: &'s Event| {
            let on = days.iter().filter(|day| own.days.contains(day));
            let mut hours = on.filter_map(|day| own.instants(*day, zone));
            hours.find(|(_, ends)| *ends == Some(self.starts))
        };
        let found = events.find_map(|own| Some((own, hours(own)?.0)));
        match found {
            Some((event, starts)) => format!(
                "{} takes {} to {}",
                plain(event.title.in_language(Language::English)),
                after(self.starts, starts),
                clock(self.starts)
            ),
            None => "an event takes the time before".to_owned(),
        }
    }

    fn not_held(self, place: usize) -> String {
        let other = self.other(place);
        let how = other.record.called_off();
        match how {
            Some((how, _)) => format!("{} {}", other.meeting.id, is_called_off(how)),
            None => format!("{} is not held", other.meeting.id),
        }
    }
}
