//! The nearest cause of a meeting's start: from one placing, and from its comparison with the
//! planned one, in a few steps for each meeting.

use std::{mem::discriminant, ops::Range};

use super::{
    place_queue::Placing,
    placement::{Part, Rule, StartCause},
    reasons::{Deviation, Elapsed, Reason, deviation, end_of},
    side::{Side, hours, same_row},
    timeline::{Minute, Timelines},
};
use crate::plan::{Meeting, MeetingId, Plan, SessionKind};

/// The planned placing beside the current one.
pub(super) struct Nearest<'a> {
    planned: Side<'a>,
    current: Side<'a>,
    elapsed: Elapsed<'a>,
    /// The planned sessions of each track.
    tracks: Vec<Range<usize>>,
}

/// The first part of a meeting, as planned and as it is.
#[derive(Clone, Copy)]
struct Move {
    was: Part,
    is: Part,
}

impl Move {
    fn is_later(self) -> bool {
        self.is.from > self.was.from
    }
}

impl<'a> Nearest<'a> {
    pub(super) fn of(
        timelines: &'a Timelines<'a>,
        planned: &'a Placing,
        current: &'a Placing,
    ) -> Self {
        Self {
            planned: Side {
                timeline: &timelines.planned,
                placing: planned,
            },
            current: Side {
                timeline: &timelines.current,
                placing: current,
            },
            elapsed: Elapsed::of(&timelines.planned),
            tracks: timelines.planned.tracks(),
        }
    }

    /// Returns the reason for which a meeting was to begin when it was.
    pub(super) fn planned_reason(&self, place: MeetingId) -> Reason {
        self.reason(self.planned, place)
    }

    /// Returns the reason for which a meeting begins when it begins; if it has moved, the cause
    /// that moved it from its planned start.
    pub(super) fn current_reason(&self, place: MeetingId, planned: Reason) -> Reason {
        let reason = self.reason(self.current, place);
        let (was, is) = (self.planned.first(place), self.current.first(place));
        match was.zip(is) {
            Some((was, is)) if was.from != is.from => {
                self.reason_of_move(place, (planned, reason), Move { was, is })
            }
            Some(_) if reason == Reason::AsPlanned => self.reason_as_planned(planned),
            _ => reason,
        }
    }

    /// Returns the reason of a meeting that begins as planned and never earlier: the planned one,
    /// unless the meeting before it gives up time.
    fn reason_as_planned(&self, planned: Reason) -> Reason {
        let end = |of: Side<'_>, other: MeetingId| end_of(&of.placing[other]);
        let gives_up = |other: MeetingId| end(self.current, other) < end(self.planned, other);
        match planned.follows() {
            Some(other) if !gives_up(other) => planned,
            _ => Reason::AsPlanned,
        }
    }

