//! Runs over many schedules, one after the other.

use std::path::{Path, PathBuf};

use crate::{
    findings::{Findings, Said},
    outcome::Failure,
    progress::Progress,
    tally::{Tally, Verdict},
};

/// Does the work for each path, and says what there is to say of it.
pub(crate) fn each(
    paths: &[PathBuf],
    findings: &mut Findings,
    mut work: impl FnMut(&Path, &mut Said) -> Result<Verdict, Failure>,
) -> Result<Tally, Failure> {
    let progress = Progress::new(paths.len());
    let mut tally = Tally::default();
    for path in paths {
        let mut said = Said::default();
        let verdict = work(path, &mut said);
        if !said.is_empty() {
            progress.aside(|| findings.tell(said))?;
        }
        tally.add(verdict?);
        progress.step();
    }
    Ok(tally)
}
