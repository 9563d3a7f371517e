//! `plenary record`: what has happened, written into the source.

use plenary::{Language, Severity, Source, edit::Change};

use crate::{
    args::RecordArgs,
    files,
    outcome::{Failure, Outcome, print, show},
    what_if::{self, Typed},
};

pub(crate) fn run(args: &RecordArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    if files::is_stdin(path) {
        let message = "nothing can be recorded in the standard input: give a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    let typed = typed(args).map_err(Failure::Usage)?;
    let name = path.display().to_string();
    let before = files::source(path, name.clone())?;
    // Until it is written, no fault shows it as if it stood in the file.
    let after = what_if::suppose(before.clone(), &[typed])?;
    let recorded = before.and_then(|before| Ok((before, after?)));
    let (before, after) = match recorded {
        Ok(sources) => sources,
        Err(report) => {
            show(&report)?;
            return Ok(Outcome::Faulty);
        }
    };
    let Some((moved, outcome)) = moved(&before, &after, args.lang)? else {
        print(&format!("{name}: nothing recorded\n"))?;
        return Ok(Outcome::Faulty);
    };
    print(&moved)?;
    files::replace(path, &before, after.text())?;
    let source = files::quoted(&name);
    print(&format!(
        "{name}: recorded; to update its files: plenary render --write {source}\n"
    ))?;
    Ok(outcome)
}

/// Returns the meetings that move, a line each, and the outcome; none if the record is wrong, after its
/// faults have been shown. News can be recorded even if not all meetings fit any more.
fn moved(
    before: &Source,
    after: &Source,
    language: Language,
) -> Result<Option<(String, Outcome)>, Failure> {
    let schedule = match plenary::compile_overfull(after) {
        Ok(warned) => {
            show(&warned.warnings.at_least(Severity::Warning))?;
            warned.value
        }
        Err(report) => {
            show(&report.at_least(Severity::Warning))?;
            return Ok(None);
        }
    };
    let before = plenary::compile_overfull(before).ok();
    let moved = before.map(|before| schedule.moved_since(&before.value, language));
    let lines = match moved {
        Some(moved) if moved.is_empty() => "nothing moves\n".to_owned(),
        Some(moved) => moved.join("\n") + "\n",
        None => String::new(),
    };
    let outcome = if schedule.fits() {
        Outcome::Well
    } else {
        Outcome::Faulty
    };
    Ok(Some((lines, outcome)))
}

fn typed(args: &RecordArgs) -> Result<Typed, String> {
    let id = || args.of.clone();
    if let Some(time) = &args.took {
        return Ok(Typed::Known(Change::Took(id(), what_if::length(time)?)));
    }
    if let Some(at) = &args.ended {
        return Typed::at(Change::Ended, id(), at);
    }
    if let Some(time) = &args.extended {
        return Ok(Typed::Known(Change::Extended(id(), what_if::length(time)?)));
    }
    if let Some(at) = &args.suspended {
        return Typed::at(Change::Suspended, id(), at);
    }
    if let Some(at) = &args.adjourned {
        return Typed::at(Change::Adjourned, id(), at);
    }
    if let Some(reason) = &args.cancelled {
        return Ok(Typed::Known(Change::Cancelled(id(), reason.clone())));
    }
    if let Some(until) = &args.postponed {
        return Ok(Typed::Known(Change::Postponed(id(), until.clone())));
    }
    let held = args.held.as_deref().unwrap_or_default();
    Typed::held(args.track.clone(), &args.of, held)
}
