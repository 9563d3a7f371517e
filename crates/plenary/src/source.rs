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
    /// The parts of the text that are in no file yet.
    draft: Option<Box<Draft>>,
}

impl Source {
    /// Returns a source that is already in memory. If its `[revision]` names the version before it,
    /// [`Source::since`] takes that version, and [`compile_alone`](crate::compile_alone) does without it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            earlier: None,
            draft: None,
        }
    }

    /// Returns the source as a revision of an earlier one.
    #[must_use]
    pub fn since(mut self, mut earlier: Self) -> Self {
        earlier.earlier = None;
        self.earlier = Some(Box::new(earlier));
        self
    }

    /// Returns the version before this one, if it is at hand.
    #[must_use]
    pub fn earlier(&self) -> Option<&Self> {
        self.earlier.as_deref()
    }

    /// Returns the source with another text.
    pub(crate) fn with_text(&self, text: String) -> Self {
        Self {
            name: self.name.clone(),
            text,
            earlier: self.earlier.clone(),
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
