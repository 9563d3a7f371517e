//! How the tables of rooms are read.

use toml::de::{DeTable, DeValue};

use super::{
    Slot,
    keys::details::room,
    level::Level,
    read::named,
    reader::{PathRef, Reading, Table, Value},
    schema::{Schema, named_tables},
};
use crate::text::{Address, Wording};

/// A table under `[rooms]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Room {
    pub(crate) key: String,
    pub(crate) name: Slot<Wording>,
    pub(crate) also: Slot<Vec<Slot<Wording>>>,
    pub(crate) building: Slot<Wording>,
    pub(crate) link: Slot<Address>,
}

/// The tables under `[rooms]`.
pub(super) struct Rooms(pub(super) Vec<Room>);

impl Value for Rooms {
    const FORM: &'static str = "a heading, such as `[rooms.XX]`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let one = |key: &str, table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading| {
            Some(one_room(key, table, at, found))
        };
        named::<Self, _>(value, one, at, found).map(Self)
    }

    fn schema() -> Schema {
        named_tables(Level::Room, r"\S")
    }
}

fn one_room(key: &str, table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading) -> Room {
    let mut keys = Table::open(table, Level::Room, at);
    let room = Room {
        key: key.to_owned(),
        name: keys.take(room::NAME, found),
        also: keys.take(room::ALSO, found),
        building: keys.take(room::BUILDING, found),
        link: keys.take(room::LINK, found),
    };
    keys.finish(found);
    room
}
