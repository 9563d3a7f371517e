//! From the parts of a page, in the order in which they are read, to what they are.

use crate::{
    dates::{any_date, named, only_days},
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

/// Puts the parts of a page where they belong.
pub(crate) fn sheet(blocks: Vec<Block>) -> Sheet {
    let is_table = |block: &Block| matches!(block, Block::Table(_));
    let first = blocks.iter().position(is_table).unwrap_or(blocks.len());
    let title = title(&blocks[..first]);
    let mut page = Page::default();
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

/// Which part is the title: the last heading of the first level before the tables; else what stands
/// out, names days and is nearest to them; else the highest heading, or a paragraph.
fn title(before: &[Block]) -> Option<usize> {
    let last = |holds: &dyn Fn(&Block) -> bool| before.iter().rposition(holds);
    let level = |block: &Block| match block {
        Block::Heading(level, _) => Some(*level),
        _ => None,
    };
    let highest = before.iter().filter_map(level).min();
    let dated = |block: &Block| block.stands_out() && block.text().iter().any(any_date);
    last(&|block| level(block) == Some(1))
        .or_else(|| last(&|block| dated(block) && !block.is_of_a_day()))
        .or_else(|| {
            last(&|block| highest.is_some() && level(block) == highest && !block.is_of_a_day())
        })
        .or_else(|| last(&|block| block.stands_out() && !block.is_of_a_day()))
        .or_else(|| last(&|block| block.text().iter().any(any_date)))
        .or_else(|| last(&|block| !block.text().is_empty()))
}

impl Block {
    /// What stands in it, if it can be a title.
    fn text(&self) -> &[Line] {
        match self {
            Self::Heading(_, line) => std::slice::from_ref(line),
            Self::Paragraph(lines) => lines,
            _ => &[],
        }
    }

    /// Whether it is a heading, or all of it is bold or in capitals.
    fn stands_out(&self) -> bool {
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

    /// Whether it is of one day only, as above the table of that day.
    fn is_of_a_day(&self) -> bool {
        let text = self.text();
        let named = text
            .first()
            .map(|line| named(&line.plain()))
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

/// A page while it is put together.
#[derive(Default)]
struct Page {
    sheet: Sheet,
    /// Headings of which it is not yet known what they head.
    headings: Vec<Line>,
}

impl Page {
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
        let lines = self.without_time_zone(lines);
        match &*lines {
            [] => {}
            [line] if line.is_bold() || only_days(line) => self.headings.push(line.clone()),
            _ => {
                self.flush();
                self.rest(lines);
            }
        }
    }

    /// Takes the time zone out of a paragraph that says it.
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

    /// In Markdown, a note that begins with a star is an item of a list.
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

    /// Takes a paragraph for a note if it begins with a mark.
    fn note(&mut self, lines: &[Line]) -> bool {
        let Some((mark, first)) = lines.first().and_then(marked) else {
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

/// The mark with which a line begins, and what follows it.
fn marked(line: &Line) -> Option<(String, Line)> {
    let first = line.runs().first()?;
    if first.style.raised {
        let mark = first.text.trim().to_owned();
        return Some((mark, line.without_first(first.text.len())));
    }
    let stars = first.text.len() - first.text.trim_start_matches('*').len();
    let mark = "*".repeat(stars);
    (stars > 0).then(|| (mark, line.without_first(stars)))
}
