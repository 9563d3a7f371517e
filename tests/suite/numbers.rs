//! The numbers of meetings: rules that hold of every schedule, and corners case by case.

use std::collections::BTreeMap;

use plenary::{
    Annex, Hours, Moment, News, Schedule, Show, Source,
    chrono::NaiveDate,
    plan::{Resumption, Session, SessionKind, TrackId},
    view::MeetingNumber,
};
use plenary_tests::Table;
use proptest::prelude::*;
use serde_json::Value;

use crate::{cases::schedules, plans::cases};

const HEAD: &str = r#"
    conference = "C"
    name = "Meetings of C"
    time-zone = "Europe/Zurich"
    first-day = 2026-03-16
    last-day = 2026-03-18
    sessions = ["10:00-13:00", "15:00-18:00"]
    [groups.A]
    numbered-from = 1
    [groups.B]
    numbered-from = 7
"#;

fn compile(days: &str, meetings: &str) -> Schedule {
    let source = Source::new("case", format!("{HEAD}\n{days}\n{meetings}"));
    let compiled = plenary::compile(&source);
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

/// A number as it is told apart: its group, itself, and how it takes up another.
type Told = (String, u32, Option<Resumption>);

fn told(number: &MeetingNumber) -> Told {
    (number.group.clone(), number.number, number.resumption)
}

/// Every sitting of an annex, with its numbers.
fn sittings(annex: &Annex) -> Vec<(String, Moment, Vec<Told>)> {
    let items = annex.list.iter().flat_map(|day| &day.items);
    let sittings = items.flat_map(|item| {
        item.times.iter().filter_map(move |times| {
            let numbers = times.numbers.iter().map(told).collect();
            Some((item.meeting.clone()?, times.starts, numbers))
        })
    });
    let mut sittings: Vec<_> = sittings.collect();
    sittings.sort_by_key(|(id, starts, _)| (*starts, id.clone()));
    sittings
}

/// `A 10:00 1st`, a line for each sitting.
fn said(schedule: &Schedule) -> Vec<String> {
    let one = |(group, number, how): &Told| {
        let mark = how.map_or_else(String::new, |how| format!(" {how:?}"));
        format!(" {group}{number}{mark}")
    };
    let line = |(id, starts, numbers): (String, Moment, Vec<Told>)| {
        let told: String = numbers.iter().map(one).collect();
        format!("{id} {}{told}", starts.format("%d %H:%M"))
    };
    sittings(&schedule.annex()).into_iter().map(line).collect()
}

#[test]
fn what_resumes_a_suspended_meeting_keeps_its_number() {
    let schedule = compile(
        "",
        r#"
        [[meeting]]
        group = "A"
        duration = "5h"
        suspended = "2026-03-16 11:00"
        [[meeting]]
        group = "A"
        id = "other"
        duration = "4h"
        [[meeting]]
        resumes = "A"
    "#,
    );
    assert_eq!(
        said(&schedule),
        [
            "A 16 10:00 A1",
            "other 16 11:00 A1",
            "other 16 15:00 A2",
            "A-resumed 16 17:00 A1 Resumed",
            "A-resumed 17 10:00 A3",
        ]
    );
}

#[test]
fn what_takes_up_an_adjourned_meeting_has_a_number_of_its_own() {
    let meetings = |between: &str| {
        format!(
            "[[meeting]]\ngroup = 'A'\nduration = '3h'\nadjourned = '2026-03-16 11:00'\n\
             [[meeting]]\ngroup = 'B'\nduration = '{between}'\n[[meeting]]\nresumes = 'A'"
        )
        .replace('\'', "\"")
    };
    let in_one_session = said(&compile("", &meetings("1h")));
    assert_eq!(in_one_session[0], "A 16 10:00 A1");
    assert_eq!(in_one_session[2], "A-resumed 16 12:00 A2 Continued");
    assert_eq!(in_one_session[3], "A-resumed 16 15:00 A3");
    let later = said(&compile("", &meetings("2h")));
    assert_eq!(later[2], "A-resumed 16 15:00 A2 Continued");
}

#[test]
fn a_meeting_that_is_resumed_twice_keeps_its_number_twice() {
    let schedule = compile(
        "",
        r#"
        [[meeting]]
        group = "A"
        duration = "5h"
        suspended = "2026-03-16 11:00"
        [[meeting]]
        group = "B"
        duration = "4h"
        [[meeting]]
        resumes = "A"
        id = "again"
        suspended = "2026-03-16 17:30"
        [[meeting]]
        group = "B"
        id = "B2"
        duration = "30m"
        [[meeting]]
        resumes = "again"
        id = "once-more"
    "#,
    );
    let said = said(&schedule);
    assert_eq!(said[3], "again 16 17:00 A1 Resumed");
    assert_eq!(said[5], "once-more 17 10:00 A1 Resumed");
}

#[test]
fn an_extra_session_for_one_group_extends_the_one_that_it_touches() {
    let meetings = r#"
        [[meeting]]
        group = "A"
        duration = "9h"
        [[meeting]]
        group = "B"
        duration = "1h"
    "#;
    let of = |extra: &str| {
        let day = format!("[days.2026-03-16]\nextra = [{{ time = \"{extra}\", for = \"A\" }}]");
        said(&compile(&day, meetings))
    };
    assert_eq!(
        of("18:00-19:00")[..4],
        [
            "A 16 10:00 A1",
            "A 16 15:00 A2",
            "A 16 18:00 A2",
            "A 17 10:00 A3"
        ]
    );
    assert_eq!(of("18:30-19:00")[2], "A 16 18:30 A3");
    assert_eq!(
        of("14:00-15:00")[..3],
        ["A 16 10:00 A1", "A 16 14:00 A2", "A 16 15:00 A2"]
    );
}

#[test]
fn a_session_that_is_held_in_two_parts_is_one_meeting() {
    let meeting = "[[meeting]]\ngroup = \"A\"\nduration = \"5h\"";
    let day = "[days.2026-03-16]\nheld = [\"10:00-11:00\", \"11:30-13:00\", \"15:00-18:00\"]";
    let said = said(&compile(day, meeting));
    assert_eq!(
        said[..3],
        ["A 16 10:00 A1", "A 16 11:30 A1", "A 16 15:00 A2"]
    );
}

#[test]
fn planned_numbers_know_no_news() {
    let meetings = r#"
        [[meeting]]
        group = "A"
        duration = "1 session"
        postponed = "to C2"
        [[meeting]]
        group = "A"
        id = "A2"
        duration = "1 session"
        adjourned = "2026-03-16 11:00"
        [[meeting]]
        resumes = "A2"
    "#;
    let schedule = compile("", meetings);
    let current = said(&schedule);
    assert_eq!(
        current,
        [
            "A 16 10:00",
            "A2 16 10:00 A1",
            "A2-resumed 16 11:00 A2 Continued"
        ]
    );
    let planned = schedule.showing(Show::Planned);
    let planned = said(&planned.expect("all was planned"));
    assert_eq!(planned, ["A 16 10:00 A1", "A2 16 15:00 A2"]);
}

fn number_of_json(data: &Value) -> Told {
    let how = data.get("resumption").map(|how| match how.as_str() {
        Some("resumed") => Resumption::Resumed,
        _ => Resumption::Continued,
    });
    let number = data["number"]
        .as_u64()
        .and_then(|number| u32::try_from(number).ok());
    let group = data["group"].as_str().expect("a group").to_owned();
    (group, number.expect("a number"), how)
}

/// The numbers of the sittings that the compiled schedule has as data.
fn of_json(schedule: &Schedule) -> BTreeMap<String, Vec<Told>> {
    let data = plenary_tests::json(schedule);
    let standing = match schedule.plan().shows() {
        Show::Planned => "planned",
        _ => "current",
    };
    let mut numbers = BTreeMap::new();
    for meeting in data["meetings"].as_array().expect("there are meetings") {
        for sitting in meeting[standing]["sittings"].as_array().expect("a list") {
            let list = sitting["numbers"].as_array().expect("a list");
            let id = sitting["id"].as_str().expect("an id").to_owned();
            numbers.insert(id, list.iter().map(number_of_json).collect());
        }
    }
    numbers
}

/// Returns, from the table, the cell of the numbers and the mark of a sitting that takes up
/// another.
fn of_csv(schedule: &Schedule) -> BTreeMap<String, (String, String)> {
    let table = Table::read(
        &schedule
            .to_csv(schedule.plan().languages()[0])
            .expect("the plan has the language"),
    );
    table
        .columns(["kind", "id", "ordinal", "number", "resumption"])
        .filter(|[kind, ..]| *kind == "meeting")
        .map(|[_, id, ordinal, number, how]| {
            let told = (number.to_owned(), how.to_owned());
            (format!("{id}#{ordinal}"), told)
        })
        .collect()
}

#[test]
fn every_form_tells_the_same_numbers() {
    let mut numbered = 0;
    for (name, schedule) in schedules() {
        let (json, table) = (of_json(&schedule), of_csv(&schedule));
        let annex = schedule.annex();
        let mut ordinals: BTreeMap<String, usize> = BTreeMap::new();
        for (id, _, numbers) in sittings(&annex) {
            let ordinal = ordinals.entry(id.clone()).or_default();
            *ordinal += 1;
            let key = format!("{id}#{ordinal}");
            let placed = schedule.meeting(&id).expect("a meeting");
            if !placed.record.takes_no_time() {
                assert_eq!(json.get(&key), Some(&numbers), "{name}: {key}");
            }
            let joint = !placed.meeting.details().with.is_empty();
            let cell = numbers
                .iter()
                .map(|(group, number, _)| {
                    let group = if joint {
                        format!("{group} ")
                    } else {
                        String::new()
                    };
                    format!("{group}{number}")
                })
                .collect::<Vec<_>>()
                .join("; ");
            assert_eq!(table[&key].0, cell, "{name}: {key}");
            let marked = numbers.iter().any(|(.., how)| how.is_some());
            assert!(!marked || !table[&key].1.is_empty(), "{name}: {key}");
            numbered += numbers.len();
        }
    }
    assert!(numbered > 30, "{numbered} numbers in all");
}

/// The session in which a sitting is held, as it was planned.
fn session_of<'s>(schedule: &'s Schedule, id: &str, starts: Moment) -> &'s Session {
    let placed = schedule.meeting(id).expect("a meeting");
    let mut sittings = placed.current.sittings.iter();
    let sitting = sittings
        .find(|times| times.starts == starts)
        .expect("a sitting");
    schedule.session(sitting.session).expect("a session")
}

