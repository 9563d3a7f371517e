//! The JSON Schema as a description of the language: its tables and their keys, in order.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value as Json;
use toml::{Table, Value};

/// The schema of a table or of a value.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Described {
    pub(crate) description: String,
    pub(crate) default: Option<Json>,
    pub(crate) examples: Vec<Json>,
    pub(crate) properties: InOrder<Described>,
    pub(crate) required: Vec<String>,
    pub(crate) items: Option<Box<Described>>,
    #[serde(rename = "type")]
    kind: Json,
    #[serde(rename = "enum")]
    pub(crate) words: Vec<Json>,
    format: Option<String>,
    pattern_properties: InOrder<Described>,
}

impl Described {
    /// A value of the schema as it is typed: dates are none in JSON.
    pub(crate) fn typed(&self, value: &Json) -> Value {
        let text = value
            .as_str()
            .filter(|_| self.format.as_deref() == Some("date"));
        match text {
            Some(date) => Value::Datetime(date.parse().expect("it is a date")),
            None => Value::try_from(value).expect("it can be typed"),
        }
    }

    /// True if it stands under headings of its own.
    pub(crate) fn holds_tables(&self) -> bool {
        let listed = self.items.as_ref();
        let of_list = listed.is_some_and(|items| items.kind == "object");
        let is_table = self.kind == "object" && !self.properties.0.is_empty();
        of_list || is_table || !self.pattern_properties.0.is_empty()
    }

    fn key(self, name: &str) -> Self {
        let mut keys = self.properties.0.into_iter();
        let found = keys.find(|(key, _)| key == name);
        found.expect("there is such a key").1
    }

    /// The schema of the tables that stand under names of their own.
    fn named(self) -> Self {
        let mut named = self.pattern_properties.0.into_iter();
        named.next().expect("tables have names").1
    }
}

/// A table of JSON in the order in which it is written.
#[derive(Debug)]
pub(crate) struct InOrder<T>(pub(crate) Vec<(String, T)>);

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InOrder<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(Vec<(String, T)>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = InOrder<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }
            fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<InOrder<T>, A::Error> {
                while let Some(entry) = map.next_entry()? {
                    self.0.push(entry);
                }
                Ok(InOrder(self.0))
            }
        }
        deserializer.deserialize_map(Entries(Vec::new()))
    }
}

/// A kind of table in a source.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Level {
    Top,
    Day,
    Track,
    Session,
    Extra,
    Group,
    Subgroup,
    Meeting,
    Event,
    Allow,
    Revision,
    Deadline,
    Document,
    Room,
    Agenda,
    Speaker,
}

impl Level {
    pub(crate) const ALL: [Self; 16] = [
        Self::Top,
        Self::Day,
        Self::Track,
        Self::Session,
        Self::Extra,
        Self::Group,
        Self::Subgroup,
        Self::Meeting,
        Self::Event,
        Self::Allow,
        Self::Revision,
        Self::Deadline,
        Self::Document,
        Self::Room,
        Self::Agenda,
        Self::Speaker,
    ];

    /// Returns what the schema says of it.
    pub(crate) fn described(self) -> Described {
        let top = || serde_json::from_str::<Described>(&plenary::schema()).expect("it is a schema");
        match self {
            Self::Top => top(),
            Self::Day => top().key("days").named(),
            Self::Track => top().key("tracks").named(),
            Self::Session => *top().key("sessions").items.expect("it is a list"),
            Self::Extra => *Self::Day
                .described()
                .key("extra")
                .items
                .expect("it is a list"),
            Self::Group => top().key("groups").named(),
            Self::Subgroup => Self::Group.described().key("subgroups").named(),
            Self::Meeting => *top().key("meeting").items.expect("it is a list"),
            Self::Event => *top().key("event").items.expect("it is a list"),
            Self::Allow => *top().key("allow").items.expect("it is a list"),
            Self::Revision => top().key("revision"),
            Self::Deadline => *top().key("deadline").items.expect("it is a list"),
            Self::Document => *top().key("document").items.expect("it is a list"),
            Self::Room => top().key("rooms").named(),
            Self::Agenda => *Self::Meeting
                .described()
                .key("agenda")
                .items
                .expect("it is a list"),
            Self::Speaker => {
                let items = Self::Meeting.described().key("speakers").items;
                let mut speaker = *items.expect("it is a list");
                // An element is a name in each language, or has keys.
                let is_key = |key: &str| !plenary::Language::ALL.iter().any(|tag| tag.tag() == key);
                speaker.properties.0.retain(|(key, _)| is_key(key));
                speaker.required = vec!["name".to_owned()];
                speaker
            }
        }
    }

    /// The tables of this kind in a document.
    pub(crate) fn tables(self, document: &mut Table) -> Vec<&mut Table> {
        match self {
            Self::Top => vec![document],
            Self::Day => below(document, "days"),
            Self::Track => below(document, "tracks"),
            Self::Session => of_days(document, "sessions"),
            Self::Extra => of_days(document, "extra"),
            Self::Group => below(document, "groups"),
            Self::Subgroup => {
                let groups = below(document, "groups").into_iter();
                groups.flat_map(|group| below(group, "subgroups")).collect()
            }
            Self::Meeting => listed(document, "meeting"),
            Self::Event => listed(document, "event"),
            Self::Allow => listed(document, "allow"),
            Self::Revision => {
                let revision = document.get_mut("revision").and_then(Value::as_table_mut);
                revision.into_iter().collect()
            }
            Self::Deadline => listed(document, "deadline"),
            Self::Document => listed(document, "document"),
            Self::Room => below(document, "rooms"),
            Self::Agenda => {
                let meetings = listed(document, "meeting").into_iter();
                meetings
                    .flat_map(|meeting| listed(meeting, "agenda"))
                    .collect()
            }
            Self::Speaker => {
                let meetings = listed(document, "meeting").into_iter();
                meetings
                    .flat_map(|meeting| listed(meeting, "speakers"))
                    .collect()
            }
        }
    }
}

/// The tables under a key, whatever they are called.
fn below<'t>(table: &'t mut Table, key: &str) -> Vec<&'t mut Table> {
    let tables = table
        .get_mut(key)
        .and_then(Value::as_table_mut)
        .into_iter()
        .flatten();
    tables
        .filter_map(|(_, table)| table.as_table_mut())
        .collect()
}

/// The tables of a list.
fn listed<'d>(document: &'d mut Table, key: &str) -> Vec<&'d mut Table> {
    let list = document.get_mut(key).and_then(Value::as_array_mut);
    let tables = list.into_iter().flatten();
    tables.filter_map(Value::as_table_mut).collect()
}

/// The tables of a list of each day.
fn of_days<'d>(document: &'d mut Table, key: &str) -> Vec<&'d mut Table> {
    let days = below(document, "days").into_iter();
    days.flat_map(|day| listed(day, key)).collect()
}
