//! The parts of a Word document, which is an archive.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use crate::{
    MOST_BYTES, Problem,
    xml::{self, attribute, children},
};

/// An open document.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Problem::Damaged("its archive has no end".to_owned()))?;
        Ok(Self { archive })
    }

    /// A part as text, unless it is larger than any document; none if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(Problem::Damaged(format!("`{name}` cannot be read"))),
        };
        let mut text = String::new();
        let read = part.take(MOST_BYTES as u64 + 1).read_to_string(&mut text);
        read.map_err(|_| Problem::Damaged(format!("`{name}` cannot be read")))?;
        if text.len() > MOST_BYTES {
            return Err(Problem::TooLong);
        }
        Ok(Some(text))
    }

    /// The name of the part with the text.
    pub(super) fn main(&mut self) -> Result<String, Problem> {
        let usual = "word/document.xml".to_owned();
        let Some(relations) = self.part("_rels/.rels")? else {
            return Ok(usual);
        };
        let relations = xml::parse(&relations)?;
        let mut all = children(relations.root_element(), "Relationship");
        let main = all.find(|own| {
            attribute(*own, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        });
        let target = main.and_then(|own| attribute(own, "Target"));
        Ok(target.map_or(usual, |target| target.trim_start_matches('/').to_owned()))
    }

    /// A part in the folder of the main one.
    pub(super) fn beside(&mut self, main: &str, name: &str) -> Result<Option<String>, Problem> {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.part(&format!("{folder}/{name}"))
    }

    /// Where the links of the main part lead.
    pub(super) fn relations(&mut self, main: &str) -> Result<Option<String>, Problem> {
        let name = main.rsplit_once('/').map_or(main, |(_, name)| name);
        self.beside(main, &format!("_rels/{name}.rels"))
    }
}
