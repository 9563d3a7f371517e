//! P0410: words that leave something open in a final schedule.

use super::{Reading, facts::Facts, texts::Location, vocabulary::is_unsettled};
use crate::{
    fault::{Code, Fault, Faults, Part, Severity, path_to},
    keywords::Status,
};

/// Looks for `tbc` and its like in a schedule that says that it is final.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    if facts.status != Some(Status::Final) {
        return;
    }
    let words = reading
        .tokens
        .words()
        .filter(|(_, word)| is_unsettled(word));
    for (place, word) in words {
        let token = reading.list()[place];
        let written = reading.source_text(&token);
        let is_group = facts.groups.iter().any(|group| group.key == written);
        let open = match word.len() {
            3 if is_group => None,
            3 => Some(token.start..token.end),
            _ => phrase(reading.text(), token.start, token.end),
        };
        faults.extend(open.map(|span| fault(reading, span)));
    }
}

/// Returns the bytes of `to be confirmed` where it is said of what stands before it, and not asked of anyone.
fn phrase(text: &str, start: usize, end: usize) -> Option<std::ops::Range<usize>> {
    let before = text[..start].trim_end();
    let lower = before.to_lowercase();
    let opening = ["to be", "à"]
        .into_iter()
        .find(|opening| lower.ends_with(opening))?;
    let from = before
        .get(..before.len().checked_sub(opening.len())?)?
        .trim_end();
    let begins = from.is_empty() || from.ends_with(['(', ':', '–', '—', '*', '_', ',']);
    let start = before.len() - opening.len();
    begins.then_some(start..end)
}

fn fault(reading: &Reading<'_>, span: std::ops::Range<usize>) -> Fault {
    let at = reading.version.path();
    let written = &reading.text()[span.clone()];
    let message = format!("a final schedule says {written}");
    let side_events = reading.version.location == Location::Top("side-events");
    Fault::new(Code::NotSettled, message, at)
        .part(Part::Within(span))
        .label("still open")
        .and(path_to!["status"])
        .label("final here")
        .help(if side_events {
            "write the side events, or delete the line; until they are known, write another `status`"
        } else {
            "write what is settled by now; until it is, write another `status`"
        })
}

/// Makes offices without a holder warnings in a final schedule; in a draft they are no surprise.
pub(in crate::check) fn weigh_vacancies(status: Option<Status>, faults: &mut Faults) {
    if status != Some(Status::Final) {
        return;
    }
    let vacant = faults
        .iter_mut()
        .filter(|fault| fault.code == Code::VacantOffice);
    for fault in vacant {
        let weighed = fault.clone().weighs(Severity::Warning);
        *fault = weighed.and(path_to!["status"]).label("final here");
    }
}
