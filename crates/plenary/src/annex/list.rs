//! The meetings and events day by day, as a screen reader or a narrow screen gives them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    End, Item, ListedDay, MeetingNumber, Times,
    entry::{end, flags, resumption},
    event,
    lines::Lines,
    remarks::Remarks,
    shown::Shown,
};
use crate::{
    plan::{ClosedDay, Event},
    text::Inline,
    time::{EventTime, Hours, Moment},
};

/// When something on a day begins, by the instant or not at all, and how it is listed.
type Dated = (Option<Moment>, Item);

pub(super) fn compose(sittings: &[Shown<'_>], remarks: Remarks<'_>) -> Vec<ListedDay> {
    let mut days: BTreeMap<NaiveDate, Vec<Dated>> = BTreeMap::new();
    for shown in sittings {
        add(days.entry(shown.session.day).or_default(), shown, remarks);
    }
    for event in &remarks.schedule.plan.events {
        for (place, day) in event.days.iter().enumerate() {
            let dated = of_event(event, place + 1, *day, remarks);
            days.entry(*day).or_default().push(dated);
        }
    }
    for closed in &remarks.schedule.plan.frame.closed {
        let item = of_closed(closed, remarks);
        days.entry(closed.day).or_default().push((None, item));
    }
    let listed = |(day, mut items): (NaiveDate, Vec<Dated>)| {
        items.sort_by_key(|(starts, _)| *starts);
        ListedDay {
            day,
            name: remarks.words.weekday_and_date(day),
            note: None,
            items: items.into_iter().map(|(_, item)| item).collect(),
        }
    };
    days.into_iter().map(listed).collect()
}

/// Why nothing is held on a day.
fn of_closed(closed: &ClosedDay, remarks: Remarks<'_>) -> Item {
    let voice = remarks.voice;
    let track = closed.track.map(|track| voice.track(track));
    Item {
        track: closed.track.and_then(|track| key(track, remarks)),
        name: voice.read(Some(&closed.reason)),
        place: track.unwrap_or_default(),
        ..Item::default()
    }
}

/// Returns the key of a track, if it is declared.
fn key(track: usize, remarks: Remarks<'_>) -> Option<String> {
    let frame = &remarks.schedule.plan.frame;
    frame.track_key(track).map(str::to_owned)
}

/// Adds a sitting to its meeting's item of that day, if nothing else has been held meanwhile.
fn add(items: &mut Vec<Dated>, shown: &Shown<'_>, remarks: Remarks<'_>) {
    let times = Times {
        ordinal: shown.ordinal,
        starts: shown.sitting.starts,
        ends: Some(shown.sitting.ends),
        ends_next_day: shown.hours().ends_next_day(),
        end: end(shown, remarks),
        numbers: MeetingNumber::of(shown, remarks.voice),
    };
    let remark = remarks.of(shown);
    let meeting = &shown.placed.meeting;
    match items.last_mut() {
        Some((_, item)) if item.meeting.as_ref() == Some(&meeting.id) => {
            item.times.push(times);
            if item.remark.is_empty() {
                item.remark = remark;
            } else if !remark.is_empty() && remark != item.remark {
                item.remark.push(Inline::text("; "));
                item.remark.extend(remark);
            }
        }
        _ => {
            let item = Item {
                times: vec![times],
                remark,
                ..item(shown, remarks)
            };
            items.push((Some(shown.sitting.starts), item));
        }
    }
}

fn of_event(event: &Event, ordinal: usize, day: NaiveDate, remarks: Remarks<'_>) -> Dated {
    let (voice, words) = (remarks.voice, remarks.words);
    let times = times(event, ordinal, day, remarks);
    let item = Item {
        event: Some(event.id.clone()),
        ordinal,
        track: event.track.and_then(|track| key(track, remarks)),
        name: voice.read(Some(&event.title)),
        place: event::place_and_track(event, voice, words),
        called_off: event::called_off(event),
        remark: remarks.of_event(event),
        times: times.into_iter().collect(),
        lines: [event::link(event, words)]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
        ..Item::default()
    };
    (item.times.first().map(|times| times.starts), item)
}

pub(super) fn times(
    event: &Event,
    ordinal: usize,
    day: NaiveDate,
    remarks: Remarks<'_>,
) -> Option<Times> {
    let zone = remarks.schedule.plan.frame.time_zone;
    let (starts, ends) = event.instants(day, zone)?;
    let hours = event.time.and_then(EventTime::hours);
    Some(Times {
        ordinal,
        starts,
        ends,
        ends_next_day: hours.is_some_and(Hours::ends_next_day),
        end: ends.map_or(End::Unsaid, |_| End::Said),
        numbers: Vec::new(),
    })
}

/// What is said of a meeting on one day, whenever it sits.
fn item(shown: &Shown<'_>, remarks: Remarks<'_>) -> Item {
    let meeting = &shown.placed.meeting;
    let (voice, plan) = (remarks.voice, &remarks.schedule.plan);
    Item {
        meeting: Some(meeting.id.clone()),
        ordinal: shown.ordinal,
        track: key(meeting.track, remarks),
        acronym: voice.acronym(meeting),
        name: voice.full_name(meeting),
        place: voice.place(meeting),
        continued: shown.sitting.is_continued(),
        resumption: resumption(shown),
        flags: flags(meeting, remarks),
        format: meeting.details().format,
        livestream: plan.livestream_of(meeting).cloned(),
        called_off: shown.called_off,
        lines: Lines { remarks, shown }.of_list(),
        ..Item::default()
    }
}
