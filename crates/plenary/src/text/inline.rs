//! Inline Markdown, read once into a tree from which every format is drawn.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::{Deserialize, Deserializer, Serialize, de};

use super::ByteSet;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Inline {
    /// Characters without any mark.
    Text(Cow<'static, str>),
    /// `*emphasis*`.
    Emphasis(Vec<Inline>),
    /// `**strong**`.
    Strong(Vec<Inline>),
    /// `` `code` ``.
    Code(Cow<'static, str>),
    /// A link to the web, to a mail address, or to a file beside the page.
    Link {
        /// The address to which the link leads.
        #[serde(deserialize_with = "safe_address")]
        href: String,
        /// The text that is shown when the link is pointed at; mostly empty.
        title: String,
        /// The text of the link.
        content: Vec<Inline>,
    },
    /// A new line, or a new paragraph.
    Break,
}

impl Inline {
    /// Returns characters that are no Markdown; static ones are not copied.
    pub(crate) fn text(typed: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(typed.into())
    }
}

/// Returns the characters of inlines without their marks.
///
/// ```
/// let strong = [plenary::text::Inline::Strong(vec![plenary::text::Inline::Text("WGTU".into())])];
/// assert_eq!(plenary::text::plain(&strong), "WGTU");
/// ```
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                push_plain(content, out);
            }
            Inline::Break => out.push(' '),
        }
    }
}

/// Adds the characters, and those of the addresses and titles of links.
pub(crate) fn push_all(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Emphasis(content) | Inline::Strong(content) => push_all(content, out),
            Inline::Link {
                href,
                title,
                content,
            } => {
                out.extend([&**href, title]);
                push_all(content, out);
            }
            other => push_plain(std::slice::from_ref(other), out),
        }
    }
}

/// A part that a text may not hold, and the bytes at which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadInline {
    pub(crate) what: Unfit,
    pub(crate) at: Range<usize>,
}

/// The kinds of parts that a text may not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unfit {
    Html,
    Image,
    Link(String),
    Block,
}

/// Reads inline Markdown. The beginning of a list, a heading or another block is taken as text,
/// line by line, since a cell and a title have no room for blocks.
pub(crate) fn parse(text: &str) -> Result<Vec<Inline>, BadInline> {
    let trimmed = text.trim();
    if !MARKS.any_in(trimmed) {
        return Ok(vec![Inline::text(trimmed.to_owned())]);
    }
    let lines = Lines::prepare(text);
    let events = Parser::new_ext(&lines.text, Options::empty()).into_offset_iter();
    let mut tree = Tree::default();
    for (event, at) in events {
        let taken = tree.take(event);
        taken.map_err(|what| BadInline {
            what,
            at: lines.original(&at, text),
        })?;
    }
    Ok(tree.finished)
}

/// The bytes without which a text cannot be Markdown; most texts hold none.
const MARKS: ByteSet = ByteSet::of(b"\\*_`[]<>&\n\r");

/// A text made ready for a parser of blocks, so that it finds paragraphs only.
#[derive(Default)]
struct Lines {
    text: String,
    /// The beginnings of pieces: in `text`, and in the original.
    starts: Vec<(usize, usize)>,
}

impl Lines {
    /// Returns the text with every line kept from beginning a block, and every bracket from
    /// beginning a definition, which would vanish from the text. The parser itself finds the rarer
    /// forms of definitions.
    fn prepare(original: &str) -> Self {
        let mut brackets = BTreeSet::new();
        if !original.contains("]:") {
            return Self::with_escapes(original, &brackets);
        }
        loop {
            let lines = Self::with_escapes(original, &brackets);
            let parser = Parser::new_ext(&lines.text, Options::empty());
            let definitions = parser.reference_definitions().iter();
            let starts = definitions.map(|(_, definition)| definition.span.start);
            let found: Vec<_> = starts.map(|start| lines.origin(start)).collect();
            let before = brackets.len();
            brackets.extend(found);
            if brackets.len() == before {
                return lines;
            }
        }
    }

    fn with_escapes(original: &str, brackets: &BTreeSet<usize>) -> Self {
        let mut lines = Self::default();
        let mut offset = 0;
        let mut begins = true;
        while let Some(line) = first_line(original.get(offset..).unwrap_or_default()) {
            let content = line.trim_start_matches([' ', '\t']);
            let start = offset + line.len() - content.len();
            // Inside a paragraph there are no definitions.
            let rest = original.get(start..).filter(|_| begins);
            let bracket = brackets.contains(&start).then_some(0);
            let definition = || bracket.or_else(|| definition_marker(rest?));
            lines.push_line(content, start, block_marker(content).or_else(definition));
            offset += line.len();
            begins = content.trim().is_empty();
        }
        lines
    }

    fn push_line(&mut self, line: &str, at: usize, marker: Option<usize>) {
        let (before, after) = line.split_at(marker.unwrap_or(0));
        self.push(before, at);
        self.text.push_str(if marker.is_some() { "\\" } else { "" });
        self.push(after, at + before.len());
    }

    fn push(&mut self, piece: &str, at: usize) {
        self.starts.push((self.text.len(), at));
        self.text.push_str(piece);
    }

    /// Returns the byte of the original from which a byte of the prepared text came.
    fn origin(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        let piece = after.checked_sub(1).and_then(|last| self.starts.get(last));
        piece.map_or(0, |(start, at)| at + offset - start)
    }

    /// Returns the bytes of the original from which these bytes of the prepared text came.
    fn original(&self, at: &Range<usize>, original: &str) -> Range<usize> {
        let back = |offset: usize| self.origin(offset).min(original.len());
        let range = back(at.start)..back(at.end);
        let text = original.get(range.clone()).unwrap_or_default();
        range.start..range.start + text.trim_end().len()
    }
}

