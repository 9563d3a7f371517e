//! The elements of `speakers` under a meeting: names, or tables in braces with a name and a function.

use toml::de::{DeTable, DeValue};

use super::{
    headings::fields,
    level::Level,
    reader::{PathRef, wrong_type},
    schema::{Schema, named_wording},
    table::prelude::*,
};
use crate::text::{Language, Wording};

table! {
    /// An element of `speakers`.
    struct Speaker {
        is_text: bool,
    }

    /// A speaker of a meeting of a [`PlanBuilder`](crate::build::PlanBuilder).
    builder SpeakerBuilder;

    /// The name of one person. A State in brackets belongs to it.
    name: Wording = "name", Needed, r#""Ms. Marie DUPONT (France)""#;

    /// The function: an office, and whose it is. It stands behind the name.
    function: Wording = "function", Optional, r#""Director-General, WHO""#, set_into;
}

impl<T: Into<Wording>> From<T> for SpeakerBuilder {
    /// Makes a speaker of a name alone.
    fn from(name: T) -> Self {
        Self(Speaker::named(name.into()))
    }
}

impl From<SpeakerBuilder> for Speaker {
    fn from(builder: SpeakerBuilder) -> Self {
        builder.0
    }
}

impl Speaker {
    /// Makes a speaker of a text alone, which has no key.
    fn named(name: Wording) -> Self {
        Self {
            name: Slot::Given(name),
            is_text: true,
            ..Self::default()
        }
    }
}

impl Value for Speaker {
    const FORM: &'static str =
        "a text in quotation marks, or a table such as `{ name = \"…\", function = \"…\" }`";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        Wording::suggest(value)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value {
            DeValue::Table(table) if !is_by_language(table) => {
                Slot::Given(fields(table, Level::Speaker, *at, found))
            }
            DeValue::Table(_) | DeValue::String(_) => {
                Wording::read(value, at, found).map(Self::named)
            }
            _ => wrong_type(value, at, found),
        }
    }

    fn schema() -> Schema {
        named_wording(Level::Speaker)
    }
}

/// True for a table that holds a name in several languages.
fn is_by_language(table: &DeTable<'_>) -> bool {
    let any = |holds: fn(&str) -> bool| table.keys().any(|key| holds(key.get_ref()));
    let has_language = any(|key| key.parse::<Language>().is_ok());
    (has_language || table.is_empty()) && !any(|key| Level::Speaker.knows(key))
}

impl SpeakerBuilder {
    /// Makes a speaker of this name; [`SpeakerBuilder::function`] says what they are.
    pub fn new(name: impl Into<Wording>) -> Self {
        name.into().into()
    }
}
