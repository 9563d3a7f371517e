//! Tables of a page whose rows are headed by hours.

use plenary::Language;

use crate::{
    hours::{self, Hours},
    sheet::{Cell, Grid, Merge},
    text::Line,
    words,
};

/// A table of hours.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) heading: Line,
    /// The mark of the note on the whole table.
    pub(crate) mark: Option<String>,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

/// The head of a column.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) head: Line,
    pub(crate) mark: Option<String>,
}

/// A row, with a cell for each column.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) head: Head,
    /// The text of the head on the page.
    pub(crate) text: String,
    pub(crate) cells: Vec<Cell>,
}

/// The meaning of the head of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    Hours(Hours),
    From(u16),
    AllDay,
    SideEvents,
}

impl Table {
    /// Reads a table; none if no row of it is headed by hours.
    pub(crate) fn read(grid: &Grid) -> Option<Self> {
        let (heads, body) = grid.rows.split_first()?;
        let width = grid.rows.iter().map(Vec::len).max()?;
        let has_hours = body.iter().any(|row| row.first().and_then(head).is_some());
        if !has_hours || width < 2 {
            return None;
        }
        let last = if repeats_hours(&grid.rows, width) {
            width - 1
        } else {
            width
        };
        let columns = (1..last).map(|column| Column::of(heads.get(column)));
        let (heading, marks) = grid.heading.without_marks();
        let mut rows = Vec::new();
        for row in body {
            if let Some(head) = row.first().and_then(head) {
                let cells = (1..last).map(|column| row.get(column).cloned().unwrap_or_default());
                rows.push(Row {
                    head,
                    text: row[0].plain(),
                    cells: cells.collect(),
                });
            }
        }
        Some(Self {
            heading,
            mark: marks.into_iter().next(),
            columns: columns.collect(),
            rows,
        })
    }

    /// Returns the language of its heads, if it is not English.
    pub(crate) fn foreign_language(&self) -> Option<Language> {
        let columns = self.columns.iter().map(|column| column.head.plain());
        let rows = self.rows.iter().map(|row| row.text.clone());
        let mut heads = columns.chain(rows).chain([self.heading.plain()]);
        heads.find_map(|head| words::foreign_language(&head))
    }

    /// Returns the rows of a table that have a text but no head.
    pub(crate) fn rows_without_hours(grid: &Grid) -> impl Iterator<Item = &Vec<Cell>> {
        let body = grid.rows.iter().skip(1);
        body.filter(|row| row.first().and_then(head).is_none() && !row.iter().all(Cell::is_empty))
    }
}

impl Column {
    fn of(cell: Option<&Cell>) -> Self {
        let mut text = Line::default();
        for line in cell.map_or(&[][..], |cell| &cell.lines) {
            text.push_line(line);
        }
        let (head, marks) = text.without_bold().without_marks();
        Self {
            head,
            mark: marks.into_iter().next(),
        }
    }
}

/// True if the last column repeats the hours of the first, or is empty.
fn repeats_hours(rows: &[Vec<Cell>], width: usize) -> bool {
    let (first, last) = (0, width - 1);
    if width < 3 {
        return false;
    }
    let mut body = rows.iter().skip(1);
    let head_is_empty = rows.first().is_none_or(|heads| {
        heads.get(last).is_none_or(Cell::is_empty)
            || heads.first().map(Cell::plain) == heads.get(last).map(Cell::plain)
    });
    head_is_empty
        && body.all(|row| match row.get(last) {
            None => true,
            Some(cell) => cell.is_empty() || row.get(first).and_then(head) == head(cell),
        })
}

fn head(cell: &Cell) -> Option<Head> {
    let text = cell.plain();
    if cell.merge != Merge::None {
        return None;
    }
    if words::is_side_events(&text) {
        return Some(Head::SideEvents);
    }
    if words::is_all_day(&text) {
        return Some(Head::AllDay);
    }
    let when = hours::whole(&text)?;
    Some(when.hours().map_or(Head::From(when.from), Head::Hours))
}
