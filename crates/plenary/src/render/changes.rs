//! Changes as text, Markdown, HTML and JSON.

use std::fmt;

#[cfg(feature = "html")]
use maud::{Render, html as markup};
use serde::{Serialize, Serializer, ser::SerializeStruct};

#[cfg(feature = "html")]
use super::html::InlineMarkup;
use super::markdown::in_line;
use crate::changes::Changes;

/// The form of changes in JSON that is written now.
const VERSION: u32 = 1;

impl Serialize for Changes {
    /// Writes `version`, `language` and `changed`; the version rises when a key changes its meaning.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut changes = serializer.serialize_struct("Changes", 3)?;
        changes.serialize_field("version", &VERSION)?;
        changes.serialize_field("language", &self.language)?;
        changes.serialize_field("changed", &self.changed)?;
        changes.end()
    }
}

impl fmt::Display for Changes {
    /// Prints a line in the short form for each part of the schedule that has changed; nothing without
    /// changes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.changed
            .iter()
            .try_for_each(|one| writeln!(f, "{}", one.says))
    }
}

impl Changes {
    /// Returns the changes as a list of sentences in Markdown; empty without changes.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let lines = self
            .changed
            .iter()
            .map(|one| format!("- {}\n", in_line(&one.inlines())));
        lines.collect()
    }

    /// Returns the changes as a list of sentences in HTML, to put into a page; empty without changes.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self) -> String {
        if self.changed.is_empty() {
            return String::new();
        }
        let list = markup! {
            ul class="plenary-changes" lang=(self.language.tag()) { "\n"
                @for one in &self.changed {
                    li { (InlineMarkup(&one.inlines())) } "\n"
                }
            } "\n"
        };
        list.render().into_string()
    }

    /// Returns the changes in JSON, for programs.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
