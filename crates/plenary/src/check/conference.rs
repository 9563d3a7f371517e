//! P0401: a name or a title that speaks of another conference than `conference` does.

use std::ops::Range;

use crate::{
    document::{Document, Slot},
    fault::{Code, Fault, Faults, Part, Path, at},
    text::Wording,
};

/// Checks the texts that name the conference, each version against those of `conference`.
pub(super) fn check(document: &Document, faults: &mut Faults) {
    let Some(conference) = document.heading.conference.as_given() else {
        return;
    };
    let marks: Vec<_> = versions(conference)
        .filter_map(|(text, _)| Mark::of(text))
        .collect();
    let texts = [
        ("name", &document.heading.name),
        ("title", &document.heading.title),
    ];
    for (key, slot) in texts {
        let Slot::Given(wording) = slot else { continue };
        for (text, tag) in versions(wording) {
            let at = tag.map_or_else(|| at![key], |tag| at![key, tag]);
            faults.extend(stranger(text, &marks, at));
        }
    }
}

fn versions(wording: &Wording) -> Box<dyn Iterator<Item = (&str, Option<&'static str>)> + '_> {
    match wording {
        Wording::Plain(text) => Box::new([(&**text, None)].into_iter()),
        Wording::ByLanguage(versions) => Box::new(
            versions
                .iter()
                .map(|(language, text)| (&**text, Some(language.tag()))),
        ),
    }
}

/// An acronym with a number, such as `CSP12`.
struct Mark<'a> {
    acronym: &'a str,
    number: &'a str,
}

impl<'a> Mark<'a> {
    /// The mark of a conference, if that is how it is called.
    fn of(conference: &'a str) -> Option<Self> {
        let conference = conference.trim();
        let acronym = conference.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = &conference[acronym.len()..];
        let acronym = acronym.trim_end_matches(['-', ' ', '\u{a0}']);
        let letters = !acronym.is_empty() && acronym.chars().all(char::is_alphabetic);
        (letters && !number.is_empty()).then_some(Self { acronym, number })
    }

    /// The marks with this acronym in a text: their numbers, and where they stand.
    fn found_in(&self, text: &'a str) -> impl Iterator<Item = (&'a str, Range<usize>)> {
        text.match_indices(self.acronym).filter_map(|(start, own)| {
            let before = text[..start].chars().next_back();
            let rest = &text[start + own.len()..];
            let gap = rest.len() - rest.trim_start_matches(['-', ' ', '\u{a0}']).len();
            let digits = rest[gap..].bytes().take_while(u8::is_ascii_digit).count();
            let alone = !before.is_some_and(char::is_alphanumeric);
            let end = start + own.len() + gap + digits;
            let number = &text[end - digits..end];
            (alone && (1..=3).contains(&digits)).then_some((number, start..end))
        })
    }
}

/// The fault of a text that names other conferences only.
fn stranger(text: &str, marks: &[Mark<'_>], at: Path) -> Option<Fault> {
    for mark in marks {
        let found: Vec<_> = mark.found_in(text).collect();
        let own = |(number, _): &(&str, _)| *number == mark.number;
        let Some((_, span)) = found.first().filter(|_| !found.iter().any(own)) else {
            continue;
        };
        let named = &text[span.clone()];
        let meant = format!("{}{}", mark.acronym, mark.number);
        return Some(
            Fault::new(
                Code::OtherConference,
                format!("`{at}` speaks of {named}, the conference is {meant}"),
                at,
            )
            .part(Part::Within(span.clone()))
            .label("another conference")
            .and(at!["conference"])
            .label(format!("{meant} here"))
            .edit(
                format!("write `{meant}` instead of `{named}`"),
                meant.clone(),
            ),
        );
    }
    None
}
