//! A schedule as a table for spreadsheets: a row for each sitting and for each event on each day.
//!
//! It is written by hand, since a writer of the `csv` crate can fail and this cannot: the rule of
//! RFC 4180 is the one function [`push_cell`].

mod cells;
mod columns;
mod people;
mod times;

use chrono::NaiveDate;

use self::columns::COLUMNS;
use crate::{
    schedule::Schedule,
    text::{ByteSet, Language, Text},
    view::{Occurrence, OccurrenceKind, View},
};

impl Schedule {
    /// Returns the schedule as CSV in one of its [`languages`](crate::Plan::languages), for spreadsheets: a row for each sitting of a meeting, for each event on
    /// each of its days, and for each day on which nothing is held.
    ///
    /// The rows are in order of time, and those that begin together in order of tracks. The times are those
    /// that the schedule shows: the current ones, or by `show = "planned"` the planned ones; ends stand
    /// there even where the annex does not show them. Texts are in the one language, words and names of
    /// columns are the same in all. What is not known or does not apply is an empty cell; what there are
    /// several of has `; ` between them. The heading, the row of side events, deadlines and documents are
    /// not in the table. Returns none in another language.
    ///
    #[doc = columns::table_of_columns!()]
    ///
    /// It follows RFC 4180: commas, lines that end in CR and LF, quotation marks where they are needed, UTF-8
    /// without a byte order mark. So that no spreadsheet takes a text for a formula, a cell that begins with
    /// `=`, `+`, `-`, `@`, a tab or a line end has an apostrophe before it.
    ///
    /// ```
    /// use plenary::Language;
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let table = schedule.to_csv(Language::English).unwrap_or_default();
    /// assert_eq!(schedule.to_csv(Language::French), None);
    /// let rows: Vec<_> = table.split_terminator("\r\n").collect();
    /// assert!(rows[0].starts_with("kind,id,ordinal,group,"));
    /// assert!(rows[1].starts_with("meeting,WGETI/exchange,1,WGETI/exchange,"));
    /// assert_eq!(rows.len(), 1 + 8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_csv(&self, language: Language) -> Option<String> {
        Some(draw(&self.view(language)?))
    }
}

/// Returns the table of a view.
pub(super) fn draw(view: &View<'_>) -> String {
    let mut out = String::new();
    push_row(COLUMNS.iter().map(|(name, _)| (*name).to_owned()), &mut out);
    for row in rows(view) {
        push_row(COLUMNS.iter().map(|(_, cell)| cell(view, row)), &mut out);
    }
    out
}

/// Lists all but the deadlines in order of time; on one day what has no hour comes first, and what
/// begins together is in order of tracks.
fn rows<'v, 's>(view: &'v View<'s>) -> Vec<&'v Occurrence<'s>> {
    let rank = |occurrence: &Occurrence<'_>| match occurrence.kind {
        OccurrenceKind::Sitting { .. } => Some(0),
        OccurrenceKind::Closed(_) => Some(1),
        OccurrenceKind::Event(_) => Some(2),
        OccurrenceKind::Deadline(_) => None,
    };
    let mut rows: Vec<_> = view
        .occurrences()
        .iter()
        .filter(|occurrence| rank(occurrence).is_some())
        .collect();
    rows.sort_by_key(|row| (date_of(row), row.starts, row.track, rank(row)));
    rows
}

fn push_row(cells: impl Iterator<Item = String>, out: &mut String) {
    for (place, cell) in cells.enumerate() {
        out.push_str(if place > 0 { "," } else { "" });
        push_cell(&cell, out);
    }
    out.push_str("\r\n");
}

/// Signs by which a spreadsheet knows a formula, some of them wide.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Characters for which a cell stands between quotation marks.
const QUOTED: ByteSet = ByteSet::of(b",\"\r\n");

/// True if a spreadsheet takes a cell for a formula.
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.starts_with(FORMULA)
}

/// Writes a cell by RFC 4180. An apostrophe keeps a spreadsheet from taking it for a formula.
fn push_cell(cell: &str, out: &mut String) {
    let guard = if is_formula(cell) { "'" } else { "" };
    if !QUOTED.any_in(cell) {
        out.push_str(guard);
        out.push_str(cell);
        return;
    }
    for part in ["\"", guard, &cell.replace('"', "\"\""), "\""] {
        out.push_str(part);
    }
}

/// Sign between several in one cell.
const SEVERAL: &str = "; ";

/// The word for a day on which nothing is held.
const CLOSED: &str = "closed";

/// Returns the day on which it begins: past midnight another than that on which it is listed.
fn date_of(occurrence: &Occurrence<'_>) -> NaiveDate {
    occurrence
        .starts
        .map_or(occurrence.day, |starts| starts.date_naive())
}

/// Returns a value as it is printed; an empty cell if there is none.
fn printed(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Returns the characters of a text; an empty cell if there is none.
fn optional(view: &View<'_>, text: Option<&Text>) -> String {
    text.map_or_else(String::new, |text| view.plain(text))
}

#[cfg(test)]
mod tests {
    use super::push_cell;

    fn cell(text: &str) -> String {
        let mut out = String::new();
        push_cell(text, &mut out);
        out
    }

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        assert_eq!(cell("Room XX"), "Room XX");
        assert_eq!(cell("Room XX, 8th floor"), "\"Room XX, 8th floor\"");
        assert_eq!(cell("the \"Emperor\""), "\"the \"\"Emperor\"\"\"");
        assert_eq!(cell("one\ntwo"), "\"one\ntwo\"");
        assert_eq!(cell(""), "");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for sign in ["=", "+", "-", "@", "\t"] {
            assert_eq!(cell(&format!("{sign}1")), format!("'{sign}1"));
        }
        assert_eq!(cell("\r1"), "\"'\r1\"");
        assert_eq!(cell("=A1,B1"), "\"'=A1,B1\"");
        assert_eq!(cell("1-2"), "1-2");
    }
}
