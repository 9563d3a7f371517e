//! How long placing takes: a year of meetings in fifty tracks, as planned and with news of
//! one in twenty.
//!
//! `cargo bench -p plenary` prints the time of the fastest of ten runs;
//! `valgrind --tool=callgrind` over the same binary counts instructions.

use std::time::Instant;

use plenary::{
    Duration, Minutes, News, Plan,
    build::{GroupBuilder, MeetingBuilder, TrackBuilder},
    chrono::{Days, NaiveDate},
};

/// Half an hour each, so that a day of two sessions holds twelve.
fn plan(meetings: usize, tracks: usize) -> Plan {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    let hours = ["09:00-13:00", "14:00-18:00"].map(str::parse);
    let mut plan = Plan::builder("X1", "a year of meetings", "Europe/Zurich")
        .days(first, first + Days::new(364))
        .sessions(hours.into_iter().flatten());
    for track in 0..tracks {
        plan = plan.track(TrackBuilder::new(format!("T{track}")));
        plan = plan.group(GroupBuilder::new(format!("G{track}")));
    }
    for meeting in 0..meetings {
        let track = meeting % tracks;
        let one = MeetingBuilder::of(format!("G{track}"), Duration::minutes(40));
        let one = one.id(format!("m{meeting}"));
        plan = plan.meeting(one.track(format!("T{track}")));
    }
    plan.build()
        .map_or_else(|report| panic!("{report}"), |warned| warned.value)
}

fn main() {
    let meetings = std::env::args().find_map(|typed| typed.parse().ok());
    let meetings = meetings.unwrap_or(100_000);
    let plan = plan(meetings, 50);
    let over = 0..meetings / 20;
    let news = over.fold(News::default(), |news, meeting| {
        news.took(format!("m{meeting}"), Minutes(35))
    });
    for (what, news) in [("as planned", News::default()), ("with news", news)] {
        let fastest = (0..10)
            .map(|_| time(&plan, &news))
            .min()
            .unwrap_or_default();
        let each = fastest.as_nanos() / meetings as u128;
        let all = fastest.as_secs_f64() * 1e3;
        println!("{meetings} meetings placed {what} in {all:.1} ms, {each} ns each");
    }
}

/// How long one placing takes.
fn time(plan: &Plan, news: &News) -> std::time::Duration {
    let plan = plan.clone();
    let start = Instant::now();
    let placed = plenary::place(plan, news);
    let time = start.elapsed();
    assert!(placed.is_ok(), "the meetings fit");
    // What freeing leaves behind in the allocator would be charged to the next run.
    std::mem::forget(placed);
    time
}
