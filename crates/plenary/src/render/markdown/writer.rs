//! Markdown in which every text reads as itself.

use chrono::NaiveTime;

use crate::{
    annex::NoteMark,
    render::{
        clock::{clock_at, push_clock},
        piece::Piece,
    },
    text::{ByteSet, Inline},
};

/// Writes Markdown in which every text reads as itself, whichever parser reads it.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) in_table: bool,
    /// Number of open marks.
    marks: usize,
    /// True if the text ends with stars that close something.
    after_stars: bool,
}

/// A mark as stars and as tags.
#[derive(Clone, Copy)]
struct Mark {
    stars: &'static str,
    open: &'static str,
    close: &'static str,
}

const EMPHASIS: Mark = Mark {
    stars: "*",
    open: "<em>",
    close: "</em>",
};

const STRONG: Mark = Mark {
    stars: "**",
    open: "<strong>",
    close: "</strong>",
};

/// Returns the first character of a text; a sign for everything else.
fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next(),
        _ => Some('*'),
    }
}

fn last_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next_back(),
        _ => Some('*'),
    }
}

impl Writer {
    pub(super) fn raw(&mut self, markdown: &str) {
        self.after_stars = false;
        self.text.push_str(markdown);
    }

    /// Writes a line break. The space keeps words apart for converters that drop the tag.
    pub(super) fn line_break(&mut self) {
        self.raw("<br> ");
    }

    pub(super) fn pieces(&mut self, pieces: &[Piece<'_>]) {
        for piece in pieces {
            self.piece(piece);
        }
    }

    pub(super) fn piece(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Words(words) => self.text(words),
            Piece::Time(time) => self.time(*time),
            Piece::Moment(moment) => self.time(moment.time()),
            Piece::Dash => self.raw("–"),
            Piece::Text(text) => self.inlines(text),
            Piece::Strong(text) => self.marked(STRONG, text, None),
            Piece::Struck(text) => {
                self.raw("<s>");
                self.inlines(text);
                self.raw("</s>");
            }
            Piece::Deleted(before) => {
                self.raw("<del>");
                self.text(before);
                self.raw("</del>");
            }
            Piece::Remark(text) => self.remark(text),
            Piece::Mark(mark) => self.mark(Some(mark)),
            Piece::Break | Piece::Gap { in_cell: true } => self.line_break(),
            Piece::Gap { in_cell: false } => self.text(" "),
            Piece::Start(_) | Piece::End(_) => {}
        }
    }

    fn time(&mut self, time: NaiveTime) {
        self.after_stars = false;
        push_clock(clock_at(time), &mut self.text);
    }

    fn remark(&mut self, remark: &[Inline]) {
        self.raw(" (");
        self.inlines(remark);
        self.raw(")");
    }

    pub(super) fn mark(&mut self, mark: Option<&NoteMark>) {
        if let Some(mark) = mark {
            self.superscript(&mark.mark);
        }
    }

