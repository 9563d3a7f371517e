//! The words of calendars and tables, in the languages in which annexes are made.

use plenary::Language;

/// The name of a weekday, Monday being 0.
pub(crate) fn weekday_name(weekday: u32) -> &'static str {
    Language::English.weekdays()[weekday as usize % 7]
}

/// What a month is called, January being 1.
pub(crate) fn month_name(month: u32) -> &'static str {
    Language::English.months()[(month.max(1) as usize - 1) % 12]
}

/// Words between two days or hours.
const BETWEEN: [&str; 6] = ["to", "and", "et", "au", "à", "until"];

/// How many days after Monday a weekday is.
pub(crate) fn weekday(word: &str) -> Option<u32> {
    place(Language::weekdays, word)
}

/// Which month, January being 1.
pub(crate) fn month(word: &str) -> Option<u32> {
    place(Language::months, word).map(|place| place + 1)
}

/// Whether a text has words of the French calendar, or of a French table.
pub(crate) fn is_french(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let (weekdays, months) = (Language::French.weekdays(), Language::French.months());
    let french = |word: &str| weekdays.contains(&word) || months.contains(&word);
    text == "événements parallèles" || text == "toute la journée" || words.any(french)
}

pub(crate) fn is_between(word: &str) -> bool {
    BETWEEN.contains(&word)
}

/// The place of a word in the list of a language, or of an English one that three of its letters or
/// more begin.
fn place<const N: usize>(list: fn(Language) -> [&'static str; N], word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let mut languages = Language::ALL.iter();
    let exact = |language: &Language| {
        let mut names = list(*language).into_iter();
        names.position(|own| own.to_lowercase() == word)
    };
    let short = || {
        let long = word.chars().count() >= 3 && word.chars().count() <= 4;
        let mut names = list(Language::English).into_iter();
        names.position(|own| long && own.to_lowercase().starts_with(&word))
    };
    let found = languages.find_map(exact).or_else(short);
    found.and_then(|place| u32::try_from(place).ok())
}

/// How a page says that something goes on.
pub(crate) const CONTINUED: [&str; 4] = ["(continued)", "(suite)", "(cont’d)", "(cont'd)"];

/// How a page says that something is not settled.
pub(crate) fn is_to_be_confirmed(text: &str) -> bool {
    let text = text.to_lowercase();
    matches!(
        text.trim_matches(['(', ')', '.', ' ']),
        "tbc" | "t.b.c" | "to be confirmed" | "à confirmer"
    )
}

/// Whether the head of a row is of side events.
pub(crate) fn is_side_events(text: &str) -> bool {
    let text = text.to_lowercase();
    matches!(
        &*text,
        "side events" | "side event" | "side-events" | "événements parallèles"
    )
}

/// Whether the head of a row is of the whole day.
pub(crate) fn is_all_day(text: &str) -> bool {
    matches!(&*text.to_lowercase(), "all day" | "toute la journée")
}

/// What an event is, by its words.
pub(crate) fn kind(title: &str) -> Option<&'static str> {
    let title = title.to_lowercase();
    let words: Vec<_> = title.split(|c: char| !c.is_alphanumeric()).collect();
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
    let has = |own: &&[&str]| own.iter().any(|word| words.contains(word));
    kinds
        .iter()
        .find(|(_, own)| has(own))
        .map(|(kind, _)| *kind)
}

/// Whether what stands after an acronym is a group within it.
pub(crate) fn is_subgroup(name: &str) -> bool {
    let name = name.to_lowercase();
    [
        "sub-",
        "subgroup",
        "sub group",
        "sous-",
        "drafting group",
        "task force",
    ]
    .iter()
    .any(|start| name.starts_with(start))
}

/// Whether a line says where something is held.
pub(crate) fn is_room(line: &str) -> bool {
    let line = line.to_lowercase();
    let words = line.split(|c: char| !c.is_alphanumeric());
    words.into_iter().any(|word| {
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

/// Words that tell nothing apart.
pub(crate) fn is_filler(word: &str) -> bool {
    let fillers = [
        "a", "an", "and", "de", "des", "du", "et", "for", "group", "groupe", "in", "la", "le",
        "les", "of", "on", "or", "sous", "sub", "sur", "the", "to", "travail", "with", "working",
    ];
    word.is_empty() || fillers.contains(&word)
}

/// The time zone that a text says, and where it begins to.
pub(crate) fn time_zone(text: &str) -> Option<(String, usize)> {
    let starts = ["Local time, ", "Heure locale, "];
    let at = starts
        .iter()
        .find_map(|start| Some((text.find(start)?, start.len())));
    let (at, length) = at?;
    let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+'));
    let zone = text[at + length..].split(ends).next()?;
    zone.contains('/').then(|| (zone.to_owned(), at))
}
