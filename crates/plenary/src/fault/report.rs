//! The faults of one run together, and how they are drawn.

use std::fmt;

use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Patch, Renderer, Snippet};
use serde::Serialize;

use super::{Code, Edit, Fault, Help, Label, Severity, Stale, Waiver};
use crate::source::{Source, Span};

/// The faults that a stage gathers while it works.
pub(crate) type Faults = Vec<Fault>;

/// All that was found in one run, in the order of the source.
///
/// Its `Display` draws every fault with the lines it speaks of, and so does its `Debug`, so that
/// `?` out of `main` shows a person something to read.
///
/// ```
/// let source = plenary::Source::new("csp12.toml", "conference = \"CSP12\"");
/// let report = plenary::compile(&source).unwrap_err();
/// assert!(report.to_string().contains("error[P0102]"));
/// ```
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    faults: Faults,
    waived: Vec<(Fault, Waiver)>,
    pub(super) stale: Vec<Stale>,
    #[serde(skip)]
    source: Option<Box<Source>>,
}

/// A value, and what is worth saying about it although it could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warned<T> {
    /// What was made.
    pub value: T,
    /// Warnings and notes; no errors.
    pub warnings: Report,
}

impl Report {
    /// The faults of a schedule that has no text.
    pub(crate) fn without_source(faults: Faults) -> Self {
        Self {
            faults,
            waived: Vec::new(),
            stale: Vec::new(),
            source: None,
        }
    }

    /// The faults of `source`, whose spans are known.
    pub(crate) fn located(source: &Source, mut faults: Faults) -> Self {
        hold_back_echoes(&mut faults);
        let start = |fault: &Fault| fault.place.span.as_ref().map_or(0, |span| span.start);
        // What is only worth knowing stands behind what has to be mended.
        faults.sort_by_key(|fault| (fault.severity == Severity::Note, start(fault), fault.code));
        Self {
            faults,
            waived: Vec::new(),
            stale: Vec::new(),
            source: Some(Box::new(source.clone())),
        }
    }

    /// The same, with what was allowed.
    pub(crate) fn with_waived(mut self, waived: Vec<(Fault, Waiver)>) -> Self {
        self.waived = waived;
        self
    }

    /// The warnings and notes that the schedule allows, with the reason for each.
    #[must_use]
    pub fn waived(&self) -> &[(Fault, Waiver)] {
        &self.waived
    }

    /// Hands the value on with the warnings, or the whole report if there is an error in it.
    pub(crate) fn judge<T>(self, value: Option<T>) -> Result<Warned<T>, Self> {
        match value {
            Some(value) if !self.has_errors() => Ok(Warned {
                value,
                warnings: self,
            }),
            _ => Err(self),
        }
    }

    /// The same, where meetings that do not fit are let pass.
    pub(crate) fn judge_unfit<T>(self, value: Option<T>) -> Result<Warned<T>, Self> {
        let errors = || {
            self.faults
                .iter()
                .filter(|fault| fault.severity == Severity::Error)
        };
        let unfit = errors().all(|fault| fault.code == Code::DoesNotFit);
        match value.filter(|_| unfit) {
            Some(value) => Ok(Warned {
                value,
                warnings: self,
            }),
            None => Err(self),
        }
    }

    /// Every fault.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    pub(crate) fn into_faults(self) -> Faults {
        self.faults
    }

    /// The source, where the schedule was read from one.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        self.source.as_deref()
    }

    /// What the source is called.
    pub(super) fn name(&self) -> Option<&str> {
        self.source().map(Source::name)
    }

    /// Whether nothing was found at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty() && self.stale.is_empty()
    }

    /// Whether one of the faults is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many faults of this weight there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let alike = |fault: &&Fault| fault.severity == severity;
        self.faults.iter().filter(alike).count()
    }

    /// The faults of this weight or more.
    #[must_use]
    pub fn at_least(&self, severity: Severity) -> Self {
        let heavy = |fault: &&Fault| fault.severity <= severity;
        Self {
            faults: self.faults.iter().filter(heavy).cloned().collect(),
            waived: self.waived.clone(),
            stale: self.stale.clone(),
            source: self.source.clone(),
        }
    }

    /// The source with every change made that keeps its meaning; none if there is none to make.
    ///
    /// ```
    /// let source = plenary::Source::new("csp12.toml", "first-day = 16.03.2026\n");
    /// let report = plenary::compile(&source).unwrap_err();
    /// let mended = report.mended().ok_or("nothing to mend")?;
    /// assert_eq!(mended.text(), "first-day = 2026-03-16\n");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn mended(&self) -> Option<Source> {
        let source = self.source.as_deref()?;
        let edits = self.faults.iter().flat_map(|fault| &fault.help);
        let edits = edits.filter_map(|help| help.edit.as_ref());
        let safe = edits.filter(|edit| edit.keeps_meaning);
        let mut changes: Vec<(&Span, &str)> = safe
            .filter_map(
                |Edit {
                     span, replacement, ..
                 }| Some((span.as_ref()?, &**replacement)),
            )
            .collect();
        changes.sort_by_key(|(span, _)| span.start);
        changes.dedup_by(|later, earlier| later.0.start < earlier.0.end);
        let mut text = source.text().to_owned();
        for (span, replacement) in changes.iter().rev() {
            text.replace_range((*span).clone(), replacement);
        }
        (!changes.is_empty()).then(|| source.with_text(text))
    }

    /// The faults drawn with colours, as escape codes for a terminal.
    #[must_use]
    pub fn to_ansi(&self) -> String {
        self.draw(&Renderer::styled())
    }

    fn draw(&self, renderer: &Renderer) -> String {
        let mut page = String::new();
        let faults = self.faults.iter().take(MOST_DRAWN);
        let faults = faults.map(|fault| self.groups(fault));
        let stale = self.stale.iter().map(|stale| vec![stale.drawn()]);
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
        let (source, edit) = (self.source.as_deref()?, help.edit.as_ref()?);
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

/// Drops what follows from another fault: that something is missing which is there under a wrong
/// name, and that a range has a hyphen which is of the wrong days anyway.
fn hold_back_echoes(faults: &mut Faults) {
    let meant: Vec<_> = faults
        .iter()
        .filter_map(|fault| fault.instead_of.clone())
        .collect();
    let of_days = faults.iter().filter(|fault| fault.code == Code::OtherDays);
    let days: Vec<_> = of_days.map(|fault| fault.place.path.clone()).collect();
    faults.retain(|fault| {
        let there = fault
            .lacks
            .as_ref()
            .is_some_and(|path| meant.contains(path));
        let mended = fault.code == Code::HyphenInRange && days.contains(&fault.place.path);
        !there && !mended
    });
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.draw(&Renderer::plain()))
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Report {}
