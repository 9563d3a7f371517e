//! The annex that delegates read: tables, notes, and the meetings in reading order.

mod compose;
mod entry;
mod gone;
mod list;
mod marks;
mod notes;
mod table;

use chrono::NaiveDate;

use crate::{
    changes::ChangeNote,
    keywords::{Attendance, Status},
    plan::{Activity, CalledOff, Resumption, Revision, TrackId, ids},
    text::{Address, Inline, Language},
    time::{Hours, Moment},
    view::{End, ListedItem, MeetingNumber, Section},
};

/// The annex of an invitation letter in one language.
///
/// Every renderer draws from it, and none can fail.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Annex {
    /// The language it is in.
    pub language: Language,
    /// The heading above the tables.
    pub heading: Heading,
    /// The warning before anything else that meetings do not fit; mostly empty.
    pub notice: Vec<Inline>,
    /// The tables of days and sessions: one, or one for each week and track.
    pub tables: Vec<Table>,
    /// The notes under the tables.
    pub notes: Vec<Note>,
    /// The sections that follow: office-holders, deadlines, documents; mostly none.
    pub sections: Vec<Section>,
    /// The meetings day by day, as they are read out.
    pub list: Vec<ListedDay>,
    /// The sessions kept in reserve, day by day, for a form without tables; mostly none.
    pub reserve: Vec<ListedDay>,
    /// The text on the side events of every day, for a form without tables; mostly empty.
    pub side_events: Vec<Inline>,
}

/// The heading of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Heading {
    /// The title, without its mark.
    pub title: Vec<Inline>,
    /// The note that the title has.
    pub note: Option<NoteId>,
    /// The status of the schedule, where the title does not say it.
    pub status: Option<Status>,
    /// The name of the meetings under the title of a paper of the day; else empty.
    pub subtitle: Vec<Inline>,
    /// The symbol of the paper, with the suffix of its revision.
    pub symbol: Option<String>,
    /// The line that names the language of the original, on a page in another: `Original: English`.
    pub original: Option<String>,
    /// The last issue.
    pub revision: Option<Revision>,
    /// The day of the version that the last issue replaced, where that is a revision.
    pub replaces: Option<NaiveDate>,
    /// The number of the revision of which it is a draft, if the plan was edited since the last issue.
    pub draft_of: Option<u32>,
    /// The changes that the last issue made; none if nothing is known of the version before.
    pub changes: Option<ListedChanges>,
    /// The moment up to which the news goes.
    pub as_of: Option<Moment>,
    /// The changes since the last issue; none if it was not kept.
    pub unissued: Option<ListedChanges>,
    /// The organisation that convenes; may be empty.
    pub organisation: Vec<Inline>,
    /// The venue; may be empty.
    pub venue: Vec<Inline>,
    /// Lines that hold for every meeting: the livestream, the interpretation, the building.
    pub details: Vec<Vec<Inline>>,
    /// The secretariat that issues the schedule; may be empty.
    pub secretariat: Vec<Inline>,
    /// The day on which it was issued.
    pub issued: Option<NaiveDate>,
    /// The name of the time zone in the tz database.
    pub time_zone: String,
}

/// Changes since an issued version, as the heading has them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListedChanges {
    /// The day on which that version was issued, if it is known.
    pub since: Option<NaiveDate>,
    /// The number of that version, if its day does not tell it from the issue itself.
    pub since_revision: Option<u32>,
    /// The changes, or the words that send a reader to the section with them; never empty.
    pub line: Vec<Inline>,
}

/// A note under the table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The mark that refers to it: a star in the title, a number elsewhere.
    pub mark: String,
    /// The text.
    pub content: Vec<Inline>,
    /// True if the title or the tables have its mark.
    pub is_marked: bool,
}

ids! {
    /// Place of a note in [`Annex::notes`].
    pub NoteId of Note;
}

/// The mark of a note, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoteMark {
    /// The note.
    pub note: NoteId,
    /// The mark itself, which is that of the note.
    pub mark: String,
    /// True if it is the first in the annex that leads to this note.
    pub is_first: bool,
}

/// A table with sessions as rows, and as columns days, or the tracks of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// Its days, where there are several tables: `22–28 June 2026`, `Monday 16 March`.
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
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// The day, unless the column is of a track.
    pub day: Option<NaiveDate>,
    /// The track, if the column is of one.
    pub track: Option<TrackId>,
    /// Its heading on paper: `Monday`, or `Monday 16 March` where weekdays recur; the name of a track,
    /// and its room.
    pub name: Vec<Inline>,
    /// Its heading where there is room: `Monday 16 March`, unless the schedule has another; the name of
    /// the track.
    pub full_name: Vec<Inline>,
    /// The mark of the note on the day or the track.
    pub note: Option<NoteMark>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// Its header.
    pub header: RowHeader,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// The header of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cell {
    /// The meetings and events of a cell, in order; may be empty.
    Entries(Vec<Entry>),
    /// A meeting or an event that takes several rows or columns.
    Joined {
        /// The meeting, or the event.
        entry: Box<Entry>,
        /// The number of rows that it takes, at least 1.
        rows: usize,
        /// The number of columns that it takes, at least 1.
        columns: usize,
    },
    /// A [`Cell::Joined`] above takes this place too.
    CoveredAbove,
    /// A [`Cell::Joined`] before it in the row takes this place too.
    CoveredLeft,
}

