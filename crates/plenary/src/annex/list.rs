//! Meetings, events and reserve sessions day by day, as a screen reader or a narrow screen gives them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Item, ListedDay, Times};
use crate::{
    keywords::Layout,
    text::Inline,
    time::Hours,
    view::{End, Inlines, Occurrence, OccurrenceKind, Reserve, View},
};

fn compose(view: &View<'_>) -> Vec<ListedDay> {
    let listed = view
        .occurrences()
        .iter()
        .filter(|occurrence| !matches!(occurrence.kind, OccurrenceKind::Deadline(_)));
    let mut days: Vec<ListedDay> = Vec::new();
    for occurrence in listed {
        match days.last_mut() {
            Some(day) if day.day == occurrence.day => add(&mut day.items, occurrence, view),
            _ => {
                let mut items = Vec::new();
                add(&mut items, occurrence, view);
                days.push(ListedDay {
                    day: occurrence.day,
                    name: view.catalogue.dates.weekday_and_date(occurrence.day),
                    note: None,
                    items,
                });
            }
        }
    }
    days
}

/// Adds an occurrence; a sitting to the item of its meeting on that day, if no other meeting was held in
/// between, if it has the same room, livestream and interpretation, and if both list the same items of an agenda.
fn add(items: &mut Vec<Item>, occurrence: &Occurrence<'_>, view: &View<'_>) {
    let times = times(occurrence, view);
    let mut meetings = items.iter_mut().rev().filter(|item| item.meeting.is_some());
    let goes_on = occurrence.placed().is_some() && !occurrence.has_new_facilities;
    let before = meetings.next().filter(|_| goes_on);
    let listed_items = occurrence.listed_items();
    let is_same = |item: &&mut Item| {
        item.meeting.as_deref() == Some(&*occurrence.id) && item.listed_items == listed_items
    };
    if let Some(item) = before.filter(is_same) {
        add_remark(&mut item.remark, view.remark(occurrence));
        item.times.extend(times);
        return;
    }
    let track = occurrence
        .track
        .and_then(|track| view.plan().frame.track_key(track));
    items.push(Item {
        activity: occurrence.activity,
        ordinal: if occurrence.id.is_empty() {
            0
        } else {
            occurrence.ordinal
        },
        track: track.map(str::to_owned),
        times: times.into_iter().collect(),
        called_off: occurrence.called_off,
        listed_items,
        remark: view.remark(occurrence),
        ..item(occurrence, view)
    });
}

/// Adds the remark of one more sitting, unless it is there.
fn add_remark(all: &mut Inlines, remark: Inlines) {
    if all.is_empty() {
        *all = remark;
    } else if !remark.is_empty() && remark != *all {
        all.push(Inline::text("; "));
        all.extend(remark);
    }
}

fn times<'s>(occurrence: &Occurrence<'s>, view: &View<'s>) -> Option<Times> {
    Some(Times {
        ordinal: occurrence.ordinal,
        starts: occurrence.starts?,
        ends: occurrence.ends,
        ends_next_day: occurrence.hours().is_some_and(Hours::ends_next_day),
        end: occurrence.end,
        condition: view.condition_instead(occurrence),
        numbers: occurrence.numbers_in(&view.localizer),
    })
}

/// Makes the item of a meeting on one day, of an event, or of a closed day.
fn item(occurrence: &Occurrence<'_>, view: &View<'_>) -> Item {
    let localizer = &view.localizer;
    match occurrence.kind {
        OccurrenceKind::Sitting { placed, .. } => {
            let meeting = &*placed.meeting;
            Item {
                meeting: Some(meeting.id.clone()),
                acronym: localizer.acronym(meeting),
                name: localizer.full_name(meeting),
                place: view.place(occurrence),
                continued: occurrence.is_continued(),
                resumption: occurrence.unnumbered_resumption(),
                flags: view.flags(meeting),
                format: meeting.details().format,
                livestream: view.livestream(occurrence).cloned(),
                lines: view.lines(occurrence),
                ..Item::default()
            }
        }
        OccurrenceKind::Event(event) => Item {
            event: Some(event.id.clone()),
            name: localizer.read(Some(&event.title)),
            place: view.listed_event_place(occurrence),
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

/// Lists the days, and the sessions kept in reserve apart from them, as tables have these; where there are no tables,
/// in their days.
pub(super) fn compose_all(view: &View<'_>) -> (Vec<ListedDay>, Vec<ListedDay>) {
    let (mut list, reserve) = (compose(view), compose_reserve(view));
    if view.plan().page.layout != Some(Layout::List) {
        return (list, reserve);
    }
    for day in reserve {
        let known = list.iter().position(|listed| listed.day >= day.day);
        let place = known.unwrap_or(list.len());
        match list.get_mut(place).filter(|listed| listed.day == day.day) {
            Some(listed) => {
                listed.items.extend(day.items);
                let starts = |item: &Item| item.times.first().map(|times| times.starts);
                listed.items.sort_by_key(starts);
            }
            None => list.insert(place, day),
        }
    }
    (list, Vec::new())
}

/// Lists the sessions kept in reserve, for a form without tables.
fn compose_reserve(view: &View<'_>) -> Vec<ListedDay> {
    let mut days: BTreeMap<NaiveDate, Vec<Reserve<'_>>> = BTreeMap::new();
    for reserve in view.reserve() {
        days.entry(reserve.session.day).or_default().push(reserve);
    }
    let listed = |(day, mut all): (NaiveDate, Vec<Reserve<'_>>)| {
        all.sort_by_key(|reserve| reserve.session.opens);
        ListedDay {
            day,
            name: view.catalogue.dates.weekday_and_date(day),
            note: None,
            items: all.iter().map(|one| reserve_item(one, view)).collect(),
        }
    };
    days.into_iter().map(listed).collect()
}

fn reserve_item(reserve: &Reserve<'_>, view: &View<'_>) -> Item {
    let session = reserve.session;
    let (opens, closes) = (session.opens, session.closes);
    let hours = Hours::since(session.day, opens.naive_local(), closes.naive_local());
    let times = Times {
        ordinal: 0,
        starts: opens,
        ends: Some(closes),
        ends_next_day: hours.ends_next_day(),
        end: End::Shown,
        condition: Inlines::new(),
        numbers: Vec::new(),
    };
    Item {
        times: vec![times],
        name: vec![Inline::text(view.catalogue.times.if_needed)],
        place: view.reserve_place(reserve),
        ..Item::default()
    }
}
