//! Faults drawn with the lines of the source that they speak of.

use std::borrow::Cow;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Message, Origin, Patch, Renderer, Snippet,
};

use super::{COMMAND_LINE, Fault, Help, Label, Report, Severity, Stale, escape_for_display};
use crate::source::{Source, Span};

/// The most faults that are printed: nobody mends more at a time, and more would push the first off
/// the screen. Forms for programs have all.
const MOST_SHOWN: usize = 100;

impl Report {
    /// Returns the faults drawn with colours, as escape codes for a terminal.
    #[must_use]
    pub fn to_ansi(&self) -> String {
        self.draw(&Renderer::styled())
    }

    /// Returns the faults drawn without colours.
    pub(super) fn drawn(&self) -> String {
        self.draw(&Renderer::plain())
    }

    fn draw(&self, renderer: &Renderer) -> String {
        let faults = self
            .printed_faults()
            .into_iter()
            .map(|fault| renderer.render(&self.groups(fault)));
        let stale = self
            .stale
            .iter()
            .map(|stale| renderer.render(&[out_of_date(stale)]));
        let drawn = faults
            .chain(self.left_out())
            .chain(stale)
            .map(|one| one.trim_end().to_owned());
        drawn.collect::<Vec<_>>().join("\n\n")
    }

    /// Returns the fault, and each change that would mend it.
    fn groups<'a>(&'a self, fault: &'a Fault) -> Vec<Group<'a>> {
        let level = match fault.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(&*fault.message).id(fault.code.number());
        let group = Group::with_title(title);
        let group = match self.source() {
            Some(source) => group.elements(excerpts(source, fault)),
            None => group
                .element(Origin::path(escape_for_display(
                    fault.place.path.to_string(),
                )))
                .elements(fault.labels().filter_map(in_words)),
        };
        let patches: Vec<_> = fault.help.iter().map(|help| self.patch(help)).collect();
        let helps = fault.help.iter().zip(&patches);
        let plain = helps.filter(|(_, patch)| patch.is_none());
        let with_help = group.elements(plain.map(|(help, _)| Level::HELP.message(&*help.message)));
        std::iter::once(with_help)
            .chain(patches.into_iter().flatten())
            .collect()
    }

    /// Returns a change of one line, shown as it would stand, or one that takes a line out.
    fn patch<'a>(&'a self, help: &'a Help) -> Option<Group<'a>> {
        let (source, edit) = (self.source()?, help.edit.as_ref()?);
        let span = edit.span.clone()?;
        let lines = Excerpt::around(source.text(), std::slice::from_ref(&span))?;
        let whole_line = edit.replacement.is_empty() && span.end > span.start;
        let most = if whole_line { 2 } else { 1 };
        let mut each = lines.text.lines();
        let shown =
            each.all(|line| line.chars().count() <= WIDTH) && lines.text.lines().count() <= most;
        let patch = Patch::new(lines.place(&span), visible(&edit.replacement));
        let snippet = Snippet::source(visible(lines.text)).line_start(lines.number);
        shown.then(|| {
            Level::HELP
                .secondary_title(&*help.message)
                .element(snippet.patch(patch))
        })
    }

    /// Returns the faults that are printed, in their order. Where some are left out, errors go before
    /// warnings, and warnings before notes, so that no error hides behind them.
    fn printed_faults(&self) -> Vec<&Fault> {
        let mut places: Vec<_> = (0..self.faults.len()).collect();
        if places.len() > MOST_SHOWN {
            places.sort_by_key(|place| self.faults.get(*place).map(|fault| fault.severity));
            places.truncate(MOST_SHOWN);
            places.sort_unstable();
        }
        let faults = places.into_iter();
        faults.filter_map(|place| self.faults.get(place)).collect()
    }

    /// Returns a line about the faults that are not printed.
    fn left_out(&self) -> Option<String> {
        let more = self.faults.len().checked_sub(MOST_SHOWN)?;
        (more > 0)
            .then(|| format!("and {more} more: `plenary check --format json` writes all of them"))
    }
}

/// Says why a file is out of date, and with which command it is written again.
fn out_of_date(stale: &Stale) -> Group<'_> {
    let title = Level::ERROR.primary_title(stale.message());
    let fix = format!("to mend it: {}", stale.fix);
    Group::with_title(title).element(Level::HELP.message(fix))
}

/// The longest line that is shown as it would stand; a longer one would fill the screen.
const WIDTH: usize = 120;

/// Returns a place where there are no lines to show it in.
fn in_words(label: &Label) -> Option<Message<'_>> {
    let has_text = !label.text.is_empty();
    has_text.then(|| Level::NOTE.message(format!("`{}`: {}", label.path, label.text)))
}

