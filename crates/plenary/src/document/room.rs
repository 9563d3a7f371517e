//! The table `[rooms.XX]`: a room that several meetings use.

use super::{headings::Named, level::Level, reader::PathRef, table::prelude::*};
use crate::text::{Address, Wording};

table! {
    /// A table under `[rooms]`.
    struct Room {
        key: String,
    }

    /// A room of a [`PlanBuilder`](crate::build::PlanBuilder).
    builder RoomBuilder;

    /// The name of the room, if it is not the word in its heading.
    name: Wording = "name", Optional, r#""Human Rights Room""#, set_into;

    /// Other names of the room.
    also: Vec<Slot<Wording>> = "also", Optional, r#"["Room XX"]"#, set_each_into(Wording);

    /// The building in which it is.
    building: Wording = "building", Optional, r#""Building A""#, set_into;

    /// The address of a page that says how to get there.
    link: Address = "link", Optional, r#""https://www.ungeneva.org""#, set;
}

impl Named for Room {
    const LEVEL: Level = Level::Room;
    const FORM: &'static str = "a heading, such as `[rooms.XX]`";

    fn with_word(self, key: &str, _: &PathRef<'_>, _: &mut Reading) -> Option<Self> {
        Some(Self {
            key: key.to_owned(),
            ..self
        })
    }
}

impl RoomBuilder {
    /// Makes a room with this key, which is its name too unless another is given.
    pub fn new(key: impl Into<String>) -> Self {
        Self(Room {
            key: key.into(),
            ..Room::default()
        })
    }
}
