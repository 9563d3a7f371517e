//! Translations of a sheet, written into a source: all that fit, or none if one is at fault.

use std::{collections::HashMap, fmt};

use thiserror::Error;

use super::{
    BadSheet, Row,
    decode::is_in_windows_1252,
    read::{ReadRow, ReadSheet, comparable, read},
    with_paths,
};
use crate::{
    document::{Translation, ValueFinder},
    fault::{Path, Report},
    source::Source,
    text::Language,
};

/// A source with the translations of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Taken {
    /// The source; every byte but those of the translations is as before.
    pub source: Source,
    /// Paths of the texts whose translation is new or another than before.
    pub taken: Vec<String>,
    /// The number of translations that the source has already.
    pub unchanged: usize,
    /// Rows that were left.
    pub left: Vec<LeftRow>,
    /// Paths of the texts that are still to be translated.
    pub missing: Vec<String>,
    /// The languages that the source would list with this one; none if it lists this one.
    pub to_list: Option<Vec<Language>>,
}

/// A row with a translation that was left, since it is not certain of which text it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftRow {
    /// Its number, as a spreadsheet counts.
    pub row: usize,
    /// The path of the text.
    pub path: String,
    /// The reason.
    pub reason: Reason,
}

/// Why a row was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The source has no text of this path.
    UnknownPath,
    /// The text in the first language is another one now.
    TextChanged,
    /// Characters were lost when the sheet was saved.
    CharactersLost,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownPath => "the schedule has no text of this path",
            Self::TextChanged => "the text has changed since the sheet was printed",
            Self::CharactersLost => {
                "characters were lost when the sheet was saved: save it as «CSV UTF-8»"
            }
        })
    }
}

/// Why no translation was taken.
#[derive(Debug, Clone, Error)]
#[non_exhaustive]
pub enum TakeError {
    /// The sheet cannot be read.
    #[error(transparent)]
    Sheet(#[from] BadSheet),
    /// The source has faults, or would have them with the translations.
    #[error("{0}")]
    Source(Report),
    /// The source writes a text in a way into which no translation can be put.
    #[error("`{0}` is written in a way that the translation cannot be put into: write it by hand")]
    Unwritable(String),
}

/// Writes the translations of a sheet into a source.
///
/// A row is taken if the source has a text of its path that says the same in the first language. An empty
/// translation is left alone. Translations are judged as every text of a source.
///
/// # Errors
/// If the sheet cannot be read, or the source has faults, or a translation has: then nothing is taken. Faults
/// of translations name their rows, at the place «the command line».
///
/// ```
/// use plenary::{Language, sheet};
/// let source = plenary::open("csp12.toml")?;
/// let text = "Working Group on Treaty Universalization";
/// let table = format!("path;en;fr\r\ngroups.WGTU.name;{text};Groupe de travail\r\n");
/// let taken = sheet::take(&source, Language::French, table.as_bytes())?;
/// assert_eq!(taken.taken, ["groups.WGTU.name"]);
/// let line = format!("name = {{ en = \"{text}\", fr = \"Groupe de travail\" }}\n");
/// assert!(taken.source.text().contains(&line));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn take(source: &Source, language: Language, sheet: &[u8]) -> Result<Taken, TakeError> {
    let (before, paths) = with_paths(source, language).map_err(TakeError::Source)?;
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, row) in before.rows.iter().enumerate() {
        known.entry(&row.path).or_default().push(place);
    }
    let is_known = |name: &str| known.contains_key(name);
    let read = read(sheet, before.first, language, is_known)?;
    let mut taking = Taking {
        rows: &before.rows,
        known: &known,
        is_narrow: read.is_narrow,
        wanted: HashMap::new(),
        unchanged: 0,
        left: Vec::new(),
    };
    taking.sort(&read);
    let Taking {
        wanted,
        unchanged,
        left,
        ..
    } = taking;
    let mut places: Vec<_> = wanted.into_iter().collect();
    places.sort_unstable();
    let translations: Vec<_> = places
        .iter()
        .map(|(place, (number, text))| Placed {
            number: *number,
            row: &before.rows[*place],
            path: &paths[*place],
            text,
        })
        .collect();
    let after = written(source, (before.first, language), &translations)?;
    let (now, _) = with_paths(&after, language).map_err(TakeError::Source)?;
    arrived(&translations, &now.rows)?;
    Ok(Taken {
        taken: translations
            .iter()
            .map(|one| one.row.path.clone())
            .collect(),
        unchanged,
        left,
        missing: now.missing().map(str::to_owned).collect(),
        to_list: to_list(source, language).map_err(TakeError::Source)?,
        source: after.with_text(after.text().to_owned()),
    })
}

