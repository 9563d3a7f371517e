//! The revision: the last issue of the schedule.

use chrono::{Datelike, NaiveDate};

use crate::{
    document as raw,
    fault::{Code, Fault, Faults, path_to},
    plan::Revision,
};

/// Judges the revision; `issued` is the day on which the schedule itself was issued.
pub(super) fn check(
    written: Option<raw::Revision>,
    issued: Option<NaiveDate>,
    faults: &mut Faults,
) -> Option<Revision> {
    let revision = written?;
    let number = revision.number.given()?;
    let again = revision.issued.given();
    if let (Some(first), Some(again)) = (issued, again)
        && again < first
    {
        faults.push(revised_early(again, first));
    }
    let reissued = revision.reissued.given();
    if let (Some(first), Some(again)) = (again.or(issued), reissued)
        && again < first
    {
        faults.push(reissued_early(again, first));
    }
    Some(Revision {
        number,
        issued: again,
        reissued,
        corrections: revision.corrections.given().unwrap_or_default(),
    })
}

/// Returns the warning of an issue after the last day: by then the paper says what was held, and its status says
/// so. `first` is the day of the first issue, of which the lint speaks; `kept` names the file of the issue.
pub(super) fn late(
    revision: Revision,
    first: Option<NaiveDate>,
    last_day: NaiveDate,
    kept: Option<&str>,
) -> Option<Fault> {
    let is_late = |issued: &NaiveDate| *issued > last_day && first != Some(*issued);
    let issued = revision.issued.filter(is_late)?;
    let message = format!("the schedule is issued on {issued}, and the last day is {last_day}");
    let fault = Fault::new(Code::IssuedLate, message, path_to!["revision", "issued"])
        .label("after the meetings")
        .and(path_to!["last-day"])
        .label("the last day");
    let may_be_meant =
        |day: &NaiveDate| *day <= last_day && first.is_none_or(|first| first <= *day);
    let swapped = NaiveDate::from_ymd_opt(issued.year(), issued.day(), issued.month());
    let of_the_year = issued.with_year(last_day.year());
    let places = kept.map_or_else(String::new, |kept| format!(", here and in `{kept}`"));
    let fault = if let Some(day) = swapped.filter(may_be_meant) {
        let message =
            format!("if the day and the month have changed places, write `{day}`{places}");
        fault.edit(message, day.to_string())
    } else if let Some(day) = of_the_year.filter(may_be_meant) {
        let message = format!("if the year is wrong, write `{day}`{places}");
        fault.edit(message, day.to_string())
    } else {
        fault.help(format!("write the day on which it went out{places}"))
    };
    Some(fault.help("if it says what was held, write `status = \"as-held\"` at the top"))
}

fn revised_early(again: NaiveDate, first: NaiveDate) -> Fault {
    let message = format!("the revision is issued on {again}, and the schedule on {first}");
    Fault::new(Code::RevisedEarly, message, path_to!["revision", "issued"])
        .label("earlier than what it revises")
        .and(path_to!["issued"])
        .label("the day of the first version")
        .help("write here the day on which this revision goes out, and there that of the first version")
}

fn reissued_early(again: NaiveDate, first: NaiveDate) -> Fault {
    let message = format!("the paper is reissued on {again}, and was issued on {first}");
    Fault::new(
        Code::RevisedEarly,
        message,
        path_to!["revision", "reissued"],
    )
    .label("earlier than what it corrects")
    .help("write here the day on which the correction goes out")
}
