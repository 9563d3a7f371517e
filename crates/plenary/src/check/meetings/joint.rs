//! The groups of a joint meeting.

use std::collections::HashMap;

use super::who::{GroupIndex, Who, unknown_group};
use crate::{
    document::Slot,
    fault::{Code, Fault, Faults, Path, PathRef},
};

/// Finds the groups of a joint meeting beside its own.
pub(super) fn with(
    written: &Slot<Vec<Slot<String>>>,
    who: Who,
    known: &GroupIndex<'_>,
    at: &PathRef<'_>,
    faults: &mut Faults,
) -> Vec<usize> {
    let list = at.key("with");
    let mut with = Vec::new();
    let mut first = HashMap::new();
    let ids = written.as_given().into_iter().flatten().enumerate();
    for (i, id) in ids.filter_map(|(i, id)| Some((i, id.as_given()?))) {
        let place = list.then(i);
        let Some(group) = known.places.get(&**id).copied() else {
            faults.push(unknown_group(id, known, place, faults.len()));
            continue;
        };
        let before = *first.entry(group).or_insert(i);
        if who == Who::Group(group) {
            faults.push(meets_itself(id, place, at.then("group")));
        } else if before != i {
            faults.push(named_twice(id, place, list.then(before)));
        } else {
            with.push(group);
        }
    }
    with
}

fn meets_itself(id: &str, at: Path, group: Path) -> Fault {
    let message = format!("`{id}` meets with itself");
    Fault::new(Code::BadJointMeeting, message, at)
        .label("the same group again")
        .and(group)
        .label("the group of the meeting")
        .help("write another group, or delete this one")
}

fn named_twice(id: &str, at: Path, first: Path) -> Fault {
    let message = format!("`{id}` is named twice");
    Fault::new(Code::BadJointMeeting, message, at)
        .label("the second time")
        .and(first)
        .label("the first time")
        .help("delete one of the two")
}
