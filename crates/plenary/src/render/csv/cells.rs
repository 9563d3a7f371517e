//! Cells of a row: subject, groups, place, and notes.

use std::collections::BTreeSet;

use super::{CLOSED, SEVERAL, optional, printed};
use crate::{
    plan::{Access, Group, Interpretation, Resumption},
    text::plain,
    view::{Listed, Occurrence, OccurrenceKind, View},
};

pub(super) fn kind(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let word = match occurrence.kind {
        OccurrenceKind::Sitting { .. } => "meeting",
        OccurrenceKind::Event(event) => event.kind.name(),
        _ => CLOSED,
    };
    word.to_owned()
}

pub(super) fn id(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    occurrence.id.clone().into_owned()
}

pub(super) fn ordinal(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    printed(Some(occurrence.ordinal).filter(|_| !occurrence.id.is_empty()))
}

pub(super) fn group(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    groups(view, occurrence, |group| group.id.clone())
}

/// Returns those of their working groups, each once.
pub(super) fn acronym(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let plan = &view.plan();
    let meeting = occurrence.meeting().into_iter();
    let groups = meeting.flat_map(|meeting| plan.groups_of(meeting));
    let acronyms = groups.map(|group| view.plain(&plan.working_group(group).acronym));
    let mut said = BTreeSet::new();
    let acronyms: Vec<_> = acronyms
        .filter(|acronym| said.insert(acronym.clone()))
        .collect();
    acronyms.join(SEVERAL)
}

pub(super) fn group_name(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    groups(view, occurrence, |group| {
        let name = group.name.as_ref();
        view.plain(name.unwrap_or(&group.acronym))
    })
}

fn groups(
    view: &View<'_>,
    occurrence: &Occurrence<'_>,
    called: impl Fn(&Group) -> String,
) -> String {
    let meeting = occurrence.meeting().into_iter();
    let groups = meeting.flat_map(|meeting| view.plan().groups_of(meeting));
    groups.map(called).collect::<Vec<_>>().join(SEVERAL)
}

pub(super) fn title(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    match occurrence.kind {
        OccurrenceKind::Sitting { placed, .. } => optional(view, placed.meeting.title.as_ref()),
        OccurrenceKind::Event(event) => view.plain(&event.title),
        OccurrenceKind::Closed(closed) => view.plain(&closed.reason),
        OccurrenceKind::Deadline(deadline) => view.plain(&deadline.title),
    }
}

/// Returns the number; where several bodies meet, that of each behind its id.
pub(super) fn number(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let with = occurrence.meeting().map(|meeting| &meeting.details().with);
    let is_joint = with.is_some_and(|with| !with.is_empty());
    let numbers = occurrence.numbers.iter().map(|number| {
        let group = view.plan().groups.get(number.group.index());
        match group.filter(|_| is_joint) {
            Some(group) => format!("{} {}", group.id, number.value),
            None => number.value.to_string(),
        }
    });
    numbers.collect::<Vec<_>>().join(SEVERAL)
}

/// Returns mark of a sitting that takes up what another meeting left.
pub(super) fn resumption(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let word = occurrence.resumption.map(|how| match how {
        Resumption::Resumed => "resumed",
        Resumption::Continued => "continued",
    });
    printed(word)
}

pub(super) fn track(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let frame = &view.plan().frame;
    printed(occurrence.track.and_then(|place| frame.track_key(place)))
}

pub(super) fn track_name(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let tracks = view.plan().tracks();
    let track = occurrence.track.and_then(|place| tracks.get(place.index()));
    optional(view, track.and_then(|track| track.name.as_ref()))
}

pub(super) fn room(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    optional(view, occurrence.room.map(|venue| &venue.name))
}

pub(super) fn building(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let room = occurrence
        .room
        .and_then(|venue| venue.room)
        .and_then(|place| view.plan().rooms().get(place.index()));
    optional(view, room.and_then(|room| room.building.as_ref()))
}

pub(super) fn format(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let format = occurrence
        .meeting()
        .and_then(|meeting| meeting.details().format);
    format.map_or("", |format| format.name()).to_owned()
}

pub(super) fn access(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let meeting = occurrence.meeting();
    match meeting.and_then(|meeting| view.plan().access_of(meeting)) {
        Some(Access::Limited(text)) => view.plain(text),
        Some(known) => known.name().to_owned(),
        None => String::new(),
    }
}

pub(super) fn informal(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    printed(
        occurrence
            .meeting()
            .map(|meeting| meeting.details().informal),
    )
}

pub(super) fn open_end(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    printed(
        occurrence
            .meeting()
            .map(|meeting| meeting.details().open_end),
    )
}

pub(super) fn interpretation(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    match view.spoken(occurrence) {
        Some(Interpretation::Languages(languages)) => view.plain(languages),
        Some(Interpretation::NotProvided) => "none".to_owned(),
        None => String::new(),
    }
}

pub(super) fn livestream(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    printed(view.livestream(occurrence))
}

pub(super) fn link(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let of_event = || occurrence.event()?.link.as_ref();
    let of_meeting = occurrence
        .meeting()
        .and_then(|meeting| meeting.details().link.as_ref());
    printed(of_meeting.or_else(of_event))
}

pub(super) fn agenda(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let items = view.items(occurrence);
    let items: Vec<_> = items.map(|listed| item(listed, occurrence, view)).collect();
    items.join(SEVERAL)
}

/// Returns `10:00 Item 4: General debate (A/HRC/61/2)`.
fn item(listed: Listed<'_>, sitting: &Occurrence<'_>, view: &View<'_>) -> String {
    let (_, item) = listed;
    let mut parts = vec![plain(&view.item_head(listed, sitting))];
    for document in &item.documents {
        parts.push(format!("({})", view.plain(&document.symbol)));
        parts.extend(document.link.as_ref().map(ToString::to_string));
    }
    parts.extend(item.link.as_ref().map(ToString::to_string));
    parts.extend(item.note.as_ref().map(|note| view.plain(note)));
    parts.join(" ")
}

/// Returns the notes on the meeting or the event, its track and its day.
pub(super) fn note(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let notes: Vec<_> = view
        .notes(occurrence)
        .map(|note| view.plain(note))
        .collect();
    notes.join(" ")
}
