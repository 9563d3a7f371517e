//! The room, the livestream and the interpretation of a meeting: which of those that its session, its day,
//! its track, its group and the schedule have.

use std::num::NonZeroU32;

use chrono::NaiveDate;

use super::{Interpretation, Meeting, Plan, TrackId, Venue};
use crate::{
    fault::Path,
    text::{Address, Livestream},
};

/// Room, livestream and interpretation that a session has instead of those of its track.
///
/// [`Schedule::facilities`](crate::Schedule::facilities) returns them; what the session does not say itself,
/// its day says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Facilities {
    /// The room.
    pub room: Option<Venue>,
    /// The livestream, or the statement that there is none.
    pub livestream: Option<Livestream>,
    /// Between which languages there is interpretation.
    pub interpretation: Option<Interpretation>,
}

impl Facilities {
    /// True if nothing is given.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns these facilities, and those of others where these say nothing.
    pub(crate) fn or(self, others: Option<&Self>) -> Self {
        let Some(others) = others else {
            return self;
        };
        Self {
            room: self.room.or_else(|| others.room.clone()),
            livestream: self.livestream.or_else(|| others.livestream.clone()),
            interpretation: self
                .interpretation
                .or_else(|| others.interpretation.clone()),
        }
    }
}

/// Facilities with the places in a source at which they are given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct GivenFacilities {
    pub(crate) given: Facilities,
    /// The table of each: of a session, or of a day.
    pub(crate) room_at: Option<Path>,
    pub(crate) interpretation_at: Option<Path>,
}

impl GivenFacilities {
    /// Returns facilities that one table gives.
    pub(crate) fn at(given: Facilities, table: &Path) -> Self {
        let at = |is_given: bool| is_given.then(|| table.clone());
        Self {
            room_at: at(given.room.is_some()),
            interpretation_at: at(given.interpretation.is_some()),
            given,
        }
    }

    /// Returns these facilities, and those of others where these say nothing.
    pub(crate) fn or(self, others: Option<&Self>) -> Self {
        let place = |own: Option<Path>, other: fn(&Self) -> &Option<Path>| {
            own.or_else(|| other(others?).clone())
        };
        Self {
            given: self.given.or(others.map(|others| &others.given)),
            room_at: place(self.room_at, |others| &others.room_at),
            interpretation_at: place(self.interpretation_at, |others| &others.interpretation_at),
        }
    }
}

/// Place of facilities in a [`FacilitiesList`], and in those that the news adds behind it. Small, since
/// every session has room for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FacilitiesId(NonZeroU32);

impl FacilitiesId {
    /// Returns the place of this number, counted from 0; none beyond all that a schedule can have.
    pub(crate) fn new(index: usize) -> Option<Self> {
        let number = u32::try_from(index).ok()?.checked_add(1)?;
        NonZeroU32::new(number).map(Self)
    }

    fn index(self) -> usize {
        usize::try_from(self.0.get() - 1).unwrap_or(usize::MAX)
    }
}

/// The facilities of planned sessions and of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FacilitiesList {
    pub(crate) all: Vec<GivenFacilities>,
    /// Those of the days of each track, in order.
    pub(crate) days: Vec<(TrackId, NaiveDate, FacilitiesId)>,
}

impl FacilitiesList {
    /// Adds facilities; returns their place, if anything is given.
    pub(crate) fn add(&mut self, facilities: GivenFacilities) -> Option<FacilitiesId> {
        if facilities.given.is_empty() {
            return None;
        }
        let place = FacilitiesId::new(self.all.len());
        self.all.push(facilities);
        place
    }

