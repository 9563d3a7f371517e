//! Meetings round a break.

use chrono::NaiveDateTime;
use plenary::{Minutes, schedule::Deviation};

use super::{TWO, at, compile, sittings};

const COFFEE: &str = r#"
    [[event]]
    title = "Coffee break"
    kind = "break"
    time = "11:15-11:30"
"#;

fn morning(from: &str, to: &str) -> (NaiveDateTime, NaiveDateTime) {
    (at(&format!("08 {from}")), at(&format!("08 {to}")))
}

#[test]
fn meetings_flow_round_a_break_and_a_session_is_as_long_as_is_left_of_it() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "1 session"
        [[meeting]]
        group = "H"
        duration = "1h"
    "#;
    let schedule =
        compile(TWO, &format!("{COFFEE}{meetings}")).unwrap_or_else(|report| panic!("{report}"));
    let two = [morning("10:00", "11:15"), morning("11:30", "13:00")];
    assert_eq!(sittings(&schedule, "G"), two);
    assert_eq!(sittings(&schedule, "H"), [morning("15:00", "16:00")]);
}

#[test]
fn a_break_does_not_divide_a_meeting_that_is_undivided() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "30m"
        [[meeting]]
        group = "H"
        duration = "2h15m"
        undivided = true
    "#;
    let schedule =
        compile(TWO, &format!("{COFFEE}{meetings}")).unwrap_or_else(|report| panic!("{report}"));
    let two = [morning("10:30", "11:15"), morning("11:30", "13:00")];
    assert_eq!(sittings(&schedule, "H"), two);
}

#[test]
fn a_pinned_meeting_goes_on_after_a_break() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "1h"
        starts = "2026-09-08 11:00"
        [[meeting]]
        group = "H"
        duration = "2h"
    "#;
    let schedule =
        compile(TWO, &format!("{COFFEE}{meetings}")).unwrap_or_else(|report| panic!("{report}"));
    let pinned = [morning("11:00", "11:15"), morning("11:30", "12:15")];
    assert_eq!(sittings(&schedule, "G"), pinned);
    let round = [
        morning("10:00", "11:00"),
        morning("12:15", "13:00"),
        morning("15:00", "15:15"),
    ];
    assert_eq!(sittings(&schedule, "H"), round);
}

#[test]
fn what_moves_counts_no_break() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "3h"
        took = "1h"
        [[meeting]]
        group = "H"
        duration = "1h"
    "#;
    let schedule =
        compile(TWO, &format!("{COFFEE}{meetings}")).unwrap_or_else(|report| panic!("{report}"));
    let moved = schedule.meeting("H").expect("a meeting");
    assert_eq!(schedule.moved_by(moved), Deviation::Early(Minutes(120)));
}