/// Returns the languages of a source with one more; none if it has that one.
fn to_list(source: &Source, language: Language) -> Result<Option<Vec<Language>>, Report> {
    let (plan, _) = crate::read(source)?.value;
    let languages = plan.languages();
    let lists = languages.contains(&language);
    Ok((!lists).then(|| languages.iter().copied().chain([language]).collect()))
}

/// The rows of a sheet, sorted into those that are taken and those that are left.
struct Taking<'a> {
    rows: &'a [Row],
    known: &'a HashMap<&'a str, Vec<usize>>,
    is_narrow: bool,
    /// Numbers of rows, and translations, by the places of their texts.
    wanted: HashMap<usize, (usize, String)>,
    unchanged: usize,
    left: Vec<LeftRow>,
}

impl Taking<'_> {
    fn sort(&mut self, sheet: &ReadSheet) {
        for row in sheet.rows.iter().filter(|row| !row.translation.is_empty()) {
            if let Err(reason) = self.take(row) {
                self.left.push(LeftRow {
                    row: row.number,
                    path: row.path.clone(),
                    reason,
                });
            }
        }
    }

    fn take(&mut self, row: &ReadRow) -> Result<(), Reason> {
        let places = self.known.get(&*row.path).ok_or(Reason::UnknownPath)?;
        let text = |place: &&usize| comparable(&self.rows[**place].text);
        let places: Vec<_> = places
            .iter()
            .filter(|place| text(place) == row.text)
            .collect();
        if places.is_empty() {
            let lost = |place: &usize| is_lossy(&row.text, &comparable(&self.rows[*place].text));
            let is_lost = self.is_narrow && self.known[&*row.path].iter().any(lost);
            return Err(if is_lost {
                Reason::CharactersLost
            } else {
                Reason::TextChanged
            });
        }
        if row.translation.contains('\u{fffd}') || self.is_narrow && has_gap(&row.translation) {
            return Err(Reason::CharactersLost);
        }
        for place in places {
            let old = self.rows[*place].translation.as_deref().map(comparable);
            if old.as_ref() == Some(&row.translation) {
                self.unchanged += 1;
            } else {
                let wanted = (row.number, row.translation.clone());
                self.wanted.insert(*place, wanted);
            }
        }
        Ok(())
    }
}

/// A translation, and the text in the source to which it belongs.
struct Placed<'a> {
    /// The number of its row.
    number: usize,
    row: &'a Row,
    path: &'a Path,
    text: &'a str,
}

/// True if a text is another one with `?` for each character that Windows-1252 lacks.
fn is_lossy(saved: &str, text: &str) -> bool {
    let lossy = |c: char| if is_in_windows_1252(c) { c } else { '?' };
    text.chars().map(lossy).eq(saved.chars())
}

/// True if a `?` stands where no question ends: before a letter, outside an address.
fn has_gap(translation: &str) -> bool {
    let words = translation.split_whitespace();
    let mut plain = words.filter(|word| !word.contains("://"));
    plain.any(|word| {
        let mut rest = word.match_indices('?').map(|(at, _)| &word[at + 1..]);
        rest.any(|rest| rest.starts_with(char::is_alphanumeric))
    })
}

/// Returns a source with translations that are in no file yet.
fn written(
    source: &Source,
    (first, language): (Language, Language),
    translations: &[Placed<'_>],
) -> Result<Source, TakeError> {
    let finder = ValueFinder::of(source.text());
    let mut patches = Vec::with_capacity(translations.len());
    for one in translations {
        let (row, text) = (one.row, one.text);
        let translation = Translation {
            first,
            language,
            text,
        };
        let patch = finder.patch(one.path, &translation);
        let (at, with) = patch.ok_or_else(|| TakeError::Unwritable(row.path.clone()))?;
        let option = format!("row {} of the sheet, `{}`", one.number, row.path);
        patches.push((at, with, option));
    }
    // The last comes first, so that the others keep their places.
    patches.sort_by_key(|(at, ..)| std::cmp::Reverse(at.start));
    let patch =
        |source: Source, (at, with, row): &(_, String, String)| source.patched(at, with, row);
    Ok(patches.iter().fold(source.clone(), patch))
}

/// Makes sure that each translation can be read where it was to be written.
fn arrived(translations: &[Placed<'_>], now: &[Row]) -> Result<(), TakeError> {
    for Placed { row, text, .. } in translations {
        let is_it = |other: &&Row| other.path == row.path && other.text == row.text;
        let mut places = now.iter().filter(is_it);
        let is_written = |other: &Row| {
            let translation = other.translation.as_deref();
            translation.map(comparable).as_deref() == Some(*text)
        };
        if !places.any(is_written) {
            return Err(TakeError::Unwritable(row.path.clone()));
        }
    }
    Ok(())
}
