//! Meetings that are over have no bounds any more.

use super::{TWO, at, compile};

#[test]
fn a_pinned_meeting_before_a_recorded_end_is_over() {
    let meetings = r#"
        [[meeting]]
        group = "G"
        duration = "2h"
        ended = "2026-09-08 11:30"
        [[meeting]]
        group = "H"
        duration = "20m"
        starts = "2026-09-08 11:00"
        at-most = "1h"
        [[meeting]]
        id = "next"
        title = "Next"
        duration = "1h"
    "#;
    let schedule = compile(TWO, meetings).unwrap_or_else(|report| panic!("{report}"));
    let next = schedule.meeting("next").expect("a meeting");
    let forecast = next.forecast.expect("a forecast");
    assert_eq!(forecast.earliest.naive_local(), at("08 11:30"));
    assert_eq!(forecast.latest, Some(forecast.earliest));
}

#[test]
fn what_a_meeting_that_is_over_has_waited_for_is_over() {
    let meetings = r#"
        [tracks.A]
        [tracks.B]
        [[meeting]]
        group = "G"
        track = "B"
        duration = "1h"
        after = ["H"]
        ended = "2026-09-08 11:30"
        [[meeting]]
        group = "H"
        track = "A"
        duration = "20m"
        at-most = "2h"
        [[meeting]]
        id = "next"
        title = "Next"
        track = "B"
        duration = "1h"
    "#;
    let schedule = compile(TWO, meetings).unwrap_or_else(|report| panic!("{report}"));
    let next = schedule.meeting("next").expect("a meeting");
    let forecast = next.forecast.expect("a forecast");
    assert_eq!(forecast.earliest.naive_local(), at("08 11:30"));
    assert_eq!(forecast.latest, Some(forecast.earliest));
}
