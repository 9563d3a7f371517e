//! Deadlines move with their meetings; deadlines, documents and the revision are the same from Rust.

mod each;

use chrono::{NaiveDate, NaiveTime};
use plenary::{
    Code, Duration, Minutes, News, Plan, Schedule, Source,
    build::{DeadlineBuilder, DocumentBuilder, GroupBuilder, MeetingBuilder, PlanBuilder},
    plan::Role,
    schedule::DatedDeadline,
};

const SOURCE: &str = r#"
conference = "CSP12"
name = "CSP12 meetings"
time-zone = "Europe/Zurich"
issued = 2026-01-16
first-day = 2026-03-16
last-day = 2026-03-18
sessions = ["10:00-13:00"]
office-holders = true
nominations = "By mail."

[revision]
number = 2
issued = 2026-02-12

[groups.A]
chair = "vacant"

[groups.B]

[[meeting]]
group = "A"
duration = "2 sessions"

[[meeting]]
group = "B"
duration = "1 session"

[[deadline]]
title = "Speakers' list"
before = "B"
days-before = 2
time = "18:30"
link = "mailto:a@example.org"

[[deadline]]
title = "Registration"
on = 2026-03-06

[[document]]
symbol = "CSP12/1"
title = "Agenda"
issued = 2026-02-16
link = "https://example.org/1"

[[document]]
title = "Papers"
"#;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026")
}

fn bare() -> PlanBuilder {
    let hours = "10:00-13:00".parse().expect("hours");
    Plan::builder("CSP12", "CSP12 meetings", "Europe/Zurich")
        .issued(day(1, 16))
        .days(day(3, 16), day(3, 18))
        .sessions([hours])
        .group(GroupBuilder::new("A").office(Role::Chair, "vacant"))
        .group(GroupBuilder::new("B"))
        .meeting(MeetingBuilder::of("A", Duration::sessions(2)))
        .meeting(MeetingBuilder::of("B", Duration::sessions(1)))
}

fn built() -> PlanBuilder {
    let time = NaiveTime::from_hms_opt(18, 30, 0).expect("an hour");
    let address = |text: &str| text.parse().expect("an address");
    bare()
        .office_holders(true)
        .nominations("By mail.")
        .revision(2, Some(day(2, 12)))
        .deadline(
            DeadlineBuilder::new("Speakers' list")
                .before("B")
                .days_before(2)
                .time(time)
                .link(address("mailto:a@example.org")),
        )
        .deadline(DeadlineBuilder::new("Registration").on(day(3, 6)))
        .document(
            DocumentBuilder::with_symbol("CSP12/1")
                .title("Agenda")
                .issued(day(2, 16))
                .link(address("https://example.org/1")),
        )
        .document(DocumentBuilder::titled("Papers"))
}

#[test]
fn what_stands_around_is_the_same_from_rust() {
    let (read, _) = plenary::read(&Source::new("around.toml", SOURCE))
        .expect("it is sound")
        .value;
    let built = built().build().expect("it is sound").value;
    assert_eq!(built, read);
    assert_eq!(built.deadlines().len(), 2);
}

/// The deadlines with their planned and current days.
fn dated(schedule: &Schedule) -> Vec<(usize, Option<NaiveDate>, Option<NaiveDate>)> {
    let dated = schedule.deadlines().into_iter();
    dated
        .map(|one: DatedDeadline| (one.deadline.index(), one.planned, one.current))
        .collect()
}

fn placed(news: &News) -> Schedule {
    let plan = built().build().expect("it is sound").value;
    plenary::place(plan, news).expect("it fits").value
}

#[test]
fn a_deadline_moves_with_its_meeting_and_not_with_its_cancellation() {
    let registration = (1, Some(day(3, 6)), Some(day(3, 6)));
    let planned = Some(day(3, 16));
    let speakers = |current| (0, planned, Some(current));
    let none = News::default();
    assert_eq!(dated(&placed(&none)), [registration, speakers(day(3, 16))]);
    let early = News::default().took("A", Minutes(60));
    assert_eq!(dated(&placed(&early)), [registration, speakers(day(3, 14))]);
    let cancelled = News::default()
        .took("A", Minutes(60))
        .cancelled("B", "no quorum");
    assert_eq!(
        dated(&placed(&cancelled)),
        [registration, speakers(day(3, 16))]
    );
}

#[test]
fn a_deadline_before_a_meeting_without_a_place_is_shown_last() {
    let text = SOURCE.replace("last-day = 2026-03-18", "last-day = 2026-03-17");
    let schedule = plenary::compile_overfull(&Source::new("short.toml", text))
        .expect("it is only too long")
        .value;
    assert_eq!(dated(&schedule)[1], (0, None, None));
    let page = schedule.annex().to_markdown();
    assert!(page.contains("Speakers' list"), "{page}");
    assert!(page.contains("- **tbc, 18:30**"), "{page}");
}

#[test]
fn numbers_count_from_one_in_rust_too() {
    let report = bare()
        .deadline(DeadlineBuilder::new("Papers").before("B").days_before(0))
        .build()
        .expect_err("nothing is counted from 0");
    let found: Vec<_> = report.faults().iter().map(|fault| fault.code).collect();
    let wrong = found.iter().filter(|code| **code == Code::WrongType);
    assert_eq!(wrong.count(), 1, "{report}");
}

#[test]
fn a_call_for_nominations_shows_the_offices() {
    let plan = bare().nominations("By mail.").build().expect("it is sound");
    let schedule = plenary::place(plan.value, &News::default()).expect("it fits");
    let sections = schedule.value.annex().sections;
    assert_eq!(sections.len(), 1);
    assert_eq!(
        (sections[0].paragraphs.len(), sections[0].rows.len()),
        (1, 1)
    );
}
