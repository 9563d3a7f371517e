//! The JSON Schema of the source language, made of the same table and types that a source is read
//! by.
//!
//! It is written in draft 7, the newest that Taplo reads, and without references, beside which an
//! editor would not show the description of a key. A schema sees one value at a time, or one
//! table: the order of two hours, a group that is not declared and the rest are for `check`.

use serde::{Serialize, Serializer};
use toml::de::DeValue;

use super::{
    level::Level,
    table::{Entry, Presence},
};
use crate::text::Language;

/// Returns the JSON Schema of a schedule, by which editors complete and check a source while it is
/// typed.
///
/// It accepts every source that [`compile`](crate::compile) accepts, and refuses unknown and
/// missing keys, values of another kind, and hours, durations and words that cannot be read.
///
/// ```
/// let schema = plenary::schema();
/// assert!(schema.starts_with("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n"));
/// assert!(schema.ends_with("}\n"));
/// ```
#[cfg(feature = "json")]
#[must_use]
pub fn schema() -> String {
    let dialect = "http://json-schema.org/draft-07/schema#";
    let schema = Schema::default()
        .with("$schema", dialect)
        .and(table(Level::Top));
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema of a value or of a table: keywords in the order in which they are printed.
#[derive(Debug, Default)]
pub(super) struct Schema(Vec<(String, Json)>);

/// The value of a keyword.
#[derive(Debug)]
pub(super) enum Json {
    Flag(bool),
    Number(u32),
    Text(String),
    List(Vec<Json>),
    Table(Schema),
}

impl Schema {
    /// A text that is not blank.
    pub(super) const FILLED: &str = r"\S";

    /// Makes the schema of a value of this kind.
    pub(super) fn of(kind: &str) -> Self {
        Self::default().with("type", kind)
    }

    /// Makes the schema of a value of one of these kinds.
    pub(super) fn of_kinds<'w>(kinds: impl IntoIterator<Item = &'w str>) -> Self {
        Self::default().with("type", Json::list(kinds))
    }

    /// Makes the schema of a text with something in it.
    pub(super) fn text() -> Self {
        Self::of("string").with("pattern", Self::FILLED)
    }

    /// Makes the schema of one of these words.
    pub(super) fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self::of("string").with("enum", Json::list(words))
    }

    pub(super) fn with(mut self, keyword: &str, part: impl Into<Json>) -> Self {
        self.0.push((keyword.to_owned(), part.into()));
        self
    }

    fn without(mut self, keyword: &str) -> Self {
        self.0.retain(|(present, _)| present != keyword);
        self
    }

    /// Adds the keywords of another schema behind those so far.
    fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }
}

/// Returns the schema of a table of this kind, which can have no other keys.
pub(super) fn table(level: Level) -> Schema {
    let properties = level.keys().map(|entry| (entry.name, property(entry)));
    let needed = level
        .keys()
        .filter(|entry| matches!(entry.presence, Presence::Needed));
    let table = Schema::default()
        .with("title", level.title())
        .with("type", "object")
        .with("properties", properties.collect::<Schema>())
        .with("required", Json::list(needed.map(|entry| entry.name)))
        .with("additionalProperties", false);
    match level {
        Level::Meeting => table.and(naming_rule()),
        Level::Deadline => table.and(for_closed_table(deadline_rule())),
        Level::Document => table.and(for_closed_table(either("symbol", "title"))),
        Level::Agenda => table.and(for_closed_table(either("item", "title"))),
        _ => table,
    }
}

/// Returns the schema of a text of this form, or of a table that says more.
pub(super) fn text_or_table(form: String, level: Level) -> Schema {
    // One list of kinds, since editors describe no key that has alternatives.
    let table = table(level);
    Schema::of_kinds(["string", "object"])
        .with("pattern", form)
        .and(table.without("type"))
}

/// Returns the schema of a name in one language or in several, or of a table with a `name` and more.
pub(super) fn named_wording(level: Level) -> Schema {
    let versions = Language::ALL.iter().map(|language| {
        let text = Schema::text();
        (language.tag(), text)
    });
    let keys = level.keys().map(|entry| (entry.name, property(entry)));
    let languages = Language::ALL.iter().map(|language| language.tag());
    let only = |keys: Schema| anything().with("propertyNames", keys);
    let (named, by_language) = (Schema::one_of(level.names()), Schema::one_of(languages));
    let rule = if_else(has("name"), only(named), only(by_language));
    Schema::of_kinds(["string", "object"])
        .with("pattern", Schema::FILLED)
        .with("title", level.title())
        .with("properties", keys.chain(versions).collect::<Schema>())
        .with("additionalProperties", false)
        .with("minProperties", 1)
        .and(for_closed_table(rule))
}

