//! Readers of what calendars, conference apps and mail programs take.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{Annex, Schedule, annex::Item, chrono::Duration};
use plenary_tests::calendar::{Component, read};
use roxmltree::{Document, Node};

use super::{Clock, Stretch, instant_of, is_estimated};
use crate::calendar::coded;

/// The sittings of a calendar, but for those that are there once more because they are withdrawn.
pub(super) fn ics(written: &str, schedule: &Schedule) -> BTreeSet<Stretch> {
    let calendar = read(written);
    let zone = calendar.zone();
    let named = ids(&calendar, schedule);
    let mut stretches = BTreeSet::new();
    for event in calendar.events() {
        let uid = event.text("UID");
        let Some((id, _)) = of_sitting(&uid) else {
            continue;
        };
        let Some(id) = named.get(id) else {
            continue;
        };
        let of_meeting = schedule.meeting(id).expect("the schedule has it");
        if event.value("STATUS") == "CANCELLED" && !of_meeting.is_called_off() {
            continue;
        }
        let at = |name: &str| {
            zone.moment(event.property(name).expect(name))
                .fixed_offset()
        };
        stretches.insert((id.clone(), at("DTSTART"), Some(at("DTEND"))));
    }
    stretches
}

/// The id and the ordinal of a sitting in a UID.
fn of_sitting(uid: &str) -> Option<(&str, &str)> {
    let (name, _) = uid.split_once(".sitting.")?;
    name.rsplit_once('.')
}

/// The ids of the meetings, by how they stand in UIDs. Those that are written in another way are
/// told by their order.
fn ids(calendar: &Component, schedule: &Schedule) -> BTreeMap<String, String> {
    let all = schedule.meetings().iter();
    let all: Vec<_> = all.map(|placed| placed.meeting.id.clone()).collect();
    let plain = all.iter().filter_map(|id| Some((coded(id)?, id.clone())));
    let mut named: BTreeMap<_, _> = plain.collect();
    let mut strange = all.iter().filter(|id| coded(id).is_none());
    let events = calendar.events();
    let mut events: Vec<_> = events
        .filter(|event| of_sitting(&event.text("UID")).is_some())
        .collect();
    let zone = calendar.zone();
    events.sort_by_key(|event| event.property("DTSTART").map(|at| zone.moment(at)));
    for event in events {
        let uid = event.text("UID");
        let id = of_sitting(&uid).map(|(id, _)| id.to_owned());
        if let Some(id) = id.filter(|id| id.contains('~') && !named.contains_key(id)) {
            named.extend(strange.next().map(|meeting| (id, meeting.clone())));
        }
    }
    named
}

/// The events of a schedule.xml, which are called as in the list of the annex.
pub(super) fn xml(written: &str, schedule: &Schedule) -> BTreeSet<Stretch> {
    let document = Document::parse(written).expect("it is XML");
    let events = document
        .descendants()
        .filter(|node| node.has_tag_name("event"));
    let events: Vec<_> = events.collect();
    let language = events
        .first()
        .map_or("en", |event| said(*event, "language"))
        .parse()
        .expect("it is known");
    let annex = schedule.annex_in(language).expect("it has the language");
    let mut stretches = BTreeSet::new();
    for event in events {
        let starts = instant_of(said(event, "date"));
        let (hours, minutes) = said(event, "duration").split_once(':').expect("a duration");
        let minutes =
            60 * hours.parse::<i64>().expect("hours") + minutes.parse::<i64>().expect("minutes");
        let ends = starts + Duration::minutes(minutes);
        let mut called = called(&annex, said(event, "title"), starts);
        let stretch = called.find_map(|id| {
            let stretch = (id, starts, Some(ends));
            (!stretches.contains(&stretch)).then_some(stretch)
        });
        stretches.extend(stretch);
    }
    stretches
}

fn said<'a>(event: Node<'a, 'a>, name: &str) -> &'a str {
    let mut children = event.children();
    let child = children
        .find(|child| child.has_tag_name(name))
        .expect("it is there");
    child.text().unwrap_or_default()
}

/// The meetings that are called so and begin then.
fn called<'a>(
    annex: &'a Annex,
    title: &'a str,
    starts: plenary::Moment,
) -> impl Iterator<Item = String> + 'a {
    let items = annex.list.iter().flat_map(|day| &day.items);
    let begins = move |item: &&Item| item.times.iter().any(|times| times.starts == starts);
    let named = move |item: &&Item| {
        let parts = [&item.acronym, &item.name].map(|part| plenary::text::plain(part));
        parts
            .iter()
            .all(|part| title.contains(&part.replace('\n', " ")))
    };
    items
        .filter(begins)
        .filter(named)
        .filter_map(|item| item.meeting.clone())
}

/// The hours before the items of each day of a mail.
pub(super) fn text(written: &str, schedule: &Schedule) -> BTreeSet<Stretch> {
    let languages = schedule.plan().languages().iter();
    let mut annexes = languages.filter_map(|language| schedule.annex_in(*language));
    let annex = annexes
        .find(|annex| annex.to_text() == written)
        .expect("it is of this schedule");
    let mut rest = written;
    let mut stretches = BTreeSet::new();
    for day in &annex.list {
        let heading = format!("\n{}", day.name);
        let begins = rest.find(&heading).expect("the day is there");
        rest = &rest[begins + heading.len()..];
        rest = rest.split_once("\n-").map_or(rest, |(_, behind)| behind);
        let with_hours = |item: &&Item| !item.times.is_empty() && !is_estimated(item);
        for item in day.items.iter().filter(with_hours) {
            let line = rest.find('\n').map_or(rest, |at| &rest[at..]);
            let at = hour_first(line).expect("the hours begin a line");
            rest = &line[at..];
            let line = bare(rest);
            let clock = Clock::of(schedule, day.day);
            let times = item
                .meeting
                .iter()
                .flat_map(|id| clock.times(&line, item, id));
            stretches.extend(times);
        }
    }
    stretches
}

/// Returns the place at which the next line begins that begins with an hour.
fn hour_first(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let plain = line.trim_start_matches('\u{2066}');
        if plain.starts_with(|c: char| c.is_ascii_digit()) && plain.get(2..3) == Some(":") {
            return Some(at + line.len() - plain.len());
        }
        at += line.len();
    }
    None
}

/// Hours without isolates and offsets, and with the next day told behind a range alone.
fn bare(text: &str) -> String {
    let start: String = text
        .chars()
        .take(200)
        .filter(|c| !['\u{2066}', '\u{2068}', '\u{2069}'].contains(c))
        .collect();
    let mut parts = start.split("UTC");
    let first = parts.next().unwrap_or_default().to_owned();
    let without = parts
        .fold(first, |text, part| {
            text + part.trim_start_matches(|c: char| "+-−:".contains(c) || c.is_ascii_digit())
        })
        .replace(", )", ")")
        .replace(" ()", "");
    let days = [" (next day)–", " (le lendemain)–"];
    days.iter()
        .fold(without, |text, day| text.replace(day, "–"))
}

#[test]
fn offsets_are_left_out() {
    assert_eq!(bare("01:00 (UTC+1)–04:00 (UTC+2)  A"), "01:00–04:00  A");
    let night = "01:00 (next day)–06:00 (next day, UTC+1)";
    assert_eq!(bare(night), "01:00–06:00 (next day)");
}
