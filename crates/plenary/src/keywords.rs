//! The few words that some keys choose from.

mod page;

use std::fmt;

use serde::Serialize;

pub use page::{DayHeading, EventKind, EventStatus, Layout};

use crate::text::Language;

/// How settled a schedule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Status {
    /// Put forward by its authors.
    Draft,
    /// Put forward for adoption.
    Provisional,
    /// Given for orientation.
    Indicative,
    /// Subject to confirmation.
    Tentative,
    /// Adopted.
    Final,
    /// Kept for the archive: every meeting has its record.
    AsHeld,
}

impl Status {
    pub(crate) const ALL: &[Self] = &[
        Self::Draft,
        Self::Provisional,
        Self::Indicative,
        Self::Tentative,
        Self::Final,
        Self::AsHeld,
    ];

    /// Returns the word in a source.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Provisional => "provisional",
            Self::Indicative => "indicative",
            Self::Tentative => "tentative",
            Self::Final => "final",
            Self::AsHeld => "as-held",
        }
    }
}

/// What an early end does to a meeting that it would pull forward. An overrun always pushes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Rolling {
    /// It begins at once.
    #[default]
    AtOnce,
    /// It begins with the next session, or at its planned time if that comes first.
    NextSession,
    /// It never begins earlier than planned.
    AsPlanned,
}

impl Rolling {
    pub(crate) const ALL: &[Self] = &[Self::AtOnce, Self::NextSession, Self::AsPlanned];

    /// Returns the word in a source.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::NextSession => "next-session",
            Self::AsPlanned => "as-planned",
        }
    }
}

/// The words of a source for who may attend; any other is a text.
pub(crate) const ACCESS_WORDS: [&str; 2] = ["open", "closed"];

/// Where those are who take part in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Attendance {
    /// In the room.
    InPerson,
    /// In the room and elsewhere.
    Hybrid,
    /// All elsewhere.
    Virtual,
}

impl Attendance {
    pub(crate) const ALL: &[Self] = &[Self::InPerson, Self::Hybrid, Self::Virtual];

    /// Returns the word in a source.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::Hybrid => "hybrid",
            Self::Virtual => "virtual",
        }
    }
}

/// Which times an annex shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Show {
    /// Those of now.
    #[default]
    Current,
    /// Those that were planned.
    Planned,
    /// Those of now, with what has moved marked.
    Changes,
}

impl Show {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Current, Self::Planned, Self::Changes];

    /// Returns the word in a source and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Planned => "planned",
            Self::Changes => "changes",
        }
    }
}

/// A form in which an annex is written.
///
/// ```
/// use plenary::Output;
/// assert_eq!(Output::Html.file_name("csp12", None), "csp12.html");
/// assert_eq!(Output::Markdown.file_name("csp12", Some(plenary::Language::French)), "csp12.fr.md");
/// assert_eq!(Output::ScheduleXml.file_name("csp12", None), "csp12.schedule.xml");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Output {
    /// A Markdown page with a table, as GitHub reads it.
    Markdown,
    /// A web page that stands alone.
    Html,
    /// HTML to put into a page of one's own.
    Fragment,
    /// The compiled schedule as data, for programs.
    Json,
    /// A row for each sitting and each event, for spreadsheets.
    Csv,
    /// A calendar to subscribe to.
    #[serde(rename = "ics")]
    Calendar,
    /// Plain text of 72 columns, for a mail.
    Text,
    /// The `schedule.xml` that conference apps read.
    ScheduleXml,
    /// A Word document, which the crate `plenary-docx` writes.
    Docx,
}

impl Output {
    /// Every output.
    pub const ALL: &[Self] = &[
        Self::Markdown,
        Self::Html,
        Self::Fragment,
        Self::Json,
        Self::Csv,
        Self::Calendar,
        Self::Text,
        Self::ScheduleXml,
        Self::Docx,
    ];

    /// Returns the word in a source and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Fragment => "fragment",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Calendar => "ics",
            Self::Text => "text",
            Self::ScheduleXml => "schedule-xml",
            Self::Docx => "docx",
        }
    }

    /// True if there is a file for each language; a form that holds all languages is written once.
    #[must_use]
    pub const fn is_by_language(self) -> bool {
        !matches!(self, Self::Json)
    }

    /// Returns the name of the file beside a source called `stem`. The first language of a schedule has
    /// no tag in its names.
    #[must_use]
    pub fn file_name(self, stem: &str, language: Option<Language>) -> String {
        let extension = match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Fragment => "fragment.html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Calendar => "ics",
            Self::Text => "txt",
            Self::ScheduleXml => "schedule.xml",
            Self::Docx => "docx",
        };
        match language {
            Some(language) => format!("{stem}.{language}.{extension}"),
            None => format!("{stem}.{extension}"),
        }
    }
}

/// The kinds of office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Role {
    /// Presides over the conference.
    President,
    /// Chairs a group alone.
    Chair,
    /// Chairs a group with others.
    CoChair,
    /// Stands in for the chair.
    ViceChair,
    /// Leads the work of a group.
    Facilitator,
    /// Reports on it.
    Rapporteur,
}

impl Role {
    /// The offices that a group can have.
    pub(crate) const OF_GROUPS: [Self; 5] = [
        Self::Chair,
        Self::CoChair,
        Self::ViceChair,
        Self::Facilitator,
        Self::Rapporteur,
    ];

    /// Returns the key that the office has in a source.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::President => "president",
            Self::Chair => "chair",
            Self::CoChair => "co-chairs",
            Self::ViceChair => "vice-chair",
            Self::Facilitator => "facilitator",
            Self::Rapporteur => "rapporteur",
        }
    }

    /// True if several people hold the office at once.
    pub(crate) const fn is_shared(self) -> bool {
        matches!(self, Self::CoChair)
    }
}

impl fmt::Display for Role {
    /// Returns the office in English: `co-chair`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CoChair => "co-chair",
            other => other.key(),
        })
    }
}
