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

/// Elements within one another: no document has more.
pub(super) const DEEPEST: usize = 64;

/// What is read so far.
#[derive(Default)]
pub(super) struct Body {
    pub(super) styles: BTreeMap<String, Look>,
    pub(super) links: BTreeMap<String, String>,
    pub(super) blocks: Vec<Block>,
    /// The marks of the footnotes, by their numbers in the document.
    pub(super) marks: BTreeMap<String, String>,
    /// What stands in boxes beside the text.
    pub(super) aside: Vec<Vec<Line>>,
}

impl Body {
    /// Reads what stands in an element.
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
        let own = properties.and_then(styles::level);
        let level = own.or(self.style_of(properties).level);
        let is_item = properties.is_some_and(|own| child(own, "numPr").is_some());
        match level {
            Some(level) => self.blocks.push(Block::Heading(level, joined(&lines))),
            None if is_item => self.blocks.push(Block::Item(lines)),
            None => self.blocks.push(Block::Paragraph(lines)),
        }
    }

    /// The style of a paragraph.
    pub(super) fn style_of(&self, properties: Option<Node<'_, '_>>) -> Look {
        let name = properties.and_then(|own| value(own, "pStyle"));
        name.and_then(|name| self.styles.get(name))
            .cloned()
            .unwrap_or_default()
    }

    /// Reads the footnotes to which something leads.
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

    /// All parts, what stands in boxes last.
    pub(super) fn finished(mut self) -> Vec<Block> {
        let aside = std::mem::take(&mut self.aside);
        self.blocks.extend(aside.into_iter().map(Block::Paragraph));
        self.blocks
    }
}

/// A footnote without the mark that is typed before it.
fn without_mark(line: &Line, mark: &str) -> Line {
    let first = line.runs().first();
    let length = first
        .filter(|run| run.text.trim_end().starts_with(mark))
        .map_or(0, |_| mark.len());
    line.without_first(length)
}

fn joined(lines: &[Line]) -> Line {
    let mut joined = Line::default();
    for line in lines {
        joined.push_line(line);
    }
    joined.trimmed()
}
