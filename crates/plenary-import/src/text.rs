//! Lines of text, in which parts have a style.

use std::fmt::Write;

/// The style of a part of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each can be without the others"
)]
pub struct Style {
    /// True for bold.
    pub bold: bool,
    /// True for italics.
    pub italic: bool,
    /// True for code.
    pub code: bool,
    /// True for superscript, which marks a note.
    pub raised: bool,
    /// The link behind the part.
    pub link: Option<Link>,
}

/// The link behind a part of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub to: String,
    /// The tooltip; mostly empty.
    pub title: String,
}

/// A part of a line in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// The style of the characters.
    pub style: Style,
}

/// A line of text. Spaces are single, and none stands at either end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    runs: Vec<Run>,
}

impl Line {
    /// Returns a line without any style.
    #[must_use]
    pub fn plainly(text: &str) -> Self {
        Self::styled(text, &Style::default())
    }

    /// Returns a line in bold.
    pub(crate) fn bold(text: &str) -> Self {
        let style = Style {
            bold: true,
            ..Style::default()
        };
        Self::styled(text, &style)
    }

    /// Returns a line with a link to an address behind it.
    pub(crate) fn link_to(text: &str, address: &str) -> Self {
        let link = Link {
            to: address.to_owned(),
            title: String::new(),
        };
        let style = Style {
            link: Some(link),
            ..Style::default()
        };
        Self::styled(text, &style)
    }

    fn styled(text: &str, style: &Style) -> Self {
        let mut line = Self::default();
        line.push(text, style);
        line.trim()
    }

    /// Returns the parts, each in one style.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// True if the line has no characters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Returns the characters without styles and without the marks of notes.
    #[must_use]
    pub fn plain(&self) -> String {
        let unmarked = self.runs.iter().filter(|run| !run.style.raised);
        let text: String = unmarked.map(|run| &*run.text).collect();
        text.trim().to_owned()
    }

    /// Adds characters. Several spaces become one, which has the style of the part before it.
    pub(crate) fn push(&mut self, text: &str, style: &Style) {
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') {
                self.push_space();
            } else {
                self.push_char(c, style);
            }
        }
    }

    /// Adds another line, with a space before it.
    pub(crate) fn push_line(&mut self, line: &Self) {
        if !self.is_empty() {
            self.push_space();
        }
        for run in &line.runs {
            self.push(&run.text, &run.style);
        }
    }

    /// Returns the line without bold if all of it is bold, else unchanged.
    pub(crate) fn without_bold(mut self) -> Self {
        if self.is_bold() {
            self.runs.iter_mut().for_each(|run| run.style.bold = false);
            let whole = self.clone();
            self.runs.clear();
            self.push_line(&whole);
        }
        self
    }

    fn push_space(&mut self) {
        let last = self.runs.last_mut();
        match last {
            None => {}
            Some(run) if run.text.ends_with(' ') => {}
            Some(run) => run.text.push(' '),
        }
    }

    fn push_char(&mut self, c: char, style: &Style) {
        match self.runs.last_mut() {
            Some(run) if run.style == *style => run.text.push(c),
            _ => self.runs.push(Run {
                text: c.to_string(),
                style: style.clone(),
            }),
        }
    }

    /// Returns the line without spaces at its ends.
    pub(crate) fn trim(mut self) -> Self {
        while let Some(run) = self.runs.last_mut() {
            run.text.truncate(run.text.trim_end().len());
            if !run.text.is_empty() {
                break;
            }
            self.runs.pop();
        }
        if let Some(run) = self.runs.first_mut() {
            run.text = run.text.trim_start().to_owned();
        }
        self
    }

    /// Splits the bold words at the beginning from the rest; none if there are none.
    pub(crate) fn split_bold(&self) -> Option<(String, Self)> {
        let bold = |run: &&Run| run.style.bold && !run.style.raised;
        let number = self.runs.iter().take_while(bold).count();
        let text: String = self.runs[..number].iter().map(|run| &*run.text).collect();
        let acronym = text.trim();
        (!acronym.is_empty()).then(|| {
            let runs = self.runs[number..].to_vec();
            (acronym.to_owned(), Self { runs }.trim())
        })
    }

    /// Splits the line into its text and the marks of notes in it.
    pub(crate) fn without_marks(&self) -> (Self, Vec<String>) {
        let (raised, runs): (Vec<_>, Vec<_>) =
            self.runs.iter().cloned().partition(|run| run.style.raised);
        let mut line = Self::default();
        for run in &runs {
            line.push(&run.text, &run.style);
        }
        let marks = raised.into_iter().map(|run| run.text.trim().to_owned());
        (line.trim(), marks.collect())
    }

    /// Returns the line without the first `bytes`.
    pub(crate) fn without_first(&self, mut bytes: usize) -> Self {
        let mut line = Self::default();
        for run in &self.runs {
            let cut = bytes.min(run.text.len());
            bytes -= cut;
            line.push(run.text.get(cut..).unwrap_or_default(), &run.style);
        }
        line.trim()
    }

    /// Returns the first `bytes` of the line.
    pub(crate) fn first(&self, mut bytes: usize) -> Self {
        let mut line = Self::default();
        for run in &self.runs {
            let cut = bytes.min(run.text.len());
            bytes -= cut;
            line.push(run.text.get(..cut).unwrap_or_default(), &run.style);
        }
        line.trim()
    }

    /// Returns a range of bytes of the line.
    pub(crate) fn part(&self, part: std::ops::Range<usize>) -> Self {
        self.first(part.end).without_first(part.start)
    }

    /// Returns the line without words at its end; none if it does not end with them.
    pub(crate) fn without_last(&self, words: &str) -> Option<Self> {
        let mut line = self.clone();
        let run = line.runs.last_mut()?;
        let kept = run.text.strip_suffix(words)?.len();
        run.text.truncate(kept);
        if run.text.is_empty() {
            line.runs.pop();
        }
        Some(line.trim())
    }

    /// True if all of the line is bold, but for marks of notes.
    pub(crate) fn is_bold(&self) -> bool {
        !self.is_empty()
            && self
                .runs
                .iter()
                .all(|run| run.style.bold || run.style.raised)
    }

    /// Returns the text and the address of the link if the line is one link and nothing else.
    pub(crate) fn only_link(&self) -> Option<(&str, &str)> {
        match &*self.runs {
            [run] => Some((run.text.trim(), &run.style.link.as_ref()?.to)),
            _ => None,
        }
    }

    /// Returns the Markdown for a source, in which every character stands for itself.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for run in &self.runs {
            push_run(run, &mut out);
        }
        out
    }
}

