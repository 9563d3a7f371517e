//! Blocks of a page as lines for a terminal.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::markdown::{Block, Piece, Table, Text};

/// The indent of what stands under a heading, and of what stands under that.
const INDENT: usize = 2;

/// The space between two columns.
const GAP: usize = 2;

/// The width under which a column is hard to read.
const NARROWEST: usize = 20;

/// The most columns of a table that is drawn as one; a table with more is drawn as a list.
const MOST_COLUMNS: usize = 3;

/// Returns blocks as lines of at most this width, with the escape codes of a terminal. Code is not broken, nor
/// is a word.
pub(super) fn draw(blocks: &[Block], width: usize) -> String {
    let mut page = Page {
        width,
        out: String::new(),
    };
    for block in blocks {
        if !page.out.is_empty() {
            page.out.push('\n');
        }
        let indent = match block {
            Block::Heading(_) => 0,
            _ => INDENT,
        };
        page.block(block, &Margin::of(indent));
    }
    page.out
}

/// The text before the first line of a block, and the indent of the others.
struct Margin {
    first: String,
    indent: usize,
}

impl Margin {
    fn of(indent: usize) -> Self {
        Self {
            first: " ".repeat(indent),
            indent,
        }
    }
}

struct Page {
    width: usize,
    out: String,
}

impl Page {
    fn block(&mut self, block: &Block, margin: &Margin) {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => self.text(text, margin),
            Block::Code(code) => self.code(code, margin.indent + INDENT),
            Block::List(items) => self.list(items, margin.indent),
            Block::Table(table) => self.table(table, margin.indent),
        }
    }

    fn text(&mut self, text: &Text, margin: &Margin) {
        let mut before = margin.first.clone();
        for line in wrap(text, self.width.saturating_sub(margin.indent)) {
            let _ = writeln!(self.out, "{before}{}", line.drawn);
            before = " ".repeat(margin.indent);
        }
    }

    fn code(&mut self, code: &str, indent: usize) {
        for line in code.trim_matches('\n').lines() {
            let indented = format!("{:indent$}{line}", "");
            let _ = writeln!(self.out, "{}", indented.trim_end());
        }
    }

    fn list(&mut self, items: &[(String, Vec<Block>)], indent: usize) {
        for (mark, blocks) in items {
            let inner = indent + mark.len() + 1;
            let mut margin = Margin {
                first: format!("{:indent$}{mark} ", ""),
                indent: inner,
            };
            for block in blocks {
                self.block(block, &margin);
                margin = Margin::of(inner);
            }
        }
    }

    fn table(&mut self, table: &Table, indent: usize) {
        match columns(table, self.width.saturating_sub(indent)) {
            Some(widths) => self.in_columns(table, &widths, indent),
            None => self.as_list(table, indent),
        }
    }

    fn in_columns(&mut self, table: &Table, widths: &[usize], indent: usize) {
        let head: Vec<_> = table.head.iter().cloned().map(Text::bold).collect();
        self.row(&head, widths, indent);
        let rules: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
        let _ = writeln!(self.out, "{:indent$}{}", "", rules.join(&" ".repeat(GAP)));
        for row in &table.rows {
            self.row(row, widths, indent);
        }
    }

    fn row(&mut self, cells: &[Text], widths: &[usize], indent: usize) {
        let wrapped: Vec<_> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| wrap(cell, *width))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
        for i in 0..height {
            let mut line = " ".repeat(indent);
            let mut missing = 0;
            for (lines, width) in wrapped.iter().zip(widths) {
                let empty = Line::default();
                let part = lines.get(i).unwrap_or(&empty);
                if part.width > 0 {
                    let _ = write!(line, "{:missing$}{}", "", part.drawn);
                    missing = 0;
                }
                missing += (width + GAP).saturating_sub(part.width);
            }
            let _ = writeln!(self.out, "{}", line.trim_end());
        }
    }

    /// Draws each row as its first cell, and the others under it behind the heads of their columns.
    fn as_list(&mut self, table: &Table, indent: usize) {
        let inner = Margin::of(indent + 2 * INDENT);
        for (i, row) in table.rows.iter().enumerate() {
            if i > 0 {
                self.out.push('\n');
            }
            let mut cells = table.head.iter().zip(row);
            if let Some((_, term)) = cells.next() {
                self.text(&term.clone().without_marks().bold(), &Margin::of(indent));
            }
            if let Some((_, about)) = cells.next() {
                self.text(about, &inner);
            }
            for (head, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
                self.text(&labelled(head, cell), &inner);
            }
        }
    }
}

/// Returns a cell behind the head of its column: `Such as: "11:30"`.
fn labelled(head: &Text, cell: &Text) -> Text {
    let mut pieces = head.0.clone();
    if let Some(first) = pieces.first_mut() {
        let (letter, rest) = first.text.split_at(1);
        first.text = letter.to_uppercase() + rest;
    }
    pieces.push(Piece {
        text: ": ".to_owned(),
        style: anstyle::Style::new(),
    });
    pieces.extend(cell.clone().without_marks().0);
    Text(pieces)
}

/// Returns the widths of the columns; `None` if the table has too many, or if they would be too narrow.
fn columns(table: &Table, width: usize) -> Option<Vec<usize>> {
    if table.head.len() > MOST_COLUMNS {
        return None;
    }
    let natural = |column: usize| {
        let rows = table.rows.iter().chain([&table.head]);
        let cells = rows.filter_map(|row| row.get(column));
        cells.map(Text::width).max().unwrap_or_default()
    };
    let mut widths: Vec<_> = (0..table.head.len()).map(natural).collect();
    let gaps = GAP * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > width {
        let widest = widths
            .iter_mut()
            .max()
            .filter(|width| **width > NARROWEST)?;
        *widest -= 1;
    }
    Some(widths)
}

impl Text {
    fn width(&self) -> usize {
        width(&self.0)
    }
}

fn width(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.text.width()).sum()
}

/// Breaks a text into lines of at most this width, at its spaces and where a piece has a line break.
fn wrap(text: &Text, width: usize) -> Vec<Line> {
    let mut wrapped = Wrapped {
        width,
        ..Wrapped::default()
    };
    for Piece { text, style } in &text.0 {
        for part in text.split_inclusive([' ', '\n']) {
            let bare = part.trim_end_matches([' ', '\n']);
            if !bare.is_empty() {
                let (text, style) = (bare.to_owned(), *style);
                wrapped.word.push(Piece { text, style });
            }
            if bare.len() < part.len() {
                wrapped.end_word();
            }
            if part.ends_with('\n') {
                wrapped.end_line();
            }
        }
    }
    wrapped.end_word();
    wrapped.end_line();
    wrapped.lines
}

/// A line as it is drawn, and its width without escape codes.
#[derive(Debug, Default)]
struct Line {
    drawn: String,
    width: usize,
}

/// The lines so far, the line that is being filled, and the word that is being read.
#[derive(Debug, Default)]
struct Wrapped {
    width: usize,
    lines: Vec<Line>,
    line: Line,
    word: Vec<Piece>,
}

impl Wrapped {
    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word.is_empty() {
            return;
        }
        let wide = width(&word);
        if self.line.width > 0 && self.line.width + 1 + wide > self.width {
            self.end_line();
        }
        if self.line.width > 0 {
            self.line.drawn.push(' ');
            self.line.width += 1;
        }
        for Piece { text, style } in word {
            let _ = write!(self.line.drawn, "{style}{text}{style:#}");
        }
        self.line.width += wide;
    }

    fn end_line(&mut self) {
        if self.line.width > 0 {
            self.lines.push(std::mem::take(&mut self.line));
        }
    }
}
