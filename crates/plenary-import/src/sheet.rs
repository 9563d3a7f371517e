//! What a page says, whatever its form.

use crate::MOST_THINGS;
use crate::text::{Line, plain};

/// What a page says: a title, tables, and what stands around them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// The title, without the mark of its note.
    pub title: Line,
    /// What stands before the title, which is of no annex.
    pub before: Vec<Line>,
    /// What stands between the title and the tables.
    pub under_title: Vec<Line>,
    /// The tables.
    pub tables: Vec<Grid>,
    /// The notes under the tables, with their marks.
    pub notes: Vec<Note>,
    /// What else stands under the tables.
    pub after: Vec<Line>,
    /// The time zone, where the page says it.
    pub time_zone: Option<String>,
    /// Where all is held, where the page says it.
    pub venue: Option<String>,
    /// Acronyms of groups with their full names, where the page says them.
    pub full_names: Vec<(String, String)>,
    /// Whether what has only a title is a meeting too.
    pub titled: bool,
    /// What was left out of the page.
    pub left_out: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grid {
    /// What stands above it.
    pub heading: Line,
    /// The rows, that of the heads first.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// What stands in it.
    pub lines: Vec<Line>,
    /// How it takes its place.
    pub taken: Taken,
}

/// How a cell takes its place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Taken {
    /// By its own text.
    #[default]
    Own,
    /// By a cell above it that goes on.
    FromAbove,
    /// By a cell before it that goes on.
    FromBefore,
}

/// A note under the tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// What leads to it: a star from the title, a number from elsewhere.
    pub mark: String,
    /// What it says.
    pub text: Vec<Line>,
}

/// No table has more columns, or more rows.
const MOST_ROWS: usize = 300;

impl Sheet {
    /// Whether more stands in it than in any annex.
    pub(crate) fn is_too_much(&self) -> bool {
        let rows = || self.tables.iter().flat_map(|table| &table.rows);
        let lines = rows().flatten().map(|cell| cell.lines.len().max(1));
        self.tables.iter().any(|table| table.rows.len() > MOST_ROWS)
            || rows().any(|row| row.len() > MOST_ROWS)
            || lines.sum::<usize>() > 4 * MOST_THINGS
            || self.notes.len() > MOST_THINGS
    }
}

impl Cell {
    pub(crate) fn of(lines: Vec<Line>) -> Self {
        let lines = lines.into_iter().map(Line::trimmed);
        Self {
            lines: lines.filter(|line| !line.is_empty()).collect(),
            taken: Taken::Own,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.taken == Taken::Own
    }

    /// The characters alone.
    pub(crate) fn plain(&self) -> String {
        plain(&self.lines)
    }
}
