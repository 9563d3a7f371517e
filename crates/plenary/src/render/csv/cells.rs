//! What is held, by whom, where, and what is said of it.

use std::collections::BTreeSet;

use super::row::{CLOSED, Row, SEVERAL, Sheet, What, printed};
use crate::{
    plan::{Access, AgendaItem, Group, Interpretation, Resumption, Venue},
    text::Text,
    words::words,
};

pub(super) fn kind(_: &Sheet<'_>, row: &Row<'_>) -> String {
    let word = match &row.what {
        What::Sitting(_) => "meeting",
        What::Event(event) => event.kind.name(),
        What::Closed(_) => CLOSED,
    };
    word.to_owned()
}

pub(super) fn id(_: &Sheet<'_>, row: &Row<'_>) -> String {
    let id = match &row.what {
        What::Sitting(shown) => &shown.placed.meeting.id,
        What::Event(event) => &event.id,
        What::Closed(_) => return String::new(),
    };
    id.clone()
}

pub(super) fn ordinal(_: &Sheet<'_>, row: &Row<'_>) -> String {
    printed(row.ordinal)
}

pub(super) fn group(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    groups(sheet, row, |group| group.id.clone())
}

/// Those of their working groups, each once.
pub(super) fn acronym(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let plan = &sheet.schedule.plan;
    let meeting = row.meeting().into_iter();
    let groups = meeting.flat_map(|meeting| plan.groups_of(meeting));
    let acronyms = groups.map(|group| sheet.read(&plan.working_group(group).acronym));
    let mut said = BTreeSet::new();
    let acronyms: Vec<_> = acronyms.filter(|own| said.insert(own.clone())).collect();
    acronyms.join(SEVERAL)
}

pub(super) fn group_name(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    groups(sheet, row, |group| {
        let name = group.name.as_ref();
        sheet.read(name.unwrap_or(&group.acronym))
    })
}

fn groups(sheet: &Sheet<'_>, row: &Row<'_>, called: impl Fn(&Group) -> String) -> String {
    let meeting = row.meeting().into_iter();
    let groups = meeting.flat_map(|meeting| sheet.schedule.plan.groups_of(meeting));
    groups.map(called).collect::<Vec<_>>().join(SEVERAL)
}

pub(super) fn title(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    match &row.what {
        What::Sitting(shown) => sheet.optional(shown.placed.meeting.title.as_ref()),
        What::Event(event) => sheet.read(&event.title),
        What::Closed(closed) => sheet.read(&closed.reason),
    }
}

/// The number; where several bodies meet, that of each behind its id.
pub(super) fn number(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let Some(shown) = row.sitting() else {
        return String::new();
    };
    let joint = !shown.placed.meeting.details().with.is_empty();
    let numbers = shown.numbers.iter().map(|own| {
        let group = sheet.schedule.plan.groups.get(own.group);
        match group.filter(|_| joint) {
            Some(group) => format!("{} {}", group.id, own.value),
            None => own.value.to_string(),
        }
    });
    numbers.collect::<Vec<_>>().join(SEVERAL)
}

/// How it takes up what another meeting left.
pub(super) fn resumption(_: &Sheet<'_>, row: &Row<'_>) -> String {
    let how = row.sitting().and_then(|shown| shown.resumption);
    let word = how.map(|how| match how {
        Resumption::Resumed => "resumed",
        Resumption::Continued => "continued",
    });
    printed(word)
}

pub(super) fn track(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let frame = &sheet.schedule.plan.frame;
    printed(row.track.and_then(|place| frame.track_key(place)))
}

pub(super) fn track_name(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let tracks = sheet.schedule.plan.tracks();
    let track = row.track.and_then(|place| tracks.get(place));
    sheet.optional(track.and_then(|track| track.name.as_ref()))
}

/// Its own room, or that of its track.
fn venue<'s>(sheet: &Sheet<'s>, row: &Row<'s>) -> Option<&'s Venue> {
    let plan = &sheet.schedule.plan;
    let own = row.event().and_then(|event| event.room.as_ref());
    let own = own.or_else(|| row.meeting()?.details().room.as_ref());
    own.or_else(|| plan.tracks().get(row.track?)?.room.as_ref())
}

