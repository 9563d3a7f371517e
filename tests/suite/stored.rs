//! Values that a program stores as JSON and reads back.

use std::{fmt::Display, str::FromStr};

use plenary::{
    Code, Duration, Fault, Hours, Language, Minutes, News, Output, Severity, Show, Source, Status,
    Text,
    edit::{Change, RecordKey},
    plan::{
        Attendance, CalledOff, DayHeading, EventKind, EventStatus, Layout, Resumption, Role,
        Rolling, SessionKind,
    },
    report::Difference,
    schedule::State,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

use crate::cases::{schedules, source, sources};

fn stored<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let text = serde_json::to_string(value).expect("every key is a text");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Sees that each value is printed, parsed and stored as one text, its own.
fn assert_words<T>(all: &[T])
where
    T: Serialize
        + DeserializeOwned
        + Display
        + PartialEq
        + Copy
        + FromStr<Err: Display>
        + std::fmt::Debug,
{
    let mut words = std::collections::BTreeSet::new();
    for value in all {
        let word = value.to_string();
        assert_eq!(word.parse().ok(), Some(*value), "{word}");
        assert_eq!(serde_json::to_value(value).ok(), Some(json!(word)));
        assert_eq!(stored(value), *value);
        assert!(words.insert(word.clone()), "`{word}` stands for two");
        let strange = format!("{word}?");
        assert!(strange.parse::<T>().is_err(), "{strange}");
        assert!(serde_json::from_value::<T>(json!(strange)).is_err());
    }
}

#[test]
fn a_word_of_the_language_is_printed_parsed_and_stored() {
    assert_words(Output::ALL);
    assert_words(Show::ALL);
    assert_words(Status::ALL);
    assert_words(Severity::ALL);
    assert_words(Layout::ALL);
    assert_words(Attendance::ALL);
    assert_words(DayHeading::ALL);
    assert_words(EventKind::ALL);
    assert_words(EventStatus::ALL);
    assert_words(Role::ALL);
    assert_words(Rolling::ALL);
    assert_words(CalledOff::ALL);
    assert_words(Resumption::ALL);
    assert_words(SessionKind::ALL);
    assert_words(Difference::ALL);
    assert_words(State::ALL);
    assert_words(Language::ALL);
    assert_words(Code::ALL);
}

#[test]
fn lengths_and_hours_are_read_back() {
    for typed in [
        "2 sessions",
        "1.125 sessions",
        "rest of the session",
        "4h30m",
    ] {
        let duration: Duration = typed.parse().expect("it is a duration");
        assert_eq!(stored(&duration), duration);
    }
    for typed in ["10:00-13:00", "22:00-01:00+1", "01:00+1-03:00+1"] {
        let hours: Hours = typed.parse().expect("they are hours");
        assert_eq!(stored(&hours), hours);
    }
    assert_eq!(stored(&Minutes(270)), Minutes(270));
    for bad in [json!("10:00-10:00"), json!("25:00-26:00"), json!(7)] {
        assert!(serde_json::from_value::<Hours>(bad).is_err());
    }
}

#[test]
fn news_is_read_back_from_every_schedule() {
    let mut number = 0;
    let folders = ["schedules", "tests/schedules", "tests/rolling"];
    for path in folders.map(sources).concat() {
        let Ok(read) = plenary::read(&source(&path)) else {
            continue;
        };
        let (_, news) = read.value;
        assert_eq!(stored(&news), news, "{}", path.display());
        number += usize::from(news != News::default());
    }
    assert!(number > 20, "only {number} have news");
}

#[test]
fn news_says_no_more_than_it_knows() {
    assert_eq!(serde_json::to_value(News::default()).ok(), Some(json!({})));
    let misspelt = json!({ "meetings": { "WGTU": { "tok": 90 } } });
    assert!(serde_json::from_value::<News>(misspelt).is_err());
    let twice = r#"{"days":[
        {"day":"2026-03-17","held":["10:00-12:00"]},
        {"day":"2026-03-16","held":[]},
        {"day":"2026-03-17","held":["10:00-13:00"]}
    ]}"#;
    let news: News = serde_json::from_str(twice).expect("it is news");
    let days: Vec<_> = news
        .days()
        .iter()
        .map(|record| record.day.to_string())
        .collect();
    assert_eq!(days, ["2026-03-16", "2026-03-17"]);
    let later = "10:00-13:00".parse().expect("they are hours");
    assert_eq!(news.days()[1].held, Some(vec![later]));
}

