//! The texts of a document, each with its path.

use crate::{
    document::{Day, Document, Event, Facilities, Group, Meeting, Room, Session, Slot, Track},
    fault::{Path, path_to},
    text::{Language, Wording},
};

/// Text in one of its languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextVersion<'d> {
    pub(super) location: Location<'d>,
    pub(super) text: &'d str,
    pub(super) language: Language,
    /// True if the text is written by language, so that the language is a step of its path.
    tagged: bool,
}

/// Key of a text; its path is only made for a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location<'d> {
    Top(&'static str),
    Group(&'d str, &'static str),
    Subgroup(&'d str, &'d str),
    Event(usize, &'static str),
    Deadline(usize),
    Document(usize),
    Meeting(usize, &'static str),
    Agenda(usize, usize, &'static str),
    Function(usize, usize),
    Track(&'d str, &'static str),
    Day(&'d str),
    DayOfTrack(&'d str, &'d str),
    Room(&'d str, &'static str),
    RoomAlso(&'d str, usize),
    Facilities(FacilitiesTable<'d>, &'static str),
}

/// Table of a day, or of a session in a list, of a track or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FacilitiesTable<'d> {
    track: Option<&'d str>,
    day: Option<&'d str>,
    /// The key of the list, and the place in it.
    session: Option<(&'static str, usize)>,
}

impl FacilitiesTable<'_> {
    fn path(&self) -> Path {
        let under = |path: Path, table: &'static str, word: Option<&str>| match word {
            Some(word) => path.then(table).then(word.to_owned()),
            None => path,
        };
        let of_day = under(
            under(Path::default(), "tracks", self.track),
            "days",
            self.day,
        );
        match self.session {
            Some((list, place)) => of_day.then(list).then(place),
            None => of_day,
        }
    }
}

impl TextVersion<'_> {
    pub(super) fn path(&self) -> Path {
        let path = match self.location {
            Location::Top(key) => path_to![key],
            Location::Group(group, key) => path_to!["groups", group.to_owned(), key],
            Location::Subgroup(group, subgroup) => {
                let (group, subgroup) = (group.to_owned(), subgroup.to_owned());
                path_to!["groups", group, "subgroups", subgroup, "name"]
            }
            Location::Event(place, key) => path_to!["event", place, key],
            Location::Deadline(place) => path_to!["deadline", place, "title"],
            Location::Document(place) => path_to!["document", place, "title"],
            Location::Meeting(place, key) => path_to!["meeting", place, key],
            Location::Agenda(meeting, place, "") => path_to!["meeting", meeting, "agenda", place],
            Location::Agenda(meeting, place, key) => {
                path_to!["meeting", meeting, "agenda", place, key]
            }
            Location::Function(meeting, place) => {
                path_to!["meeting", meeting, "speakers", place, "function"]
            }
            Location::Track(track, key) => path_to!["tracks", track.to_owned(), key],
            Location::Day(day) => path_to!["days", day.to_owned(), "note"],
            Location::DayOfTrack(track, day) => {
                path_to!["tracks", track.to_owned(), "days", day.to_owned(), "note"]
            }
            Location::Room(room, key) => path_to!["rooms", room.to_owned(), key],
            Location::RoomAlso(room, place) => path_to!["rooms", room.to_owned(), "also", place],
            Location::Facilities(table, key) => table.path().then(key),
        };
        if self.tagged {
            path.then(self.language.tag())
        } else {
            path
        }
    }

    /// True for the name and the title of the schedule.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.location, Location::Top("name" | "title"))
    }

    /// True for prose, in which other conferences and other days have their place.
    pub(super) fn is_prose(&self) -> bool {
        match self.location {
            Location::Top(key) => matches!(key, "note" | "side-events" | "nominations"),
            Location::Meeting(_, "note")
            | Location::Event(_, "note")
            | Location::Deadline(_)
            | Location::Document(_)
            | Location::Track(_, "note")
            | Location::Day(_)
            | Location::DayOfTrack(..)
            | Location::Agenda(..)
            | Location::Function(..) => true,
            _ => false,
        }
    }
}

/// Visits every text but the names of people; prose comes last, so that it is compared with the names.
pub(super) fn each<'d>(document: &'d Document, visit: impl FnMut(TextVersion<'d>)) {
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
        list.add(Location::Top(key), slot);
    }
    for group in document.groups.as_given().into_iter().flatten() {
        list.group(group);
    }
    for room in elements(&document.rooms) {
        list.room(room);
    }
    for (place, meeting) in elements(&document.meetings).enumerate() {
        list.meeting(place, meeting);
    }
    for track in elements(&document.tracks) {
        let location = Location::Track(&track.key, "interpretation");
        list.add(location, &track.interpretation);
    }
    list.all_facilities(document);
    for (place, meeting) in elements(&document.meetings).enumerate() {
        list.prose(place, meeting);
    }
    for day in elements(&document.days) {
        list.add(Location::Day(&day.key), &day.note);
    }
    for track in elements(&document.tracks) {
        list.track(track);
    }
    for (place, event) in elements(&document.events).enumerate() {
        list.event(place, event);
    }
    list.top(document);
    list.add(Location::Top("side-events"), &document.side_events);
    list.add(Location::Top("note"), &document.note);
}

