//! Paragraphs, run by run.

use plenary_opc::Node;

use super::{
    body::{Body, DEEPEST},
    styles::Look,
};
use crate::{
    text::{Line, Link, Style, is_safe},
    xml::{attribute, child, children, is, value},
};

/// A paragraph while it is read.
struct Paragraph {
    lines: Vec<Line>,
    line: Line,
    /// The look of runs that have none.
    look: Look,
    link: Option<Link>,
}

impl Body {
    /// Returns the lines of a paragraph that are not empty.
    pub(super) fn lines(&mut self, node: Node<'_, '_>) -> Vec<Line> {
        let look = self.style_of(child(node, "pPr"));
        self.lines_with(node, look, 0)
    }

    fn lines_with(&mut self, node: Node<'_, '_>, look: Look, depth: usize) -> Vec<Line> {
        let mut paragraph = Paragraph {
            lines: Vec::new(),
            line: Line::default(),
            look,
            link: None,
        };
        self.runs(node, &mut paragraph, depth);
        paragraph.end_line();
        paragraph.lines
    }

    /// Reads the runs in an element.
    fn runs(&mut self, node: Node<'_, '_>, paragraph: &mut Paragraph, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "r" => self.run(child, paragraph, depth),
                "hyperlink" => {
                    paragraph.link = self.link(child);
                    self.runs(child, paragraph, depth + 1);
                    paragraph.link = None;
                }
                "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple"
                | "customXml" | "bdo" | "dir" => {
                    self.runs(child, paragraph, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn link(&self, node: Node<'_, '_>) -> Option<Link> {
        let name = attribute(node, "id")?;
        let to = self.links.get(name).filter(|to| is_safe(to))?.clone();
        Some(Link {
            to,
            title: String::new(),
        })
    }

    fn run(&mut self, node: Node<'_, '_>, paragraph: &mut Paragraph, depth: usize) {
        let properties = child(node, "rPr");
        let style_look = properties
            .and_then(|properties| value(properties, "rStyle"))
            .and_then(|name| self.styles.get(name))
            .cloned()
            .unwrap_or_default();
        let look = Look::of(properties).or(&style_look).or(&paragraph.look);
        if look.hidden == Some(true) {
            return;
        }
        let mut style = paragraph.style(&look);
        let mut footnote = None;
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "t" => {
                    let text = child.text().unwrap_or_default();
                    if let Some(id) = footnote.take() {
                        self.marks.insert(id, text.trim().to_owned());
                        style.raised = true;
                    }
                    paragraph.line.push(text, &style);
                }
                "tab" | "ptab" => paragraph.line.push(" ", &style),
                "br" | "cr" => paragraph.end_line(),
                "noBreakHyphen" => paragraph.line.push("-", &style),
                "sym" => paragraph.line.push(&symbol(child), &style),
                "footnoteReference" => footnote = self.mark(child, paragraph),
                "drawing" | "pict" | "AlternateContent" => self.boxes(child, depth),
                _ => {}
            }
        }
    }

    /// Reads the reference to a footnote: adds a number as its mark, or returns the id of the footnote
    /// if its mark is typed behind the reference.
    fn mark(&mut self, node: Node<'_, '_>, paragraph: &mut Paragraph) -> Option<String> {
        let id = attribute(node, "id").unwrap_or_default().to_owned();
        if matches!(
            attribute(node, "customMarkFollows"),
            Some("1" | "true" | "on")
        ) {
            return Some(id);
        }
        let mark = (self.marks.len() + 1).to_string();
        let style = Style {
            raised: true,
            ..Style::default()
        };
        paragraph.line.push(&mark, &style);
        self.marks.insert(id, mark);
        None
    }

    /// Reads the paragraphs in boxes. Of a box that is written twice, for older programs, only the first
    /// version is read.
    fn boxes(&mut self, node: Node<'_, '_>, depth: usize) {
        let first = child(node, "Choice").unwrap_or(node);
        for content in outermost_boxes(first) {
            for paragraph in children(content, "p") {
                let lines = self.lines_with(paragraph, Look::default(), depth + 1);
                if !lines.is_empty() {
                    self.boxes.push(lines);
                }
            }
        }
    }
}

impl Paragraph {
    fn style(&self, look: &Look) -> Style {
        Style {
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            code: false,
            raised: look.raised == Some(true),
            link: self.link.clone(),
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line).trim();
        if !line.is_empty() {
            self.lines.push(line);
        }
    }
}

/// Returns the boxes in an element that stand in no other box of it, so that each is read once.
fn outermost_boxes<'a, 'i>(node: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let mut boxes = Vec::new();
    let mut unread = vec![node];
    while let Some(node) = unread.pop() {
        if is(node, "txbxContent") {
            boxes.push(node);
        } else {
            unread.extend(node.children().rev());
        }
    }
    boxes
}

/// Returns a sign by its number; nothing for a number of the font itself, as only those of Unicode are
/// known.
fn symbol(node: Node<'_, '_>) -> String {
    attribute(node, "char")
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .filter(|number| !(0xf000..=0xf0ff).contains(number))
        .and_then(char::from_u32)
        .map(String::from)
        .unwrap_or_default()
}
