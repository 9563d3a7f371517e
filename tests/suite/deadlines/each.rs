//! Deadlines before each meeting, and working days.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime};
use plenary::{Changes, Code, Language, Schedule, Source, build::DeadlineBuilder};

use super::{SOURCE, bare, day};

/// Three weeks with two tracks: a holiday on the first Wednesday, meetings on Mondays and in between.
const WEEKS: &str = r#"
conference = "CSP12"
name = "CSP12 meetings"
time-zone = "Europe/Zurich"
first-day = 2026-03-16
last-day = 2026-04-03
sessions = ["10:00-13:00", "15:00-18:00"]

[days.2026-03-18]
closed = "Holiday"

[tracks.X]

[tracks.Y]

[groups.A]

[groups.B]

[[meeting]]
group = "A"
track = "X"
duration = "2 sessions"

[[meeting]]
group = "B"
track = "Y"
duration = "1 session"

[[meeting]]
group = "A"
id = "thursday"
track = "X"
on = 2026-03-19
duration = "1 session"

[[meeting]]
group = "A"
id = "monday"
track = "X"
on = 2026-03-23
duration = "1 session"

[[meeting]]
group = "B"
id = "wednesday"
track = "Y"
on = 2026-04-01
duration = "1 session"

[[deadline]]
title = "Speakers"
before = "each"
"#;

