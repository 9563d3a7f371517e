//! Compares the annex of a source with the page from which the source was made.

mod appearance;

use std::collections::BTreeSet;

use plenary::{Report, Severity, Source, report::Lines};

use self::appearance::{Appearance, normalize, normalize_lines, same_heading};
use crate::{
    dates::any_date,
    markdown::markdown,
    reading::{CellPosition, Column, Table},
    sheet::{Cell, Merge, Sheet},
    text::{Line, join_plain},
    unread::Unread,
};

/// Returns the differences between a page and the annex of a source, and the cells that differ.
pub(crate) fn differences(page: &Sheet, text: &str) -> (Vec<Unread>, BTreeSet<CellPosition>) {
    let source = Source::new("imported", text);
    let schedule = match plenary::compile(&source) {
        Ok(warned) => warned.value,
        Err(report) => return (faults(&report, &source), BTreeSet::new()),
    };
    let made = markdown(&schedule.annex().to_markdown());
    let mut comparison = Comparison {
        page: Appearance { sheet: page },
        made: Appearance { sheet: &made },
        unread: Vec::new(),
        cells: BTreeSet::new(),
    };
    comparison.compare_titles();
    comparison.compare_all_tables();
    comparison.report_rows_without_hours();
    comparison.compare_other_lines();
    comparison.compare_notes();
    (comparison.unread, comparison.cells)
}

/// Returns the errors in a source that was made.
fn faults(report: &Report, source: &Source) -> Vec<Unread> {
    let lines = Lines::of(source);
    let faults = report.faults().iter();
    let errors = faults.filter(|fault| fault.severity == Severity::Error);
    let unread = errors.map(|fault| {
        let span = fault.place.span.as_ref();
        let line = span.map(|span| lines.range(span).start.line);
        let text = line.and_then(|line| source.text().lines().nth(line - 1));
        let help = fault.help.first().map(|help| help.message.clone());
        Unread {
            place: line.map_or("the source".to_owned(), |line| {
                format!("line {line} of the source")
            }),
            read: text.unwrap_or_default().to_owned(),
            made: format!("{}: {}", fault.code, fault.message),
            fix: help.unwrap_or_else(|| "fix it in the source".to_owned()),
            is_fault: true,
        }
    });
    unread.collect()
}

/// A comparison of a page with the annex that was made, and the differences found so far.
struct Comparison<'s> {
    page: Appearance<'s>,
    made: Appearance<'s>,
    unread: Vec<Unread>,
    cells: BTreeSet<CellPosition>,
}

