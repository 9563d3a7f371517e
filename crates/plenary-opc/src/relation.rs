//! Relations from one part to others.

use roxmltree::Node;

use crate::{Error, parse};

/// A relation from a part, or from the package itself, to another part or to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The name by which the part refers to it: `rId1`.
    pub id: String,
    /// The last word of its type: `styles`, `officeDocument`.
    pub kind: String,
    /// The vocabulary of its type.
    pub vocabulary: Vocabulary,
    /// The address, or a name of a part for [`resolve`].
    pub target: String,
    /// True if the target is an address outside the package.
    pub is_external: bool,
}

/// A vocabulary in which the type of a relation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Vocabulary {
    /// The vocabulary of Office since 2006, which documents have as a rule.
    Transitional,
    /// The vocabulary of `Strict Open XML Documents`.
    Strict,
    /// Any other vocabulary: of the package, of a version of Word, of an add-in.
    Other,
}

impl Vocabulary {
    /// The start of the types in the transitional vocabulary, which is also the namespace of the
    /// attributes that refer to relations.
    pub const TRANSITIONAL: &str =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// The start of the types in the strict vocabulary.
    pub const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    fn of(start: &str) -> Self {
        match start {
            Self::TRANSITIONAL => Self::Transitional,
            Self::STRICT => Self::Strict,
            _ => Self::Other,
        }
    }
}

impl Relation {
    /// Returns a relation to another part, in the transitional vocabulary.
    pub fn new(id: impl Into<String>, kind: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind: kind.into(),
            vocabulary: Vocabulary::Transitional,
            target: target.into(),
            is_external: false,
        }
    }

    fn of(element: Node<'_, '_>) -> Option<Self> {
        let attribute = |name| element.attribute(name).unwrap_or_default();
        let kind = attribute("Type");
        let (start, kind) = kind.rsplit_once('/').unwrap_or(("", kind));
        Some(Self {
            id: attribute("Id").to_owned(),
            kind: kind.to_owned(),
            vocabulary: Vocabulary::of(start),
            target: element.attribute("Target")?.to_owned(),
            is_external: attribute("TargetMode") == "External",
        })
    }

    /// Reads a part of relations.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn read(text: &str) -> Result<Vec<Self>, Error> {
        let document = parse(text)?;
        let elements = document.root_element().children();
        Ok(elements.filter_map(Self::of).collect())
    }
}

/// Returns the name of the part that holds the relations of another one, or of the package for an empty name.
///
/// ```
/// assert_eq!(plenary_opc::relations_of("word/document.xml"), "word/_rels/document.xml.rels");
/// assert_eq!(plenary_opc::relations_of(""), "_rels/.rels");
/// ```
#[must_use]
pub fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// Returns the name of the part that a target leads to from another part, or from the package for an
/// empty name.
///
/// ```
/// assert_eq!(plenary_opc::resolve("word/document.xml", "styles.xml"), "word/styles.xml");
/// assert_eq!(plenary_opc::resolve("word/document.xml", "../media/logo.png"), "media/logo.png");
/// assert_eq!(plenary_opc::resolve("word/document.xml", "/word/styles.xml"), "word/styles.xml");
/// ```
#[must_use]
pub fn resolve(from: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let (folder, _) = from.rsplit_once('/').unwrap_or(("", from));
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}