    /// Returns the facilities at a place, here or among those that were added behind these.
    pub(crate) fn get<'f>(
        &'f self,
        place: FacilitiesId,
        added: &'f [GivenFacilities],
    ) -> Option<&'f GivenFacilities> {
        let index = place.index();
        let behind = || added.get(index.checked_sub(self.all.len())?);
        self.all.get(index).or_else(behind)
    }

    /// Returns the place of the facilities of a day of a track.
    pub(crate) fn of_day(&self, track: TrackId, day: NaiveDate) -> Option<FacilitiesId> {
        let order = |(of, on, _): &(TrackId, NaiveDate, FacilitiesId)| (*of, *on);
        let found = self.days.binary_search_by_key(&(track, day), order).ok()?;
        self.days.get(found).map(|(_, _, place)| *place)
    }
}

impl Plan {
    /// Returns the room of a meeting: its own, or that of its track. A session or a day can have another:
    /// see [`Schedule::room_of`](crate::Schedule::room_of).
    #[must_use]
    pub fn room_of<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Venue> {
        self.room_in(meeting, None)
    }

    /// Returns where a meeting can be watched: by itself, its track, its group, the group above or
    /// the schedule, whichever is the first to say. An informal meeting, and one that is not open
    /// to all, is only to be watched where the meeting itself says so. A session or a day can have
    /// another livestream: see [`Schedule::livestream_of`](crate::Schedule::livestream_of).
    #[must_use]
    pub fn livestream_of<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Address> {
        self.livestream_in(meeting, None)?.address()
    }

    /// Returns the interpretation of a meeting: by the meeting, its track or the schedule. A session or a
    /// day can have another: see [`Schedule::interpretation_of`](crate::Schedule::interpretation_of).
    #[must_use]
    pub fn interpretation_of<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Interpretation> {
        self.interpretation_in(meeting, None)
    }

    /// Returns the room of a meeting in a session that has these facilities.
    pub(crate) fn room_in<'p>(
        &'p self,
        meeting: &'p Meeting,
        session: Option<&'p Facilities>,
    ) -> Option<&'p Venue> {
        let own = meeting.details().room.as_ref();
        own.or_else(|| self.room_of_track(meeting.track, session))
    }

    /// Returns the room of a track in a session that has these facilities.
    pub(crate) fn room_of_track<'p>(
        &'p self,
        track: TrackId,
        session: Option<&'p Facilities>,
    ) -> Option<&'p Venue> {
        let of_session = session.and_then(|session| session.room.as_ref());
        of_session.or_else(|| self.frame.tracks.get(track.index())?.room.as_ref())
    }

    /// Returns the interpretation of a meeting in a session that has these facilities.
    pub(crate) fn interpretation_in<'p>(
        &'p self,
        meeting: &'p Meeting,
        session: Option<&'p Facilities>,
    ) -> Option<&'p Interpretation> {
        let own = meeting.details().interpretation.as_ref();
        let of_session = || session?.interpretation.as_ref();
        let of_track = || {
            let track = self.frame.tracks.get(meeting.track.index())?;
            track.interpretation.as_ref()
        };
        own.or_else(of_session)
            .or_else(of_track)
            .or_else(|| self.interpretation())
    }

    /// Returns what is said of the livestream of a meeting in a session that has these facilities, that
    /// there is none included.
    pub(crate) fn livestream_in<'p>(
        &'p self,
        meeting: &'p Meeting,
        session: Option<&'p Facilities>,
    ) -> Option<&'p Livestream> {
        let own = meeting.details().livestream.as_ref();
        let inherited = || {
            let of_session = session.and_then(|session| session.livestream.as_ref());
            of_session
                .or_else(|| self.inherited_livestream(meeting))
                .filter(|_| self.is_public(meeting))
        };
        own.or_else(inherited)
    }

    fn inherited_livestream(&self, meeting: &Meeting) -> Option<&Livestream> {
        let group = self.group_of(meeting);
        let track = self.frame.tracks.get(meeting.track.index());
        let of_track = track.and_then(|track| track.livestream.as_ref());
        let of_group = || group?.livestream.as_ref();
        let parent = || self.working_group(group?).livestream.as_ref();
        let of_all = || self.common.livestream.as_ref();
        of_track.or_else(of_group).or_else(parent).or_else(of_all)
    }
}
