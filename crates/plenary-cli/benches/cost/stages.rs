//! The stages of compiling, each run alone.

use std::hint::black_box;

use plenary::{Language, Schedule, Source};
use toml::de::DeTable;

/// Runs a stage on a source; what it needs is made before it is measured.
pub(crate) fn run(stage: &str, text: String) {
    if stage == "parse" {
        let keys = measured(|| DeTable::parse_recoverable(&text).0.get_ref().len());
        return assert!(keys > 0, "nothing is parsed");
    }
    let source = Source::new("generated.toml", text);
    match stage {
        "read" => assert!(measured(|| plenary::read(&source).is_ok())),
        "compile" => assert!(measured(|| plenary::compile(&source).is_ok())),
        "whole" => drop(measured(|| compiled(&source).files("x"))),
        "place" => place(&source),
        _ => after(stage, &compiled(&source)),
    }
}

fn place(source: &Source) {
    let read = plenary::read(source).unwrap_or_else(|report| panic!("{report}"));
    let (plan, news) = read.value;
    assert!(measured(|| plenary::place(plan, &news).is_ok()));
}

/// The stages behind compiling.
fn after(stage: &str, schedule: &Schedule) {
    let annex = schedule.annex();
    if stage == "annex" {
        return drop(measured(|| schedule.annex()));
    }
    let written = measured(|| match stage {
        "markdown" => annex.to_markdown(),
        "html" => annex.to_html(),
        "text" => annex.to_text(),
        other => of_schedule(other, schedule, annex.language),
    });
    eprintln!("{WRITTEN} {}", written.len());
}

/// Before the number of bytes that a stage has written.
pub(crate) const WRITTEN: &str = "bytes written:";

fn of_schedule(stage: &str, schedule: &Schedule, language: Language) -> String {
    let written = match stage {
        "calendar" => schedule.to_calendar(language),
        "csv" => schedule.to_csv(language),
        "json" => Some(schedule.to_json()),
        "schedule-xml" => schedule.to_schedule_xml(language),
        _ => None,
    };
    written.unwrap_or_else(|| panic!("no stage `{stage}`"))
}

fn compiled(source: &Source) -> Schedule {
    plenary::compile(source).map_or_else(|report| panic!("{report}"), |warned| warned.value)
}

/// Calls a stage; instructions are counted inside this function.
#[inline(never)]
fn measured<T>(work: impl FnOnce() -> T) -> T {
    black_box(work())
}
