//! Whether a source gives the annex that was read.

mod seen;

use std::collections::BTreeSet;

use plenary::{Lines, Report, Severity, Source};

use self::seen::Seen;
use crate::{
    dates::any_date,
    markdown::markdown,
    reading::{At, Column, Table},
    sheet::{Cell, Sheet, Taken},
    text::{Line, plain},
    unread::Unread,
};

/// In what the annex of a source differs from a page, and in which cells.
pub(crate) fn differences(page: &Sheet, source: &str) -> (Vec<Unread>, BTreeSet<At>) {
    let source = Source::new("imported", source);
    let schedule = match plenary::compile(&source) {
        Ok(warned) => warned.value,
        Err(report) => return (faults(&report, &source), BTreeSet::new()),
    };
    let made = markdown(&plenary::markdown(&schedule.annex()));
    let mut comparison = Comparison {
        page: Seen { sheet: page },
        made: Seen { sheet: &made },
        unread: Vec::new(),
        cells: BTreeSet::new(),
    };
    comparison.title();
    comparison.tables();
    comparison.around();
    (comparison.unread, comparison.cells)
}

/// What is wrong with a source that was written.
fn faults(report: &Report, source: &Source) -> Vec<Unread> {
    let lines = Lines::of(source);
    let errors = report.faults().iter();
    let errors = errors.filter(|fault| fault.severity == Severity::Error);
    let unread = errors.map(|fault| {
        let line = fault
            .place
            .span
            .as_ref()
            .map(|span| lines.range(span).start.line);
        let text = line.and_then(|line| source.text().lines().nth(line - 1));
        let help = fault.help.first().map(|help| help.message.clone());
        Unread {
            place: line.map_or("the source".to_owned(), |line| {
                format!("line {line} of the source")
            }),
            read: text.unwrap_or_default().to_owned(),
            made: format!("{}: {}", fault.code, fault.message),
            cure: help.unwrap_or_else(|| "mend it in the source".to_owned()),
            is_fault: true,
        }
    });
    unread.collect()
}

struct Comparison<'s> {
    page: Seen<'s>,
    made: Seen<'s>,
    unread: Vec<Unread>,
    cells: BTreeSet<At>,
}