/// One meeting or one text in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Entry {
    /// The id of the meeting, if it is one.
    pub meeting: Option<String>,
    /// Its meeting or event, if it is of one.
    pub(super) activity: Option<Activity>,
    /// The number of the sitting among those of its meeting.
    pub(crate) ordinal: usize,
    /// The entries of the sittings below, where the cell is joined with those of later sessions.
    pub(crate) joined: Vec<Entry>,
    /// The items that the sitting lists.
    pub(super) listed_items: Vec<ListedItem>,
    /// The id of the event, if it is one.
    pub event: Option<String>,
    /// The hours, if it does not take the whole row.
    pub hours: Option<Hours>,
    /// The start of a sitting that has hours of its own.
    pub starts: Option<Moment>,
    /// The end of a sitting that has hours of its own.
    pub ends: Option<Moment>,
    /// The form in which the end of those hours is written.
    pub end: End,
    /// The condition on which it begins, where that stands in the place of hours; mostly empty.
    pub condition: Vec<Inline>,
    /// The working group's acronym, which stands out; may be empty.
    pub acronym: Vec<Inline>,
    /// The text behind the acronym; may be empty.
    pub name: Vec<Inline>,
    /// The mark of the note on it.
    pub note: Option<NoteMark>,
    /// True if the cell marks that the meeting goes on.
    pub continued: bool,
    /// The mark of a block that takes up another meeting, where no number has it.
    pub resumption: Option<Resumption>,
    /// Flags of the meeting: `closed`, `hybrid`, or to whom it is open.
    pub flags: Vec<Vec<Inline>>,
    /// The number of the meeting by each body that counts.
    pub numbers: Vec<MeetingNumber>,
    /// The way in which it is called off, if it is not held.
    pub called_off: Option<CalledOff>,
    /// The changes since the version that was issued before, or since the plan; mostly empty.
    pub changes: Vec<ChangeNote>,
    /// The remark that it is cancelled or postponed, or when it may begin; mostly empty.
    pub remark: Vec<Inline>,
    /// The lines under it: its track, its room, who invites, its people, its agenda, its links.
    pub lines: Vec<Vec<Inline>>,
    /// True for a sitting with another room, livestream or interpretation than the one before it.
    pub(super) has_new_facilities: bool,
}

/// The meetings of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Times of a sitting, or of an event on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Times {
    /// Its number among the sittings of the meeting, or among the days of the event, from 1; 0 of a
    /// session kept in reserve.
    pub ordinal: usize,
    /// The beginning.
    pub starts: Moment,
    /// The end, if it is said.
    pub ends: Option<Moment>,
    /// True if the end is on the next day.
    pub ends_next_day: bool,
    /// The form in which the end is written.
    pub end: End,
    /// The condition that stands in the place of the hours, which are then an estimate; mostly empty.
    pub condition: Vec<Inline>,
    /// The number of the meeting by each body that counts.
    pub numbers: Vec<MeetingNumber>,
}

/// A meeting or an event on one day, or the reason why nothing is held on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Item {
    /// The id of the meeting, if it is one.
    pub meeting: Option<String>,
    /// The id of the event, if it is one.
    pub event: Option<String>,
    /// Its meeting or event, if it is of one.
    pub(super) activity: Option<Activity>,
    /// The items that its sittings list.
    pub(super) listed_items: Vec<ListedItem>,
    /// True if an issued version had it at these hours, at which nothing is held now.
    pub is_gone: bool,
    /// The number of its first sitting of the day among those of the meeting, or of the day among those
    /// of the event, from 1; 0 of a day on which nothing is held.
    pub ordinal: usize,
    /// The key of its track, where tracks are declared; none if it concerns all of them.
    pub track: Option<String>,
    /// The times of each sitting of that day; empty for an event without hours.
    pub times: Vec<Times>,
    /// The working group's acronym; may be empty.
    pub acronym: Vec<Inline>,
    /// The full names of the groups that meet; may be empty.
    pub name: Vec<Inline>,
    /// The track, the room and the host; may be empty.
    pub place: Vec<Inline>,
    /// True if the meeting began on an earlier day.
    pub continued: bool,
    /// The mark of the note on it.
    pub note: Option<NoteMark>,
    /// The mark of a block that takes up another meeting, where no number has it.
    pub resumption: Option<Resumption>,
    /// Flags of the meeting: `closed`, `hybrid`, or to whom it is open.
    pub flags: Vec<Vec<Inline>>,
    /// The place of those who take part: in the room, elsewhere, or both.
    pub format: Option<Attendance>,
    /// The address at which it can be watched.
    pub livestream: Option<Address>,
    /// The way in which it is called off, if it is not held.
    pub called_off: Option<CalledOff>,
    /// The changes since the version that was issued before, or since the plan; mostly empty.
    pub changes: Vec<ChangeNote>,
    /// The remark that it is cancelled or postponed, or when it may begin; mostly empty.
    pub remark: Vec<Inline>,
    /// The lines under it: its people, its agenda, its links.
    pub lines: Vec<Vec<Inline>>,
}

impl Entry {
    /// True if a page marks it as changed.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty()
    }
}

impl Item {
    /// True if a page marks it as changed.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Returns the changes and the remark as one text, for a form that strikes nothing through.
    #[cfg(feature = "schedule-xml")]
    pub(crate) fn remarks(&self, catalogue: &crate::locale::Catalogue) -> Vec<Inline> {
        let notes = self.changes.iter().map(|note| Inline::text(note.text()));
        let all = notes.map(|note| vec![note]).chain([self.remark.clone()]);
        crate::view::join(all.filter(|one| !one.is_empty()), catalogue.signs.semicolon)
    }
}
