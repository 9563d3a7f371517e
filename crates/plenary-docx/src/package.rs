//! The archive of a document that is written: parts by name, each with its media type.

use std::{
    collections::HashSet,
    io::{self, Cursor, Write},
};

use maud::html as markup;
use plenary_opc::CONTENT_TYPES;
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use crate::parts::xml;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// Its media type; empty for a file of relations.
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
}

impl Part {
    /// Returns a part of Word's own, by the last words of its kind: `styles`.
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

/// Packs parts, of those with one name the first. They are stored as they are and have no date, so that
/// the same parts make the same bytes whatever packs them.
pub(crate) fn pack(parts: &[Part]) -> io::Result<Vec<u8>> {
    let mut names = HashSet::from([CONTENT_TYPES.to_lowercase()]);
    let parts: Vec<_> = parts
        .iter()
        .filter(|part| names.insert(part.name.to_lowercase()))
        .collect();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let types = Part::relations(CONTENT_TYPES, types(&parts));
    for part in [&types].into_iter().chain(parts) {
        archive.start_file(&*part.name, options)?;
        archive.write_all(&part.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// What kind each part is.
fn types(parts: &[&Part]) -> String {
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