/// Returns a text in which what a terminal could obey and the renderer lets pass is another sign, of as many
/// bytes, so that all places stay.
fn visible(text: &str) -> Cow<'_, str> {
    let obeyed = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}');
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| match c {
        '\u{80}'..='\u{9f}' => '¤',
        '\u{2028}' | '\u{2029}' => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// Some lines of a source.
struct Excerpt<'a> {
    text: &'a str,
    /// The line at which they begin.
    start: usize,
    /// The number of the first.
    number: usize,
}

impl<'a> Excerpt<'a> {
    /// Returns the lines from the first of these spans to the last: the renderer's work grows with the
    /// text that it is given.
    fn around(text: &'a str, spans: &[Span]) -> Option<Self> {
        let first = spans.iter().map(|span| span.start).min()?;
        let last = spans.iter().map(|span| span.end).max()?;
        let before = text.get(..first)?;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = text
            .get(last..)?
            .find('\n')
            .map_or(text.len(), |at| last + at);
        Some(Self {
            text: text.get(start..end)?,
            start,
            number: 1 + before.matches('\n').count(),
        })
    }

    /// Returns a span of the whole source as one of these lines.
    fn place(&self, span: &Span) -> Span {
        span.start - self.start..span.end - self.start
    }
}

/// Returns the lines of the source that a fault speaks of, in one piece or, where they lie far apart, each
/// label's by themselves; the name alone if it speaks of the whole file. What an option of the command
/// gave has no line.
fn excerpts<'a>(source: &'a Source, fault: &'a Fault) -> Vec<Element<'a>> {
    let kinds =
        std::iter::once(AnnotationKind::Primary).chain(std::iter::repeat(AnnotationKind::Context));
    let (typed, written): (Vec<_>, Vec<_>) = fault
        .labels()
        .zip(kinds)
        .partition(|(label, _)| label.on_command_line);
    let typed = on_command_line(typed.iter().map(|(label, _)| *label));
    let written = lines_of(source, &written);
    if fault.place.on_command_line {
        [typed, written].concat()
    } else {
        [written, typed].concat()
    }
}

/// Returns the lines of the labels that stand in the source.
fn lines_of<'a>(source: &'a Source, labels: &[(&'a Label, AnnotationKind)]) -> Vec<Element<'a>> {
    match labels.first() {
        None => return Vec::new(),
        Some((first, AnnotationKind::Primary)) if first.span.is_none() => {
            return vec![Origin::path(escape_for_display(source.name())).into()];
        }
        Some(_) => {}
    }
    if let Some(excerpt) = excerpt(source, labels) {
        return vec![excerpt.into()];
    }
    let one = |label: &(&'a Label, AnnotationKind)| match excerpt(source, &[*label]) {
        Some(excerpt) => vec![excerpt.into()],
        None => place_alone(source, label.0),
    };
    labels.iter().flat_map(one).collect()
}

/// Returns the place of what options gave, and which they are.
fn on_command_line<'a>(labels: impl Iterator<Item = &'a Label>) -> Vec<Element<'a>> {
    let notes = labels.map(|label| Level::NOTE.message(&*label.text).into());
    let notes: Vec<Element<'_>> = notes.collect();
    if notes.is_empty() {
        return notes;
    }
    let place = Origin::path(COMMAND_LINE).into();
    [vec![place], notes].concat()
}

/// Returns the lines around some labels, unless there is too much of them.
fn excerpt<'a>(
    source: &'a Source,
    labels: &[(&'a Label, AnnotationKind)],
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let spans = labels.iter().filter_map(|(label, _)| label.span.clone());
    let spans: Vec<Span> = spans.collect();
    let lines = Excerpt::around(source.text(), &spans)?;
    if lines.text.len() > MOST_OF_AN_EXCERPT {
        return None;
    }
    let annotations = labels.iter().filter_map(|(label, kind)| {
        let span = lines.place(label.span.as_ref()?);
        let text = (!label.text.is_empty()).then_some(&*label.text);
        Some(kind.span(span).label(text))
    });
    Some(
        Snippet::source(visible(lines.text))
            .path(escape_for_display(source.name()))
            .line_start(lines.number)
            .annotations(annotations),
    )
}

/// The most bytes of lines that are drawn for a fault: the work grows with them.
const MOST_OF_AN_EXCERPT: usize = 32 * 1024;

/// Says the place and the text of a label whose line is too long to be shown.
fn place_alone<'a>(source: &'a Source, label: &'a Label) -> Vec<Element<'a>> {
    let start = label.span.as_ref().map_or(0, |span| span.start);
    let before = source.text().get(..start).unwrap_or_default();
    let line = 1 + before.matches('\n').count();
    let column = 1 + before
        .rsplit('\n')
        .next()
        .map_or(0, |line| line.chars().count());
    let origin = Origin::path(escape_for_display(source.name()));
    let mut place = vec![origin.line(line).char_column(column).into()];
    if !label.text.is_empty() {
        place.push(Level::NOTE.message(&*label.text).into());
    }
    place
}
