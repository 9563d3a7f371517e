//! The tables: sessions as rows, days or tracks as columns.

mod bands;
mod columns;
mod fill;
mod held;
mod rows;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Entry, Table};
use crate::{terms::Layout, view::View};
use columns::Days;
use held::Held;

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
        days: held::by_day(view),
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
    let mut rows = fill::rows(sheet, &days.columns);
    let number = days.columns.len();
    if sheet.view.plan().page.join_sittings {
        (0..number).for_each(|column| bands::join(&mut rows, column));
    }
    rows.iter_mut().for_each(bands::across);
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
        let joined = bands::part(&mut table.rows, column);
        for entry in table
            .rows
            .iter_mut()
            .flat_map(|row| bands::entries(row, column))
        {
            apply(entry);
        }
        if joined {
            bands::join(&mut table.rows, column);
        }
    }
}

impl<'a> Sheet<'a> {
    /// What there is on a day.
    fn on(&self, day: NaiveDate) -> &Held<'a> {
        self.days.get(&day).unwrap_or(&self.nothing)
    }
}
