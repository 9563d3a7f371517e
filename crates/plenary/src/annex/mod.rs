//! What a delegate reads: a table, its notes, and the meetings in reading order.

mod compose;
mod entry;
mod everywhere;
mod lines;
mod list;
mod marks;
mod remarks;
mod shown;
mod table;
mod voice;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    terms::Format,
    text::{Address, Inline, Language},
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
    /// Who convenes; may be empty.
    pub organisation: Vec<Inline>,
    /// Where; may be empty.
    pub venue: Vec<Inline>,
    /// What holds for every meeting, a line each: where it can be watched, between which languages
    /// there is interpretation, in which building it is.
    pub details: Vec<Vec<Inline>>,
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
    /// What refers to it: a star from the title, a number from elsewhere.
    pub mark: String,
    /// What it says.
    pub content: Vec<Inline>,
    /// Whether the title or the tables have its mark.
    pub is_marked: bool,
}

/// The mark of a note, where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct NoteMark {
    /// The note: a place in [`Annex::notes`].
    pub note: usize,
    /// The mark itself, which is that of the note.
    pub mark: String,
    /// Whether it is the first in the annex that leads to this note.
    pub is_first: bool,
}

/// A table with days as columns and sessions as rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Table {
    /// Which track it is of, and where that meets; empty if there is only one.
    pub track: Vec<Inline>,
    /// The mark of the note on the track.
    pub note: Option<NoteMark>,
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
    /// The mark of the note on the day.
    pub note: Option<NoteMark>,
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
    /// What is said of the end of those hours.
    pub end: End,
    /// The working group's acronym, which stands out; may be empty.
    pub acronym: Vec<Inline>,
    /// What follows the acronym; may be empty.
    pub name: Vec<Inline>,
    /// The mark of the note on the meeting.
    pub note: Option<NoteMark>,
    /// Whether it is to be said that the meeting goes on.
    pub continued: bool,
    /// What there is to know of the meeting in a word each: `closed`, `hybrid`.
    pub flags: Vec<&'static str>,
    /// Which of its group's sittings it is, where they are numbered.
    pub number: Option<u32>,
    /// That it is cancelled, that it has moved, or from when it may begin; mostly empty.
    pub remark: Vec<Inline>,
    /// What stands under it, a line each: its room, its people, its agenda, its links.
    pub lines: Vec<Vec<Inline>>,
}

/// What is said of an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum End {
    /// The hour.
    #[default]
    Said,
    /// The hour, and that it may be later.
    OrLater,
    /// Nothing: the schedule shows only beginnings.
    Unsaid,
    /// That it is open, where the schedule shows only beginnings.
    Open,
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
    /// The mark of the note on the day.
    pub note: Option<NoteMark>,
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
    /// What is said of the end.
    pub end: End,
    /// Which of its group's sittings it is, where they are numbered.
    pub number: Option<u32>,
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
    /// The mark of the note on the meeting.
    pub note: Option<NoteMark>,
    /// What there is to know of the meeting in a word each: `closed`, `hybrid`.
    pub flags: Vec<&'static str>,
    /// Where those are who take part.
    pub format: Option<Format>,
    /// Where it can be watched.
    pub livestream: Option<Address>,
    /// Whether it is not held.
    pub cancelled: bool,
    /// That it is cancelled, that it has moved, or from when it may begin; mostly empty.
    pub remark: Vec<Inline>,
    /// What stands under it, a line each: its people, its agenda, its links.
    pub lines: Vec<Vec<Inline>>,
}
