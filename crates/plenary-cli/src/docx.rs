//! Word documents, which a crate of their own writes.

use std::path::Path;

use plenary::{File, Language, Output, Schedule};
use plenary_docx::Template;

use crate::{files, outcome::Failure};

/// Every file that a schedule keeps, Word documents too.
pub(crate) fn files(source: &Path, schedule: &Schedule) -> Result<Vec<File>, Failure> {
    let stem = files::stem(source)?;
    let mut files = plenary::files(schedule, &stem);
    if schedule.plan().outputs().contains(&Output::Docx) {
        let documents = plenary_docx::files(schedule, &look(source, schedule)?, &stem);
        files.extend(documents.map_err(Failure::Output)?);
    }
    Ok(files)
}

/// A schedule as a Word document, with the look of another one if that is given; none if it is not in
/// this language.
pub(crate) fn document(
    (source, schedule): (&Path, &Schedule),
    language: Language,
    reference: Option<&Path>,
) -> Result<Option<Vec<u8>>, Failure> {
    let template = match reference {
        Some(path) => template(path, "give a Word document that is there")?,
        None => look(source, schedule)?,
    };
    let annex = schedule.annex_in(language);
    let document = annex.map(|annex| template.docx(&annex)).transpose();
    document.map_err(Failure::Output)
}

/// The look that a schedule asks for.
fn look(source: &Path, schedule: &Schedule) -> Result<Template, Failure> {
    let Some(name) = schedule.plan().docx_reference() else {
        return Ok(Template::default());
    };
    let called = files::called(source);
    let cure = format!("put it there, or delete the line `docx-reference` in `{called}`");
    let beside = if files::is_stdin(source) {
        Path::new("")
    } else {
        source
    };
    template(&beside.with_file_name(name), &cure)
}

/// The look of a document of the secretariat's own, and what to do where there is none.
fn template(path: &Path, cure: &str) -> Result<Template, Failure> {
    let name = path.display();
    let missing = || {
        Failure::Usage(format!(
            "there is no document `{name}` to take a look from: {cure}"
        ))
    };
    let bytes = files::contents(path)?.ok_or_else(missing)?;
    let template = Template::read(&bytes);
    template.map_err(|why| Failure::Usage(format!("no look can be taken from `{name}`: {why}")))
}

/// What a Word document says, line by line; none if it is no such document.
pub(crate) fn words(document: &[u8]) -> Option<Vec<String>> {
    plenary_docx::words(document).ok()
}
