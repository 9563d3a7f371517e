//! The tables of a document, with their merged cells.

use plenary_opc::Node;

use super::body::{Body, DEEPEST};
use crate::{
    blocks::Block,
    sheet::{Cell, Merge},
    text::Line,
    xml::{attribute, child, is, value},
};

/// The most columns of a table.
const WIDEST: usize = 500;

impl Body {
    pub(super) fn table(&mut self, table: Node<'_, '_>) {
        let mut rows = Vec::new();
        for row in find_elements(table, "tr", 0) {
            rows.push(self.row(row));
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        let title = |row: &Vec<Cell>| {
            let rest = row.iter().skip(1);
            row.len() == width && width > 2 && rest.clone().all(|cell| cell.merge == Merge::Before)
        };
        let titles = rows.iter().take_while(|row| title(row)).count();
        for row in rows.drain(..titles) {
            let lines = row.into_iter().next().unwrap_or_default().lines;
            self.blocks
                .extend((!lines.is_empty()).then_some(Block::Paragraph(lines)));
        }
        if !rows.is_empty() {
            self.blocks.push(Block::Table(rows));
        }
    }

    fn row(&mut self, row: Node<'_, '_>) -> Vec<Cell> {
        let properties = child(row, "trPr");
        let empty_cells = properties
            .and_then(|properties| value(properties, "gridBefore"))
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        let mut cells = vec![Cell::default(); WIDEST.min(empty_cells)];
        for cell in find_elements(row, "tc", 0) {
            if cells.len() >= WIDEST {
                break;
            }
            self.cell(cell, &mut cells);
        }
        cells
    }

    fn cell(&mut self, node: Node<'_, '_>, cells: &mut Vec<Cell>) {
        let properties = child(node, "tcPr");
        let goes_on = |name: &'static str| {
            let merge = properties.and_then(|properties| child(properties, name));
            merge.is_some_and(|merge| attribute(merge, "val") != Some("restart"))
        };
        let span: usize = properties
            .and_then(|properties| value(properties, "gridSpan"))
            .and_then(|number| number.parse().ok())
            .unwrap_or(1);
        let mut lines: Vec<Line> = Vec::new();
        for paragraph in find_elements(node, "p", 0) {
            lines.extend(self.lines(paragraph));
        }
        let mut first = Cell::of(lines);
        if goes_on("vMerge") {
            first.merge = Merge::Above;
        } else if goes_on("hMerge") {
            first.merge = Merge::Before;
        }
        let merge = if first.merge == Merge::Above {
            Merge::Above
        } else {
            Merge::Before
        };
        cells.push(first);
        let more = span.saturating_sub(1).min(WIDEST);
        let rest = Cell {
            merge,
            ..Cell::default()
        };
        cells.resize(cells.len() + more, rest);
    }
}

/// Returns the elements of a name in another, inside any other elements but those of the same name.
fn find_elements<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
    depth: usize,
) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    for child in node.children().filter(Node::is_element) {
        if is(child, name) {
            found.push(child);
        } else if depth < DEEPEST && !is(child, "del") && !is(child, "moveFrom") {
            found.extend(find_elements(child, name, depth + 1));
        }
    }
    found
}
