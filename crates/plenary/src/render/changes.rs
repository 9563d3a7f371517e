//! What has changed from one version to the next, as text to send or to put on a page.

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
    /// A line for each thing that has changed; nothing if nothing has.
    #[must_use]
    pub fn to_text(&self) -> String {
        let lines = self.changed.iter().map(|one| format!("{}\n", one.says));
        lines.collect()
    }

    /// A list in Markdown; nothing if nothing has changed.
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

    /// A list in HTML, to put into a page; nothing if nothing has changed.
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

    /// The same for programs, in JSON.
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
    /// The name, and what follows it in the sentence.
    fn parts(&self) -> (&str, &str) {
        match self.says.strip_prefix(&*self.name) {
            Some(rest) => (&self.name, rest),
            None => ("", &self.says),
        }
    }
}