fn elements<T>(list: &Slot<Vec<T>>) -> impl Iterator<Item = &T> {
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

impl<'d, V: FnMut(TextVersion<'d>)> List<V> {
    fn group(&mut self, group: &'d Group) {
        self.add(Location::Group(&group.key, "acronym"), &group.acronym);
        self.add(Location::Group(&group.key, "name"), &group.name);
        for subgroup in elements(&group.subgroups) {
            self.add(
                Location::Subgroup(&group.key, &subgroup.key),
                &subgroup.name,
            );
        }
    }

    fn top(&mut self, document: &'d Document) {
        let deadlines = document.deadlines.as_given().into_iter().flatten();
        for (place, deadline) in deadlines.enumerate() {
            self.add(Location::Deadline(place), &deadline.title);
        }
        let documents = document.documents.as_given().into_iter().flatten();
        for (place, listed) in documents.enumerate() {
            self.add(Location::Document(place), &listed.title);
        }
        self.add(Location::Top("nominations"), &document.nominations);
    }

    fn event(&mut self, place: usize, event: &'d Event) {
        for (key, slot) in [
            ("title", &event.title),
            ("host", &event.host),
            ("room", &event.room),
            ("note", &event.note),
        ] {
            self.add(Location::Event(place, key), slot);
        }
    }

    fn room(&mut self, room: &'d Room) {
        self.add(Location::Room(&room.key, "name"), &room.name);
        self.add(Location::Room(&room.key, "building"), &room.building);
        for (place, name) in elements(&room.also).enumerate() {
            self.add(Location::RoomAlso(&room.key, place), name);
        }
    }

    fn meeting(&mut self, place: usize, meeting: &'d Meeting) {
        for (key, slot) in [
            ("title", &meeting.title),
            ("room", &meeting.room),
            ("interpretation", &meeting.interpretation),
        ] {
            self.add(Location::Meeting(place, key), slot);
        }
    }

    fn prose(&mut self, place: usize, meeting: &'d Meeting) {
        self.add(Location::Meeting(place, "note"), &meeting.note);
        let speakers = elements(&meeting.speakers).enumerate();
        for (i, speaker) in speakers.filter_map(|(i, one)| Some((i, one.as_given()?))) {
            self.add(Location::Function(place, i), &speaker.function);
        }
        let items = elements(&meeting.agenda).enumerate();
        for (i, item) in items.filter_map(|(i, item)| Some((i, item.as_given()?))) {
            let title = if item.is_text { "" } else { "title" };
            self.add(Location::Agenda(place, i, title), &item.title);
            self.add(Location::Agenda(place, i, "item"), &item.item);
            self.add(Location::Agenda(place, i, "document"), &item.document);
            self.add(Location::Agenda(place, i, "note"), &item.note);
        }
    }

    fn all_facilities(&mut self, document: &'d Document) {
        let of_all = FacilitiesTable::default();
        self.sessions(of_all, &document.sessions);
        for day in elements(&document.days) {
            self.day(of_all, day);
        }
        for track in elements(&document.tracks) {
            let of_track = FacilitiesTable {
                track: Some(&track.key),
                ..of_all
            };
            self.sessions(of_track, &track.sessions);
            for day in elements(&track.days) {
                self.day(of_track, day);
            }
        }
    }

    fn day(&mut self, of: FacilitiesTable<'d>, day: &'d Day) {
        let of_day = FacilitiesTable {
            day: Some(&day.key),
            ..of
        };
        self.facilities(of_day, &day.facilities);
        self.sessions(of_day, &day.sessions);
        for (place, extra) in elements(&day.extra).enumerate() {
            let given = extra.as_given().and_then(|extra| extra.facilities.as_ref());
            let session = Some(("extra", place));
            if let Some(given) = given {
                self.facilities(FacilitiesTable { session, ..of_day }, given);
            }
        }
    }

    fn sessions(&mut self, of: FacilitiesTable<'d>, sessions: &'d Slot<Vec<Slot<Session>>>) {
        for (place, listed) in elements(sessions).enumerate() {
            let given = listed
                .as_given()
                .and_then(|listed| listed.facilities.as_ref());
            let session = Some(("sessions", place));
            if let Some(given) = given {
                self.facilities(FacilitiesTable { session, ..of }, given);
            }
        }
    }

    fn facilities(&mut self, table: FacilitiesTable<'d>, given: &'d Facilities) {
        self.add(Location::Facilities(table, "room"), &given.room);
        let location = Location::Facilities(table, "interpretation");
        self.add(location, &given.interpretation);
    }

    fn track(&mut self, track: &'d Track) {
        self.add(Location::Track(&track.key, "note"), &track.note);
        let day = |day: &'d Day| (Location::DayOfTrack(&track.key, &day.key), &day.note);
        for (location, note) in elements(&track.days).map(day) {
            self.add(location, note);
        }
    }

    fn add(&mut self, location: Location<'d>, written: &'d Slot<Wording>) {
        match written {
            Slot::Given(Wording::Plain(text)) => self.visit(location, text, None),
            Slot::Given(Wording::ByLanguage(versions)) => {
                for (language, text) in versions {
                    self.visit(location, text, Some(*language));
                }
            }
            Slot::Absent | Slot::Bad => {}
        }
    }

    fn visit(&mut self, location: Location<'d>, text: &'d str, language: Option<Language>) {
        (self.visit)(TextVersion {
            location,
            text,
            language: language.unwrap_or(self.first),
            tagged: language.is_some(),
        });
    }
}
