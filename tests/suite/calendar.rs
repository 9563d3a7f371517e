//! Calendars: what they say of every schedule, and what becomes of an event when its meeting moves.

mod identity;
mod zones;

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use plenary::{
    Language, Schedule, Show, Status,
    plan::{Event, EventStatus, SessionKind},
    text::plain,
    time::EventTime,
};

use plenary_tests::calendar::{self as reader, Component, Zone, read};

use crate::{
    cases::{root, schedules, source, sources, text},
    complete,
};

/// The calendar of a schedule in its first language.
fn calendar(schedule: &Schedule) -> Component {
    read(&rendered(schedule, schedule.plan().languages()[0]))
}

fn rendered(schedule: &Schedule, language: Language) -> String {
    schedule
        .to_calendar(language)
        .expect("the plan has the language")
}

fn compiled(text: &str) -> Schedule {
    let source = plenary::Source::new("case.toml", text);
    let compiled = plenary::compile_alone(&source);
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

const LETTER: &str = "schedules/att-csp12-working-groups.toml";

/// Every calendar of the repository, with the schedule that it is of.
fn calendars() -> Vec<(String, Schedule, Component)> {
    let mut all = Vec::new();
    for (name, schedule) in schedules() {
        for language in schedule.plan().languages().to_vec() {
            let calendar = read(&rendered(&schedule, language));
            all.push((format!("{name}, {language}"), schedule.clone(), calendar));
        }
    }
    all
}

/// The times of something, and the mark of what is not held.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    times: Times,
    cancelled: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Times {
    Day(NaiveDate),
    Moments(DateTime<Utc>, Option<DateTime<Utc>>),
}

/// Returns what a calendar holds, by UID without the conference.
fn found(calendar: &Component) -> BTreeMap<String, Held> {
    let zone = calendar.zone();
    let mut found = BTreeMap::new();
    for event in calendar.events() {
        let ends = event.property("DTEND");
        let starts = event.property("DTSTART").expect("every event begins");
        let times = if starts.parameter("VALUE") == Some("DATE") {
            let next = reader::day(event.value("DTEND"));
            assert_eq!(next.pred_opt(), Some(reader::day(&starts.value)));
            Times::Day(reader::day(&starts.value))
        } else {
            Times::Moments(zone.moment(starts), ends.map(|ends| zone.moment(ends)))
        };
        let cancelled = event.value("STATUS") == "CANCELLED";
        let uid = event.text("UID");
        let (local, _) = uid.rsplit_once('.').expect("a UID has several parts");
        let before = found.insert(local.to_owned(), Held { times, cancelled });
        assert!(before.is_none(), "two events are {uid}");
    }
    found
}

/// An id as it stands in a UID, if it is short and of plain letters.
pub(crate) fn coded(id: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    let coded = id.replace('/', "_").replace(' ', "+");
    let is_plain = id.chars().all(|c| plain(c) || c == '/' || c == ' ');
    (is_plain && coded.len() <= 72).then_some(coded)
}

/// Returns what a schedule holds, by id and ordinal.
fn expected(schedule: &Schedule) -> BTreeMap<String, Held> {
    let mut expected = BTreeMap::new();
    let moments = |starts: DateTime<_>, ends: Option<DateTime<_>>| {
        Times::Moments(starts.to_utc(), ends.map(|ends: DateTime<_>| ends.to_utc()))
    };
    for placed in schedule.meetings() {
        let planned = schedule.plan().shows() == Show::Planned;
        let cancelled = placed.is_called_off() && !planned;
        let shown = if placed.record.takes_no_time() || planned {
            &placed.planned.sittings
        } else {
            &placed.current.sittings
        };
        let lost = placed
            .planned
            .sittings
            .iter()
            .enumerate()
            .skip(shown.len())
            .filter(|_| schedule.earlier().is_none() && schedule.issued().is_none())
            .map(|(i, sitting)| (i, sitting, true));
        let all = shown
            .iter()
            .enumerate()
            .map(|(i, sitting)| (i, sitting, cancelled))
            .chain(lost);
        for (i, sitting, cancelled) in all {
            let times = moments(sitting.starts, Some(sitting.ends));
            let Some(id) = coded(&placed.meeting.id) else {
                continue;
            };
            let name = format!("{id}.{}.sitting", i + 1);
            expected.insert(name, Held { times, cancelled });
        }
    }
    let versions = [schedule.issued(), schedule.earlier()];
    for (name, held) in versions.into_iter().flatten().flat_map(self::expected) {
        let cancelled = Held {
            cancelled: true,
            ..held
        };
        expected.entry(name).or_insert(cancelled);
    }
    expected
}

#[test]
fn every_sitting_is_an_event_at_its_hour() {
    let mut compared = 0;
    for (name, schedule, calendar) in calendars() {
        let found = found(&calendar);
        let expected = expected(&schedule);
        for (sitting, held) in &expected {
            assert_eq!(found.get(sitting), Some(held), "{name}: {sitting}");
        }
        let sittings = found.keys().filter(|uid| uid.ends_with(".sitting"));
        let strange = sittings.filter(|uid| !uid.contains('~') && !expected.contains_key(*uid));
        assert_eq!(strange.count(), 0, "{name}");
        compared += expected.len();
    }
    assert!(compared > 400, "only {compared} sittings");
}

/// Returns the times of an event on a day; none if its hour is to be confirmed, or it is and has no room.
fn times_of(event: &Event, day: NaiveDate, zone: &Zone) -> Option<Times> {
    if event.status == Some(EventStatus::Tbc) && (event.room.is_none() || event.time.is_none()) {
        return None;
    }
    let at = |day: NaiveDate, time| zone.instant(day.and_time(time));
    Some(match event.time {
        None => Times::Day(day),
        Some(EventTime::Hours(hours)) => {
            let next = hours.closes() <= hours.opens();
            let last = day + Days::new(next.into());
            Times::Moments(at(day, hours.opens()), Some(at(last, hours.closes())))
        }
        Some(EventTime::From(from)) => Times::Moments(at(day, from), None),
        Some(_) => return None,
    })
}

#[test]
fn every_event_has_its_hours_its_day_or_no_place() {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, schedule, calendar) in calendars() {
        let (found, zone) = (found(&calendar), calendar.zone());
        for event in schedule.plan().events() {
            let Some(id) = coded(&event.id) else { continue };
            for (i, day) in event.days.iter().enumerate() {
                let held = found.get(&format!("{id}.{}.event", i + 1));
                let times = times_of(event, *day, &zone);
                assert_eq!(held.map(|held| &held.times), times.as_ref(), "{name}: {id}");
                let cancelled = event.status == Some(EventStatus::Cancelled);
                assert!(
                    held.is_none_or(|held| held.cancelled == cancelled),
                    "{name}: {id}"
                );
                let kind = match times {
                    None => "none",
                    Some(Times::Day(_)) => "day",
                    Some(Times::Moments(_, None)) => "beginning",
                    Some(Times::Moments(_, Some(_))) => "hours",
                };
                *told.entry(kind).or_default() += 1;
            }
        }
    }
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn every_deadline_that_has_a_day_is_an_event() {
    let mut told = 0;
    for (name, schedule, calendar) in calendars() {
        let found = found(&calendar);
        let deadlines = found
            .iter()
            .filter(|(uid, held)| uid.ends_with(".deadline") && !held.cancelled);
        let days = deadlines.map(|(_, held)| match held.times {
            Times::Day(day) => day,
            Times::Moments(moment, _) => moment.date_naive(),
        });
        let mut days: Vec<_> = days.collect();
        days.sort_unstable();
        let dated =
            schedule
                .deadlines()
                .into_iter()
                .filter_map(|dated| match schedule.plan().shows() {
                    Show::Planned => dated.planned,
                    _ => dated.current,
                });
        let mut expected: Vec<_> = dated.collect();
        expected.sort_unstable();
        assert_eq!(days, expected, "{name}");
        told += days.len();
    }
    assert!(told > 3, "only {told} deadlines");
}

/// Properties that every calendar, and every event, has once.
const HEAD: [&str; 7] = [
    "VERSION",
    "PRODID",
    "CALSCALE",
    "METHOD",
    "NAME",
    "X-WR-CALNAME",
    "DESCRIPTION",
];
const EVENT: [&str; 7] = [
    "UID",
    "DTSTAMP",
    "SEQUENCE",
    "SUMMARY",
    "STATUS",
    "TRANSP",
    "ORGANIZER",
];

/// Returns the status that an event has, whatever holds for its schedule.
fn of_event(schedule: &Schedule, uid: &str) -> Option<&'static str> {
    let mut events = schedule.plan().events().iter();
    let event = events.find(|event| {
        coded(&event.id)
            .is_some_and(|id| uid.starts_with(&format!("{id}.")) && uid.contains(".event."))
    })?;
    let is_tbc = event.time == Some(EventTime::Tbc);
    match event.status {
        Some(EventStatus::Tbc) => Some("TENTATIVE"),
        _ if is_tbc => Some("TENTATIVE"),
        Some(_) => Some("CONFIRMED"),
        None => None,
    }
}

