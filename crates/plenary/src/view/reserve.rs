//! Sessions kept in reserve: which of them a reader is shown, and where.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Inlines, OccurrenceKind, View, inlines::join_comma};
use crate::plan::{Session, Venue};

/// A session kept in reserve, once for all tracks that have it in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reserve<'s> {
    /// The session of the first of these tracks.
    pub(crate) session: &'s Session,
    /// True if several tracks have it in common.
    pub(crate) is_shared: bool,
    /// Its room, if it is the same for all of them.
    room: Option<&'s Venue>,
    /// True if this is another room than one of the tracks has on all days.
    is_other_room: bool,
}

impl<'s> View<'s> {
    /// Lists the sessions kept in reserve: one that is for all tracks once, and none on a day on which nobody
    /// meets.
    pub(crate) fn reserve(&self) -> Vec<Reserve<'s>> {
        let sessions = self.sessions().iter();
        let mut kept = sessions
            .filter(|session| !session.is_usable() && self.shows_day(session.day))
            .peekable();
        let mut all: Vec<Reserve<'s>> = Vec::new();
        if kept.peek().is_none() {
            return all;
        }
        let busy = self.busy_days();
        for session in kept.filter(|session| busy.contains(&session.day)) {
            let one = self.reserve_of(session);
            let is_common = |session: &Session| {
                let frame = &self.plan().frame;
                !frame.has_own_hours(session.track, session.day)
            };
            let same = |other: &&mut Reserve<'_>| {
                let hours = |session: &Session| (session.day, session.hours);
                is_common(other.session) && hours(other.session) == hours(session)
            };
            match all.iter_mut().filter(|_| is_common(session)).find(same) {
                Some(first) => {
                    first.is_shared = true;
                    first.room = first.room.filter(|room| one.room == Some(*room));
                    first.is_other_room |= one.is_other_room;
                }
                None => all.push(one),
            }
        }
        all
    }

    fn reserve_of(&self, session: &'s Session) -> Reserve<'s> {
        let room = self.schedule.room_of_session(session);
        Reserve {
            session,
            is_shared: false,
            room,
            is_other_room: room != self.plan().room_of_track(session.track, None),
        }
    }

    /// Returns the days on which a meeting sits or an event is held that does more than accompany meetings.
    fn busy_days(&self) -> HashSet<NaiveDate> {
        let occurrences = self.occurrences().iter();
        let held = occurrences.filter(|occurrence| occurrence.called_off.is_none());
        let busy = held.filter(|occurrence| match occurrence.kind {
            OccurrenceKind::Sitting { .. } => true,
            OccurrenceKind::Event(event) => !event.kind.accompanies_meetings(),
            OccurrenceKind::Closed(_) | OccurrenceKind::Deadline(_) => false,
        });
        busy.map(|occurrence| occurrence.day).collect()
    }

    /// Returns the track of a session kept in reserve, unless it is of several, and its room.
    pub(crate) fn reserve_place(&self, reserve: &Reserve<'_>) -> Inlines {
        let track = reserve.session.track;
        let track = (!reserve.is_shared).then(|| self.localizer.track_name(track));
        let room = reserve.room.map(|room| self.localizer.room(room));
        join_comma([track, room].into_iter().flatten())
    }

    /// Returns the room of a session kept in reserve, as far as the columns of its tracks do not say it.
    pub(crate) fn reserve_room(&self, reserve: &Reserve<'_>) -> Inlines {
        let room = reserve.room.filter(|_| reserve.is_other_room);
        room.map_or_else(Inlines::new, |room| self.localizer.room(room))
    }
}