/// Returns the Markdown of lines with breaks between them.
pub(crate) fn join_markdown(lines: &[Line]) -> String {
    let texts: Vec<_> = lines.iter().map(Line::markdown).collect();
    texts.join("\\\n")
}

/// Returns the characters of lines with spaces between them.
pub(crate) fn join_plain(lines: &[Line]) -> String {
    let texts: Vec<_> = lines.iter().map(Line::plain).collect();
    texts.join(" ").trim().to_owned()
}

fn push_run(run: &Run, out: &mut String) {
    let text = run.text.trim_end();
    let Style {
        bold,
        italic,
        code,
        link,
        ..
    } = &run.style;
    let stars = match (bold, italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    };
    out.push_str(stars);
    out.push_str(if link.is_some() { "[" } else { "" });
    if *code {
        let _ = write!(out, "`{}`", text.replace('`', "'"));
    } else {
        push_escaped(text, out);
    }
    if let Some(link) = link {
        let title = if link.title.is_empty() {
            String::new()
        } else {
            format!(" \"{}\"", link.title.replace(['"', '\\'], ""))
        };
        let _ = write!(out, "]({}{title})", address(&link.to));
    }
    out.push_str(stars);
    out.push_str(&run.text[text.len()..]);
}

fn push_escaped(text: &str, out: &mut String) {
    for (place, c) in text.char_indices() {
        let marks = match c {
            '\\' | '*' | '`' | '[' | ']' | '<' => true,
            '_' => !is_inside_word(text, place),
            '&' => text[place..].contains(';'),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
    }
}

fn is_inside_word(text: &str, place: usize) -> bool {
    let before = text[..place].chars().next_back();
    let after = text[place + 1..].chars().next();
    before
        .zip(after)
        .is_some_and(|(before, after)| before.is_alphanumeric() && after.is_alphanumeric())
}

/// True if a key of a source can hold an address.
pub(crate) fn is_address(to: &str) -> bool {
    let known = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| to.starts_with(scheme));
    let odd = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\' | '`' | '{' | '}' | '|' | '^')
    };
    known && to.len() < MOST_OF_ADDRESS && !to.contains(odd)
}

/// The bytes that an address must stay below.
const MOST_OF_ADDRESS: usize = 2000;

/// True if a link leads to the web, to a mail address, to a telephone, or to a file beside the page.
pub(crate) fn is_safe(to: &str) -> bool {
    let odd = |c: char| c.is_control() || is_invisible(c);
    let known = ["http", "https", "mailto", "tel"];
    let scheme = to
        .split_once(':')
        .map(|(scheme, _)| scheme.trim())
        .filter(|scheme| !scheme.contains(['/', '?', '#']));
    let is_known = |scheme: &str| known.iter().any(|known| scheme.eq_ignore_ascii_case(known));
    !to.contains(odd) && scheme.is_none_or(is_known)
}

/// Returns an address with the characters escaped that would end it in Markdown.
fn address(link: &str) -> String {
    link.replace('(', "%28")
        .replace(')', "%29")
        .replace(' ', "%20")
}

/// True for characters that nobody sees and that a source may not hold.
fn is_invisible(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
    );
    let noncharacter = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    invisible || noncharacter || c.is_control() && !c.is_whitespace()
}
