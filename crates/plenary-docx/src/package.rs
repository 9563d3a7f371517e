//! The archive of a written document: parts by name with their media types, and their relations.

use std::{
    collections::HashSet,
    io::{self, Cursor, Write},
};

use maud::{Markup, html as markup};
use plenary_opc::{CONTENT_TYPES, Relation, Vocabulary};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use crate::parts::xml;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// The media type; empty for a file of relations.
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
}

impl Part {
    /// Returns a part in the vocabulary of Word, by the last words of its kind: `styles`.
    pub(crate) fn word(name: impl Into<String>, kind: &str, text: impl Into<Vec<u8>>) -> Self {
        let kind =
            format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml");
        Self::new(name, kind, text)
    }

    pub(crate) fn new(
        name: impl Into<String>,
        kind: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        Self {
            name: name.into(),
            kind: kind.into(),
            bytes: bytes.into(),
        }
    }

    /// Returns a file of relations.
    pub(crate) fn relations(name: impl Into<String>, text: String) -> Self {
        Self::new(name, "", text)
    }
}

/// Packs parts, of several with one name only the first. They are stored uncompressed and without a
/// date, so that the same parts make the same bytes with every version of the packer.
pub(crate) fn pack(parts: &[Part]) -> io::Result<Vec<u8>> {
    let mut names = HashSet::from([CONTENT_TYPES.to_lowercase()]);
    let unique: Vec<_> = parts
        .iter()
        .filter(|part| names.insert(part.name.to_lowercase()))
        .collect();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let types = Part::relations(CONTENT_TYPES, content_types(&unique));
    for part in [&types].into_iter().chain(unique) {
        archive.start_file(&*part.name, options)?;
        archive.write_all(&part.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Returns the part that gives the media type of each part.
fn content_types(parts: &[&Part]) -> String {
    xml(&markup! {
        Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types" {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            @for part in parts.iter().filter(|part| !part.kind.is_empty()) {
                Override PartName={ "/" (part.name) } ContentType=(part.kind) {}
            }
        }
    })
}

/// The namespace of the parts in which relations stand.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Returns a relation to an address on the web.
pub(crate) fn link_relation(id: String, target: &str) -> Relation {
    let mut relation = Relation::new(id, "hyperlink", percent_encode(target));
    relation.is_external = true;
    relation
}

fn relation_element(relation: &Relation) -> Markup {
    let start = match &*relation.kind {
        "core-properties" => {
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
        }
        _ => Vocabulary::TRANSITIONAL,
    };
    markup! {
        Relationship Id=(relation.id) Type={ (start) "/" (relation.kind) } Target=(relation.target)
            TargetMode=[relation.is_external.then_some("External")] {}
    }
}

/// Returns the text of a file of relations.
pub(crate) fn relations_file(relations: &[Relation]) -> String {
    xml(&markup! {
        Relationships xmlns=(PACKAGE) { @for one in relations { (relation_element(one)) } }
    })
}

/// Returns an address with the characters that an address may not have written as `%20`.
fn percent_encode(typed: &str) -> String {
    let mut address = String::with_capacity(typed.len());
    for c in typed.chars() {
        let is_brace = matches!(
            c,
            '"' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}'
        );
        if c.is_control() || c.is_whitespace() || is_brace {
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).bytes();
            address.extend(bytes.map(|byte| format!("%{byte:02X}")));
        } else {
            address.push(c);
        }
    }
    address
}
