//! The rules where they are easily read in another way, a small case each.

mod breaks;
mod settled;

use chrono::NaiveDateTime;
use plenary::{Code, Report, Schedule, Severity, Source};

/// A schedule of Tuesday 8 and Wednesday 9 September.
fn compile(top: &str, rest: &str) -> Result<Schedule, Report> {
    let head = r#"
        conference = "CSP12"
        name = "meetings"
        time-zone = "Europe/Zurich"
        first-day = 2026-09-08
        last-day = 2026-09-09
    "#;
    let text = format!("{head}\n{top}\n[groups.G]\n[groups.H]\n{rest}");
    plenary::compile(&Source::new("known", text)).map(|warned| warned.value)
}

fn at(text: &str) -> NaiveDateTime {
    let format = "%Y-%m-%d %H:%M";
    NaiveDateTime::parse_from_str(&format!("2026-09-{text}"), format).expect("a moment")
}

/// From when to when each sitting of a meeting lasts.
fn sittings(schedule: &Schedule, id: &str) -> Vec<(NaiveDateTime, NaiveDateTime)> {
    let placed = schedule.meeting(id).expect("a meeting");
    let sittings = placed.current.sittings.iter();
    sittings
        .map(|sitting| (sitting.starts.naive_local(), sitting.ends.naive_local()))
        .collect()
}

fn codes(result: Result<Schedule, Report>) -> Vec<Code> {
    let Err(report) = result else {
        return Vec::new();
    };
    let errors = report
        .faults()
        .iter()
        .filter(|fault| fault.severity == Severity::Error);
    errors.map(|fault| fault.code).collect()
}

const TWO: &str = r#"sessions = ["10:00-13:00", "15:00-18:00"]"#;

#[test]
fn a_cancelled_meeting_may_have_bounds() {
    let meeting = r#"
        [[meeting]]
        group = "G"
        duration = "1h"
        at-least = "30m"
        cancelled = "postponed"
    "#;
    let schedule = compile(TWO, meeting).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(sittings(&schedule, "G"), []);
}

#[test]
fn the_bounds_of_a_pinned_meeting_are_not_shortened_by_itself() {
    let meeting = r#"
        [[meeting]]
        group = "G"
        duration = "0.5 sessions"
        at-most = "0.5 sessions"
        starts = "2026-09-08 10:00"
    "#;
    let schedule = compile(TWO, meeting).unwrap_or_else(|report| panic!("{report}"));
    let whole = vec![(at("08 10:00"), at("08 11:30"))];
    assert_eq!(sittings(&schedule, "G"), whole);
}

#[test]
fn an_undivided_meeting_that_ended_as_planned_began_as_planned() {
    let sessions = r#"sessions = ["10:00-10:30", "15:00-18:00"]"#;
    let meeting = r#"
        [[meeting]]
        group = "G"
        duration = "36m"
        undivided = true
        ended = "2026-09-08 15:36"
    "#;
    let schedule = compile(sessions, meeting).unwrap_or_else(|report| panic!("{report}"));
    let whole = vec![(at("08 15:00"), at("08 15:36"))];
    assert_eq!(sittings(&schedule, "G"), whole);
}

#[test]
fn a_short_meeting_that_ended_as_planned_began_as_planned() {
    let top = "no-start-in-last = \"35m\"\n".to_owned() + TWO;
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "2h40m"
        [[meeting]]
        group = "H"
        duration = "15m"
        ended = "2026-09-08 12:55"
    "#;
    let schedule = compile(&top, meetings).unwrap_or_else(|report| panic!("{report}"));
    let whole = vec![(at("08 12:40"), at("08 12:55"))];
    assert_eq!(sittings(&schedule, "H"), whole);
}

#[test]
fn a_meeting_on_a_day_does_not_begin_in_the_night_before() {
    let sessions = r#"sessions = ["20:00-22:00", "23:00-01:00+1"]"#;
    let meeting = r#"
        [[meeting]]
        group = "G"
        duration = "1h"
        on = 2026-09-09
    "#;
    let schedule = compile(sessions, meeting).unwrap_or_else(|report| panic!("{report}"));
    let whole = vec![(at("09 20:00"), at("09 21:00"))];
    assert_eq!(sittings(&schedule, "G"), whole);
}

