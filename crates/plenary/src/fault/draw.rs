//! Faults drawn with the lines of the source that they speak of.

use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Patch, Renderer, Snippet};

use super::{Fault, Help, Label, Report, Severity, Stale};
use crate::source::{Source, Span};

impl Report {
    /// The faults drawn with colours, as escape codes for a terminal.
    #[must_use]
    pub fn to_ansi(&self) -> String {
        self.draw(&Renderer::styled())
    }

    /// The faults drawn without colours.
    pub(super) fn drawn(&self) -> String {
        self.draw(&Renderer::plain())
    }

    fn draw(&self, renderer: &Renderer) -> String {
        let mut page = String::new();
        let faults = self.faults.iter().take(MOST_DRAWN);
        let faults = faults.map(|fault| self.groups(fault));
        let stale = self.stale.iter().map(|stale| vec![out_of_date(stale)]);
        for groups in faults.chain(stale) {
            page.push_str(&renderer.render(&groups));
            page.push_str("\n\n");
        }
        page.truncate(page.trim_end().len());
        match self.faults.len().saturating_sub(MOST_DRAWN) {
            0 => page,
            more => format!("{page}\n\nand {more} more"),
        }
    }

    /// The fault, and each change that would mend it.
    fn groups<'a>(&'a self, fault: &'a Fault) -> Vec<Group<'a>> {
        let level = match fault.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(&*fault.message).id(fault.code.number());
        let group = Group::with_title(title);
        let group = match self.source() {
            Some(source) => match excerpt(source, fault) {
                Some(snippet) => group.element(snippet),
                None => group.element(Origin::path(source.name())),
            },
            None => group
                .element(Origin::path(fault.place.path.to_string()))
                .elements(fault.labels().filter_map(in_words)),
        };
        let patches: Vec<_> = fault.help.iter().map(|help| self.patch(help)).collect();
        let helps = fault.help.iter().zip(&patches);
        let plain = helps.filter(|(_, patch)| patch.is_none());
        let group = group.elements(plain.map(|(help, _)| Level::HELP.message(&*help.message)));
        std::iter::once(group)
            .chain(patches.into_iter().flatten())
            .collect()
    }

    /// A change of one line, shown as it would stand.
    fn patch<'a>(&'a self, help: &'a Help) -> Option<Group<'a>> {
        let (source, edit) = (self.source()?, help.edit.as_ref()?);
        let span = edit.span.clone()?;
        let lines = Excerpt::around(source.text(), std::slice::from_ref(&span))?;
        let shown = lines.text.chars().count() <= WIDTH && !lines.text.contains('\n');
        let patch = Patch::new(lines.place(&span), &*edit.replacement);
        let snippet = Snippet::source(lines.text).line_start(lines.number);
        shown.then(|| {
            Level::HELP
                .secondary_title(&*help.message)
                .element(snippet.patch(patch))
        })
    }
}

/// What is the matter with a file, and how to bring it up to date.
fn out_of_date(stale: &Stale) -> Group<'_> {
    let title = Level::ERROR.primary_title(stale.message());
    let mend = format!("to mend it: {}", stale.mend);
    Group::with_title(title).element(Level::HELP.message(mend))
}

/// The most faults that are drawn: nobody mends more at a time.
const MOST_DRAWN: usize = 200;

/// The longest line that is shown as it would stand; a longer one would fill the screen.
const WIDTH: usize = 120;

/// A place where there are no lines to show it in.
fn in_words(label: &Label) -> Option<Message<'_>> {
    let said = !label.text.is_empty();
    said.then(|| Level::NOTE.message(format!("`{}`: {}", label.path, label.text)))
}

/// Some lines of a source.
struct Excerpt<'a> {
    text: &'a str,
    /// Where they begin.
    start: usize,
    /// The number of the first.
    number: usize,
}

impl<'a> Excerpt<'a> {
    /// The lines from the first of these spans to the last: the renderer's work grows with the
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

    /// A span of the whole source as one of these lines.
    fn place(&self, span: &Span) -> Span {
        span.start - self.start..span.end - self.start
    }
}

/// The lines of the source that the fault speaks of; none if it speaks of the whole file.
fn excerpt<'a>(
    source: &'a Source,
    fault: &'a Fault,
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    fault.place.span.as_ref()?;
    let spans: Vec<Span> = fault
        .labels()
        .filter_map(|label| label.span.clone())
        .collect();
    let lines = Excerpt::around(source.text(), &spans)?;
    let primary = [AnnotationKind::Primary].into_iter();
    let kinds = primary.chain(std::iter::repeat(AnnotationKind::Context));
    let annotations = fault.labels().zip(kinds).filter_map(|(label, kind)| {
        let span = lines.place(label.span.as_ref()?);
        let text = (!label.text.is_empty()).then_some(&*label.text);
        Some(kind.span(span).label(text))
    });
    Some(
        Snippet::source(lines.text)
            .path(source.name())
            .line_start(lines.number)
            .annotations(annotations),
    )
}
