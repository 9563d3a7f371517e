//! The zones of calendars, day by day against the tz database.

use chrono::{Datelike, NaiveDate, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

use plenary_tests::calendar::Component;

use super::{LETTER, calendar, calendars, compiled};
use crate::cases::text;

/// Compares the zone of a calendar with the tz database, at every hour of so many days of each
/// year that it covers.
fn compare(calendar: &Component, years: [i32; 2], name: &str) -> usize {
    let zone = calendar.zone();
    let known: Tz = name.parse().expect("the zone is known");
    assert_eq!(zone.name, name);
    let new_year = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
    let local = new_year(years[0]).and_hms_opt(0, 0, 0).expect("midnight");
    let first = known
        .from_local_datetime(&local)
        .earliest()
        .expect("it is shown");
    let mut utc = first.naive_utc();
    let mut compared = 0;
    while utc.year() <= years[1] {
        let expected = known.offset_from_utc_datetime(&utc).fix();
        assert_eq!(zone.offset(utc), Some(expected), "{name} at {utc}");
        utc += TimeDelta::hours(3);
        compared += 1;
    }
    compared
}

/// Zones that have changed since the edition of the database that this reader has (2025b), each with the
/// last year in which both are alike.
const CHANGED: [(&str, i32); 2] = [("Africa/Casablanca", 2025), ("America/Havana", 2025)];

#[test]
fn zones_are_right_on_every_day() {
    let mut compared = 0;
    for (name, schedule, calendar) in calendars() {
        let plan = schedule.plan();
        if plan.time_zone() == "UTC" {
            assert_eq!(calendar.parts("VTIMEZONE").count(), 0, "{name}");
            continue;
        }
        let years = [plan.first_day().year() - 1, plan.last_day().year() + 1];
        compared += compare(&calendar, years, plan.time_zone());
    }
    assert!(compared > 300_000, "only {compared} hours");
}

/// Zones whose clocks change at odd hours, by odd lengths, or not by a rule.
const ODD: [&str; 14] = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Asuncion",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Pacific/Apia",
    "Pacific/Chatham",
];

#[test]
fn zones_without_a_rule_are_right_on_every_day() {
    let letter = text(LETTER);
    for zone in ODD {
        for year in ["2010", "2011", "2026", "2030"] {
            let moved = letter
                .replace("Europe/Zurich", zone)
                .replace("2026-03", &format!("{year}-03"));
            let schedule = compiled(&moved.replace("issued = 2026", &format!("issued = {year}")));
            let first = schedule.plan().first_day().year();
            let changed = CHANGED.iter().find(|(changed, _)| *changed == zone);
            let last = changed.map_or(first + 1, |(_, alike)| (first + 1).min(*alike));
            compare(&calendar(&schedule), [first - 1, last], zone);
        }
    }
}

#[test]
fn zones_are_those_of_a_current_edition() {
    let letter = text(LETTER)
        .replace("2026-03-16", "2026-12-07")
        .replace("2026-03-19", "2026-12-10");
    // British Columbia, Alberta and the Northwest Territories keep the time of summer since November 2026;
    // Morocco is at UTC since September 2026.
    let zones = [
        ("America/Vancouver", "2026-12-07T17:00:00+00:00"),
        ("America/Edmonton", "2026-12-07T16:00:00+00:00"),
        ("America/Inuvik", "2026-12-07T16:00:00+00:00"),
        ("Africa/Casablanca", "2026-12-07T10:00:00+00:00"),
    ];
    for (zone, first) in zones {
        let schedule = compiled(&letter.replace("Europe/Zurich", zone));
        let starts = schedule.meetings()[0].current.starts().expect("it is held");
        assert_eq!(starts.to_utc().to_rfc3339(), first, "{zone}");
        let edition = format!("X-TZINFO:{zone}[{}]", plenary::time::EDITION);
        let calendar = schedule.to_calendar(plenary::Language::English);
        assert!(
            calendar.is_some_and(|calendar| calendar.contains(&edition)),
            "{zone}"
        );
    }
}

/// A night in which the clocks of Zurich go back.
const LONG_NIGHT: &str = r#"
conference = "COP10"
name       = "COP10 closing night"
time-zone  = "UTC"
first-day  = 2026-10-24
last-day   = 2026-10-25
weekends   = true
sessions   = ["20:00-04:00+1"]

[groups.A]
[groups.B]

[[meeting]]
group    = "A"
duration = "5h30m"

[[meeting]]
group    = "B"
duration = "2h30m"
"#;

#[test]
fn the_hour_that_comes_twice_is_told_apart() {
    let night = LONG_NIGHT.to_owned();
    let zurich = night
        .replace("UTC", "Europe/Zurich")
        .replace("20:00-04:00+1", "08:00-12:00");
    let (kept, _) = zurich
        .rsplit_once("[[meeting]]")
        .expect("there are meetings");
    let calendar = calendar(&compiled(kept).since(compiled(&night)));
    let dropped = calendar.event("B.1.sitting.cop10@cop10");
    assert_eq!(dropped.value("STATUS"), "CANCELLED");
    assert_eq!(
        dropped.value("DTSTART"),
        "20261025T013000Z",
        "by the clocks it is half past two"
    );
    assert_eq!(dropped.value("DTEND"), "20261025T040000Z");
}

#[test]
fn greenwich_needs_no_zone() {
    let letter = text(LETTER).replace("Europe/Zurich", "UTC");
    let calendar = calendar(&compiled(&letter));
    assert_eq!(calendar.parts("VTIMEZONE").count(), 0);
    let first = calendar.events().next().expect("there are events");
    assert_eq!(first.value("DTSTART"), "20260316T100000Z");
}

#[test]
fn the_years_of_deadlines_are_covered_too() {
    let deadline =
        "[[deadline]]\ntitle = \"Papers\"\non = 2024-06-30\ntime = \"12:00\"\n\n[groups.WGETI]";
    let letter = text(LETTER).replacen("[groups.WGETI]", deadline, 1);
    let calendar = calendar(&compiled(&letter));
    compare(&calendar, [2023, 2027], "Europe/Zurich");
    let deadline = calendar.event("Papers.1.deadline.csp12@arms-trade-treaty");
    let due = deadline.property("DTSTART").expect("it is due");
    assert_eq!(
        calendar.zone().moment(due).to_rfc3339(),
        "2024-06-30T10:00:00+00:00"
    );
}