    pub(super) fn superscript(&mut self, mark: &str) {
        self.raw("<sup>");
        self.text(mark);
        self.raw("</sup>");
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for (i, inline) in inlines.iter().enumerate() {
            let next = inlines.get(i + 1);
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Emphasis(content) => self.marked(EMPHASIS, content, next),
                Inline::Strong(content) => self.marked(STRONG, content, next),
                Inline::Code(code) => self.code(code),
                Inline::Link {
                    href,
                    title,
                    content,
                } => self.link(href, title, content),
                Inline::Break => self.line_break(),
            }
        }
    }

    /// Writes text between stars, or between tags where the stars would not be read as marks.
    fn marked(&mut self, mark: Mark, content: &[Inline], next: Option<&Inline>) {
        let stars = self.marks == 0 && !self.after_stars && self.stars_fit(content, next);
        self.raw(if stars { mark.stars } else { mark.open });
        self.marks += 1;
        self.inlines(content);
        self.marks -= 1;
        self.raw(if stars { mark.stars } else { mark.close });
        self.after_stars = stars;
    }

    /// Stars are marks where words begin and end: inside them stands no blank, and if no letter
    /// stands there either, none stands on their other side.
    fn stars_fit(&self, content: &[Inline], next: Option<&Inline>) -> bool {
        let first = content.first().and_then(first_char);
        let last = content.last().and_then(last_char);
        let before = self.text.chars().next_back();
        let after = next.and_then(first_char);
        let fits = |inner: Option<char>, outer: Option<char>| {
            let edge = inner.unwrap_or('*');
            let apart = outer.is_none_or(|c| !c.is_alphanumeric());
            !edge.is_whitespace() && (edge.is_alphanumeric() || apart)
        };
        fits(first, before) && fits(last, after)
    }

    /// Writes code between more backticks than it holds in a row.
    fn code(&mut self, code: &str) {
        let runs = code.split(|c| c != '`').map(str::len);
        let fence = "`".repeat(1 + runs.max().unwrap_or(0));
        let spaced = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
        let pad = if spaced && !code.trim().is_empty() {
            " "
        } else {
            ""
        };
        let pipes = if self.in_table {
            code.replace('|', "\\|")
        } else {
            code.to_owned()
        };
        self.raw(&format!("{fence}{pad}{pipes}{pad}{fence}"));
    }

    fn link(&mut self, href: &str, title: &str, content: &[Inline]) {
        self.raw("[");
        self.inlines(content);
        self.raw("](");
        href.chars().for_each(|c| push_address(c, &mut self.text));
        if !title.is_empty() {
            self.raw(" \"");
            self.text(&title.replace('"', "”"));
            self.raw("\"");
        }
        self.raw(")");
    }

    /// Characters that stand for themselves.
    pub(super) fn text(&mut self, text: &str) {
        self.after_stars &= text.is_empty();
        let mut rest = self.begin_item(text);
        while let Some((before, c, behind)) = SPECIAL.split(rest) {
            self.text.push_str(before);
            self.character(c, behind);
            rest = behind;
        }
        self.text.push_str(rest);
    }

    /// Writes the beginning of a text that would be read as a list in an item; returns the rest.
    fn begin_item<'t>(&mut self, text: &'t str) -> &'t str {
        if !self.text.ends_with("\n- ") {
            return text;
        }
        let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = &text[..text.len() - behind.len()];
        let signs = if number.is_empty() { "-+" } else { ".)" };
        match behind.chars().next().filter(|c| signs.contains(*c)) {
            Some(sign) => {
                self.text.push_str(number);
                self.text.push('\\');
                self.text.push(sign);
                &behind[sign.len_utf8()..]
            }
            None => text,
        }
    }

    fn character(&mut self, c: char, rest: &str) {
        match c {
            '|' => self.raw("&#124;"),
            '&' => self.raw("&amp;"),
            '\n' | '\r' | '\t' => self.raw(" "),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '#' | '$' | '@' => {
                self.text.push('\\');
                self.text.push(c);
            }
            '!' if rest.is_empty() => self.raw("\\!"),
            ':' if rest.starts_with("//") => self.raw("\\:"),
            '.' if self.text.ends_with("www") => self.raw("\\."),
            other => self.text.push(other),
        }
    }
}

/// The bytes that [`Writer::character`] may write in another way.
const SPECIAL: ByteSet = ByteSet::of(b"|&\n\r\t\\`*_[]<>~#$@!:.");

/// Writes a character of an address; it percent-encodes characters that Markdown could misread.
fn push_address(c: char, out: &mut String) {
    match c {
        ' ' => out.push_str("%20"),
        '(' => out.push_str("%28"),
        ')' => out.push_str("%29"),
        '<' => out.push_str("%3C"),
        '>' => out.push_str("%3E"),
        '\\' => out.push_str("%5C"),
        '|' => out.push_str("%7C"),
        '`' => out.push_str("%60"),
        '&' => out.push_str("&amp;"),
        c if c.is_control() => {}
        other => out.push(other),
    }
}
