//! Rooms: those that are declared, and the places that meetings, tracks, days and sessions name.

use super::{List, Plan, RoomId};
use crate::text::{Address, Text, plain};

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

/// A room as a meeting, a track, a day or a session names it.
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

    /// Returns the room that a text names: one of those that are declared, else a place of this name.
    pub(crate) fn named_room(&self, name: &Text) -> Venue {
        let rooms = self.common.rooms.with_ids();
        let mut named = rooms.filter(|(_, room)| {
            let mut versions = name.versions();
            versions.any(|(_, version)| room.is_called(plain(version).trim()))
        });
        match named.next() {
            Some((place, room)) => Venue {
                name: room.name.clone(),
                room: Some(place),
            },
            None => Venue {
                name: name.clone(),
                room: None,
            },
        }
    }
}

impl Room {
    /// True if a name is one of its names, in whatever language.
    fn is_called(&self, name: &str) -> bool {
        let texts = [&self.name].into_iter().chain(&self.also);
        let mut versions = texts.flat_map(Text::versions);
        self.key == name || versions.any(|(_, version)| plain(version).trim() == name)
    }
}
