//! Closed days, and events without hours or a room, which have no event in a calendar.

use super::appointment::{is_dated, sort_as_planned};
use crate::{
    plan::Event,
    text::Inline,
    time::EventTime,
    view::{Inlines, Occurrence, OccurrenceKind, View, join_comma, text},
};

/// Lists closed days, side events, and events that are to be confirmed, a line each.
pub(super) fn unsettled(view: &View<'_>) -> Vec<Inlines> {
    let occurrences = || view.occurrences().iter();
    let closed = occurrences().filter_map(|occurrence| of_closed(occurrence, view));
    let mut events: Vec<_> = occurrences()
        .filter(|occurrence| occurrence.event().is_some_and(|event| !is_dated(event)))
        .collect();
    sort_as_planned(&mut events);
    let unsettled = events.into_iter().filter_map(|event| of_event(event, view));
    closed.chain(side_events(view)).chain(unsettled).collect()
}

/// Returns `Tuesday 8 September 2026, 13:15–14:45: Seeds of tomorrow, Conference Room 4 (tbc)`.
fn of_event(occurrence: &Occurrence<'_>, view: &View<'_>) -> Option<Inlines> {
    let event = occurrence.event()?;
    let localizer = &view.localizer;
    let mut line = vec![Inline::text(
        view.catalogue.dates.full_date(occurrence.day) + &hours(event),
    )];
    line.push(text(view.catalogue.signs.colon));
    let title = localizer.read(Some(&event.title));
    line.extend(join_comma([
        title,
        view.host(event),
        view.place(occurrence),
    ]));
    line.push(text(" ("));
    line.extend(view.event_status(event).map(text));
    line.push(text(")"));
    if let Some(note) = &event.note {
        line.push(text(". "));
        line.extend_from_slice(localizer.text(note));
    }
    let address = event.link.as_ref();
    line.extend(address.map(|address| Inline::text(format!(" {address}"))));
    Some(line)
}

/// Returns `, 13:15–14:45`; nothing if no hours are known.
fn hours(event: &Event) -> String {
    match event.time {
        Some(EventTime::Hours(hours)) => {
            let (opens, closes) = (hours.opens(), hours.closes());
            format!(", {}–{}", opens.format("%H:%M"), closes.format("%H:%M"))
        }
        Some(EventTime::From(from)) => from.format(", %H:%M").to_string(),
        Some(EventTime::Tbc) | None => String::new(),
    }
}

/// Returns `Wednesday 17 March 2027: Official holiday`.
fn of_closed(occurrence: &Occurrence<'_>, view: &View<'_>) -> Option<Inlines> {
    let OccurrenceKind::Closed(closed) = occurrence.kind else {
        return None;
    };
    let day = vec![Inline::text(view.catalogue.dates.full_date(occurrence.day))];
    let track = occurrence.track.map(|track| view.localizer.track(track));
    let mut line = join_comma([day, track.unwrap_or_default()]);
    line.push(text(view.catalogue.signs.colon));
    line.extend_from_slice(view.localizer.text(&closed.reason));
    Some(line)
}

/// Returns the row of side events as a line.
fn side_events(view: &View<'_>) -> Option<Inlines> {
    view.plan().side_events()?;
    let mut line = vec![
        text(view.catalogue.grid.side_events),
        text(view.catalogue.signs.colon),
    ];
    line.extend(view.side_events());
    Some(line)
}
