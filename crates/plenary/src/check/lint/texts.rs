//! Every text of a plan, with the way to it.

use crate::{
    document::{Day, Document, Event, Group, Meeting, Room, Slot, Track},
    fault::{Path, path_to},
    text::{Language, Wording},
};

/// One version of one text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'d> {
    pub(super) spot: Spot<'d>,
    pub(super) text: &'d str,
    pub(super) language: Language,
    /// Whether the text is written by language, so that the language is a step of its path.
    tagged: bool,
}

/// Where a text stands; its path is only made for a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot<'d> {
    Top(&'static str),
    Group(&'d str, &'static str),
    Subgroup(&'d str, &'d str),
    Event(usize, &'static str),
    Deadline(usize),
    Document(usize),
    Meeting(usize, &'static str),
    Agenda(usize, usize, &'static str),
    Track(&'d str, &'static str),
    Day(&'d str),
    DayOfTrack(&'d str, &'d str),
    Room(&'d str, &'static str),
    RoomAlso(&'d str, usize),
}

impl Said<'_> {
    pub(super) fn path(&self) -> Path {
        let path = match self.spot {
            Spot::Top(key) => path_to![key],
            Spot::Group(group, key) => path_to!["groups", group.to_owned(), key],
            Spot::Subgroup(group, subgroup) => {
                let (group, subgroup) = (group.to_owned(), subgroup.to_owned());
                path_to!["groups", group, "subgroups", subgroup, "name"]
            }
            Spot::Event(place, key) => path_to!["event", place, key],
            Spot::Deadline(place) => path_to!["deadline", place, "title"],
            Spot::Document(place) => path_to!["document", place, "title"],
            Spot::Meeting(place, key) => path_to!["meeting", place, key],
            Spot::Agenda(meeting, place, "") => path_to!["meeting", meeting, "agenda", place],
            Spot::Agenda(meeting, place, key) => path_to!["meeting", meeting, "agenda", place, key],
            Spot::Track(track, key) => path_to!["tracks", track.to_owned(), key],
            Spot::Day(day) => path_to!["days", day.to_owned(), "note"],
            Spot::DayOfTrack(track, day) => {
                path_to!["tracks", track.to_owned(), "days", day.to_owned(), "note"]
            }
            Spot::Room(room, key) => path_to!["rooms", room.to_owned(), key],
            Spot::RoomAlso(room, place) => path_to!["rooms", room.to_owned(), "also", place],
        };
        if self.tagged {
            path.then(self.language.tag())
        } else {
            path
        }
    }

    /// Whether it says what the whole schedule is.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.spot, Spot::Top("name" | "title"))
    }

    /// Whether it is prose, in which other conferences and other days have their place.
    pub(super) fn is_prose(&self) -> bool {
        match self.spot {
            Spot::Top(key) => matches!(key, "note" | "side-events" | "nominations"),
            Spot::Meeting(_, "note")
            | Spot::Event(_, "note")
            | Spot::Deadline(_)
            | Spot::Document(_)
            | Spot::Track(_, "note")
            | Spot::Day(_)
            | Spot::DayOfTrack(..)
            | Spot::Agenda(..) => true,
            _ => false,
        }
    }
}

/// Every text but the names of people; prose comes last, so that it is measured by the names.
pub(super) fn each<'d>(document: &'d Document, visit: impl FnMut(Said<'d>)) {
    let mut list = List {
        first: first_language(document),
        visit,
    };
    for (key, slot) in [
        ("organisation", &document.organisation),
        ("name", &document.name),
        ("title", &document.title),
        ("secretariat", &document.secretariat),
        ("venue", &document.venue),
        ("interpretation", &document.interpretation),
    ] {
        list.add(Spot::Top(key), slot);
    }
    for group in document.groups.as_given().into_iter().flatten() {
        list.group(group);
    }
    for room in given(&document.rooms) {
        list.room(room);
    }
    for (place, meeting) in given(&document.meetings).enumerate() {
        list.meeting(place, meeting);
    }
    for track in given(&document.tracks) {
        let spot = Spot::Track(&track.key, "interpretation");
        list.add(spot, &track.interpretation);
    }
    for (place, meeting) in given(&document.meetings).enumerate() {
        list.prose(place, meeting);
    }
    for day in given(&document.days) {
        list.add(Spot::Day(&day.key), &day.note);
    }
    for track in given(&document.tracks) {
        list.track(track);
    }
    for (place, event) in given(&document.events).enumerate() {
        list.event(place, event);
    }
    list.top(document);
    list.add(Spot::Top("side-events"), &document.side_events);
    list.add(Spot::Top("note"), &document.note);
}

fn given<T>(list: &Slot<Vec<T>>) -> impl Iterator<Item = &T> {
    list.as_given().into_iter().flatten()
}

fn first_language(document: &Document) -> Language {
    let languages = document.languages.as_given();
    let first = languages.and_then(|languages| languages.first()?.as_given().copied());
    first.unwrap_or(Language::English)
}

struct List<V> {
    first: Language,
    visit: V,
}

impl<'d, V: FnMut(Said<'d>)> List<V> {
    fn group(&mut self, group: &'d Group) {
        self.add(Spot::Group(&group.key, "acronym"), &group.acronym);
        self.add(Spot::Group(&group.key, "name"), &group.name);
        for subgroup in given(&group.subgroups) {
            self.add(Spot::Subgroup(&group.key, &subgroup.key), &subgroup.name);
        }
    }

    fn top(&mut self, document: &'d Document) {
        let deadlines = document.deadlines.as_given().into_iter().flatten();
        for (place, deadline) in deadlines.enumerate() {
            self.add(Spot::Deadline(place), &deadline.title);
        }
        let documents = document.documents.as_given().into_iter().flatten();
        for (place, listed) in documents.enumerate() {
            self.add(Spot::Document(place), &listed.title);
        }
        self.add(Spot::Top("nominations"), &document.nominations);
    }

    fn event(&mut self, place: usize, event: &'d Event) {
        for (key, slot) in [
            ("title", &event.title),
            ("host", &event.host),
            ("room", &event.room),
            ("note", &event.note),
        ] {
            self.add(Spot::Event(place, key), slot);
        }
    }

    fn room(&mut self, room: &'d Room) {
        self.add(Spot::Room(&room.key, "name"), &room.name);
        self.add(Spot::Room(&room.key, "building"), &room.building);
        for (place, name) in given(&room.also).enumerate() {
            self.add(Spot::RoomAlso(&room.key, place), name);
        }
    }

    fn meeting(&mut self, place: usize, meeting: &'d Meeting) {
        for (key, slot) in [
            ("title", &meeting.title),
            ("room", &meeting.room),
            ("interpretation", &meeting.interpretation),
        ] {
            self.add(Spot::Meeting(place, key), slot);
        }
    }

    fn prose(&mut self, place: usize, meeting: &'d Meeting) {
        self.add(Spot::Meeting(place, "note"), &meeting.note);
        let items = given(&meeting.agenda).enumerate();
        for (i, item) in items.filter_map(|(i, item)| Some((i, item.as_given()?))) {
            let title = if item.is_text { "" } else { "title" };
            self.add(Spot::Agenda(place, i, title), &item.title);
            self.add(Spot::Agenda(place, i, "item"), &item.item);
            self.add(Spot::Agenda(place, i, "document"), &item.document);
        }
    }

    fn track(&mut self, track: &'d Track) {
        self.add(Spot::Track(&track.key, "note"), &track.note);
        let day = |day: &'d Day| (Spot::DayOfTrack(&track.key, &day.key), &day.note);
        for (spot, note) in given(&track.days).map(day) {
            self.add(spot, note);
        }
    }

    fn add(&mut self, spot: Spot<'d>, written: &'d Slot<Wording>) {
        match written {
            Slot::Given(Wording::Plain(text)) => self.visit(spot, text, None),
            Slot::Given(Wording::ByLanguage(versions)) => {
                for (language, text) in versions {
                    self.visit(spot, text, Some(*language));
                }
            }
            Slot::Absent | Slot::Bad => {}
        }
    }

    fn visit(&mut self, spot: Spot<'d>, text: &'d str, language: Option<Language>) {
        (self.visit)(Said {
            spot,
            text,
            language: language.unwrap_or(self.first),
            tagged: language.is_some(),
        });
    }
}
