//! The groups that meet, alone or with others: found by their ids, with suggestions for one that is
//! not declared.

use std::collections::HashMap;

use crate::{
    check::empty_text,
    document::{Slot, quoted},
    fault::{Code, Fault, Faults, Path, PathRef, path_to},
    plan::{Group, GroupId, List},
    suggest::{MOST_NAMES, distance, is_advised, nearest},
    text::{Text, plain},
    time::Duration,
};

/// The groups by their ids.
pub(crate) struct GroupIndex<'g> {
    pub(in crate::check) groups: &'g [Group],
    pub(crate) places: HashMap<&'g str, GroupId>,
}

impl<'g> GroupIndex<'g> {
    pub(crate) fn of(groups: &'g [Group]) -> Self {
        // Reversed, as of a group declared twice the first stands.
        let places = groups
            .with_ids()
            .rev()
            .map(|(place, group)| (&*group.id, place))
            .collect();
        Self { groups, places }
    }
}

/// The group that `group` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum MeetingGroup {
    Absent,
    Known(GroupId),
    /// The fault has been reported.
    Unknown,
}

/// Finds the group of a meeting.
pub(super) fn meeting_group(
    group: &Slot<String>,
    known: &GroupIndex<'_>,
    at: &PathRef<'_>,
    faults: &mut Faults,
) -> MeetingGroup {
    match group {
        Slot::Absent => MeetingGroup::Absent,
        Slot::Bad => MeetingGroup::Unknown,
        Slot::Given(id) => {
            let place = known.places.get(&**id).copied();
            if id.trim().is_empty() {
                let help = "write the acronym of a group";
                faults.push(empty_text("`group` is empty", at.then("group"), help));
            } else if place.is_none() {
                faults.push(unknown_group(id, known, at.then("group"), faults.len()));
            }
            place.map_or(MeetingGroup::Unknown, MeetingGroup::Known)
        }
    }
}

/// Finds the groups with which a meeting is a joint one.
pub(super) fn joint_groups(
    written: &Slot<Vec<Slot<String>>>,
    host: MeetingGroup,
    known: &GroupIndex<'_>,
    at: &PathRef<'_>,
    faults: &mut Faults,
) -> Vec<GroupId> {
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
        if host == MeetingGroup::Known(group) {
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

/// Returns the fault of a group that is not declared. `before` is the number of faults so far: after
/// many, similar names are no longer looked for.
pub(crate) fn unknown_group(id: &str, known: &GroupIndex<'_>, place: Path, before: usize) -> Fault {
    if id.parse::<Duration>().is_ok() {
        let message = format!("`{id}` is a duration, and not a group");
        return Fault::new(Code::OtherKey, message, place)
            .label("belongs to `duration`")
            .help(format!(
                "write the group here, and `duration = \"{id}\"` on a line of its own"
            ));
    }
    let parts = id
        .split_once('/')
        .filter(|(parent, _)| known.places.contains_key(parent));
    let (message, label) = match parts {
        Some((parent, key)) => (
            format!("`{parent}` has no sub-working group `{key}`"),
            format!("not declared under `[groups.{parent}.subgroups]`"),
        ),
        None => (
            format!("no group called `{id}`"),
            "not declared under `[groups]`".to_owned(),
        ),
    };
    let declared = match id.split_once('/') {
        Some((parent, key)) => path_to!["groups", parent.to_owned(), "subgroups", key.to_owned()],
        None => path_to!["groups", id.to_owned()],
    };
    let fault = Fault::new(Code::UnknownGroup, message, place)
        .missing(declared)
        .label(label);
    let ids = if is_advised(before) {
        similar(id, known.groups)
    } else {
        Vec::new()
    };
    if ids.is_empty() {
        return fault.help(format!(
            "declare it: add the line `[groups.{}]`",
            header(id)
        ));
    }
    ids.into_iter().fold(fault, |fault, similar| {
        let message = format!("a group with a similar name exists: `{similar}`");
        fault.edit(message, format!("\"{similar}\""))
    })
}

/// Returns the ids of the groups that were probably meant: those a slip away, or the one whose key
/// within its working group, or whose name, is given instead of its id.
pub(in crate::check) fn similar<'g>(id: &str, groups: &'g [Group]) -> Vec<&'g str> {
    let compared = groups.get(..MOST_NAMES).unwrap_or(groups);
    let ids = || compared.iter().map(|group| &*group.id);
    if let Some(near) = nearest(id, ids()) {
        let least = distance(id, near);
        return ids()
            .filter(|other| distance(id, other) == least)
            .take(3)
            .collect();
    }
    let has_key = |group: &&Group| {
        let key = group.id.rsplit_once('/').map(|(_, key)| key);
        key.is_some_and(|key| nearest(id, [key]).is_some())
    };
    let has_name = |group: &&Group| {
        let mut names = group.name.iter().flat_map(Text::versions);
        names.any(|(_, name)| plain(name).eq_ignore_ascii_case(id.trim()))
    };
    let found = compared
        .iter()
        .find(has_key)
        .or_else(|| compared.iter().find(has_name));
    found.map(|group| &*group.id).into_iter().collect()
}

/// Returns the part of a heading that follows `groups.`, for a group of this id.
fn header(id: &str) -> String {
    match id.split_once('/') {
        Some((group, subgroup)) => format!("{}.subgroups.{}", quoted(group), quoted(subgroup)),
        None => quoted(id),
    }
}
