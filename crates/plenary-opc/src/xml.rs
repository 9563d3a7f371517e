//! XML, whose size is judged before it becomes a tree.

mod scan;

use roxmltree::{Document, ParsingOptions};

use self::scan::Scan;
use crate::{Error, Limit, limit::NODES};

/// Parses XML without a document type.
///
/// The parser takes time with the square of the attributes of an element and of the namespaces that hold
/// in it. The text is therefore run over once before, and what has too many never reaches the parser.
///
/// # Errors
/// [`Error::NotXml`] if it is none, [`Error::DocumentType`] if it declares a document type, and
/// [`Error::TooMuch`] if it has more of something than any document.
pub fn parse(text: &str) -> Result<Document<'_>, Error> {
    Scan::new(text)?.run()?;
    let options = ParsingOptions {
        allow_dtd: false,
        // The document itself is a node too.
        nodes_limit: u32::try_from(NODES + 1).unwrap_or(u32::MAX),
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Error::DocumentType,
        roxmltree::Error::NodesLimitReached => Error::TooMuch(Limit::Nodes),
        other => Error::NotXml(other.to_string()),
    })
}

#[cfg(test)]
mod tests;
