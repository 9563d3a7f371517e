//! Suggestions for a key that nobody knows.

use super::{edit::text_to_toml, level::Level};
use crate::suggest::nearest;

/// A suggestion for a key that nobody knows.
pub(super) enum Suggestion {
    /// This key of the same table.
    Instead(&'static str),
    /// This key is right, in another table.
    Elsewhere(&'static str, Level),
    /// A heading that lacks this word before its last name.
    Heading(&'static str),
    /// A date or an hour on a meeting.
    NoDates,
    /// One of these, being few.
    OneOf(String),
    Nothing,
}

/// Finds what was meant: first what is right elsewhere, then slips of the hand.
pub(super) fn suggest(key: &str, is_table: bool, level: Level) -> Suggestion {
    if let Some(known) = nearest(key, ["groups", "meeting"]).filter(|_| is_table) {
        return Suggestion::Instead(if known == "groups" {
            "groups"
        } else {
            "meeting"
        });
    }
    let others = || Level::ALL.into_iter().filter(|other| *other != level);
    let exact = |other: &Level| other.names().find(|known| *known == key);
    if let Some((known, other)) = others().find_map(|other| Some((exact(&other)?, other))) {
        return Suggestion::Elsewhere(known, other);
    }
    if let Some(known) = nearest(key, level.names()) {
        return Suggestion::Instead(known);
    }
    match level {
        Level::Top if is_table => return Suggestion::Heading("groups"),
        Level::Group if is_table => return Suggestion::Heading("subgroups"),
        Level::Meeting if DATES.contains(&key) => return Suggestion::NoDates,
        _ => {}
    }
    let near = |other: Level| Some((nearest(key, other.names())?, other));
    if let Some((known, other)) = others().find_map(near) {
        return Suggestion::Elsewhere(known, other);
    }
    match level {
        Level::Top => Suggestion::Nothing,
        _ => Suggestion::OneOf(list_words(&level.names().collect::<Vec<_>>(), "and")),
    }
}

/// Keys that people write on a meeting, although its order gives it its place.
const DATES: [&str; 9] = [
    "date", "day", "on", "start", "starts", "end", "ends", "time", "hours",
];

/// Returns words as a list: `` `a`, `b` and `c` ``.
pub(super) fn list_words(words: &[&str], last: &str) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}

/// Returns a key as it stands in a heading, in quotation marks if it needs them.
pub(crate) fn quoted(key: &str) -> String {
    let bare = |b: u8| b.is_ascii_alphanumeric() || b"-_".contains(&b);
    if !key.is_empty() && key.bytes().all(bare) {
        key.to_owned()
    } else {
        text_to_toml(key)
    }
}
