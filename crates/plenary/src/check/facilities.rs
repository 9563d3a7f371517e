//! The room, the livestream and the interpretation that sessions and days have of their own.

use std::collections::BTreeMap;

use super::{access::interpretation, rooms::Rooms, texts::Texts};
use crate::{
    document as raw,
    fault::{Faults, Path},
    plan::{Facilities, FacilitiesId, FacilitiesList, GivenFacilities},
};

/// A reader of facilities, which keeps those that it has read.
pub(super) struct FacilitiesReader<'a> {
    pub(super) rooms: &'a Rooms,
    pub(super) texts: &'a Texts,
    list: FacilitiesList,
}

impl<'a> FacilitiesReader<'a> {
    pub(super) fn new((rooms, texts): (&'a Rooms, &'a Texts)) -> Self {
        Self {
            rooms,
            texts,
            list: FacilitiesList::default(),
        }
    }

    /// Reads the facilities of a table, and returns their place; none if it gives none.
    pub(super) fn add(
        &mut self,
        written: raw::Facilities,
        at: &Path,
        faults: &mut Faults,
    ) -> Option<FacilitiesId> {
        if written.is_empty() {
            return None;
        }
        let given = self.read(written, at, faults);
        self.list.add(GivenFacilities::at(given, at))
    }

    /// Reads the facilities of a table.
    pub(super) fn read(
        &self,
        written: raw::Facilities,
        at: &Path,
        faults: &mut Faults,
    ) -> Facilities {
        let (rooms, texts) = (self.rooms, self.texts);
        let spoken = written.interpretation;
        Facilities {
            room: rooms.venue(written.room, || at.then("room"), texts, faults),
            livestream: written.livestream.given(),
            interpretation: interpretation(spoken, || at.then("interpretation"), texts, faults),
        }
    }

    /// Returns all that was read.
    pub(super) fn into_list(self) -> FacilitiesList {
        self.list
    }
}

/// A list to which the facilities of sessions on days with facilities of their own are added.
pub(super) struct Merged {
    pub(super) list: FacilitiesList,
    known: BTreeMap<(FacilitiesId, FacilitiesId), Option<FacilitiesId>>,
}

impl Merged {
    pub(super) fn of(list: &FacilitiesList) -> Self {
        Self {
            list: list.clone(),
            known: BTreeMap::new(),
        }
    }

    /// Returns the place of facilities, with those of others where they say nothing.
    pub(super) fn or(
        &mut self,
        own: Option<FacilitiesId>,
        others: Option<FacilitiesId>,
    ) -> Option<FacilitiesId> {
        let (Some(first), Some(second)) = (own, others) else {
            return own.or(others);
        };
        if let Some(known) = self.known.get(&(first, second)) {
            return *known;
        }
        let whole = self.list.get(first, &[])?.clone();
        let merged = whole.or(self.list.get(second, &[]));
        let place = self.list.add(merged);
        self.known.insert((first, second), place);
        place
    }
}