/// Returns the first line of a text with its end, of whichever kind.
fn first_line(text: &str) -> Option<&str> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let rest = text.get(end..)?;
    let ends = if rest.starts_with("\r\n") {
        2
    } else {
        rest.len().min(1)
    };
    text.get(..end + ends).filter(|line| !line.is_empty())
}

/// Returns the place in a line at which a backslash keeps it from beginning a block.
fn block_marker(line: &str) -> Option<usize> {
    let content = line.trim_end();
    let only = |mark: char| content.chars().all(|c| c == mark || c.is_whitespace());
    let bullet = content.starts_with("* ") || content == "*";
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    match content.chars().next()? {
        '#' | '>' | '+' | '-' | '=' => Some(0),
        '*' if bullet || only('*') => Some(0),
        '_' if only('_') => Some(0),
        '~' if content.starts_with("~~~") => Some(0),
        '`' if is_fence(content) => Some(0),
        '0'..='9' if content[digits..].starts_with(['.', ')']) => Some(digits),
        _ => None,
    }
}

/// Returns the place of the bracket that may begin a definition, `[label]: address`. No label holds
/// a bracket, so that no byte is looked at twice.
fn definition_marker(text: &str) -> Option<usize> {
    let label = text.strip_prefix('[')?;
    let mut escaped = false;
    let closing = label.bytes().position(|byte| {
        let bracket = !escaped && matches!(byte, b'[' | b']');
        escaped = !escaped && byte == b'\\';
        bracket
    })?;
    label[closing..].starts_with("]:").then_some(0)
}

fn is_fence(line: &str) -> bool {
    let ticks = line.bytes().take_while(|&byte| byte == b'`').count();
    ticks >= 3 && !line[ticks..].contains('`')
}

/// The most elements within one another: more than anyone writes, and few enough for any stack.
const DEEPEST: usize = 32;

/// The tree while it grows: the finished inlines, and the elements that are still open.
#[derive(Default)]
struct Tree {
    finished: Vec<Inline>,
    open: Vec<Vec<Inline>>,
    links: Vec<(String, String)>,
}

impl Tree {
    fn take(&mut self, event: Event<'_>) -> Result<(), Unfit> {
        match event {
            Event::Text(text) => self.push_text(&text),
            Event::SoftBreak => self.push_text(" "),
            Event::HardBreak => self.push(Inline::Break),
            Event::Code(code) => self.push(Inline::Code(code.into_string().into())),
            Event::Start(tag) => self.start(tag)?,
            Event::End(tag) => self.end(tag),
            Event::Html(_) | Event::InlineHtml(_) => return Err(Unfit::Html),
            _ => return Err(Unfit::Block),
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<(), Unfit> {
        if self.open.len() > DEEPEST {
            return Err(Unfit::Block);
        }
        match tag {
            Tag::Paragraph if self.finished.is_empty() => {}
            Tag::Paragraph => self.push(Inline::Break),
            Tag::Emphasis | Tag::Strong => self.open.push(Vec::new()),
            Tag::Link {
                dest_url, title, ..
            } => {
                if !is_safe(&dest_url) {
                    return Err(Unfit::Link(dest_url.into_string()));
                }
                self.links
                    .push((dest_url.into_string(), title.into_string()));
                self.open.push(Vec::new());
            }
            Tag::Image { .. } => return Err(Unfit::Image),
            Tag::HtmlBlock => return Err(Unfit::Html),
            _ => return Err(Unfit::Block),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) {
        let content = match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.open.pop().unwrap_or_default(),
            _ => return,
        };
        match tag {
            TagEnd::Emphasis => self.push(Inline::Emphasis(content)),
            TagEnd::Strong => self.push(Inline::Strong(content)),
            _ => self.push_link(content),
        }
    }

    /// Adds a link; of a link within a link only the outer one leads anywhere.
    fn push_link(&mut self, content: Vec<Inline>) {
        let (href, title) = self.links.pop().unwrap_or_default();
        if self.links.is_empty() {
            self.push(Inline::Link {
                href,
                title,
                content,
            });
        } else {
            for inline in content {
                self.push(inline);
            }
        }
    }

    fn push(&mut self, inline: Inline) {
        append(self.innermost(), inline);
    }

    fn push_text(&mut self, text: &str) {
        self.push(Inline::text(text.to_owned()));
    }

    fn innermost(&mut self) -> &mut Vec<Inline> {
        self.open.last_mut().unwrap_or(&mut self.finished)
    }
}

/// Adds an inline; two of a kind side by side become one, as they are read.
fn append(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(more))
        | (Some(Inline::Code(before)), Inline::Code(more)) => before.to_mut().push_str(&more),
        (Some(Inline::Emphasis(before)), Inline::Emphasis(more))
        | (Some(Inline::Strong(before)), Inline::Strong(more)) => {
            for inline in more {
                append(before, inline);
            }
        }
        (_, inline) => inlines.push(inline),
    }
}

/// True if a link leads to the web, to a mail address, or to a file beside the page. Browsers skip
/// blanks and control characters in an address, so they do not hide a scheme.
fn safe_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let href = String::deserialize(deserializer)?;
    if is_safe(&href) {
        Ok(href)
    } else {
        Err(de::Error::custom(format_args!(
            "`{href}` is no safe address"
        )))
    }
}

fn is_safe(href: &str) -> bool {
    let visible = |c: &char| !c.is_whitespace() && !c.is_control();
    let bare: String = href.chars().filter(visible).collect();
    match bare.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            let safe_schemes = ["http", "https", "mailto", "tel"];
            safe_schemes
                .iter()
                .any(|safe| scheme.eq_ignore_ascii_case(safe))
        }
        _ => true,
    }
}
