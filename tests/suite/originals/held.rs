//! What a compiled schedule holds: its sittings and events.

use plenary::{
    Event, EventStatus, EventTime, Meeting, Placed, Schedule, Sitting, Text,
    chrono::{NaiveDate, NaiveTime},
    plain,
};

/// A sitting, or an event on a day.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) day: NaiveDate,
    pub(super) starts: NaiveTime,
    pub(super) ends: Option<NaiveTime>,
    /// How the place where it is held may be called.
    pub(super) places: Vec<String>,
    /// Who meets.
    pub(super) group: String,
    /// What it is called, if not by who meets.
    pub(super) title: String,
    pub(super) continued: bool,
    pub(super) cancelled: bool,
    /// Its place among all sittings of its session, and how many there are.
    pub(super) place: (usize, usize),
    /// How far its clock is before UTC, in seconds.
    pub(super) offset: Option<i32>,
}

/// All that is held; in whole slots, each sitting has the hours of its session. Else what goes on
/// without a break is one.
pub(super) fn of(schedule: &Schedule, in_slots: bool) -> Vec<Held> {
    let mut held = Vec::new();
    for placed in schedule.meetings() {
        let sittings = &placed.current.sittings;
        if in_slots {
            let each = sittings.iter();
            held.extend(each.map(|own| in_slot(schedule, placed, own)));
        } else {
            let one = sittings.chunk_by(|one, next| one.ends == next.starts);
            held.extend(one.map(|own| in_hours(schedule, placed, own)));
        }
    }
    let events = schedule.plan().events().iter();
    held.extend(events.flat_map(|event| of_event(schedule, event)));
    held
}

fn in_hours(schedule: &Schedule, placed: &Placed, sittings: &[Sitting]) -> Held {
    let (first, last) = (&sittings[0], &sittings[sittings.len() - 1]);
    let meeting = &placed.meeting;
    let (group, title) = called(schedule, meeting);
    Held {
        day: schedule.sessions()[first.session].day,
        starts: first.starts.time(),
        ends: Some(last.ends.time()),
        places: track(schedule, meeting.track),
        group,
        continued: first.is_continued() || title.contains("(cont'd)"),
        title,
        cancelled: placed.is_cancelled(),
        place: (1, 1),
        offset: Some(first.starts.offset().local_minus_utc()),
    }
}

fn in_slot(schedule: &Schedule, placed: &Placed, sitting: &Sitting) -> Held {
    let session = &schedule.sessions()[sitting.session];
    let all = schedule.meetings().iter();
    let all = all.flat_map(|placed| &placed.current.sittings);
    let beside: Vec<_> = all.filter(|own| own.session == sitting.session).collect();
    let before = beside.iter().filter(|own| own.starts < sitting.starts);
    Held {
        starts: session.hours.opens(),
        ends: Some(session.hours.closes()),
        place: (before.count() + 1, beside.len()),
        ..in_hours(schedule, placed, std::slice::from_ref(sitting))
    }
}

/// Who meets, and what the meeting is called.
fn called(schedule: &Schedule, meeting: &Meeting) -> (String, String) {
    let group = schedule.plan().group_of(meeting);
    let name = group.and_then(|group| group.name.as_ref());
    let acronym = said(group.map(|group| &group.acronym));
    let title = meeting.title.as_ref().or(name);
    (format!("{acronym} {}", said(name)), said(title))
}

fn track(schedule: &Schedule, place: usize) -> Vec<String> {
    let track = &schedule.plan().tracks()[place];
    let names = [track.key.clone(), track.name.as_ref().map(text)];
    let names = names
        .into_iter()
        .chain([track.room.as_ref().map(|room| text(&room.name))]);
    names.flatten().collect()
}

fn of_event(schedule: &Schedule, event: &Event) -> Vec<Held> {
    let time = event.time.expect("it has a time");
    let on = |day: &NaiveDate| Held {
        day: *day,
        starts: time.opens().expect("it has an hour"),
        ends: time.hours().map(plenary::Hours::closes),
        places: places(schedule, event),
        group: String::new(),
        title: text(&event.title),
        continued: false,
        cancelled: event.status == EventStatus::Cancelled,
        place: (1, 1),
        offset: None,
    };
    assert_ne!(time, EventTime::Tbc);
    event.days.iter().map(on).collect()
}

fn places(schedule: &Schedule, event: &Event) -> Vec<String> {
    let track = event.track.map(|place| track(schedule, place));
    let mut places = track.unwrap_or_default();
    places.extend(event.room.as_ref().map(|room| text(&room.name)));
    places
}

fn said(one: Option<&Text>) -> String {
    one.map(text).unwrap_or_default()
}

fn text(one: &Text) -> String {
    let mut versions = one.versions();
    versions
        .next()
        .map_or_else(String::new, |(_, own)| plain(own))
}
