//! The text of a document, part by part.

use std::collections::BTreeMap;

use plenary_opc::{Document, Node};

use super::styles::{self, Look};
use crate::{
    blocks::Block,
    sheet::Note,
    text::Line,
    xml::{attribute, child, children, is, value},
};

/// The most elements within one another that are followed.
pub(super) const DEEPEST: usize = 64;

/// A reader of the body, with all that has been read so far.
#[derive(Default)]
pub(super) struct Body {
    pub(super) styles: BTreeMap<String, Look>,
    pub(super) links: BTreeMap<String, String>,
    pub(super) blocks: Vec<Block>,
    /// The marks of the footnotes, by their ids in the document.
    pub(super) marks: BTreeMap<String, String>,
    /// The paragraphs in boxes beside the text.
    pub(super) boxes: Vec<Vec<Line>>,
}

impl Body {
    /// Reads the paragraphs and tables in an element.
    pub(super) fn blocks(&mut self, node: Node<'_, '_>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => {
                    self.blocks(child, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let lines = self.lines(node);
        if lines.is_empty() {
            return;
        }
        let direct = properties.and_then(styles::level);
        let level = direct.or(self.style_of(properties).level);
        let list = properties.and_then(|properties| child(properties, "numPr"));
        match level {
            Some(level) => self.blocks.push(Block::Heading(level, join_lines(&lines))),
            None if list.is_some() => self.blocks.push(Block::Item(lines)),
            None => self.blocks.push(Block::Paragraph(lines)),
        }
    }

    /// Returns the look of the style that the properties of a paragraph name.
    pub(super) fn style_of(&self, properties: Option<Node<'_, '_>>) -> Look {
        let name = properties.and_then(|properties| value(properties, "pStyle"));
        name.and_then(|name| self.styles.get(name))
            .cloned()
            .unwrap_or_default()
    }

    /// Reads the footnotes to which a mark leads.
    pub(super) fn footnotes(&mut self, footnotes: &Document<'_>) {
        for node in children(footnotes.root_element(), "footnote") {
            let id = attribute(node, "id").unwrap_or_default();
            let Some(mark) = self.marks.get(id).cloned() else {
                continue;
            };
            let paragraphs = node.descendants().filter(|node| is(*node, "p"));
            let mut text: Vec<Line> = paragraphs.flat_map(|node| self.lines(node)).collect();
            if let Some(first) = text.first_mut() {
                *first = without_mark(first, &mark);
            }
            self.blocks.push(Block::Note(Note { mark, text }));
        }
    }

    /// Returns all blocks, those of boxes last.
    pub(super) fn into_blocks(self) -> Vec<Block> {
        let boxes = self.boxes.into_iter().map(Block::Paragraph);
        self.blocks.into_iter().chain(boxes).collect()
    }
}

/// Returns a footnote without the mark that is typed before it.
fn without_mark(line: &Line, mark: &str) -> Line {
    let first = line.runs().first();
    let length = first
        .filter(|run| run.text.trim_end().starts_with(mark))
        .map_or(0, |_| mark.len());
    line.without_first(length)
}

fn join_lines(lines: &[Line]) -> Line {
    let mut joined = Line::default();
    for line in lines {
        joined.push_line(line);
    }
    joined.trim()
}
