//! `plenary summary`: the figures of a report; and the summary that `check` prints of a sound schedule.

use std::path::Path;

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

/// Returns the line for a schedule whose meetings do not fit: nothing can be written, and these of its files
/// are out of date.
pub(crate) fn not_until_it_fits(path: &Path, stale: &[String]) -> String {
    let name = files::display_name(path);
    let stale = match stale {
        [] => String::new(),
        [one] => format!("`{one}` is out of date, and "),
        several => format!("`{}` are out of date, and ", several.join("`, `")),
    };
    let typed = files::quoted(&name);
    format!(
        "{name}: {stale}no file can be written until the meetings fit; to look: plenary render {typed} --unfit\n"
    )
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
