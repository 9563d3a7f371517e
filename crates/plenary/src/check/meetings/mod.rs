//! The queue: which group meets, under which id, for how long, and the other keys of a meeting.

mod agenda;
pub(super) mod groups;
mod ids;
mod speakers;

use std::mem::take;

use self::{
    groups::{GroupIndex, MeetingGroup, joint_groups, meeting_group},
    ids::{Ids, bad_id},
};
use super::{
    Lookup,
    access::{access, closed_livestream, interpretation},
    groups::{holder, place_of},
    missing, records, references,
    texts::Texts,
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, PathRef},
    keywords::Role,
    plan::{Details, Frame, Group, GroupId, List, Meeting, MeetingId, News, Start, TrackId},
    time::Duration,
};

/// Judges the meetings in order, and what is recorded of them.
pub(super) fn check(
    written: Option<Vec<raw::Meeting>>,
    groups: &[Group],
    frame: Option<&Frame>,
    lookup: &Lookup<'_>,
    mut news: News,
    faults: &mut Faults,
) -> (Vec<Meeting>, News) {
    let texts = lookup.texts;
    let mut listed = written.unwrap_or_default();
    let known = GroupIndex::of(groups);
    let mut meetings: Vec<Meeting> = Vec::with_capacity(listed.len());
    let mut ids = Ids::default();
    let mut all_known = !listed.is_empty();
    let list = PathRef::Top.key("meeting");
    for (i, written) in listed.iter_mut().enumerate() {
        let at = list.index(i);
        let group = meeting_group(&written.group, &known, &at, faults);
        let is_nameless = written.title.is_absent() && written.resumes.is_absent();
        all_known &= match group {
            MeetingGroup::Known(_) => true,
            MeetingGroup::Absent => !is_nameless,
            MeetingGroup::Unknown => false,
        };
        let has_id = !written.id.is_absent();
        let mut meeting = meeting(written, group, groups, &at, texts, faults);
        news = agenda::add_concluded(&meeting.id, &written.agenda, news);
        let details = details(written, (&meeting.id, group), &known, lookup, &at, faults);
        meeting.details = details.boxed();
        faults.extend(ids.add(&meeting.id, MeetingId::new(i), has_id));
        news = records::add(&meeting.id, written, &at, texts, news, faults);
        meetings.push(meeting);
    }
    references::settle(&listed, &mut meetings, frame, faults);
    if all_known {
        faults.extend(idle(groups, &meetings));
    }
    (meetings, news)
}

