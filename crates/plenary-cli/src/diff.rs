//! `plenary diff`: what a reader of two versions sees changed.

use std::path::Path;

use plenary::{Changes, Language, Report, Schedule, Severity, Source};

use crate::{
    args::{ChangesFormat, DiffArgs, Only},
    files, git,
    outcome::{Failure, Outcome, print, show, tell},
};

pub(crate) fn run(args: &DiffArgs) -> Result<Outcome, Failure> {
    let Some((earlier, later)) = versions(args)? else {
        return Ok(Outcome::Faulty);
    };
    let Some(language) = language(args, &later)? else {
        return Ok(Outcome::Faulty);
    };
    let [earlier, later] = [&earlier, &later].map(|schedule| schedule.view_or_first(language));
    let changes = plenary::Changes::between(&earlier, &later);
    let changes = match args.only {
        Some(Only::Times) => changes.of_time(),
        None => changes,
    };
    print(&text(&changes, args.format))?;
    let differs = !changes.changed.is_empty();
    Ok(if differs && args.exit_code {
        Outcome::Faulty
    } else {
        Outcome::Well
    })
}

/// Returns the two versions; nothing if one has faults, which have been said.
fn versions(args: &DiffArgs) -> Result<Option<(Schedule, Schedule)>, Failure> {
    let (earlier, later) = match &args.second {
        Some(second) => (read(&args.first)?, read(second)?),
        None => with_its_last(&args.first)?,
    };
    let (earlier, later) = (compile(earlier)?, compile(later)?);
    Ok(earlier.zip(later))
}

type Read = Result<Source, Report>;

fn with_its_last(file: &str) -> Result<(Read, Read), Failure> {
    let later = read(file)?;
    let last = |later: &Source| later.issued().or(later.earlier()).cloned();
    if let Some(last) = later.as_ref().ok().and_then(last) {
        return Ok((Ok(last), later));
    }
    let named = later
        .ok()
        .and_then(|later| plenary::issued_name(&later).or(plenary::earlier_name(&later)));
    Err(Failure::Usage(match named {
        Some(last) => format!("the last version of `{file}`, `{last}`, cannot be read beside it"),
        None => format!(
            "`{file}` is to be compared with what? give an earlier version before it, such as \
             `HEAD:{file}`, or issue it: `plenary issue {file}`"
        ),
    }))
}

/// Returns a version: a file, or a file of a commit.
pub(crate) fn read(version: &str) -> Result<Read, Failure> {
    let path = Path::new(version);
    match version.rsplit_once(':') {
        Some((commit, file)) if !path.exists() => {
            let bytes = git::show(commit, file)?;
            Ok(Source::from_bytes(version, &bytes))
        }
        _ => files::source(path, files::display_name(path)),
    }
}

/// Versions are compared as they are: a last one that they name themselves is nothing to the other.
fn compile(source: Read) -> Result<Option<Schedule>, Failure> {
    match source.and_then(|source| plenary::compile_alone(&source)) {
        Ok(warned) => Ok(Some(warned.value)),
        Err(report) => {
            show(&report.at_least(Severity::Error))?;
            Ok(None)
        }
    }
}

/// Returns the language in which changes are said; none if texts are missing in it, which has been said.
fn language(args: &DiffArgs, later: &Schedule) -> Result<Option<Language>, Failure> {
    let languages = later.plan().languages();
    let first = languages.first().copied().unwrap_or(Language::English);
    let asked = args.lang.unwrap_or(first);
    if later.plan().is_finished_in(asked) {
        return Ok(Some(asked));
    }
    if languages.contains(&asked) {
        let file = args.second.as_deref().unwrap_or(&args.first);
        let typed = files::quoted(file);
        tell(&format!(
            "{file}: texts are missing in `{asked}`: plenary texts {typed} --to {asked}"
        ))?;
        return Ok(None);
    }
    Err(Failure::Usage(format!(
        "the later version is not written in `{asked}`: add it to `languages` at its top"
    )))
}

fn text(changes: &Changes, format: ChangesFormat) -> String {
    match format {
        ChangesFormat::Text => changes.to_string(),
        ChangesFormat::Markdown => changes.to_markdown(),
        ChangesFormat::Html => changes.to_html(),
        ChangesFormat::Json => changes.to_json(),
    }
}
