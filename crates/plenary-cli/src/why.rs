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
    if let Ok(source) = &source {
        for id in &args.meetings {
            what_if::require_meeting(source, id)?;
            if let Some(item) = &args.item {
                what_if::require_item(source, id, item)?;
            }
        }
    }
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
    print(&text(&schedule, args))?;
    if schedule.fits() {
        Ok(Outcome::Well)
    } else {
        Ok(Outcome::Faulty)
    }
}

fn text(schedule: &Schedule, args: &WhyArgs) -> String {
    if args.meetings.is_empty() {
        return schedule.overview(args.lang);
    }
    let ids = args.meetings.iter();
    let one = |id: &String| match &args.item {
        Some(item) => {
            let place = schedule.plan().item_of(id, item)?;
            schedule.why_item(id, place, args.lang)
        }
        None => schedule.why(id, args.lang),
    };
    ids.filter_map(one).collect()
}
