//! What stands around the table, put together in Rust.

use chrono::{NaiveDate, NaiveTime};

use super::PlanBuilder;
use crate::{
    document::{Deadline, ListedDocument, Revision, Slot, push},
    text::{Address, Wording},
};

/// A deadline of a [`PlanBuilder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct DeadlineBuilder(Deadline);

/// A document of a [`PlanBuilder`].
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct DocumentBuilder(ListedDocument);

impl PlanBuilder {
    /// Which revision of the schedule it is, and the day on which it is issued;
    /// [`Schedule::since`](crate::Schedule::since) takes the version before it.
    pub fn revision(mut self, number: u32, issued: Option<NaiveDate>) -> Self {
        self.0.heading.revision = Slot::Given(Revision {
            number,
            issued: issued.map_or(Slot::Absent, Slot::Given),
            since: Slot::Absent,
        });
        self
    }

    /// Whether the annex lists who holds which office.
    pub fn office_holders(mut self, listed: bool) -> Self {
        self.0.around.office_holders = Slot::Given(listed);
        self
    }

    /// How to be nominated for the vacant offices.
    pub fn nominations(mut self, nominations: impl Into<Wording>) -> Self {
        self.0.around.nominations = Slot::Given(nominations.into());
        self
    }

    /// One more deadline.
    pub fn deadline(mut self, deadline: DeadlineBuilder) -> Self {
        push(&mut self.0.around.deadlines, deadline.0);
        self
    }

    /// One more document, after those so far.
    pub fn document(mut self, document: DocumentBuilder) -> Self {
        push(&mut self.0.around.documents, document.0);
        self
    }
}

impl DeadlineBuilder {
    /// What is to be done; [`DeadlineBuilder::on`] or [`DeadlineBuilder::before`] says when.
    pub fn new(title: impl Into<Wording>) -> Self {
        Self(Deadline {
            title: Slot::Given(title.into()),
            ..Deadline::default()
        })
    }

    /// The last day.
    pub fn on(mut self, day: NaiveDate) -> Self {
        self.0.on = Slot::Given(day);
        self
    }

    /// The id of the meeting before which it is to be done.
    pub fn before(mut self, meeting: impl Into<String>) -> Self {
        self.0.before = Slot::Given(meeting.into());
        self
    }

    /// How many days before that meeting begins; one unless this is called.
    pub fn days_before(mut self, days: u32) -> Self {
        self.0.days_before = Slot::Given(days);
        self
    }

    /// The hour of that day.
    pub fn time(mut self, time: NaiveTime) -> Self {
        self.0.time = Slot::Given(time);
        self
    }

    /// Where to do it.
    pub fn link(mut self, link: Address) -> Self {
        self.0.link = Slot::Given(link);
        self
    }
}

impl DocumentBuilder {
    /// A document with a title.
    pub fn titled(title: impl Into<Wording>) -> Self {
        Self(ListedDocument {
            title: Slot::Given(title.into()),
            ..ListedDocument::default()
        })
    }

    /// A document with a symbol.
    pub fn with_symbol(symbol: impl Into<String>) -> Self {
        Self::default().symbol(symbol)
    }

    /// What it is called.
    pub fn title(mut self, title: impl Into<Wording>) -> Self {
        self.0.title = Slot::Given(title.into());
        self
    }

    /// The symbol by which it is cited.
    pub fn symbol(mut self, symbol: impl Into<String>) -> Self {
        self.0.symbol = Slot::Given(symbol.into());
        self
    }

    /// The day on which it is issued.
    pub fn issued(mut self, issued: NaiveDate) -> Self {
        self.0.issued = Slot::Given(issued);
        self
    }

    /// Where it can be read.
    pub fn link(mut self, link: Address) -> Self {
        self.0.link = Slot::Given(link);
        self
    }
}
