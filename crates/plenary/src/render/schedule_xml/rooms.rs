//! In which room something is held. Apps draw a column for each, in which nothing overlaps.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    held::Held,
    identity::{Identity, first},
};
use crate::{
    annex::Annex,
    plan::{Plan, Track, TrackId, Venue},
    text::{Language, Text, plain},
    time::Moment,
};

/// A column of an app.
pub(super) struct Room {
    pub(super) name: String,
    pub(super) guid: Uuid,
}

/// Name of a room in the language of the page, and its key for every language.
type Place = (String, String);

/// Events of one column, with the beginning and the end of each.
#[derive(Default)]
struct Lane {
    members: Vec<usize>,
    times: BTreeMap<Moment, Moment>,
}

impl Lane {
    fn is_free(&self, starts: Moment, ends: Moment) -> bool {
        let mut before = self.times.range(..=starts);
        let mut after = self.times.range(starts..);
        let is_over = |(from, to): (&Moment, &Moment)| *from < starts && *to <= starts;
        let is_to_come = |(from, _): (&Moment, &Moment)| *from >= ends;
        before.next_back().is_none_or(is_over) && after.next().is_none_or(is_to_come)
    }

    fn take(&mut self, member: usize, held: &Held<'_>) {
        self.members.push(member);
        self.times.insert(held.starts, held.ends);
    }
}

/// Gives everything its room: its place among all rooms, which are in the order of the tracks.
pub(super) fn assign(
    held: &mut [Held<'_>],
    plan: &Plan,
    annex: &Annex,
    identity: &Identity,
) -> Vec<Room> {
    let mut places: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (i, event) in held.iter().enumerate() {
        places.entry(place(event, plan, annex)).or_default().push(i);
    }
    let mut columns = Vec::new();
    for ((name, key), members) in places {
        let order = members.iter().map(|i| order(&held[*i])).min();
        for (number, lane) in lanes(members, held).into_iter().enumerate() {
            let room = Room {
                name: numbered(&name, number),
                guid: identity.room(&numbered(&key, number)),
            };
            columns.push((order, name.clone(), number, room, lane));
        }
    }
    columns.sort_by(|one, other| (one.0, &one.1, one.2).cmp(&(other.0, &other.1, other.2)));
    let mut rooms = Vec::new();
    for (.., room, lane) in columns {
        for member in lane.members {
            held[member].room = rooms.len();
        }
        rooms.push(room);
    }
    rooms
}

fn numbered(name: &str, number: usize) -> String {
    match number {
        0 => name.to_owned(),
        number => format!("{name} ({})", number + 1),
    }
}

/// Returns as few columns as there can be without anything in them at one time. What is held has the first,
/// then what is beside it, then what is cancelled.
fn lanes(mut members: Vec<usize>, held: &[Held<'_>]) -> Vec<Lane> {
    members.sort_by_key(|i| rank(&held[*i]));
    let mut lanes: Vec<Lane> = Vec::new();
    for member in members {
        let event = &held[member];
        let free = |lane: &Lane| lane.is_free(event.starts, event.ends);
        let place = lanes.iter().position(free).unwrap_or(lanes.len());
        lanes.resize_with(lanes.len().max(place + 1), Lane::default);
        lanes[place].take(member, event);
    }
    lanes
}

fn rank(held: &Held<'_>) -> (bool, bool, Moment, Uuid) {
    let is_event = held.occurrence.event().is_some();
    (
        held.occurrence.called_off.is_some(),
        is_event,
        held.starts,
        held.guid,
    )
}

/// Returns the order of what is held: that of the tracks, without a track last, and the time in each.
fn order(held: &Held<'_>) -> (bool, Option<TrackId>, Moment) {
    let track = held.occurrence.track;
    (track.is_none(), track, held.starts)
}

/// Returns the room; the track, or the venue, if there is none; the conference, if there is nothing.
fn place(held: &Held<'_>, plan: &Plan, annex: &Annex) -> Place {
    let language = annex.language;
    let room = held.occurrence.room;
    let track = held
        .occurrence
        .track
        .and_then(|track| plan.tracks().get(track.index()));
    let both = |text: &Text| (plain(text.in_language(language)), first(text));
    let places = [
        room.map(|room| in_building(room, plan, language)),
        track.and_then(|track| of_track(track, language)),
        plan.venue().map(both),
        Some(both(plan.conference())),
    ];
    let named = |(name, _): &Place| !name.trim().is_empty();
    let place = places.into_iter().flatten().find(named);
    place.unwrap_or_else(|| ("1".to_owned(), "1".to_owned()))
}

/// Returns a room, and its building where there are several.
fn in_building(room: &Venue, plan: &Plan, language: Language) -> Place {
    let name = plain(room.name.in_language(language));
    let declared = room.room.and_then(|place| plan.rooms().get(place.index()));
    let Some(declared) = declared else {
        return (name, first(&room.name));
    };
    let several = plan
        .rooms()
        .iter()
        .any(|other| other.building != declared.building);
    let building = declared.building.as_ref().filter(|_| several);
    let name = match building {
        Some(building) => format!("{name}, {}", plain(building.in_language(language))),
        None => name,
    };
    (name, declared.key.clone())
}

fn of_track(track: &Track, language: Language) -> Option<Place> {
    let key = track.key.clone()?;
    let name = track
        .name
        .as_ref()
        .map_or_else(|| key.clone(), |name| plain(name.in_language(language)));
    Some((name, key))
}
