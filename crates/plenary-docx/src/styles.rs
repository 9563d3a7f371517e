//! The names by which a document calls its styles.

use std::collections::BTreeMap;

/// The ids of styles, and how lists get their bullets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Styles {
    /// The ids that a template has for Plenary's own, where they differ.
    pub(crate) ids: BTreeMap<String, String>,
    /// The list of every item, if the style of items does not say it.
    pub(crate) list: Option<u32>,
}

impl Styles {
    /// Returns the id of a style that Plenary knows by its own id.
    pub(crate) fn id<'a>(&'a self, id: &'a str) -> &'a str {
        self.ids.get(id).map_or(id, String::as_str)
    }
}
