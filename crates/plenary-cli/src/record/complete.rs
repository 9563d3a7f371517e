//! `record FILE --at MOMENT`: nothing new, and the news is complete up to a moment.

use plenary::{
    Report, Schedule, Severity, Source,
    chrono::NaiveDateTime,
    edit::{self, Change, RecordSentences},
};

use super::{as_of, nothing_recorded, what_comes_next};
use crate::{
    args::RecordArgs,
    clock, files,
    outcome::{Failure, Outcome, print, show, tell},
};

/// Writes the moment alone; it is never earlier than before.
pub(super) fn run(
    args: &RecordArgs,
    name: &str,
    before: Result<Source, Report>,
) -> Result<Outcome, Failure> {
    let read = before.and_then(|source| Ok((plenary::compile_overfull(&source)?.value, source)));
    let (schedule, source) = match read {
        Ok(read) => read,
        Err(report) => return nothing_recorded(name, &report),
    };
    let sentences = RecordSentences::new(args.lang);
    let moment = moment(args, &schedule, sentences)?;
    let supposed = edit::suppose(&source, &[Change::AsOf(moment)]);
    let compiled = supposed.and_then(|after| Ok((plenary::compile_overfull(&after)?, after)));
    let (warned, after) = match compiled {
        Ok(compiled) => compiled,
        Err(report) => return nothing_recorded(name, &report),
    };
    show(&warned.warnings.at_least(Severity::Warning))?;
    if after != source {
        files::replace(&args.file, &source, after.text())?;
    }
    let next = what_comes_next(sentences, name, moment, &warned.value);
    print(&format!("{name}: {}\n{next}\n", sentences.complete(moment)))?;
    Ok(if warned.value.fits() {
        Outcome::Well
    } else {
        Outcome::Faulty
    })
}

/// Returns the moment that was typed. One that is far ahead of the clock is refused, since no record takes it back.
fn moment(
    args: &RecordArgs,
    schedule: &Schedule,
    sentences: RecordSentences,
) -> Result<NaiveDateTime, Failure> {
    let clock = clock::local(schedule.plan())?;
    let typed = args.at.as_deref().unwrap_or_default();
    let moment = as_of::resolve(typed, clock, schedule, sentences)?;
    let given = as_of::quoted(moment);
    let now = schedule.now().map(|now| now.naive_local());
    let earliest = now.max(schedule.recorded_until());
    if let Some(earliest) = earliest.filter(|earliest| moment < *earliest) {
        return Err(Failure::Usage(format!(
            "--at {given}: the news is complete up to {} already; give that moment or a later one",
            as_of::quoted(earliest)
        )));
    }
    if as_of::is_ahead(moment, clock, schedule) {
        return Err(Failure::Usage(format!(
            "--at {given}: that is still to come; by the clock of this computer it is {}",
            as_of::quoted(clock)
        )));
    }
    if moment > clock {
        tell(&sentences.still_to_come(moment, clock))?;
    }
    Ok(moment)
}
