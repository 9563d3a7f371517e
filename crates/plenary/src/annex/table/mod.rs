//! The tables: sessions as rows, days or tracks as columns.

mod by_day;
mod cells;
mod columns;
mod merge;
mod rows;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Entry, Table};
use crate::{keywords::Layout, view::View};
use by_day::Held;
use columns::Days;

/// What tables are made of.
struct Sheet<'a> {
    view: &'a View<'a>,
    days: BTreeMap<NaiveDate, Held<'a>>,
    nothing: Held<'a>,
}

/// More tracks than these do not go into the cells of a week.
const TRACKS_IN_A_CELL: usize = 2;

pub(super) fn compose(view: &View<'_>) -> Vec<Table> {
    let plan = view.plan();
    let sheet = Sheet {
        view,
        days: by_day::by_day(view),
        nothing: Held::default(),
    };
    let many = plan.frame.tracks.len() > TRACKS_IN_A_CELL;
    let by_content = if many { Layout::Day } else { Layout::Week };
    let all = match plan.page.layout.unwrap_or(by_content) {
        Layout::Week => columns::weeks(&sheet),
        Layout::Day => columns::days(&sheet),
        Layout::List => Vec::new(),
    };
    all.iter().map(|days| table(&sheet, days)).collect()
}

fn table(sheet: &Sheet<'_>, days: &Days<'_>) -> Table {
    let mut rows = cells::rows(sheet, &days.columns);
    let number = days.columns.len();
    if sheet.view.plan().page.join_sittings {
        (0..number).for_each(|column| merge::join(&mut rows, column));
    }
    rows.iter_mut().for_each(merge::across);
    Table {
        days: days.heading.clone(),
        day: days.day,
        note: None,
        columns: days.columns.iter().map(|own| own.head.clone()).collect(),
        rows,
    }
}

/// Applies a function to the entries of a table, and joins anew those of one meeting that it left
/// whole.
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

impl<'a> Sheet<'a> {
    /// What there is on a day.
    fn on(&self, day: NaiveDate) -> &Held<'a> {
        self.days.get(&day).unwrap_or(&self.nothing)
    }
}