impl Comparison<'_> {
    fn differs(&mut self, place: String, read: String, made: String, cure: &str) {
        let cure = cure.to_owned();
        self.unread.push(Unread {
            place,
            read,
            made,
            cure,
            is_fault: false,
        });
    }

    /// Titles are the same in capitals too.
    fn title(&mut self) {
        let (read, made) = (&self.page.sheet.title, &self.made.sheet.title);
        let said = |line: &Line| seen::alike(&line.plain()).to_lowercase();
        if said(read).trim_end_matches('*') != said(made).trim_end_matches('*') {
            let cure = "write it into the source, as `title`";
            self.differs("the title".to_owned(), read.plain(), made.plain(), cure);
        }
    }

    fn tables(&mut self) {
        let tables =
            |sheet: &Sheet| -> Vec<Table> { sheet.tables.iter().filter_map(Table::read).collect() };
        let (read, made) = (tables(self.page.sheet), tables(self.made.sheet));
        for (number, table) in read.iter().enumerate() {
            match made.get(number) {
                Some(made) => self.table(number, table, made),
                None => self.no_table(table),
            }
        }
        for table in made.iter().skip(read.len()) {
            let heading = table.heading.plain();
            let cure = "delete its days from the source";
            self.differs("the tables".to_owned(), String::new(), heading, cure);
        }
        for grid in &self.page.sheet.tables {
            let read = Table::read(grid).is_some();
            let rows = grid
                .rows
                .iter()
                .filter(|_| !read)
                .chain(Table::unread(grid).filter(|_| read));
            for row in rows {
                let cells: Vec<_> = row.iter().map(Cell::plain).collect();
                let says = cells.join(" | ");
                self.unread
                    .push(Unread::beside("a row without hours", says.trim()));
            }
        }
    }

    fn no_table(&mut self, table: &Table) {
        let cure = "look at the days of the source";
        self.differs(
            "the tables".to_owned(),
            table.heading.plain(),
            String::new(),
            cure,
        );
    }

    fn table(&mut self, number: usize, read: &Table, made: &Table) {
        let one_day = made.heading.is_empty() && any_date(&self.page.sheet.title);
        let same = seen::same_heading(&read.heading, &made.heading);
        if !same && !one_day && !read.heading.is_empty() {
            let cure = "look at the days of the source";
            self.differs(
                "above the table".to_owned(),
                read.heading.plain(),
                made.heading.plain(),
                cure,
            );
        }
        let columns: Vec<_> = read
            .columns
            .iter()
            .enumerate()
            .map(|(place, own)| column(place, own, read, made))
            .collect();
        for (place, own) in columns.iter().enumerate() {
            self.head(
                &read.columns[place],
                own.and_then(|own| made.columns.get(own)),
            );
        }
        for (row, own) in read.rows.iter().enumerate() {
            let other = made.rows.iter().find(|other| other.head == own.head);
            for (column, cell) in own.cells.iter().enumerate() {
                let place = columns.get(column).copied().flatten();
                let other = other
                    .zip(place)
                    .and_then(|(other, place)| other.cells.get(place));
                let at = At {
                    table: number,
                    row,
                    column,
                };
                self.cell(
                    at,
                    &format!("{}, {}", read.columns[column].head.plain(), own.says),
                    cell,
                    other,
                );
            }
        }
        self.order(read, made, &columns);
        self.only_made(read, made, &columns);
    }

    fn head(&mut self, read: &Column, made: Option<&Column>) {
        let says = made.map(|own| own.head.plain()).unwrap_or_default();
        let same = made.is_some_and(|made| seen::same_heading(&read.head, &made.head));
        let note = |seen: Seen<'_>, column: Option<&Column>| {
            seen.note(column.and_then(|own| own.mark.as_deref()))
        };
        if !same || note(self.page, Some(read)) != note(self.made, made) {
            let cure = "look at the days and tracks of the source";
            self.differs(
                "the head of a column".to_owned(),
                read.head.plain(),
                says,
                cure,
            );
        }
    }

    fn cell(&mut self, at: At, place: &str, read: &Cell, made: Option<&Cell>) {
        let empty = Cell::default();
        let made = made.unwrap_or(&empty);
        if read.taken != Taken::Own || self.page.cell(read) == self.made.cell(made) {
            return;
        }
        self.cells.insert(at);
        let cure = "write into the source what is to stand there";
        self.differs(
            place.to_owned(),
            plain(&read.lines),
            plain(&made.lines),
            cure,
        );
    }

    /// Columns and rows in another order.
    fn order(&mut self, read: &Table, made: &Table, columns: &[Option<usize>]) {
        let names = |columns: &[Column]| -> String {
            let names: Vec<_> = columns.iter().map(|own| own.head.plain()).collect();
            names.join(", ")
        };
        let known: Vec<_> = columns.iter().flatten().collect();
        if !known.is_sorted() {
            let (read, made) = (names(&read.columns), names(&made.columns));
            self.differs(
                "the order of the columns".to_owned(),
                read,
                made,
                "put the tracks of the source into order",
            );
        }
        let rows = |table: &Table, other: &Table| -> Vec<String> {
            let both = table
                .rows
                .iter()
                .filter(|own| other.rows.iter().any(|other| other.head == own.head));
            both.map(|own| format!("{:?}", own.head)).collect()
        };
        if rows(read, made) != rows(made, read) {
            let says = |table: &Table| {
                table
                    .rows
                    .iter()
                    .map(|own| own.says.clone())
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let cure = "Plenary puts rows into the order of their hours: nothing need be done";
            self.differs(
                "the order of the rows".to_owned(),
                says(read),
                says(made),
                cure,
            );
        }
    }

    /// What the source gives and the page does not have.
    fn only_made(&mut self, read: &Table, made: &Table, columns: &[Option<usize>]) {
        for (place, column) in made.columns.iter().enumerate() {
            if !columns.contains(&Some(place)) {
                let cure = "look at the days and tracks of the source";
                self.differs(
                    "the columns".to_owned(),
                    String::new(),
                    column.head.plain(),
                    cure,
                );
            }
        }
        for row in &made.rows {
            if !read.rows.iter().any(|own| own.head == row.head) {
                let cure = "look at the sessions and events of the source";
                self.differs("the rows".to_owned(), String::new(), row.says.clone(), cure);
            }
        }
    }

    /// Tells lines that are not in the source: each by itself, unless they are many.
    fn not_taken(&mut self, place: &str, lines: &[Line]) {
        if lines.len() > MANY {
            let place = format!("{place}, {} lines", lines.len());
            self.unread.push(Unread::beside(&place, &plain(lines)));
            return;
        }
        let each = lines
            .iter()
            .map(|line| Unread::beside(place, &line.plain()));
        self.unread.extend(each);
    }

    /// What stands around the tables.
    fn around(&mut self) {
        let (page, made) = (self.page.sheet, self.made.sheet);
        self.not_taken("above the title", &page.before);
        let pairs = [
            ("under the title", &page.under_title, &made.under_title),
            ("under the table", &page.after, &made.after),
        ];
        for (place, read, made) in pairs {
            let missing = |line: &&Line, others: &[Line]| {
                !others
                    .iter()
                    .any(|own| seen::alike(&own.plain()) == seen::alike(&line.plain()))
            };
            let lines = read.iter().filter(|line| missing(line, made));
            self.not_taken(place, &lines.cloned().collect::<Vec<_>>());
            for line in made.iter().filter(|line| missing(line, read)) {
                let cure = "look at the keys at the top of the source";
                self.differs(place.to_owned(), String::new(), line.plain(), cure);
            }
        }
        for note in &page.notes {
            if !made
                .notes
                .iter()
                .any(|own| seen::lines(&own.text) == seen::lines(&note.text))
            {
                let says = format!("{} {}", note.mark, plain(&note.text));
                self.unread.push(Unread::beside("under the table", &says));
            }
        }
    }
}

/// More lines than these are told together.
const MANY: usize = 5;

/// Which column of a table is that of another: one with the same head, else the one at its place.
fn column(place: usize, column: &Column, read: &Table, made: &Table) -> Option<usize> {
    let same = |own: &Column| seen::same_heading(&own.head, &column.head);
    if made.columns.get(place).is_some_and(same) {
        return Some(place);
    }
    let by_head = made.columns.iter().position(same);
    by_head.or((read.columns.len() == made.columns.len()).then_some(place))
}
