//! The language that comes later: an issue is completed by its texts.

use super::{Sheet, TakeError, Taken, take};
use crate::{document, source::Source, text::Language};

/// Writes the texts of a language into an issue that went out without it, as far as a later source has them,
/// and lists the language there. What else the later source has is left: the number, the day and the texts of
/// the issue stay.
///
/// # Errors
/// As [`take`].
///
/// ```
/// use plenary::{Language, sheet};
/// let issued = plenary::open("csp12.toml")?;
/// let table = "path;en;fr\r\nname;CSP12 Working Group meetings;Réunions des groupes de travail\r\n";
/// let later = sheet::take(&issued, Language::French, table.as_bytes())?.source;
/// let completed = sheet::complete(&issued, &later, Language::French)?;
/// assert!(completed.source.text().contains("languages = [\"en\", \"fr\"]"));
/// assert_eq!(completed.taken, ["name"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn complete(issued: &Source, later: &Source, language: Language) -> Result<Taken, TakeError> {
    let sheet = Sheet::of(later, language).map_err(TakeError::Source)?;
    let taken = take(issued, language, sheet.to_csv(b',').as_bytes())?;
    let listed = taken.to_list.as_deref();
    let source = listed.map(|languages| document::with_languages(&taken.source, languages));
    Ok(Taken {
        source: source.unwrap_or_else(|| taken.source.clone()),
        ..taken
    })
}
