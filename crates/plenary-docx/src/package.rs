//! The archive that a document is: parts by name, each with what kind it is.

use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
    io::{self, Cursor, Read, Write},
};

use maud::html as markup;
use roxmltree::{Document, ParsingOptions};
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::parts::xml;

/// The most bytes that are unpacked of a document.
const MOST_BYTES: u64 = 64 << 20;

/// The most parts.
const MOST_PARTS: usize = 10_000;

/// The most elements and texts of a part.
const MOST_NODES: u32 = 4_000_000;

/// The most attributes of an element, which are compared with one another.
const MOST_ATTRIBUTES: usize = 1000;

/// The most declarations of a namespace in a part, which are looked through at every element.
const MOST_NAMESPACES: usize = 2000;

pub(crate) const TYPES: &str = "[Content_Types].xml";

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// Its media type; empty for a file of relations.
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
}

impl Part {
    /// A part of Word's own, by the last words of its kind: `styles`.
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

    /// A file of relations.
    pub(crate) fn relations(name: impl Into<String>, text: String) -> Self {
        Self::new(name, "", text)
    }
}

/// Packs parts, of those with one name the first. They are stored as they are and have no date, so that
/// the same parts make the same bytes whatever packs them.
pub(crate) fn pack(parts: &[Part]) -> io::Result<Vec<u8>> {
    let mut names = HashSet::from([TYPES.to_lowercase()]);
    let parts = parts
        .iter()
        .filter(|part| names.insert(part.name.to_lowercase()));
    let parts: Vec<_> = parts.collect();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let types = Part::relations(TYPES, types(&parts));
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

/// A document of which parts are unpacked as they are asked for.
pub(crate) struct Package<'a> {
    archive: RefCell<ZipArchive<Cursor<&'a [u8]>>>,
    /// Where a part is, by its name in small letters: Word takes names without regard to capitals.
    places: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: Cell<u64>,
}

impl<'a> Package<'a> {
    /// None if it is no archive, or has more parts than any document.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        if archive.len() > MOST_PARTS {
            return None;
        }
        let names = archive.file_names().enumerate();
        let places = names.filter_map(|(place, name)| {
            let name = name.ok()?.trim_start_matches('/').to_lowercase();
            Some((name, place))
        });
        Some(Self {
            places: places.collect(),
            archive: RefCell::new(archive),
            left: Cell::new(MOST_BYTES),
        })
    }

    /// A part; none if it is not there, or too much for one document.
    pub(crate) fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        let place = self.places.get(&name.to_lowercase())?;
        let mut archive = self.archive.borrow_mut();
        let file = archive.by_index(*place).ok()?;
        let mut content = Vec::new();
        let left = self.left.get();
        file.take(left + 1).read_to_end(&mut content).ok()?;
        let read = u64::try_from(content.len()).ok()?;
        self.left.set(left.checked_sub(read)?);
        Some(content)
    }

    /// A part that is text.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        String::from_utf8(self.bytes(name)?).ok()
    }
}

/// A part, read; none if it is no XML, or such as would take for ever to read.
pub(crate) fn parsed(text: &str) -> Option<Document<'_>> {
    let many = |tag: &str| tag.matches('=').nth(MOST_ATTRIBUTES).is_some();
    if text.split('<').any(many) || text.matches("xmlns").nth(MOST_NAMESPACES).is_some() {
        return None;
    }
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).ok()
}
