//! The `schedule.xml` of conference apps: what its schema asks for, what its readers stumble over
//! though no schema sees it, and the hours of the schedule.
//!
//! The schema itself is in the repository `voc/schedule`, as `validator/xsd/schedule.xml.xsd`, under
//! a licence of its own; `tests/formats/run` reads it where `PLENARY_VOC` names its folder.

mod hard;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime};
use plenary::{Moment, Schedule, Show, Source, schedule::Placed, time::EventTime};
use roxmltree::{Document, Node};

use crate::cases::{root, schedules, snapshot, source};

/// Schedules whose document is accepted as a whole.
const ACCEPTED: [&str; 5] = [
    "schedules/att-csp12-working-groups.toml",
    "tests/schedules/events.toml",
    "tests/schedules/every-key.toml",
    "tests/schedules/french-and-english.toml",
    "tests/schedules/over-midnight.toml",
];

/// Elements that every event has, each once.
const NEEDED: [&str; 9] = [
    "room", "title", "type", "date", "start", "duration", "abstract", "track", "language",
];

const OPTIONAL: [&str; 5] = ["subtitle", "description", "persons", "links", "url"];

/// The document in every language.
fn documents(schedule: &Schedule) -> Vec<String> {
    let languages = schedule.plan().languages().iter();
    let documents = languages.map(|language| schedule.to_schedule_xml(*language));
    documents
        .map(|document| document.expect("the plan has the language"))
        .collect()
}

fn compiled(source: &str) -> Schedule {
    let schedule = plenary::compile_overfull(&Source::new("apps.toml", source));
    schedule.unwrap_or_else(|report| panic!("{report}")).value
}

fn document_of(source: &str) -> String {
    documents(&compiled(source)).swap_remove(0)
}

#[test]
fn documents_are_as_accepted() {
    for name in ACCEPTED {
        let path = root().join(name);
        let schedule = plenary::compile(&source(&path)).expect("it compiles").value;
        snapshot!("xml", path, documents(&schedule).concat());
    }
}

fn parsed(document: &str) -> Document<'_> {
    Document::parse(document).unwrap_or_else(|error| panic!("{error}\n{document}"))
}

fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> Vec<Node<'a, 'a>> {
    node.children()
        .filter(|child| child.has_tag_name(name))
        .collect()
}

/// The text of the only child of a name.
fn said<'a>(node: Node<'a, 'a>, name: &'static str) -> &'a str {
    let found = children(node, name);
    assert_eq!(found.len(), 1, "`{name}` once");
    found[0].text().unwrap_or_default()
}

fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    let found = node.attribute(name);
    found.unwrap_or_else(|| panic!("`{name}` of {:?}", node.tag_name()))
}

fn moment(text: &str) -> Moment {
    let offset = text.rsplit_once(['+', '-']).expect("an offset").1;
    assert_eq!((text.len(), offset.len()), (25, 5), "{text}");
    DateTime::parse_from_rfc3339(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The minutes of `HH:MM`, which readers take for a time of day.
fn minutes(text: &str) -> i64 {
    let (hours, rest) = text.split_once(':').expect("a colon");
    let number = |text: &str| {
        assert_eq!(text.len(), 2, "{text}");
        text.parse::<i64>().expect("digits")
    };
    let (hours, rest) = (number(hours), number(rest));
    assert!(hours < 24 && rest < 60, "{text}");
    hours * 60 + rest
}

fn is_guid(text: &str) -> bool {
    let lengths: Vec<_> = text.split('-').map(str::len).collect();
    let digits = |c: char| c == '-' || c.is_ascii_digit() || ('a'..='f').contains(&c);
    lengths == [8, 4, 4, 4, 12] && text.chars().all(digits) && text.as_bytes()[14] == b'5'
}

fn assert_conference(conference: Node<'_, '_>, days: usize) {
    let text = |name: &'static str| {
        let found = conference.children().find(|child| child.has_tag_name(name));
        let text = found.and_then(|child| child.text().map(str::to_owned));
        text.unwrap_or_else(|| panic!("`{name}` is empty"))
    };
    assert!(!text("title").trim().is_empty());
    let acronym = text("acronym");
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c);
    assert!(acronym.len() >= 4 && acronym.chars().all(fits), "{acronym}");
    assert_eq!(text("days"), days.to_string());
    minutes(&text("timeslot_duration"));
    assert!(text("start") <= text("end"));
    text("time_zone_name").parse::<String>().expect("a name");
}

/// An event as a reader of the schedule sees it.
struct Read<'a> {
    guid: &'a str,
    id: u32,
    starts: Moment,
    minutes: i64,
    is_meeting: bool,
}

fn read<'a>(event: Node<'a, 'a>, room: &str) -> Read<'a> {
    for child in event.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        assert!(NEEDED.contains(&name) || OPTIONAL.contains(&name), "{name}");
    }
    for name in NEEDED {
        said(event, name);
    }
    for name in OPTIONAL {
        assert!(children(event, name).len() < 2, "{name}");
    }
    assert_eq!(said(event, "room"), room);
    assert!(!said(event, "title").trim().is_empty());
    let starts = moment(said(event, "date"));
    assert_eq!(said(event, "start"), starts.format("%H:%M").to_string());
    for url in children(event, "url") {
        assert!(url.text().expect("an address").starts_with("http"));
    }
    for link in event.descendants().filter(|node| node.has_tag_name("link")) {
        assert!(!attribute(link, "href").is_empty() && link.text().is_some());
    }
    for person in event
        .descendants()
        .filter(|node| node.has_tag_name("person"))
    {
        assert!(attribute(person, "id").parse::<i32>().expect("a number") > 0);
        assert!(is_guid(attribute(person, "guid")) && person.text().is_some());
    }
    let guid = attribute(event, "guid");
    assert!(is_guid(guid), "{guid}");
    let id = attribute(event, "id").parse().expect("a number");
    assert!((1..=i32::MAX.unsigned_abs()).contains(&id), "{id}");
    Read {
        guid,
        id,
        starts,
        minutes: minutes(said(event, "duration")),
        is_meeting: said(event, "type") == "meeting",
    }
}

