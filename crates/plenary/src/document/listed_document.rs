//! The table `[[document]]`: a document of the meetings.

use chrono::NaiveDate;

use super::{headings::Listed, level::Level, table::prelude::*};
use crate::text::{Address, Wording};

table! {
    /// A `[[document]]`.
    struct ListedDocument {}

    /// A document of a [`PlanBuilder`](crate::build::PlanBuilder).
    #[derive(Default)]
    builder DocumentBuilder;

    /// The title. A document without a `symbol` needs it.
    title: Wording = "title", Optional, r#""Draft agenda of the Working Group""#, set_into;

    /// The symbol by which it is cited.
    symbol: String = "symbol", Optional, r#""ATT/CSP12/WG/2026/1""#, set_into;

    /// The day on which it is issued.
    issued: NaiveDate = "issued", Optional, "2026-02-16", set;

    /// The place where it can be read: an address on the web, or `mailto:` and a mail address.
    link: Address = "link", Optional, r#""https://example.org/csp12/agenda.pdf""#, set;
}

impl Listed for ListedDocument {
    const LEVEL: Level = Level::Document;
    const KEY: &'static str = "document";
    const FORM: &'static str = "a heading `[[document]]` for each document";

    fn unreadable() -> Self {
        Self {
            title: Slot::Bad,
            ..Self::default()
        }
    }
}

impl DocumentBuilder {
    /// Makes a document with a title.
    pub fn titled(title: impl Into<Wording>) -> Self {
        Self::default().title(title)
    }

    /// Makes a document with a symbol.
    pub fn with_symbol(symbol: impl Into<String>) -> Self {
        Self::default().symbol(symbol)
    }
}
