//! The confirmation of ways out: each is tried on the source itself before it is offered.

use crate::{
    fault::{Edit, Errors, Fault, Report},
    schedule,
    source::Source,
};

/// The most bytes of changed sources that are compiled to try the ways out of one report.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Drops from a report each edit of what does not fit that would leave the fault, or bring another
/// error, as `compile` finds them in the changed source.
pub(crate) fn confirm(mut report: Report, compile: impl Fn(&Source) -> Report) -> Report {
    let concerned = |fault: &Fault| fault.code.leaves_a_schedule();
    if !report.faults().iter().any(concerned) {
        return report;
    }
    if let Some(source) = report.source().cloned() {
        let before = Errors::of(report.faults());
        let mut left = MOST_BYTES / source.text().len().max(1);
        for fault in report
            .faults_mut()
            .iter_mut()
            .filter(|fault| concerned(fault))
        {
            let mut helps = std::mem::take(&mut fault.help);
            helps.retain(|help| {
                let Some(edit) = &help.edit else { return true };
                let changed = apply_edit(&source, edit).filter(|_| left > 0);
                left = left.saturating_sub(1);
                changed.is_some_and(|source| {
                    let after = Errors::of(compile(&source).faults());
                    before.are_fewer_by(fault, &after)
                })
            });
            fault.help = helps;
            if fault.help.is_empty() && left == 0 {
                *fault = fault.clone().help(schedule::UNTRIED);
            }
        }
    }
    schedule::note_no_way_out(report.faults_mut());
    report
}

/// Returns the source after an edit.
fn apply_edit(source: &Source, edit: &Edit) -> Option<Source> {
    let span = edit.span.clone()?;
    let mut text = source.text().to_owned();
    text.get(span.clone())?;
    text.replace_range(span, &edit.replacement);
    Some(source.with_text(text))
}
