//! Opens archives and XML of strangers within bounds.
//!
//! A Word document is an archive in the Open Packaging Conventions: parts by name, and relations that
//! say which part is the text, the styles, the footnotes. [`Package`] opens one, unpacks a part when it
//! is asked for, and never more than a document needs. [`parse`] reads XML, from a part or from
//! elsewhere. Everything that a stranger can make large or slow is counted first, and has a [`Limit`]:
//! opening takes time in proportion to the bytes, whatever they hold.
//!
//! ```
//! # use std::io::Write;
//! # let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
//! # for (name, text) in [
//! #     ("_rels/.rels", "<Relationships><Relationship Id='a' Target='word/document.xml' \
//! #         Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/>\
//! #         </Relationships>"),
//! #     ("word/document.xml", "<document>The annex</document>"),
//! # ] {
//! #     archive.start_file(name, zip::write::SimpleFileOptions::default())?;
//! #     archive.write_all(text.as_bytes())?;
//! # }
//! # let file = archive.finish()?.into_inner();
//! use plenary_opc::{Error, Limit, Package, parse, resolve};
//!
//! let package = Package::open(&file)?;
//! let relations = package.relations("")?;
//! let main = relations.iter().find(|relation| relation.kind == "officeDocument");
//! let name = main.map(|relation| resolve("", &relation.target)).unwrap_or_default();
//! let text = package.text(&name)?.unwrap_or_default();
//! assert_eq!(parse(&text)?.root_element().text(), Some("The annex"));
//!
//! let deep = "<a>".repeat(1000) + &"</a>".repeat(1000);
//! let refused = parse(&deep).expect_err("no document has so many");
//! assert_eq!(refused, Error::TooMuch(Limit::Depth));
//! assert_eq!(refused.to_string(), "it has more than 256 elements within one another");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![warn(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used
)]

mod limit;
mod package;
mod relation;
mod xml;

pub use limit::{Error, Limit};
pub use package::{CONTENT_TYPES, ContentTypes, Package};
pub use relation::{Relation, Vocabulary, relations_of, resolve};
/// The tree that [`parse`] makes.
pub use roxmltree::{Document, Node};
pub use xml::parse;
