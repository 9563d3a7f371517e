//! Reader of the pages, which are Markdown for rustdoc, as blocks of styled text.

use std::iter::Peekable;

use anstyle::{AnsiColor, Style};
use pulldown_cmark::{
    BrokenLink, BrokenLinkCallback, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd,
};

/// A block of a page.
#[derive(Debug, PartialEq)]
pub(super) enum Block {
    Heading(Text),
    Paragraph(Text),
    /// Lines that keep their breaks.
    Code(String),
    /// Items, each behind its mark.
    List(Vec<(String, Vec<Self>)>),
    Table(Table),
}

/// A table, whose rows are as long as its head.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Table {
    pub(super) head: Vec<Text>,
    pub(super) rows: Vec<Vec<Text>>,
}

/// A text in pieces of one style each; a piece may hold line breaks.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Text(pub(super) Vec<Piece>);

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) style: Style,
}

const CODE: Style = AnsiColor::Cyan.on_default();

impl Text {
    /// Returns the text with all pieces in bold.
    pub(super) fn bold(self) -> Self {
        let pieces = self.0.into_iter().map(|piece| Piece {
            style: piece.style.bold(),
            ..piece
        });
        Self(pieces.collect())
    }

    /// Returns the text without the marks of code, if it is code and nothing else.
    pub(super) fn without_marks(mut self) -> Self {
        if let [Piece { text, style }] = &mut self.0[..]
            && *style == CODE
        {
            *text = text.trim_matches('`').to_owned();
        }
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| piece.text.is_empty())
    }

    fn push(&mut self, text: impl Into<String>, style: Style) {
        let text = text.into();
        self.0.push(Piece { text, style });
    }
}

/// Reads a page.
pub(super) fn read(page: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES;
    // rustdoc links `[language]` by itself.
    let by_itself = |_: BrokenLink<'_>| Some((CowStr::from(""), CowStr::from("")));
    let parser = Parser::new_with_broken_link_callback(page, options, Some(by_itself));
    let mut reader = Reader {
        events: parser.peekable(),
    };
    reader.blocks()
}

struct Reader<'p, F: BrokenLinkCallback<'p>> {
    events: Peekable<Parser<'p, F>>,
}

impl<'p, F: BrokenLinkCallback<'p>> Reader<'p, F> {
    /// Reads blocks up to the end of what holds them.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while self
            .events
            .peek()
            .is_some_and(|event| !is_end(event) || is_inline(event))
        {
            blocks.extend(self.block());
        }
        blocks
    }

    fn block(&mut self) -> Option<Block> {
        let Some(Event::Start(tag)) = self.events.next_if(is_start_of_block) else {
            // The text of an item without blank lines.
            return Some(Block::Paragraph(self.text()));
        };
        let block = match tag {
            Tag::Heading { .. } => Some(Block::Heading(self.text().bold())),
            Tag::Paragraph => Some(Block::Paragraph(self.text())),
            Tag::CodeBlock(kind) => Some(Block::Code(self.code(&kind))),
            Tag::List(first) => Some(Block::List(self.items(first))),
            Tag::Table(_) => Some(Block::Table(self.table())),
            // The pages have no others.
            _ => {
                self.blocks();
                None
            }
        };
        self.events.next();
        block
    }

    fn items(&mut self, first: Option<u64>) -> Vec<(String, Vec<Block>)> {
        let mut items = Vec::new();
        let mut number = first;
        while self.events.next_if(is_start_of_block).is_some() {
            let mark = number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
            items.push((mark, self.blocks()));
            number = number.map(|number| number + 1);
            self.events.next();
        }
        items
    }

    fn table(&mut self) -> Table {
        let mut table = Table::default();
        while let Some(Event::Start(part)) = self.events.next_if(is_start_of_block) {
            let mut cells = Vec::new();
            while self.events.next_if(is_start_of_block).is_some() {
                cells.push(self.text());
                self.events.next();
            }
            if matches!(part, Tag::TableHead) {
                table.head = cells;
            } else {
                table.rows.push(cells);
            }
            self.events.next();
        }
        table
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>) -> String {
        let mut text = String::new();
        while let Some(Event::Text(part)) = self.events.next_if(|event| !is_end(event)) {
            text.push_str(&part);
        }
        match kind {
            CodeBlockKind::Fenced(language) if !matches!(&**language, "" | "rust") => text,
            _ => shown_rust(&text),
        }
    }

    /// Reads the text of a block up to its end, or up to a block that stands in it.
    fn text(&mut self) -> Text {
        let mut text = Text::default();
        let mut styles = vec![Style::new()];
        let mut links = Vec::new();
        while let Some(event) = self.events.next_if(is_inline) {
            let style = styles.last().copied().unwrap_or_default();
            match event {
                Event::Text(part) => text.push(&*part, style),
                Event::Code(part) => text.push(format!("`{part}`"), CODE),
                Event::SoftBreak => text.push(" ", style),
                Event::HardBreak => text.push("\n", style),
                Event::Start(Tag::Strong) => styles.push(style.bold()),
                Event::Start(Tag::Emphasis) => styles.push(style.italic()),
                Event::Start(Tag::Link { dest_url, .. }) => links.push((text.0.len(), dest_url)),
                Event::End(TagEnd::Strong | TagEnd::Emphasis) => {
                    styles.pop();
                }
                Event::End(TagEnd::Link) => {
                    if let Some((from, address)) = links.pop() {
                        push_address(&mut text, from, &address);
                    }
                }
                _ => {}
            }
        }
        text
    }
}

/// Adds the address of a link behind its text, if it leads to the web and the text is another.
fn push_address(text: &mut Text, from: usize, address: &str) {
    let pieces = text.0[from..].iter();
    let shown: String = pieces.map(|piece| &*piece.text).collect();
    if address.contains("://") && shown != address {
        text.push(format!(" ({address})"), Style::new());
    }
}

fn is_end(event: &Event<'_>) -> bool {
    matches!(event, Event::End(_))
}

fn is_start_of_block(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(_)) && !is_inline(event)
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. }),
        Event::End(tag) => matches!(tag, TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link),
        _ => true,
    }
}

/// Returns an example in Rust without the lines that rustdoc hides.
fn shown_rust(code: &str) -> String {
    let shown = |line: &&str| *line != "#\n" && !line.starts_with("# ");
    code.split_inclusive('\n').filter(shown).collect()
}
