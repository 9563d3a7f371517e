//! What stands on a page: lines of text, of which parts stand out.

use std::fmt::Write;

/// How a part of a line stands out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each can be without the others"
)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// In italics.
    pub italic: bool,
    /// Code.
    pub code: bool,
    /// Raised, as the mark of a note.
    pub raised: bool,
    /// Where it leads.
    pub link: Option<Link>,
}

/// Where a part of a line leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub to: String,
    /// What it is called when pointed at; mostly empty.
    pub title: String,
}

/// A part of a line in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its characters.
    pub text: String,
    /// How they stand out.
    pub style: Style,
}

/// A line: blanks are single, and none stands at either end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    runs: Vec<Run>,
}

impl Line {
    /// A line that stands out nowhere.
    #[must_use]
    pub fn plainly(text: &str) -> Self {
        Self::styled(text, &Style::default())
    }

    /// A line of which all is bold.
    pub(crate) fn bold(text: &str) -> Self {
        let style = Style {
            bold: true,
            ..Style::default()
        };
        Self::styled(text, &style)
    }

    /// A line that leads somewhere.
    pub(crate) fn leading(text: &str, to: &str) -> Self {
        let (to, title) = (to.to_owned(), String::new());
        let style = Style {
            link: Some(Link { to, title }),
            ..Style::default()
        };
        Self::styled(text, &style)
    }

    fn styled(text: &str, style: &Style) -> Self {
        let mut line = Self::default();
        line.push(text, style);
        line.trimmed()
    }

    /// The parts.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The characters alone, without the marks of notes.
    #[must_use]
    pub fn plain(&self) -> String {
        let unmarked = self.runs.iter().filter(|run| !run.style.raised);
        let text: String = unmarked.map(|run| &*run.text).collect();
        text.trim().to_owned()
    }

    /// Adds characters. Blanks in a row are one, and stand out nowhere.
    pub(crate) fn push(&mut self, text: &str, style: &Style) {
        for c in text.chars().filter(|c| !is_unseen(*c)) {
            if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') {
                self.push_blank();
            } else {
                self.push_char(c, style);
            }
        }
    }

    /// Adds another line, with a blank before it.
    pub(crate) fn push_line(&mut self, line: &Self) {
        if !self.is_empty() {
            self.push_blank();
        }
        for run in &line.runs {
            self.push(&run.text, &run.style);
        }
    }

    /// The same, if all of it is bold, without that.
    pub(crate) fn without_bold(mut self) -> Self {
        if self.is_bold() {
            self.runs.iter_mut().for_each(|run| run.style.bold = false);
            let whole = self.clone();
            self.runs.clear();
            self.push_line(&whole);
        }
        self
    }

    fn push_blank(&mut self) {
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

    /// The same without blanks at its ends.
    pub(crate) fn trimmed(mut self) -> Self {
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

    /// The bold words with which it begins, and what follows them.
    pub(crate) fn bold_first(&self) -> Option<(String, Self)> {
        let bold = |run: &&Run| run.style.bold && !run.style.raised;
        let number = self.runs.iter().take_while(bold).count();
        let acronym: String = self.runs[..number].iter().map(|run| &*run.text).collect();
        let acronym = acronym.trim().to_owned();
        (!acronym.is_empty()).then(|| {
            let runs = self.runs[number..].to_vec();
            (acronym, Self { runs }.trimmed())
        })
    }

    /// The same without the marks of notes, and the marks.
    pub(crate) fn without_marks(&self) -> (Self, Vec<String>) {
        let (marks, runs): (Vec<_>, Vec<_>) =
            self.runs.iter().cloned().partition(|run| run.style.raised);
        let mut line = Self::default();
        for run in &runs {
            line.push(&run.text, &run.style);
        }
        let marks = marks.into_iter().map(|run| run.text.trim().to_owned());
        (line.trimmed(), marks.collect())
    }

    /// The same without so many bytes at its beginning.
    pub(crate) fn without_first(&self, mut bytes: usize) -> Self {
        let mut line = Self::default();
        for run in &self.runs {
            let cut = bytes.min(run.text.len());
            bytes -= cut;
            line.push(run.text.get(cut..).unwrap_or_default(), &run.style);
        }
        line.trimmed()
    }

    /// So many bytes at its beginning.
    pub(crate) fn first(&self, mut bytes: usize) -> Self {
        let mut line = Self::default();
        for run in &self.runs {
            let cut = bytes.min(run.text.len());
            bytes -= cut;
            line.push(run.text.get(..cut).unwrap_or_default(), &run.style);
        }
        line.trimmed()
    }

    /// A part of it, in bytes.
    pub(crate) fn part(&self, part: std::ops::Range<usize>) -> Self {
        self.first(part.end).without_first(part.start)
    }

    /// The same without words at its end, if it ends with them.
    pub(crate) fn without_last(&self, words: &str) -> Option<Self> {
        let mut line = self.clone();
        let run = line.runs.last_mut()?;
        let kept = run.text.strip_suffix(words)?.len();
        run.text.truncate(kept);
        if run.text.is_empty() {
            line.runs.pop();
        }
        Some(line.trimmed())
    }

    /// Whether all of it stands out in bold.
    pub(crate) fn is_bold(&self) -> bool {
        !self.is_empty()
            && self
                .runs
                .iter()
                .all(|run| run.style.bold || run.style.raised)
    }

    /// Its only link, if it is nothing else: what is read, and where it leads.
    pub(crate) fn only_link(&self) -> Option<(&str, &str)> {
        match &*self.runs {
            [run] => Some((run.text.trim(), &run.style.link.as_ref()?.to)),
            _ => None,
        }
    }

    /// As it is written in a source: Markdown in which every character stands for itself.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for run in &self.runs {
            push_run(run, &mut out);
        }
        out
    }
}

/// Lines as they are written in a source, with a break between them.
pub(crate) fn markdown(lines: &[Line]) -> String {
    let lines: Vec<_> = lines.iter().map(Line::markdown).collect();
    lines.join("\\\n")
}

/// The characters of lines, with a blank between them.
pub(crate) fn plain(lines: &[Line]) -> String {
    let lines: Vec<_> = lines.iter().map(Line::plain).collect();
    lines.join(" ").trim().to_owned()
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

/// Whether an address is one that a key of a source can hold.
pub(crate) fn is_address(to: &str) -> bool {
    let known = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| to.starts_with(scheme));
    let odd = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\' | '`' | '{' | '}' | '|' | '^')
    };
    known && to.len() < MOST_OF_ADDRESS && !to.contains(odd)
}

/// So long is no address.
const MOST_OF_ADDRESS: usize = 2000;

/// Whether a link leads to the web, to a mail address, or to a file beside the page.
pub(crate) fn is_safe(to: &str) -> bool {
    let odd = |c: char| c.is_control() || is_unseen(c);
    let known = ["http", "https", "mailto", "tel"];
    let scheme = to.split_once(':').map(|(scheme, _)| scheme.trim());
    let scheme = scheme.filter(|scheme| !scheme.contains(['/', '?', '#']));
    !to.contains(odd)
        && scheme.is_none_or(|own| known.iter().any(|known| own.eq_ignore_ascii_case(known)))
}

/// An address without what would end it.
fn address(link: &str) -> String {
    link.replace('(', "%28")
        .replace(')', "%29")
        .replace(' ', "%20")
}

/// Characters that nobody sees and that a source may not hold.
fn is_unseen(c: char) -> bool {
    let blank = matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
    );
    let none = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    blank || none || c.is_control() && !c.is_whitespace()
}
