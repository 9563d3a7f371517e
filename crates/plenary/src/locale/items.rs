//! Group of words about the items of an agenda.

use crate::{schedule::ItemOutcome, time::Minutes};

/// Words about the items of an agenda, and sentences about one of them.
pub(crate) struct Items {
    /// Word before the number of an item.
    pub(crate) item: &'static str,
    /// Word before an hour that nobody has set.
    pub(crate) about: &'static str,
    pub(crate) continued: &'static str,
    /// Words behind an item that was not concluded.
    pub(crate) outcome: fn(ItemOutcome) -> &'static str,
    /// Item of a number in the middle of a sentence.
    pub(crate) numbered: fn(&str) -> String,
    /// Item of a title in the middle of a sentence.
    pub(crate) titled: fn(&str) -> String,
    /// Clause for the start of an item, whether the hour is reckoned, and the start as planned if that was
    /// another.
    pub(crate) begins: fn(&str, (bool, &str), Option<&str>) -> String,
    /// Clause behind the start of an item that begins as planned.
    pub(crate) as_planned: &'static str,
    /// Clause behind the start of an item whose hour was set.
    pub(crate) hour_is_set: &'static str,
    pub(crate) because: &'static str,
    /// Conjunction of the last two causes.
    pub(crate) and: &'static str,
    /// Clause for an item that took longer, or less time.
    pub(crate) took: fn(&str, Minutes, bool) -> String,
    /// Clause for a meeting that begins at another moment.
    pub(crate) meeting_begins: fn(&str, &str) -> String,
    /// Clause for a meeting that sits at other hours.
    pub(crate) sits_otherwise: fn(&str) -> String,
    /// Clause for an item that was concluded before one in front of it.
    pub(crate) was_concluded: fn(&str, &str) -> String,
    /// Clause for a meeting that was suspended or adjourned.
    pub(crate) stopped: fn(&str, &str) -> String,
    /// Sentence for an item of a meeting that is not held.
    pub(crate) not_held: fn(&str, &str) -> String,
    pub(crate) concluded: fn(&str, &str) -> String,
    /// Sentence for an item that was not concluded.
    pub(crate) left: fn(&str, ItemOutcome) -> String,
    /// Sentence for an item of which nothing says when it begins.
    pub(crate) without_hour: fn(&str) -> String,
}
