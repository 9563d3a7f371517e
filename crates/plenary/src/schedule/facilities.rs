//! The room, the livestream and the interpretation of a sitting, and the facilities that the news adds.

use chrono::NaiveDate;

use super::{Placed, Schedule, Sitting};
use crate::{
    fault::Path,
    plan::{
        Event, Extra, Facilities, FacilitiesId, FacilitiesList, GivenFacilities, Interpretation,
        Plan, Session, TrackId, Venue,
    },
    text::{Address, Livestream},
};

impl Schedule {
    /// Returns what a session has instead of its track: of its own, or of its day. None if it has nothing.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let text = source.text().replace("\"15:00-18:00\"", "{ time = \"15:00-18:00\", room = \"Room XX\" }");
    /// let schedule = plenary::compile(&plenary::Source::new("csp12.toml", text))?.value;
    /// let rooms = schedule.sessions().iter().map(|session| schedule.facilities(session));
    /// let names: Vec<_> = rooms.map(|given| Some(given?.room.as_ref()?.name.to_string())).collect();
    /// assert_eq!(names[..2], [None, Some("Room XX".to_owned())]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn facilities(&self, session: &Session) -> Option<&Facilities> {
        let known = self.given_facilities(session.facilities?)?;
        Some(&known.given)
    }

    /// Returns facilities with the places at which they are given.
    pub(super) fn given_facilities(&self, place: FacilitiesId) -> Option<&GivenFacilities> {
        self.plan.frame.facilities.get(place, &self.added)
    }

    /// Lists the rooms that sessions and days have of their own.
    pub(super) fn given_rooms(&self) -> impl Iterator<Item = &Venue> {
        let all = self.plan.frame.facilities.all.iter().chain(&self.added);
        all.filter_map(|known| known.given.room.as_ref())
    }

    /// Returns what the session of a sitting has instead of its track.
    fn facilities_in(&self, sitting: &Sitting) -> Option<&Facilities> {
        self.facilities(self.session(sitting.session)?)
    }

    /// Returns the room of a sitting: that of its meeting, its session, its day or its track, whichever is the
    /// first to have one.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let text = source.text().replace("\"15:00-18:00\"", "{ time = \"15:00-18:00\", room = \"Room XX\" }");
    /// let schedule = plenary::compile(&plenary::Source::new("csp12.toml", text))?.value;
    /// let first = &schedule.meetings()[0];
    /// let rooms = first.current.sittings.iter().map(|sitting| schedule.room_of(first, sitting));
    /// let names: Vec<_> = rooms.map(|room| room.map(|room| room.name.to_string())).collect();
    /// assert_eq!(names, [None, Some("Room XX".to_owned())]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn room_of<'s>(&'s self, placed: &'s Placed, sitting: &Sitting) -> Option<&'s Venue> {
        self.plan
            .room_in(&placed.meeting, self.facilities_in(sitting))
    }

    /// Returns the interpretation of a sitting: that of its meeting, its session, its day, its track or the
    /// schedule, whichever is the first to say.
    #[must_use]
    pub fn interpretation_of<'s>(
        &'s self,
        placed: &'s Placed,
        sitting: &Sitting,
    ) -> Option<&'s Interpretation> {
        self.plan
            .interpretation_in(&placed.meeting, self.facilities_in(sitting))
    }

    /// Returns where a sitting can be watched: by its meeting, its session, its day, its track, its group, the
    /// group above or the schedule, whichever is the first to say. One of an informal meeting, or of one that
    /// is not open to all, is only to be watched where the meeting itself says so.
    #[must_use]
    pub fn livestream_of<'s>(
        &'s self,
        placed: &'s Placed,
        sitting: &Sitting,
    ) -> Option<&'s Address> {
        self.stated_livestream(placed, sitting)?.address()
    }

    /// Returns what is said of the livestream of a sitting, that there is none included.
    pub(crate) fn stated_livestream<'s>(
        &'s self,
        placed: &'s Placed,
        sitting: &Sitting,
    ) -> Option<&'s Livestream> {
        self.plan
            .livestream_in(&placed.meeting, self.facilities_in(sitting))
    }

    /// Returns the room of a session: its own, that of its day, or that of its track.
    pub(crate) fn room_of_session<'s>(&'s self, session: &Session) -> Option<&'s Venue> {
        let facilities = self.facilities(session);
        self.plan.room_of_track(session.track, facilities)
    }

    /// Returns the room of an event on one of its days: its own; else that which its track has at that time, by
    /// these sessions of all tracks in order.
    pub(crate) fn room_of_event<'s>(
        &'s self,
        event: &'s Event,
        day: NaiveDate,
        sessions: &[Session],
    ) -> Option<&'s Venue> {
        if event.room.is_some() {
            return event.room.as_ref();
        }
        let (track, frame) = (event.track?, &self.plan.frame);
        let starts = event.instants(day, frame.time_zone);
        let session = starts.and_then(|(starts, _)| {
            let is_over = |session: &Session| (session.track, session.closes) <= (track, starts);
            let next = sessions.get(sessions.partition_point(is_over));
            next.filter(|next| next.track == track && next.opens <= starts)
        });
        let of_day = || frame.facilities.of_day(track, day);
        let place = session.map_or_else(of_day, |session| session.facilities);
        let known = place.and_then(|place| self.given_facilities(place));
        self.plan
            .room_of_track(track, known.map(|known| &known.given))
    }

    /// Returns true if two sittings of one meeting have the same room, livestream and interpretation.
    pub(crate) fn have_same_facilities(
        &self,
        placed: &Placed,
        [one, other]: [&Sitting; 2],
    ) -> bool {
        let session = |sitting: &Sitting| self.session(sitting.session)?.facilities;
        session(one) == session(other)
            || self.room_of(placed, one) == self.room_of(placed, other)
                && self.interpretation_of(placed, one) == self.interpretation_of(placed, other)
                && self.livestream_of(placed, one) == self.livestream_of(placed, other)
    }
}

