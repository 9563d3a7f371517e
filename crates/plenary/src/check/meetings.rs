//! The queue: who meets, under which id, for how long.

use std::collections::HashMap;

use super::{
    details::Beside,
    empty_text,
    groups::place_of,
    missing, records, references,
    texts::{Texts, strange_name},
};
use crate::{
    document::{self as raw, Slot, quoted},
    fault::{Code, Fault, Faults, Path, PathRef, path_to},
    plan::{Frame, Group, Meeting, News, Start},
    suggest::{MOST_NAMES, distance, is_advised, nearest},
    text::{Text, plain},
    time::Duration,
};

/// The meetings in order, and what is recorded of them.
pub(super) fn check(
    written: Option<Vec<raw::Meeting>>,
    groups: &[Group],
    frame: Option<&Frame>,
    beside: &Beside<'_>,
    mut news: News,
    faults: &mut Faults,
) -> (Vec<Meeting>, News) {
    let texts = beside.texts;
    let mut written = written.unwrap_or_default();
    let known = GroupIndex::of(groups);
    let mut meetings: Vec<Meeting> = Vec::with_capacity(written.len());
    let mut ids = Ids::default();
    let mut all_known = !written.is_empty();
    let list = PathRef::Top.key("meeting");
    for (i, meeting) in written.iter_mut().enumerate() {
        let at = list.index(i);
        let who = who(&meeting.group, &known, &at, faults);
        let resumes = !meeting.resumes.is_absent();
        let nobody = who == Who::Nobody && meeting.title.is_absent() && !resumes;
        all_known &= who != Who::Unknown && !nobody;
        let own_id = !meeting.id.is_absent();
        let mut one = one(meeting, who, groups, &at, texts, faults);
        let details = std::mem::take(&mut meeting.details);
        let details = beside.details(details, (&one.id, who), &known, &at, faults);
        one.details = details.boxed();
        faults.extend(ids.add(&one.id, i, own_id));
        news = records::of(&one.id, &mut meeting.record, &at, texts, news, faults);
        meetings.push(one);
    }
    references::settle(&written, &mut meetings, frame, faults);
    if all_known {
        faults.extend(idle(groups, &meetings));
    }
    (meetings, news)
}

/// The groups by their ids.
pub(super) struct GroupIndex<'g> {
    pub(super) groups: &'g [Group],
    pub(super) places: HashMap<&'g str, usize>,
}

impl<'g> GroupIndex<'g> {
    fn of(groups: &'g [Group]) -> Self {
        let places = groups
            .iter()
            .enumerate()
            .map(|(place, group)| (&*group.id, place));
        // Of a group declared twice the first stands.
        let places = places.rev().collect();
        Self { groups, places }
    }
}

/// Who is said to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Nobody,
    Group(usize),
    /// The fault has been reported.
    Unknown,
}

fn who(group: &Slot<String>, known: &GroupIndex<'_>, at: &PathRef<'_>, faults: &mut Faults) -> Who {
    match group {
        Slot::Absent => Who::Nobody,
        Slot::Bad => Who::Unknown,
        Slot::Given(id) => {
            let place = known.places.get(&**id).copied();
            if id.trim().is_empty() {
                let help = "write the acronym of a group";
                faults.push(empty_text("`group` is empty", at.then("group"), help));
            } else if place.is_none() {
                faults.push(unknown_group(id, known, at.then("group"), faults.len()));
            }
            place.map_or(Who::Unknown, Who::Group)
        }
    }
}

