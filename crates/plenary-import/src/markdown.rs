//! Markdown pages: those of Plenary, and those that others type.

use std::{borrow::Cow, fmt::Write};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{
    blocks::{self, Block},
    sheet::{Cell, Sheet},
    text::{Line, Link, Style, is_safe},
};

/// Reads a Markdown page. Tables have pipes, or tabs if they were copied out of a document.
///
/// ```
/// let page = "# Meetings: 16 March 2026\n\n|  | Monday |\n| --- | --- |\n| 10:00–13:00 | **WGTU** |\n";
/// let sheet = plenary_import::markdown(page);
/// assert_eq!(sheet.title.plain(), "Meetings: 16 March 2026");
/// assert_eq!(sheet.tables.len(), 1);
/// ```
#[must_use]
pub fn markdown(text: &str) -> Sheet {
    let with_pipes = replace_tabs(text);
    let mut reader = Reader::default();
    for event in Parser::new_ext(&with_pipes, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.close();
    let mut sheet = blocks::sheet(reader.blocks);
    sheet.left_out = reader.left_out;
    sheet
}

/// A reader of Markdown, with all that has been read so far.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    rows: Vec<Vec<Cell>>,
    lines: Vec<Line>,
    /// The line that is being read.
    line: Line,
    /// The number of open marks for bold.
    bold: usize,
    italic: usize,
    raised: usize,
    links: Vec<Option<Link>>,
    /// Notices of texts that are left out.
    left_out: Vec<String>,
    /// The number of open lists.
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
        let line = std::mem::take(&mut self.line).trim();
        if !line.is_empty() {
            self.lines.push(line);
        }
    }

    /// Ends a paragraph and returns its lines.
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

    /// Opens a link. One that is not safe to follow is left out, with a notice.
    fn link(&mut self, to: &str, title: &str) {
        let link = Link {
            to: to.to_owned(),
            title: title.to_owned(),
        };
        let is_safe = is_safe(to);
        self.links.push(is_safe.then_some(link));
        if !is_safe {
            let address = Line::plainly(to).plain();
            self.left_out.push(format!(
                "the link to `{address}` is not safe to follow, and is left out"
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

    /// Ends a paragraph, or an item of a list, and adds it to the blocks.
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

impl Reader {
    /// Reads a tag in a line. A tag without a meaning here is left out, and its text is kept.
    fn tag(&mut self, tag: &str) {
        let is_name = |c: char| c.is_ascii_alphanumeric();
        let from_name = tag.trim_start_matches(|c: char| !is_name(c));
        let name = from_name.split(|c: char| !is_name(c)).next();
        let closes = tag.starts_with("</");
        let count = match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "br" | "p" | "div" | "li" => return self.end_line(),
            "b" | "strong" => &mut self.bold,
            "i" | "em" => &mut self.italic,
            "sup" => &mut self.raised,
            _ => return,
        };
        *count = if closes {
            count.saturating_sub(1)
        } else {
            *count + 1
        };
    }

    /// Reads a block of HTML: its text, without comments.
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some((text, tag)) = rest.split_once('<') {
            self.text(text);
            if let Some((_, after)) = tag
                .strip_prefix("!--")
                .and_then(|tag| tag.split_once("-->"))
            {
                rest = after;
                continue;
            }
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            self.tag(&format!("<{tag}>"));
            rest = after;
        }
        self.text(rest);
    }
}

/// Returns a text with pipes, as Markdown wants them, between cells that are separated by tabs.
fn replace_tabs(text: &str) -> Cow<'_, str> {
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

/// True if a line has at least three cells between tabs, and a text in one of them.
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
