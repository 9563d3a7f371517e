//! How the tables are read that say what stands around the table of the annex.

use chrono::{NaiveDate, NaiveTime};
use toml::de::{DeTable, DeValue};

use super::{
    Slot,
    keys::{deadline, document, revision, top},
    level::Level,
    read::headed,
    reader::{PathRef, Reading, Table, Value, wrong_type},
    schema::{Schema, table},
};
use crate::{
    fault::{Code, Fault},
    text::{Address, Wording},
};

/// The keys at the top that say what stands around the table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Around {
    pub(crate) office_holders: Slot<bool>,
    pub(crate) nominations: Slot<Wording>,
    pub(crate) deadlines: Slot<Vec<Deadline>>,
    pub(crate) documents: Slot<Vec<ListedDocument>>,
}

impl Around {
    pub(super) fn take(keys: &mut Table<'_, '_>, found: &mut Reading) -> Self {
        Self {
            office_holders: keys.take_key(top::OFFICE_HOLDERS, found),
            nominations: keys.take_key(top::NOMINATIONS, found),
            deadlines: keys.take_key(top::DEADLINES, found),
            documents: keys.take_key(top::DOCUMENTS, found),
        }
    }
}

/// The table `[revision]`.
#[derive(Debug, Clone)]
pub(crate) struct Revision {
    pub(crate) number: u32,
    pub(crate) issued: Slot<NaiveDate>,
    pub(crate) since: Slot<String>,
}

/// A `[[deadline]]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Deadline {
    pub(crate) title: Slot<Wording>,
    pub(crate) on: Slot<NaiveDate>,
    pub(crate) before: Slot<String>,
    pub(crate) days_before: Slot<u32>,
    pub(crate) time: Slot<NaiveTime>,
    pub(crate) link: Slot<Address>,
}

/// A `[[document]]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListedDocument {
    pub(crate) title: Slot<Wording>,
    pub(crate) symbol: Slot<String>,
    pub(crate) issued: Slot<NaiveDate>,
    pub(crate) link: Slot<Address>,
}

impl Value for Revision {
    const FORM: &'static str = "a heading `[revision]`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let DeValue::Table(table) = value else {
            return wrong_type(value, at, found);
        };
        let mut keys = Table::open(table, Level::Revision, *at);
        let number = keys.take_key(revision::NUMBER, found);
        if number.is_absent() {
            found.push(no_number(at));
        }
        let issued = keys.take_key(revision::ISSUED, found);
        let since = keys.take_key(revision::SINCE, found);
        keys.finish(found);
        match number {
            Slot::Given(number) => Slot::Given(Self {
                number,
                issued,
                since,
            }),
            Slot::Absent | Slot::Bad => Slot::Bad,
        }
    }

    fn schema() -> Schema {
        table(Level::Revision)
    }
}

fn no_number(at: &PathRef<'_>) -> Fault {
    let at = at.path();
    Fault::new(Code::MissingKey, "`number` is missing", at.clone())
        .missing(at.then("number"))
        .label("no `number` under this")
        .help("add a line such as `number = 1` under it")
}

impl Value for Vec<Deadline> {
    const FORM: &'static str = "a heading `[[deadline]]` for each deadline";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        headed(
            value,
            "deadline",
            one_deadline,
            Deadline::unreadable,
            at,
            found,
        )
    }

    fn schema() -> Schema {
        Schema::of("array").with("items", table(Level::Deadline))
    }
}

fn one_deadline(table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading) -> Deadline {
    let mut keys = Table::open(table, Level::Deadline, at);
    let deadline = Deadline {
        title: keys.take_key(deadline::TITLE, found),
        on: keys.take_key(deadline::ON, found),
        before: keys.take_key(deadline::BEFORE, found),
        days_before: keys.take_key(deadline::DAYS_BEFORE, found),
        time: keys.take_key(deadline::TIME, found),
        link: keys.take_key(deadline::LINK, found),
    };
    keys.finish(found);
    deadline
}

impl Deadline {
    /// A deadline of which nothing could be read, so that nothing more is said of it.
    fn unreadable() -> Self {
        Self {
            title: Slot::Bad,
            on: Slot::Bad,
            ..Self::default()
        }
    }
}

impl Value for Vec<ListedDocument> {
    const FORM: &'static str = "a heading `[[document]]` for each document";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let unreadable = ListedDocument::unreadable;
        headed(value, "document", one_document, unreadable, at, found)
    }

    fn schema() -> Schema {
        Schema::of("array").with("items", table(Level::Document))
    }
}

fn one_document(table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading) -> ListedDocument {
    let mut keys = Table::open(table, Level::Document, at);
    let document = ListedDocument {
        title: keys.take_key(document::TITLE, found),
        symbol: keys.take_key(document::SYMBOL, found),
        issued: keys.take_key(document::ISSUED, found),
        link: keys.take_key(document::LINK, found),
    };
    keys.finish(found);
    document
}

impl ListedDocument {
    /// A document of which nothing could be read, so that nothing more is said of it.
    fn unreadable() -> Self {
        Self {
            title: Slot::Bad,
            ..Self::default()
        }
    }
}
