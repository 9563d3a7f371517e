//! The words that stand in dates, in small letters.

use chrono::Weekday;

use crate::{
    locale::{Dates, catalogue},
    text::Language,
};

/// Returns the month that a word names in any [language](Language), in full or cut short, 1 being January.
///
/// ```
/// use plenary::typed::month;
/// assert_eq!((month("Sept"), month("FÉVRIER"), month("mandate")), (Some(9), Some(2), None));
/// ```
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    let small = word.to_lowercase();
    dates().find_map(|dates| (dates.month_named)(&small))
}

/// Returns the dates of each language.
pub(super) fn dates() -> impl Iterator<Item = &'static Dates> {
    Language::ALL
        .iter()
        .map(|language| &catalogue(*language).dates)
}

/// Returns the month as which a word begins, in English, French or Spanish: what follows may be a slip.
pub(super) fn month_by_start(word: &str) -> Option<u32> {
    const STARTS: [&[&str]; 12] = [
        &["jan", "ene"],
        &["feb", "fév", "fev"],
        &["mar"],
        &["apr", "avr", "abr"],
        &["may", "mai"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "aoû", "aou", "ago"],
        &["sep"],
        &["oct"],
        &["nov"],
        &["dec", "déc", "dic"],
    ];
    const TUESDAY: [&str; 2] = ["mardi", "martes"];
    let small = word.to_lowercase();
    let begins = |starts: &&[&str]| starts.iter().any(|start| small.starts_with(start));
    if TUESDAY.contains(&&*small) {
        return None;
    }
    let month = STARTS.iter().position(begins)?;
    u32::try_from(month + 1).ok()
}

/// Returns the weekday that a word names in any [language](Language), in full or cut short.
///
/// ```
/// use plenary::{chrono::Weekday, typed::weekday};
/// assert_eq!((weekday("Thurs"), weekday("jeudi")), (Some(Weekday::Thu), Some(Weekday::Thu)));
/// ```
#[must_use]
pub fn weekday(word: &str) -> Option<Weekday> {
    let small = word.to_lowercase();
    full_weekday(&small).or_else(|| short_weekday(&small))
}

/// Returns the weekday of a full name, in small letters, in any language.
pub(crate) fn full_weekday(word: &str) -> Option<Weekday> {
    dates().find_map(|dates| (dates.weekday_named)(word))
}

/// Returns the weekday of a name that is cut short, which in prose may be another word: `sun`, `sat`.
pub(super) fn short_weekday(word: &str) -> Option<Weekday> {
    dates().find_map(|dates| (dates.short_weekday_named)(word))
}

/// True for words that stand between the two ends of a range or between two of several dates.
#[must_use]
pub fn joins_dates(word: &str) -> bool {
    joins_ends(word) || joins_several(word) || word == "à"
}

/// True for words between the ends of a range.
pub(super) fn joins_ends(word: &str) -> bool {
    matches!(word, "to" | "till" | "until" | "through" | "au" | "jusqu")
}

/// True for words between two of several.
pub(super) fn joins_several(word: &str) -> bool {
    matches!(word, "and" | "or" | "et" | "ou")
}

/// True for the ending of an ordinal in digits: `16th`, `1er`.
pub(crate) fn is_ordinal_ending(word: &str) -> bool {
    matches!(
        word,
        "st" | "nd" | "rd" | "th" | "e" | "er" | "re" | "eme" | "ème" | "ère"
    )
}

/// True for articles, prepositions and their like, which may stand between any two words.
pub(crate) fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "and"
            | "of"
            | "on"
            | "the"
            | "this"
            | "to"
            | "au"
            | "aux"
            | "d"
            | "de"
            | "des"
            | "du"
            | "et"
            | "l"
            | "la"
            | "le"
            | "les"
    )
}

/// True for words that a number belongs to, so that it is no day: `Group 3`.
pub(super) fn is_numbered(word: &str) -> bool {
    let known = |word| {
        matches!(
            word,
            "agenda"
                | "annex"
                | "article"
                | "chapter"
                | "committee"
                | "day"
                | "group"
                | "item"
                | "meeting"
                | "no"
                | "number"
                | "part"
                | "phase"
                | "rev"
                | "revision"
                | "room"
                | "section"
                | "session"
                | "table"
                | "version"
        ) || matches!(
            word,
            "annexe"
                | "chapitre"
                | "comité"
                | "groupe"
                | "jour"
                | "partie"
                | "point"
                | "réunion"
                | "révision"
                | "salle"
                | "séance"
        )
    };
    known(word) || word.strip_suffix('s').is_some_and(known)
}
