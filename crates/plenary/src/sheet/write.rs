//! The sheet as CSV.

use super::{PATH, Row, STATE, Sheet};
use crate::render::is_formula;

/// Byte order mark, by which Excel knows UTF-8.
const MARK: char = '\u{feff}';

impl Sheet {
    /// Returns the sheet as CSV with the columns `path`, the first language, the language, and `state`.
    ///
    /// The state is `missing`, `written`, or `name` for a name that needs no translation. The separator is a
    /// comma, or the semicolon that Excel expects where commas stand in numbers. It begins with a byte order
    /// mark: somebody opens it in a spreadsheet, and Excel takes UTF-8 without the mark for another encoding.
    /// An apostrophe stands before what a spreadsheet would take for a formula; [`take`](super::take) removes
    /// it.
    #[must_use]
    pub fn to_csv(&self, separator: u8) -> String {
        let mut out = String::from(MARK);
        let (first, language) = (self.first.tag(), self.language.tag());
        push_row([PATH, first, language, STATE], separator, &mut out);
        for row in &self.rows {
            let translation = row.translation.as_deref().unwrap_or_default();
            let cells = [&row.path, &row.text, translation, state(row)];
            push_row(cells, separator, &mut out);
        }
        out
    }
}

fn state(row: &Row) -> &'static str {
    match (&row.translation, row.is_name) {
        (Some(_), _) => "written",
        (None, true) => "name",
        (None, false) => "missing",
    }
}

fn push_row(cells: [&str; 4], separator: u8, out: &mut String) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(char::from(separator));
        }
        push_cell(cell, separator, out);
    }
    out.push_str("\r\n");
}

/// Writes a cell by RFC 4180, with a guard against formulas.
fn push_cell(cell: &str, separator: u8, out: &mut String) {
    // A text that begins with an apostrophe and then so has one more, and loses that one on the way back.
    let guard = if is_formula(cell.trim_start_matches('\'')) {
        "'"
    } else {
        ""
    };
    if cell.contains(['"', '\r', '\n', char::from(separator)]) {
        for part in ["\"", guard, &cell.replace('"', "\"\""), "\""] {
            out.push_str(part);
        }
    } else {
        out.push_str(guard);
        out.push_str(cell);
    }
}

/// Returns a cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}
