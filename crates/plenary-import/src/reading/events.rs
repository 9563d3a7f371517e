//! Events, which stand at fixed times.

use std::collections::BTreeSet;

use plenary::chrono::NaiveDate;

use super::{
    calendar::Calendar,
    collect::{Contents, PageEvent},
    frame::Frame,
};
use crate::{
    draft::{Draft, Event},
    names::Names,
    sheet::Notes,
    text::{Line, is_address, join_markdown, join_plain},
    words,
};

/// Adds the events to a draft, each event of several days once.
pub(crate) fn add_events(
    calendar: &Calendar,
    frame: &Frame,
    all: &Contents,
    notes: Notes<'_>,
    draft: &mut Draft,
) {
    let days_with_sessions: BTreeSet<_> = frame.days.keys().copied().collect();
    let mut names = Names::default();
    let mut titles = BTreeSet::new();
    for page_event in join_days(calendar, &all.events) {
        let mut event = event(&page_event, notes);
        let track = page_event
            .places
            .first()
            .filter(|_| calendar.tracks.len() > 1 && !page_event.for_all);
        event.track = track
            .and_then(|place| draft.tracks.get(place.track))
            .map(|track| track.key.clone());
        let days: BTreeSet<_> = page_event.places.iter().map(|place| place.day).collect();
        if days != days_with_sessions || days.len() == 1 {
            event.days = days.iter().copied().collect();
        }
        event.takes_no_time =
            overlaps_session(&page_event, &days, calendar, frame) && takes_time(&event);
        let is_known = !titles.insert(event.plain_title.to_lowercase());
        if is_known || event.title.contains(['\n', '[']) {
            event.id = Some(names.id(&event.plain_title));
        } else {
            names.free(&event.plain_title);
        }
        if !event.title.is_empty() {
            draft.events.push(event);
        }
    }
}

/// Joins equal events of several days, if the columns are days.
fn join_days(calendar: &Calendar, events: &[PageEvent]) -> Vec<PageEvent> {
    let mut joined: Vec<PageEvent> = Vec::new();
    for event in events {
        let known = joined
            .iter_mut()
            .find(|known| !calendar.by_day && is_same(known, event));
        match known {
            Some(known) => known.places.extend(&event.places),
            None => joined.push(event.clone()),
        }
    }
    joined
}

/// True if two events are equal but for their days.
fn is_same(one: &PageEvent, other: &PageEvent) -> bool {
    let has_other_days = one.places.iter().all(|place| !other.places.contains(place));
    let (first, second) = (&one.entry, &other.entry);
    has_other_days
        && one.when == other.when
        && one.literal == other.literal
        && one.is_side_event == other.is_side_event
        && one.row == other.row
        && first.name == second.name
        && first.under == second.under
        && first.mark == second.mark
}

/// True if the kind of an event takes time from meetings unless the source says otherwise.
fn takes_time(event: &Event) -> bool {
    !matches!(
        event.kind,
        Some("registration" | "exhibition" | "side-event")
    )
}

/// True if an event is at the time of a session; an event of the whole day is.
fn overlaps_session(
    page_event: &PageEvent,
    days: &BTreeSet<NaiveDate>,
    calendar: &Calendar,
    frame: &Frame,
) -> bool {
    let Some(when) = page_event.when else {
        return true;
    };
    let to = when.to.unwrap_or(when.from + 1);
    let concerned = calendar.places().filter(|place| {
        days.contains(&place.day) && (page_event.for_all || page_event.places.contains(place))
    });
    let mut sessions = concerned.flat_map(|place| frame.sessions(place));
    sessions.any(|session| session.from < to && when.from < session.to)
}

fn event(page_event: &PageEvent, notes: Notes<'_>) -> Event {
    let entry = &page_event.entry;
    let text = join_plain(&entry.whole);
    let mut event = Event {
        when: page_event.when,
        kind: if page_event.is_side_event {
            Some("side-event")
        } else {
            words::kind(&text)
        },
        note: notes.markdown(entry.mark.as_deref()),
        ..Event::default()
    };
    let structured = !page_event.literal && !entry.is_meeting() && !entry.continued;
    if structured && take_room_and_link(&entry.under, &mut event) {
        let (name, status) = split_status(&entry.name);
        event.title = name.markdown();
        event.plain_title = name.plain();
        event.status = status;
    } else {
        (event.room, event.link) = (None, None);
        event.title = join_markdown(&entry.whole);
        event.plain_title = text;
    }
    event
}

/// Splits the words in brackets for a status from the name of an event.
fn split_status(name: &Line) -> (Line, Option<&'static str>) {
    let ends = [("(cancelled)", "cancelled"), ("(tbc)", "tbc")];
    let found = ends
        .iter()
        .find_map(|(words, status)| Some((name.without_last(words)?, Some(*status))));
    found
        .filter(|(name, _)| !name.is_empty())
        .unwrap_or((name.clone(), None))
}

/// Takes the room and the link from the lines under an event; false if there are other lines.
fn take_room_and_link(lines: &[Line], event: &mut Event) -> bool {
    let mut remaining = lines.iter();
    let mut next = remaining.next();
    if let Some(line) = next.filter(|line| line.runs().iter().all(|run| run.style.link.is_none())) {
        event.room = Some(line.markdown());
        next = remaining.next();
    }
    if let Some(("Link", to)) = next.and_then(Line::only_link)
        && is_address(to)
    {
        event.link = Some(to.to_owned());
        next = remaining.next();
    }
    next.is_none()
}
