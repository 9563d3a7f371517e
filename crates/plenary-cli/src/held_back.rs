//! Languages in which nothing is made, since texts are missing in them, and their files from before.

use std::path::{Path, PathBuf};

use plenary::{Schedule, plan::UnfinishedLanguage};

use crate::{files, outcome::Failure, tally::counted};

/// Returns lines that say which languages of a schedule are left out, and which of their files stay.
pub(crate) fn left_out(
    source: &Path,
    out_dir: Option<&Path>,
    schedule: &Schedule,
) -> Result<Vec<String>, Failure> {
    let (name, mut lines) = (files::display_name(source), Vec::new());
    for unfinished in schedule.plan().unfinished_languages() {
        let language = unfinished.language;
        let missing = missing(unfinished);
        let typed = files::quoted(&name);
        lines.push(format!(
            "{name}: `{language}` is left out, {missing}: plenary texts {typed} --to {language}\n"
        ));
    }
    lines.extend(from_before(source, out_dir, schedule)?);
    Ok(lines)
}

/// Returns lines that name the files of unfinished languages that are there from before.
pub(crate) fn from_before(
    source: &Path,
    out_dir: Option<&Path>,
    schedule: &Schedule,
) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for unfinished in schedule.plan().unfinished_languages() {
        let missing = missing(unfinished);
        for file in present(source, out_dir, schedule, unfinished)? {
            let (file, language) = (file.display(), unfinished.language);
            lines.push(format!(
                "{file}: left as it is, from before, in `{language}`: {missing}\n"
            ));
        }
    }
    Ok(lines)
}

/// Returns `3 texts are missing in it`.
fn missing(unfinished: &UnfinishedLanguage) -> String {
    match unfinished.missing.len() {
        1 => "1 text is missing in it".to_owned(),
        more => format!("{} are missing in it", counted(more, "text")),
    }
}

/// Returns the files of an unfinished language that are there.
fn present(
    source: &Path,
    out_dir: Option<&Path>,
    schedule: &Schedule,
    unfinished: &UnfinishedLanguage,
) -> Result<Vec<PathBuf>, Failure> {
    let folder = files::folder(source, out_dir);
    let stem = files::stem(source)?;
    let outputs = schedule.plan().outputs().iter();
    let by_language = outputs.filter(|output| output.is_by_language());
    let places =
        by_language.map(|output| folder.join(output.file_name(&stem, Some(unfinished.language))));
    Ok(places.filter(|place| place.is_file()).collect())
}