/// Facilities that the news adds to those of a plan.
pub(super) struct AddedFacilities<'p> {
    planned: &'p FacilitiesList,
    pub(super) list: Vec<GivenFacilities>,
}

impl<'p> AddedFacilities<'p> {
    pub(super) const fn to(planned: &'p FacilitiesList) -> Self {
        Self {
            planned,
            list: Vec::new(),
        }
    }

    /// Returns the place of the facilities of a day of a track.
    pub(super) fn of_day(&self, track: TrackId, day: NaiveDate) -> Option<FacilitiesId> {
        self.planned.of_day(track, day)
    }

    /// Adds what an extra session has of its own.
    pub(super) fn of_extra(
        &mut self,
        extra: &Extra,
        plan: &Plan,
        at: impl Fn() -> Path,
    ) -> Option<FacilitiesId> {
        if !extra.has_facilities() {
            return None;
        }
        let given = Facilities {
            room: extra.room.as_ref().map(|name| plan.named_room(name)),
            livestream: extra.livestream.clone(),
            interpretation: extra.interpretation.clone(),
        };
        self.add(GivenFacilities::at(given, &at()))
    }

    /// Returns facilities, with those of others where they say nothing; the others themselves, if that makes
    /// no difference.
    pub(super) fn or(
        &mut self,
        own: Option<FacilitiesId>,
        others: Option<FacilitiesId>,
    ) -> Option<FacilitiesId> {
        let (Some(first), Some(second)) = (own, others) else {
            return own.or(others);
        };
        let (one, other) = (self.get(first)?, self.get(second)?);
        let merged = one.clone().or(Some(other));
        if merged.given == other.given {
            return others;
        }
        if merged.given == one.given {
            return own;
        }
        self.add(merged)
    }

    fn get(&self, place: FacilitiesId) -> Option<&GivenFacilities> {
        self.planned.get(place, &self.list)
    }

    fn add(&mut self, facilities: GivenFacilities) -> Option<FacilitiesId> {
        let place = FacilitiesId::new(self.planned.all.len() + self.list.len());
        self.list.push(facilities);
        place
    }
}
