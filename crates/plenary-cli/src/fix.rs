//! `check --fix`: what is written in another way, written as it should be.

use std::path::Path;

use plenary::Source;

use crate::{files, outcome::Failure};

/// More rounds than one mistake can hide others.
const ROUNDS: usize = 8;

/// Mends a source in its place as far as that keeps its meaning. What is left is for `check` to
/// say.
pub(crate) fn fix(path: &Path) -> Result<Option<String>, Failure> {
    if files::is_stdin(path) {
        let message = "the standard input cannot be mended in its place: give a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    let name = path.display().to_string();
    let Ok(before) = files::source(path, name.clone())? else {
        return Ok(None);
    };
    let mut now = before.clone();
    for _ in 0..ROUNDS {
        match fixed(&now) {
            Some(after) => now = after,
            None => break,
        }
    }
    if now == before {
        return Ok(None);
    }
    files::replace(path, &before, now.text())?;
    Ok(Some(format!("{name}: mended\n")))
}

fn fixed(source: &Source) -> Option<Source> {
    match plenary::compile(source) {
        Ok(warned) => warned.warnings.fixed(),
        Err(report) => report.fixed(),
    }
}
