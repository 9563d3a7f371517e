//! Builds a plan in Rust, without any TOML, and places it: first as it was planned, then as it is
//! after the first meeting has taken an hour less.

use std::error::Error;

use chrono::NaiveDate;
use plenary::{
    Duration, Minutes, News, Plan, Report, Schedule,
    build::{GroupBuilder, MeetingBuilder},
    plan::Role,
    schedule::{Deviation, Reason},
};

fn main() -> Result<(), Box<dyn Error>> {
    let plan = plan()?;
    let planned = plenary::place(plan.clone(), &News::default())?.value;
    let current = plenary::place(plan, &News::default().took("DRAFTING", Minutes(120)))?.value;
    print(&planned);
    println!();
    print(&current);
    Ok(())
}

fn plan() -> Result<Plan, Box<dyn Error>> {
    let day = NaiveDate::from_ymd_opt(2026, 9, 7).ok_or("no such day")?;
    let group = GroupBuilder::new("DRAFTING")
        .name("Drafting group on the report")
        .office(Role::Chair, "Ms. A. Example");
    let plan: Result<_, Report> = Plan::builder("RC5", "RC5 drafting meetings", "Africa/Nairobi")
        .days(day, day)
        .sessions(["10:00-13:00".parse()?, "15:00-18:00".parse()?])
        .group(group)
        .meeting(MeetingBuilder::of("DRAFTING", Duration::sessions(1)))
        .meeting(MeetingBuilder::titled(
            "closing",
            "Adoption of the report",
            Duration::minutes(90),
        ))
        .build();
    Ok(plan?.value)
}

fn print(schedule: &Schedule) {
    for placed in schedule.meetings() {
        for sitting in &placed.current.sittings {
            let (starts, ends) = (
                sitting.starts.format("%a %H:%M"),
                sitting.ends.format("%H:%M"),
            );
            let id = &placed.meeting.id;
            println!("{id:<9} {starts}-{ends} {}", why(schedule, sitting.reason));
        }
    }
}

/// Reasons are data: a program says them in its own words.
fn why(schedule: &Schedule, reason: Reason) -> String {
    let before = reason.follows().map(|place| &schedule.meetings()[place]);
    match (reason, before) {
        (Reason::Follows { ended, .. }, Some(before)) => {
            format!("follows {}, which ended {}", before.meeting.id, when(ended))
        }
        (Reason::Opens, _) => "opens the day".to_owned(),
        (Reason::Continues, _) => "goes on".to_owned(),
        (other, _) => format!("{other:?}"),
    }
}

fn when(ended: Deviation) -> String {
    match ended {
        Deviation::Early(minutes) => format!("{minutes} early"),
        Deviation::Late(minutes) => format!("{minutes} late"),
        _ => "as planned".to_owned(),
    }
}
