//! The text of a Word document line by line, so that two can be compared.

use std::collections::BTreeMap;

use plenary_opc::{Node, Package, parse, resolve};

use crate::{section::is_word, template::main_part};

/// An error: the file is no Word document, or one that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no Word document (.docx)")]
pub struct NotAWordDocument;

/// The most bytes of all lines: each cell repeats the head of its column.
const MOST_BYTES: usize = 64 << 20;

/// Returns the lines of a Word document in the order of reading, each cell with its day and its hours,
/// and at the end the addresses of its links.
///
/// # Errors
/// If the file is no Word document.
pub fn words(document: &[u8]) -> Result<Vec<String>, NotAWordDocument> {
    lines(document).ok_or(NotAWordDocument)
}

fn lines(document: &[u8]) -> Option<Vec<String>> {
    let package = Package::open(document).ok()?;
    let (main, _) = main_part(&package).ok()??;
    let text = package.text(&main).ok()??;
    let document = parse(&text).ok()?;
    let relations = package.relations(&main).unwrap_or_default();
    let mut lines = BoundedLines::default();
    let body = document
        .root_element()
        .children()
        .find(|node| is_word(*node, "body"))?;
    for block in body.children() {
        if is_word(block, "tbl") {
            table(block, &mut lines)?;
        } else {
            lines.push(line_of(block))?;
        }
    }
    let notes = relations
        .iter()
        .find(|relation| relation.kind == "footnotes")
        .map(|relation| package.text(&resolve(&main, &relation.target)));
    if let Some(notes) = notes.transpose().ok()?.flatten() {
        let footnotes = parse(&notes).ok()?;
        let mut elements = footnotes.root_element().children();
        elements.try_for_each(|note| lines.push(line_of(note)))?;
    }
    let mut outside = relations.iter().filter(|relation| relation.is_external);
    outside.try_for_each(|link| lines.push(link.target.clone()))?;
    Some(lines.all)
}

/// Lines of a document, up to [`MOST_BYTES`].
#[derive(Default)]
struct BoundedLines {
    all: Vec<String>,
    bytes: usize,
}

impl BoundedLines {
    /// Adds a line unless it is empty; returns none if there are too many bytes.
    fn push(&mut self, line: String) -> Option<()> {
        self.bytes += line.len();
        if !line.is_empty() {
            self.all.push(line);
        }
        (self.bytes <= MOST_BYTES).then_some(())
    }
}

/// Adds the cells of a table, each with the heads of its column and its row.
fn table(table: Node<'_, '_>, lines: &mut BoundedLines) -> Option<()> {
    let mut rows = table.children().filter(|node| is_word(*node, "tr"));
    let heads: BTreeMap<_, _> = rows
        .next()
        .map(cells)
        .unwrap_or_default()
        .into_iter()
        .collect();
    let names: Vec<_> = heads.values().filter(|head| !head.is_empty()).collect();
    lines.push(
        names
            .iter()
            .map(|head| head.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    )?;
    for row in rows {
        let cells = cells(row);
        let Some(((_, hours), rest)) = cells.split_first() else {
            continue;
        };
        lines.push(hours.clone())?;
        for (column, text) in rest
            .iter()
            .filter(|(_, text)| !text.is_empty() && text != hours)
        {
            let head = heads.get(column).map_or("", String::as_str);
            lines.push(format!("{head}, {hours}: {text}"))?;
        }
    }
    Some(())
}

fn columns(cell: Node<'_, '_>) -> Option<usize> {
    let span = cell
        .descendants()
        .find(|node| is_word(*node, "gridSpan"))?
        .attributes()
        .find(|attribute| attribute.name() == "val")?;
    span.value().parse().ok()
}

/// Returns the cells of a row, each with the column in which it begins.
fn cells(row: Node<'_, '_>) -> Vec<(usize, String)> {
    let mut column = 0_usize;
    let cells = row.children().filter(|node| is_word(*node, "tc"));
    let numbered = cells.map(|cell| {
        let begins = column;
        column = begins.saturating_add(columns(cell).unwrap_or(1));
        (begins, line_of(cell))
    });
    numbered.collect()
}

/// Returns the text inside an element as one line.
fn line_of(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        match inner.tag_name().name() {
            "t" => text.push_str(inner.text().unwrap_or_default()),
            "br" | "tab" | "p" => text.push(' '),
            "noBreakHyphen" => text.push('-'),
            _ => {}
        }
    }
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}
