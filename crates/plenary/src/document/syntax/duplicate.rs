//! A key or a heading that is written twice.

use toml::de::DeTable;

use super::{bare, line_at};
use crate::{
    fault::{Code, Fault, Path},
    source::Span,
};

/// The fault, with both places.
pub(super) fn fault(again: &Span, text: &str) -> Fault {
    let name = text.get(again.clone()).unwrap_or_default();
    let (line_start, line) = line_at(text, again.start);
    let header = bare(line);
    let (code, message, help) = if header.starts_with("[groups.") {
        (
            Code::DuplicateGroup,
            format!("the group `{name}` is declared twice"),
            "give one of the two its own acronym, or delete it",
        )
    } else if is_under_meeting(text, line_start) {
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
    match first_place(header, name, text, line_start) {
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

/// The faults of every `[meeting]`, if that is what is written twice, and the value that they
/// have made of the meetings, in which nothing can be read.
pub(super) fn single_brackets(
    again: &Span,
    table: &DeTable<'_>,
    text: &str,
) -> Option<(Vec<Fault>, Span)> {
    let (_, line) = line_at(text, again.start);
    if bare(line) != "[meeting]" {
        return None;
    }
    let mut offset = 0;
    let mut faults = Vec::new();
    for line in text.split_inclusive('\n') {
        if bare(line) == "[meeting]" {
            let start = offset + line.find('[').unwrap_or(0);
            let fault = at(
                Code::DuplicateKey,
                "the heading `[meeting]` has single brackets",
                &(start..start + "[meeting]".len()),
            );
            let fault = fault.label("one meeting of several").write("[[meeting]]");
            faults.push(fault.same_meaning(true));
        }
        offset += line.len();
    }
    Some((faults, table.get("meeting")?.span()))
}

/// Where the next table begins: up to there a table declared twice brings only echoes.
pub(super) fn next_header(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find("\n[").map_or(text.len(), |at| from + at)
}

fn is_under_meeting(text: &str, line_start: usize) -> bool {
    let mut above = text[..line_start].lines().rev().map(bare);
    above.find(|line| line.starts_with('[')) == Some("[[meeting]]")
}

/// The name's earlier place: in the same header, or before an `=` under one header.
fn first_place(header: &str, name: &str, text: &str, before: usize) -> Option<Span> {
    let is_header = header.starts_with('[');
    let mut first = None;
    let mut offset = 0;
    for line in text[..before].split_inclusive('\n') {
        let this = bare(line);
        let key = this.split('=').next().unwrap_or_default().trim();
        if is_header && this == header || !is_header && key == name {
            let column = line.find(name).unwrap_or(0);
            first = first.or(Some(offset + column..offset + column + name.len()));
        } else if !is_header && this.starts_with('[') {
            first = None;
        }
        offset += line.len();
    }
    first
}
