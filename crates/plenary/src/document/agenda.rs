//! The elements of `agenda` under a meeting: texts, or tables in braces that say more.

use chrono::{NaiveDateTime, NaiveTime};
use toml::de::DeValue;

use super::{
    headings::fields,
    level::Level,
    reader::{PathRef, wrong_type},
    schema::{Schema, text_or_table},
    table::prelude::*,
};
use crate::{
    fault::{Code, Fault},
    text::{Address, Wording},
    time::Minutes,
};

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

    /// The time that it takes. With durations the items follow one another through the sittings of the
    /// meeting, the last takes what is left, and each item shows its hour. Give all items of a list a
    /// duration, or none.
    duration: Minutes = "duration", Optional, r#""1h30m""#, set;

    /// The moment at which it was concluded. The next item begins then.
    done: NaiveDateTime = "done", Optional, r#""2026-03-16 12:10""#;

    /// The document that is considered.
    document: Wording = "document", Optional, r#""A/HRC/61/2""#, set_into;

    /// Further documents: symbols, or symbols in braces with an address.
    documents: Vec<Slot<AgendaDocument>>
        = "documents", Optional, r#"["A/HRC/61/2", "A/HRC/61/3"]"#, set_each(AgendaDocumentBuilder);

    /// A note on the item, such as the time limit of speakers. It stands under the item.
    note: Wording = "note", Optional, r#""Statements: 3 minutes each.""#, set_into;

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

table! {
    /// An element of `documents` of an item.
    struct AgendaDocument {
        is_text: bool,
    }

    /// A document of an item of an [`AgendaBuilder`].
    builder AgendaDocumentBuilder;

    /// The symbol by which it is cited.
    symbol: Wording = "symbol", Needed, r#""A/HRC/61/2""#, set_into;

    /// The address at which it can be read.
    link: Address = "link", Optional, r#""https://docs.un.org/A/HRC/61/2""#, set;
}

impl From<Wording> for AgendaDocument {
    /// Makes a document of a symbol alone, which has no key.
    fn from(symbol: Wording) -> Self {
        Self {
            symbol: Slot::Given(symbol),
            is_text: true,
            ..Self::default()
        }
    }
}

impl From<AgendaDocumentBuilder> for AgendaDocument {
    fn from(builder: AgendaDocumentBuilder) -> Self {
        builder.0
    }
}

impl Value for AgendaDocument {
    const FORM: &'static str =
        "a text in quotation marks, or a table such as `{ symbol = \"A/HRC/61/2\", link = \"…\" }`";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        Wording::suggest(value)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value {
            DeValue::Table(table) => {
                let document: Self = fields(table, Level::AgendaDocument, *at, found);
                if document.symbol.is_absent() {
                    found.push(without_symbol(at));
                    return Slot::Bad;
                }
                Slot::Given(document)
            }
            DeValue::String(text) => Slot::Given(Wording::from(text.as_ref()).into()),
            _ => wrong_type(value, at, found),
        }
    }

    fn schema() -> Schema {
        text_or_table(Schema::FILLED.to_owned(), Level::AgendaDocument)
    }
}

fn without_symbol(at: &PathRef<'_>) -> Fault {
    let path = at.path();
    Fault::new(Code::MissingKey, "`symbol` is missing", path.clone())
        .missing(path.then("symbol"))
        .label("no `symbol` in this")
        .help("add the symbol of the document, such as `symbol = \"A/HRC/61/2\"`")
}

impl AgendaDocumentBuilder {
    /// Makes a document of this symbol.
    pub fn new(symbol: impl Into<Wording>) -> Self {
        Self(AgendaDocument::default()).symbol(symbol)
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
