//! Sittings and events of a compiled schedule.

use plenary::{
    Schedule, Text,
    chrono::{NaiveDate, NaiveTime},
    plan::{Event, EventStatus, Holder, Meeting, Session, TrackId},
    schedule::{Placed, Sitting},
    text::{Livestream, plain},
    time::EventTime,
};

/// A sitting, or an event on a day.
#[derive(Debug)]
pub(super) struct Held {
    /// Which meeting or event of which source it is.
    pub(super) id: String,
    pub(super) day: NaiveDate,
    pub(super) starts: NaiveTime,
    pub(super) ends: Option<NaiveTime>,
    /// Names of the place where it is held.
    pub(super) places: Vec<String>,
    /// The name and the acronym of its group.
    pub(super) group: String,
    /// Its title, if it is not called by its group.
    pub(super) title: String,
    pub(super) continued: bool,
    pub(super) cancelled: bool,
    /// Its other texts: agenda, chairs, and address of the livestream.
    pub(super) details: Vec<String>,
    /// Its place among all sittings of its session, and how many there are.
    pub(super) place: (usize, usize),
    /// Seconds by which its clock is ahead of UTC.
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
            held.extend(each.map(|sitting| in_slot(schedule, placed, sitting)));
        } else {
            let one = sittings.chunk_by(|one, next| one.ends == next.starts);
            held.extend(one.map(|sittings| in_hours(schedule, placed, sittings)));
        }
    }
    let events = schedule.plan().events().iter();
    held.extend(events.flat_map(|event| of_event(schedule, event)));
    held
}

fn session<'s>(schedule: &'s Schedule, sitting: &Sitting) -> &'s Session {
    schedule.session(sitting.session).expect("a session")
}

fn in_hours(schedule: &Schedule, placed: &Placed, sittings: &[Sitting]) -> Held {
    let (first, last) = (&sittings[0], &sittings[sittings.len() - 1]);
    let meeting = &placed.meeting;
    let title = title(schedule, meeting, first);
    Held {
        id: id(schedule, &meeting.id),
        day: session(schedule, first).day,
        starts: first.starts.time(),
        ends: Some(last.ends.time()),
        places: places_of_meeting(schedule, meeting),
        group: group(schedule, meeting),
        continued: first.is_continued() || title.contains("(cont'd)"),
        title,
        cancelled: placed.is_called_off(),
        details: details(schedule, meeting),
        place: (1, 1),
        offset: Some(first.starts.offset().local_minus_utc()),
    }
}

fn in_slot(schedule: &Schedule, placed: &Placed, sitting: &Sitting) -> Held {
    let session = session(schedule, sitting);
    let all = schedule
        .meetings()
        .iter()
        .flat_map(|placed| &placed.current.sittings);
    let beside: Vec<_> = all
        .filter(|other| other.session == sitting.session)
        .collect();
    let before = beside.iter().filter(|other| other.starts < sitting.starts);
    Held {
        starts: session.hours.opens(),
        ends: Some(session.hours.closes()),
        place: (before.count() + 1, beside.len()),
        ..in_hours(schedule, placed, std::slice::from_ref(sitting))
    }
}

fn id(schedule: &Schedule, meeting: &str) -> String {
    format!("{meeting} of {}", schedule.plan().first_day())
}

/// Returns the acronym and the name of the group that meets.
fn group(schedule: &Schedule, meeting: &Meeting) -> String {
    let group = schedule.plan().group_of(meeting);
    let name = said(group.and_then(|group| group.name.as_ref()));
    format!("{} {name}", said(group.map(|group| &group.acronym)))
}

/// Returns the name of a meeting: its title, its number, or its group.
fn title(schedule: &Schedule, meeting: &Meeting, sitting: &Sitting) -> String {
    let group = schedule.plan().group_of(meeting);
    let name = group.and_then(|group| group.name.as_ref().or(Some(&group.acronym)));
    let number = number(schedule, meeting, sitting);
    match (&meeting.title, number) {
        (Some(title), _) => text(title),
        (None, Some(number)) => format!("{} meeting", ORDINALS[number - 1]),
        (None, None) => said(name),
    }
}

const ORDINALS: [&str; 12] = [
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth",
];

/// The number of a sitting, as delegates read it.
fn number(schedule: &Schedule, meeting: &Meeting, sitting: &Sitting) -> Option<usize> {
    let group = schedule.plan().group_of(meeting)?;
    group.numbered_from?;
    let annex = schedule.annex();
    let items = annex
        .list
        .iter()
        .flat_map(|day| &day.items)
        .filter(|item| item.meeting.as_ref() == Some(&meeting.id));
    let mut times = items.flat_map(|item| &item.times);
    let number = times
        .find(|times| times.starts == sitting.starts)?
        .numbers
        .first()?
        .number;
    usize::try_from(number).ok()
}

fn details(schedule: &Schedule, meeting: &Meeting) -> Vec<String> {
    let details = meeting.details();
    let items = details.agenda.iter().map(|item| {
        let (number, title) = (item.item.as_ref(), item.title.as_ref());
        format!("{} {}", said(number), said(title))
    });
    let chair = details.chair.iter().map(|chair| match chair {
        Holder::Person(name) => text(name),
        _ => "vacant".to_owned(),
    });
    let groups = schedule
        .plan()
        .groups_of(meeting)
        .skip(1)
        .map(|group| text(&group.acronym));
    let addresses = details
        .livestream
        .iter()
        .filter_map(Livestream::address)
        .chain(&details.link);
    let rest = addresses
        .map(ToString::to_string)
        .chain(details.note.iter().map(text));
    items.chain(chair).chain(groups).chain(rest).collect()
}

/// Its own room, or its track.
fn places_of_meeting(schedule: &Schedule, meeting: &Meeting) -> Vec<String> {
    match &meeting.details().room {
        Some(room) => vec![text(&room.name)],
        None => track(schedule, meeting.track),
    }
}

fn track(schedule: &Schedule, place: TrackId) -> Vec<String> {
    let track = &schedule.plan().tracks()[place];
    let room = track.room.as_ref().map(|room| text(&room.name));
    let names = [track.key.clone(), track.name.as_ref().map(text), room];
    names.into_iter().flatten().collect()
}

fn of_event(schedule: &Schedule, event: &Event) -> Vec<Held> {
    let time = event.time.expect("it has a time");
    let link = event.link.iter().map(ToString::to_string);
    let details: Vec<_> = link.chain(event.note.iter().map(text)).collect();
    let on = |day: &NaiveDate| Held {
        id: id(schedule, &event.id),
        day: *day,
        starts: time.opens().expect("it has an hour"),
        ends: time.hours().map(plenary::Hours::closes),
        places: places(schedule, event),
        group: String::new(),
        title: text(&event.title),
        continued: false,
        cancelled: event.status == Some(EventStatus::Cancelled),
        details: details.clone(),
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
        .map_or_else(String::new, |(_, text)| plain(text))
}