/// A meeting; where a fault leaves a hole in it, something that no one will see.
fn one(
    written: &mut raw::Meeting,
    who: Who,
    groups: &[Group],
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Meeting {
    let shortfall = match (who, written.title.is_absent(), written.id.is_absent()) {
        _ if !written.resumes.is_absent() => None,
        (Who::Nobody, true, true) => Some(("group", "\"WGTU\"")),
        (Who::Nobody, true, false) => Some(("title", "\"Opening of the session\"")),
        (Who::Nobody, false, true) => Some(("id", "\"opening\"")),
        _ => None,
    };
    if let Some((key, example)) = shortfall {
        faults.push(missing(&at.then(key), key, example));
    }
    let group = match who {
        Who::Group(place) => Some(place),
        Who::Nobody | Who::Unknown => None,
    };
    let id = std::mem::take(&mut written.id).given();
    faults.extend(id.as_ref().and_then(|id| bad_id(id, at)));
    let of_group = group.and_then(|group| groups.get(group));
    let nameless = || match written.resumes.as_given() {
        Some(resumed) => format!("{resumed}-resumed"),
        None => of_group.map_or_else(|| at.path().to_string(), |group| group.id.clone()),
    };
    let id = id.unwrap_or_else(nameless);
    let title = std::mem::take(&mut written.title).given();
    let rest = !written.resumes.is_absent() && written.duration.is_absent();
    let duration = if rest {
        None
    } else {
        let asked = duration(&written.duration, at, faults);
        Some(asked.unwrap_or(Duration::minutes(1)))
    };
    Meeting {
        id,
        group,
        title: texts.one(title, || at.then("title"), faults),
        track: 0,
        duration,
        at_least: written.at_least.as_given().copied(),
        at_most: written.at_most.as_given().copied(),
        start: Start::default(),
        resumes: None,
        details: None,
    }
}

/// The fault of an id that is empty, or not seen.
fn bad_id(id: &str, at: &PathRef<'_>) -> Option<Fault> {
    if id.trim().is_empty() {
        let help = "write a short word, or delete the line";
        return Some(empty_text("an `id` is empty", at.then("id"), help));
    }
    strange_name(id, || at.then("id"))
}

fn duration(written: &Slot<Duration>, at: &PathRef<'_>, faults: &mut Faults) -> Option<Duration> {
    if written.is_absent() {
        faults.push(missing(&at.then("duration"), "duration", "\"1 session\""));
        return None;
    }
    let duration = written.as_given().copied()?;
    if duration.is_zero() {
        let fault = Fault::new(
            Code::BadDuration,
            "a meeting takes no time at all",
            at.then("duration"),
        );
        faults.push(fault.help("write a duration, such as `\"1 session\"`"));
        return None;
    }
    Some(duration)
}

/// The fault of a group that is not declared, which comes after so many others.
pub(super) fn unknown_group(id: &str, known: &GroupIndex<'_>, place: Path, before: usize) -> Fault {
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
    let similar = if is_advised(before) {
        similar(id, known.groups)
    } else {
        Vec::new()
    };
    if similar.is_empty() {
        return fault.help(format!(
            "declare it: add the line `[groups.{}]`",
            header(id)
        ));
    }
    similar.into_iter().fold(fault, |fault, similar| {
        let message = format!("a group with a similar name exists: `{similar}`");
        fault.edit(message, format!("\"{similar}\""))
    })
}

/// The groups that were meant: those a slip away, or the one that is called by its sub-working
/// group's key alone, or by its name.
pub(super) fn similar<'g>(id: &str, groups: &'g [Group]) -> Vec<&'g str> {
    let groups = groups.get(..MOST_NAMES).unwrap_or(groups);
    let ids = || groups.iter().map(|group| &*group.id);
    if let Some(near) = nearest(id, ids()) {
        let least = distance(id, near);
        return ids()
            .filter(|other| distance(id, other) == least)
            .take(3)
            .collect();
    }
    let keyed = |group: &&Group| {
        let key = group.id.rsplit_once('/').map(|(_, key)| key);
        key.is_some_and(|key| nearest(id, [key]).is_some())
    };
    let named = |group: &&Group| {
        let mut names = group.name.iter().flat_map(Text::versions);
        names.any(|(_, name)| plain(name).eq_ignore_ascii_case(id.trim()))
    };
    let found = groups
        .iter()
        .find(keyed)
        .or_else(|| groups.iter().find(named));
    found.map(|group| &*group.id).into_iter().collect()
}

/// How a group of this id is declared.
fn header(id: &str) -> String {
    match id.split_once('/') {
        Some((group, subgroup)) => format!("{}.subgroups.{}", quoted(group), quoted(subgroup)),
        None => quoted(id),
    }
}

/// The ids of the meetings so far.
#[derive(Default)]
struct Ids {
    /// The first meeting of each id.
    first: HashMap<String, usize>,
    /// The number that was last offered for a second meeting of an id.
    offered: HashMap<String, usize>,
}

impl Ids {
    /// Adds an id; the fault if another meeting has it.
    fn add(&mut self, id: &str, place: usize, own: bool) -> Option<Fault> {
        if let Some(first) = self.first.get(id).copied() {
            return Some(double(id, first, place, own, &self.free(id)));
        }
        self.first.insert(id.to_owned(), place);
        None
    }

    /// An id that no meeting has yet.
    fn free(&mut self, id: &str) -> String {
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

/// The fault of a meeting whose id another has.
fn double(id: &str, first: usize, second: usize, own: bool, free: &str) -> Fault {
    let message = format!("two meetings have the id `{id}`");
    let at = |place: usize| path_to!["meeting", place];
    if own {
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

/// The warnings of groups that are declared and never meet. A sub-working group is missed only
/// where its siblings meet without the whole group.
fn idle(groups: &[Group], meetings: &[Meeting]) -> Vec<Fault> {
    let mut meets = vec![false; groups.len()];
    let mut below = vec![false; groups.len()];
    let meeting_groups = |meeting: &Meeting| {
        let with = meeting.details().with.clone();
        meeting.group.into_iter().chain(with)
    };
    for group in meetings.iter().flat_map(meeting_groups) {
        meets[group] = true;
        if let Some(parent) = groups[group].parent {
            below[parent] = true;
        }
    }
    let is_idle = |(i, group): &(usize, &Group)| match group.parent {
        None => !meets[*i] && !below[*i],
        Some(parent) => !meets[*i] && !meets[parent] && below[parent],
    };
    let idle = groups.iter().enumerate().filter(is_idle);
    idle.map(|(_, group)| never_meets(group, groups)).collect()
}

fn never_meets(group: &Group, groups: &[Group]) -> Fault {
    Fault::new(
        Code::GroupNeverMeets,
        format!("the group `{}` never meets", group.id),
        place_of(group, groups),
    )
    .label("declared here")
    .help(format!(
        "add a `[[meeting]]` with `group = \"{}\"`, or delete the group",
        group.id
    ))
}
