//! Changes as text, Markdown, HTML and JSON.

#[cfg(feature = "html")]
use maud::{Render, html as markup};

use super::markdown::in_line;
use crate::{
    changes::{Changed, Changes},
    text::Inline,
};

/// Changes with the version of their form, which rises when a key changes its meaning.
#[cfg(feature = "json")]
#[derive(serde::Serialize)]
struct Versioned<'c> {
    version: u32,
    #[serde(flatten)]
    changes: &'c Changes,
}

impl Changes {
    /// Returns the changes as text, a line for each part of the schedule; empty without changes.
    #[must_use]
    pub fn to_text(&self) -> String {
        let lines = self.changed.iter().map(|one| format!("{}\n", one.says));
        lines.collect()
    }

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
        let versioned = Versioned {
            version: 1,
            changes: self,
        };
        serde_json::to_string_pretty(&versioned).unwrap_or_default() + "\n"
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