/// True if a session opens when an extra one of its track closes.
fn follows_an_extra(schedule: &Schedule, session: &Session) -> bool {
    schedule.sessions().iter().any(|of| {
        let touches = of.track == session.track && of.closes == session.opens;
        touches && of.kind == SessionKind::Extra
    })
}

proptest! {
    #![proptest_config(crate::rolling::config(256))]

    /// Every number follows the one before it, one session has one number unless another is taken up
    /// in it, and what is not held has none.
    #[test]
    fn numbers_follow_one_another(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news: News = case.news(&plan);
        let Ok(warned) = plenary::place(plan, &news) else { return Ok(()) };
        let schedule = warned.value;
        let mut last: BTreeMap<String, u32> = BTreeMap::new();
        let mut sessions: BTreeMap<(String, TrackId, NaiveDate, Hours), u32> = BTreeMap::new();
        for (id, starts, numbers) in sittings(&schedule.annex()) {
            let placed = schedule.meeting(&id).expect("a meeting");
            let bodies = schedule.plan().groups_of(&placed.meeting);
            let count = bodies.filter(|group| group.numbered_from.is_some()).count();
            let counts = !placed.meeting.details().informal && !placed.is_called_off();
            prop_assert_eq!(numbers.len(), if counts { count } else { 0 }, "{} {:?}", id, numbers);
            for (group, number, how) in numbers {
                let session = session_of(&schedule, &id, starts);
                let whole = (group.clone(), session.track, session.day, session.hours);
                let before = last.get(&group).copied().unwrap_or(0);
                prop_assert!(number <= before + 1, "{} is number {} after {}", id, number, before);
                let known = sessions.insert(whole, number);
                match (how, known) {
                    (Some(Resumption::Resumed), _) => prop_assert!(number <= before),
                    (Some(_), _) => prop_assert!(number >= before),
                    (None, Some(known)) => prop_assert_eq!(number, known),
                    // It may be one with the session that it touches.
                    (None, None) if session.kind == SessionKind::Extra => {}
                    (None, None) if follows_an_extra(&schedule, session) => {}
                    (None, None) => prop_assert_eq!(number, before + 1),
                }
                last.insert(group, before.max(number));
            }
        }
    }
}