/// The events of a day, which lie in it, and none of which another of its room covers.
fn assert_day<'a>(day: Node<'a, 'a>) -> Vec<Read<'a>> {
    let (from, to) = (
        moment(attribute(day, "start")),
        moment(attribute(day, "end")),
    );
    let date = attribute(day, "date");
    assert_eq!(from.date_naive().to_string(), date);
    assert!(from < to);
    let mut all = Vec::new();
    let rooms = children(day, "room");
    let names: BTreeSet<_> = rooms.iter().map(|room| attribute(*room, "name")).collect();
    assert_eq!(names.len(), rooms.len(), "a room twice");
    for room in rooms {
        let name = attribute(room, "name");
        assert!(!name.trim().is_empty() && is_guid(attribute(room, "guid")));
        let events = children(room, "event").into_iter();
        let events: Vec<_> = events.map(|event| read(event, name)).collect();
        assert!(!events.is_empty(), "nothing in {name}");
        for pair in events.windows(2) {
            let end = pair[0].starts.timestamp() + pair[0].minutes * 60;
            let next = pair[1].starts.timestamp();
            assert!(end <= next && pair[0].starts < pair[1].starts, "{name}");
        }
        for event in &events {
            let end = event.starts.timestamp() + event.minutes * 60;
            assert!(
                from <= event.starts && end <= to.timestamp(),
                "{}",
                event.guid
            );
        }
        all.extend(events);
    }
    all
}

/// All events of a document that is as it has to be.
fn assert_fit<'a>(document: &'a Document<'a>) -> Vec<Read<'a>> {
    let schedule = document.root_element();
    let names = schedule.children().filter(Node::is_element);
    let names: Vec<_> = names.map(|child| child.tag_name().name()).collect();
    let days = children(schedule, "day");
    assert_eq!(names[..3], ["generator", "version", "conference"]);
    assert!(!days.is_empty() && names[3..].iter().all(|name| *name == "day"));
    assert!(!said(schedule, "version").trim().is_empty());
    assert_conference(children(schedule, "conference")[0], days.len());
    let indices: Vec<_> = days.iter().map(|day| attribute(*day, "index")).collect();
    let expected: Vec<_> = (1..=days.len()).map(|index| index.to_string()).collect();
    assert_eq!(indices, expected);
    let dates: Vec<_> = days.iter().map(|day| attribute(*day, "date")).collect();
    assert!(dates.is_sorted() && dates.windows(2).all(|pair| pair[0] != pair[1]));
    let events: Vec<_> = days.into_iter().flat_map(assert_day).collect();
    let guids: BTreeSet<_> = events.iter().map(|event| event.guid).collect();
    let ids: BTreeSet<_> = events.iter().map(|event| event.id).collect();
    assert_eq!((guids.len(), ids.len()), (events.len(), events.len()));
    events
}

/// Returns the start of each sitting, and its minutes, by the schedule itself.
fn sittings(schedule: &Schedule) -> Vec<(i64, i64)> {
    let planned = schedule.plan().shows() == Show::Planned;
    let standing = |placed: &'_ Placed| {
        if planned || placed.record.takes_no_time() {
            placed.planned.clone()
        } else {
            placed.current.clone()
        }
    };
    let meetings = schedule.meetings().iter();
    let sittings = meetings.flat_map(|placed| standing(placed).sittings);
    let times = sittings.map(|sitting| {
        let length = sitting.ends - sitting.starts;
        (sitting.starts.timestamp(), length.num_minutes())
    });
    let mut all: Vec<_> = times.collect();
    all.sort_unstable();
    all
}

/// Returns the start, by the clocks, and the minutes of each event that has an hour.
fn events(schedule: &Schedule) -> Vec<(NaiveDateTime, i64)> {
    let events = schedule.plan().events().iter();
    let days = events.flat_map(|event| event.days.iter().map(|day| (event.time, *day)));
    let times = days.filter_map(|(time, day)| match time? {
        EventTime::Hours(hours) => Some((day.and_time(hours.opens()), i64::from(hours.minutes()))),
        EventTime::From(opens) => Some((day.and_time(opens), 0)),
        _ => None,
    });
    let mut all: Vec<_> = times.collect();
    all.sort_unstable();
    all
}

#[test]
fn every_document_is_as_its_readers_need_it() {
    for (name, schedule) in schedules() {
        let mut known: Option<BTreeMap<String, u32>> = None;
        for document in documents(&schedule) {
            let document = parsed(&document);
            let found = assert_fit(&document);
            let (meetings, beside): (Vec<_>, Vec<_>) =
                found.iter().partition(|event| event.is_meeting);
            let instant = |event: &&Read| (event.starts.timestamp(), event.minutes);
            let mut instants: Vec<_> = meetings.iter().map(instant).collect();
            instants.sort_unstable();
            assert_eq!(instants, sittings(&schedule), "{name}");
            let local = |event: &&Read| (event.starts.naive_local(), event.minutes);
            let mut clocks: Vec<_> = beside.iter().map(local).collect();
            clocks.sort_unstable();
            assert_eq!(clocks, events(&schedule), "{name}");
            let ids = found.iter().map(|event| (event.guid.to_owned(), event.id));
            let ids: BTreeMap<_, _> = ids.collect();
            assert_eq!(*known.get_or_insert_with(|| ids.clone()), ids, "{name}");
        }
    }
}