#[test]
fn every_event_is_whole() {
    for (name, schedule, calendar) in calendars() {
        assert!(
            HEAD.iter().all(|name| !calendar.value(name).is_empty()),
            "{name}"
        );
        let refresh = calendar
            .property("REFRESH-INTERVAL")
            .expect("it says how often");
        assert_eq!(refresh.parameter("VALUE"), Some("DURATION"));
        assert_eq!(refresh.value, calendar.value("X-PUBLISHED-TTL"));
        let status = schedule.plan().status();
        let settled = matches!(status, Some(Status::Final | Status::AsHeld));
        let status = if settled { "CONFIRMED" } else { "TENTATIVE" };
        for event in calendar.events() {
            assert!(
                EVENT.iter().all(|name| !event.value(name).is_empty()),
                "{event:?}"
            );
            let (shown, transparent) = (event.value("STATUS"), event.value("TRANSP"));
            let alone = of_event(&schedule, &event.text("UID"));
            assert!(
                shown == alone.unwrap_or(status)
                    || (shown, transparent) == ("CANCELLED", "TRANSPARENT"),
                "{name}: {event:?}"
            );
            let location = event.text("LOCATION");
            assert!(!["tbc", "à confirmer"].contains(&&*location), "{name}");
            let is_deadline = event.text("UID").contains(".deadline.");
            assert!(!is_deadline || location.is_empty() == event.value("URL").is_empty());
            assert_eq!(event.all("ATTENDEE").count(), 0, "{name}");
            for related in event.all("RELATED-TO") {
                let _ = calendar.event(&related.text());
            }
            for conference in event.all("CONFERENCE") {
                assert_eq!(conference.parameter("VALUE"), Some("URI"));
                assert!(conference.value.contains(':'));
            }
        }
    }
}

