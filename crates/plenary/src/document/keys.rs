//! The keys of the source language, by the table they stand in.

use crate::nearest::nearest;

/// A kind of table in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Top,
    Group,
    Subgroup,
    Meeting,
}

impl Level {
    const ALL: [Self; 4] = [Self::Top, Self::Group, Self::Subgroup, Self::Meeting];

    pub(super) const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Top => &[
                "organisation",
                "conference",
                "name",
                "title",
                "secretariat",
                "president",
                "issued",
                "status",
                "time-zone",
                "venue",
                "first-day",
                "last-day",
                "sessions",
                "side-events",
                "note",
                "languages",
                "outputs",
                "join-sittings",
                "groups",
                "meeting",
            ],
            Self::Group => &[
                "acronym",
                "name",
                "chair",
                "co-chairs",
                "vice-chair",
                "facilitator",
                "rapporteur",
                "subgroups",
            ],
            Self::Subgroup => &[
                "name",
                "chair",
                "co-chairs",
                "vice-chair",
                "facilitator",
                "rapporteur",
            ],
            Self::Meeting => &["id", "group", "title", "duration", "took"],
        }
    }

    /// Where the table is, in words.
    pub(super) const fn place(self) -> &'static str {
        match self {
            Self::Top => "above the first `[`",
            Self::Group => "under a group",
            Self::Subgroup => "under a sub-working group",
            Self::Meeting => "under a `[[meeting]]`",
        }
    }
}

/// What to write instead of a key that nobody knows.
pub(super) enum Suggestion {
    /// This key of the same table.
    Instead(&'static str),
    /// This key is right, in another table.
    Elsewhere(&'static str, Level),
    /// One of these, being few.
    OneOf(String),
    Nothing,
}

pub(super) fn suggest(key: &str, level: Level) -> Suggestion {
    if let Some(known) = nearest(key, level.keys().iter().copied()) {
        return Suggestion::Instead(known);
    }
    let others = Level::ALL.into_iter().filter(|other| *other != level);
    for other in others {
        if let Some(known) = nearest(key, other.keys().iter().copied()) {
            return Suggestion::Elsewhere(known, other);
        }
    }
    if level.keys().len() <= 8 {
        return Suggestion::OneOf(listed(level.keys()));
    }
    Suggestion::Nothing
}

/// `` `a`, `b` and `c` ``.
pub(super) fn listed(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}
