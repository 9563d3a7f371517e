//! P0405: one thing spelt in two ways within one schedule.

use std::ops::Range;

use super::{
    facts::Facts,
    terms::SPELT,
    texts::Said,
    tokens::{Token, Tokens},
};
use crate::fault::{Code, Fault, Faults, Part};

/// What is spelt in several ways: its two parts, and what they are joined to, if anything.
struct Thing {
    parts: [&'static str; 2],
    then: Option<&'static str>,
    /// Two things with one name are the same thing.
    name: usize,
}

const THINGS: [Thing; 8] = [
    thing(0, ["sub", "working"], Some("group")),
    thing(0, ["sub", "wg"], None),
    thing(1, ["e", "mail"], None),
    thing(2, ["live", "stream"], None),
    thing(2, ["live", "streaming"], None),
    thing(3, ["co", "chair"], None),
    thing(4, ["vice", "chair"], None),
    thing(5, ["side", "events"], None),
];

const fn thing(name: usize, parts: [&'static str; 2], then: Option<&'static str>) -> Thing {
    Thing { parts, then, name }
}

/// How each thing was spelt when it was first met.
#[derive(Default)]
pub(super) struct Spellings<'d> {
    first: [Option<Met<'d>>; 6],
}

/// Where a thing was first met.
struct Met<'d> {
    thing: usize,
    said: Said<'d>,
    joint: Range<usize>,
    span: Range<usize>,
    /// Whether its short form is explained there, and so may be used afterwards.
    explains: bool,
}

/// One occurrence of a thing.
struct Spelt {
    thing: usize,
    joint: Range<usize>,
    span: Range<usize>,
    end: usize,
}

impl<'d> Spellings<'d> {
    /// Compares what stands in one text with what was met before.
    pub(super) fn check(
        &mut self,
        said: &Said<'d>,
        tokens: &Tokens,
        facts: &Facts<'_>,
        faults: &mut Faults,
    ) {
        let list = tokens.as_slice();
        let mut place = 0;
        while tokens.senses.any(SPELT) && place < list.len() {
            let spelt = Some(place).filter(|place| list[*place].is(SPELT));
            let spelt = spelt.and_then(|place| spelt_at(said.text, list, place));
            place = spelt.as_ref().map_or(place + 1, |spelt| spelt.end);
            faults.extend(spelt.and_then(|spelt| self.compare(said, &spelt)));
        }
        faults.extend(torn_acronym(said, list, facts));
    }