fn weeks(more: &str) -> Schedule {
    let compiled = plenary::compile(&Source::new("weeks.toml", format!("{WEEKS}{more}\n")));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

/// The current days of all deadlines, each with the id of its meeting.
fn days_of(schedule: &Schedule) -> Vec<(String, NaiveDate)> {
    let dated = schedule.deadlines().into_iter();
    dated
        .map(|one| {
            let meeting = one.meeting.expect("it is before a meeting");
            let id = schedule.meetings()[meeting.index()].meeting.id.clone();
            (id, one.current.expect("it has a day"))
        })
        .collect()
}

fn named(days: &[(&str, NaiveDate)]) -> Vec<(String, NaiveDate)> {
    days.iter()
        .map(|(id, day)| ((*id).to_owned(), *day))
        .collect()
}

#[test]
fn a_deadline_before_each_meeting_is_there_once_for_each_day() {
    let expected = [
        ("A", day(3, 15)),
        ("thursday", day(3, 18)),
        ("monday", day(3, 22)),
        ("wednesday", day(3, 31)),
    ];
    assert_eq!(days_of(&weeks("")), named(&expected));
    let two = [
        ("A", day(3, 14)),
        ("thursday", day(3, 17)),
        ("monday", day(3, 21)),
        ("wednesday", day(3, 30)),
    ];
    assert_eq!(days_of(&weeks("days-before = 2")), named(&two));
}

#[test]
fn working_days_are_those_with_sessions_and_outside_the_days_no_weekends() {
    let working = |number: u32| {
        let more = format!("working-days = true\ndays-before = {number}");
        days_of(&weeks(&more))
    };
    let expected = [
        ("A", day(3, 13)),
        ("thursday", day(3, 17)),
        ("monday", day(3, 20)),
        ("wednesday", day(3, 31)),
    ];
    assert_eq!(working(1), named(&expected));
    let expected = [
        ("A", day(3, 12)),
        ("thursday", day(3, 16)),
        ("monday", day(3, 19)),
        ("wednesday", day(3, 30)),
    ];
    assert_eq!(working(2), named(&expected));
    // Every number is one working day further than the one before it, however far.
    let first = |number| working(number)[0].1;
    for number in 2..60 {
        let (near, far) = (first(number - 1), first(number));
        let between = far.iter_days().take_while(|day| *day < near);
        let worked = between.filter(|day| day.weekday().num_days_from_monday() < 5);
        assert_eq!(worked.count(), 1, "{number}: {far}, {near}");
    }
    assert_eq!(first(5000), first(5) - chrono::Days::new(7 * 999));
}

#[test]
fn a_number_of_days_that_no_calendar_has_gives_no_day() {
    for more in ["", "working-days = true\n"] {
        let schedule = weeks(&format!("{more}days-before = 4294967295"));
        assert!(schedule.deadlines().iter().all(|one| one.current.is_none()));
    }
}

#[test]
fn a_deadline_before_each_meeting_passes_over_what_is_called_off_or_resumed() {
    let text = WEEKS
        .replace("id = \"thursday\"", "id = \"thursday\"\ncancelled = \"no quorum\"")
        .replace("id = \"monday\"\n", "id = \"monday\"\nsuspended = \"2026-03-23 11:00\"\n")
        .replace(
            "[[meeting]]\ngroup = \"B\"\nid = \"wednesday\"",
            "[[meeting]]\nresumes = \"monday\"\non = 2026-03-25\n\n[[meeting]]\ngroup = \"B\"\nid = \"wednesday\"",
        );
    let compiled = |text: &str| {
        let compiled = plenary::compile(&Source::new("weeks.toml", text));
        compiled.unwrap_or_else(|report| panic!("{report}")).value
    };
    let kept = [
        ("A", day(3, 15)),
        ("monday", day(3, 22)),
        ("wednesday", day(3, 31)),
    ];
    assert_eq!(days_of(&compiled(&text)), named(&kept));
    // A meeting that takes up what was adjourned is a new one.
    let adjourned = compiled(&text.replace("suspended =", "adjourned ="));
    let days: Vec<_> = days_of(&adjourned)
        .into_iter()
        .map(|(_, day)| day)
        .collect();
    assert_eq!(days, [day(3, 15), day(3, 22), day(3, 24), day(3, 31)]);
    let planned = compiled(&format!("show = \"planned\"\n{text}"));
    let view = planned.view(Language::English).expect("a view");
    let ids = view.occurrences().iter();
    let ids: Vec<_> = ids
        .filter_map(|one| one.id.strip_prefix("Speakers\n"))
        .collect();
    assert_eq!(ids, ["A", "thursday", "monday", "wednesday"]);
}

/// The names of the deadlines in the calendar, with their days. Those that are withdrawn are marked.
fn entries(schedule: &Schedule) -> BTreeMap<String, String> {
    let calendar = schedule.to_calendar(Language::English).expect("a calendar");
    let events = calendar.split("BEGIN:VEVENT").skip(1);
    let mark = |event: &str| {
        if event.contains("STATUS:CANCELLED") {
            " withdrawn"
        } else {
            ""
        }
    };
    let value = |event: &str, key: &str| {
        let line = event.lines().find(|line| line.starts_with(key));
        line.and_then(|line| line.split_once(':'))
            .expect("a value")
            .1
            .to_owned()
    };
    let of_deadlines = events.filter(|event| event.contains(".deadline."));
    of_deadlines
        .map(|event| (value(event, "UID"), value(event, "DTSTART") + mark(event)))
        .collect()
}

#[test]
fn an_entry_of_a_calendar_is_known_by_its_meeting() {
    let before = entries(&weeks(""));
    assert_eq!(before.len(), 4);
    let moved = WEEKS.replace("on = 2026-03-23", "on = 2026-03-24");
    let added = "[[meeting]]\ngroup = \"B\"\nid = \"new\"\ntrack = \"Y\"\non = 2026-03-27\nduration = \"1 session\"\n\n";
    let at = moved
        .find("[[meeting]]\ngroup = \"A\"\nid = \"thursday\"")
        .expect("a meeting");
    let text = format!("{}{added}{}", &moved[..at], &moved[at..]).replace(
        "track = \"Y\"\non = 2026-04-01",
        "track = \"Y\"\nafter = [\"new\"]\non = 2026-04-01",
    );
    let later = plenary::compile(&Source::new("weeks.toml", text));
    let later = entries(&later.unwrap_or_else(|report| panic!("{report}")).value);
    assert_eq!(later.len(), 5);
    for (uid, day) in &before {
        let expected = if uid.contains("monday") {
            "20260323"
        } else {
            day
        };
        assert_eq!(later.get(uid).map(String::as_str), Some(expected), "{uid}");
    }
}

#[test]
fn an_entry_of_a_meeting_that_is_not_held_is_withdrawn() {
    let before = entries(&weeks(""));
    let text = WEEKS.replace(
        "id = \"thursday\"",
        "id = \"thursday\"\ncancelled = \"no quorum\"",
    );
    let source = Source::new("weeks.toml", text);
    let later = entries(&plenary::compile(&source).expect("it is sound").value);
    assert_eq!(later.len(), 4);
    for (uid, day) in &before {
        let mark = if uid.contains("thursday") {
            " withdrawn"
        } else {
            ""
        };
        assert_eq!(later.get(uid), Some(&format!("{day}{mark}")), "{uid}");
    }
}

#[test]
fn another_rule_is_a_change_and_a_meeting_that_moves_is_none_of_its_own() {
    let from = weeks("time = \"18:30\"");
    let says = |to: &Schedule| {
        let views = [&from, to].map(|schedule| schedule.view(Language::English).expect("a view"));
        Changes::between(&views[0], &views[1]).to_string()
    };
    let earlier = says(&weeks("time = \"18:30\"\ndays-before = 2"));
    assert!(
        earlier.contains("18:30 on the day before each meeting")
            && earlier.contains("18:30, 2 days before each meeting"),
        "{earlier}"
    );
    let text = WEEKS.replace("on = 2026-03-23", "on = 2026-03-24");
    let source = Source::new("weeks.toml", format!("{text}time = \"18:30\"\n"));
    let moved = says(&plenary::compile(&source).expect("it is sound").value);
    assert!(
        !moved.is_empty() && !moved.contains("Speakers") && !moved.contains("before each"),
        "{moved}"
    );
}

#[test]
fn the_list_says_it_once_and_the_paper_of_a_day_gives_its_day() {
    let schedule = weeks("time = \"18:30\"");
    let page = schedule.annex().to_markdown();
    assert_eq!(page.matches("Speakers").count(), 1, "{page}");
    assert!(
        page.contains("- **18:30 on the day before each meeting**: Speakers"),
        "{page}"
    );
    let view = schedule.view(Language::English).expect("a view");
    let paper = |day: NaiveDate| view.clone().on_day(day, None).annex().to_markdown();
    let due = paper(day(3, 31));
    assert!(
        due.contains("- **Tuesday 31 March 2026, 18:30**: Speakers"),
        "{due}"
    );
    let other = paper(day(3, 30));
    assert!(!other.contains("Speakers"), "{other}");
}

#[test]
fn a_deadline_before_each_meeting_is_the_same_from_rust() {
    let text = SOURCE.replace(
        "before = \"B\"\ndays-before = 2",
        "before = \"each\"\nworking-days = true",
    );
    let (read, _) = plenary::read(&Source::new("each.toml", text))
        .expect("it is sound")
        .value;
    let time = NaiveTime::from_hms_opt(18, 30, 0).expect("an hour");
    let each = DeadlineBuilder::new("Speakers' list")
        .before_each()
        .working_days(true)
        .time(time)
        .link("mailto:a@example.org".parse().expect("an address"));
    let built = bare().deadline(each).build().expect("it is sound").value;
    assert_eq!(built.deadlines()[0], read.deadlines()[0]);
    assert!(read.deadlines()[0].is_before_each());
}

#[test]
fn a_meeting_may_be_called_each_where_no_deadline_says_so() {
    let text = WEEKS.replace("id = \"monday\"", "id = \"each\"");
    let report = plenary::compile(&Source::new("each.toml", text.as_str())).expect_err("ambiguous");
    let codes: Vec<_> = report.faults().iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [Code::AmbiguousEach], "{report}");
    let other = text.replace("before = \"each\"", "before = \"thursday\"");
    assert!(plenary::compile(&Source::new("each.toml", other)).is_ok());
}

#[test]
fn more_days_than_a_schedule_can_have_are_a_fault() {
    let meetings = "[[meeting]]\ngroup = \"A\"\nid = \"m{}\"\ntrack = \"X\"\nduration = \"1m\"\n";
    let meetings: String = (0..400)
        .map(|i| meetings.replace("{}", &i.to_string()))
        .collect();
    let deadlines = |number: usize| {
        let one = "[[deadline]]\ntitle = \"Speakers\"\nbefore = \"each\"\nworking-days = true\n";
        let text = format!(
            "{WEEKS}working-days = true\n{meetings}{}",
            one.repeat(number - 1)
        );
        plenary::compile(&Source::new("many.toml", text))
    };
    assert!(deadlines(544).is_ok());
    let report = deadlines(545).expect_err("too many");
    assert_eq!(report.faults()[0].code, Code::TooLong, "{report}");
}
