//! Changes as text, Markdown, HTML and JSON.

use std::fmt;

#[cfg(feature = "html")]
use maud::{Render, html as markup};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::markdown::in_line;
use crate::{
    changes::{Changed, Changes},
    text::Inline,
};

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
    /// Prints a line for each part of the schedule that has changed; nothing without changes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.changed
            .iter()
            .try_for_each(|one| writeln!(f, "{}", one.says))
    }
}

impl Changes {
    /// Returns the changes as a list in Markdown; empty without changes.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let lines = self.changed.iter().map(|one| {
            let (name, rest) = one.parts();
            let text = |text: &str| Inline::text(text.to_owned());
            let name = (!name.is_empty()).then(|| Inline::Strong(vec![text(name)]));
            let line: Vec<_> = name.into_iter().chain([text(rest)]).collect();
            format!("- {}\n", in_line(&line))
        });
        lines.collect()
    }

    /// Returns the changes as a list in HTML, to put into a page; empty without changes.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self) -> String {
        if self.changed.is_empty() {
            return String::new();
        }
        let list = markup! {
            ul class="plenary-changes" lang=(self.language.tag()) { "\n"
                @for one in &self.changed {
                    @let (name, rest) = one.parts();
                    li { @if !name.is_empty() { strong { (name) } } (rest) } "\n"
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

impl Changed {
    /// Splits the sentence into the name of the part and the rest.
    fn parts(&self) -> (&str, &str) {
        match self.says.strip_prefix(&*self.name) {
            Some(rest) => (&self.name, rest),
            None => ("", &self.says),
        }
    }
}