    fn compare(&mut self, said: &Said<'d>, spelt: &Spelt) -> Option<Fault> {
        let name = THINGS[spelt.thing].name;
        let (text, joint) = (said.text, &said.text[spelt.joint.clone()]);
        let Some(met) = self.first.get_mut(name)?.as_mut() else {
            self.first[name] = Some(Met {
                thing: spelt.thing,
                said: *said,
                joint: spelt.joint.clone(),
                span: spelt.span.clone(),
                explains: false,
            });
            return None;
        };
        let same_words = THINGS[met.thing].parts[1][..2] == THINGS[spelt.thing].parts[1][..2];
        met.explains |= !same_words && text[..spelt.span.start].ends_with('(');
        if same_words && met.said.text[met.joint.clone()] == *joint || !same_words && met.explains {
            return None;
        }
        Some(fault(said, spelt, met, same_words))
    }
}

/// The thing that is spelt at this token, and what joins its two parts.
fn spelt_at(text: &str, list: &[Token], place: usize) -> Option<Spelt> {
    let one = list[place];
    let word = |token: &Token| &text[token.start..token.end];
    let matching = |(thing, spelt): (usize, &Thing)| {
        let [first, second] = spelt.parts;
        let head = word(&one);
        let (joint, tail, next) = if head.eq_ignore_ascii_case(first) {
            let other = list
                .get(place + 1)
                .filter(|other| is(word(other), second))?;
            let gap = one.end..other.start;
            let joins = matches!(&text[gap.clone()], "-" | " " | "\u{a0}" | "\u{2011}");
            (Some(gap).filter(|_| joins)?, *other, place + 2)
        } else {
            let (start, rest) = head.split_at_checked(first.len())?;
            let joined = start.eq_ignore_ascii_case(first) && is(rest, second);
            (one.end..one.end, Some(one).filter(|_| joined)?, place + 1)
        };
        let (tail, end) = match spelt.then {
            None => (tail, next),
            Some(then) => (
                *list.get(next).filter(|token| is(word(token), then))?,
                next + 1,
            ),
        };
        let span = one.start..tail.end;
        Some(Spelt {
            thing,
            joint,
            span,
            end,
        })
    };
    THINGS.iter().enumerate().find_map(matching)
}

/// Whether it is this word, in one number or the other.
fn is(word: &str, known: &str) -> bool {
    let singular = word
        .strip_suffix(['s', 'S'])
        .filter(|_| !known.ends_with('s'));
    word.eq_ignore_ascii_case(known)
        || singular.is_some_and(|word| word.eq_ignore_ascii_case(known))
}

fn fault(said: &Said<'_>, spelt: &Spelt, met: &Met<'_>, same_words: bool) -> Fault {
    let written = &said.text[spelt.span.clone()];
    let other = &met.said.text[met.span.clone()];
    let message = format!("one thing is spelt in two ways: {written} and {other}");
    Fault::new(Code::TwoSpellings, message, said.path())
        .part(Part::Within(spelt.span.clone()))
        .label("spelt so here")
        .and(met.said.path())
        .part(Part::Within(met.span.clone()))
        .label("and so before")
        .write(like(written, other))
        .machine_applicable(same_words)
}

/// The other spelling in the number of this one, and with its first letter.
fn like(written: &str, other: &str) -> String {
    let plural = |word: &str| word.ends_with(['s', 'S']);
    let mut like = match (plural(written), plural(other)) {
        (true, false) => format!("{other}s"),
        (false, true) => other[..other.len() - 1].to_owned(),
        _ => other.to_owned(),
    };
    let (small, big) = (
        written.starts_with(char::is_lowercase),
        like.starts_with(char::is_uppercase),
    );
    if small && big {
        like = like.to_lowercase();
    } else if !small && !big {
        like[..1].make_ascii_uppercase();
    }
    like
}

/// The acronym of a group that is torn apart: `WG ETI` for `WGETI`.
fn torn_acronym(said: &Said<'_>, list: &[Token], facts: &Facts<'_>) -> Option<Fault> {
    let text = said.text;
    let bytes = text.as_bytes();
    let is_short = |token: &Token| {
        let second = bytes.get(token.start + 1);
        let word = || &bytes[token.start..token.end];
        second.is_some_and(u8::is_ascii_uppercase) && word().iter().all(u8::is_ascii_uppercase)
    };
    let torn = |pair: &&[Token]| {
        is_short(&pair[1])
            && is_short(&pair[0])
            && matches!(&text[pair[0].end..pair[1].start], " " | "-")
    };
    let known = |pair: &[Token]| {
        let (one, other) = (
            &text[pair[0].start..pair[0].end],
            &text[pair[1].start..pair[1].end],
        );
        let mut keys = facts.groups.iter().map(|group| &*group.key);
        let key = keys.find(|key| key.strip_prefix(one) == Some(other))?;
        Some((key, pair[0].start..pair[1].end))
    };
    let (key, span) = list.windows(2).filter(torn).find_map(known)?;
    let (at, written) = (said.path(), &text[span.clone()]);
    let message = format!("one group is spelt in two ways: {written} and {key}");
    Some(
        Fault::new(Code::TwoSpellings, message, at)
            .part(Part::Within(span))
            .label("spelt so here")
            .and(crate::fault::path_to!["groups", key.to_owned()])
            .part(Part::Key)
            .label("declared so")
            .write(key)
            .machine_applicable(true),
    )
}
