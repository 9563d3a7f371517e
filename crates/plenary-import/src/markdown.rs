//! Markdown pages: those of Plenary, and those that others type.

mod tabs;
mod tags;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{
    blocks::{self, Block},
    sheet::{Cell, Sheet},
    text::{Line, Link, Style, is_safe},
};

/// Reads a Markdown page. Tables have pipes, or tabs, as they are copied out of a document.
///
/// ```
/// let page = "# Meetings: 16 March 2026\n\n|  | Monday |\n| --- | --- |\n| 10:00–13:00 | **WGTU** |\n";
/// let sheet = plenary_import::markdown(page);
/// assert_eq!(sheet.title.plain(), "Meetings: 16 March 2026");
/// assert_eq!(sheet.tables.len(), 1);
/// ```
#[must_use]
pub fn markdown(text: &str) -> Sheet {
    let text = tabs::piped(text);
    let mut reader = Reader::default();
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.close();
    let mut sheet = blocks::sheet(reader.blocks);
    sheet.left_out = reader.left_out;
    sheet
}

/// What is read so far.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    rows: Vec<Vec<Cell>>,
    lines: Vec<Line>,
    /// The line that is being read.
    line: Line,
    /// How what follows stands out; of each property how often it is open.
    bold: usize,
    italic: usize,
    raised: usize,
    links: Vec<Option<Link>>,
    /// What is left out.
    left_out: Vec<String>,
    /// How many lists are open.
    lists: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Code(text) => {
                let style = Style {
                    code: true,
                    ..self.style()
                };
                self.line.push(&text, &style);
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.end_line(),
            Event::InlineHtml(tag) => self.tag(&tag),
            Event::Html(html) => self.html(&html),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let style = self.style();
        self.line.push(text, &style);
    }

    fn style(&self) -> Style {
        Style {
            bold: self.bold > 0,
            italic: self.italic > 0,
            code: false,
            raised: self.raised > 0,
            link: self.links.last().cloned().flatten(),
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line).trimmed();
        if !line.is_empty() {
            self.lines.push(line);
        }
    }

    /// Ends a paragraph: what stands in it.
    fn paragraph(&mut self) -> Vec<Line> {
        self.end_line();
        (self.bold, self.italic, self.raised) = (0, 0, 0);
        std::mem::take(&mut self.lines)
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Superscript => self.raised += 1,
            Tag::Link {
                dest_url, title, ..
            } => self.link(&dest_url, &title),
            Tag::Table(_) => self.rows.clear(),
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::List(_) => self.lists += 1,
            Tag::Item | Tag::Heading { .. } | Tag::HtmlBlock => self.close(),
            _ => {}
        }
    }

    /// A link that is not safe to follow is left out, and this is said.
    fn link(&mut self, to: &str, title: &str) {
        let link = Link {
            to: to.to_owned(),
            title: title.to_owned(),
        };
        let safe = is_safe(to);
        self.links.push(safe.then_some(link));
        if !safe {
            let to = Line::plainly(to).plain();
            self.left_out.push(format!(
                "the link to `{to}` is not safe to follow, and is left out"
            ));
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Superscript => self.raised = self.raised.saturating_sub(1),
            TagEnd::Link => drop(self.links.pop()),
            TagEnd::TableCell => {
                let cell = Cell::of(self.paragraph());
                self.rows
                    .last_mut()
                    .into_iter()
                    .for_each(|row| row.push(cell.clone()));
            }
            TagEnd::Table => self
                .blocks
                .push(Block::Table(std::mem::take(&mut self.rows))),
            TagEnd::Heading(level) => {
                let lines = self.paragraph();
                let heading = |line| Block::Heading(level as u8, line);
                self.blocks.extend(lines.into_iter().map(heading));
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.close(),
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            _ => {}
        }
    }

    /// Ends what is being read.
    fn close(&mut self) {
        let lines = self.paragraph();
        if lines.is_empty() {
            return;
        }
        self.blocks.push(if self.lists > 0 {
            Block::Item(lines)
        } else {
            Block::Paragraph(lines)
        });
    }
}
