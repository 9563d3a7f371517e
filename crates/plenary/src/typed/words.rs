//! The words that stand in dates, in small letters.

use chrono::Weekday;

/// Returns the month that a word names in English or French, in full or cut short, 1 being January.
///
/// ```
/// use plenary::typed::month;
/// assert_eq!((month("Sept"), month("FÉVRIER"), month("mandate")), (Some(9), Some(2), None));
/// ```
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    let small = word.to_lowercase();
    french_month(&small).or_else(|| english_month(&small))
}

/// Returns the month of an English name, which in prose may be another word: `may`, `march`.
pub(super) fn english_month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// Returns the month of a French name.
pub(super) fn french_month(word: &str) -> Option<u32> {
    Some(match word {
        "janvier" => 1,
        "février" => 2,
        "mars" => 3,
        "avril" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" => 7,
        "août" => 8,
        "septembre" => 9,
        "octobre" => 10,
        "novembre" => 11,
        "décembre" => 12,
        _ => return None,
    })
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

/// Returns the weekday that a word names in English or French; in English it may be cut short.
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

/// Returns the weekday of a full name.
pub(super) fn full_weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "lundi" => Weekday::Mon,
        "tuesday" | "mardi" => Weekday::Tue,
        "wednesday" | "mercredi" => Weekday::Wed,
        "thursday" | "jeudi" => Weekday::Thu,
        "friday" | "vendredi" => Weekday::Fri,
        "saturday" | "samedi" => Weekday::Sat,
        "sunday" | "dimanche" => Weekday::Sun,
        _ => return None,
    })
}

/// Returns the weekday of a name that is cut short, which in prose may be another word: `sun`, `sat`.
pub(super) fn short_weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" => Weekday::Mon,
        "tues" | "tue" => Weekday::Tue,
        "wed" => Weekday::Wed,
        "thurs" | "thur" | "thu" => Weekday::Thu,
        "fri" => Weekday::Fri,
        "sat" => Weekday::Sat,
        "sun" => Weekday::Sun,
        _ => return None,
    })
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
