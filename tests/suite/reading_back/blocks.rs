//! Blocks of a page, one after another, and the statements in them.

use chrono::NaiveDate;

use super::{
    lexicon::{self, Lexicon, squashed},
    statement::{Hours, Statement},
};

/// A part of a page.
pub(super) enum Block {
    Heading(String),
    Item(Vec<Line>),
    Table(Vec<Vec<Cell>>),
}

/// A cell of a table.
#[derive(Default, Clone)]
pub(super) struct Cell {
    /// The number of columns that it takes.
    pub(super) columns: usize,
    /// True if it is one with the cell above.
    pub(super) goes_on: bool,
    /// Its paragraphs, each of one line or more.
    pub(super) entries: Vec<Vec<Line>>,
}

/// A line, and what of it stands out or is struck through.
#[derive(Default, Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) strong: String,
    pub(super) struck: String,
}

/// The look of characters.
#[derive(Default, Clone, Copy)]
pub(super) struct Look {
    pub(super) strong: bool,
    pub(super) struck: bool,
    /// True of the mark of a note, which is not read.
    pub(super) mark: bool,
}

/// Adds characters to the last line.
pub(super) fn push(text: &str, look: Look, lines: &mut Vec<Line>) {
    if lines.is_empty() {
        lines.push(Line::default());
    }
    if let Some(line) = lines.last_mut().filter(|_| !look.mark) {
        line.text.push_str(text);
        line.strong.push_str(if look.strong { text } else { "" });
        line.struck.push_str(if look.struck { text } else { "" });
    }
}

/// The text of lines, as one.
pub(super) fn joined(lines: &[Line]) -> String {
    let lines: Vec<_> = lines.iter().map(|line| line.text.trim()).collect();
    lines.join(" ")
}

/// Returns the statements of a page, block after block.
pub(super) fn statements(blocks: &[Block], lexicon: &Lexicon) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut heading = "";
    let mut last = None;
    for block in blocks {
        match block {
            Block::Heading(text) => heading = text,
            Block::Item(lines) if lexicon.is_deadlines(heading) => {
                statements.push(lexicon.deadline(lines));
            }
            Block::Item(lines) => {
                let day = lexicon.day(heading, None);
                statements.extend(day.and_then(|day| item(lines, day, lexicon)));
            }
            Block::Table(rows) => {
                let Some((heads, rows)) = rows.split_first() else {
                    continue;
                };
                let mut table = Table::of(heads, heading, last, lexicon);
                last = table.days.iter().flatten().max().copied().or(last);
                for row in rows {
                    table.row(row);
                }
                statements.extend(table.statements);
            }
        }
    }
    statements
}

/// Returns the statement of a list item, unless it is a session kept in reserve.
fn item(lines: &[Line], day: NaiveDate, lexicon: &Lexicon) -> Option<Statement> {
    let statement = lexicon::statement(lines, day, None);
    (!lexicon.is_beside(&statement.head)).then_some(statement)
}

/// A table that is read row after row. Its columns are days, or tracks on one day.
struct Table<'s> {
    lexicon: &'s Lexicon,
    labels: Vec<String>,
    days: Vec<Option<NaiveDate>>,
    /// The day of all columns that are none.
    day: Option<NaiveDate>,
    /// The statements that may go on in the next row, column by column: places.
    open: Vec<Vec<usize>>,
    statements: Vec<Statement>,
}

impl<'s> Table<'s> {
    fn of(heads: &[Cell], heading: &str, last: Option<NaiveDate>, lexicon: &'s Lexicon) -> Self {
        let heads = &heads[1..heads.len() - 1];
        let labels: Vec<_> = heads
            .iter()
            .map(|cell| joined(&cell.entries.concat()))
            .collect();
        let mut last = last;
        let days = labels.iter().map(|label| {
            let day = lexicon.day(label, last);
            last = day.or(last);
            day
        });
        Self {
            days: days.collect(),
            day: lexicon.day(heading, None).or(lexicon.only_day()),
            open: vec![Vec::new(); labels.len()],
            labels,
            lexicon,
            statements: Vec::new(),
        }
    }

    fn row(&mut self, row: &[Cell]) {
        let hours = lexicon::hours(&joined(&row[0].entries.concat()))
            .0
            .first()
            .copied();
        let (mut column, from) = (0, self.statements.len());
        for cell in &row[1..row.len() - 1] {
            if cell.goes_on || self.lexicon.goes_on(cell) {
                for place in &self.open[column] {
                    self.statements[*place].hours.extend(hours);
                }
            } else {
                self.cell(cell, column, hours, from);
            }
            column += cell.columns;
        }
    }

    /// Reads a cell of a row whose statements begin somewhere.
    fn cell(&mut self, cell: &Cell, column: usize, hours: Option<Hours>, from: usize) {
        let columns = column..column + cell.columns;
        let days: Vec<_> = self.days[columns.clone()]
            .iter()
            .flatten()
            .copied()
            .collect();
        let of_all = self.day.filter(|_| days.is_empty());
        let label = self.labels[columns].join(" ");
        let first = self.statements.len();
        for entry in self.lexicon.entries(cell) {
            for day in days.iter().copied().chain(of_all) {
                let mut statement = lexicon::statement(&entry, day, hours);
                // A statement about several columns is made once, and named in each.
                let known = |other: &&Statement| squashed(&other.head) == squashed(&statement.head);
                let before = self.statements[from..].iter().rfind(known);
                let is_named = statement.lines.is_empty() && before.is_some();
                if let Some(before) = before.filter(|_| is_named) {
                    statement.lines.clone_from(&before.lines);
                }
                statement.lines.extend(of_all.map(|_| label.clone()));
                if !self.lexicon.is_beside(&statement.head) {
                    self.statements.push(statement);
                }
            }
        }
        self.open[column] = (first..self.statements.len()).collect();
    }
}
