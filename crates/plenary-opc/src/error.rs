//! Reasons why a file cannot be opened.

use crate::Limit;

/// A reason why an archive or a text cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are no archive, or its list of parts is cut off.
    #[error("it is no archive")]
    NotAnArchive,
    /// A part, by its name, cannot be unpacked, or is no text in UTF-8 where one is asked for.
    #[error("`{0}` cannot be read")]
    Unreadable(String),
    /// A text is no XML. The string says why and where.
    #[error("{0}")]
    NotXml(String),
    /// A text declares a document type, whose entities could make it of any size.
    #[error("a document type is declared")]
    DocumentType,
    /// There is more in it than in any document.
    #[error("it has {0}")]
    TooMuch(Limit),
}
