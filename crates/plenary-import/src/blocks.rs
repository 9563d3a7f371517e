//! The parts of a page in the order of reading, and the sheet that they make.

use crate::{
    dates::{any_date, named_days, only_days},
    sheet::{Cell, Grid, Note, Sheet},
    text::Line,
    words,
};

/// A part of a page.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    /// A heading of a level, 1 being the highest, or 0 for a title.
    Heading(u8, Line),
    /// A paragraph, line by line.
    Paragraph(Vec<Line>),
    /// An item of a list.
    Item(Vec<Line>),
    /// A table, the row of the heads first.
    Table(Vec<Vec<Cell>>),
    /// A note that is known to be one.
    Note(Note),
}

/// Makes a sheet of the parts of a page.
pub(crate) fn sheet(blocks: Vec<Block>) -> Sheet {
    let is_table = |block: &Block| matches!(block, Block::Table(_));
    let first = blocks.iter().position(is_table).unwrap_or(blocks.len());
    let title = title(&blocks[..first]);
    let mut page = SheetBuilder::default();
    for (place, block) in blocks.into_iter().enumerate() {
        match block {
            Block::Note(note) => page.sheet.notes.push(note),
            block if title.is_some_and(|title| place < title) => {
                page.sheet.before.extend(block.lines());
            }
            block if Some(place) == title => page.title(block),
            Block::Heading(_, line) => page.headings.push(line),
            Block::Table(rows) => page.table(rows),
            Block::Item(lines) => page.item(lines),
            Block::Paragraph(lines) => page.paragraph(lines),
        }
    }
    page.flush();
    page.sheet
}

/// Finds the title: the last heading of the first level before the tables; else the last loud part that
/// names days; else the last of the highest headings, the last loud part, or a paragraph.
fn title(before: &[Block]) -> Option<usize> {
    let last = |holds: &dyn Fn(&Block) -> bool| before.iter().rposition(holds);
    let level = |block: &Block| match block {
        Block::Heading(level, _) => Some(*level),
        _ => None,
    };
    let highest = before.iter().filter_map(level).min();
    let dated = |block: &Block| block.is_loud() && block.text().iter().any(any_date);
    last(&|block| level(block) == Some(1))
        .or_else(|| last(&|block| dated(block) && !block.is_of_a_day()))
        .or_else(|| {
            last(&|block| highest.is_some() && level(block) == highest && !block.is_of_a_day())
        })
        .or_else(|| last(&|block| block.is_loud() && !block.is_of_a_day()))
        .or_else(|| last(&|block| block.text().iter().any(any_date)))
        .or_else(|| last(&|block| !block.text().is_empty()))
}

impl Block {
    /// Returns the lines of a part that can be a title.
    fn text(&self) -> &[Line] {
        match self {
            Self::Heading(_, line) => std::slice::from_ref(line),
            Self::Paragraph(lines) => lines,
            _ => &[],
        }
    }

    /// True for a heading, and for a paragraph that is bold or in capitals.
    fn is_loud(&self) -> bool {
        let loud = |line: &Line| {
            line.is_bold()
                || line
                    .plain()
                    .chars()
                    .filter(|c| c.is_alphabetic())
                    .all(char::is_uppercase)
        };
        matches!(self, Self::Heading(..)) || !self.text().is_empty() && self.text().iter().all(loud)
    }

    /// True for the heading of a table of one day.
    fn is_of_a_day(&self) -> bool {
        let text = self.text();
        let named = text
            .first()
            .map(|line| named_days(&line.plain()))
            .unwrap_or_default();
        text.len() == 1
            && named.weekday.is_some()
            && named.days.len() == 1
            && text
                .iter()
                .all(|line| line.plain().split_whitespace().count() < 7)
    }

    fn lines(self) -> Vec<Line> {
        match self {
            Self::Heading(_, line) => vec![line],
            Self::Paragraph(lines) | Self::Item(lines) => lines,
            Self::Note(note) => note.text,
            Self::Table(_) => Vec::new(),
        }
    }
}

/// A builder of a sheet from the parts of a page.
#[derive(Default)]
struct SheetBuilder {
    sheet: Sheet,
    /// Headings behind which no table or text has come yet.
    headings: Vec<Line>,
}

impl SheetBuilder {
    fn title(&mut self, block: Block) {
        let mut title = Line::default();
        for line in block.lines() {
            title.push_line(&line);
        }
        self.sheet.title = title.without_bold();
    }

    fn table(&mut self, rows: Vec<Vec<Cell>>) {
        let heading = self.headings.pop().unwrap_or_default().without_bold();
        self.flush();
        self.sheet.tables.push(Grid { heading, rows });
    }

    fn paragraph(&mut self, lines: Vec<Line>) {
        if self.has_tables() && self.note(&lines) {
            return;
        }
        let remaining = self.without_time_zone(lines);
        match &*remaining {
            [] => {}
            [line] if line.is_bold() || only_days(line) => self.headings.push(line.clone()),
            _ => {
                self.flush();
                self.rest(remaining);
            }
        }
    }

    /// Takes the time zone out of a paragraph that names one, and returns the rest.
    fn without_time_zone(&mut self, mut lines: Vec<Line>) -> Vec<Line> {
        for line in &mut lines {
            if let Some((zone, at)) = words::time_zone(&line.plain()) {
                self.sheet.time_zone.get_or_insert(zone);
                let before = line.plain()[..at].trim_end_matches(['.', ' ']).len();
                *line = line.first(before);
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Adds an item of a list. In Markdown, a note that begins with a star is one.
    fn item(&mut self, lines: Vec<Line>) {
        let starred = self.sheet.title.plain().ends_with('*');
        let known = self.sheet.notes.iter().any(|note| note.mark == "*");
        if self.has_tables() && self.headings.is_empty() && starred && !known {
            let mark = "*".to_owned();
            self.sheet.notes.push(Note { mark, text: lines });
        } else {
            self.flush();
            self.rest(lines);
        }
    }

    /// Adds a paragraph as a note if it begins with a mark; false if it does not.
    fn note(&mut self, lines: &[Line]) -> bool {
        let Some((mark, first)) = lines.first().and_then(leading_mark) else {
            return false;
        };
        let rest = lines.iter().skip(1).cloned();
        let text = std::iter::once(first).chain(rest).collect();
        self.flush();
        self.sheet.notes.push(Note { mark, text });
        true
    }

    fn has_tables(&self) -> bool {
        !self.sheet.tables.is_empty()
    }

    fn flush(&mut self) {
        let headings = std::mem::take(&mut self.headings);
        self.rest(headings);
    }

    fn rest(&mut self, lines: Vec<Line>) {
        if self.has_tables() {
            self.sheet.after.extend(lines);
        } else {
            self.sheet.under_title.extend(lines);
        }
    }
}

/// Splits the mark of a note from the line that begins with it.
fn leading_mark(line: &Line) -> Option<(String, Line)> {
    let first = line.runs().first()?;
    if first.style.raised {
        let mark = first.text.trim().to_owned();
        return Some((mark, line.without_first(first.text.len())));
    }
    let stars = first.text.len() - first.text.trim_start_matches('*').len();
    let mark = "*".repeat(stars);
    (stars > 0).then(|| (mark, line.without_first(stars)))
}
