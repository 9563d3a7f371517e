//! Conditions that stand in the place of hours.

use std::collections::BTreeSet;

use super::sittings::PageMeeting;
use crate::draft::{Condition, Meeting, Start};

/// Sets the start of a meeting that begins on a condition, and returns a notice if the condition cannot be read. The
/// meetings that it may name stand with their ids.
pub(super) fn set(
    written: &mut Meeting,
    meeting: &PageMeeting,
    ids: &[(String, String)],
) -> Option<String> {
    let first = &meeting.sittings.first()?.entry;
    let words = first.condition.as_deref()?;
    if let Some(condition) = read(words, ids) {
        written.start = Start::Condition(condition);
        "rest of the session".clone_into(&mut written.duration);
        return None;
    }
    let acronym = first.acronym.as_deref().unwrap_or_default();
    Some(format!(
        "{acronym} begins on a condition, and stands where the page has it: for “{words}” write `after` or \
         `start-by`, and `start-shown = \"condition\"`"
    ))
}

/// Leaves time for those that wait for a meeting of which no hour is known.
pub(super) fn shorten_awaited(meetings: &mut [Meeting]) {
    let conditions = meetings.iter().filter_map(|meeting| match &meeting.start {
        Start::Condition(condition) => Some(&condition.after),
        _ => None,
    });
    let awaited: BTreeSet<String> = conditions.flatten().cloned().collect();
    for meeting in meetings {
        let id = meeting.id.as_ref().or(meeting.group.as_ref());
        let is_awaited = id.is_some_and(|id| awaited.contains(id));
        if is_awaited && matches!(meeting.start, Start::Condition(_)) {
            "1h".clone_into(&mut meeting.duration);
        }
    }
}

/// Reads a condition such as `Immediately after the conclusion of A and B`, or `Immediately after A if it concludes by
/// 11:30; otherwise at 14:30`; none if it names a meeting that is not on the page, by its name with its id.
fn read(words: &str, ids: &[(String, String)]) -> Option<Condition> {
    let by_hour = words.split_once("; otherwise ");
    let (names, by) = match by_hour.and_then(|(condition, _)| by_an_hour(condition)) {
        Some((names, hour)) => (names, Some(hour.to_owned())),
        None => (concluded(words)?, None),
    };
    let after = all_ids(names, ids)?;
    Some(Condition { after, by })
}

/// Reads `Immediately after the conclusion of A`, or the same of a later moment.
fn concluded(words: &str) -> Option<&str> {
    ["Immediately after ", "After "]
        .iter()
        .find_map(|start| words.strip_prefix(start))?
        .strip_prefix("the conclusion of ")
}

/// Reads `Immediately after A if it concludes by 11:30`.
fn by_an_hour(condition: &str) -> Option<(&str, &str)> {
    let rest = condition.strip_prefix("Immediately after ")?;
    [" if it concludes by ", " if they conclude by "]
        .iter()
        .find_map(|sign| rest.split_once(sign))
}

/// Returns the ids of the meetings that a list names.
fn all_ids(names: &str, ids: &[(String, String)]) -> Option<Vec<String>> {
    let id_of = |name: &str| {
        let mut known = ids.iter().filter(|(known, _)| known == name);
        known.next().map(|(_, id)| id.clone())
    };
    if let Some(only) = id_of(names) {
        return Some(vec![only]);
    }
    let listed = names.split(", ").flat_map(|part| part.split(" and "));
    listed.map(id_of).collect()
}
