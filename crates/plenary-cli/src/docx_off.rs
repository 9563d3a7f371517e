//! Stand-in for the command built without Word documents.

use std::path::Path;

use plenary::{Annex, File, Language, Output, Schedule};

use crate::{files, outcome::Failure};

pub(crate) fn files(source: &Path, _: &Path, schedule: &Schedule) -> Result<Vec<File>, Failure> {
    if schedule.plan().outputs().contains(&Output::Docx) {
        return Err(without());
    }
    Ok(schedule.files(&files::stem(source)?))
}

pub(crate) fn document(
    _: (&Path, &Schedule),
    _: Language,
    _: Option<&Path>,
) -> Result<Option<Vec<u8>>, Failure> {
    Err(without())
}

pub(crate) fn of_annex(
    _: (&Path, &Schedule),
    _: &Annex,
    _: Option<&Path>,
) -> Result<Vec<u8>, Failure> {
    Err(without())
}

pub(crate) fn words(_: &[u8]) -> Option<Vec<String>> {
    None
}

fn without() -> Failure {
    let message =
        "this `plenary` was built without Word documents: build it with its feature `docx`";
    Failure::Usage(message.to_owned())
}
