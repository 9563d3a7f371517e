//! The heading of a plan: its conference, its issue, and the texts around its table.

use super::{Holder, Plan};
use crate::{
    keywords::Status,
    text::{Language, Text},
};
use chrono::NaiveDate;

/// The heading of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) organisation: Option<Text>,
    pub(crate) conference: Text,
    pub(crate) name: Text,
    pub(crate) title: Option<Text>,
    pub(crate) secretariat: Option<Text>,
    pub(crate) president: Option<Holder>,
    pub(crate) issued: Option<NaiveDate>,
    pub(crate) symbol: Option<String>,
    /// The signs before the number of a revision, where the source gives them.
    pub(crate) revision_mark: Option<String>,
    pub(crate) original: Option<Language>,
    pub(crate) revision: Option<Revision>,
    pub(crate) since: Option<String>,
    pub(crate) as_issued: Option<String>,
    pub(crate) status: Option<Status>,
    pub(crate) venue: Option<Text>,
    pub(crate) side_events: Option<SideEvents>,
    pub(crate) note: Option<Text>,
}

/// The texts of the row of side events.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SideEvents {
    /// There will be some: *tbc*.
    ToBeConfirmed,
    /// This, on every day.
    Text(Text),
}

/// The last issue of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Revision {
    /// 0 for the first issue, 1 for the first revision.
    pub number: u32,
    /// The day on which it was issued.
    pub issued: Option<NaiveDate>,
    /// The day on which it went out again, since the paper was wrong.
    pub reissued: Option<NaiveDate>,
    /// The number of corrections of this issue and those before it together.
    pub corrections: u32,
}

impl Plan {
    /// Returns the organisation that convenes the meetings.
    #[must_use]
    pub fn organisation(&self) -> Option<&Text> {
        self.heading.organisation.as_ref()
    }

    /// Returns the conference that the meetings prepare, such as `CSP12`.
    #[must_use]
    pub fn conference(&self) -> &Text {
        &self.heading.conference
    }

    /// Returns the name of the meetings together.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.heading.name
    }

    /// Returns the title of the annex, where it is written by hand.
    #[must_use]
    pub fn title(&self) -> Option<&Text> {
        self.heading.title.as_ref()
    }

    /// Returns the secretariat that issues the schedule.
    #[must_use]
    pub fn secretariat(&self) -> Option<&Text> {
        self.heading.secretariat.as_ref()
    }

    /// Returns the president of the conference.
    #[must_use]
    pub fn president(&self) -> Option<&Holder> {
        self.heading.president.as_ref()
    }

    /// Returns the date of issue.
    #[must_use]
    pub fn issued(&self) -> Option<NaiveDate> {
        self.heading.issued
    }

    /// Returns the status of the schedule.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.heading.status
    }

    /// Returns the venue of the meetings.
    #[must_use]
    pub fn venue(&self) -> Option<&Text> {
        self.heading.venue.as_ref()
    }

    /// Returns the texts of the row of side events.
    #[must_use]
    pub fn side_events(&self) -> Option<&SideEvents> {
        self.heading.side_events.as_ref()
    }

    /// Returns the note under the table.
    #[must_use]
    pub fn note(&self) -> Option<&Text> {
        self.heading.note.as_ref()
    }

    /// Returns the symbol of the paper, without the suffix of a revision.
    #[must_use]
    pub fn symbol(&self) -> Option<&str> {
        self.heading.symbol.as_deref()
    }

    /// Returns the signs between the symbol and the number of a revision: `/Rev.` unless the source gives
    /// others.
    #[must_use]
    pub fn revision_mark(&self) -> &str {
        self.heading.revision_mark.as_deref().unwrap_or("/Rev.")
    }

    /// Returns the language in which the paper was written, where the source gives it.
    #[must_use]
    pub fn original(&self) -> Option<Language> {
        self.heading.original
    }

    /// Returns the last issue of the schedule, where the source says it.
    #[must_use]
    pub fn revision(&self) -> Option<Revision> {
        self.heading.revision
    }

    /// Returns the day of the first issue, if it is known.
    pub(crate) fn first_issued(&self) -> Option<NaiveDate> {
        let first = self
            .heading
            .revision
            .filter(|revision| revision.number == 0);
        let of_first = first.and_then(|revision| revision.issued);
        self.heading.issued.or(of_first)
    }

    /// Returns the day of the last issue, whether it was corrected later or not.
    pub(crate) fn day_of_issue(&self) -> Option<NaiveDate> {
        let revision = self.heading.revision;
        revision
            .and_then(|revision| revision.issued)
            .or(self.heading.issued)
    }

    /// Returns the day of the last issue or of its correction, whichever is later.
    pub(crate) fn last_issued(&self) -> Option<NaiveDate> {
        let revision = self.heading.revision;
        let again = revision.and_then(|revision| revision.reissued.max(revision.issued));
        again.max(self.heading.issued)
    }

    /// Returns the name of the file of the issue before the last one, where the source names it.
    #[must_use]
    pub fn since(&self) -> Option<&str> {
        self.heading.since.as_deref()
    }

    /// Returns the name of the file of the last issue, where the source names it.
    #[must_use]
    pub fn as_issued(&self) -> Option<&str> {
        self.heading.as_issued.as_deref()
    }

    /// True if the annex lists the holders of offices. It also does where there is a call for nominations.
    #[must_use]
    pub fn shows_office_holders(&self) -> bool {
        self.office_holders || self.nominations.is_some()
    }

    /// Returns the advice on nominations for vacant offices.
    #[must_use]
    pub fn nominations(&self) -> Option<&Text> {
        self.nominations.as_ref()
    }
}
