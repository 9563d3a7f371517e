//! A placing beside the sessions in which it stands.

use std::ops::Range;

use super::{
    place_queue::Placing,
    placement::Part,
    timeline::{Minute, Timeline},
};
use crate::{
    plan::{MeetingId, Session, Taken, TrackId},
    time::Moment,
};

/// One side of a comparison: a placing, and the sessions in which it stands.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) timeline: &'a Timeline<'a>,
    pub(super) placing: &'a Placing,
}

impl Side<'_> {
    pub(super) fn first(self, place: MeetingId) -> Option<Part> {
        self.placing[place].parts.first().copied()
    }

    pub(super) fn moment(self, part: Part) -> Moment {
        self.timeline.moment(part.session, part.from)
    }

    /// Returns the places of the sessions of a track.
    pub(super) fn track(self, track: TrackId) -> Range<usize> {
        let sessions = self.timeline.sessions;
        let from = sessions.partition_point(|session| session.track < track);
        from..sessions.partition_point(|session| session.track <= track)
    }

    /// True if a meeting begins when an event ends that lies between it and the end of another.
    pub(super) fn is_behind_an_event(self, first: Part, end: Minute) -> bool {
        let taken = &self.timeline.plan.frame.taken;
        let opens = self.timeline.opens(first.session);
        if taken.is_empty() || first.from == end || first.from <= opens {
            return false;
        }
        let track = self.timeline.sessions[first.session].track;
        let starts = self.moment(first);
        let before = |taken: &Taken| (taken.track, taken.ends) < (track, starts);
        let event = taken.get(taken.partition_point(before));
        event.is_some_and(|taken| (taken.track, taken.ends) == (track, starts))
    }

    /// Returns the pinned meeting of the same track that takes the time before another.
    pub(super) fn pin_before(self, first: Part) -> Option<(MeetingId, Part)> {
        let pins = &self.placing.pins;
        let at = (first.session, first.from);
        let next = pins.partition_point(|pinned| (pinned.part.session, pinned.part.from) < at);
        let last = pins.get(next.checked_sub(1)?)?;
        let track = |session: usize| self.timeline.sessions[session].track;
        let same = track(last.part.session) == track(first.session);
        same.then_some((last.meeting, last.part))
    }
}

/// Returns the session that stands in the same row of the timetable as another.
pub(super) fn same_row<'s>(sessions: &'s [Session], of: &Session) -> Option<&'s Session> {
    let key = (of.track, of.day);
    let first = sessions.partition_point(|session| (session.track, session.day) < key);
    sessions[first..]
        .iter()
        .take_while(|session| (session.track, session.day) == key)
        .find(|session| session.hours == of.hours && session.is_usable())
}

pub(super) fn hours(session: &Session) -> (Moment, Moment) {
    (session.opens, session.closes)
}
