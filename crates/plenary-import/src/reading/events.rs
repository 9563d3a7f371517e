//! What stands at fixed times.

use std::collections::BTreeSet;

use plenary::chrono::NaiveDate;

use super::{
    calendar::Laid,
    collect::{Collected, Happening},
    frame::Frame,
    notes::Notes,
};
use crate::{
    draft::{Draft, Event},
    names::Names,
    text::{Line, is_address, markdown, plain},
    words,
};

/// Writes the events, those of several days once.
pub(crate) fn events(
    laid: &Laid,
    frame: &Frame,
    all: &Collected,
    notes: Notes<'_>,
    draft: &mut Draft,
) {
    let mut written: Vec<(Happening, Event)> = Vec::new();
    for happening in &all.happenings {
        let known = written
            .iter_mut()
            .find(|(own, _)| !laid.by_day && is_same(own, happening));
        if let Some((own, _)) = known {
            own.places.extend(&happening.places);
            continue;
        }
        let mut event = event(happening, notes);
        let track = happening
            .places
            .first()
            .filter(|_| laid.tracks.len() > 1 && !happening.for_all);
        event.track = track
            .and_then(|place| draft.tracks.get(place.track))
            .map(|track| track.key.clone());
        written.push((happening.clone(), event));
    }
    let with_sessions: BTreeSet<_> = frame.of_days.keys().copied().collect();
    let mut names = Names::default();
    let mut titles = BTreeSet::new();
    for (happening, mut event) in written {
        let days: BTreeSet<_> = happening.places.iter().map(|place| place.day).collect();
        let every = days == with_sessions && days.len() > 1;
        event.days = if every {
            Vec::new()
        } else {
            days.iter().copied().collect()
        };
        event.beside = overlaps(&happening, &days, laid, frame) && takes_time(&event);
        let known = !titles.insert(event.called.to_lowercase());
        if known || event.title.contains(['\n', '[']) {
            event.id = Some(names.id(&event.called));
        } else {
            names.free(&event.called);
        }
        if !event.title.is_empty() {
            draft.events.push(event);
        }
    }
}

fn is_same(one: &Happening, other: &Happening) -> bool {
    let fresh = one.places.iter().all(|place| !other.places.contains(place));
    let texts = |own: &Happening| {
        (
            own.entry.name.clone(),
            own.entry.under.clone(),
            own.entry.mark.clone(),
        )
    };
    fresh
        && one.when == other.when
        && one.literal == other.literal
        && one.is_side_event == other.is_side_event
        && one.row == other.row
        && texts(one) == texts(other)
}

/// Whether meetings flow round an event of its kind.
fn takes_time(event: &Event) -> bool {
    !matches!(
        event.kind,
        Some("registration" | "exhibition" | "side-event")
    )
}

/// Whether an event is at the time of a session.
fn overlaps(happening: &Happening, days: &BTreeSet<NaiveDate>, laid: &Laid, frame: &Frame) -> bool {
    let Some(when) = happening.when else {
        return true;
    };
    let to = when.to.unwrap_or(when.from + 1);
    let concerned = laid.places().filter(|place| {
        days.contains(&place.day) && (happening.for_all || happening.places.contains(place))
    });
    let mut sessions = concerned.flat_map(|place| frame.of(place));
    sessions.any(|session| session.from < to && when.from < session.to)
}

fn event(happening: &Happening, notes: Notes<'_>) -> Event {
    let entry = &happening.entry;
    let says = plain(&entry.whole);
    let mut event = Event {
        when: happening.when,
        kind: if happening.is_side_event {
            Some("side-event")
        } else {
            words::kind(&says)
        },
        note: entry.mark.as_ref().and_then(|mark| notes.take(mark)),
        ..Event::default()
    };
    let structured = !happening.literal && !entry.is_meeting() && !entry.continued;
    if structured && under(&entry.under, &mut event) {
        let (name, status) = status(&entry.name);
        event.title = name.markdown();
        event.called = name.plain();
        event.status = status;
    } else {
        (event.room, event.link) = (None, None);
        event.title = markdown(&entry.whole);
        event.called = says;
    }
    event
}

/// How certain it is, by the words in brackets at the end of its name.
fn status(name: &Line) -> (Line, Option<&'static str>) {
    let ends = [("(✕ cancelled)", "cancelled"), ("(tbc)", "tbc")];
    let found = ends
        .iter()
        .find_map(|(words, status)| Some((name.without_last(words)?, Some(*status))));
    found
        .filter(|(name, _)| !name.is_empty())
        .unwrap_or((name.clone(), None))
}

/// Takes the lines under an event: where it is, and where more is said of it. Whether they are that.
fn under(lines: &[Line], event: &mut Event) -> bool {
    let mut lines = lines.iter();
    let mut next = lines.next();
    if let Some(line) = next.filter(|line| line.runs().iter().all(|run| run.style.link.is_none())) {
        event.room = Some(line.markdown());
        next = lines.next();
    }
    if let Some(("Link", to)) = next.and_then(Line::only_link)
        && is_address(to)
    {
        event.link = Some(to.to_owned());
        next = lines.next();
    }
    next.is_none()
}
