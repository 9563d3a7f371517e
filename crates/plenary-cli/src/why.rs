//! `plenary why`: the reasons of a schedule in plain sentences.

use plenary::Schedule;

use crate::{
    args::WhyArgs,
    files,
    outcome::{Failure, Outcome, print, show},
    what_if,
};

pub(crate) fn run(args: &WhyArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    let source = files::source(path, files::display_name(path))?;
    let source = what_if::suppose(source, &args.what_if.typed())?;
    let compiled = source.and_then(|source| plenary::compile_overfull(&source));
    let schedule = match compiled {
        Ok(warned) => {
            show(&warned.warnings.at_least(plenary::Severity::Warning))?;
            warned.value
        }
        Err(report) => {
            show(&report.at_least(plenary::Severity::Warning))?;
            return Ok(Outcome::Faulty);
        }
    };
    print(&text(&schedule, args)?)?;
    if schedule.fits() {
        Ok(Outcome::Well)
    } else {
        Ok(Outcome::Faulty)
    }
}

fn text(schedule: &Schedule, args: &WhyArgs) -> Result<String, Failure> {
    if args.meetings.is_empty() {
        return Ok(schedule.overview(args.lang));
    }
    let one = |id: &String| {
        let why = schedule.why(id, args.lang);
        why.ok_or_else(|| unknown(schedule, id))
    };
    args.meetings.iter().map(one).collect()
}

fn unknown(schedule: &Schedule, id: &str) -> Failure {
    let ids: Vec<_> = schedule
        .meetings()
        .iter()
        .map(|placed| &*placed.meeting.id)
        .collect();
    let known = ids.join(", ");
    Failure::Usage(format!(
        "no meeting has the id `{id}`: write one of {known}"
    ))
}
