//! A key or a heading that is written twice.

use toml::de::DeTable;

use super::{index::Lines, without_comment};
use crate::{
    fault::{Code, Fault, Path},
    source::Span,
};

/// Returns the fault of a name that is written twice, with both places.
pub(super) fn fault(again: &Span, lines: &Lines<'_>, text: &str) -> Fault {
    let name = text.get(again.clone()).unwrap_or_default();
    let line = lines.line_at(again.start);
    let header = line.map_or("", |line| line.content);
    let above = line.and_then(|line| lines.heading_above(line));
    let (code, message, help) = if header.starts_with("[groups.") {
        (
            Code::DuplicateGroup,
            format!("the group `{name}` is declared twice"),
            "give one of the two its own acronym, or delete it",
        )
    } else if above == Some("[[meeting]]") {
        (
            Code::DuplicateKey,
            format!("`{name}` is written twice for one meeting"),
            "begin another meeting with a line `[[meeting]]` above its first line, or delete one of the two",
        )
    } else {
        (
            Code::DuplicateKey,
            format!("`{name}` is written twice"),
            "delete one of the two lines",
        )
    };
    let fault = at(code, message, again).label("here again").help(help);
    match line.and_then(|line| lines.first_use(line, name)) {
        Some(first) => fault
            .and(Path::default())
            .span(Some(first))
            .label("first here"),
        None => fault,
    }
}

fn at(code: Code, message: impl Into<String>, span: &Span) -> Fault {
    Fault::new(code, message, Path::default()).span(Some(span.clone()))
}

/// Returns a fault for every `[meeting]`, and the bytes of the value that the parser has made of
/// them, in which nothing can be read.
pub(super) fn single_brackets(table: &DeTable<'_>, text: &str) -> Option<(Vec<Fault>, Span)> {
    let mut offset = 0;
    let mut faults = Vec::new();
    for line in text.split_inclusive('\n') {
        if without_comment(line) == "[meeting]" {
            let start = offset + line.find('[').unwrap_or(0);
            let fault = at(
                Code::DuplicateKey,
                "the heading `[meeting]` has single brackets",
                &(start..start + "[meeting]".len()),
            )
            .label("one meeting of several")
            .write("[[meeting]]");
            faults.push(fault.machine_applicable(true));
        }
        offset += line.len();
    }
    Some((faults, table.get("meeting")?.span()))
}

/// Returns the byte at which the next table begins; up to there a table declared twice brings only
/// echoes.
pub(super) fn next_header(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find("\n[").map_or(text.len(), |at| from + at)
}
