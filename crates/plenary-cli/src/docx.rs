//! Word documents, which a crate of their own writes.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use plenary::{Annex, File, Language, Output, Schedule};
use plenary_docx::Template;

use crate::{files, outcome::Failure};

/// The most bytes of a document from which a look is taken.
const MOST_BYTES: u64 = 256 << 20;

/// Returns every file that a schedule keeps in a folder, Word documents too.
pub(crate) fn files(
    source: &Path,
    folder: &Path,
    schedule: &Schedule,
) -> Result<Vec<File>, Failure> {
    let stem = files::stem(source)?;
    let mut files = schedule.files(&stem);
    if schedule.plan().outputs().contains(&Output::Docx) {
        let documents = plenary_docx::files(schedule, &look(source, schedule)?, &stem)
            .map_err(Failure::Output)?;
        for file in &documents {
            spares_the_look(&folder.join(&file.name), source, schedule)?;
        }
        files.extend(documents);
    }
    Ok(files)
}

/// Returns a schedule as a Word document, with the look of another one if that is given; none if it is
/// not in this language.
pub(crate) fn document(
    (source, schedule): (&Path, &Schedule),
    language: Language,
    reference: Option<&Path>,
) -> Result<Option<Vec<u8>>, Failure> {
    let annex = schedule.annex_in(language);
    let document = annex.map(|annex| of_annex((source, schedule), &annex, reference));
    document.transpose()
}

/// Returns an annex of a schedule as a Word document, with the look of another one if that is given.
pub(crate) fn of_annex(
    (source, schedule): (&Path, &Schedule),
    annex: &Annex,
    reference: Option<&Path>,
) -> Result<Vec<u8>, Failure> {
    let template = match reference {
        Some(path) => template(path, "give a Word document that is there")?,
        None => look(source, schedule)?,
    };
    template.docx(annex).map_err(Failure::Output)
}

/// Refuses to write over the document from which the look is taken.
fn spares_the_look(file: &Path, source: &Path, schedule: &Schedule) -> Result<(), Failure> {
    let look = schedule
        .plan()
        .docx_reference()
        .map(|name| base(source).with_file_name(name));
    let same = |look: PathBuf| Some(fs::canonicalize(look).ok()? == fs::canonicalize(file).ok()?);
    if look.and_then(same) != Some(true) {
        return Ok(());
    }
    let (file, source) = (file.display(), files::display_name(source));
    Err(Failure::Usage(format!(
        "`{file}` would be written, and is named by `docx-reference` in `{source}` too: keep the document \
         with the look under another name, and write that name there"
    )))
}

/// Returns the path from which the names of other files are read.
fn base(source: &Path) -> &Path {
    if files::is_stdin(source) {
        Path::new("")
    } else {
        source
    }
}

/// Returns the look that a schedule asks for.
fn look(source: &Path, schedule: &Schedule) -> Result<Template, Failure> {
    let Some(name) = schedule.plan().docx_reference() else {
        return Ok(Template::default());
    };
    let called = files::display_name(source);
    let advice = format!("put it there, or delete the line `docx-reference` in `{called}`");
    template(&base(source).with_file_name(name), &advice)
}

/// Returns the look of a document of the secretariat's own, and what to do where there is none.
fn template(path: &Path, advice: &str) -> Result<Template, Failure> {
    let name = path.display();
    let missing = || {
        Failure::Usage(format!(
            "there is no document `{name}` to take a look from: {advice}"
        ))
    };
    let bytes = content(path)?.ok_or_else(missing)?;
    let template = Template::read(&bytes);
    template.map_err(|why| Failure::Usage(format!("no look can be taken from `{name}`: {why}")))
}

/// Returns the bytes of a template; none if there is no such file.
fn content(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let failed = |error| Failure::file("read", path, error);
    match fs::metadata(path) {
        Ok(kind) if kind.is_file() && kind.len() <= MOST_BYTES => {
            fs::read(path).map(Some).map_err(failed)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error)),
        Ok(kind) => {
            let path = path.display();
            let what = if kind.is_file() {
                "larger than 256 MiB"
            } else {
                "no file"
            };
            let message = format!("`{path}` is {what}: give a Word document (`.docx`)");
            Err(Failure::Usage(message))
        }
    }
}

/// Returns the text of a Word document, line by line; none if it is no Word document.
pub(crate) fn words(document: &[u8]) -> Option<Vec<String>> {
    plenary_docx::words(document).ok()
}
