//! The reasons of starts: what lets a meeting begin when it begins, or, if it has moved, what was
//! nearest to move it.

use super::{Explainer, between};
use crate::{
    locale::ReasonClauses,
    plan::{Event, MeetingId, Session},
    schedule::{Placed, Reason, Sitting, Standing},
    time::{Minutes, Moment},
};

/// The reason of one meeting's start.
#[derive(Clone, Copy)]
pub(super) struct StartReason<'s> {
    pub(super) explainer: Explainer<'s>,
    pub(super) placed: &'s Placed,
    pub(super) starts: Moment,
}

impl<'s> StartReason<'s> {
    const fn clauses(self) -> &'static ReasonClauses {
        &self.explainer.sentences().reasons
    }

    /// Returns the reason as a clause: `WGETI ends at 13:00`.
    pub(super) fn nearest(self) -> String {
        let clauses = self.clauses();
        let Some(reason) = self.reason() else {
            return clauses.no_session_left.to_owned();
        };
        let rule = match reason {
            Reason::Follows { meeting, .. } => return self.follows(meeting),
            Reason::After { meeting, .. } => {
                let (id, ends) = (self.id(meeting), self.ends(meeting));
                return (clauses.waits_for)(self.has_begun(), id, &ends);
            }
            Reason::Behind { meeting, .. } => return self.pinned_before(meeting),
            Reason::CalledOff { meeting } => return self.cancellation(meeting),
            Reason::Opens => clauses.opens.to_owned(),
            Reason::Continues => clauses.continues.to_owned(),
            Reason::Event { .. } => self.event(),
            other => self.rule(other),
        };
        match reason.follows().filter(|other| self.is_told(*other)) {
            Some(other) => (clauses.rule_and_end)(&rule, &self.named_end(other)),
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
                    Reason::Behind { .. } => self.pinned_before(meeting),
                    _ => self.follows(meeting),
                })
            }
            Reason::Event { .. } => Some(self.event()),
            _ => None,
        }
    }

    fn has_begun(self) -> bool {
        self.explainer.schedule.has_begun(self.placed)
    }

    fn reason(self) -> Option<Reason> {
        let first = self.placed.current.sittings.first();
        first.map(|first| first.reason)
    }

    fn rule(self, reason: Reason) -> String {
        let clauses = self.clauses();
        let start = &self.placed.meeting.start;
        let clock = self.explainer.catalogue.dates.clock;
        match reason {
            Reason::Pinned => clauses.pinned.to_owned(),
            Reason::NotBefore => {
                let other = start.not_before.filter(|moment| *moment != self.starts);
                (clauses.not_before)(other.map(|moment| (self.starts, moment)))
            }
            Reason::OnDay => clauses.on_day.to_owned(),
            Reason::AsPlanned => clauses.as_planned.to_owned(),
            Reason::Undivided { .. } => (clauses.undivided)(self.has_begun()).to_owned(),
            Reason::TooLate { .. } => (clauses.start_by)(start.by.map(clock).as_deref()),
            Reason::TooLittleLeft { .. } => clauses.too_little_left.to_owned(),
            Reason::NextSession { .. } => clauses.next_session.to_owned(),
            Reason::PlannedTime { .. } => (clauses.planned_time)(&clock(self.starts.time())),
            other => self.session(other),
        }
    }

    /// Returns the clause for the session that let the meeting move: added, opened, or held otherwise.
    fn session(self, reason: Reason) -> String {
        let explainer = self.explainer;
        let schedule = explainer.schedule;
        let of = |standing: &Standing| {
            let first = standing.sittings.first()?;
            schedule.session(first.session).copied()
        };
        let (was, is) = (of(&self.placed.planned), of(&self.placed.current));
        let changed = is.filter(|is| explainer.is_changed(is));
        let held = |session: Session| {
            let of = explainer.in_track(session.track);
            explainer.session_held((session.track, &of), session.day, session.hours)
        };
        match (reason, was, is) {
            (Reason::SessionAdded, _, Some(is)) => explainer.session_added(&is),
            (Reason::SessionOpened, _, Some(is)) => explainer.session_opened(is.day, is.hours),
            (_, Some(was), _) if changed.is_none() => held(was),
            (_, _, Some(is)) => held(is),
            _ => self.clauses().other_hours.to_owned(),
        }
    }

    fn other(self, place: MeetingId) -> &'s Placed {
        &self.explainer.schedule.meetings()[place]
    }

    fn id(self, place: MeetingId) -> &'s str {
        &self.other(place).meeting.id
    }

    /// Returns the end of another meeting as a verb and a time.
    fn ends(self, place: MeetingId) -> String {
        let ends = self.explainer.ends(self.other(place), self.placed);
        ends.unwrap_or_else(|| self.clauses().comes_before.to_owned())
    }

    /// Returns another meeting with its end.
    fn named_end(self, place: MeetingId) -> String {
        let name = self.explainer.name(self.id(place));
        format!("{name} {}", self.ends(place))
    }

    /// True if the end of another meeting is part of the reason: this start is as planned, or that end
    /// is not.
    fn is_told(self, place: MeetingId) -> bool {
        let other = self.other(place);
        self.placed.planned.starts() == Some(self.starts)
            || other.planned.ends() != other.current.ends()
    }

    fn follows(self, place: MeetingId) -> String {
        self.and_change_over(self.named_end(place), place)
    }

    /// Returns a clause with the time to change over, if that lies between another meeting and this one.
    fn and_change_over(self, clause: String, place: MeetingId) -> String {
        let clauses = self.clauses();
        match self.change_over(place) {
            Some(gap) => [&clause, clauses.and, &(clauses.change_over)(gap)].concat(),
            None => clause,
        }
    }

    /// Returns the time to change over, if just that lies between another meeting and this one.
    fn change_over(self, place: MeetingId) -> Option<Minutes> {
        let change_over = self.explainer.schedule.plan.rules().change_over;
        let last = self.last_before(place)?;
        let first = self.placed.current.sittings.first()?;
        let is_gap =
            last.session == first.session && between(last.ends, self.starts) == change_over;
        (is_gap && change_over > Minutes(0)).then_some(change_over)
    }

    /// Returns the last sitting of another meeting that has ended when this one begins.
    fn last_before(self, place: MeetingId) -> Option<&'s Sitting> {
        let sittings = self.other(place).current.sittings.iter();
        sittings.rev().find(|sitting| sitting.ends <= self.starts)
    }

    /// Returns the clause for a pinned meeting in the way, with its hours if they are known.
    fn pinned_before(self, place: MeetingId) -> String {
        let (clauses, id) = (self.clauses(), self.id(place));
        let Some(last) = self.last_before(place) else {
            return (clauses.behind)(id);
        };
        let has_come = self.explainer.schedule.has_come(last.ends);
        let is_over = has_come || self.other(place).record.is_settled();
        let hours = (last.starts, last.ends);
        let takes = (clauses.pinned_takes)(id, is_over, self.starts, hours);
        self.and_change_over(takes, place)
    }

    fn event(self) -> String {
        let schedule = self.explainer.schedule;
        let zone = schedule.plan.frame.time_zone;
        let track = self.placed.meeting.track;
        let days = [0, 1].map(|back| self.starts.date_naive() - chrono::Days::new(back));
        let shuts_track = |event: &&Event| {
            event.takes_time && event.track.is_none_or(|event_track| event_track == track)
        };
        let hours = |event: &'s Event| {
            let on = days.iter().filter(|day| event.days.contains(day));
            let mut hours = on.filter_map(|day| event.instants(*day, zone));
            hours.find(|(_, ends)| *ends == Some(self.starts))
        };
        let mut events = schedule.plan.events().iter().filter(shuts_track);
        let found = events.find_map(|event| Some((event, hours(event)?.0)));
        match found {
            Some((event, starts)) => {
                let title = self.explainer.plain(&event.title);
                (self.clauses().event_takes)(&title, (starts, self.starts))
            }
            None => self.clauses().an_event.to_owned(),
        }
    }

    fn cancellation(self, place: MeetingId) -> String {
        let (id, explainer) = (self.id(place), self.explainer);
        match self.other(place).record.called_off() {
            Some((how, _)) => (explainer.sentences().is_called_off)(&explainer.name(id), how),
            None => (self.clauses().not_held)(id),
        }
    }
}