/// Reads a meeting. A key that is missing or wrong gets a value that no one will see, as its fault is
/// an error.
fn meeting(
    written: &mut raw::Meeting,
    group: MeetingGroup,
    groups: &[Group],
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Meeting {
    if let Some((key, example)) = missing_key(written, group) {
        faults.push(missing(&at.then(key), key, example));
    }
    let place = match group {
        MeetingGroup::Known(place) => Some(place),
        MeetingGroup::Absent | MeetingGroup::Unknown => None,
    };
    let known = place.and_then(|place| groups.get(place.index()));
    let id = id(written, known, at, faults);
    let title = take(&mut written.title).given();
    let takes_rest = !written.resumes.is_absent() && written.duration.is_absent();
    let duration = (!takes_rest).then(|| {
        let asked = duration(&written.duration, at, faults);
        asked.unwrap_or(Duration::minutes(1))
    });
    Meeting {
        id,
        group: place,
        title: texts.one(title, || at.then("title"), faults),
        track: TrackId::ONLY,
        duration,
        at_least: written.at_least.as_given().copied(),
        at_most: written.at_most.as_given().copied(),
        start: Start::default(),
        resumes: None,
        details: None,
    }
}

/// Returns the key that a meeting without a group lacks, and an example of it. It needs a title and an
/// id, unless it resumes another.
fn missing_key(
    written: &raw::Meeting,
    group: MeetingGroup,
) -> Option<(&'static str, &'static str)> {
    if group != MeetingGroup::Absent || !written.resumes.is_absent() {
        return None;
    }
    match (written.title.is_absent(), written.id.is_absent()) {
        (true, true) => Some(("group", "\"WGTU\"")),
        (true, false) => Some(("title", "\"Opening of the session\"")),
        (false, true) => Some(("id", "\"opening\"")),
        (false, false) => None,
    }
}

/// Takes the id of a meeting: the one that is written, or that of the meeting that it resumes with
/// `-resumed`, or that of its group.
fn id(
    written: &mut raw::Meeting,
    group: Option<&Group>,
    at: &PathRef<'_>,
    faults: &mut Faults,
) -> String {
    if let Some(id) = take(&mut written.id).given() {
        faults.extend(bad_id(&id, at));
        return id;
    }
    match written.resumes.as_given() {
        Some(resumed) => format!("{resumed}-resumed"),
        None => group.map_or_else(|| at.path().to_string(), |group| group.id.clone()),
    }
}

/// Judges the keys of a meeting other than its group and its time.
fn details(
    written: &mut raw::Meeting,
    (id, group): (&str, MeetingGroup),
    known: &GroupIndex<'_>,
    lookup: &Lookup<'_>,
    at: &PathRef<'_>,
    faults: &mut Faults,
) -> Details {
    let Lookup { rooms, texts } = lookup;
    let at_key = |key: &'static str| move || at.then(key);
    let access = access(take(&mut written.access), at_key("access"), texts, faults);
    let livestream = take(&mut written.livestream);
    faults.extend(closed_livestream(
        &livestream,
        &access,
        (group, known.groups),
        at,
    ));
    let chair = take(&mut written.chair).given().and_then(|chair| {
        let office = format!("{} of {id}", Role::Chair);
        holder(chair, &office, at.then(Role::Chair.key()), texts, faults)
    });
    let spoken = take(&mut written.interpretation);
    let interpretation = interpretation(spoken, at_key("interpretation"), texts, faults);
    let names = take(&mut written.speakers);
    let items = take(&mut written.agenda);
    Details {
        room: rooms.venue(take(&mut written.room), at_key("room"), texts, faults),
        link: take(&mut written.link).given(),
        livestream: livestream.given(),
        interpretation,
        format: written.format.as_given().copied(),
        access: access.given(),
        chair,
        speakers: speakers::check(names, &at.key("speakers"), texts, faults),
        informal: written.informal.as_given().copied().unwrap_or_default(),
        with: joint_groups(&written.with, group, known, at, faults),
        open_end: written.open_end.as_given().copied().unwrap_or_default(),
        note: texts.one(take(&mut written.note).given(), at_key("note"), faults),
        agenda: agenda::check(items, &at.key("agenda"), texts, faults),
    }
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

/// Completes the details of a meeting with those of the one that it resumes. Speakers, agenda, notes and
/// `open-end` are those of one block alone.
pub(super) fn inherit(details: &Details, earlier: &Details, same_group: bool) -> Details {
    fn either<T: Clone>(given: Option<T>, earlier: Option<&T>) -> Option<T> {
        given.or_else(|| earlier.cloned())
    }
    let later = details.clone();
    // Every field is named, so that a new one is not forgotten here.
    Details {
        room: either(later.room, earlier.room.as_ref()),
        link: either(later.link, earlier.link.as_ref()),
        livestream: either(later.livestream, earlier.livestream.as_ref()),
        interpretation: either(later.interpretation, earlier.interpretation.as_ref()),
        format: later.format.or(earlier.format),
        access: either(later.access, earlier.access.as_ref()),
        chair: either(later.chair, earlier.chair.as_ref()),
        informal: later.informal || earlier.informal,
        with: if later.with.is_empty() && same_group {
            earlier.with.clone()
        } else {
            later.with
        },
        speakers: later.speakers,
        open_end: later.open_end,
        note: later.note,
        agenda: later.agenda,
    }
}

/// Returns the warnings of groups that are declared and never meet. A sub-working group is missed
/// only where its siblings meet without the whole group.
fn idle(groups: &[Group], meetings: &[Meeting]) -> Vec<Fault> {
    let mut meets = vec![false; groups.len()];
    let mut below = vec![false; groups.len()];
    let meeting_groups = |meeting: &Meeting| {
        let with = meeting.details().with.clone();
        meeting.group.into_iter().chain(with)
    };
    for group in meetings.iter().flat_map(meeting_groups) {
        meets[group.index()] = true;
        if let Some(parent) = groups[group].parent {
            below[parent.index()] = true;
        }
    }
    let meets = |group: GroupId| meets[group.index()];
    let below = |group: GroupId| below[group.index()];
    let is_idle = |(place, group): &(GroupId, &Group)| match group.parent {
        None => !meets(*place) && !below(*place),
        Some(parent) => !meets(*place) && !meets(parent) && below(parent),
    };
    let idle = groups.with_ids().filter(is_idle);
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
