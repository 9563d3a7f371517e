//! Joining of cells: a meeting through the sessions of a day, an event through successive columns.

use crate::annex::{Cell, Entry, Row, entry::joins};

/// Joins the cells of a day in which one meeting takes several sessions whole.
pub(super) fn join(rows: &mut [Row], column: usize) {
    let mut top = 0;
    while top < rows.len() {
        let mut next = top + 1;
        while next < rows.len() && is_whole(&rows[top], column, &rows[next]) {
            next += 1;
        }
        if next - top > 1 {
            let (first, covered) = rows[top..next].split_at_mut(1);
            let cells = covered
                .iter_mut()
                .map(|row| std::mem::replace(&mut row.cells[column], Cell::CoveredAbove));
            let joined = cells.flat_map(entries_of).collect();
            join_cell(&mut first[0].cells[column], (next - top, 1), joined);
        }
        top = next;
    }
}

/// True if one meeting takes both sessions of a day whole.
fn is_whole(one: &Row, column: usize, other: &Row) -> bool {
    let both = alone(&one.cells[column]).zip(alone(&other.cells[column]));
    both.is_some_and(|(one, other)| one.event.is_none() && joins(one, other))
}

/// Joins the cells of a row in which one event stands in successive columns.
pub(super) fn across(row: &mut Row) {
    let mut left = 0;
    while left < row.cells.len() {
        let event = alone(&row.cells[left]).filter(|entry| entry.event.is_some());
        let later = row.cells[left..].iter();
        let same = later.take_while(|cell| event.is_some() && alone(cell) == event);
        let columns = same.count().max(1);
        span(row, left, columns);
        left += columns;
    }
}

/// Lets a cell take this number of columns, of which it is the first.
pub(super) fn span(row: &mut Row, left: usize, columns: usize) {
    if columns > 1 && alone(&row.cells[left]).is_some() {
        join_cell(&mut row.cells[left], (1, columns), Vec::new());
        row.cells[left + 1..left + columns].fill(Cell::CoveredLeft);
    }
}

/// Returns the only entry of a cell.
fn alone(cell: &Cell) -> Option<&Entry> {
    match cell {
        Cell::Entries(entries) if entries.len() == 1 => entries.first(),
        _ => None,
    }
}

fn join_cell(cell: &mut Cell, (rows, columns): (usize, usize), joined: Vec<Entry>) {
    if let Cell::Entries(entries) = cell
        && let Some(entry) = entries.pop()
    {
        *cell = Cell::Joined {
            entry: Box::new(Entry { joined, ..entry }),
            rows,
            columns,
        };
    }
}

fn entries_of(cell: Cell) -> Vec<Entry> {
    match cell {
        Cell::Entries(entries) => entries,
        _ => Vec::new(),
    }
}

/// Parts the joined cells of a day into those of its sessions. Returns true if there were any.
pub(super) fn part(rows: &mut [Row], column: usize) -> bool {
    let mut parted = false;
    for top in 0..rows.len() {
        let Some(cell) = rows[top].cells.get_mut(column) else {
            continue;
        };
        if let Cell::Joined { entry, .. } = cell
            && !entry.joined.is_empty()
        {
            let below = std::mem::take(&mut entry.joined);
            *cell = Cell::Entries(vec![std::mem::take(&mut **entry)]);
            for (row, part) in rows[top + 1..].iter_mut().zip(below) {
                row.cells[column] = Cell::Entries(vec![part]);
            }
            parted = true;
        }
    }
    parted
}

/// Returns the entries of a cell, joined or not.
pub(super) fn entries(row: &mut Row, column: usize) -> &mut [Entry] {
    match row.cells.get_mut(column) {
        Some(Cell::Entries(entries)) => entries,
        Some(Cell::Joined { entry, .. }) => std::slice::from_mut(&mut **entry),
        _ => &mut [],
    }
}
