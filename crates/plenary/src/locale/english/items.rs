//! English words about the items of an agenda.

use crate::{
    locale::{Items, capital},
    schedule::ItemOutcome,
    time::Minutes,
};

pub(super) const ITEMS: Items = Items {
    item: "Item ",
    about: "about ",
    continued: "(continued)",
    outcome: |outcome| match outcome {
        ItemOutcome::NotConcluded => "(not concluded)",
        ItemOutcome::NotTakenUp => "(not taken up)",
    },
    numbered: |number| format!("item {number}"),
    titled: |title| format!("the item “{title}”"),
    begins: |item, (is_estimate, when), was| {
        let about = if is_estimate { "about " } else { "" };
        let instead = was.map_or_else(String::new, |was| format!(" instead of {was}"));
        format!(
            "{} begins on {}{instead}",
            capital(item),
            before_hour(when, about)
        )
    },
    as_planned: ", as planned",
    hour_is_set: ": that hour is set",
    because: ", because ",
    and: " and ",
    took: |item, by, is_longer| {
        let by = minutes(by);
        let more = if is_longer { "longer" } else { "less" };
        format!("{item} took {by} {more}")
    },
    meeting_begins: |meeting, when| format!("{meeting} begins on {when}"),
    sits_otherwise: |meeting| format!("{meeting} sits at other hours than planned"),
    was_concluded: |item, when| format!("{item} was concluded on {when}"),
    stopped: |meeting, when| format!("{meeting} stopped on {when}"),
    not_held: |item, meeting| format!("{} is not taken up: {meeting} is not held.", capital(item)),
    concluded: |item, when| format!("{} was concluded on {when}.", capital(item)),
    left: |item, outcome| match outcome {
        ItemOutcome::NotConcluded => format!("{} was not concluded.", capital(item)),
        ItemOutcome::NotTakenUp => format!("{} was not taken up.", capital(item)),
    },
    without_hour: |item| {
        format!(
            "{} has no hour: it comes after the items before it.",
            capital(item)
        )
    },
};

/// Puts a word before the hour of a moment: `Monday 16 March at about 16:30`.
fn before_hour(moment: &str, word: &str) -> String {
    match moment.rsplit_once(" at ") {
        Some((day, hour)) => format!("{day} at {word}{hour}"),
        None => format!("{word}{moment}"),
    }
}

fn minutes(length: Minutes) -> String {
    match length.0 {
        1 => "1 minute".to_owned(),
        short @ ..60 => format!("{short} minutes"),
        _ => length.to_string(),
    }
}