    fn meeting(&self, place: MeetingId) -> &'a Meeting {
        &self.plan().meetings[place]
    }

    fn plan(&self) -> &'a Plan {
        self.planned.timeline.plan
    }

    /// Returns the cause that lets a meeting begin when it does in a placing.
    fn reason(&self, of: Side<'_>, place: MeetingId) -> Reason {
        let Some(first) = of.first(place) else {
            return Reason::Opens;
        };
        let pin = self.meeting(place).start.pinned;
        match of.placing[place].cause {
            StartCause::Pin if pin.is_some_and(|pin| of.timeline.minute(pin) != first.from) => {
                Reason::SessionHeld
            }
            StartCause::Pin => Reason::Pinned,
            StartCause::Queue(before) => self.in_queue(of, place, before),
            StartCause::After(meeting) => Reason::After {
                meeting,
                ended: self.deviation_of(of, meeting),
            },
            StartCause::NotBefore => Reason::NotBefore,
            StartCause::Day => Reason::OnDay,
            StartCause::Planned => Reason::AsPlanned,
            StartCause::Rule(rule, after) => match rule {
                Rule::Undivided => Reason::Undivided { after },
                Rule::StartBy => Reason::TooLate { after },
                Rule::NoStartInLast => Reason::TooLittleLeft { after },
                Rule::NextSession if first.from == of.timeline.opening(first.session) => {
                    Reason::NextSession { after }
                }
                Rule::NextSession if Some(first.from) == self.planned_start(place) => {
                    Reason::PlannedTime { after }
                }
                Rule::NextSession => self.in_queue(of, place, after),
            },
        }
    }

    fn planned_start(&self, place: MeetingId) -> Option<Minute> {
        self.planned.first(place).map(|first| first.from)
    }

    /// Returns the reason of a meeting that begins at the first moment after another, or at the
    /// first of all.
    fn in_queue(&self, of: Side<'_>, place: MeetingId, before: Option<MeetingId>) -> Reason {
        let last = before.and_then(|before| of.placing[before].parts.last().copied());
        let end = last.map_or(Minute::MIN, |last| last.to);
        let Some(first) = of.first(place) else {
            return Reason::Opens;
        };
        if of.is_behind_an_event(first, end) {
            return Reason::Event { after: before };
        }
        // Nothing lies between two meetings that touch.
        let pin = if first.from == end {
            None
        } else {
            of.pin_before(first).filter(|(_, part)| part.to > end)
        };
        match (pin, before) {
            (Some((meeting, _)), _) => Reason::Behind {
                meeting,
                ended: self.deviation_of(of, meeting),
            },
            (None, Some(meeting)) => Reason::Follows {
                meeting,
                ended: self.deviation_of(of, meeting),
            },
            (None, None) => Reason::Opens,
        }
    }

    /// Returns the deviation of a meeting's end in a placing from the plan.
    fn deviation_of(&self, of: Side<'_>, place: MeetingId) -> Deviation {
        let ends = |placing: &Placing| end_of(&placing[place]);
        let (was, is) = (ends(self.planned.placing), ends(of.placing));
        let moved = was.zip(is).filter(|(from, to)| from != to);
        let later = moved.map_or(0, |(from, to)| {
            let track = self.tracks[self.meeting(place).track.index()].clone();
            self.elapsed.between(track, from, to)
        });
        deviation(later)
    }

    /// Returns the cause that moved a meeting: the meeting that it follows, if its end moved and
    /// that moved this start; else a meeting that is not held, or a session; else the reason for
    /// its current start.
    fn reason_of_move(
        &self,
        place: MeetingId,
        (planned, reason): (Reason, Reason),
        moved: Move,
    ) -> Reason {
        let key = self.key(place, reason);
        let is_other = discriminant(&planned) != discriminant(&reason);
        if key.is_some_and(|key| key == moved.is.from) || is_rule(reason) && is_other {
            return reason;
        }
        let reason = self.unless_kept(place, reason);
        let follows = reason.follows();
        if follows.is_some_and(|other| self.moves(other, place, moved)) {
            return reason;
        }
        let planned_before = planned.follows();
        // A pin that stands where it stood may lie between, or a meeting for which it waited has
        // ended.
        let queue = self.current.placing[place].cause.follows();
        let mut others = [queue, planned_before].into_iter().flatten();
        if let Some(meeting) = others.find(|other| self.moves(*other, place, moved)) {
            return self.reason_after(place, meeting);
        }
        let gone = planned_before.filter(|other| !moved.is_later() && Some(*other) != follows);
        if let Some(meeting) = gone.filter(|other| self.current.first(*other).is_none()) {
            return Reason::CalledOff { meeting };
        }
        self.session(moved).unwrap_or(reason)
    }

    /// Returns the reason of a meeting that begins later than its key allows: the pin or the event
    /// that takes the time before it.
    fn unless_kept(&self, place: MeetingId, reason: Reason) -> Reason {
        let is_key = matches!(
            reason,
            Reason::NotBefore | Reason::OnDay | Reason::AsPlanned
        );
        let Some(first) = self.current.first(place).filter(|_| is_key) else {
            return reason;
        };
        if self.current.is_behind_an_event(first, Minute::MIN) {
            return Reason::Event { after: None };
        }
        let pin = self.current.pin_before(first);
        match pin.filter(|(_, part)| part.session == first.session) {
            Some((meeting, _)) => self.reason_after(place, meeting),
            None => reason,
        }
    }

    /// Returns the reason of a meeting that comes after another.
    fn reason_after(&self, place: MeetingId, meeting: MeetingId) -> Reason {
        let ended = self.deviation_of(self.current, meeting);
        let other = self.meeting(meeting);
        if other.track != self.meeting(place).track {
            Reason::After { meeting, ended }
        } else if other.start.pinned.is_some() {
            Reason::Behind { meeting, ended }
        } else {
            Reason::Follows { meeting, ended }
        }
    }

    /// Returns the minute that a key gives before which a meeting does not begin.
    fn key(&self, place: MeetingId, reason: Reason) -> Option<Minute> {
        let start = &self.meeting(place).start;
        let timeline = self.current.timeline;
        match reason {
            Reason::Pinned => start.pinned.map(|pin| timeline.minute(pin)),
            Reason::NotBefore => start.not_before.map(|moment| timeline.minute(moment)),
            Reason::AsPlanned => self.planned_start(place),
            _ => None,
        }
    }

    /// True if the end of one meeting has moved and that moved the start of another.
    fn moves(&self, other: MeetingId, place: MeetingId, moved: Move) -> bool {
        let ends = |placing: &Placing| {
            let placement = &placing[other];
            placement.ends().or(end_of(placement))
        };
        let Some(is) = ends(self.current.placing) else {
            return false;
        };
        match ends(self.planned.placing) {
            // The other meeting takes up a third, or had no room in the plan.
            None => true,
            Some(was) if moved.is_later() => was < is && self.has_time(place, was..moved.is.from),
            Some(was) => is < was && moved.is.from < was,
        }
    }

    /// True if a meeting could begin from a minute on, before another.
    fn has_time(&self, place: MeetingId, within: Range<Minute>) -> bool {
        let (timeline, meeting) = (self.current.timeline, self.meeting(place));
        let track = self.current.track(meeting.track);
        let first = timeline.opened_by(track.clone(), within.start);
        let sessions = first.unwrap_or(track.start)..track.end;
        let mut opened = sessions.take_while(|session| timeline.opens(*session) < within.end);
        opened.any(|session| {
            let mut pieces = timeline.open(session);
            timeline.sessions[session].is_usable()
                && timeline.admits(session, meeting)
                && pieces.any(|piece| {
                    let inside = piece.to > within.start && piece.from < within.end;
                    inside && piece.overtime.is_none()
                })
        })
    }

    /// Returns the change of the session in which a meeting was to begin, if it begins later, or in
    /// which it begins.
    fn session(&self, moved: Move) -> Option<Reason> {
        let (planned, current) = (
            self.planned.timeline.sessions,
            self.current.timeline.sessions,
        );
        let was = &planned[moved.was.session];
        let is = &current[moved.is.session];
        if moved.is_later() {
            let of_track = &current[self.current.track(was.track)];
            let mut usable = of_track.iter().filter(|session| session.is_usable());
            return match same_row(current, was) {
                Some(now) => (hours(now) != hours(was)).then_some(Reason::SessionHeld),
                // Two planned sessions may have been held as one.
                None if usable.any(|held| held.opens < was.closes && was.opens < held.closes) => {
                    Some(Reason::SessionHeld)
                }
                None => Some(Reason::SessionLost),
            };
        }
        match (is.kind, same_row(planned, is)) {
            (SessionKind::Extra, _) => Some(Reason::SessionAdded),
            (SessionKind::Opened, _) => Some(Reason::SessionOpened),
            (_, Some(before)) if hours(before) == hours(is) => None,
            (_, Some(before)) if before.closes <= self.current.moment(moved.is) => {
                Some(Reason::SessionAdded)
            }
            _ => Some(Reason::SessionHeld),
        }
    }
}

/// True if a rule alone says why a meeting begins then, whatever moved it.
fn is_rule(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Undivided { .. }
            | Reason::TooLate { .. }
            | Reason::TooLittleLeft { .. }
            | Reason::NextSession { .. }
            | Reason::PlannedTime { .. }
    )
}
