//! Archives whose parts are unpacked when they are asked for, and the media types of the parts.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    io::{Cursor, Read},
};

use roxmltree::Document;
use zip::ZipArchive;

use crate::{
    Error, Limit, Relation,
    limit::{ARCHIVE_BYTES, PART_BYTES, PARTS, RATIO, RATIO_FREE_BYTES, UNPACKED_BYTES},
    parse, relations_of,
};

/// An open archive. Names of parts are taken without regard to capitals, as Word takes them, and begin
/// with no slash.
#[derive(Debug)]
pub struct Package<'a> {
    archive: RefCell<ZipArchive<Cursor<&'a [u8]>>>,
    /// Indices of the parts in the archive, by their names in small letters.
    indices: HashMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: Cell<u64>,
}

impl<'a> Package<'a> {
    /// Opens an archive. No part is unpacked yet.
    ///
    /// # Errors
    /// [`Error::NotAnArchive`] if it is none, and [`Error::TooMuch`] if it is too large or has too many
    /// parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        if bytes.len() > ARCHIVE_BYTES {
            return Err(Error::TooMuch(Limit::ArchiveBytes));
        }
        // Counted before they are read: the number that an archive gives can be any.
        if count_headers(bytes) > PARTS {
            return Err(Error::TooMuch(Limit::Parts));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::NotAnArchive)?;
        let names = archive.file_names().enumerate();
        let indices = names.filter_map(|(index, name)| Some((lookup_name(&name.ok()?), index)));
        Ok(Self {
            indices: indices.collect(),
            archive: RefCell::new(archive),
            left: Cell::new(UNPACKED_BYTES),
        })
    }

    /// Unpacks a part; none if there is no such part. A part that is asked for again is unpacked again,
    /// and counts again.
    ///
    /// # Errors
    /// [`Error::Unreadable`] if it is damaged, and [`Error::TooMuch`] if it is too large, by itself or
    /// together with the parts before it.
    pub fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(index) = self.indices.get(&lookup_name(name)) else {
            return Ok(None);
        };
        let unreadable = || Error::Unreadable(name.to_owned());
        let mut archive = self.archive.borrow_mut();
        let part = archive.by_index(*index).map_err(|_| unreadable())?;
        let (most, limit) = self.most(part.compressed_size());
        let mut bytes = Vec::new();
        let read = part.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|_| unreadable())?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > most {
            return Err(Error::TooMuch(limit));
        }
        self.left.set(self.left.get().saturating_sub(length));
        Ok(Some(bytes))
    }

    /// Unpacks a part that is text in UTF-8; none if there is no such part.
    ///
    /// # Errors
    /// As [`Package::bytes`], and [`Error::Unreadable`] if it is no such text.
    pub fn text(&self, name: &str) -> Result<Option<String>, Error> {
        let text = self.bytes(name)?.map(String::from_utf8).transpose();
        text.map_err(|_| Error::Unreadable(name.to_owned()))
    }

    /// Reads the relations of a part, or of the whole package for an empty name; no relations if they
    /// have no part.
    ///
    /// # Errors
    /// As [`Package::text`] and [`parse`](crate::parse).
    pub fn relations(&self, part: &str) -> Result<Vec<Relation>, Error> {
        let text = self.text(&relations_of(part))?;
        text.map_or_else(|| Ok(Vec::new()), |text| Relation::read(&text))
    }

    /// Reads the media types of the parts; none if the package does not give them.
    ///
    /// # Errors
    /// As [`Package::text`] and [`parse`](crate::parse).
    pub fn content_types(&self) -> Result<Option<ContentTypes>, Error> {
        let text = self.text(CONTENT_TYPES)?;
        text.map(|text| ContentTypes::read(&text)).transpose()
    }

    /// Returns the most bytes that a part of a packed size may have, and the limit that says so.
    fn most(&self, packed: u64) -> (u64, Limit) {
        let by_ratio = packed.saturating_mul(RATIO).max(RATIO_FREE_BYTES);
        let limits = [
            (PART_BYTES, Limit::PartBytes),
            (by_ratio, Limit::Ratio),
            (self.left.get(), Limit::UnpackedBytes),
        ];
        let [part_limit, others @ ..] = limits;
        others.into_iter().fold(
            part_limit,
            |least, other| {
                if other.0 < least.0 { other } else { least }
            },
        )
    }
}

/// Returns the name by which a part is looked up.
fn lookup_name(name: &str) -> String {
    name.trim_start_matches('/').to_lowercase()
}

/// The signature with which the entry of a part in the list of an archive begins.
const HEADER: &[u8] = b"PK\x01\x02";

/// Counts entries in the list of an archive: at least as many as a reader can find in it.
fn count_headers(bytes: &[u8]) -> usize {
    let windows = bytes.windows(HEADER.len());
    windows.filter(|window| *window == HEADER).count()
}

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
    fn read(text: &str) -> Result<Self, Error> {
        let document = parse(text)?;
        Ok(Self {
            by_name: types(&document, "PartName"),
            by_extension: types(&document, "Extension"),
        })
    }

    /// Returns the media type given for the part itself, else that of its extension, else
    /// `application/octet-stream`.
    #[must_use]
    pub fn of_part(&self, name: &str) -> &str {
        let key = name.to_lowercase();
        let extension = key.rsplit('.').next().unwrap_or_default();
        let by_name = self.by_name.get(&key);
        let found = by_name.or_else(|| self.by_extension.get(extension));
        found.map_or("application/octet-stream", String::as_str)
    }
}

/// Returns the media types that an attribute gives, by the value of that attribute.
fn types(document: &Document<'_>, key: &str) -> HashMap<String, String> {
    let elements = document.root_element().children();
    let pairs = elements.filter_map(|node| {
        let name = node.attribute(key)?.trim_start_matches('/').to_lowercase();
        Some((name, node.attribute("ContentType")?.to_owned()))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests;
