//! The schedule as CSV, as the `csv` crate reads it.

use plenary::{
    Duration, Language, News, Plan, Schedule,
    build::{GroupBuilder, MeetingBuilder},
};
use plenary_tests::{Table, is_formula};
use proptest::prelude::*;

use crate::cases::{schedules, snapshot, source, sources};

fn tables() -> impl Iterator<Item = (String, Schedule, String)> {
    schedules().into_iter().flat_map(|(name, schedule)| {
        let languages = schedule.plan().languages().to_vec().into_iter();
        languages.map(move |language| {
            let table = schedule
                .to_csv(language)
                .expect("the plan has the language");
            (format!("{name}, {language}"), schedule.clone(), table)
        })
    })
}

#[test]
fn tables_are_as_accepted() {
    for name in [
        "events",
        "every-key",
        "joint-and-numbered",
        "pipes-and-brackets",
    ] {
        let path = sources("tests/schedules")
            .into_iter()
            .find(|path| path.file_stem().is_some_and(|stem| stem == name))
            .expect("it is there");
        let schedule = plenary::compile(&source(&path)).expect("it compiles").value;
        let table = schedule
            .to_csv(Language::English)
            .expect("the plan has the language");
        // Snapshots have line ends of their own.
        snapshot!("output-csv", path, table.replace("\r\n", "␍\n"));
    }
}

#[test]
fn every_sitting_and_event_has_a_row() {
    for (name, schedule, table) in tables() {
        let rows = Table::read(&table).rows;
        let plan = schedule.plan();
        let sittings = schedule.meetings().iter().map(|placed| {
            let planned = plan.shows() == plenary::Show::Planned || placed.record.takes_no_time();
            let standing = if planned {
                &placed.planned
            } else {
                &placed.current
            };
            standing.sittings.len()
        });
        let occurrences = plan.events().iter().map(|event| event.days.len());
        let closed = plan.closed_days().len();
        let expected: usize = sittings.chain(occurrences).sum();
        assert_eq!(rows.len(), expected + closed, "{name}");
    }
}

#[test]
fn lines_end_as_rfc_4180_says() {
    for (name, _, table) in tables() {
        assert!(table.ends_with("\r\n"), "{name}");
        assert!(!table.starts_with('\u{feff}'), "{name}");
        assert!(!table.replace("\r\n", "").contains(['\r', '\n']), "{name}");
    }
}

#[test]
fn columns_have_one_name_each_and_machines_can_type_it() {
    let names = Table::read(
        &schedules()[0]
            .1
            .to_csv(Language::English)
            .expect("the plan has the language"),
    )
    .names;
    for (place, name) in names.iter().enumerate() {
        assert!(!names[..place].contains(name), "{name} twice");
        let plain = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(name.chars().all(plain), "{name}");
    }
}

#[test]
fn rows_are_in_order_of_time() {
    for (name, _, table) in tables() {
        let table = Table::read(&table);
        let order = table.columns(["date", "start-utc"]);
        assert!(order.is_sorted(), "{name}");
    }
}

#[test]
fn no_cell_of_any_schedule_is_a_formula() {
    for (name, _, table) in tables() {
        for cell in Table::read(&table).rows.iter().flatten() {
            assert!(!is_formula(cell), "{name}: {cell}");
        }
    }
}

/// A schedule in which a text is the title of a meeting.
fn with_title(text: &str) -> Option<Schedule> {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 16)?;
    let escape = |c: char| match c {
        c if c.is_ascii_punctuation() => format!("\\{c}"),
        c => c.to_string(),
    };
    let typed: String = text.chars().map(escape).collect();
    let meeting = MeetingBuilder::of("A", Duration::minutes(60));
    let plan = Plan::builder("CSP12", "meetings", "Europe/Zurich")
        .days(day, day)
        .sessions(["10:00-13:00".parse().ok()?])
        .group(GroupBuilder::new("A"))
        .meeting(meeting.title(typed))
        .build()
        .ok()?;
    Some(plenary::place(plan.value, &News::default()).ok()?.value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever a text is, it is read as itself, behind an apostrophe if it would be a formula.
    #[test]
    fn any_text_is_read_as_itself(text in "[=+@,;\"' a-c1é中-]{1,12}") {
        let Some(schedule) = with_title(&text) else {
            return Ok(());
        };
        let table = Table::read(&schedule.to_csv(Language::English).expect("the plan has the language"));
        let [title] = table.columns(["title"]).next().expect("there is a row");
        let trimmed = text.trim();
        let expected = if trimmed.starts_with(['=', '+', '-', '@']) {
            format!("'{trimmed}")
        } else {
            trimmed.to_owned()
        };
        prop_assert_eq!(title, expected);
    }
}
