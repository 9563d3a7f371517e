//! `plenary texts`: the sheet for a translator, and its way back into the source.

use std::path::Path;

use plenary::{
    Language, Report, Severity, Source,
    sheet::{Sheet, TakeError, Taken, take},
};

use crate::{
    args::TextsArgs,
    files,
    outcome::{Failure, Outcome, print, show, tell},
    tally::counted,
};

/// The most paths that are listed.
const MOST_LISTED: usize = 10;

pub(crate) fn run(args: &TextsArgs) -> Result<Outcome, Failure> {
    let read = files::source(&args.file, files::display_name(&args.file))?;
    let sheet = read.and_then(|source| Ok((Sheet::of(&source, args.to)?, source)));
    let (sheet, source) = match sheet {
        Ok(both) => both,
        Err(report) => return faulty(&report),
    };
    is_another(sheet.first, args)?;
    if let Some(from) = &args.from {
        return take_sheet(&source, from, args);
    }
    let separator = if args.semicolons { b';' } else { b',' };
    print(&sheet.to_csv(separator))?;
    Ok(Outcome::Well)
}

fn faulty(report: &Report) -> Result<Outcome, Failure> {
    show(&report.at_least(Severity::Error))?;
    Ok(Outcome::Faulty)
}

/// Refuses to translate into the language that is translated from.
fn is_another(first: Language, args: &TextsArgs) -> Result<(), Failure> {
    if first != args.to {
        return Ok(());
    }
    let name = files::display_name(&args.file);
    Err(Failure::Usage(format!(
        "`{first}` is the first language of `{name}`, from which is translated: give another one"
    )))
}

/// Writes the translations of a sheet into the source, unless one is at fault.
fn take_sheet(source: &Source, sheet: &Path, args: &TextsArgs) -> Result<Outcome, Failure> {
    if files::is_stdin(&args.file) {
        let message = "the standard input cannot be written: give a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    let bytes = files::page(sheet)?;
    let from = files::display_name(sheet);
    let taken = match take(source, args.to, &bytes) {
        Ok(taken) => taken,
        Err(TakeError::Source(report)) => {
            let outcome = faulty(&report)?;
            tell(&format!("nothing is taken from `{from}`"))?;
            return Ok(outcome);
        }
        Err(other) => {
            let message = format!("nothing is taken from `{from}`: {other}");
            return Err(Failure::Usage(message));
        }
    };
    if !taken.taken.is_empty() {
        files::replace(&args.file, source, taken.source.text())?;
    }
    print(&account(&taken, &from, args))?;
    Ok(Outcome::Well)
}

/// Returns what was taken and left, what is still missing, and what to do next.
fn account(taken: &Taken, from: &str, args: &TextsArgs) -> String {
    let (name, to) = (files::display_name(&args.file), args.to);
    let mut lines: Vec<_> = taken
        .left
        .iter()
        .map(|left| {
            format!(
                "{from}: row {}, `{}`, is left: {}",
                left.row, left.path, left.reason
            )
        })
        .collect();
    let missing = taken.missing.len();
    lines.push(format!(
        "{name}: {} taken, {} already there, {} left, {missing} still missing in `{to}`",
        counted(taken.taken.len(), "text"),
        taken.unchanged,
        taken.left.len()
    ));
    lines.extend(
        taken
            .missing
            .iter()
            .take(MOST_LISTED)
            .map(|path| format!("  {path}")),
    );
    if missing > MOST_LISTED {
        lines.push(format!("  and {} more", missing - MOST_LISTED));
    }
    if let Some(languages) = &taken.to_list {
        let tags: Vec<_> = languages.iter().map(|tag| format!("\"{tag}\"")).collect();
        lines.push(format!(
            "{name}: to make the annex in `{to}` too, write at its top: languages = [{}]",
            tags.join(", ")
        ));
    } else if missing == 0 {
        let typed = files::quoted(&name);
        lines.push(format!(
            "{name}: to update its files: plenary render --write {typed}"
        ));
    }
    lines.join("\n") + "\n"
}
