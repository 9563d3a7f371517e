//! What a document takes its look from, and by which names.

use std::collections::BTreeMap;

/// The ids by which a document names its styles and its notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Styles {
    /// The ids that a template has for Plenary's own, where they differ.
    pub(crate) ids: BTreeMap<String, String>,
    /// The number of the footnote, which none of the lines above it has.
    pub(crate) footnote: usize,
}

impl Styles {
    /// The id of a style that Plenary knows by its own id.
    pub(crate) fn id<'a>(&'a self, own: &'a str) -> &'a str {
        self.ids.get(own).map_or(own, String::as_str)
    }
}