/// The rooms of sessions kept in reserve, which calendars do not have.
fn rooms_in_reserve(schedule: &Schedule) -> Vec<String> {
    let sessions = schedule.sessions().iter();
    let reserve = sessions.filter(|session| session.kind == SessionKind::IfNeeded);
    let rooms = reserve.filter_map(|session| schedule.facilities(session)?.room.as_ref());
    let names = rooms.flat_map(|room| room.name.versions());
    names.map(|(_, name)| plain(name)).collect()
}

#[test]
fn every_text_for_delegates_stands_in_the_calendar() {
    let mut counted = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let source = source(&path);
        let schedule = compiled(source.text());
        let table = source.text().trim_start_matches('\u{feff}').parse();
        let languages = schedule.plan().languages().iter();
        let read = languages.map(|language| said(&read(&rendered(&schedule, *language))));
        let said: String = read.collect();
        let in_reserve = rooms_in_reserve(&schedule);
        for (key, text) in complete::texts(&table.expect("it is TOML"), &schedule) {
            if in_reserve.contains(&text) {
                continue;
            }
            assert!(said.contains(&text), "{}: `{key}`: {text}", path.display());
            counted += 1;
        }
    }
    assert!(counted > 500, "only {counted} texts were looked for");
}

/// All that is read in a calendar.
fn said(calendar: &Component) -> String {
    let of_head = ["NAME", "DESCRIPTION"].map(|name| calendar.text(name));
    let of_events = calendar.events().flat_map(|event| {
        let organizer = event
            .property("ORGANIZER")
            .and_then(|property| property.parameter("CN"));
        let texts = ["SUMMARY", "LOCATION", "DESCRIPTION"].map(|name| event.text(name));
        texts.into_iter().chain(organizer.map(str::to_owned))
    });
    let texts: Vec<_> = of_head.into_iter().chain(of_events).collect();
    let all = texts.join("\n").replace(['\u{2068}', '\u{2069}'], "");
    complete::without_bullets(&without_addresses(&all))
}

/// A text without the addresses that stand behind words, between brackets.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" (");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, behind) = part.split_once(')').unwrap_or((part, ""));
        let is_address = inside.contains("://") || inside.contains('@');
        if is_address && !inside.contains(' ') {
            plain.push_str(behind);
        } else {
            plain.extend([" (", part]);
        }
    }
    plain
}

#[test]
fn calendars_are_as_accepted() {
    let cases = [
        LETTER,
        "tests/schedules/deadlines-and-documents.toml",
        "tests/schedules/events.toml",
        "tests/schedules/every-key.toml",
        "tests/schedules/joint-and-numbered.toml",
        "tests/schedules/night-of-the-longer-hour.toml",
        "tests/schedules/pipes-and-brackets.toml",
        "tests/schedules/revised.toml",
        "tests/schedules/right-to-left-and-chinese.toml",
    ];
    for case in cases {
        let schedule = compiled(&text(case));
        let mut seen = String::new();
        for language in schedule.plan().languages() {
            let rendered = rendered(&schedule, *language);
            seen.push_str(&rendered.replace("\r\n", "\n"));
        }
        let path = root().join(case);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(format!("calendar-of-{stem}"), seen);
        });
    }
}