#[test]
fn a_pinned_meeting_takes_up_what_is_left() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "1h"
        suspended = "2026-09-08 10:20"
        [[meeting]]
        resumes = "G"
        starts = "2026-09-08 15:00"
    "#;
    let schedule = compile(TWO, meetings).unwrap_or_else(|report| panic!("{report}"));
    let rest = vec![(at("08 15:00"), at("08 15:40"))];
    assert_eq!(sittings(&schedule, "G-resumed"), rest);
}

#[test]
fn a_pinned_meeting_is_not_taken_up_before_it_was_suspended() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "3h"
        suspended = "2026-09-08 12:00"
        [[meeting]]
        resumes = "G"
        duration = "30m"
        starts = "2026-09-08 11:00"
    "#;
    assert!(codes(compile(TWO, meetings)).contains(&Code::PinTooEarly));
}

#[test]
fn a_pin_lies_in_a_session_of_the_plan() {
    let meeting = r#"
        [[meeting]]
        group = "G"
        duration = "1h"
        starts = "2026-09-08 14:00"
    "#;
    assert_eq!(codes(compile(TWO, meeting)), [Code::PinOutside]);
}

const TRACKS: &str = r#"
    sessions = ["10:00-13:00"]
    [tracks.A]
    [tracks.B]
"#;

const IN_A: &str = r#"
    [[meeting]]
    group = "G"
    track = "A"
    duration = "1h"
"#;

/// Counts the sessions of each track on 9 September.
fn numbers(schedule: &Schedule) -> [usize; 2] {
    [0, 1].map(|track| {
        let sessions = schedule.sessions().iter();
        let of_track = sessions.filter(|session| session.track.index() == track);
        of_track
            .filter(|session| session.day == at("09 00:00").date())
            .count()
    })
}

#[test]
fn a_day_that_is_closed_is_open_in_a_track_that_gives_hours_for_it() {
    let days = r#"
        [days.2026-09-09]
        closed = "Official holiday"
        [tracks.B.days.2026-09-09]
        sessions = ["10:00-13:00"]
    "#;
    let schedule =
        compile(&(TRACKS.to_owned() + days), IN_A).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(numbers(&schedule), [0, 1]);
}

#[test]
fn a_track_that_is_closed_is_not_opened_by_what_is_held_in_others() {
    let days = r#"
        [days.2026-09-09]
        held = ["10:10-13:00"]
        [tracks.B.days.2026-09-09]
        closed = "Official holiday"
    "#;
    let schedule =
        compile(&(TRACKS.to_owned() + days), IN_A).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(numbers(&schedule), [1, 0]);
}

#[test]
fn an_extra_session_for_a_group_is_where_that_group_meets() {
    let tracks = r#"
        sessions = ["10:00-13:00"]
        [days.2026-09-09]
        extra = [{ time = "18:00-19:00", for = "G" }]
        [tracks.A]
        [tracks.B]
        sessions = ["09:00-12:00"]
    "#;
    let meeting = IN_A.replace("\"A\"", "\"B\"");
    let schedule = compile(tracks, &meeting).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(numbers(&schedule), [1, 2]);
}

#[test]
fn an_extra_session_for_a_group_is_one_even_if_it_is_not_used() {
    let day = "\n[days.2026-09-09]\nextra = [{ time = \"18:00-19:00\", for = \"H\" }]";
    let meeting = "[[meeting]]\ngroup = \"G\"\nduration = \"1h\"";
    let schedule =
        compile(&(TWO.to_owned() + day), meeting).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(schedule.sessions().len(), 5);
}

