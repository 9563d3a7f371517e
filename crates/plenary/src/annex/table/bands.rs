//! Cells that are one: a meeting through the sessions of a day, an event through all columns.

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
            join_cell(&mut first[0].cells[column], next - top, 1);
            for row in covered {
                row.cells[column] = Cell::Covered;
            }
        }
        top = next;
    }
}

/// Whether the same meeting takes both sessions of a day whole.
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
        if columns > 1 {
            join_cell(&mut row.cells[left], 1, columns);
            row.cells[left + 1..left + columns].fill(Cell::Beside);
        }
        left += columns;
    }
}

/// The only entry of a cell.
fn alone(cell: &Cell) -> Option<&Entry> {
    match cell {
        Cell::Entries(entries) if entries.len() == 1 => entries.first(),
        _ => None,
    }
}

fn join_cell(cell: &mut Cell, rows: usize, columns: usize) {
    if let Cell::Entries(entries) = cell
        && let Some(entry) = entries.pop()
    {
        *cell = Cell::Joined {
            entry: Box::new(entry),
            rows,
            columns,
        };
    }
}
