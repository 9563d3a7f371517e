//! The faults of one run together.

use std::{
    collections::{BTreeMap, HashSet},
    fmt,
};

use super::{Code, Edit, Fault, Path, Severity, Stale, Step, Waiver};
use crate::{
    source::{Source, Span},
    text::Language,
};

/// The faults that a stage gathers while it works.
pub(crate) type Faults = Vec<Fault>;

/// All that was found in one run, in the order of the source.
///
/// Its `Display` draws every fault with the lines it speaks of, and so does its `Debug`, so that
/// `?` out of `main` shows a person something to read. No line end follows the last fault.
///
/// ```
/// let source = plenary::Source::new("csp12.toml", "conference = \"CSP12\"");
/// let report = plenary::compile(&source).unwrap_err();
/// assert!(report.to_string().contains("error[P0102]"));
/// for fault in &report {
///     println!("{fault}");
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    pub(super) faults: Faults,
    waived: Vec<(Fault, Waiver)>,
    pub(super) stale: Vec<Stale>,
    source: Option<Box<Source>>,
}

/// A value, and what is worth saying about it although it could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warned<T> {
    /// The value.
    pub value: T,
    /// Warnings and notes; no errors.
    pub warnings: Report,
}

impl Report {
    /// Returns the faults of a schedule that has no text.
    pub(crate) fn without_source(faults: Faults) -> Self {
        Self {
            faults,
            waived: Vec::new(),
            stale: Vec::new(),
            source: None,
        }
    }

    /// Returns the faults of `source`, whose spans in its file are known.
    pub(crate) fn located(source: &Source, mut faults: Faults) -> Self {
        suppress_cascades(&mut faults);
        let start = |fault: &Fault| fault.place.span.as_ref().map_or(0, |span| span.start);
        // Notes stand behind the faults that have to be fixed.
        faults.sort_by_key(|fault| (fault.severity == Severity::Note, start(fault), fault.code));
        Self {
            faults,
            waived: Vec::new(),
            stale: Vec::new(),
            source: Some(Box::new(source.in_file())),
        }
    }

    /// Adds the faults that were allowed.
    pub(crate) fn with_waived(mut self, waived: Vec<(Fault, Waiver)>) -> Self {
        self.waived = waived;
        self
    }

    /// Returns the warnings and notes that the schedule allows, with the reason for each.
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

    /// Lets meetings pass that do not fit: then their faults stand beside the value.
    pub(crate) fn judge_overfull<T>(self, value: Option<T>) -> Result<Warned<T>, Self> {
        let errors = || {
            self.faults
                .iter()
                .filter(|fault| fault.severity == Severity::Error)
        };
        let unfit = errors().all(|fault| fault.code.is_unfit());
        match value.filter(|_| unfit) {
            Some(value) => Ok(Warned {
                value,
                warnings: self,
            }),
            None => Err(self),
        }
    }

    /// Returns every fault.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Iterates over the faults.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.faults.iter()
    }

    pub(crate) fn faults_mut(&mut self) -> &mut [Fault] {
        &mut self.faults
    }

    pub(crate) fn into_faults(self) -> Faults {
        self.faults
    }

    /// Returns the source, where the schedule was read from one.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        self.source.as_deref()
    }

    /// Returns the name of the source.
    pub(super) fn name(&self) -> Option<&str> {
        self.source().map(Source::name)
    }

    /// True if nothing was found at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty() && self.stale.is_empty()
    }

    /// True if one of the faults is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Counts the faults of a weight.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let alike = |fault: &&Fault| fault.severity == severity;
        self.faults.iter().filter(alike).count()
    }

    /// Returns the faults of this weight or more.
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

    /// Returns the report for somebody who asks for a language of the schedule: that a text is missing in it
    /// (P0112) is an error then.
    ///
    /// ```
    /// use plenary::{Language, Source};
    /// let text = format!("languages = [\"en\", \"fr\"]\n{}", plenary::starting_file());
    /// let report = plenary::compile(&Source::new("csp13.toml", text))?.warnings;
    /// assert!(!report.has_errors());
    /// assert!(report.asked_in(Language::French).has_errors());
    /// # Ok::<(), plenary::Report>(())
    /// ```
    #[must_use]
    pub fn asked_in(mut self, language: Language) -> Self {
        let is_of = |fault: &Fault| {
            let last = fault.place.path.steps().last();
            let is_in = matches!(last, Some(Step::Key(key)) if *key == language.tag());
            fault.code == Code::MissingTranslation && is_in
        };
        let waived = std::mem::take(&mut self.waived);
        let (asked, waived): (Vec<_>, Vec<_>) =
            waived.into_iter().partition(|(fault, _)| is_of(fault));
        self.waived = waived;
        self.faults
            .extend(asked.into_iter().map(|(fault, _)| fault));
        for fault in self.faults.iter_mut().filter(|fault| is_of(fault)) {
            fault.severity = Severity::Error;
        }
        self
    }

    /// Returns the source with every change made that keeps its meaning; none if there is none to make.
    ///
    /// ```
    /// let source = plenary::Source::new("csp12.toml", "first-day = 16.03.2026\n");
    /// let report = plenary::compile(&source).unwrap_err();
    /// let fixed = report.fixed().ok_or("nothing to fix")?;
    /// assert_eq!(fixed.text(), "first-day = 2026-03-16\n");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn fixed(&self) -> Option<Source> {
        let source = self.source.as_deref()?;
        let edits = self
            .faults
            .iter()
            .flat_map(|fault| &fault.help)
            .filter_map(|help| help.edit.as_ref());
        let safe = edits.filter(|edit| edit.machine_applicable);
        let mut changes: Vec<(&Span, &str)> = safe
            .filter_map(
                |Edit {
                     span, replacement, ..
                 }| Some((span.as_ref()?, &**replacement)),
            )
            .collect();
        changes.sort_by_key(|(span, _)| span.start);
        changes.dedup_by(|later, earlier| later.0.start < earlier.0.end);
        let mut text = String::with_capacity(source.text().len());
        let mut done = 0;
        for (span, replacement) in &changes {
            text.push_str(source.text().get(done..span.start)?);
            text.push_str(replacement);
            done = span.end;
        }
        text.push_str(source.text().get(done..)?);
        (!changes.is_empty()).then(|| source.with_text(text))
    }
}

