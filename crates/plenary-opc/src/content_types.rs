//! The media types of parts.

use std::collections::HashMap;

use roxmltree::Document;

use crate::{Error, parse};

/// The name of the part that gives the media types of all others.
pub const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The media types of the parts of a package.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContentTypes {
    by_name: HashMap<String, String>,
    by_extension: HashMap<String, String>,
}

impl ContentTypes {
    /// Reads the part [`CONTENT_TYPES`].
    pub(crate) fn read(text: &str) -> Result<Self, Error> {
        let document = parse(text)?;
        Ok(Self {
            by_name: types(&document, "PartName"),
            by_extension: types(&document, "Extension"),
        })
    }

    /// The media type of a part: its own, else that of its extension, else
    /// `application/octet-stream`.
    #[must_use]
    pub fn of_part(&self, name: &str) -> &str {
        let name = name.to_lowercase();
        let extension = name.rsplit('.').next().unwrap_or_default();
        let by_name = self.by_name.get(&name);
        let found = by_name.or_else(|| self.by_extension.get(extension));
        found.map_or("application/octet-stream", String::as_str)
    }
}

/// The media types that are given by an attribute.
fn types(document: &Document<'_>, key: &str) -> HashMap<String, String> {
    let elements = document.root_element().children();
    let pairs = elements.filter_map(|node| {
        let name = node.attribute(key)?.trim_start_matches('/').to_lowercase();
        Some((name, node.attribute("ContentType")?.to_owned()))
    });
    pairs.collect()
}