/// Returns the condition that a meeting has what it is known by: its group; without one, its title
/// and its id. One that takes up another needs neither, nor a duration.
fn naming_rule() -> Schema {
    let is_named = if_else(has("title"), either("group", "id"), has("group"));
    let both = [has("duration"), is_named].map(Json::from);
    let asked = anything().with("allOf", both);
    Schema::default()
        .with("if", has("resumes"))
        .with("then", anything())
        .with("else", asked)
}

/// Returns the condition that a deadline has a day, or a meeting before which it is.
fn deadline_rule() -> Schema {
    let by_day = ["before", "days-before", "working-days"].map(|key| Json::from(lacks(key)));
    if_else(has("on"), anything().with("allOf", by_day), has("before"))
}

/// Returns the condition that holds for every table. Tombi wants to be told that a condition on one
/// key allows the others.
fn anything() -> Schema {
    Schema::default().with("additionalProperties", true)
}

/// Returns the condition that a table has this key.
fn has(key: &str) -> Schema {
    let keys = Schema::default().with("required", Json::list([key]));
    keys.with("additionalProperties", true)
}

/// Returns the condition that a table does not have this key.
fn lacks(key: &str) -> Schema {
    anything().with("not", has(key))
}

/// Returns the condition that a table has one of two keys at least.
fn either(key: &str, other: &str) -> Schema {
    if_else(has(key), anything(), has(other))
}

fn if_else(condition: Schema, then: Schema, otherwise: Schema) -> Schema {
    let condition = Schema::default()
        .with("if", condition)
        .with("then", then)
        .with("else", otherwise);
    condition.with("additionalProperties", true)
}

/// Returns a condition for a table that allows no other keys itself.
fn for_closed_table(condition: Schema) -> Schema {
    condition.without("additionalProperties")
}

/// Returns the schema of a key: its description, default and example, and the form of its value.
fn property(entry: &Entry) -> Schema {
    let about = Schema::default().with("description", entry.about());
    let about = match &entry.presence {
        Presence::Default(value) => about.with("default", toml_value(value)),
        Presence::Needed | Presence::Optional => about,
    };
    let example = Json::List(vec![toml_value(entry.example)]);
    about.with("examples", example).and((entry.schema)())
}

/// Parses a default or an example, which is written as in a source.
fn toml_value(value: &str) -> Json {
    DeValue::parse(value).map_or(Json::Flag(false), |value| value.get_ref().into())
}

impl Json {
    pub(super) fn list<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self::List(words.into_iter().map(Self::from).collect())
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<const N: usize> From<[Json; N]> for Json {
    fn from(values: [Json; N]) -> Self {
        Self::List(values.into())
    }
}

impl From<Schema> for Json {
    fn from(schema: Schema) -> Self {
        Self::Table(schema)
    }
}

impl From<&DeValue<'_>> for Json {
    /// Converts a value. Dates become texts, as they do in every reader of TOML that hands its values to
    /// a schema.
    fn from(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => text.as_ref().into(),
            DeValue::Integer(number) => {
                let whole = number.as_str().parse::<u32>();
                whole.map_or_else(|_| number.as_str().into(), Self::Number)
            }
            DeValue::Float(number) => number.as_str().into(),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Datetime(date) => date.to_string().into(),
            DeValue::Array(parts) => {
                Self::List(parts.iter().map(|part| part.get_ref().into()).collect())
            }
            DeValue::Table(parts) => {
                let entries = parts
                    .iter()
                    .map(|(key, part)| (key.get_ref().as_ref(), part.get_ref()));
                Self::Table(entries.collect())
            }
        }
    }
}

impl<'k, P: Into<Json>> FromIterator<(&'k str, P)> for Schema {
    fn from_iter<I: IntoIterator<Item = (&'k str, P)>>(parts: I) -> Self {
        let named = |(key, part): (&str, P)| (key.to_owned(), part.into());
        Self(parts.into_iter().map(named).collect())
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(keyword, part)| (keyword, part)))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => flag.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
            Self::List(parts) => parts.serialize(serializer),
            Self::Table(schema) => schema.serialize(serializer),
        }
    }
}
