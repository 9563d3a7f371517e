//! The text from which a schedule is read.

mod draft;

pub(crate) use draft::{Draft, Place};

use std::ops::Range;

/// A range of bytes in the text of a [`Source`], always on character boundaries.
pub type Span = Range<usize>;

/// A name and a text, from which Plenary reads a schedule.
///
/// The name is only shown in faults; the text is TOML in UTF-8.
///
/// ```
/// let source = plenary::Source::new("csp12.toml", "conference = \"CSP12\"");
/// assert_eq!(source.name(), "csp12.toml");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    earlier: Option<Box<Source>>,
    issued: Option<Box<Source>>,
    /// The parts of the text that are in no file yet.
    draft: Option<Box<Draft>>,
}

impl Source {
    /// Returns a source that is already in memory. If its `[revision]` names issued versions,
    /// [`Source::since`] and [`Source::as_issued`] take them, and
    /// [`compile_alone`](crate::compile_alone) does without them.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            earlier: None,
            issued: None,
            draft: None,
        }
    }

    /// Returns the source as a revision of an earlier one.
    #[must_use]
    pub fn since(mut self, earlier: Self) -> Self {
        self.earlier = Some(Box::new(earlier.alone()));
        self
    }

    /// Returns the source with the version that was issued last, as it was kept.
    #[must_use]
    pub fn as_issued(mut self, issued: Self) -> Self {
        self.issued = Some(Box::new(issued.alone()));
        self
    }

    /// Returns the source without issued versions.
    fn alone(self) -> Self {
        Self {
            earlier: None,
            issued: None,
            ..self
        }
    }

    /// Returns the version that [`Source::since`] took: the one before the last issue.
    #[must_use]
    pub fn earlier(&self) -> Option<&Self> {
        self.earlier.as_deref()
    }

    /// Returns the version that [`Source::as_issued`] took: the last issue.
    #[must_use]
    pub fn issued(&self) -> Option<&Self> {
        self.issued.as_deref()
    }

    /// Returns the source with another text.
    pub(crate) fn with_text(&self, text: String) -> Self {
        Self {
            name: self.name.clone(),
            text,
            earlier: self.earlier.clone(),
            issued: self.issued.clone(),
            draft: None,
        }
    }

    /// Returns the source with other bytes in a span, which are in no file: an option gave them.
    pub(crate) fn patched(&self, at: &Span, with: &str, option: &str) -> Self {
        let mut draft = match &self.draft {
            Some(draft) => (**draft).clone(),
            None => Draft::of(&self.text),
        };
        draft.add(at, with.len(), option);
        let mut text = self.text.clone();
        text.replace_range(at.clone(), with);
        Self {
            draft: Some(Box::new(draft)),
            ..self.with_text(text)
        }
    }

    /// Returns the parts of the text that are in no file yet, if there are any.
    pub(crate) fn draft(&self) -> Option<&Draft> {
        self.draft.as_deref()
    }

    /// Returns the source as it is in its file.
    pub(crate) fn in_file(&self) -> Self {
        match &self.draft {
            Some(draft) => self.with_text(draft.file().to_owned()),
            None => self.clone(),
        }
    }

    /// Returns the name of the source in faults.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}
