//! P0407 and P0408: a date of issue, or a word in the title, that the rest of the heading belies.

use chrono::{Datelike, NaiveDate};

use super::{
    Reading,
    facts::{Days, Facts},
    terms::{DRAFT, FINAL, INDICATIVE, PLAN, PROVISIONAL, SMALL, TENTATIVE},
    tokens::Token,
};
use crate::{
    fault::{Code, Fault, Faults, Part, path_to},
    keywords::Status,
};

/// A schedule is issued before the meetings; once one of them is over it may be issued again.
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

const WORDS: [(u32, Status); 5] = [
    (DRAFT, Status::Draft),
    (PROVISIONAL, Status::Provisional),
    (INDICATIVE, Status::Indicative),
    (TENTATIVE, Status::Tentative),
    (FINAL, Status::Final),
];

/// Looks for `draft schedule` and its like in a title whose status is another.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    let Some(status) = facts.status.filter(|_| reading.said.is_heading()) else {
        return;
    };
    if !reading.tokens.senses.any(PLAN) {
        return;
    }
    let (text, list) = (reading.said.text, reading.tokens.as_slice());
    let mut plans = list.iter().enumerate().filter(|(_, token)| token.is(PLAN));
    let said = plans.find_map(|(place, _)| beside(text, list, place));
    if let Some((token, word)) = said.filter(|(_, word)| *word != status) {
        faults.push(other(reading, token, word, status));
    }
}

/// The status that stands before a schedule, or behind it as in French.
fn beside(text: &str, list: &[Token], plan: usize) -> Option<(Token, Status)> {
    let before = list[..plan]
        .iter()
        .rev()
        .find(|token| !token.means(text, SMALL));
    let status = |token: &Token| {
        let word = WORDS
            .iter()
            .find(|(senses, _)| token.means(text, *senses))?;
        Some((*token, word.1))
    };
    before
        .and_then(status)
        .or_else(|| status(list.get(plan + 1)?))
}

fn other(reading: &Reading<'_>, token: Token, word: Status, status: Status) -> Fault {
    let (text, at) = (reading.said.text, reading.said.path());
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
