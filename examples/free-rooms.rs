//! Builds a plan with two rooms, places it, and prints the free hours of each room.
//!
//! `cargo run -p plenary-examples --example free-rooms`

use std::error::Error;

use plenary::{
    Duration, News, Plan, Report,
    build::{GroupBuilder, MeetingBuilder, RoomBuilder, TrackBuilder},
    chrono::NaiveDate,
    schedule::Place,
};

fn main() -> Result<(), Box<dyn Error>> {
    let schedule = plenary::place(plan()?, &News::default())?.value;
    for track in schedule.plan().tracks() {
        let Some(room) = &track.room else { continue };
        println!("{}", room.name);
        for free in schedule.free(Place::Room(room)) {
            let (starts, ends) = (free.starts.format("%A %H:%M"), free.ends.format("%H:%M"));
            println!("  {starts} to {ends} ({})", free.minutes());
        }
    }
    Ok(())
}

/// Each track is held in a room of its own.
fn plan() -> Result<Plan, Box<dyn Error>> {
    let first = NaiveDate::from_ymd_opt(2026, 9, 7).ok_or("no such day")?;
    let last = NaiveDate::from_ymd_opt(2026, 9, 9).ok_or("no such day")?;
    let plan: Result<_, Report> = Plan::builder("RC5", "RC5 drafting meetings", "Africa/Nairobi")
        .days(first, last)
        .sessions(["10:00-13:00".parse()?, "15:00-18:00".parse()?])
        .room(RoomBuilder::new("1").name("Conference Room 1"))
        .room(RoomBuilder::new("2").name("Conference Room 2"))
        .track(TrackBuilder::new("A").room("1"))
        .track(TrackBuilder::new("B").room("2"))
        .group(GroupBuilder::new("DRAFTING").name("Drafting group on the report"))
        .group(GroupBuilder::new("BUDGET").name("Working group on the budget"))
        .group(GroupBuilder::new("RULES").name("Working group on the rules"))
        .meeting(MeetingBuilder::of("DRAFTING", Duration::sessions(5)).track("A"))
        .meeting(MeetingBuilder::of("BUDGET", Duration::minutes(270)).track("B"))
        .meeting(MeetingBuilder::of("RULES", Duration::sessions(1)).track("B"))
        .build();
    Ok(plan?.value)
}
