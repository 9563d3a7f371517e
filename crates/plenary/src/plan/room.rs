//! Rooms: those that are declared, and the places that meetings and tracks name.

use super::{Meeting, Plan, RoomId};
use crate::text::{Address, Text};

/// A room that is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Room {
    /// The key by which meetings and tracks refer to it.
    pub key: String,
    /// The name: its key, unless a name is given.
    pub name: Text,
    /// Its other names.
    pub also: Vec<Text>,
    /// The building in which it is.
    pub building: Option<Text>,
    /// The address with directions.
    pub link: Option<Address>,
}

/// A room as a meeting or a track names it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Venue {
    /// The name.
    pub name: Text,
    /// The room, where rooms are declared.
    pub room: Option<RoomId>,
}

impl Plan {
    /// Returns the rooms that are declared.
    #[must_use]
    pub fn rooms(&self) -> &[Room] {
        &self.common.rooms
    }

    /// Returns the room of a meeting, or of its track.
    #[must_use]
    pub fn room_of<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Venue> {
        let track = || self.frame.tracks.get(meeting.track.index())?.room.as_ref();
        meeting.details().room.as_ref().or_else(track)
    }
}
