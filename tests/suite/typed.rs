//! Text that is typed and stands in no file: hours alone, and faults of options.

use plenary::{
    Minutes, Schedule, Source,
    chrono::{NaiveDate, NaiveDateTime},
    edit::Change,
    schedule::{TypedMoment, Unresolved},
};
use proptest::prelude::*;

use crate::{
    cases::{schedules, source, sources},
    faults::said_of,
};

fn at(typed: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(typed, "%Y-%m-%d %H:%M").expect("a moment")
}

/// Two tracks; A sits on Monday morning, B on Tuesday and Wednesday afternoons.
fn schedule(top: &str) -> Schedule {
    let text = format!(
        r#"
        conference = "C1"
        name = "C1 meetings"
        time-zone = "Europe/Zurich"
        first-day = 2026-09-07
        last-day = 2026-09-14
        sessions = ["10:00-13:00", "15:00-18:00"]
        {top}
        [groups.A]
        [groups.B]
        [[meeting]]
        group = "A"
        duration = "2h"
        [[meeting]]
        group = "B"
        duration = "6h"
        starts = "2026-09-08 15:00"
        "#
    );
    let compiled = plenary::compile(&Source::new("case.toml", text));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

#[test]
fn an_hour_alone_is_that_of_the_one_sitting_that_holds_it() {
    let plain = schedule("");
    for (typed, meeting, expected) in [
        ("11:30", Some("A"), "2026-09-07 11:30"),
        // After the close of the session, up to the next.
        ("13:10", Some("A"), "2026-09-07 13:10"),
        ("14:59", Some("A"), "2026-09-07 14:59"),
        ("16:30", Some("B"), "2026-09-08 16:30"),
        // Of the night behind the afternoon, and of the morning after it.
        ("00:10", Some("B"), "2026-09-09 00:10"),
        ("12:00", Some("B"), "2026-09-09 12:00"),
        ("16:30", None, "2026-09-08 16:30"),
        (" Tuesday  16:30 ", Some("A"), "2026-09-08 16:30"),
        ("mercredi 9:30", None, "2026-09-09 09:30"),
        ("2026-09-08 16:30", None, "2026-09-08 16:30"),
    ] {
        assert_eq!(
            plain.resolve_moment(typed, meeting),
            Ok(at(expected)),
            "{typed}"
        );
    }
}

#[test]
fn an_hour_of_no_sitting_or_of_several_is_refused_with_the_candidates() {
    let plain = schedule("");
    let moments = |typed: &str, candidates: &[&str]| {
        Err(Unresolved::Moments {
            typed: typed.to_owned(),
            candidates: candidates.iter().map(|typed| at(typed)).collect(),
        })
    };
    assert_eq!(
        plain.resolve_moment("15:00", Some("A")),
        moments("15:00", &[])
    );
    let both = ["2026-09-07 12:00", "2026-09-09 12:00"];
    assert_eq!(plain.resolve_moment("12:00", None), moments("12:00", &both));
    let later = schedule("as-of = \"2026-09-07 15:00\"");
    assert_eq!(
        later.resolve_moment("12:00", None),
        Ok(at("2026-09-09 12:00"))
    );
    let not_yet = schedule("as-of = \"2026-09-07 14:59\"");
    assert_eq!(
        not_yet.resolve_moment("12:00", None),
        moments("12:00", &both)
    );
    // The night behind the last session ends in the morning.
    assert_eq!(plain.resolve_moment("07:00", None), moments("07:00", &[]));
    let over = later.resolve_moment("12:00", Some("A"));
    let candidates = vec![at("2026-09-07 12:00")];
    let typed = "12:00".to_owned();
    assert_eq!(over, Err(Unresolved::Over { typed, candidates }));
    assert_eq!(
        over.unwrap_err().to_string(),
        "`12:00` is an hour of no sitting that is not over: if it is late news, write '2026-09-07 12:00'"
    );
    assert!(matches!(
        plain.resolve_moment("noon", None),
        Err(Unresolved::NotAMoment(_))
    ));
    assert!(matches!(
        plain.resolve_moment("25:00", None),
        Err(Unresolved::NotAMoment(_))
    ));
    assert!(matches!(
        plain.resolve_moment("12:00", Some("C")),
        Err(Unresolved::UnknownMeeting(_))
    ));
}

#[test]
fn a_weekday_is_a_day_if_it_occurs_once() {
    let plain = schedule("");
    let day = |typed: &str| typed.parse::<NaiveDate>().expect("a day");
    assert_eq!(plain.resolve_day("tuesday"), Ok(day("2026-09-08")));
    assert_eq!(plain.resolve_day("Wed"), Ok(day("2026-09-09")));
    assert_eq!(plain.resolve_day("Samedi"), Ok(day("2026-09-12")));
    let days = |typed: &str, candidates: &[&str]| {
        Err(Unresolved::Days {
            typed: typed.to_owned(),
            candidates: candidates.iter().map(|typed| day(typed)).collect(),
        })
    };
    let both = ["2026-09-07", "2026-09-14"];
    assert_eq!(plain.resolve_day("Monday"), days("Monday", &both));
    assert!(matches!(
        plain.resolve_day("today"),
        Err(Unresolved::NotADay(_))
    ));
    for why in [
        plain.resolve_moment("12:00", None).map(|_| ()),
        plain.resolve_day("Monday").map(|_| ()),
    ] {
        let said = why.expect_err("there are two").to_string();
        assert!(said.contains("2026-09-") && said.contains(" or "), "{said}");
    }
}

#[test]
fn a_moment_is_read_alike_in_a_source_and_on_the_command_line() {
    let text = crate::cases::text("schedules/att-csp12-working-groups.toml");
    for (typed, is_whole) in [
        ("2026-03-16 16:40", true),
        ("  2026-03-16T16:40 ", true),
        ("2026-03-16 16:40:00", true),
        ("2026-03-16 16:40:30", false),
        ("2026-3-16 16:40", false),
        ("2026-03-16 9:40", false),
        ("2026-03-16  16:40", false),
        ("+2026-03-16 16:40", false),
        ("2026-03-32 16:40", false),
        ("2026-03-16 24:00", false),
        ("2026-03-16", false),
        ("Monday 16:40", false),
        ("16:40", false),
        ("now", false),
        ("", false),
    ] {
        let with = format!("as-of = \"{typed}\"\n{text}");
        let report = said_of(&Source::new("case.toml", with));
        let mut faults = report.faults().iter();
        let is_refused = faults.any(|fault| fault.code == plenary::Code::BadMoment);
        assert_eq!(!is_refused, is_whole, "{typed} in a source");
        let read = typed.parse::<TypedMoment>();
        let is_read = matches!(read, Ok(TypedMoment::Full(_)));
        assert_eq!(is_read, is_whole, "{typed} on the command line");
        if let Ok(read) = read {
            assert_eq!(read.to_string().parse(), Ok(read), "{typed}");
        }
    }
    for (typed, advice) in [
        ("2026-3-16 9:40", "write '2026-03-16 09:40'"),
        ("16 March 2026, 4:40 pm", "write '2026-03-16 16:40'"),
        ("16.40", "write 16:40"),
        ("2h", "such as '2026-03-16 16:30'"),
    ] {
        let why = typed.parse::<TypedMoment>().expect_err("it is none");
        assert!(why.to_string().contains(advice), "{why}");
    }
}

#[test]
fn the_end_of_every_sitting_is_found_by_its_hour_or_refused() {
    for (name, schedule) in schedules() {
        for placed in schedule.meetings() {
            for sitting in &placed.current.sittings {
                let ends = sitting.ends.naive_local();
                let typed = ends.format("%H:%M").to_string();
                let found = schedule.resolve_moment(&typed, Some(&placed.meeting.id));
                let is_over = schedule.now().is_some_and(|now| sitting.ends <= now);
                let is_there = match &found {
                    Ok(found) => *found == ends,
                    Err(Unresolved::Moments { candidates, .. }) => candidates.contains(&ends),
                    Err(_) => false,
                };
                let id = &placed.meeting.id;
                assert!(is_over || is_there, "{name}: {id} at {ends}: {found:?}");
            }
        }
    }
}

/// Every line of an excerpt, with its number.
fn excerpts(report: &str) -> Vec<(usize, String)> {
    let lines = report.lines().filter_map(|line| {
        let (number, text) = line.split_once(" |")?;
        Some((number.trim().parse().ok()?, text.to_owned()))
    });
    lines.collect()
}

/// Changes that make faults of many kinds.
fn changes(schedule: &Schedule) -> Vec<Change> {
    let day = schedule.plan().first_day();
    let ids = schedule
        .meetings()
        .iter()
        .map(|placed| placed.meeting.id.clone());
    let noon = day.and_hms_opt(12, 0, 0).expect("noon");
    let much = |id: &String| {
        [
            Change::Took(id.clone(), Minutes(50_000)),
            Change::Extended(id.clone(), Minutes(50_000)),
            Change::Ended(id.clone(), noon - plenary::chrono::TimeDelta::days(9)),
            Change::Suspended(id.clone(), noon),
            Change::Cancelled(id.clone(), "<b>no</b> quorum".to_owned()),
        ]
    };
    let ids: Vec<_> = ids.take(3).collect();
    let of_meetings = ids.iter().flat_map(much);
    let hours = |typed: &str| typed.parse().expect("hours");
    let of_days = [
        Change::Held(None, day, vec![hours("10:00-13:00"), hours("12:00-14:00")]),
        Change::Held(
            None,
            day - plenary::chrono::TimeDelta::days(1),
            vec![hours("10:00-13:00")],
        ),
        Change::AsOf(noon - plenary::chrono::TimeDelta::days(400)),
    ];
    of_meetings.chain(of_days).collect()
}

#[test]
fn an_excerpt_never_shows_a_line_that_is_not_in_the_file() {
    let (mut shown, mut typed) = (0, 0);
    for path in ["schedules", "tests/schedules", "tests/rolling"]
        .map(sources)
        .concat()
    {
        let source = source(&path);
        let Ok(schedule) = plenary::compile(&source) else {
            continue;
        };
        let lines: Vec<_> = source.text().lines().collect();
        let all = changes(&schedule.value);
        let pairs = all
            .iter()
            .zip(all.iter().skip(1))
            .map(|(one, two)| vec![one.clone(), two.clone()]);
        let singles = all.iter().map(|one| vec![one.clone()]);
        for changes in singles.chain(pairs) {
            let report = match plenary::edit::suppose(&source, &changes) {
                Ok(supposed) => said_of(&supposed),
                Err(report) => report,
            };
            let drawn = report.to_string();
            for (number, text) in excerpts(&drawn) {
                let line = lines.get(number - 1).copied();
                let bare = |text: &str| {
                    text.replace('\t', "    ")
                        .trim_start_matches([' ', '|', '_'])
                        .trim_end_matches(['␍', ' '])
                        .to_owned()
                };
                assert_eq!(
                    Some(bare(&text)),
                    line.map(bare),
                    "{}: {changes:?}\n{number}\n{drawn}",
                    path.display()
                );
                shown += 1;
            }
            typed += drawn.matches("the command line").count();
        }
    }
    assert!(shown > 100 && typed > 100, "{shown} lines, {typed} options");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn supposing_places_as_recording_does(file in any::<prop::sample::Index>(), change in any::<prop::sample::Index>()) {
        let paths = ["schedules", "tests/schedules"].map(sources).concat();
        let path = file.get(&paths[..]);
        let source = source(path);
        if let Ok(schedule) = plenary::compile(&source) {
            let all = changes(&schedule.value);
            let change = std::slice::from_ref(change.get(&all[..]));
            let supposed = plenary::edit::suppose(&source, change).expect("the meeting is there");
            let recorded = plenary::edit::record(&source, change).expect("the meeting is there");
            prop_assert_eq!(supposed.text(), recorded.text());
            let place = |source| plenary::compile_overfull(source).map(|warned| warned.value);
            match (place(&supposed), place(&recorded)) {
                (Ok(one), Ok(two)) => prop_assert_eq!(one, two),
                (one, two) => prop_assert_eq!(one.is_err(), two.is_err()),
            }
        }
    }
}
