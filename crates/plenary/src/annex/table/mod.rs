//! The tables: sessions as rows, days or tracks as columns.

mod cells;
mod columns;
mod merge;
mod rows;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Entry, Table};
use crate::{
    keywords::Layout,
    plan::{ClosedDay, Session},
    view::{Occurrence, OccurrenceKind, Reserve, View},
};
use columns::TableScope;

/// Contents of the tables, day by day.
struct Contents<'a> {
    view: &'a View<'a>,
    days: BTreeMap<NaiveDate, DayContents<'a>>,
    nothing: DayContents<'a>,
}

/// More tracks than these do not go into the cells of a week.
const TRACKS_IN_A_CELL: usize = 2;

pub(super) fn compose(view: &View<'_>) -> Vec<Table> {
    let plan = view.plan();
    if view.paper_day().is_some() {
        return Vec::new();
    }
    let contents = Contents {
        view,
        days: by_day(view),
        nothing: DayContents::default(),
    };
    let many = plan.frame.tracks.len() > TRACKS_IN_A_CELL;
    let by_content = if many { Layout::Day } else { Layout::Week };
    let all = match plan.page.layout.unwrap_or(by_content) {
        Layout::Week => columns::weeks(&contents),
        Layout::Day => columns::days(&contents),
        Layout::List => Vec::new(),
    };
    all.iter().map(|days| table(&contents, days)).collect()
}

fn table(contents: &Contents<'_>, days: &TableScope<'_>) -> Table {
    let mut rows = cells::rows(contents, &days.columns);
    let number = days.columns.len();
    if contents.view.plan().page.join_sittings {
        (0..number).for_each(|column| merge::join(&mut rows, column));
    }
    rows.iter_mut().for_each(merge::across);
    Table {
        days: days.heading.clone(),
        day: days.day,
        note: None,
        columns: days
            .columns
            .iter()
            .map(|column| column.head.clone())
            .collect(),
        rows,
    }
}

/// Applies a function to the entries of a table. Joined cells are parted before, and joined again where
/// the function has not changed the entries.
pub(super) fn for_each_entry(table: &mut Table, mut apply: impl FnMut(&mut Entry)) {
    for column in 0..table.columns.len() {
        let joined = merge::part(&mut table.rows, column);
        for entry in table
            .rows
            .iter_mut()
            .flat_map(|row| merge::entries(row, column))
        {
            apply(entry);
        }
        if joined {
            merge::join(&mut table.rows, column);
        }
    }
}

impl<'a> Contents<'a> {
    /// Returns the contents of a day.
    fn on(&self, day: NaiveDate) -> &DayContents<'a> {
        self.days.get(&day).unwrap_or(&self.nothing)
    }
}

/// Sittings, sessions, events and closures of one day.
#[derive(Default)]
pub(super) struct DayContents<'a> {
    pub(super) sittings: Vec<&'a Occurrence<'a>>,
    /// The sessions that the view shows.
    pub(super) sessions: Vec<&'a Session>,
    /// The sessions as they were planned.
    pub(super) planned: Vec<&'a Session>,
    pub(super) events: Vec<&'a Occurrence<'a>>,
    pub(super) closed: Vec<&'a ClosedDay>,
    /// The sessions kept in reserve that stand in the table.
    pub(super) reserve: Vec<Reserve<'a>>,
}

/// Sorts the contents of the tables by day.
pub(super) fn by_day<'a>(view: &'a View<'a>) -> BTreeMap<NaiveDate, DayContents<'a>> {
    let plan = view.plan();
    let days = plan.frame.days();
    let mut all: BTreeMap<NaiveDate, DayContents<'a>> =
        days.map(|day| (day, DayContents::default())).collect();
    for occurrence in view.occurrences() {
        let day = all.entry(occurrence.day).or_default();
        match occurrence.kind {
            OccurrenceKind::Sitting { .. } => day.sittings.push(occurrence),
            OccurrenceKind::Event(_) => day.events.push(occurrence),
            OccurrenceKind::Closed(closed) => day.closed.push(closed),
            OccurrenceKind::Deadline(_) => {}
        }
    }
    for session in view.sessions() {
        all.entry(session.day).or_default().sessions.push(session);
    }
    for reserve in view.reserve() {
        let day = all.entry(reserve.session.day).or_default();
        day.reserve.push(reserve);
    }
    for session in &plan.frame.sessions {
        all.entry(session.day).or_default().planned.push(session);
    }
    all
}

impl DayContents<'_> {
    /// Lists the sessions as planned, then the current ones.
    pub(super) fn all_sessions(&self) -> impl Iterator<Item = &Session> {
        self.planned.iter().chain(&self.sessions).copied()
    }
}
