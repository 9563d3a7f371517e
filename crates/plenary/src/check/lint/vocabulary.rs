//! The words that lint knows in English and French, in small letters and grouped by what they mean.
//!
//! Words of dates are in [`typed`](crate::typed). rustfmt would give each word a line of its own.

use crate::keywords::Status;

/// True for words about what another conference has done or will do.
#[rustfmt::skip]
pub(super) fn cites(word: &str) -> bool {
    in_either_number(word, |word| {
        matches!(
            word,
            "adopted" | "adopté" | "adoptée" | "adoption" | "agreed" | "agreement"
            | "approved" | "approuvé" | "approuvée" | "call" | "called" | "concluded"
            | "conclusion" | "consideration" | "decide" | "décide" | "decided" | "décidé"
            | "decision" | "décision" | "demande" | "demandé" | "endorsed" | "established"
            | "établi" | "établie" | "follow" | "following" | "implementation"
            | "implementing" | "mandat" | "mandate" | "mandated" | "noted" | "outcome"
            | "paragraph" | "paragraphe" | "pursuant" | "rapport" | "recalled"
            | "recommandation" | "recommendation" | "recommended" | "report" | "reported"
            | "request" | "requested" | "requesting" | "resolution" | "résolution"
            | "response" | "résultat" | "submission" | "submit" | "submitted" | "suite"
            | "suivi" | "tenue" | "took"
            // Of another time.
            | "after" | "après" | "avant" | "before" | "depuis" | "dernière" | "earlier"
            | "future" | "lors" | "next" | "past" | "précédent" | "précédente" | "previous"
            | "previously" | "prochaine" | "since" | "until"
        )
    })
}

/// True for words that cite another conference where the text is no heading.
#[rustfmt::skip]
pub(super) fn leans_on(word: &str) -> bool {
    matches!(
        word,
        "as" | "at" | "by" | "dans" | "from" | "held" | "in" | "last" | "par" | "per" | "see"
            | "to" | "vers" | "à"
    )
}

/// True for words about the meetings that are being scheduled.
#[rustfmt::skip]
pub(super) fn speaks_of_meetings(word: &str) -> bool {
    in_either_number(word, |word| {
        matches!(
            word,
            "calendar" | "calendrier" | "delegates" | "délégués" | "drafting" | "group"
            | "groupe" | "informal" | "inscription" | "meeting" | "participants"
            | "preparation" | "préparation" | "preparatory" | "préparatoire" | "prepare"
            | "préparer" | "preparing" | "programme" | "register" | "registration" | "réunion"
            | "schedule" | "séance" | "session" | "side" | "timetable" | "working"
        )
    })
}

/// True for words of a paper, behind which the date of the paper stands.
#[rustfmt::skip]
pub(super) fn dates_a_paper(word: &str) -> bool {
    in_either_number(word, |word| {
        matches!(
            word,
            "corrected" | "corrigé" | "date" | "dated" | "état" | "issued" | "publié" | "revised"
            | "révisé" | "status" | "updated" | "version"
        )
    })
}

/// True for things that have a year in their name: `2030 Agenda`, `1997 Convention`.
#[rustfmt::skip]
pub(super) fn is_named_by_year(word: &str) -> bool {
    in_either_number(word, |word| {
        matches!(
            word,
            "accord" | "act" | "agenda" | "biennium" | "budget" | "cadre" | "convention"
            | "decision" | "declaration" | "déclaration" | "edition" | "édition" | "exercice"
            | "framework" | "goals" | "horizon" | "objectifs" | "plan" | "post" | "programme"
            | "protocol" | "protocole" | "resolution" | "strategic" | "stratégie"
            | "stratégique" | "strategy" | "traité" | "treaty" | "vision"
        )
    })
}

/// True for words that a schedule is called by.
pub(super) fn is_schedule(word: &str) -> bool {
    in_either_number(word, |word| {
        matches!(word, "calendar" | "calendrier" | "schedule" | "timetable")
    })
}

/// Returns the status that a word gives a schedule.
pub(super) fn status(word: &str) -> Option<Status> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "draft" | "projet" => Status::Draft,
        "provisional" | "provisoire" => Status::Provisional,
        "indicative" | "indicatif" => Status::Indicative,
        "tentative" | "prévisionnel" => Status::Tentative,
        "final" | "définitif" => Status::Final,
        _ => return None,
    })
}

/// True for words of what is not settled, the longer ones in a phrase only: `to be confirmed`.
pub(super) fn is_unsettled(word: &str) -> bool {
    matches!(word, "tbc" | "tbd" | "confirmed" | "confirmer")
}