#[test]
fn an_extra_session_that_overlaps_another_is_a_fault_where_its_group_sits_in_it() {
    let day = "\n[days.2026-09-09]\nextra = [{ time = \"17:30-19:00\", for = \"H\" }]";
    let frame = TWO.to_owned() + day;
    let compiled = |group: &str, duration: &str| {
        let meeting = format!("[[meeting]]\ngroup = \"{group}\"\nduration = \"{duration}\"");
        compile(&frame, &meeting)
    };
    for unused in [compiled("G", "1h"), compiled("H", "1h")] {
        let schedule = unused.unwrap_or_else(|report| panic!("{report}"));
        assert!(schedule.meetings()[0].current.sittings.len() == 1);
    }
    let used = compiled("H", "12h30m");
    assert_eq!(codes(used), [Code::OverlappingSessions]);
}

#[test]
fn what_is_said_of_a_day_and_of_its_track_both_holds() {
    let tracks = r#"
        sessions = ["10:00-13:00"]
        [days.2026-09-09]
        sessions = ["10:00-13:00", { time = "15:00-18:00", if-needed = true, opened = true }]
        extra = ["19:00-20:00"]
        [tracks.A]
        [tracks.B]
    "#;
    let schedule = compile(tracks, IN_A).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(numbers(&schedule), [3, 3]);
}

#[test]
fn what_is_taken_up_counts_from_where_the_other_was_planned() {
    let meetings = |took: &str| {
        format!(
            r#"
            [[meeting]]
            group = "G"
            duration = "1h"
            suspended = "2026-09-08 10:20"
            [[meeting]]
            group = "H"
            duration = "1h"
            took = "{took}"
            [[meeting]]
            resumes = "G"
            duration = "1 session"
            "#
        )
    };
    let sessions = r#"sessions = ["10:00-13:00", "15:00-16:00"]"#;
    let takes = |took: &str| {
        let schedule =
            compile(sessions, &meetings(took)).unwrap_or_else(|report| panic!("{report}"));
        schedule.meetings()[2].current.takes
    };
    assert_eq!((takes("1h").0, takes("3h").0), (180, 180));
}

#[test]
fn what_is_taken_up_counts_from_where_an_undivided_one_was_planned() {
    let sessions = r#"sessions = ["10:00-10:30", "15:00-18:00"]"#;
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "36m"
        undivided = true
        suspended = "2026-09-08 15:10"
        [[meeting]]
        resumes = "G"
        duration = "1 session"
    "#;
    let schedule = compile(sessions, meetings).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(schedule.meetings()[1].current.takes.0, 180);
}

/// A pinned meeting is said to have lasted until another ended: the longer it was, the earlier the
/// other seems to have ended, and what waits for that in another track may begin.
#[test]
fn what_waits_for_a_meeting_that_ended_begins_after_that() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        track = "A"
        duration = "1h"
        ended = "2026-09-08 12:45"
        [[meeting]]
        group = "H"
        track = "B"
        duration = "10m"
        after = ["G"]
        [[meeting]]
        id = "pinned"
        title = "Reception"
        track = "A"
        duration = "30m"
        starts = "2026-09-08 12:00"
        took = "1h"
    "#;
    match compile(TRACKS, meetings) {
        Ok(schedule) => assert!(sittings(&schedule, "H")[0].0 >= at("08 12:45")),
        Err(report) => assert_eq!(report.faults()[0].code, Code::OutsideSessions),
    }
}

/// No meeting can end in the time kept free around a pinned one, as in a change-over.
#[test]
fn what_waits_for_a_meeting_that_ended_in_a_change_over_begins_after_that() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        track = "A"
        duration = "1h"
        ended = "2026-09-08 12:45"
        [[meeting]]
        group = "H"
        track = "B"
        duration = "10m"
        after = ["G"]
        [[meeting]]
        id = "pinned"
        title = "Reception"
        track = "A"
        duration = "30m"
        starts = "2026-09-08 12:00"
    "#;
    let top = "change-over = \"20m\"".to_owned() + TRACKS;
    match compile(&top, meetings) {
        Ok(schedule) => assert!(sittings(&schedule, "H")[0].0 >= at("08 12:45")),
        Err(report) => assert_eq!(report.faults()[0].code, Code::OutsideSessions),
    }
}
