//! The words of calendars and tables, in the languages in which annexes are made.

use plenary::Language;

/// Returns the name of a weekday in English, Monday being 0.
pub(crate) fn weekday_name(weekday: u32) -> &'static str {
    Language::English.weekdays()[weekday as usize % 7]
}

/// Returns the name of a month in English, January being 1.
pub(crate) fn month_name(month: u32) -> &'static str {
    Language::English.months()[(month.max(1) as usize - 1) % 12]
}

/// Returns the language, if it is not English, of which a text has a weekday, a month, or the head of a row.
pub(crate) fn foreign_language(text: &str) -> Option<Language> {
    let lower = text.to_lowercase();
    if lower == "événements parallèles" || lower == "toute la journée" {
        return Some(Language::French);
    }
    let words: Vec<_> = lower.split(|c: char| !c.is_alphabetic()).collect();
    let has_name = |language: &Language| {
        let (weekdays, months) = (language.weekdays(), language.months());
        let mut names = weekdays.iter().chain(&months);
        names.any(|name| words.contains(&&*name.to_lowercase()))
    };
    let mut languages = Language::ALL.iter().copied();
    languages.find(|language| *language != Language::English && has_name(language))
}

/// Words on a page for a meeting that goes on from an earlier session.
pub(crate) const CONTINUED: [&str; 4] = ["(continued)", "(suite)", "(cont’d)", "(cont'd)"];

/// True if a text says that something is to be confirmed.
pub(crate) fn is_to_be_confirmed(text: &str) -> bool {
    matches!(
        text.to_lowercase().trim_matches(['(', ')', '.', ' ']),
        "tbc" | "t.b.c" | "to be confirmed" | "à confirmer"
    )
}

/// True if the head of a row is of side events.
pub(crate) fn is_side_events(text: &str) -> bool {
    matches!(
        &*text.to_lowercase(),
        "side events" | "side event" | "side-events" | "événements parallèles"
    )
}

/// True if the head of a row is of the whole day.
pub(crate) fn is_all_day(text: &str) -> bool {
    matches!(&*text.to_lowercase(), "all day" | "toute la journée")
}

/// Returns the kind of an event, by the words of its title.
pub(crate) fn kind(title: &str) -> Option<&'static str> {
    let lower = title.to_lowercase();
    let words: Vec<_> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let kinds: [(&str, &[&str]); 5] = [
        (
            "break",
            &["break", "breaks", "lunch", "coffee", "pause", "déjeuner"],
        ),
        (
            "registration",
            &["registration", "inscription", "accreditation"],
        ),
        ("reception", &["reception", "cocktail", "réception"]),
        ("ceremony", &["ceremony", "cérémonie"]),
        ("exhibition", &["exhibition", "exposition"]),
    ];
    let has = |known: &&[&str]| known.iter().any(|word| words.contains(word));
    kinds
        .iter()
        .find(|(_, known)| has(known))
        .map(|(kind, _)| *kind)
}

/// True if the words after an acronym name a group within it.
pub(crate) fn is_subgroup(name: &str) -> bool {
    let lower = name.to_lowercase();
    [
        "sub-",
        "subgroup",
        "sub group",
        "sous-",
        "drafting group",
        "task force",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

/// True if a line names a room.
pub(crate) fn is_room(line: &str) -> bool {
    let lower = line.to_lowercase().replace("high-level", "");
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        matches!(
            word,
            "room"
                | "rooms"
                | "hall"
                | "salle"
                | "ballroom"
                | "auditorium"
                | "foyer"
                | "lobby"
                | "theatre"
                | "building"
                | "suite"
                | "level"
                | "floor"
                | "online"
                | "salon"
        )
    })
}

/// True for words that do not distinguish one name from another.
pub(crate) fn is_filler(word: &str) -> bool {
    let fillers = [
        "a", "an", "and", "de", "des", "du", "et", "for", "group", "groupe", "in", "la", "le",
        "les", "of", "on", "or", "sous", "sub", "sur", "the", "to", "travail", "with", "working",
    ];
    word.is_empty() || fillers.contains(&word)
}

/// Returns the time zone that a text names, and the byte at which the words for it begin.
pub(crate) fn time_zone(text: &str) -> Option<(String, usize)> {
    let starts = ["Local time, ", "Heure locale, "];
    let (at, length) = starts
        .iter()
        .find_map(|start| Some((text.find(start)?, start.len())))?;
    let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+'));
    let zone = text[at + length..].split(ends).next()?;
    zone.contains('/').then(|| (zone.to_owned(), at))
}
