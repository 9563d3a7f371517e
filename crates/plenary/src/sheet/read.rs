//! The rows of a sheet that comes back.

use std::collections::HashMap;

use thiserror::Error;

use super::{
    PATH,
    decode::{Decoded, decode},
    write::unguarded,
};
use crate::text::Language;

/// Why a sheet cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BadSheet {
    /// It is a workbook and not CSV.
    #[error("it is a workbook: save it as CSV, best as «CSV UTF-8»")]
    Workbook,
    /// Its bytes are in no encoding that is known.
    #[error("its characters cannot be read: save it as «CSV UTF-8»")]
    Encoding,
    /// It lacks a column.
    #[error(
        "its first row has no column `{0}`: give the sheet that `plenary texts` has printed, with its first row"
    )]
    NoColumn(String),
    /// A row has cells behind the last column.
    #[error(
        "row {0} has more cells than the first row: is a text that holds the separator in quotation marks?"
    )]
    MoreCells(usize),
    /// A row holds the next ones, since a quotation mark is open.
    #[error("row {0} holds the row behind it: a quotation mark is open there")]
    OpenQuote(usize),
    /// Two rows give one text different translations.
    #[error("rows {0} and {1} translate `{2}` differently: delete one of them")]
    Twice(usize, usize, String),
}

/// A row as it comes back.
pub(super) struct ReadRow {
    /// Its number, as a spreadsheet counts: the first row holds the names of the columns.
    pub(super) number: usize,
    pub(super) path: String,
    pub(super) text: String,
    pub(super) translation: String,
}

/// The rows of a sheet.
pub(super) struct ReadSheet {
    pub(super) rows: Vec<ReadRow>,
    /// True if it was saved in an encoding that lacks most characters.
    pub(super) is_narrow: bool,
}

/// Reads a sheet with commas, semicolons or tabs.
pub(super) fn read(
    bytes: &[u8],
    first: Language,
    language: Language,
    is_known: impl Fn(&str) -> bool,
) -> Result<ReadSheet, BadSheet> {
    let Decoded { text, is_narrow } = decode(bytes)?;
    let table = without_separator_line(&text);
    let separator = separator(table);
    let mut records = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(table.as_bytes())
        .into_records()
        .enumerate()
        .map(|(place, record)| (place + 1, record.unwrap_or_default()));
    let head = records.next().map(|(_, head)| head).unwrap_or_default();
    let column = |name: &str| {
        let place = head.iter().position(|cell| is_column(cell, name));
        place.ok_or_else(|| BadSheet::NoColumn(name.to_owned()))
    };
    let places = [column(PATH)?, column(first.tag())?, column(language.tag())?];
    let mut rows = Vec::new();
    for (number, record) in records {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
            return Err(BadSheet::MoreCells(number));
        }
        let swallows = |cell: &str| swallows_a_row(cell, separator, &is_known);
        if record.iter().any(swallows) {
            return Err(BadSheet::OpenQuote(number));
        }
        let cell = |place: usize| normalized(record.get(place).unwrap_or_default());
        let [path, text, translation] = places.map(cell);
        rows.push(ReadRow {
            number,
            path,
            text,
            translation,
        });
    }
    without_contradictions(&rows)?;
    Ok(ReadSheet { rows, is_narrow })
}

/// Returns the table behind the line `sep=;` by which Excel is told the separator.
fn without_separator_line(text: &str) -> &str {
    match text.split_once('\n') {
        Some((line, rest)) if line.trim().trim_matches('"').starts_with("sep=") => rest,
        _ => text,
    }
}

/// Returns the separator that stands most often in the first line.
fn separator(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |separator: u8| head.bytes().filter(|byte| *byte == separator).count();
    let separators = [b'\t', b';', b','];
    let most = separators.into_iter().max_by_key(|one| count(*one));
    most.unwrap_or(b',')
}

fn is_column(cell: &str, name: &str) -> bool {
    cell.trim().eq_ignore_ascii_case(name)
}

/// True if a line of a cell begins as a row does: with the path of a text and a separator.
fn swallows_a_row(cell: &str, separator: u8, is_known: impl Fn(&str) -> bool) -> bool {
    let lines = cell.lines().skip(1);
    lines
        .filter_map(|line| line.split_once(char::from(separator)))
        .any(|(name, _)| is_known(name.trim_matches('"')))
}

/// Returns a cell as it is compared: without a guard, with the line ends of TOML, trimmed.
fn normalized(cell: &str) -> String {
    comparable(unguarded(cell))
}

/// Returns a text as it is compared.
pub(super) fn comparable(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_owned()
}

/// Refuses two rows of one text that translate it differently.
fn without_contradictions(rows: &[ReadRow]) -> Result<(), BadSheet> {
    let mut known: HashMap<(&str, &str), &ReadRow> = HashMap::new();
    for row in rows.iter().filter(|row| !row.translation.is_empty()) {
        let before = known.entry((&row.path, &row.text)).or_insert(row);
        if before.translation != row.translation {
            let path = row.path.clone();
            return Err(BadSheet::Twice(before.number, row.number, path));
        }
    }
    Ok(())
}
