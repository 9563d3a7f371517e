//! The text that a schedule is read from.

mod draft;

pub(crate) use draft::{Draft, Place};

use std::{
    fs::File,
    io::{self, Read},
    ops::Range,
    path::Path,
};

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
    earlier: Option<Box<Source>>,
    /// What of the text is in no file yet.
    draft: Option<Box<Draft>>,
}

impl Source {
    /// A source that is already in memory.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            earlier: None,
            draft: None,
        }
    }

    /// Reads a file; its path becomes the name. The version before it is read too, if its
    /// `[revision]` names one.
    ///
    /// # Errors
    /// When the file cannot be read, is not UTF-8, or has more than [`Source::MOST_BYTES`]; the
    /// message names it.
    pub fn read(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let named =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        let text = contents(path).map_err(named)?;
        let source = Self::new(path.to_string_lossy(), text);
        let Some(earlier) = source.names_earlier() else {
            return Ok(source);
        };
        let earlier = path.with_file_name(earlier);
        // What is no file may have no end.
        let text = if earlier.is_file() {
            contents(&earlier)
        } else {
            Err(io::ErrorKind::NotFound.into())
        };
        // Where it cannot be read, compiling says so, at its place.
        Ok(match text {
            Ok(text) => source.since(Self::new(earlier.to_string_lossy(), text)),
            Err(_) => source,
        })
    }

    /// The same source, as a revision of an earlier one.
    #[must_use]
    pub fn since(mut self, mut earlier: Self) -> Self {
        earlier.earlier = None;
        self.earlier = Some(Box::new(earlier));
        self
    }

    /// The version before this one, if it is at hand.
    #[must_use]
    pub fn earlier(&self) -> Option<&Self> {
        self.earlier.as_deref()
    }

    /// The file of the version before this one, from the folder of this one, as its `[revision]`
    /// names it. None if it would lie outside that folder: what a source names is read, and shown in
    /// faults, on the computer of whoever checks it.
    ///
    /// ```
    /// let text = "[revision]\nnumber = 1\nsince = \"csp12-rev0.toml\"\n";
    /// let source = plenary::Source::new("csp12.toml", text);
    /// assert_eq!(source.names_earlier().as_deref(), Some("csp12-rev0.toml"));
    /// ```
    #[must_use]
    pub fn names_earlier(&self) -> Option<String> {
        crate::document::since(&self.text)
    }

    /// The same source with another text.
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

    /// What of the text is in no file yet.
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

/// The text of a file, unless it is longer than any source.
fn contents(path: &Path) -> io::Result<String> {
    let most = Source::MOST_BYTES;
    let mut text = String::new();
    let file = File::open(path)?.take(most as u64 + 1);
    io::BufReader::new(file).read_to_string(&mut text)?;
    if text.len() > most {
        let message = format!("the file has more than {most} bytes");
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    Ok(text)
}
