//! What one part of a document says of others.

use maud::{Markup, html as markup};
use roxmltree::Document;

use crate::{
    package::{Package, parsed},
    parts::xml,
};

/// The namespace of the files in which relations stand.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// What the kinds of relations begin with.
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// That a part belongs to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its kind: `styles`.
    pub(crate) kind: String,
    pub(crate) target: String,
    pub(crate) is_external: bool,
}

impl Relation {
    pub(crate) fn new(id: impl Into<String>, kind: &str, target: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind: kind.to_owned(),
            target: target.into(),
            is_external: false,
        }
    }

    /// A link to the web.
    pub(crate) fn link(id: String, target: &str) -> Self {
        let is_external = true;
        let own = Self::new(id, "hyperlink", address(target));
        Self { is_external, ..own }
    }

    fn markup(&self) -> Markup {
        let kind = match &*self.kind {
            "core-properties" => {
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                    .to_owned()
            }
            other => format!("{KINDS}{other}"),
        };
        markup! {
            Relationship Id=(self.id) Type=(kind) Target=(self.target)
                TargetMode=[self.is_external.then_some("External")] {}
        }
    }
}

/// The file of relations.
pub(crate) fn write(relations: &[Relation]) -> String {
    xml(&markup! {
        Relationships xmlns=(PACKAGE) { @for own in relations { (own.markup()) } }
    })
}

/// The relations in a file; those of other vocabularies are left out.
fn read(file: &Document<'_>) -> Vec<Relation> {
    let elements = file.root_element().children();
    let relations = elements.filter_map(|node| {
        let kind = node.attribute("Type")?;
        Some(Relation {
            id: node.attribute("Id")?.to_owned(),
            kind: kind.strip_prefix(KINDS)?.to_owned(),
            target: node.attribute("Target")?.to_owned(),
            is_external: node.attribute("TargetMode") == Some("External"),
        })
    });
    relations.collect()
}

/// What a part says of others, or the document itself for no name; none if that cannot be read.
pub(crate) fn of_part(package: &Package<'_>, part: &str) -> Option<Vec<Relation>> {
    match package.text(&place_of(part)) {
        Some(text) => Some(read(&parsed(&text)?)),
        None => Some(Vec::new()),
    }
}

/// The targets inside a document that a file of relations names, of whichever vocabulary.
pub(crate) fn targets(file: &Document<'_>) -> Vec<String> {
    let elements = file.root_element().children();
    let inside = elements.filter(|node| node.attribute("TargetMode") != Some("External"));
    let targets = inside.filter_map(|node| node.attribute("Target"));
    targets.map(str::to_owned).collect()
}

/// Where the relations of a part stand.
pub(crate) fn place_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The part that a target names, seen from the part which names it.
pub(crate) fn resolve(from: &str, target: &str) -> String {
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

/// An address in the characters that one may have; all others are counted out.
fn address(typed: &str) -> String {
    let mut address = String::with_capacity(typed.len());
    for c in typed.chars() {
        let is_brace = matches!(
            c,
            '"' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}'
        );
        if c.is_control() || c.is_whitespace() || is_brace {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            address.extend(bytes.map(|byte| format!("%{byte:02X}")));
        } else {
            address.push(c);
        }
    }
    address
}
