//! Runs over many schedules, one after the other.

use std::path::{Path, PathBuf};

use crate::{
    findings::{Findings, Messages},
    outcome::Failure,
    progress::Progress,
    tally::{Tally, Verdict},
};

/// Does the work for each path, and says what there is to say of it.
pub(crate) fn each(
    paths: &[PathBuf],
    findings: &mut Findings,
    mut work: impl FnMut(&Path, &mut Messages) -> Result<Verdict, Failure>,
) -> Result<Tally, Failure> {
    let progress = Progress::new(paths.len());
    let mut tally = Tally::default();
    for path in paths {
        let mut messages = Messages::default();
        let verdict = work(path, &mut messages);
        if !messages.is_empty() {
            progress.aside(|| findings.tell(messages))?;
        }
        tally.add(verdict?);
        progress.step();
    }
    Ok(tally)
}
