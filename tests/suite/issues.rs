//! Issues of every schedule: nothing of it changes by being issued, and calendars see each issue.

use chrono::{Days, NaiveDate};
use plenary::{Changes, Code, Language, Schedule, Source, edit};
use plenary_tests::calendar::read;

use crate::cases::{source, sources};

/// Compiles a source with the issued versions that it has.
fn compiled(source: &Source) -> Schedule {
    let warned = plenary::compile(source).unwrap_or_else(|report| panic!("{report}"));
    let unissued = warned.warnings.faults().iter();
    let of_issue = unissued.filter(|fault| fault.code == Code::NotIssued);
    assert_eq!(
        of_issue.count(),
        0,
        "{}: {}",
        source.name(),
        warned.warnings
    );
    warned.value
}

/// A day on which a schedule can be issued: after its last issue.
fn day(schedule: &Schedule) -> NaiveDate {
    let plan = schedule.plan();
    let revision = plan.revision();
    let issued = revision.and_then(|revision| revision.reissued.max(revision.issued));
    let last = issued.max(plan.issued()).unwrap_or(plan.first_day());
    last + Days::new(1)
}

/// The sequence and the stamp of the events of a calendar, which all share them.
fn version(schedule: &Schedule) -> (i64, String) {
    let language = schedule.plan().languages()[0];
    let calendar = schedule
        .to_calendar(language)
        .expect("it is in its first language");
    let read = read(&calendar);
    let event = read.events().next().expect("there is an event");
    let sequence = event.value("SEQUENCE").parse().expect("a number");
    (sequence, event.value("DTSTAMP").to_owned())
}

fn differs(earlier: &Schedule, later: &Schedule) -> bool {
    let languages = later.plan().languages().iter();
    let changes = |language: &Language| {
        let views = [earlier, later].map(|schedule| schedule.view_or_first(*language));
        Changes::between(&views[0], &views[1]).changed
    };
    languages.map(changes).any(|changes| !changes.is_empty())
}

#[test]
fn an_issue_and_its_correction_change_nothing_but_the_issue() {
    let mut issued = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let name = path.file_name().unwrap_or_default().display().to_string();
        let before = source(&path);
        let schedule = plenary::compile(&before).expect("it compiles").value;
        let on = day(&schedule);
        let issue = edit::issue(&before, on, "test").expect("it can be issued");
        let first = compiled(&issue.source);
        let correction = edit::correct(&issue.source, on, "test").expect("it can be corrected");
        let second = compiled(&correction.source);
        for later in [&first, &second] {
            assert!(!later.is_draft(), "{name}");
            assert!(!differs(&schedule, later), "{name}");
        }
        let next = edit::issue(&correction.source, on, "test").expect("it can be revised");
        let third = compiled(&next.source);
        assert_eq!(next.number, issue.number + 1, "{name}");
        let versions = [&schedule, &first, &second, &third].map(version);
        assert!(
            versions.is_sorted_by(|one, other| one < other),
            "{name}: {versions:?}"
        );
        issued += 1;
    }
    assert!(issued > 50, "{issued}");
}

#[test]
fn a_kept_issue_has_no_files_and_no_issue_of_its_own() {
    for path in sources("tests/schedules") {
        let before = source(&path);
        let schedule = plenary::compile(&before).expect("it compiles").value;
        let issue = edit::issue(&before, day(&schedule), "test").expect("it can be issued");
        let kept = plenary::compile_alone(&issue.kept)
            .expect("it compiles")
            .value;
        assert!(kept.plan().outputs().is_empty(), "{}", path.display());
        assert_eq!(kept.plan().as_issued(), None);
        assert_eq!(
            kept.plan().revision(),
            compiled(&issue.source).plan().revision()
        );
    }
}