impl Comparison<'_> {
    fn report(&mut self, place: &str, read: String, made: String, fix: &str) {
        self.unread.push(Unread {
            place: place.to_owned(),
            read,
            made,
            fix: fix.to_owned(),
            is_fault: false,
        });
    }

    /// Compares the titles, without regard to capitals and stars.
    fn compare_titles(&mut self) {
        let (read, made) = (&self.page.sheet.title, &self.made.sheet.title);
        let lower = |line: &Line| normalize(&line.plain()).to_lowercase();
        if lower(read).trim_end_matches('*') != lower(made).trim_end_matches('*') {
            let fix = "write it into the source, as `title`";
            self.report("the title", read.plain(), made.plain(), fix);
        }
    }

    fn compare_all_tables(&mut self) {
        let tables =
            |sheet: &Sheet| -> Vec<Table> { sheet.tables.iter().filter_map(Table::read).collect() };
        let (read, made) = (tables(self.page.sheet), tables(self.made.sheet));
        for (number, table) in read.iter().enumerate() {
            if let Some(made) = made.get(number) {
                self.compare_tables(number, table, made);
            } else {
                let heading = table.heading.plain();
                let fix = "look at the days of the source";
                self.report("the tables", heading, String::new(), fix);
            }
        }
        for table in made.iter().skip(read.len()) {
            let heading = table.heading.plain();
            let fix = "delete its days from the source";
            self.report("the tables", String::new(), heading, fix);
        }
    }

    fn report_rows_without_hours(&mut self) {
        for grid in &self.page.sheet.tables {
            let rows: Vec<_> = match Table::read(grid) {
                Some(_) => Table::rows_without_hours(grid).collect(),
                None => grid.rows.iter().collect(),
            };
            for row in rows {
                let cells: Vec<_> = row.iter().map(Cell::plain).collect();
                let text = cells.join(" | ");
                self.unread
                    .push(Unread::without_place("a row without hours", text.trim()));
            }
        }
    }

    fn compare_tables(&mut self, number: usize, read: &Table, made: &Table) {
        let one_day = made.heading.is_empty() && any_date(&self.page.sheet.title);
        let is_same = same_heading(&read.heading, &made.heading);
        if !is_same && !one_day && !read.heading.is_empty() {
            let (read, made) = (read.heading.plain(), made.heading.plain());
            let fix = "look at the days of the source";
            self.report("above the table", read, made, fix);
        }
        let columns: Vec<_> = (0..read.columns.len())
            .map(|place| matching_column(place, read, made))
            .collect();
        for (column, place) in read.columns.iter().zip(&columns) {
            let made_column = place.and_then(|place| made.columns.get(place));
            self.compare_heads(column, made_column);
        }
        for (row, read_row) in read.rows.iter().enumerate() {
            let made_row = made.rows.iter().find(|made| made.head == read_row.head);
            for (column, cell) in read_row.cells.iter().enumerate() {
                let made_cell = made_row
                    .zip(columns.get(column).copied().flatten())
                    .and_then(|(made_row, place)| made_row.cells.get(place));
                let position = CellPosition {
                    table: number,
                    row,
                    column,
                };
                let head = read.columns[column].head.plain();
                let place = format!("{head}, {}", read_row.text);
                self.compare_cells(position, &place, cell, made_cell);
            }
        }
        self.compare_order(read, made, &columns);
        self.report_additions(read, made, &columns);
    }

    fn compare_heads(&mut self, read: &Column, made: Option<&Column>) {
        let is_same = made.is_some_and(|made| same_heading(&read.head, &made.head));
        let note = |page: Appearance<'_>, column: Option<&Column>| {
            page.note(column.and_then(|column| column.mark.as_deref()))
        };
        if !is_same || note(self.page, Some(read)) != note(self.made, made) {
            let made_head = made.map(|made| made.head.plain()).unwrap_or_default();
            let fix = "look at the days and tracks of the source";
            self.report("the head of a column", read.head.plain(), made_head, fix);
        }
    }

    fn compare_cells(
        &mut self,
        position: CellPosition,
        place: &str,
        read: &Cell,
        made: Option<&Cell>,
    ) {
        let empty = Cell::default();
        let made_cell = made.unwrap_or(&empty);
        if read.merge != Merge::None || self.page.cell(read) == self.made.cell(made_cell) {
            return;
        }
        self.cells.insert(position);
        let (read_text, made_text) = (join_plain(&read.lines), join_plain(&made_cell.lines));
        let fix = "write into the source what is to stand there";
        self.report(place, read_text, made_text, fix);
    }

    /// Reports columns and rows in another order.
    fn compare_order(&mut self, read: &Table, made: &Table, columns: &[Option<usize>]) {
        let heads = |columns: &[Column]| -> String {
            let heads: Vec<_> = columns.iter().map(|column| column.head.plain()).collect();
            heads.join(", ")
        };
        let known: Vec<_> = columns.iter().flatten().collect();
        if !known.is_sorted() {
            let (read, made) = (heads(&read.columns), heads(&made.columns));
            let fix = "put the tracks of the source into order";
            self.report("the order of the columns", read, made, fix);
        }
        let common_rows = |table: &Table, other: &Table| -> Vec<String> {
            let is_common = |head| other.rows.iter().any(|other| other.head == head);
            let heads = table.rows.iter().map(|row| row.head);
            let common = heads.filter(|head| is_common(*head));
            common.map(|head| format!("{head:?}")).collect()
        };
        if common_rows(read, made) != common_rows(made, read) {
            let texts = |table: &Table| -> String {
                let texts: Vec<_> = table.rows.iter().map(|row| row.text.clone()).collect();
                texts.join(", ")
            };
            let fix = "Plenary puts rows into the order of their hours: nothing need be done";
            self.report("the order of the rows", texts(read), texts(made), fix);
        }
    }

    /// Reports columns and rows that the page does not have.
    fn report_additions(&mut self, read: &Table, made: &Table, columns: &[Option<usize>]) {
        for (place, column) in made.columns.iter().enumerate() {
            if !columns.contains(&Some(place)) {
                let fix = "look at the days and tracks of the source";
                self.report("the columns", String::new(), column.head.plain(), fix);
            }
        }
        for row in &made.rows {
            if !read.rows.iter().any(|read| read.head == row.head) {
                let fix = "look at the sessions and events of the source";
                self.report("the rows", String::new(), row.text.clone(), fix);
            }
        }
    }

    /// Reports lines that are not in the source: each by itself, unless they are many.
    fn report_lines(&mut self, place: &str, lines: &[Line]) {
        if lines.len() > MANY {
            let counted = format!("{place}, {} lines", lines.len());
            self.unread
                .push(Unread::without_place(&counted, &join_plain(lines)));
            return;
        }
        let each = lines
            .iter()
            .map(|line| Unread::without_place(place, &line.plain()));
        self.unread.extend(each);
    }

    /// Compares the lines above and under the tables.
    fn compare_other_lines(&mut self) {
        let (page, made) = (self.page.sheet, self.made.sheet);
        let pairs = [
            ("above the title", &page.before, &made.before),
            ("under the title", &page.under_title, &made.under_title),
            ("under the table", &page.after, &made.after),
        ];
        for (place, read, made) in pairs {
            let is_missing = |line: &Line, others: &[Line]| {
                let text = normalize(&line.plain());
                !others.iter().any(|other| normalize(&other.plain()) == text)
            };
            let only_read = read.iter().filter(|line| is_missing(line, made));
            self.report_lines(place, &only_read.cloned().collect::<Vec<_>>());
            for line in made.iter().filter(|line| is_missing(line, read)) {
                let fix = "look at the keys at the top of the source";
                self.report(place, String::new(), line.plain(), fix);
            }
        }
    }

    /// Reports notes that are not in the source.
    fn compare_notes(&mut self) {
        for note in &self.page.sheet.notes {
            let text = normalize_lines(&note.text);
            let mut made = self.made.sheet.notes.iter();
            if !made.any(|made| normalize_lines(&made.text) == text) {
                let read = format!("{} {}", note.mark, join_plain(&note.text));
                self.unread
                    .push(Unread::without_place("under the table", &read));
            }
        }
    }
}

/// The most lines that are reported one by one.
const MANY: usize = 5;

/// Returns the column that was made of one that was read: the one at its place or elsewhere with the
/// same head, else the one at its place if both tables have as many columns.
fn matching_column(place: usize, read: &Table, made: &Table) -> Option<usize> {
    let head = &read.columns.get(place)?.head;
    let is_same = |column: &Column| same_heading(&column.head, head);
    if made.columns.get(place).is_some_and(is_same) {
        return Some(place);
    }
    let by_head = made.columns.iter().position(is_same);
    by_head.or((read.columns.len() == made.columns.len()).then_some(place))
}
