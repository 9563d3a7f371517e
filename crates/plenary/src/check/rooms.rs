//! The rooms that are declared, and which of them a meeting or a track names.

use std::collections::HashMap;

use super::texts::{Texts, strange_name};
use crate::{
    document::{self as raw, Slot, quoted},
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{Room, RoomId, Venue},
    suggest::nearest_after,
    text::{Text, Wording, plain},
};

/// The rooms, and every name by which one is known.
pub(super) struct Rooms {
    pub(super) list: Vec<Room>,
    names: Vec<Name>,
    /// The places of the names among them.
    places: HashMap<String, usize>,
    /// True if rooms are declared, so that the name of another is a slip.
    declared: bool,
}

/// One name of a room.
struct Name {
    typed: String,
    room: RoomId,
    at: Path,
}

impl Rooms {
    pub(super) fn read(written: Slot<Vec<raw::Room>>, texts: &Texts, faults: &mut Faults) -> Self {
        let mut rooms = Self {
            list: Vec::new(),
            names: Vec::new(),
            places: HashMap::new(),
            declared: !written.is_absent(),
        };
        for room in written.given().unwrap_or_default() {
            rooms.add(room, texts, faults);
        }
        rooms
    }

    fn add(&mut self, written: raw::Room, texts: &Texts, faults: &mut Faults) {
        let at = path_to!["rooms", written.key.clone()];
        faults.extend(strange_name(&written.key, || at.clone()));
        let name = texts.one(written.name.given(), || at.then("name"), faults);
        let also = written
            .also
            .given()
            .into_iter()
            .flatten()
            .enumerate()
            .filter_map(|(i, name)| {
                let place = at.then("also").then(i);
                let name = texts.name(name.given()?, || place.clone(), faults)?;
                Some((name, place))
            });
        let also: Vec<_> = also.collect();
        faults.extend(self.know(written.key.clone(), at.clone()));
        for (text, place) in name
            .iter()
            .map(|name| (name, at.then("name")))
            .chain(also.iter().map(|(name, place)| (name, place.clone())))
        {
            for version in text_versions(text) {
                faults.extend(self.know(version, place.clone()));
            }
        }
        self.list.push(Room {
            name: name.unwrap_or_else(|| texts.as_typed(&written.key)),
            key: written.key,
            also: also.into_iter().map(|(name, _)| name).collect(),
            building: texts.one(written.building.given(), || at.then("building"), faults),
            link: written.link.given(),
        });
    }

    /// Adds a name of the room that comes next; returns the fault if another room has it.
    fn know(&mut self, typed: String, at: Path) -> Option<Fault> {
        let room = RoomId::new(self.list.len());
        if let Some(known) = self.find(&typed) {
            return (known.room != room).then(|| duplicate(known, &at));
        }
        self.places.insert(typed.clone(), self.names.len());
        self.names.push(Name { typed, room, at });
        None
    }

    fn find(&self, typed: &str) -> Option<&Name> {
        self.names.get(*self.places.get(typed)?)
    }

    /// Finds the room that a meeting or a track names. Where no rooms are declared, any text is a room.
    pub(super) fn venue(
        &self,
        written: Slot<Wording>,
        at: impl Fn() -> Path,
        texts: &Texts,
        faults: &mut Faults,
    ) -> Option<Venue> {
        let wording = written.given()?;
        let known = self.known(&wording);
        let empty = wording.all(|text| text.trim().is_empty());
        if known.is_none() && self.declared && !empty {
            faults.push(self.unknown(&wording, &at(), faults.len()));
            return None;
        }
        known.or_else(|| elsewhere(wording, at, texts, faults))
    }

    /// Finds the room that an event names, or takes it for a place elsewhere.
    pub(super) fn anywhere(
        &self,
        written: Slot<Wording>,
        at: impl Fn() -> Path,
        texts: &Texts,
        faults: &mut Faults,
    ) -> Option<Venue> {
        let wording = written.given()?;
        let known = self.known(&wording);
        known.or_else(|| elsewhere(wording, at, texts, faults))
    }

    /// Returns the declared room of a name.
    fn known(&self, wording: &Wording) -> Option<Venue> {
        let known = wording_versions(wording).find_map(|typed| self.find(typed.trim()))?;
        let room = self.list.get(known.room.index())?;
        Some(Venue {
            name: room.name.clone(),
            room: Some(known.room),
        })
    }

    fn unknown(&self, wording: &Wording, at: &Path, before: usize) -> Fault {
        let typed = wording_versions(wording).next().unwrap_or_default();
        let message = format!("no room is called `{typed}`");
        let fault = Fault::new(Code::UnknownRoom, message, at.clone())
            .missing(path_to!["rooms", typed.to_owned()])
            .label("not declared under `[rooms]`");
        let names = self.names.iter().map(|name| &*name.typed);
        match nearest_after(before, typed, names) {
            Some(near) => fault.write(format!("\"{near}\"")),
            None => fault.help(format!(
                "declare it: add the line `[rooms.{}]`",
                quoted(typed)
            )),
        }
    }
}

/// Returns the characters of every version of a text.
fn text_versions(text: &Text) -> impl Iterator<Item = String> {
    text.versions().map(|(_, inlines)| plain(inlines))
}

/// Returns every version of a wording.
fn wording_versions(wording: &Wording) -> impl Iterator<Item = &str> {
    let (plain, versions) = match wording {
        Wording::Plain(typed) => (Some(&**typed), &[][..]),
        Wording::ByLanguage(versions) => (None, &versions[..]),
    };
    let by_language = versions.iter().map(|(_, typed)| &**typed);
    plain.into_iter().chain(by_language)
}

fn duplicate(first: &Name, at: &Path) -> Fault {
    let message = format!("two rooms are called `{}`", first.typed);
    Fault::new(Code::DuplicateRoom, message, at.clone())
        .label("the second of them")
        .and(first.at.clone())
        .label("the first of them")
        .help("give one of the two another name, or delete the name here")
}

/// Returns a place that is not declared.
fn elsewhere(
    wording: Wording,
    at: impl Fn() -> Path,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Venue> {
    let name = texts.one(Some(wording), at, faults)?;
    Some(Venue { name, room: None })
}
