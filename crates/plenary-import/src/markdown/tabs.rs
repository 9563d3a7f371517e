//! Tables as they are copied out of a document: cells with tabs between them.

use std::{borrow::Cow, fmt::Write};

/// The same with pipes, which Markdown knows, between the cells of such tables.
pub(super) fn piped(text: &str) -> Cow<'_, str> {
    if !text.lines().any(is_row) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut inside = false;
    for line in text.lines() {
        let row = is_row(line);
        if row != inside {
            out.push('\n');
        }
        if row {
            push_row(line, !inside, &mut out);
        } else {
            out.push_str(line);
        }
        out.push('\n');
        inside = row;
    }
    Cow::Owned(out)
}

/// At least three cells, of which more than one has something.
fn is_row(line: &str) -> bool {
    let cells = || line.split('\t');
    let filled = cells().filter(|cell| !cell.trim().is_empty()).count();
    cells().count() > 2 && filled > 0 && !line.starts_with("  ")
}

fn push_row(line: &str, first: bool, out: &mut String) {
    for cell in line.split('\t') {
        let _ = write!(out, "| {} ", cell.replace('|', "\\|"));
    }
    out.push('|');
    if first {
        out.push('\n');
        out.push_str(&"| --- ".repeat(line.split('\t').count()));
        out.push('|');
    }
}
