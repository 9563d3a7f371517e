//! Texts of the log.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Text {
    text: String,
}

impl Text {
    /// A text that can hold no placeholder.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// A message, in which a brace would begin a placeholder: it is written twice.
    pub(super) fn message(text: &str) -> Self {
        Self::plain(text.replace('{', "{{").replace('}', "}}"))
    }
}
