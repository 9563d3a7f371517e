//! Free time of a track or a room.

use super::{Schedule, SessionRef, Sitting};
use crate::{
    keywords::EventStatus,
    plan::{Event, List, MeetingId, Session, TrackId, Venue},
    time::{Minutes, Moment},
};
use chrono::{NaiveDate, TimeDelta};

/// A track or a room in which there may be free time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place<'p> {
    /// A track.
    Track(TrackId),
    /// A room, as [`Track::room`](crate::plan::Track::room) or [`Schedule::room_of`] gives it.
    Room(&'p Venue),
}

/// A part of a session in which nothing is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FreeTime {
    /// The session, as it is now. A session that is for a group alone is free for that group.
    pub session: SessionRef,
    /// The moment at which the free time begins.
    pub starts: Moment,
    /// The moment at which the free time ends.
    pub ends: Moment,
}

impl FreeTime {
    /// Returns the length in real time.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        let minutes = (self.ends - self.starts).num_minutes();
        Minutes(u32::try_from(minutes).unwrap_or(0))
    }
}

/// A start and an end.
pub(super) type TimeRange = (Moment, Moment);

impl Schedule {
    /// Returns the free time of a track or a room by the current times, in order.
    ///
    /// Free is the time that the sessions leave beside the sittings, the events that take time, and
    /// the time to change over between two meetings of one session, which follows the end of the
    /// first. Sessions kept in reserve are not free until they are opened. A meeting that is put
    /// into free time needs a change-over of its own.
    ///
    /// The sessions of a room are those that are held in it, by the session itself, its day or its track. If
    /// no session, day or track is in it, they are the sessions of all tracks. In a room, an event takes its
    /// hours if it is held there, or if it concerns all tracks and takes time from meetings. A track or a room
    /// that the plan does not have has no sittings, and an unknown track no sessions either.
    ///
    /// ```
    /// use plenary::{edit::Change, Minutes, plan::TrackId, schedule::Place};
    /// let source = plenary::open("csp12.toml")?;
    /// let plenary = Place::Track(TrackId::new(0));
    /// assert!(plenary::compile(&source)?.value.free(plenary).is_empty());
    /// // The last meeting ends an hour early.
    /// let took = Change::Took("WGTR".to_owned(), Minutes(5 * 60));
    /// let schedule = plenary::compile(&plenary::edit::suppose(&source, &[took])?)?.value;
    /// let free = schedule.free(plenary);
    /// assert_eq!(free[0].starts.to_rfc3339(), "2026-03-19T17:00:00+01:00");
    /// assert_eq!(free[0].minutes(), Minutes(60));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn free(&self, place: Place<'_>) -> Vec<FreeTime> {
        let taken = self.taken_in(place);
        let mut sessions = self.sessions_of(place);
        sessions.sort_by_key(|(_, session)| (session.opens, session.closes));
        let mut free = Vec::new();
        // Sessions of several tracks that meet in one room may overlap.
        let mut reached = None;
        for (place, session) in sessions {
            let opens = reached.map_or(session.opens, |reached| session.opens.max(reached));
            reached = reached.max(Some(session.closes));
            let first = taken.partition_point(|(_, ends)| *ends <= opens);
            let within = taken[first..]
                .iter()
                .copied()
                .take_while(|(starts, _)| *starts < session.closes);
            let left = pieces_left((opens, session.closes), within).into_iter();
            free.extend(left.map(|(starts, ends)| FreeTime {
                session: place,
                starts,
                ends,
            }));
        }
        free
    }

    /// Returns the time that is taken in a track or a room, as intervals in order that do not
    /// touch.
    fn taken_in(&self, place: Place<'_>) -> Vec<TimeRange> {
        let sittings = self.sittings_in(place);
        let mut taken = self.events_in(place);
        taken.extend(
            sittings
                .iter()
                .map(|(_, sitting)| (sitting.starts, sitting.ends)),
        );
        taken.extend(self.change_overs(&sittings));
        taken.sort_unstable();
        taken.dedup_by(|later, earlier| {
            let is_one = later.0 <= earlier.1;
            if is_one {
                earlier.1 = earlier.1.max(later.1);
            }
            is_one
        });
        taken
    }

    /// Returns the sittings in a track or a room in order, each with its meeting.
    fn sittings_in(&self, place: Place<'_>) -> Vec<(MeetingId, &Sitting)> {
        let meetings = self.meetings.with_ids();
        let sittings = meetings.flat_map(|(meeting, placed)| {
            let is_here = move |sitting: &&Sitting| match place {
                Place::Track(track) => placed.meeting.track == track,
                Place::Room(room) => self.room_of(placed, sitting) == Some(room),
            };
            let sittings = placed.current.sittings.iter().filter(is_here);
            sittings.map(move |sitting| (meeting, sitting))
        });
        let mut sittings: Vec<_> = sittings.collect();
        sittings.sort_by_key(|(_, sitting)| (sitting.starts, sitting.ends));
        sittings
    }

    /// Returns the time that events take in a track or a room.
    fn events_in(&self, place: Place<'_>) -> Vec<TimeRange> {
        let frame = &self.plan.frame;
        let room = match place {
            Place::Track(track) => {
                let taken = frame.taken.iter().filter(|taken| taken.track == track);
                return taken.map(|taken| (taken.starts, taken.ends)).collect();
            }
            Place::Room(room) => room,
        };
        let stands = |event: &Event, day: NaiveDate| {
            let event_room = self.room_of_event(event, day, &self.sessions);
            let of_all = event_room.is_none() && event.track.is_none() && event.takes_time;
            of_all || event_room == Some(room)
        };
        let events = self.plan.events.iter();
        let held = events.filter(|event| event.status != Some(EventStatus::Cancelled));
        let hours = held.flat_map(|event| {
            let days = event.days.iter().filter(move |day| stands(event, **day));
            days.filter_map(|day| event.lasts(*day, frame))
        });
        hours.collect()
    }

    /// Returns the sessions in which something can be held in a track or a room.
    fn sessions_of(&self, place: Place<'_>) -> Vec<(SessionRef, &Session)> {
        let is_held = |session: &Session| match place {
            Place::Track(other) => session.track == other,
            Place::Room(room) => self.room_of_session(session) == Some(room),
        };
        let mut tracks = self.plan.frame.tracks.iter();
        let any = match place {
            Place::Track(_) => false,
            Place::Room(room) => {
                !tracks.any(|track| track.room.as_ref() == Some(room))
                    && !self.sessions.iter().any(is_held)
            }
        };
        let sessions = self.sessions.iter().enumerate();
        let usable = sessions.filter(|(_, session)| session.is_usable());
        usable
            .filter(|(_, session)| any || is_held(session))
            .map(|(place, session)| (SessionRef::current(place), session))
            .collect()
    }

    /// Returns the time to change over behind each of some sittings in order, if a sitting of
    /// another meeting follows before the session closes.
    fn change_overs(&self, sittings: &[(MeetingId, &Sitting)]) -> impl Iterator<Item = TimeRange> {
        let change_over = TimeDelta::minutes(i64::from(self.plan.rules.change_over.0));
        let pairs = sittings.windows(2).filter(|pair| pair[0].0 != pair[1].0);
        pairs.filter_map(move |pair| {
            let (one, next) = (pair[0].1, pair[1].1.starts);
            let closes = self.session(one.session)?.closes;
            let interval = (one.ends, next.min(one.ends + change_over));
            (next < closes && interval.0 < interval.1).then_some(interval)
        })
    }
}

/// Returns the pieces that are left of an interval when others are taken, in order.
pub(super) fn pieces_left(
    whole: TimeRange,
    taken: impl Iterator<Item = TimeRange>,
) -> Vec<TimeRange> {
    let mut left = vec![whole];
    for (starts, ends) in taken {
        let pieces = left.into_iter().flat_map(|(from, to)| {
            let pieces = [(from, to.min(starts)), (from.max(ends), to)];
            pieces.into_iter().filter(|(from, to)| from < to)
        });
        left = pieces.collect();
    }
    left
}
