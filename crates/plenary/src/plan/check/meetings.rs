//! The queue: who meets, under which id, for how long.

use super::{missing, texts::Texts};
use crate::{
    document::{Meeting as Written, Slot},
    fault::{Code, Fault, Faults, Path, at},
    nearest::nearest,
    plan::{Group, Meeting, News},
    time::Duration,
};

/// The meetings in order, and what is recorded of them.
pub(super) fn check(
    written: Option<Vec<Written>>,
    groups: &[Group],
    texts: &Texts,
    faults: &mut Faults,
) -> (Vec<Meeting>, News) {
    let written = written.unwrap_or_default();
    let complete = !written.is_empty();
    let mut meetings: Vec<Meeting> = Vec::with_capacity(written.len());
    let mut news = News::default();
    let before = faults.len();
    for (i, meeting) in written.into_iter().enumerate() {
        let at = at!["meeting", i];
        let took = meeting.took.as_given().copied();
        let Some(meeting) = one(meeting, groups, &at, texts, faults) else {
            meetings.push(hole(i));
            continue;
        };
        faults.extend(double(&meeting, &meetings, &at));
        if let Some(took) = took {
            news = news.took(meeting.id.clone(), took);
        }
        meetings.push(meeting);
    }
    if complete && faults.len() == before {
        faults.extend(idle(groups, &meetings));
    }
    (meetings, news)
}

/// Stands for a meeting that could not be read, so that the ones after it keep their places.
fn hole(place: usize) -> Meeting {
    Meeting {
        id: format!("#{place}"),
        group: None,
        title: None,
        duration: Duration::minutes(1),
    }
}

fn one(
    written: Written,
    groups: &[Group],
    at: &Path,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Meeting> {
    let group = match written.group.as_given() {
        Some(id) => Some(find(id, groups, at, faults)?),
        None => None,
    };
    let grouped = group.is_some() || matches!(written.group, Slot::Bad);
    let key = match (grouped, written.title.is_absent(), written.id.is_absent()) {
        (false, true, true) => Some(("group", "\"WGTU\"")),
        (false, true, false) => Some(("title", "\"Opening of the session\"")),
        (false, false, true) => Some(("id", "\"opening\"")),
        _ => None,
    };
    if let Some((key, example)) = key {
        faults.push(missing(at.then(key), key, example));
    }
    let title = texts.one(written.title.given(), || at.then("title"), faults);
    let duration = duration(written.duration, at, faults);
    let id = match written.id.given() {
        Some(id) => id,
        None => groups.get(group?)?.id.clone(),
    };
    if id.trim().is_empty() {
        let fault = Fault::new(Code::EmptyText, "an `id` is empty", at.then("id"));
        faults.push(
            fault
                .label("nothing in it")
                .help("write a short word, or delete the line"),
        );
    }
    Some(Meeting {
        id,
        group,
        title,
        duration: duration?,
    })
}

fn duration(written: Slot<Duration>, at: &Path, faults: &mut Faults) -> Option<Duration> {
    let at = at.then("duration");
    if written.is_absent() {
        faults.push(missing(at, "duration", "\"1 session\""));
        return None;
    }
    let duration = written.given()?;
    if duration.is_zero() {
        let fault = Fault::new(Code::BadDuration, "a meeting takes no time at all", at);
        faults.push(fault.help("write a duration, such as `\"1 session\"`"));
        return None;
    }
    Some(duration)
}

/// The place of the group of this id.
fn find(id: &str, groups: &[Group], at: &Path, faults: &mut Faults) -> Option<usize> {
    let found = groups.iter().position(|group| group.id == id);
    if found.is_none() {
        let at = at.then("group");
        let fault = Fault::new(Code::UnknownGroup, format!("no group called `{id}`"), at)
            .label("not declared under `[groups]`");
        faults.push(match similar(id, groups) {
            Some(similar) => fault.help(format!(
                "a group with a similar name exists: write `\"{similar}\"`"
            )),
            None => fault.help(format!(
                "declare it: add the line `[groups.{}]`",
                header(id)
            )),
        });
    }
    found
}

/// The group that was meant: by a slip, or by its sub-working group's key alone.
fn similar<'g>(id: &str, groups: &'g [Group]) -> Option<&'g str> {
    let ids = groups.iter().map(|group| &*group.id);
    let keyed = groups.iter().find(|group| {
        let key = group.id.rsplit_once('/').map(|(_, key)| key);
        key.is_some_and(|key| nearest(id, [key]).is_some())
    });
    nearest(id, ids).or_else(|| keyed.map(|group| &*group.id))
}

/// How a group of this id is declared.
fn header(id: &str) -> String {
    let bare = |key: &str| {
        key.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    let key = |key: &str| {
        if bare(key) {
            key.to_owned()
        } else {
            format!("\"{key}\"")
        }
    };
    match id.split_once('/') {
        Some((group, subgroup)) => format!("{}.subgroups.{}", key(group), key(subgroup)),
        None => key(id),
    }
}

/// The fault of a meeting whose id another has.
fn double(meeting: &Meeting, earlier: &[Meeting], at: &Path) -> Option<Fault> {
    let place = earlier.iter().position(|other| other.id == meeting.id)?;
    let id = &meeting.id;
    Some(
        Fault::new(
            Code::DuplicateMeeting,
            format!("two meetings have the id `{id}`"),
            at.clone(),
        )
        .label("a meeting's id is its group, unless it has one of its own")
        .and(at!["meeting", place])
        .label("the first of them")
        .help(format!("add the line `id = \"{id}-2\"` under the second")),
    )
}

/// The warnings of groups that are declared and never meet. A sub-working group is missed only
/// where its siblings meet without the whole group.
fn idle(groups: &[Group], meetings: &[Meeting]) -> Vec<Fault> {
    let meets = |group: usize| meetings.iter().any(|meeting| meeting.group == Some(group));
    let any_below = |group: usize| {
        let mut below = groups.iter().enumerate();
        below.any(|(i, other)| other.parent == Some(group) && meets(i))
    };
    let is_idle = |(i, group): &(usize, &Group)| match group.parent {
        None => !meets(*i) && !any_below(*i),
        Some(parent) => !meets(*i) && !meets(parent) && any_below(parent),
    };
    let idle = groups.iter().enumerate().filter(is_idle);
    idle.map(|(_, group)| never_meets(group, groups)).collect()
}

fn never_meets(group: &Group, groups: &[Group]) -> Fault {
    let parent = group.parent.and_then(|parent| groups.get(parent));
    let at = match parent {
        Some(parent) => {
            let key = group.id[parent.id.len() + 1..].to_owned();
            at!["groups", parent.id.clone(), "subgroups", key]
        }
        None => at!["groups", group.id.clone()],
    };
    Fault::new(
        Code::GroupNeverMeets,
        format!("the group `{}` never meets", group.id),
        at,
    )
    .label("declared here")
    .help(format!(
        "add a `[[meeting]]` with `group = \"{}\"`, or delete the group",
        group.id
    ))
}
