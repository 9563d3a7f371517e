//! Sheets for translators: the texts of a source as a table, and the way back of the translations.
//!
//! A sheet is CSV that opens in a spreadsheet. Each row is a text, called by ids and titles and never by its
//! position, so that it is found again when blocks of the source have moved. A row comes back only if both its
//! path and its text in the first language are still those of the source.

mod complete;
mod decode;
mod read;
mod take;
mod write;

pub use complete::complete;
pub use read::BadSheet;
pub use take::{LeftRow, Reason, TakeError, Taken, take};

use crate::{
    check,
    document::{self, ValueFinder},
    fault::{Path, Report},
    plan::TextNames,
    source::Source,
    text::{Language, Wording},
};

/// The texts of a source and their translations into one language, in the order of the source.
///
/// ```
/// use plenary::{Language, sheet::Sheet};
/// let source = plenary::open("csp12.toml")?;
/// let sheet = Sheet::of(&source, Language::French)?;
/// assert_eq!(sheet.first, Language::English);
/// let group = sheet.rows.iter().find(|row| row.path == "groups.WGTU.name");
/// let group = group.ok_or("the group has a name")?;
/// assert_eq!(group.text, "Working Group on Treaty Universalization");
/// assert_eq!(group.translation, None);
/// assert!(sheet.to_csv(b',').starts_with("\u{feff}path,en,fr,state\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// The first language of the source.
    pub first: Language,
    /// The language of the translations.
    pub language: Language,
    /// The texts.
    pub rows: Vec<Row>,
}

/// A text, and its translation if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The path of the text, such as `groups.WGETI.name`. It goes by ids and titles.
    pub path: String,
    /// The text in the first language, as the source has it: with its Markdown.
    pub text: String,
    /// The translation.
    pub translation: Option<String>,
    /// True for a name of a person, a body or a room: it is the same in every language, unless it is written
    /// by language.
    pub is_name: bool,
}

impl Row {
    /// True if the language is unfinished for want of this text.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.translation.is_none() && !self.is_name
    }
}

impl Sheet {
    /// Makes the sheet of a source.
    ///
    /// # Errors
    /// The faults of the source, as [`read`](crate::read).
    pub fn of(source: &Source, language: Language) -> Result<Self, Report> {
        let (sheet, _) = with_paths(source, language)?;
        Ok(sheet)
    }

    /// Returns the paths of the texts that are still to be translated.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        let missing = self.rows.iter().filter(|row| row.is_missing());
        missing.map(|row| &*row.path)
    }
}

/// Returns the sheet of a source, and the path of each of its rows.
fn with_paths(source: &Source, language: Language) -> Result<(Sheet, Vec<Path>), Report> {
    let (plan, _) = crate::read(source)?.value;
    let languages = plan.languages().first().copied();
    let first = languages.unwrap_or(Language::English);
    let names = TextNames::of(&plan);
    let document = document::read(source).document.take();
    let written = document.map(check::texts).unwrap_or_default();
    let finder = ValueFinder::of(source.text());
    let mut rows: Vec<_> = written
        .into_iter()
        .filter_map(|written| {
            let (text, translation) = versions(written.wording, first, language)?;
            let start = finder.start(&written.path)?;
            let row = Row {
                path: names.name(&written.path, &text),
                text,
                translation,
                is_name: written.is_name,
            };
            Some((start, row, written.path))
        })
        .filter(|(_, row, _)| is_to_be_read(row))
        .collect();
    rows.sort_by_key(|(start, ..)| *start);
    let (rows, paths) = rows.into_iter().map(|(_, row, path)| (row, path)).unzip();
    let sheet = Sheet {
        first,
        language,
        rows,
    };
    Ok((sheet, paths))
}

/// True for a text in words; numbers, and the word for an office without a holder, are not translated.
fn is_to_be_read(row: &Row) -> bool {
    let is_vacant = row.is_name && row.text.trim().eq_ignore_ascii_case("vacant");
    row.text.contains(char::is_alphabetic) && !is_vacant
}

/// Returns a text in the first language, and its translation.
fn versions(
    wording: Wording,
    first: Language,
    language: Language,
) -> Option<(String, Option<String>)> {
    match wording {
        Wording::Plain(text) => Some((text, None)),
        Wording::ByLanguage(mut versions) => {
            let mut take = |wanted: Language| {
                let place = versions.iter().position(|(tag, _)| *tag == wanted)?;
                Some(versions.remove(place).1)
            };
            Some((take(first)?, take(language)))
        }
    }
}

/// Names of the columns of paths and of states.
const PATH: &str = "path";
const STATE: &str = "state";
