//! Lists what each delegate needs to know: who meets when, and which offices are vacant.

use std::error::Error;

use plenary::{Language, Schedule, plan::Holder, text::plain};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "schedules/att-csp12-working-groups.toml".to_owned());
    let schedule = plenary::compile(&plenary::open(path)?)?.value;
    meetings(&schedule);
    println!();
    vacancies(&schedule);
    Ok(())
}

fn meetings(schedule: &Schedule) {
    for placed in schedule.meetings() {
        let (Some(first), Some(last)) = (
            placed.current.sittings.first(),
            placed.current.sittings.last(),
        ) else {
            continue;
        };
        let from = first.starts.format("%A %H:%M");
        let to = last.ends.format("%A %H:%M");
        println!(
            "{}: {from} to {to}, {}",
            placed.meeting.id, placed.current.takes
        );
    }
}

fn vacancies(schedule: &Schedule) {
    for group in schedule.plan().groups() {
        let name = group.name.as_ref().unwrap_or(&group.acronym);
        let name = plain(name.in_language(Language::English));
        let vacant = group
            .offices
            .iter()
            .filter(|office| office.holder == Holder::Vacant);
        vacant.for_each(|office| println!("vacant: {} of {} ({name})", office.role, group.id));
    }
}
