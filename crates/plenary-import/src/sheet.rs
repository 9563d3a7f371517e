//! Pages of any form as title, tables, notes and other lines.

use crate::{
    MOST_THINGS,
    text::{Line, join_markdown, join_plain},
};

/// A page of any form: a title, tables, notes and other lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// The title, with the mark of its note.
    pub title: Line,
    /// The lines before the title, which no annex has.
    pub before: Vec<Line>,
    /// The lines between the title and the tables.
    pub under_title: Vec<Line>,
    /// The tables.
    pub tables: Vec<Grid>,
    /// The notes under the tables, with their marks.
    pub notes: Vec<Note>,
    /// The other lines under the tables.
    pub after: Vec<Line>,
    /// The time zone, if the page names one.
    pub time_zone: Option<String>,
    /// The venue, if the page names one for all meetings.
    pub venue: Option<String>,
    /// Acronyms of groups with their full names, as far as the page gives them.
    pub full_names: Vec<(String, String)>,
    /// True if an entry with a title alone is a meeting too.
    pub titled: bool,
    /// Notices of texts that were left out of the page, a sentence each.
    pub left_out: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grid {
    /// The heading above the table.
    pub heading: Line,
    /// The rows, the row of the heads first.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// The text, line by line.
    pub lines: Vec<Line>,
    /// The cell that this one continues.
    pub merge: Merge,
}

/// The neighbour that a cell continues.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Merge {
    /// No cell: this one has a text or is empty.
    #[default]
    None,
    /// The cell above.
    Above,
    /// The cell before it in the row.
    Before,
}

/// A note under the tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The mark that leads to the note: a star in the title, a number elsewhere.
    pub mark: String,
    /// The text, line by line.
    pub text: Vec<Line>,
}

/// The most rows of a table, and the most columns.
const MOST_ROWS: usize = 300;

impl Sheet {
    /// True if the page holds more than any annex.
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
        let trimmed = lines.into_iter().map(Line::trim);
        Self {
            lines: trimmed.filter(|line| !line.is_empty()).collect(),
            merge: Merge::None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.merge == Merge::None
    }

    /// Returns the characters without styles.
    pub(crate) fn plain(&self) -> String {
        join_plain(&self.lines)
    }
}

/// The notes of a page, to be found by their marks.
#[derive(Clone, Copy)]
pub(crate) struct Notes<'s> {
    notes: &'s [Note],
}

impl<'s> Notes<'s> {
    pub(crate) fn of(sheet: &'s Sheet) -> Self {
        Self {
            notes: &sheet.notes,
        }
    }

    /// Returns the note to which a mark leads, in Markdown.
    pub(crate) fn markdown(self, mark: Option<&str>) -> Option<String> {
        let note = self.notes.iter().find(|note| Some(&*note.mark) == mark)?;
        Some(join_markdown(&note.text))
    }
}
