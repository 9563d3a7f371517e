//! How events are read: their days, and when they are held on them.

use chrono::{NaiveDate, NaiveTime};
use toml::de::{DeTable, DeValue};

use super::{
    Slot,
    keys::event,
    level::Level,
    read::headed,
    reader::{PathRef, Reading, Table, Value, wrong_type},
    schema::{Schema, table},
};
use crate::{
    keywords::{EventKind, EventStatus},
    text::{Address, Wording},
    time::{EventTime, Hours},
};

/// An `[[event]]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Event {
    pub(crate) id: Slot<String>,
    pub(crate) title: Slot<Wording>,
    pub(crate) kind: Slot<EventKind>,
    pub(crate) on: Slot<Vec<Slot<NaiveDate>>>,
    pub(crate) time: Slot<EventTime>,
    pub(crate) track: Slot<String>,
    pub(crate) room: Slot<Wording>,
    pub(crate) host: Slot<Wording>,
    pub(crate) status: Slot<EventStatus>,
    pub(crate) takes_time: Slot<bool>,
    pub(crate) parts: Slot<bool>,
    pub(crate) link: Slot<Address>,
    pub(crate) note: Slot<Wording>,
}

impl Event {
    /// An event of which nothing could be read, so that nothing more is said of it.
    fn unreadable() -> Self {
        Self {
            title: Slot::Bad,
            ..Self::default()
        }
    }
}

impl Value for Vec<Event> {
    const FORM: &'static str = "a heading `[[event]]` for each event";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        headed(value, "event", one_event, Event::unreadable, at, found)
    }

    fn schema() -> Schema {
        Schema::of("array").with("items", table(Level::Event))
    }
}

fn one_event(table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading) -> Event {
    let mut keys = Table::open(table, Level::Event, at);
    let event = Event {
        id: keys.take_key(event::ID, found),
        title: keys.take_key(event::TITLE, found),
        kind: keys.take_key(event::KIND, found),
        on: keys.take_key(event::ON, found).map(|Dates(days)| days),
        time: keys.take_key(event::TIME, found),
        track: keys.take_key(event::TRACK, found),
        room: keys.take_key(event::ROOM, found),
        host: keys.take_key(event::HOST, found),
        status: keys.take_key(event::STATUS, found),
        takes_time: keys.take_key(event::TAKES_TIME, found),
        parts: keys.take_key(event::PARTS, found),
        link: keys.take_key(event::LINK, found),
        note: keys.take_key(event::NOTE, found),
    };
    keys.finish(found);
    event
}

/// A day, or a list of days.
pub(super) struct Dates(Vec<Slot<NaiveDate>>);

impl Value for Dates {
    const FORM: &'static str =
        "a date without quotation marks, such as `2026-03-16`, or a list of dates";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value.as_array() {
            Some(_) => Vec::read(value, at, found).map(Self),
            None => NaiveDate::read(value, at, found).map(|day| Self(vec![Slot::Given(day)])),
        }
    }

    fn schema() -> Schema {
        // One list of kinds, since editors describe no key that has alternatives.
        Schema::of_kinds(["string", "array"])
            .with("format", "date")
            .with("items", NaiveDate::schema())
            .with("minItems", 1)
            .with("uniqueItems", true)
    }
}

impl Value for EventTime {
    const FORM: &'static str =
        "hours in quotation marks, such as `\"11:15-11:30\"`, or `\"18:30\"`, or `\"tbc\"`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(text) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        if text.trim() == "tbc" {
            return Slot::Given(Self::Tbc);
        }
        if text.contains(['-', '–']) {
            return Hours::read(value, at, found).map(Self::Hours);
        }
        NaiveTime::read(value, at, found).map(Self::From)
    }

    fn schema() -> Schema {
        let range = Hours::pattern();
        let one = r"^\s*(([01][0-9]|2[0-3]):[0-5][0-9]|tbc)\s*$";
        Schema::of("string").with("pattern", format!("{range}|{one}"))
    }
}
