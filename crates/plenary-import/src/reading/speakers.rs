//! Lines of speakers: names, with a State in brackets or a function behind them.

use std::ops::Range;

use crate::{draft::Speaker, text::Line};

/// Words that stand before the name of a person.
const TITLES: [&str; 12] = [
    "Mr.", "Ms.", "Mrs.", "Mr", "Ms", "Mrs", "H.E.", "Dr", "Dr.", "Prof.", "Mme", "M.",
];

/// Reads the line of one speaker. It is split only before the title of another.
pub(super) fn one(line: &Line) -> Vec<Speaker> {
    let text = line.plain();
    let all = 0..text.len();
    if split(&text, all.clone(), "; ").len() > 1 {
        return several(line);
    }
    let names = names(&text);
    let mut others = names.iter().skip(1);
    if names.len() > 1 && others.all(|name| has_title(&text[name.clone()])) {
        return names.into_iter().map(|name| named(line, name)).collect();
    }
    vec![with_function(line, &text, all)]
}

/// Reads several speakers: `Ms A, Mr B and Ms C`, or `Ms A, Director, WHO; Mr B, President`.
pub(super) fn several(line: &Line) -> Vec<Speaker> {
    let text = line.plain();
    let parts = split(&text, 0..text.len(), "; ");
    if parts.len() > 1 {
        return parts
            .into_iter()
            .map(|part| with_function(line, &text, part))
            .collect();
    }
    let names = names(&text).into_iter();
    names.map(|name| named(line, name)).collect()
}

fn named(line: &Line, name: Range<usize>) -> Speaker {
    Speaker {
        name: line.part(name).markdown(),
        function: None,
    }
}

/// Splits a name from the function behind it.
fn with_function(line: &Line, text: &str, part: Range<usize>) -> Speaker {
    let end = part.end;
    let name = split(text, part, COMMA).swap_remove(0);
    let function = (name.end < end).then(|| line.part(name.end + COMMA.len()..end).markdown());
    Speaker {
        function,
        ..named(line, name)
    }
}

const COMMA: &str = ", ";

/// Splits `Ms A, Mr B and Ms C`.
fn names(text: &str) -> Vec<Range<usize>> {
    const AND: &str = " and ";
    let mut by_word = split(text, 0..text.len(), AND);
    let last = by_word.pop().filter(|_| !by_word.is_empty());
    let first = last
        .as_ref()
        .map_or(text.len(), |last| last.start - AND.len());
    let commas = split(text, 0..first, COMMA).into_iter();
    commas.chain(last).filter(|name| !name.is_empty()).collect()
}

fn has_title(name: &str) -> bool {
    let first = name.split_whitespace().next();
    first.is_some_and(|word| TITLES.contains(&word))
}

/// Splits a part of a text at a separator, but not in brackets: `Ms A (Trinidad and Tobago)` is one.
fn split(text: &str, part: Range<usize>, separator: &str) -> Vec<Range<usize>> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0_usize, part.start);
    for (at, c) in text[part.clone()].char_indices() {
        let place = part.start + at;
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && place >= from && text[place..part.end].starts_with(separator) => {
                parts.push(from..place);
                from = place + separator.len();
            }
            _ => {}
        }
    }
    parts.push(from..part.end);
    parts
}
