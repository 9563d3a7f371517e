//! The tables of a page of HTML, taken apart into blocks.

use std::collections::BTreeMap;

use plenary_tests::html::Piece;

use super::blocks::{Block, Cell, Line, Look, push};

/// Returns the tables, each behind its caption.
pub(super) fn read(pieces: &[Piece]) -> Vec<Block> {
    let mut tables = Tables::default();
    for piece in pieces {
        match piece {
            Piece::Opens(name, attributes) => tables.open(name, attributes),
            Piece::Closes(name) => tables.close(name),
            Piece::Text(text) => tables.text(text),
            Piece::Doctype => {}
        }
    }
    tables.blocks
}

/// The element in which characters stand.
#[derive(Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Caption,
    Cell,
}

/// Reads the tables of a page.
#[derive(Default)]
struct Tables {
    blocks: Vec<Block>,
    caption: String,
    rows: Vec<Vec<Cell>>,
    /// Rows that the cell above still takes, column by column.
    taken: Vec<usize>,
    look: Look,
    inside: Inside,
}

impl Tables {
    fn open(&mut self, name: &str, attributes: &BTreeMap<String, String>) {
        let class = attributes.get("class").map(String::as_str);
        self.look.mark |= class == Some("plenary-mark");
        match name {
            "caption" => self.inside = Inside::Caption,
            "tr" => self.rows.push(Vec::new()),
            "th" | "td" => self.cell(name, attributes),
            "p" if self.inside == Inside::Cell => self.last().entries.push(Vec::new()),
            "br" if self.inside == Inside::Cell => self.lines().push(Line::default()),
            "s" => self.look.struck = true,
            "strong" => self.look.strong = true,
            _ => {}
        }
    }

    fn cell(&mut self, name: &str, attributes: &BTreeMap<String, String>) {
        self.go_on();
        let number = |key: &str| {
            let value = attributes.get(key);
            value.map_or(1, |value| value.parse().expect("a number"))
        };
        self.inside = Inside::Cell;
        let columns = number("colspan");
        let to = self.width() + columns;
        self.taken.resize(self.taken.len().max(to), 0);
        self.taken[to - columns..to].fill(number("rowspan") - 1);
        // Heads have no paragraphs.
        let entries = vec![Vec::new(); usize::from(name == "th")];
        self.row().push(Cell {
            columns,
            goes_on: false,
            entries,
        });
    }

    fn close(&mut self, name: &str) {
        match name {
            "s" => self.look.struck = false,
            "strong" => self.look.strong = false,
            "a" => self.look.mark = false,
            "td" | "th" | "caption" => self.inside = Inside::Nothing,
            "tr" => {
                self.go_on();
                // On paper the hours stand on either side.
                let hours = self.row().first().cloned();
                self.row().extend(hours);
            }
            "table" => {
                self.blocks
                    .push(Block::Heading(std::mem::take(&mut self.caption)));
                self.blocks
                    .push(Block::Table(std::mem::take(&mut self.rows)));
                self.taken.clear();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let look = self.look;
        if self.inside == Inside::Caption && !look.mark {
            self.caption.push_str(text);
        }
        if self.inside == Inside::Cell
            && let Some(lines) = self.last().entries.last_mut()
        {
            push(text, look, lines);
        }
    }

    /// Adds the cells that go on from above where the row has come to.
    fn go_on(&mut self) {
        loop {
            let at = self.width();
            let Some(rows) = self.taken.get_mut(at).filter(|rows| **rows > 0) else {
                return;
            };
            *rows -= 1;
            self.row().push(Cell {
                columns: 1,
                goes_on: true,
                entries: Vec::new(),
            });
        }
    }

    fn row(&mut self) -> &mut Vec<Cell> {
        self.rows.last_mut().expect("a row")
    }

    fn width(&mut self) -> usize {
        self.row().iter().map(|cell| cell.columns).sum()
    }

    fn last(&mut self) -> &mut Cell {
        self.row().last_mut().expect("a cell")
    }

    fn lines(&mut self) -> &mut Vec<Line> {
        self.last().entries.last_mut().expect("a paragraph")
    }
}
