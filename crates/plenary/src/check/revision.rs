//! The revision: the last issue of the schedule.

use chrono::NaiveDate;

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
