//! The forms for paper and mail, taken apart into blocks: Markdown, Word, text.

use std::io::{Cursor, Read};

use comrak::nodes::{AstNode, NodeValue};
use plenary_tests::github;
use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::{
    blocks::{Block, Cell, Line, Look, joined, push},
    lexicon,
};

/// The blocks of a page in Markdown.
pub(super) fn markdown(page: &str) -> Vec<Block> {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, page, &github());
    let mut blocks = Vec::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::Heading(_) => blocks.push(Block::Heading(joined(&inline(node)))),
            NodeValue::Item(_) => blocks.push(Block::Item(inline(node))),
            NodeValue::Table(_) => {
                blocks.push(Block::Table(node.children().map(markdown_row).collect()));
            }
            _ => {}
        }
    }
    blocks
}

fn markdown_row<'a>(row: &'a AstNode<'a>) -> Vec<Cell> {
    row.children().map(markdown_cell).collect()
}

fn markdown_cell<'a>(cell: &'a AstNode<'a>) -> Cell {
    let lines = inline(cell);
    let is_empty = lines.iter().all(|line| line.text.trim().is_empty());
    let entries = if is_empty { Vec::new() } else { vec![lines] };
    Cell {
        columns: 1,
        goes_on: false,
        entries,
    }
}

fn inline<'a>(node: &'a AstNode<'a>) -> Vec<Line> {
    let (mut lines, mut look) = (Vec::new(), Look::default());
    for node in node.descendants() {
        let mut around = node.ancestors();
        look.strong = around.any(|node| matches!(node.data.borrow().value, NodeValue::Strong));
        match &node.data.borrow().value {
            NodeValue::Text(text) => push(text, look, &mut lines),
            NodeValue::Code(code) => push(&code.literal, look, &mut lines),
            NodeValue::SoftBreak => push(" ", look, &mut lines),
            NodeValue::LineBreak => lines.push(Line::default()),
            NodeValue::HtmlInline(tag) => match &**tag {
                "<br>" => lines.push(Line::default()),
                "<s>" => look.struck = true,
                "</s>" => look.struck = false,
                "<sup>" => look.mark = true,
                "</sup>" => look.mark = false,
                _ => {}
            },
            _ => {}
        }
    }
    lines
}

/// The blocks of a Word document.
pub(super) fn word(document: &[u8]) -> Vec<Block> {
    let mut archive = ZipArchive::new(Cursor::new(document)).expect("it is an archive");
    let mut text = String::new();
    let mut page = archive
        .by_name("word/document.xml")
        .expect("there is a page");
    page.read_to_string(&mut text).expect("it is UTF-8");
    let parsed = Document::parse(&text).expect("it is XML");
    let body = parsed.root_element().first_element_child().expect("a body");
    let blocks = body
        .children()
        .filter_map(|node| match node.tag_name().name() {
            "tbl" => {
                let row = |row: Node<'_, '_>| named(row, "tc").map(word_cell).collect();
                Some(Block::Table(named(node, "tr").map(row).collect()))
            }
            "p" => {
                let style = value(node, "pStyle").unwrap_or_default();
                let lines = paragraph(node);
                match style {
                    "ListBullet" => Some(Block::Item(lines)),
                    _ if style.starts_with("Heading") => Some(Block::Heading(joined(&lines))),
                    _ => None,
                }
            }
            _ => None,
        });
    blocks.collect()
}

fn named<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children()
        .filter(move |child| child.tag_name().name() == name)
}

/// The `val` of the first element of a name within another.
fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    let mut inner = node.descendants();
    let found = inner.find(|child| child.tag_name().name() == name)?;
    found
        .attributes()
        .find(|attribute| attribute.name() == "val")
        .map(|attribute| attribute.value())
}

fn word_cell(cell: Node<'_, '_>) -> Cell {
    let entries = named(cell, "p").map(paragraph);
    Cell {
        columns: value(cell, "gridSpan").map_or(1, |span| span.parse().expect("a number")),
        goes_on: value(cell, "vMerge") == Some("continue"),
        entries: entries.filter(|lines| !joined(lines).is_empty()).collect(),
    }
}

fn paragraph(paragraph: Node<'_, '_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for run in paragraph
        .descendants()
        .filter(|node| node.tag_name().name() == "r")
    {
        let style = value(run, "rStyle").unwrap_or_default();
        let has = |name: &str| run.descendants().any(|node| node.tag_name().name() == name);
        let look = Look {
            strong: has("b") || style == "PlenaryAcronym",
            // In a remark stands what no longer holds.
            struck: has("strike") && style != "PlenaryRemark",
            mark: style.contains("Footnote") || has("vertAlign"),
        };
        for child in run.children() {
            match child.tag_name().name() {
                "t" => push(child.text().unwrap_or_default(), look, &mut lines),
                "noBreakHyphen" => push("-", look, &mut lines),
                "br" => lines.push(Line::default()),
                _ => {}
            }
        }
    }
    lines
}

/// The blocks of a text for a mail.
pub(super) fn text(page: &str) -> Vec<Block> {
    let lines: Vec<&str> = page.lines().collect();
    let mut blocks: Vec<Block> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let below = lines.get(place + 1).copied().unwrap_or_default();
        let is_rule = |line: &str| line.len() > 2 && line.chars().all(|c| c == '-');
        let depth = line.len() - line.trim_start().len();
        match blocks.last_mut() {
            _ if is_rule(line) => {}
            _ if is_rule(below) => blocks.push(Block::Heading((*line).to_owned())),
            Some(Block::Item(item)) if depth > 0 => add_below(line, depth, item),
            // A line behind a gap is of no day.
            _ if line.is_empty() => blocks.push(Block::Heading(String::new())),
            _ if depth > 0 => {}
            _ => blocks.push(Block::Item(vec![plain(line.trim_start_matches("- "))])),
        }
    }
    let of_items = blocks.iter_mut().filter_map(|block| match block {
        Block::Item(lines) => Some(lines),
        _ => None,
    });
    for line in of_items.flatten() {
        line.text = lexicon::without_addresses(&line.text);
    }
    blocks
}

fn plain(text: &str) -> Line {
    Line {
        text: text.to_owned(),
        ..Line::default()
    }
}

/// Adds a line that stands below the beginning of an item: one of its own, or the rest of the last.
fn add_below(line: &str, depth: usize, lines: &mut Vec<Line>) {
    let last = lines.last_mut().expect("there is a beginning");
    // Long hours have a line of their own.
    let (hours, rest) = lexicon::hours(&last.text);
    let condition = lexicon::condition(&last.text);
    if depth == 13 && condition.is_some_and(|(_, rest)| rest.is_empty()) {
        last.text.push_str(" –");
    }
    let is_lead = !hours.is_empty() && rest.is_empty() || last.text.ends_with(" –");
    if depth == 13 && !is_lead {
        lines.push(plain(line.trim_start()));
    } else {
        last.text.push(' ');
        last.text.push_str(line.trim_start());
    }
}
