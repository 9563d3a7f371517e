//! The queue: who meets, under which id, for how long, and what is said of it beside.

mod agenda;
mod ids;
pub(super) mod who;

use std::mem::take;

use self::{
    ids::{Ids, bad_id},
    who::{GroupIndex, Who, who, with},
};
use super::{
    Lookup,
    access::{access, interpretation, watched},
    groups::{holder, place_of},
    missing, records, references,
    texts::Texts,
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, PathRef},
    keywords::Role,
    plan::{Details, Frame, Group, Meeting, News, Start},
    text::{Text, Wording},
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
        let details = details(meeting, (&one.id, who), &known, lookup, &at, faults);
        one.details = details.boxed();
        faults.extend(ids.add(&one.id, i, own_id));
        news = records::of(&one.id, meeting, &at, texts, news, faults);
        meetings.push(one);
    }
    references::settle(&written, &mut meetings, frame, faults);
    if all_known {
        faults.extend(idle(groups, &meetings));
    }
    (meetings, news)
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
    let id = take(&mut written.id).given();
    faults.extend(id.as_ref().and_then(|id| bad_id(id, at)));
    let of_group = group.and_then(|group| groups.get(group));
    let nameless = || match written.resumes.as_given() {
        Some(resumed) => format!("{resumed}-resumed"),
        None => of_group.map_or_else(|| at.path().to_string(), |group| group.id.clone()),
    };
    let id = id.unwrap_or_else(nameless);
    let title = take(&mut written.title).given();
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

/// Judges what is said of a meeting beside its group and its time.
fn details(
    written: &mut raw::Meeting,
    (id, who): (&str, Who),
    known: &GroupIndex<'_>,
    lookup: &Lookup<'_>,
    at: &PathRef<'_>,
    faults: &mut Faults,
) -> Details {
    let texts = lookup.texts;
    let access = access(
        take(&mut written.access),
        || at.then("access"),
        texts,
        faults,
    );
    faults.extend(watched(
        &written.livestream,
        &access,
        (who, known.groups),
        at,
    ));
    let chair = take(&mut written.chair).given().and_then(|chair| {
        let office = format!("{} of {id}", Role::Chair);
        holder(chair, &office, at.then(Role::Chair.key()), texts, faults)
    });
    let interpretation = interpretation(
        take(&mut written.interpretation),
        || at.then("interpretation"),
        texts,
        faults,
    );
    Details {
        room: lookup
            .rooms
            .venue(take(&mut written.room), || at.then("room"), texts, faults),
        link: take(&mut written.link).given(),
        livestream: take(&mut written.livestream).given(),
        interpretation,
        format: written.format.as_given().copied(),
        access: access.given(),
        chair,
        speakers: speakers(
            take(&mut written.speakers),
            &at.key("speakers"),
            texts,
            faults,
        ),
        informal: written.informal.as_given().copied().unwrap_or_default(),
        with: with(&written.with, who, known, at, faults),
        open_end: written.open_end.as_given().copied().unwrap_or_default(),
        note: texts.one(take(&mut written.note).given(), || at.then("note"), faults),
        agenda: agenda::check(take(&mut written.agenda), &at.key("agenda"), texts, faults),
    }
}

fn speakers(
    written: Slot<Vec<Slot<Wording>>>,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<Text> {
    let names = written
        .given()
        .into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(i, name)| texts.name(name.given()?, || at.then(i), faults));
    names.collect()
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

/// Completes what a meeting that takes up another does not say itself.
pub(super) fn inherit(details: &Details, earlier: &Details, same_group: bool) -> Details {
    fn either<T: Clone>(given: Option<T>, earlier: Option<&T>) -> Option<T> {
        given.or_else(|| earlier.cloned())
    }
    let details = details.clone();
    Details {
        room: either(details.room, earlier.room.as_ref()),
        link: either(details.link, earlier.link.as_ref()),
        livestream: either(details.livestream, earlier.livestream.as_ref()),
        interpretation: either(details.interpretation, earlier.interpretation.as_ref()),
        format: details.format.or(earlier.format),
        access: either(details.access, earlier.access.as_ref()),
        chair: either(details.chair, earlier.chair.as_ref()),
        informal: details.informal || earlier.informal,
        with: if details.with.is_empty() && same_group {
            earlier.with.clone()
        } else {
            details.with
        },
        ..details
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
