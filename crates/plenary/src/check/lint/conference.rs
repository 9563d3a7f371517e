//! P0401: a text, or the name of the source, that speaks of another conference than `conference`.

use super::{
    Reading,
    facts::Facts,
    marks::{Mark, Mention},
    vocabulary::{cites, leans_on, speaks_of_meetings},
};
use crate::{
    fault::{Code, Fault, Faults, Part, Severity, path_to},
    typed::{Token, Tokens},
};

/// Looks for other conferences in one text. A text that names its conference is right.
pub(super) fn check(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    let text = reading.text();
    for mark in &facts.marks {
        let mentions = mark.find(text, reading.tokens);
        if mentions
            .iter()
            .any(|mention| is_right(mention, mark, facts))
        {
            continue;
        }
        let stranger = mentions.iter().find(|mention| !is_cited(reading, mention));
        if let Some(stranger) = stranger {
            faults.push(other_conference(reading, mark, stranger));
            return;
        }
    }
}

/// True if a mark is that of the conference. It may be followed by the year of its conference instead of its number.
fn is_right(mention: &Mention, mark: &Mark<'_>, facts: &Facts<'_>) -> bool {
    mention.number == mark.number
        || is_year(mention.number) && !is_year(mark.number) && {
            facts
                .days
                .is_none_or(|days| days.hold_year(mention.number.cast_signed()))
        }
}

fn is_year(number: u32) -> bool {
    (1900..2200).contains(&number)
}

/// True if a conference is only spoken of: as one that decided something, or will.
///
/// A heading says what the schedule is of, so that little excuses another conference in it. Prose
/// speaks of other conferences all the time, so that only words about the meetings betray it.
fn is_cited(reading: &Reading<'_>, mention: &Mention) -> bool {
    let sentence = Sentence::new(reading, mention);
    let (near_before, near_after) = (sentence.before(4), sentence.after(2));
    if reading.version.is_heading() {
        return reading.any(near_before, cites) || reading.any(near_after, cites);
    }
    if reading.any(sentence.before(6), cites) || reading.any(sentence.after(4), cites) {
        return true;
    }
    let leans = reading.any(sentence.before(1), leans_on);
    if reading.version.is_prose() {
        let of_meetings = reading.any(sentence.before(6), speaks_of_meetings)
            || reading.any(near_after, speaks_of_meetings);
        return leans || !of_meetings;
    }
    leans
}

/// The most words before and after a mark that can tell which conference is meant.
const NEAR: usize = 6;

/// Words of a sentence near a mark, on both sides.
struct Sentence<'r> {
    before: &'r [Token],
    after: &'r [Token],
}

impl<'r> Sentence<'r> {
    /// Returns the words near a mention, up to the ends of its sentence.
    fn new(reading: &'r Reading<'_>, mention: &Mention) -> Self {
        let (text, list) = (reading.text(), reading.list());
        let ends = |pair: &[Token]| ends_sentence(&text[pair[0].end..pair[1].start]);
        let (from, to) = (mention.tokens.start, mention.tokens.end);
        let first = from.saturating_sub(NEAR);
        let before = &list[first..from];
        let upto = &list[first..=from];
        let start = upto.windows(2).rposition(ends).map_or(0, |place| place + 1);
        let upmost = list.len().min(to + NEAR);
        let after = &list[to..upmost];
        let onwards = &list[to - 1..upmost];
        let end = onwards.windows(2).position(ends).unwrap_or(after.len());
        Self {
            before: &before[start.min(before.len())..],
            after: &after[..end],
        }
    }

    fn before(&self, number: usize) -> &'r [Token] {
        &self.before[self.before.len().saturating_sub(number)..]
    }

    fn after(&self, number: usize) -> &'r [Token] {
        &self.after[..number.min(self.after.len())]
    }
}

fn ends_sentence(gap: &str) -> bool {
    let mut characters = gap.chars().peekable();
    while let Some(c) = characters.next() {
        let blank = characters.peek().is_none_or(|next| next.is_whitespace());
        if matches!(c, '.' | ';' | '?' | '!') && blank {
            return true;
        }
    }
    false
}

fn other_conference(reading: &Reading<'_>, mark: &Mark<'_>, mention: &Mention) -> Fault {
    let (at, text) = (reading.version.path(), reading.text());
    let (found, meant) = (&text[mention.span.clone()], mark.written);
    let instead = if is_year(mention.number) {
        meant.to_owned()
    } else {
        mention.with_number(mark.number, text)
    };
    let message = format!("`{at}` speaks of {found}, the conference is {meant}");
    let severity = if reading.version.is_heading() {
        Severity::Error
    } else {
        Severity::Warning
    };
    Fault::new(Code::OtherConference, message, at)
        .weighs(severity)
        .part(Part::Within(mention.span.clone()))
        .label("another conference")
        .and(path_to!["conference"])
        .label(format!("{meant} here"))
        .edit(format!("write `{instead}` instead of `{found}`"), instead)
}

/// Looks for another conference in the name of the source: a copy of last year's.
pub(super) fn check_source(stem: &str, tokens: &Tokens, facts: &Facts<'_>, faults: &mut Faults) {
    let mut stranger = None;
    for mark in &facts.marks {
        for mention in mark.find(stem, tokens) {
            if is_right(&mention, mark, facts) {
                return;
            }
            stranger.get_or_insert((mark, mention));
        }
    }
    faults.extend(stranger.map(|(mark, mention)| other_file_name(stem, mark, &mention)));
}

fn other_file_name(stem: &str, mark: &Mark<'_>, mention: &Mention) -> Fault {
    let meant = mark.written;
    let mut better = stem.to_owned();
    better.replace_range(
        mention.span.clone(),
        &mention.with_number(mark.number, stem),
    );
    let message = format!("the file is called `{stem}`, the conference is {meant}");
    Fault::new(Code::OtherConference, message, path_to!["conference"])
        .weighs(Severity::Warning)
        .label("not the one that the file is called by")
        .help(format!(
            "rename the file to `{better}`, or write the conference that it is about"
        ))
}
