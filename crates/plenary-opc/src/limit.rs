//! The bounds of archives and XML, each with its reason, and the errors that refuse it.

use std::fmt;

/// The most bytes of an archive, as packed: a document full of photographs has fewer. Only the list of
/// its parts is read when it is opened.
pub(crate) const ARCHIVE_BYTES: usize = 256 << 20;

/// The most parts: a document with three pictures on each of a thousand pages has some 3,000.
pub(crate) const PARTS: usize = 10_000;

/// The most bytes of a part, unpacked: as many as a million elements and texts of Word take.
pub(crate) const PART_BYTES: u64 = 32 << 20;

/// The most bytes that are unpacked of an archive, in all its parts that are asked for.
pub(crate) const UNPACKED_BYTES: u64 = 64 << 20;

/// The most bytes into which a byte of a part is unpacked. Tables of Word reach 50; zlib can reach 1,032.
pub(crate) const RATIO: u64 = 200;

/// Unpacked bytes below which the ratio does not count: they cost nothing.
pub(crate) const RATIO_FREE_BYTES: u64 = 1 << 20;

/// The most elements within one another. libxml2 reads no more by default; the pages of Word have some
/// 15, and 3 for each table in a table.
pub(crate) const DEPTH: usize = 256;

/// The most elements, texts, comments and instructions: a `schedule.xml` with the 10,000 events that an
/// import takes has some 600,000, and each takes 72 bytes in the tree.
pub(crate) const NODES: usize = 1_000_000;

/// The most attributes of an element, which the parser compares each with each. A shape in VML, the
/// richest element of Word, can have some 60.
pub(crate) const ATTRIBUTES: usize = 100;

/// The most attributes in all, counted by their signs `=`, for each of which the parser reserves
/// 72 bytes.
pub(crate) const ALL_ATTRIBUTES: usize = 1_000_000;

/// The most declarations of namespaces that hold at an element, which the parser looks through for each
/// name, and compares each with each where one is added. Word declares 36 at the root, and some ten more
/// in a picture.
pub(crate) const NAMESPACES: usize = 100;

/// The most declarations of namespaces in all. Word repeats three in every picture.
pub(crate) const DECLARATIONS: usize = 10_000;

/// A bound of an archive or of XML. It is printed as an object of "has": `more than 10000 parts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Bytes of an archive, as packed.
    ArchiveBytes,
    /// Parts of an archive.
    Parts,
    /// Bytes of one part, unpacked.
    PartBytes,
    /// Bytes of all parts that are read, unpacked.
    UnpackedBytes,
    /// Unpacked bytes of a part for each packed one.
    Ratio,
    /// Elements within one another.
    Depth,
    /// Elements and texts, with comments and instructions.
    Nodes,
    /// Attributes of one element.
    Attributes,
    /// Attributes of all elements.
    AllAttributes,
    /// Declarations of namespaces that hold at one element.
    Namespaces,
    /// Declarations of namespaces in all.
    Declarations,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ArchiveBytes => write!(f, "more than {} MiB", ARCHIVE_BYTES >> 20),
            Self::Parts => write!(f, "more than {PARTS} parts"),
            Self::PartBytes => write!(f, "a part of more than {} MiB", PART_BYTES >> 20),
            Self::UnpackedBytes => {
                write!(f, "more than {} MiB when unpacked", UNPACKED_BYTES >> 20)
            }
            Self::Ratio => write!(f, "a part that unpacks to more than {RATIO} times its size"),
            Self::Depth => write!(f, "more than {DEPTH} elements within one another"),
            Self::Nodes => write!(f, "more than {NODES} elements and texts"),
            Self::Attributes => write!(f, "an element with more than {ATTRIBUTES} attributes"),
            Self::AllAttributes => write!(f, "more than {ALL_ATTRIBUTES} attributes"),
            Self::Namespaces => write!(f, "an element with more than {NAMESPACES} namespaces"),
            Self::Declarations => {
                write!(f, "more than {DECLARATIONS} declarations of namespaces")
            }
        }
    }
}

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
    /// An archive or a text goes beyond a [`Limit`].
    #[error("it has {0}")]
    TooMuch(Limit),
}
