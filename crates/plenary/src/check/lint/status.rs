//! P0407 and P0408: dates of issue, and words in the title, that contradict the rest of the heading.

use chrono::{Datelike, NaiveDate};

use super::{
    Reading,
    facts::{Days, Facts},
    vocabulary::{self, is_schedule},
};
use crate::{
    fault::{Code, Fault, Faults, Part, path_to},
    keywords::Status,
    typed::{Token, is_function_word},
};

/// Checks that a schedule is issued before the meetings; once one of them is over it may be issued again.
pub(super) fn check_issue(facts: &Facts<'_>, faults: &mut Faults) {
    let (Some(issued), Some(days)) = (facts.issued, facts.days) else {
        return;
    };
    if issued > days.first && !facts.has_news {
        faults.push(issued_late(issued, days));
    }
}

fn issued_late(issued: NaiveDate, days: Days) -> Fault {
    let message = format!(
        "the schedule is issued on {issued}, and the meetings begin on {}",
        days.first
    );
    let fault = Fault::new(Code::IssuedLate, message, path_to!["issued"])
        .label("after they have begun")
        .and(path_to!["first-day"])
        .label("the first day");
    let earlier = issued
        .with_year(days.first.year())
        .filter(|day| *day <= days.first);
    match earlier {
        Some(day) => fault.edit(
            format!("if the year is wrong, write `{day}`"),
            day.to_string(),
        ),
        None => fault.help("write the day on which the schedule goes out"),
    }
}

/// Looks for `draft schedule` and its like in a title whose status is another.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    let Some(status) = facts.status.filter(|_| reading.version.is_heading()) else {
        return;
    };
    let schedules = reading.tokens.words().filter(|(_, word)| is_schedule(word));
    let mut named = schedules.filter_map(|(place, _)| status_beside(reading, place));
    if let Some((token, word)) = named.next().filter(|(_, word)| *word != status) {
        faults.push(other(reading, token, word, status));
    }
}

/// Returns the status that stands before the word for a schedule, or behind it as in French.
fn status_beside(reading: &Reading<'_>, schedule: usize) -> Option<(Token, Status)> {
    let list = reading.list();
    let status = |token: &Token| Some((*token, vocabulary::status(reading.tokens.word(token))?));
    let before = list[..schedule]
        .iter()
        .rev()
        .find(|token| !is_function_word(reading.tokens.word(token)));
    before
        .and_then(status)
        .or_else(|| status(list.get(schedule + 1)?))
}

fn other(reading: &Reading<'_>, token: Token, word: Status, status: Status) -> Fault {
    let (text, at) = (reading.text(), reading.version.path());
    let written = &text[token.start..token.end];
    let message = format!("`{at}` says {written}, the status is {}", status.name());
    let help = match status {
        Status::Final => format!("delete the word, or write `status = \"{}\"`", word.name()),
        _ => format!(
            "write one of the two here and in `status`: `{}` or `{}`",
            word.name(),
            status.name()
        ),
    };
    Fault::new(Code::OtherStatus, message, at)
        .part(Part::Within(token.start..token.end))
        .label(format!("{} here", word.name()))
        .and(path_to!["status"])
        .label(format!("{} here", status.name()))
        .help(help)
}
