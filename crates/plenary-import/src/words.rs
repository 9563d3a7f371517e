//! The words of calendars and tables, in the languages in which annexes are made.

/// Monday first.
const WEEKDAYS: [[&str; 7]; 2] = [
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ],
    [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ],
];

const MONTHS: [[&str; 12]; 2] = [
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
];

/// Monday first.
pub(crate) const WEEKDAY_NAMES: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// January first.
const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What a month is called, January being 1.
pub(crate) fn month_name(month: u32) -> &'static str {
    MONTH_NAMES[(month.max(1) as usize - 1) % 12]
}

/// Words between two days or hours.
const BETWEEN: [&str; 6] = ["to", "and", "et", "au", "à", "until"];

/// How many days after Monday a weekday is.
pub(crate) fn weekday(word: &str) -> Option<u32> {
    place(&WEEKDAYS, word)
}

/// Which month, January being 1.
pub(crate) fn month(word: &str) -> Option<u32> {
    place(&MONTHS, word).map(|place| place + 1)
}

/// Whether a text has words of the French calendar, or of a French table.
pub(crate) fn is_french(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let french = |word: &str| WEEKDAYS[1].contains(&word) || MONTHS[1].contains(&word);
    text == "événements parallèles" || text == "toute la journée" || words.any(french)
}

pub(crate) fn is_between(word: &str) -> bool {
    BETWEEN.contains(&word)
}

/// The place of a word, or of one that three of its letters or more begin.
fn place<const N: usize>(lists: &[[&str; N]], word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let exact = |list: &[&str; N]| list.iter().position(|own| *own == word);
    let short = |list: &[&str; N]| {
        let long = word.chars().count() >= 3 && word.chars().count() <= 4;
        list.iter().position(|own| long && own.starts_with(&word))
    };
    let found = lists.iter().find_map(exact).or_else(|| short(&lists[0]));
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