pub(super) fn room(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    sheet.optional(venue(sheet, row).map(|venue| &venue.name))
}

pub(super) fn building(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let room = venue(sheet, row).and_then(|venue| venue.room);
    let room = room.and_then(|place| sheet.schedule.plan.rooms().get(place));
    sheet.optional(room.and_then(|room| room.building.as_ref()))
}

pub(super) fn format(_: &Sheet<'_>, row: &Row<'_>) -> String {
    let format = row.meeting().and_then(|own| own.details().format);
    format.map_or("", |format| format.name()).to_owned()
}

pub(super) fn access(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let meeting = row.meeting();
    match meeting.and_then(|own| sheet.schedule.plan.access_of(own)) {
        Some(Access::Limited(text)) => sheet.read(text),
        Some(known) => known.name().to_owned(),
        None => String::new(),
    }
}

pub(super) fn informal(_: &Sheet<'_>, row: &Row<'_>) -> String {
    printed(row.meeting().map(|own| own.details().informal))
}

pub(super) fn open_end(_: &Sheet<'_>, row: &Row<'_>) -> String {
    printed(row.meeting().map(|own| own.details().open_end))
}

pub(super) fn interpretation(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let meeting = row.meeting();
    match meeting.and_then(|own| sheet.schedule.plan.interpretation_of(own)) {
        Some(Interpretation::Languages(languages)) => sheet.read(languages),
        Some(Interpretation::Lacking) => "none".to_owned(),
        None => String::new(),
    }
}

pub(super) fn livestream(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let meeting = row.meeting();
    printed(meeting.and_then(|own| sheet.schedule.plan.livestream_of(own)))
}

pub(super) fn link(_: &Sheet<'_>, row: &Row<'_>) -> String {
    let of_event = || row.event()?.link.as_ref();
    let of_meeting = row.meeting().and_then(|own| own.details().link.as_ref());
    printed(of_meeting.or_else(of_event))
}

pub(super) fn agenda(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let agenda = row.meeting().map(|own| &own.details().agenda);
    let items = agenda.into_iter().flatten();
    let items: Vec<_> = items.map(|own| item(own, sheet)).collect();
    items.join(SEVERAL)
}

/// `10:00 Item 4: General debate (A/HRC/61/2)`.
fn item(item: &AgendaItem, sheet: &Sheet<'_>) -> String {
    let words = words(sheet.language);
    let number = item.item.as_ref();
    let number = number.map(|own| format!("{}{}", words.item, sheet.read(own)));
    let title = item.title.as_ref().map(|own| sheet.read(own));
    let named: Vec<_> = number.into_iter().chain(title).collect();
    let document = item.document.as_ref();
    let document = document.map(|own| format!("({})", sheet.read(own)));
    let link = item.link.as_ref().map(ToString::to_string);
    let at = item.at.map(|at| at.format("%H:%M").to_string());
    let parts = [at, Some(named.join(words.colon)), document, link];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is to be known of the meeting or the event, its track and its day.
pub(super) fn note(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let plan = &sheet.schedule.plan;
    let of_event = || row.event()?.note.as_ref();
    let own = row.meeting().and_then(|own| own.details().note.as_ref());
    let own = own.or_else(of_event);
    let track = row.track.and_then(|place| plan.tracks().get(place));
    let of_track = track.and_then(|track| track.note.as_ref());
    let concerns = |track: Option<usize>| track.is_none() || track == row.track;
    let day = row.sitting().map_or(row.day, |shown| shown.session.day);
    let of_day = plan.day_notes().iter();
    let of_day = of_day.filter(|note| note.day == day && concerns(note.track));
    let of_day = of_day.map(|note| &note.note);
    let notes = own.into_iter().chain(of_track).chain(of_day);
    let notes: Vec<_> = notes.map(|note: &Text| sheet.read(note)).collect();
    notes.join(" ")
}
