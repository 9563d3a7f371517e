//! Files that are kept beside a source and are not what it renders to.

use super::Report;
use crate::{keywords::keywords, render::File};

/// A file that is out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stale {
    /// The path of the file.
    pub file: String,
    /// The way in which it differs.
    pub difference: Difference,
    /// The command that brings it up to date.
    pub fix: String,
    /// The changes that its readers do not know, a line each; may be empty.
    pub changes: Vec<String>,
}

keywords! {
    /// A difference of a file from what its source renders to.
    pub enum Difference {
        /// There is no such file.
        Missing = "missing",
        /// It holds something else.
        Text = "text",
        /// It says the same, but its lines end in CR LF.
        LineEnds = "line-ends",
        /// It is the JSON Schema as another version of Plenary writes it.
        OtherVersion = "other-version",
        /// It is of an issue that was not finished.
        UnfinishedIssue = "unfinished-issue",
    }
}

impl Difference {
    /// Compares what stands in the place of a file with the file; none if they are the same.
    ///
    /// ```
    /// use plenary::report::Difference;
    ///
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let files = schedule.files("csp12");
    /// assert_eq!(Difference::between(None, &files[0]), Some(Difference::Missing));
    /// assert_eq!(Difference::between(Some(&files[0].bytes), &files[0]), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn between(now: Option<&[u8]>, wanted: &File) -> Option<Self> {
        let Some(now) = now else {
            return Some(Self::Missing);
        };
        if now == wanted.bytes {
            return None;
        }
        let lines = |text: &str| text.replace("\r\n", "\n");
        let same = str::from_utf8(now).is_ok_and(|now| wanted.text() == Some(&*lines(now)));
        Some(if same { Self::LineEnds } else { Self::Text })
    }
}

impl Stale {
    /// Returns a file that differs, and the command that brings it up to date.
    pub fn new(file: impl Into<String>, difference: Difference, fix: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            difference,
            fix: fix.into(),
            changes: Vec::new(),
        }
    }

    /// Adds the changes that readers of the file do not know, a line each.
    #[must_use]
    pub fn with_changes(mut self, changes: impl IntoIterator<Item = String>) -> Self {
        self.changes.extend(changes);
        self
    }

    /// Says the difference as the message of a fault: in lower case, without a final stop.
    #[must_use]
    pub fn message(&self) -> String {
        let file = &self.file;
        let changes = self.changes.iter().flat_map(|line| ["\n", line]);
        let changes: String = changes.collect();
        match self.difference {
            Difference::Missing => format!("`{file}` is missing"),
            Difference::Text => format!("`{file}` is not what its source renders to{changes}"),
            Difference::LineEnds => format!("the lines of `{file}` end in CR LF"),
            Difference::OtherVersion => format!("`{file}` is of another version of Plenary"),
            Difference::UnfinishedIssue => {
                format!("`{file}` is of an issue that was not finished")
            }
        }
    }
}

impl Report {
    /// Adds files that are out of date.
    ///
    /// ```
    /// use plenary::{report::{Difference, Stale}, Source};
    ///
    /// let source = plenary::open("csp12.toml")?;
    /// let report = plenary::compile(&source)?.warnings;
    /// let fix = "plenary render --write csp12.toml";
    /// let report = report.and_stale([Stale::new("csp12.md", Difference::Missing, fix)]);
    /// assert!(report.to_string().contains("error: `csp12.md` is missing"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn and_stale(mut self, files: impl IntoIterator<Item = Stale>) -> Self {
        self.stale.extend(files);
        self
    }

    /// Returns the files that are out of date.
    #[must_use]
    pub fn stale(&self) -> &[Stale] {
        &self.stale
    }
}
