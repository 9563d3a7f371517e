//! What a delegate reads: a table, its notes, and the meetings in reading order.

mod compose;
mod list;
mod remarks;
mod sections;
mod shown;
mod table;
mod voice;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    plan::Revision,
    terms::Status,
    text::{Inline, Language},
    time::{Hours, Moment},
};

/// The annex of an invitation letter in one language.
///
/// Every renderer draws from it, and none can fail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Annex {
    /// The language it is in.
    pub language: Language,
    /// What stands above the table.
    pub heading: Heading,
    /// What has to be said before anything else, that meetings do not fit; mostly empty.
    pub notice: Vec<Inline>,
    /// The tables of days and sessions: one, or one for each week and track.
    pub tables: Vec<Table>,
    /// What stands under it.
    pub notes: Vec<Note>,
    /// What follows: who holds which office, deadlines, documents; mostly nothing.
    pub sections: Vec<Section>,
    /// The meetings day by day, as they are read out.
    pub list: Vec<ListedDay>,
}

/// What an annex says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Heading {
    /// The title, without its mark.
    pub title: Vec<Inline>,
    /// The mark of the note that the title has: a place in [`Annex::notes`].
    pub note: Option<usize>,
    /// How settled the schedule is, where the title does not say so.
    pub status: Option<Status>,
    /// Which revision it is.
    pub revision: Option<Revision>,
    /// Up to when it is known what has happened.
    pub as_of: Option<Moment>,
    /// Who convenes; may be empty.
    pub organisation: Vec<Inline>,
    /// Where; may be empty.
    pub venue: Vec<Inline>,
    /// Who issues the schedule; may be empty.
    pub secretariat: Vec<Inline>,
    /// When it was issued.
    pub issued: Option<NaiveDate>,
    /// The name of the time zone in the tz database.
    pub time_zone: String,
}

/// A note under the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Note {
    /// What refers to it: a star.
    pub mark: String,
    /// What it says.
    pub content: Vec<Inline>,
}

/// A part of the annex with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Section {
    /// What it is called.
    pub heading: String,
    /// What it says first; mostly nothing.
    pub paragraphs: Vec<Vec<Inline>>,
    /// What it lists, in order.
    pub rows: Vec<SectionRow>,
}

/// One thing that a section lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct SectionRow {
    /// What it is about: an office, a day, a document.
    pub term: Vec<Inline>,
    /// What there is to say about it; may be empty.
    pub details: Vec<Inline>,
}

/// A table with days as columns and sessions as rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Table {
    /// Which track it is of, and where that meets; empty if there is only one.
    pub track: Vec<Inline>,
    /// Which days they are, where there are several tables: `22–28 June 2026`.
    pub days: Option<String>,
    /// The days.
    pub columns: Vec<Column>,
    /// The sessions, and the side events. Each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A day of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Column {
    /// The day.
    pub day: NaiveDate,
    /// How it is headed on paper: `Monday`, or `Monday 16 March` where weekdays recur.
    pub name: String,
    /// `Monday 16 March`.
    pub full_name: String,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Row {
    /// What stands at its head.
    pub header: RowHeader,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// What stands at the head of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RowHeader {
    /// The hours of a session.
    Hours(Hours),
    /// The word for side events.
    SideEvents,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Cell {
    /// What happens, in order; nothing if it is empty.
    Entries(Vec<Entry>),
    /// What happens in this session and goes on through the next ones of the day.
    Joined {
        /// The meeting.
        entry: Entry,
        /// How many rows it takes, at least 2.
        rows: usize,
    },
    /// A [`Cell::Joined`] above takes this place too.
    Covered,
}

/// One meeting or one text in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Entry {
    /// The id of the meeting, if it is one.
    pub meeting: Option<String>,
    /// When, if it does not take the whole session.
    pub hours: Option<Hours>,
    /// The working group's acronym, which stands out; may be empty.
    pub acronym: Vec<Inline>,
    /// What follows the acronym; may be empty.
    pub name: Vec<Inline>,
    /// That it is cancelled, that it has moved, or from when it may begin; mostly empty.
    pub remark: Vec<Inline>,
}

/// The meetings of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct ListedDay {
    /// The day.
    pub day: NaiveDate,
    /// `Monday 16 March`.
    pub name: String,
    /// The meetings in order of time.
    pub items: Vec<Item>,
}

/// From when to when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Times {
    /// The beginning.
    pub starts: Moment,
    /// The end.
    pub ends: Moment,
    /// The same as hours of the day under which they are listed.
    pub hours: Hours,
}

/// A meeting on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Item {
    /// The id of the meeting.
    pub meeting: String,
    /// From when to when, once for each sitting of that day.
    pub times: Vec<Times>,
    /// The working group's acronym; may be empty.
    pub acronym: Vec<Inline>,
    /// Who meets, in full; may be empty.
    pub name: Vec<Inline>,
    /// In which track, and where; empty if there is only one.
    pub room: Vec<Inline>,
    /// Whether the meeting began on an earlier day.
    pub continued: bool,
    /// Whether it is not held.
    pub cancelled: bool,
    /// That it is cancelled, that it has moved, or from when it may begin; mostly empty.
    pub remark: Vec<Inline>,
}
