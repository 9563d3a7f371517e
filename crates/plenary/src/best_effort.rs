//! The schedule of a source with faults, as far as one can be had.

use crate::{
    fault::{Code, Fault, Faults, Report, Severity},
    plan::News,
    read_and_check,
    schedule::{self, Schedule},
    source::{Source, Span},
};

/// The most lines that are passed over because they are no TOML: a person types one at a time.
const MOST_LINES: usize = 5;

/// Returns the schedule of what can be read of a source.
pub(crate) fn schedule(source: &Source) -> Option<Schedule> {
    let mut draft = source.clone();
    for _ in 0..=MOST_LINES {
        let (written, checked, faults) = read_and_check(&draft);
        if let Some((plan, news)) = checked {
            let place = |news: &News| schedule::try_place(plan.clone(), news, &mut Faults::new());
            return place(&news).or_else(|| place(&News::default()));
        }
        let report = written.report(faults, Vec::new());
        let blank = without(draft.text(), lines_that_are_no_toml(&report)?)?;
        draft = source.with_text(blank);
    }
    None
}

/// Returns the places of the first fault because of which a source is no TOML.
fn lines_that_are_no_toml(report: &Report) -> Option<Vec<Span>> {
    let is_of_toml = |fault: &&Fault| {
        fault.severity == Severity::Error
            && (fault.code.number().starts_with("P00") || fault.code == Code::DuplicateKey)
    };
    let first = report.iter().find(is_of_toml)?;
    let labels = first.labels().filter_map(|label| label.span.clone());
    Some(match first.code {
        // Each of its marks is a line.
        Code::UnfinishedMerge => labels.collect(),
        _ => labels.take(1).collect(),
    })
}

/// Returns a text in which the lines around some places are blank. All other bytes stay where they are.
fn without(text: &str, places: Vec<Span>) -> Option<String> {
    let mut blank = text.to_owned();
    for at in places {
        let start = text.get(..at.start)?.rfind('\n').map_or(0, |end| end + 1);
        let length = text.get(start..)?.find('\n');
        let end = length.map_or(text.len(), |length| start + length);
        blank.replace_range(start..end, &" ".repeat(end - start));
    }
    (blank != text).then_some(blank)
}
