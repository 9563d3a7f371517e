//! What was meant by a key that nobody knows.

use super::level::Level;
use crate::suggest::nearest;

/// What to write instead of a key that nobody knows.
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
        _ => Suggestion::OneOf(listed(&level.names().collect::<Vec<_>>(), "and")),
    }
}

/// What people write on a meeting that has its place by its order.
const DATES: [&str; 9] = [
    "date", "day", "on", "start", "starts", "end", "ends", "time", "hours",
];

/// `` `a`, `b` and `c` ``.
pub(super) fn listed(words: &[&str], last: &str) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}

/// A key as it stands in a heading.
pub(crate) fn quoted(key: &str) -> String {
    let bare = |b: u8| b.is_ascii_alphanumeric() || b"-_".contains(&b);
    if !key.is_empty() && key.bytes().all(bare) {
        key.to_owned()
    } else {
        format!("\"{key}\"")
    }
}