#[test]
fn a_text_is_read_back_with_its_marks_and_no_unsafe_link() {
    for (_, schedule) in schedules() {
        let note = schedule.plan().note();
        for text in note.into_iter().chain([schedule.plan().name()]) {
            assert_eq!(stored(text), *text);
            assert!(!text.to_string().is_empty());
        }
    }
    let link = |href: &str| json!({ "en": [{ "link": { "href": href, "title": "", "content": [{ "text": "here" }] } }] });
    assert!(serde_json::from_value::<Text>(link("https://example.org")).is_ok());
    assert!(serde_json::from_value::<Text>(link("javascript:alert(1)")).is_err());
    assert!(serde_json::from_value::<Text>(json!({})).is_err());
}

#[test]
fn faults_are_read_back_from_every_report() {
    for path in sources("tests/faults") {
        let bytes = std::fs::read(&path).expect("the file is there");
        let compiled =
            Source::from_bytes("case.toml", &bytes).and_then(|source| plenary::compile(&source));
        let report = match compiled {
            Ok(warned) => warned.warnings,
            Err(report) => report,
        };
        let lines = report.to_json_lines();
        let list = serde_json::to_value(&report).expect("every key is a text");
        let objects: Vec<serde_json::Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line is an object"))
            .collect();
        assert_eq!(list, json!(objects));
        for (fault, line) in report.faults().iter().zip(lines.lines()) {
            let read: Fault = serde_json::from_str(line).expect("a fault is read back");
            assert_eq!(read.to_string(), fault.to_string());
            assert_eq!(
                serde_json::to_value(&read).ok(),
                serde_json::to_value(fault).ok(),
                "{}",
                path.display()
            );
        }
        assert_eq!(report.faults().len(), (&report).into_iter().count());
    }
}

#[test]
fn changes_are_read_back() {
    let at = "2026-03-16T16:40:00".parse().expect("a moment");
    let id = || "WGTU".to_owned();
    let hours = || "18:30-20:30".parse().expect("hours");
    let changes = [
        Change::Took(id(), Minutes(90)),
        Change::Ended(id(), at),
        Change::Extended(id(), Minutes(30)),
        Change::Suspended(id(), at),
        Change::Adjourned(id(), at),
        Change::Cancelled(id(), "no quorum".to_owned()),
        Change::Postponed(id(), "to CSP13".to_owned()),
        Change::Held(None, at.date(), vec!["10:00-12:00".parse().expect("hours")]),
        Change::AsOf(at),
        Change::Extra(None, at.date(), hours(), Some(id())),
        Change::TakeBack(id(), RecordKey::Took),
        Change::TakeBackHeld(Some("A".to_owned()), at.date()),
        Change::TakeBackExtra(None, at.date(), hours()),
    ];
    for change in changes {
        assert_eq!(stored(&change), change);
    }
    for (change, json) in [
        (Change::Took(id(), Minutes(90)), r#"{"took":["WGTU",90]}"#),
        (
            Change::TakeBack(id(), RecordKey::Took),
            r#"{"take-back":["WGTU","took"]}"#,
        ),
        (
            Change::TakeBackExtra(None, at.date(), hours()),
            r#"{"take-back-extra":[null,"2026-03-16","18:30-20:30"]}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&change).expect("a change"), json);
    }
}

#[test]
fn a_schedule_is_serialized_in_its_documented_form() {
    for (name, schedule) in schedules() {
        let text = serde_json::to_string_pretty(&schedule).expect("every key is a text");
        assert_eq!(text + "\n", schedule.to_json(), "{name}");
    }
}
