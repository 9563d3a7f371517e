//! Readers of the forms of a schedule, which the suite and the fuzz bodies share. They know nothing of
//! how a form is written, and panic at what none may hold.
#![allow(
    clippy::missing_panics_doc,
    reason = "a reader of the tests panics at whatever is wrong"
)]

pub mod calendar;
pub mod html;

use std::{collections::BTreeMap, sync::LazyLock};

use plenary::Schedule;
use serde_json::Value;

/// Returns the compiled schedule as data.
#[must_use]
pub fn json(schedule: &Schedule) -> Value {
    serde_json::from_str(&schedule.to_json()).expect("it is JSON")
}

/// The schema of the compiled schedule; it checks formats too.
pub static OUTPUT_SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(&plenary::output_schema()).expect("it is JSON");
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .should_validate_formats(true)
        .build(&schema)
        .expect("it is a schema")
});

/// Asserts that data are what the schema of the compiled schedule says.
pub fn assert_described(data: &Value) {
    if let Err(error) = OUTPUT_SCHEMA.validate(data) {
        panic!("{error} at {} in {data}", error.instance_path());
    }
}

/// Returns the options under which comrak reads Markdown as GitHub does.
#[must_use]
pub fn github() -> comrak::Options<'static> {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options
}

/// A table in CSV.
#[derive(Debug)]
pub struct Table {
    /// The names of the columns.
    pub names: Vec<String>,
    /// The cells of each row, as many as there are columns.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a table, all of whose rows have as many cells.
    #[must_use]
    pub fn read(csv: &str) -> Self {
        Self::read_by(&csv::ReaderBuilder::new(), csv)
    }

    /// Reads a table in which lines that begin with `#` are comments.
    #[must_use]
    pub fn read_commented(csv: &str) -> Self {
        Self::read_by(csv::ReaderBuilder::new().comment(Some(b'#')), csv)
    }

    fn read_by(options: &csv::ReaderBuilder, csv: &str) -> Self {
        let mut reader = options.from_reader(csv.as_bytes());
        let cells = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect();
        Self {
            names: cells(reader.headers().expect("there are names")),
            rows: reader
                .records()
                .map(|row| cells(&row.expect("all rows have as many cells")))
                .collect(),
        }
    }

    /// Returns the cells of some columns, row after row.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> impl Iterator<Item = [&str; N]> {
        let places = names.map(|name| {
            let place = self.names.iter().position(|column| column == name);
            place.unwrap_or_else(|| panic!("no column is called {name}"))
        });
        self.rows
            .iter()
            .map(move |row| places.map(|place| &*row[place]))
    }

    /// Returns the rows, whose cells are found by the names of their columns.
    pub fn records(&self) -> impl Iterator<Item = BTreeMap<&str, &str>> {
        let names = || self.names.iter().map(|name| &**name);
        self.rows
            .iter()
            .map(move |row| names().zip(row.iter().map(|cell| &**cell)).collect())
    }
}

/// True if a spreadsheet takes a cell for a formula.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
