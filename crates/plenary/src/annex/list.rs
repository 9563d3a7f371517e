//! The meetings and events day by day, as a screen reader or a narrow screen gives them.

use super::{Item, ListedDay, Times};
use crate::{
    text::Inline,
    time::Hours,
    view::{Inlines, Occurrence, OccurrenceKind, View},
};

pub(super) fn compose(view: &View<'_>) -> Vec<ListedDay> {
    let listed = view.occurrences().iter();
    let listed = listed.filter(|own| !matches!(own.kind, OccurrenceKind::Deadline(_)));
    let mut days: Vec<ListedDay> = Vec::new();
    for own in listed {
        match days.last_mut() {
            Some(day) if day.day == own.day => add(&mut day.items, own, view),
            _ => {
                let mut items = Vec::new();
                add(&mut items, own, view);
                days.push(ListedDay {
                    day: own.day,
                    name: view.catalogue.dates.weekday_and_date(own.day),
                    note: None,
                    items,
                });
            }
        }
    }
    days
}

/// Adds an occurrence; a sitting to its meeting's item of that day, if nothing else has been held
/// meanwhile.
fn add(items: &mut Vec<Item>, own: &Occurrence<'_>, view: &View<'_>) {
    let times = times(own, view);
    let mut meetings = items.iter_mut().rev().filter(|item| item.meeting.is_some());
    let before = meetings.next().filter(|_| own.placed().is_some());
    if let Some(item) = before.filter(|item| item.meeting.as_deref() == Some(&*own.id)) {
        add_remark(&mut item.remark, view.remark(own));
        item.times.extend(times);
        return;
    }
    let track = own
        .track
        .and_then(|track| view.plan().frame.track_key(track));
    items.push(Item {
        place_in_plan: own.place,
        ordinal: if own.id.is_empty() { 0 } else { own.ordinal },
        track: track.map(str::to_owned),
        times: times.into_iter().collect(),
        called_off: own.called_off,
        remark: view.remark(own),
        ..item(own, view)
    });
}

/// Adds the remark of one more sitting, unless it is there.
pub(super) fn add_remark(all: &mut Inlines, own: Inlines) {
    if all.is_empty() {
        *all = own;
    } else if !own.is_empty() && own != *all {
        all.push(Inline::text("; "));
        all.extend(own);
    }
}

fn times(own: &Occurrence<'_>, view: &View<'_>) -> Option<Times> {
    Some(Times {
        ordinal: own.ordinal,
        starts: own.starts?,
        ends: own.ends,
        ends_next_day: own.hours().is_some_and(Hours::ends_next_day),
        end: own.end,
        numbers: own.numbers_in(&view.localizer),
    })
}

/// Makes the item of a meeting on one day, of an event, or of a closed day.
fn item(own: &Occurrence<'_>, view: &View<'_>) -> Item {
    let localizer = &view.localizer;
    match own.kind {
        OccurrenceKind::Sitting { placed, .. } => {
            let meeting = &*placed.meeting;
            Item {
                meeting: Some(meeting.id.clone()),
                acronym: localizer.acronym(meeting),
                name: localizer.full_name(meeting),
                place: localizer.place(meeting),
                continued: own.is_continued(),
                resumption: own.own_resumption(),
                flags: view.flags(meeting),
                format: meeting.details().format,
                livestream: view.plan().livestream_of(meeting).cloned(),
                lines: view.lines(own),
                ..Item::default()
            }
        }
        OccurrenceKind::Event(event) => Item {
            event: Some(event.id.clone()),
            name: localizer.read(Some(&event.title)),
            place: view.listed_event_place(event),
            lines: Vec::from_iter(Some(view.event_link(event)).filter(|line| !line.is_empty())),
            ..Item::default()
        },
        OccurrenceKind::Closed(closed) => Item {
            name: localizer.read(Some(&closed.reason)),
            place: closed
                .track
                .map_or_else(Inlines::new, |track| localizer.track(track)),
            ..Item::default()
        },
        OccurrenceKind::Deadline(_) => Item::default(),
    }
}
