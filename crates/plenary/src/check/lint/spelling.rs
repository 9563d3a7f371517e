//! P0405: one thing spelt in two ways within one schedule.

use std::ops::Range;

use super::{facts::Facts, texts::TextVersion};
use crate::{
    fault::{Code, Fault, Faults, Part, path_to},
    typed::{Token, Tokens},
};

/// Returns the words of two parts that begin with a letter; people join the parts with a hyphen, with a
/// space, or with nothing.
fn compounds(initial: Option<char>) -> &'static [(&'static str, &'static str)] {
    match initial {
        Some('c') => &[("co", "chair")],
        Some('e') => &[("e", "mail")],
        Some('l') => &[("live", "stream"), ("live", "streaming")],
        Some('s') => &[("sub", "working"), ("sub", "wg"), ("side", "events")],
        Some('v') => &[("vice", "chair")],
        _ => &[],
    }
}

/// The spelling of each compound where it was first met.
#[derive(Default)]
pub(super) struct Spellings<'d>(Vec<Spelling<'d>>);

/// Compound in a text.
#[derive(Clone)]
struct Spelling<'d> {
    parts: (&'static str, &'static str),
    version: TextVersion<'d>,
    joint: &'d str,
    span: Range<usize>,
    /// True if the short form is explained in brackets, and so may be used afterwards.
    explains: bool,
}

impl<'d> Spellings<'d> {
    /// Compares the compounds of one text with those that were met before.
    pub(super) fn check(
        &mut self,
        version: &TextVersion<'d>,
        tokens: &Tokens,
        facts: &Facts<'_>,
        faults: &mut Faults,
    ) {
        for (place, word) in tokens.words() {
            let met = spelling(version, tokens, place, word);
            faults.extend(met.and_then(|spelling| self.compare(spelling)));
        }
        faults.extend(torn_acronym(version, tokens.as_slice(), facts));
    }

    fn compare(&mut self, spelling: Spelling<'d>) -> Option<Fault> {
        let (head, tail) = spelling.parts;
        let Some(met) = self.0.iter_mut().find(|met| met.parts.0 == head) else {
            self.0.push(spelling);
            return None;
        };
        // Streams and streaming are one thing, and so are sub-working groups and sub-WGs.
        let same_words = met.parts.1[..2] == tail[..2];
        let before = &spelling.version.text[..spelling.span.start];
        met.explains |= !same_words && before.ends_with('(');
        let is_alike = if same_words {
            met.joint == spelling.joint
        } else {
            met.explains
        };
        (!is_alike).then(|| fault(&spelling, met, same_words))
    }
}

/// Returns the compound that begins with a word.
fn spelling<'d>(
    version: &TextVersion<'d>,
    tokens: &Tokens,
    place: usize,
    word: &str,
) -> Option<Spelling<'d>> {
    let list = tokens.as_slice();
    let word_at = |place: usize| list.get(place).map_or("", |token| tokens.word(token));
    let (head, tail) = *compounds(word.chars().next()).iter().find(|(head, tail)| {
        let rest = word.strip_prefix(head);
        rest.is_some_and(|rest| is_either_number(rest, tail))
            || rest == Some("") && is_either_number(word_at(place + 1), tail)
    })?;
    let second = if word == head { place + 1 } else { place };
    let joint = if word == head {
        &version.text[list[place].end..list[second].start]
    } else {
        ""
    };
    let end = match tail {
        "working" if is_either_number(word_at(second + 1), "group") => second + 1,
        "working" => return None,
        _ => second,
    };
    matches!(joint, "" | "-" | " " | "\u{a0}" | "\u{2011}").then(|| Spelling {
        parts: (head, tail),
        version: *version,
        joint,
        span: list[place].start..list[end].end,
        explains: false,
    })
}

fn is_either_number(word: &str, singular: &str) -> bool {
    word.strip_prefix(singular)
        .is_some_and(|rest| matches!(rest, "" | "s"))
}

fn fault(spelling: &Spelling<'_>, met: &Spelling<'_>, same_words: bool) -> Fault {
    let written = &spelling.version.text[spelling.span.clone()];
    let other = &met.version.text[met.span.clone()];
    let message = format!("one thing is spelt in two ways: {written} and {other}");
    Fault::new(Code::TwoSpellings, message, spelling.version.path())
        .part(Part::Within(spelling.span.clone()))
        .label("spelt so here")
        .and(met.version.path())
        .part(Part::Within(met.span.clone()))
        .label("and so before")
        .write(like(written, other))
        .machine_applicable(same_words)
}

/// Writes the other spelling in the number of this one, and with its first letter.
fn like(written: &str, other: &str) -> String {
    let singular = other.trim_end_matches(['s', 'S']);
    let plural = if written.ends_with(['s', 'S']) {
        "s"
    } else {
        ""
    };
    let like = format!("{singular}{plural}");
    let (first, rest) = like.split_at(1);
    match (
        written.starts_with(char::is_lowercase),
        first == first.to_lowercase(),
    ) {
        (true, false) => like.to_lowercase(),
        (false, true) => format!("{}{rest}", first.to_uppercase()),
        _ => like,
    }
}

/// Finds the acronym of a group that is torn apart: `WG ETI` for `WGETI`.
fn torn_acronym(version: &TextVersion<'_>, list: &[Token], facts: &Facts<'_>) -> Option<Fault> {
    let text = version.text;
    let known = |pair: &[Token]| {
        let (one, other) = (
            &text[pair[0].start..pair[0].end],
            &text[pair[1].start..pair[1].end],
        );
        let is_torn = matches!(&text[pair[0].end..pair[1].start], " " | "-");
        let is_short = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
        if !is_torn || !is_short(one) || !is_short(other) {
            return None;
        }
        let mut keys = facts.groups.iter().map(|group| &*group.key);
        let key = keys.find(|key| key.strip_prefix(one) == Some(other))?;
        Some((key, pair[0].start..pair[1].end))
    };
    let (key, span) = list.windows(2).find_map(known)?;
    let message = format!(
        "one group is spelt in two ways: {} and {key}",
        &text[span.clone()]
    );
    let fault = Fault::new(Code::TwoSpellings, message, version.path())
        .part(Part::Within(span))
        .label("spelt so here")
        .and(path_to!["groups", key.to_owned()])
        .part(Part::Key)
        .label("declared so");
    Some(fault.write(key).machine_applicable(true))
}
