//! How the tables of days and tracks are read, and sessions that say more than their hours.

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::{
    Day, Extra, Session, Slot, Track,
    headings::named_tables,
    keys::{
        day,
        details::{day_details, track_details},
        extra, session, track,
    },
    level::Level,
    read::named,
    reader::{PathRef, Reading, Table, Value},
    schema::{Schema, described},
};
use crate::{
    fault::{Code, Fault, Part},
    suggest,
    time::Hours,
};

/// The tables under `[days]`.
pub(super) struct Days(pub(super) Vec<Day>);

impl Value for Days {
    const FORM: &'static str = "a heading, such as `[days.2026-03-20]`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        named::<Self, _>(value, one_day, at, found).map(Self)
    }

    fn schema() -> Schema {
        named_tables(
            Level::Day,
            r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        )
    }
}

fn one_day(key: &str, table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading) -> Option<Day> {
    let date = key.parse::<NaiveDate>().ok();
    let date = date.filter(|date| date.to_string() == key);
    if date.is_none() {
        found.push(no_date(key, &at));
    }
    let mut keys = Table::open(table, Level::Day, at);
    let day = Day {
        key: key.to_owned(),
        date: date.unwrap_or_default(),
        sessions: keys.take_key(day::SESSIONS, found),
        closed: keys.take_key(day::CLOSED, found),
        held: keys.take_key(day::HELD, found).map(|Held(hours)| hours),
        extra: keys.take_key(day::EXTRA, found),
        note: keys.take_key(day_details::NOTE, found),
    };
    keys.finish(found);
    date.map(|_| day)
}

/// The fault of a heading that names no day.
fn no_date(key: &str, at: &PathRef<'_>) -> Fault {
    let message = format!("`{key}` is not a day");
    let fault = Fault::new(Code::BadDate, message, at.path())
        .part(Part::Key)
        .label("year, month and day are needed, such as in `[days.2026-03-20]`");
    match suggest::date(key).and_then(suggest::MeantDate::certain) {
        Some(date) => fault.write(date.to_string()),
        None => fault.help("write year, month and day, such as in `[days.2026-03-20]`"),
    }
}

/// The tables under `[tracks]`.
pub(super) struct Tracks(pub(super) Vec<Track>);

impl Value for Tracks {
    const FORM: &'static str = "a heading, such as `[tracks.A]`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let one = |key: &str, table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading| {
            Some(one_track(key, table, at, found))
        };
        named::<Self, _>(value, one, at, found).map(Self)
    }

    fn schema() -> Schema {
        named_tables(Level::Track, r"\S")
    }
}

fn one_track(key: &str, table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading) -> Track {
    let mut keys = Table::open(table, Level::Track, at);
    let track = Track {
        key: key.to_owned(),
        name: keys.take_key(track::NAME, found),
        room: keys.take_key(track::ROOM, found),
        livestream: keys.take_key(track_details::LIVESTREAM, found),
        interpretation: keys.take_key(track_details::INTERPRETATION, found),
        note: keys.take_key(track_details::NOTE, found),
        sessions: keys.take_key(track::SESSIONS, found),
        days: keys.take_key(track::DAYS, found).map(|Days(days)| days),
    };
    keys.finish(found);
    track
}

impl Value for Session {
    const FORM: &'static str = Hours::FORM;

    const EACH_ONCE: bool = true;

    fn meant(value: &DeValue<'_>) -> Option<String> {
        Hours::meant(value)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let DeValue::Table(table) = value else {
            return Hours::read(value, at, found).map(Self::from);
        };
        let mut keys = Table::open(table, Level::Session, *at);
        let hours = needed(keys.take_key(session::TIME, found), at, found);
        let if_needed = keys.take_key(session::IF_NEEDED, found).given();
        let opened = keys.take_key(session::OPENED, found).given();
        keys.finish(found);
        hours.map(|hours| Self {
            hours,
            if_needed: if_needed.unwrap_or_default(),
            opened: opened.unwrap_or_default(),
        })
    }

    fn schema() -> Schema {
        described(Hours::pattern(), Level::Session)
    }
}

impl Value for Extra {
    const FORM: &'static str = Hours::FORM;

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let DeValue::Table(table) = value else {
            let everyone = |hours| Self {
                hours,
                group: Slot::Absent,
            };
            return Hours::read(value, at, found).map(everyone);
        };
        let mut keys = Table::open(table, Level::Extra, *at);
        let hours = needed(keys.take_key(extra::TIME, found), at, found);
        let group = keys.take_key(extra::FOR, found);
        keys.finish(found);
        hours.map(|hours| Self { hours, group })
    }

    fn schema() -> Schema {
        described(Hours::pattern(), Level::Extra)
    }
}

/// The hours of a session in braces, which have to be there.
fn needed(hours: Slot<Hours>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Hours> {
    if hours.is_absent() {
        let at = at.path();
        let fault = Fault::new(Code::MissingKey, "`time` is missing", at.clone());
        found.push(
            fault
                .missing(at.then("time"))
                .label("no `time` in this")
                .help("add the hours, such as `time = \"18:30-20:30\"`"),
        );
        return Slot::Bad;
    }
    hours
}

/// The hours at which the sessions of a day were held; there may be none.
pub(super) struct Held(pub(super) Vec<Slot<Hours>>);

impl Value for Held {
    const FORM: &'static str = "a list in square brackets";

    fn meant(value: &DeValue<'_>) -> Option<String> {
        Vec::<Slot<Hours>>::meant(value)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        Vec::<Slot<Hours>>::read(value, at, found).map(Self)
    }

    fn schema() -> Schema {
        let list = Schema::of("array").with("items", Hours::schema());
        list.with("uniqueItems", true)
    }
}
