//! What stands around the table of the annex: deadlines, documents, the call for nominations.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::Plan;
use crate::text::{Address, Text};

/// Which version of a schedule it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Revision {
    /// 1 for the first.
    pub number: u32,
    /// The day on which it is issued.
    pub issued: Option<NaiveDate>,
}

/// Something that is to be done by a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Deadline {
    /// What is to be done.
    pub title: Text,
    /// By which day; [`Schedule::deadlines`](crate::Schedule::deadlines) knows its date.
    pub due: Due,
    /// By which hour of that day.
    pub time: Option<NaiveTime>,
    /// Where to do it.
    pub link: Option<Address>,
}

/// How the day of a deadline is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Due {
    /// By its date.
    On(NaiveDate),
    /// By a meeting, with which it moves.
    Before {
        /// A place in [`Plan::meetings`].
        meeting: usize,
        /// How many days before that on which the meeting begins.
        days: u32,
    },
}

/// A document of the meetings. It has a title or a symbol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct ListedDocument {
    /// What it is called.
    pub title: Option<Text>,
    /// By what it is cited: `ATT/CSP12/WG/2026/1`.
    pub symbol: Option<String>,
    /// The day on which it is issued.
    pub issued: Option<NaiveDate>,
    /// Where it can be read.
    pub link: Option<Address>,
}

/// What stands around the table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Around {
    pub(crate) office_holders: bool,
    pub(crate) nominations: Option<Text>,
    pub(crate) deadlines: Vec<Deadline>,
    pub(crate) documents: Vec<ListedDocument>,
}

impl Plan {
    /// Which revision of the schedule it is; none if it is the first version.
    #[must_use]
    pub fn revision(&self) -> Option<Revision> {
        self.heading.revision
    }

    /// The name of the file of the last version, where the source names one.
    #[must_use]
    pub fn since(&self) -> Option<&str> {
        self.heading.since.as_deref()
    }

    /// Whether the annex lists who holds which office, as it does where there is a call for
    /// nominations too.
    #[must_use]
    pub fn shows_office_holders(&self) -> bool {
        self.around.office_holders || self.around.nominations.is_some()
    }

    /// How to be nominated for the vacant offices.
    #[must_use]
    pub fn nominations(&self) -> Option<&Text> {
        self.around.nominations.as_ref()
    }

    /// By when something is to be done, in the order of the source.
    #[must_use]
    pub fn deadlines(&self) -> &[Deadline] {
        &self.around.deadlines
    }

    /// The documents of the meetings, in the order of the source.
    #[must_use]
    pub fn documents(&self) -> &[ListedDocument] {
        &self.around.documents
    }
}
