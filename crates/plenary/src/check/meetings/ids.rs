//! The ids of meetings.

use std::collections::HashMap;

use crate::{
    check::{empty_text, texts::strange_name},
    fault::{Code, Fault, PathRef, path_to},
    plan::MeetingId,
};

/// Returns the fault of an id that is empty, or has a character that nobody sees.
pub(super) fn bad_id(id: &str, at: &PathRef<'_>) -> Option<Fault> {
    if id.trim().is_empty() {
        let help = "write a short word, or delete the line";
        return Some(empty_text("an `id` is empty", at.then("id"), help));
    }
    strange_name(id, || at.then("id"))
}

/// The ids of the meetings so far.
#[derive(Default)]
pub(super) struct Ids {
    /// The first meeting of each id.
    first: HashMap<String, MeetingId>,
    /// The number that was last offered for a second meeting of an id.
    offered: HashMap<String, usize>,
}

impl Ids {
    /// Adds an id; returns the fault if another meeting has it. `is_written` tells an id that is given from
    /// one that is the group's.
    pub(super) fn add(&mut self, id: &str, place: MeetingId, is_written: bool) -> Option<Fault> {
        if let Some(first) = self.first.get(id).copied() {
            let free = self.free_id(id);
            return Some(duplicate(id, first, place, is_written, &free));
        }
        self.first.insert(id.to_owned(), place);
        None
    }

    /// Returns an id that no meeting has yet.
    fn free_id(&mut self, id: &str) -> String {
        let number = self.offered.entry(id.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let free = format!("{id}-{number}");
            if !self.first.contains_key(&free) {
                return free;
            }
        }
    }
}

/// Returns the fault of a meeting whose id another has.
fn duplicate(id: &str, first: MeetingId, second: MeetingId, is_written: bool, free: &str) -> Fault {
    let message = format!("two meetings have the id `{id}`");
    let at = |place: MeetingId| path_to!["meeting", place];
    if is_written {
        Fault::new(Code::DuplicateMeeting, message, at(second).then("id"))
            .label("the second of them")
            .and(at(first).then("id"))
            .label("the first of them")
            .help(format!(
                "change one of the two, for example to `id = \"{free}\"`"
            ))
    } else {
        Fault::new(Code::DuplicateMeeting, message, at(second))
            .label("a meeting's id is its group, unless it has one of its own")
            .and(at(first))
            .label("the first of them")
            .help(format!("add the line `id = \"{free}\"` under the second"))
    }
}
