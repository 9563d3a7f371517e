//! What a delegate reads: a table, its notes, and the meetings in reading order.

mod compose;
mod entry;
mod list;
mod marked;
mod marks;
mod reserve;
mod table;

use chrono::NaiveDate;
use serde::Serialize;

pub(crate) use compose::composed;

use crate::{
    keywords::{Attendance, Status},
    plan::{CalledOff, Resumption, Revision},
    text::{Address, Inline, Language},
    time::{Hours, Moment},
    view::{End, MeetingNumber, Section},
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
    /// The sessions kept in reserve, day by day, for a form without tables; mostly none.
    pub reserve: Vec<ListedDay>,
    /// What is said of the side events of every day, for a form without tables; mostly nothing.
    pub side_events: Vec<Inline>,
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
    /// What has changed since the last version, as far as it is known; may be empty.
    pub changes: Vec<Inline>,
    /// Up to when it is known what has happened.
    pub as_of: Option<Moment>,
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

/// A table with sessions as rows, and as columns days, or the tracks of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Table {
    /// Which days it is of, where there are several tables: `22–28 June 2026`, `Monday 16 March`.
    pub days: Option<String>,
    /// The day, if it is of one.
    pub day: Option<NaiveDate>,
    /// The mark of the note on that day.
    pub note: Option<NoteMark>,
    /// The days, or the tracks of one day.
    pub columns: Vec<Column>,
    /// The sessions, and the events beside them. Each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A day of a table, or a track of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Column {
    /// The day, unless the column is of a track.
    pub day: Option<NaiveDate>,
    /// The track: a place in [`Plan::tracks`](crate::Plan::tracks).
    pub track: Option<usize>,
    /// How it is headed on paper: `Monday`, or `Monday 16 March` where weekdays recur; the name of
    /// a track, and its room.
    pub name: Vec<Inline>,
    /// How it is headed where there is room: `Monday 16 March`, unless the schedule says how; the
    /// name of the track.
    pub full_name: Vec<Inline>,
    /// The mark of the note on the day or the track.
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
    /// The word for the whole day.
    AllDay,
    /// The hours of a session, of a part of one between events, or of an event.
    Hours(Hours),
    /// An hour from which an event goes on, of which the end is not said.
    From(Hours),
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
    /// What goes on through the next rows, or concerns the next columns too.
    Joined {
        /// The meeting, or the event.
        entry: Box<Entry>,
        /// How many rows it takes, at least 1.
        rows: usize,
        /// How many columns it takes, at least 1.
        columns: usize,
    },
    /// A [`Cell::Joined`] above takes this place too.
    CoveredAbove,
    /// A [`Cell::Joined`] before it in the row takes this place too.
    CoveredLeft,
}

/// One meeting or one text in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Entry {
    /// The id of the meeting, if it is one.
    pub meeting: Option<String>,
    /// The place of its meeting or event among those of the plan.
    #[serde(skip)]
    pub(super) place_in_plan: usize,
    /// The number of the sitting among those of its meeting.
    #[serde(skip)]
    pub(crate) ordinal: usize,
    /// The entries of the sittings below, where the cell is joined with those of later sessions.
    #[serde(skip)]
    pub(crate) joined: Vec<Entry>,
    /// The id of the event, if it is one.
    pub event: Option<String>,
    /// When, if it does not take the whole row.
    pub hours: Option<Hours>,
    /// The start of a sitting that has hours of its own.
    pub starts: Option<Moment>,
    /// The end of a sitting that has hours of its own.
    pub ends: Option<Moment>,
    /// What is said of the end of those hours.
    pub end: End,
    /// The working group's acronym, which stands out; may be empty.
    pub acronym: Vec<Inline>,
    /// What follows the acronym; may be empty.
    pub name: Vec<Inline>,
    /// The mark of the note on it.
    pub note: Option<NoteMark>,
    /// Whether it is to be said that the meeting goes on.
    pub continued: bool,
    /// The mark of a block that takes up another meeting, where no number has it.
    pub resumption: Option<Resumption>,
    /// Flags of the meeting: `closed`, `hybrid`, or to whom it is open.
    pub flags: Vec<Vec<Inline>>,
    /// Which meeting of each body it is, where they are numbered.
    pub numbers: Vec<MeetingNumber>,
    /// Why it is not held, if it is not.
    pub called_off: Option<CalledOff>,
    /// That it is cancelled or postponed, that it has moved, or from when it may begin; mostly empty.
    pub remark: Vec<Inline>,
    /// What stands under it, a line each: its track, its room, who invites, its people, its agenda, its links.
    pub lines: Vec<Vec<Inline>>,
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
    /// The meetings and events in order of time.
    pub items: Vec<Item>,
}

/// From when to when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Times {
    /// Its number among the sittings of the meeting, or among the days of the event, from 1; 0 of a
    /// session kept in reserve.
    pub ordinal: usize,
    /// The beginning.
    pub starts: Moment,
    /// The end, if it is said.
    pub ends: Option<Moment>,
    /// Whether the end is on the next day.
    pub ends_next_day: bool,
    /// What is said of the end.
    pub end: End,
    /// Which meeting of each body it is, where they are numbered.
    pub numbers: Vec<MeetingNumber>,
}

/// A meeting or an event on one day, or why nothing is held on it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Item {
    /// The id of the meeting, if it is one.
    pub meeting: Option<String>,
    /// The id of the event, if it is one.
    pub event: Option<String>,
    /// The place of its meeting or event among those of the plan.
    #[serde(skip)]
    pub(super) place_in_plan: usize,
    /// The number of its first sitting of the day among those of the meeting, or of the day among those
    /// of the event, from 1; 0 of a day on which nothing is held.
    pub ordinal: usize,
    /// The key of its track, where tracks are declared; none if it concerns all of them.
    pub track: Option<String>,
    /// From when to when, once for each sitting of that day; of an event without hours nothing.
    pub times: Vec<Times>,
    /// The working group's acronym; may be empty.
    pub acronym: Vec<Inline>,
    /// Who meets, in full; may be empty.
    pub name: Vec<Inline>,
    /// In which track, where, and at whose invitation; may be empty.
    pub place: Vec<Inline>,
    /// Whether the meeting began on an earlier day.
    pub continued: bool,
    /// The mark of the note on it.
    pub note: Option<NoteMark>,
    /// The mark of a block that takes up another meeting, where no number has it.
    pub resumption: Option<Resumption>,
    /// Flags of the meeting: `closed`, `hybrid`, or to whom it is open.
    pub flags: Vec<Vec<Inline>>,
    /// Where those are who take part.
    pub format: Option<Attendance>,
    /// Where it can be watched.
    pub livestream: Option<Address>,
    /// Why it is not held, if it is not.
    pub called_off: Option<CalledOff>,
    /// That it is cancelled or postponed, that it has moved, or from when it may begin; mostly empty.
    pub remark: Vec<Inline>,
    /// What stands under it, a line each: its people, its agenda, its links.
    pub lines: Vec<Vec<Inline>>,
}
