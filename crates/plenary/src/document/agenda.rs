//! The elements of `agenda` under a meeting: texts, or tables in braces that say more.

use chrono::NaiveTime;
use toml::de::DeValue;

use super::{
    headings::fields,
    level::Level,
    reader::{PathRef, wrong_type},
    schema::{Schema, text_or_table},
    table::prelude::*,
};
use crate::text::{Address, Wording};

table! {
    /// An element of `agenda`.
    struct AgendaItem {
        is_text: bool,
    }

    /// Something that a meeting of a [`PlanBuilder`](crate::build::PlanBuilder) deals with.
    builder AgendaBuilder;

    /// The number of the item. An item has a number, a title, or both.
    item: Wording = "item", Optional, r#""4""#, set_into;

    /// The title.
    title: Wording = "title", Optional, r#""Adoption of the report""#, set_into;

    /// The hour at which it is taken up.
    at: NaiveTime = "at", Optional, r#""10:00""#, set;

    /// The document that is considered.
    document: Wording = "document", Optional, r#""A/HRC/61/2""#, set_into;

    /// The address of the document, or of a page with more about the item.
    link: Address = "link", Optional, r#""https://docs.un.org/A/HRC/61/2""#, set;
}

impl From<Wording> for AgendaItem {
    /// Makes an item of a text alone, which has no key.
    fn from(title: Wording) -> Self {
        Self {
            title: Slot::Given(title),
            is_text: true,
            ..Self::default()
        }
    }
}

impl From<AgendaBuilder> for AgendaItem {
    fn from(builder: AgendaBuilder) -> Self {
        builder.0
    }
}

impl Value for AgendaItem {
    const FORM: &'static str =
        "a text in quotation marks, or a table such as `{ item = \"4\", title = \"…\" }`";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        Wording::suggest(value)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value {
            DeValue::Table(table) => Slot::Given(fields(table, Level::Agenda, *at, found)),
            DeValue::String(text) => Slot::Given(Wording::from(text.as_ref()).into()),
            _ => wrong_type(value, at, found),
        }
    }

    fn schema() -> Schema {
        text_or_table(Schema::FILLED.to_owned(), Level::Agenda)
    }
}

impl AgendaBuilder {
    /// Makes an item of this title.
    pub fn new(title: impl Into<Wording>) -> Self {
        Self(AgendaItem::default()).title(title)
    }

    /// Makes an item that is called by its number alone.
    pub fn numbered(item: impl Into<Wording>) -> Self {
        Self(AgendaItem::default()).item(item)
    }
}
