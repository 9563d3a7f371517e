//! `plenary summary`: the figures of a report; and the summary that `check` prints of a sound schedule.

use plenary::{
    Minutes, Plan, Severity,
    schedule::{Balance, Summary},
};

use crate::{
    args::{SummaryArgs, SummaryFormat},
    files,
    outcome::{Failure, Outcome, print, show},
};

pub(crate) fn run(args: &SummaryArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    let source = files::source(path, files::display_name(path))?;
    let summary = match source.and_then(|source| plenary::compile(&source)) {
        Ok(warned) => Summary::of(&warned.value),
        Err(report) => {
            show(&report.at_least(Severity::Warning))?;
            return Ok(Outcome::Faulty);
        }
    };
    print(&match args.format {
        SummaryFormat::Text => summary.to_string(),
        SummaryFormat::Markdown => summary.to_markdown(),
        SummaryFormat::Json => summary.to_json(),
    })?;
    Ok(Outcome::Well)
}

/// Returns the line for people: the days, and the balance of time.
pub(crate) fn balance_line(name: &str, plan: &Plan, balance: &Balance) -> String {
    format!("{name}: {}; {balance}\n", days(plan))
}

/// Returns the days with their weekdays, so that a date of last year is noticed.
fn days(plan: &Plan) -> String {
    let (first, last) = (plan.first_day(), plan.last_day());
    let whole = "%A %-d %B %Y";
    if first == last {
        return first.format(whole).to_string();
    }
    format!("{} to {}", first.format("%A %-d %B"), last.format(whole))
}

/// Returns a line for each group: how much time it asks for.
pub(crate) fn balance_by_group(balance: &Balance) -> String {
    let line = |(group, minutes): &(Option<String>, Minutes)| {
        let name = group.as_deref().unwrap_or("without a group");
        format!("  {name}: {minutes}\n")
    };
    balance.by_group.iter().map(line).collect()
}
