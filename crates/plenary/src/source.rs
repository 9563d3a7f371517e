//! The text that a schedule is read from.

use std::{io, ops::Range, path::Path};

/// A range of bytes in the text of a [`Source`], always on character boundaries.
pub type Span = Range<usize>;

/// A name and a text: what Plenary reads.
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
}

impl Source {
    /// A source that is already in memory.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }

    /// Reads a file; its path becomes the name.
    ///
    /// # Errors
    /// When the file cannot be read, or is not UTF-8; the message names it.
    pub fn read(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let named =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        let text = std::fs::read_to_string(path).map_err(named)?;
        Ok(Self::new(path.to_string_lossy(), text))
    }

    /// What the source is called in faults.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}