/// Returns the season of a French word for it: true for summer.
pub(super) fn season(word: &str) -> Option<bool> {
    match word {
        "été" => Some(true),
        "hiver" => Some(false),
        _ => None,
    }
}

/// True for an abbreviation in capitals of a zone that has summer time.
#[rustfmt::skip]
pub(super) fn is_zone(written: &str) -> bool {
    matches!(
        written,
        "ACDT" | "ACST" | "ADT" | "AEDT" | "AEST" | "AST" | "BST" | "CDT" | "CEST" | "CET" | "CST"
            | "EDT" | "EEST" | "EET" | "EST" | "GMT" | "IDT" | "IST" | "MDT" | "MST" | "NZDT"
            | "NZST" | "PDT" | "PST" | "WEST" | "WET"
    ) || english_zone(written).is_some()
}

/// Returns the abbreviation in the tz database that a French one stands for.
pub(super) fn english_zone(french: &str) -> Option<&'static str> {
    let found = FRENCH_ZONES.iter().find(|(known, _)| *known == french);
    found.map(|(_, english)| *english)
}

/// Returns the French abbreviation for one in the tz database.
pub(super) fn french_zone(english: &str) -> Option<&'static str> {
    let found = FRENCH_ZONES.iter().find(|(_, known)| *known == english);
    found.map(|(french, _)| *french)
}

/// French abbreviations, each with the English one that the tz database has.
const FRENCH_ZONES: [(&str, &str); 15] = [
    ("HNEC", "CET"),
    ("HAEC", "CEST"),
    ("HEEC", "CEST"),
    ("HNT", "NST"),
    ("HAT", "NDT"),
    ("HNA", "AST"),
    ("HAA", "ADT"),
    ("HNE", "EST"),
    ("HAE", "EDT"),
    ("HNC", "CST"),
    ("HAC", "CDT"),
    ("HNR", "MST"),
    ("HAR", "MDT"),
    ("HNP", "PST"),
    ("HAP", "PDT"),
];

/// Returns the number of an ordinal in words.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let ordinals = if is_french_ordinal(word) {
        &FRENCH_ORDINALS
    } else if word.ends_with(['t', 'd', 'h']) {
        &ENGLISH_ORDINALS
    } else {
        return (word == "seconde").then_some(2);
    };
    let feminine = if word == "première" { "premier" } else { word };
    let place = ordinals.iter().position(|known| *known == feminine)?;
    u32::try_from(place + 1).ok()
}

/// Returns the ordinal of a number in words, in the language of another ordinal.
pub(super) fn ordinal_like(other: &str, number: u32) -> Option<&'static str> {
    let ordinals = if is_french_ordinal(&other.to_lowercase()) {
        &FRENCH_ORDINALS
    } else {
        &ENGLISH_ORDINALS
    };
    let place = usize::try_from(number.checked_sub(1)?).ok()?;
    ordinals.get(place).copied().filter(|word| !word.is_empty())
}

/// True if a word ends as French ordinals do.
pub(super) fn is_french_ordinal(word: &str) -> bool {
    word.ends_with("ième") || word.starts_with("premi")
}

const ENGLISH_ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The ordinals of one word; from 17 to 19 there is none.
const FRENCH_ORDINALS: [&str; 20] = [
    "premier",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
    "onzième",
    "douzième",
    "treizième",
    "quatorzième",
    "quinzième",
    "seizième",
    "",
    "",
    "",
    "vingtième",
];

/// Returns the tens with which an ordinal of two words begins: twenty-first.
pub(super) fn tens(word: &str) -> Option<u32> {
    Some(match word {
        "twenty" | "vingt" => 20,
        "thirty" | "trente" => 30,
        "forty" | "quarante" => 40,
        "fifty" | "cinquante" => 50,
        "sixty" | "soixante" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// True if a word or its singular is known.
fn in_either_number(word: &str, known: fn(&str) -> bool) -> bool {
    known(word) || word.strip_suffix('s').is_some_and(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_the_plural() {
        assert!(cites("decisions") && speaks_of_meetings("réunions"));
        assert!(!cites("otters") && !cites("") && !cites("s"));
    }

    #[test]
    fn ordinals_stay_in_their_language() {
        assert_eq!(ordinal_like("Eleventh", 12), Some("twelfth"));
        assert_eq!(ordinal_like("onzième", 12), Some("douzième"));
        assert_eq!(ordinal_like("onzième", 17), None);
        assert_eq!(ordinal("vingtième"), Some(20));
        assert_eq!(ordinal("première"), Some(1));
        assert_eq!(ordinal("seventeenth"), Some(17));
        assert_eq!(ordinal("month"), None);
    }
}