/// Drops what follows from another fault: that something is missing which is there under a wrong
/// name, and that a range has a hyphen which is of the wrong days anyway.
fn suppress_cascades(faults: &mut Faults) {
    let meant = faults.iter().filter_map(|fault| fault.stands_for.as_ref());
    let meant: HashSet<_> = meant.map(known_by).collect();
    let of_days = faults.iter().filter(|fault| fault.code == Code::OtherDays);
    let days: HashSet<_> = of_days.map(|fault| known_by(&fault.place.path)).collect();
    let raw = raw_characters(faults);
    faults.retain(|fault| {
        let path = &fault.place.path;
        if is_strange(fault.code) && *path != Path::default() {
            let within = fault.place.span.clone().unwrap_or_default();
            let first = raw.partition_point(|span| span.start < within.start);
            return raw.get(first).is_none_or(|span| span.end > within.end);
        }
        let missing = fault.missing.as_ref();
        let there = missing.is_some_and(|path| meant.contains(&known_by(path)));
        let fixed = fault.code == Code::HyphenInRange && days.contains(&known_by(path));
        !there && !fixed
    });
}

/// Returns a key to look a path up by. Two paths may be printed alike, and have different keys.
fn known_by(path: &Path) -> String {
    format!("{:?}", path.steps())
}

fn is_strange(code: Code) -> bool {
    matches!(code, Code::InvisibleCharacter | Code::BidiControl)
}

/// Returns the strange characters that stand in the text of the source itself, in its order.
fn raw_characters(faults: &Faults) -> Vec<Span> {
    let raw = faults
        .iter()
        .filter(|fault| is_strange(fault.code))
        .filter(|fault| fault.place.path == Path::default());
    let mut raw: Vec<_> = raw.filter_map(|fault| fault.place.span.clone()).collect();
    raw.sort_unstable_by_key(|span| span.start);
    raw
}

/// The number of errors of each kind at each place, to compare a schedule with a changed one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Errors(BTreeMap<(Code, String), usize>);

impl Errors {
    pub(crate) fn of(faults: &[Fault]) -> Self {
        let mut errors = Self::default();
        let wrong = faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error);
        wrong.for_each(|fault| *errors.0.entry(key(fault)).or_default() += 1);
        errors
    }

    /// True if after a change one of these errors is gone and none has come.
    pub(crate) fn are_fewer_by(&self, fault: &Fault, after: &Self) -> bool {
        let gone = key(fault);
        after.0.iter().all(|(key, number)| {
            let before = self.0.get(key).copied().unwrap_or(0);
            *number <= before.saturating_sub(usize::from(*key == gone))
        })
    }
}

fn key(fault: &Fault) -> (Code, String) {
    (fault.code, fault.place.path.to_string())
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.drawn())
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Report {}

impl<'r> IntoIterator for &'r Report {
    type Item = &'r Fault;
    type IntoIter = std::slice::Iter<'r, Fault>;

    /// Iterates over the faults.
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Report {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    /// Iterates over the faults.
    fn into_iter(self) -> Self::IntoIter {
        self.faults.into_iter()
    }
}
