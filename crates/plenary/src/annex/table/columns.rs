//! Division of the days into tables and columns.

use chrono::{Datelike, NaiveDate};

use super::{Contents, DayContents};
use crate::{
    annex::Column,
    keywords::DayHeading,
    plan::{List, Session, TrackId},
    text::{Inline, Text},
    view::Occurrence,
};

/// The most days that one table has, unless it is a single week.
const WEEK: usize = 7;

/// Scope of one table: its days, or the tracks of its day.
pub(super) struct TableScope<'a> {
    /// The heading, where there are several tables.
    pub(super) heading: Option<String>,
    /// The day, if it is one.
    pub(super) day: Option<NaiveDate>,
    pub(super) columns: Vec<ColumnScope<'a>>,
}

/// Scope of a column: a day, or a track on a day.
pub(super) struct ColumnScope<'a> {
    pub(super) head: Column,
    pub(super) day_contents: &'a DayContents<'a>,
    pub(super) day: NaiveDate,
    /// The track; none if the column is of all tracks.
    pub(super) track: Option<TrackId>,
}

impl<'a> ColumnScope<'a> {
    /// True if a session is of its day and its track.
    pub(super) fn has(&self, session: &Session) -> bool {
        session.day == self.day && self.is_of(session.track)
    }

    /// Lists its sessions as planned, then the current ones.
    pub(super) fn sessions(&self) -> impl Iterator<Item = &Session> {
        let sessions = self.day_contents.all_sessions();
        sessions.filter(|session| self.has(session))
    }

    /// Lists its sessions that have rows: as planned, then the current ones. One that is kept in reserve has
    /// none on a day on which it does not stand.
    pub(super) fn row_sessions(&self) -> impl Iterator<Item = &Session> {
        let reserve = &self.day_contents.reserve;
        let stands = |session: &&Session| {
            let mut shown = reserve.iter();
            session.is_usable() || shown.any(|shown| shown.session.hours == session.hours)
        };
        self.sessions().filter(stands)
    }

    pub(super) fn is_of(&self, track: TrackId) -> bool {
        self.track.is_none_or(|of_place| of_place == track)
    }

    /// True if an occurrence of its day concerns it.
    pub(super) fn shows(&self, occurrence: &Occurrence<'_>) -> bool {
        occurrence.track.is_none_or(|track| self.is_of(track))
    }

    /// Returns the reason why nothing is held, if the day is closed for all tracks of the column.
    pub(super) fn closed(&self, contents: &Contents<'_>) -> Option<&'a Text> {
        let is_all = |track: TrackId| self.track == Some(track) || contents.is_alone();
        let mut closed = self.day_contents.closed.iter();
        let whole = closed.find(|closed| closed.track.is_none_or(is_all));
        whole.map(|closed| &closed.reason)
    }

    /// True if it has a session, an event or a closure.
    fn has_use(&self) -> bool {
        let mut events = self.day_contents.events.iter();
        self.sessions().next().is_some()
            || events.any(|event| self.shows(event))
            || self.has_closure()
    }

    /// True if its day is closed for one of its tracks, or for all.
    fn has_closure(&self) -> bool {
        let mut closed = self.day_contents.closed.iter();
        closed.any(|closed| closed.track.is_none_or(|track| self.is_of(track)))
    }

    /// True if it has a sitting, a reserve session, an event of a track, a closure or a note.
    fn has_content(&self, contents: &Contents<'_>) -> bool {
        let mut sittings = self.day_contents.sittings.iter();
        let mut reserve = self.day_contents.reserve.iter();
        let mut events = self
            .day_contents
            .events
            .iter()
            .filter(|event| event.track.is_some());
        let mut notes = contents.view.plan().frame.notes.iter();
        sittings.any(|sitting| self.shows(sitting))
            || notes.any(|note| note.day == self.day && note.track == self.track)
            || reserve.any(|reserve| self.has(reserve.session))
            || events.any(|event| self.shows(event))
            || self.closed(contents).is_some()
    }
}

impl Contents<'_> {
    /// True if there is only one track.
    pub(super) fn is_alone(&self) -> bool {
        self.view.plan().frame.tracks.len() == 1
    }
}

/// Makes one table; or one for each week, from Monday to Sunday, if there are more than seven days.
pub(super) fn weeks<'a>(contents: &'a Contents<'a>) -> Vec<TableScope<'a>> {
    let days: Vec<_> = contents.view.plan().frame.days().collect();
    let several = days.len() > WEEK;
    let same_week =
        |one: &NaiveDate, other: &NaiveDate| !several || one.iso_week() == other.iso_week();
    let week = |days: &[NaiveDate]| {
        let scopes = days.iter().map(|day| day_scope(contents, *day, several));
        let columns: Vec<_> = scopes.filter(ColumnScope::has_use).collect();
        let range = columns.first().zip(columns.last()).filter(|_| several);
        TableScope {
            heading: range
                .map(|(first, last)| contents.view.catalogue.dates.range(first.day, last.day)),
            day: None,
            columns,
        }
    };
    let weeks = days.chunk_by(same_week).map(week);
    weeks.filter(|days| !days.columns.is_empty()).collect()
}

fn day_scope<'a>(
    contents: &'a Contents<'a>,
    day: NaiveDate,
    several_weeks: bool,
) -> ColumnScope<'a> {
    let by_content = if several_weeks {
        DayHeading::Both
    } else {
        DayHeading::Weekday
    };
    let asked = contents.view.plan().page.day_headings;
    let heading = |by_content: DayHeading| {
        let heading = asked.unwrap_or(by_content);
        vec![Inline::text(
            contents.view.catalogue.dates.day_heading(day, heading),
        )]
    };
    let head = Column {
        day: Some(day),
        track: None,
        name: heading(by_content),
        full_name: heading(DayHeading::Both),
        note: None,
    };
    ColumnScope {
        head,
        day_contents: contents.on(day),
        day,
        track: None,
    }
}

/// Makes a table for each day, with a column for each track that has something on it. Rooms that are free
/// all day are left out beside those that are not.
pub(super) fn days<'a>(contents: &'a Contents<'a>) -> Vec<TableScope<'a>> {
    let table = |day: NaiveDate| {
        let tracks = contents.view.plan().frame.tracks.ids();
        let scopes = tracks.map(|track| track_scope(contents, day, track));
        let mut columns: Vec<_> = scopes.filter(ColumnScope::has_use).collect();
        if columns.iter().any(|scope| scope.has_content(contents)) {
            columns.retain(|scope| scope.has_content(contents));
        }
        TableScope {
            heading: Some(contents.view.catalogue.dates.weekday_and_date(day)),
            day: Some(day),
            columns,
        }
    };
    let tables = contents.view.plan().frame.days().map(table);
    tables.filter(|table| !table.columns.is_empty()).collect()
}

fn track_scope<'a>(contents: &'a Contents<'a>, day: NaiveDate, track: TrackId) -> ColumnScope<'a> {
    let name = if contents.is_alone() {
        vec![Inline::text(
            contents.view.catalogue.dates.weekday_and_date(day),
        )]
    } else {
        contents.view.localizer.track(track)
    };
    ColumnScope {
        head: Column {
            day: None,
            track: Some(track),
            name: name.clone(),
            full_name: name,
            note: None,
        },
        day_contents: contents.on(day),
        day,
        track: Some(track),
    }
}
