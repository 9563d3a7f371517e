//! Says what is on at a moment, in which room, and what comes next, in English or in French.
//!
//! `cargo run -p plenary-examples --example now-and-next -- schedules/att-csp12-working-groups.toml "Monday 14:00" en`

use std::error::Error;

use plenary::{Language, Schedule, chrono::Datelike, view::Occurrence};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [path, moment, language] = &arguments[..] else {
        return Err("usage: now-and-next FILE MOMENT LANGUAGE".into());
    };
    let schedule = plenary::compile(&plenary::open(path)?)?.value;
    for line in answer(&schedule, moment, language.parse()?) {
        println!("{line}");
    }
    Ok(())
}

/// A moment that cannot be read is answered too: the error says what to type.
fn answer(schedule: &Schedule, moment: &str, language: Language) -> Vec<String> {
    let situation = match schedule.moment(moment) {
        Ok(moment) => schedule.at(moment),
        Err(error) => return vec![error.to_string()],
    };
    let [now, next, nothing] = match language {
        Language::French => ["En cours :", "À suivre :", "- rien"],
        _ => ["Now:", "Next:", "- nothing"],
    };
    let mut lines = Vec::new();
    for (label, occurrences) in [(now, &situation.under_way), (next, &situation.next)] {
        lines.push(label.to_owned());
        lines.extend(occurrences.iter().map(|of| line(schedule, of, language)));
        if occurrences.is_empty() {
            lines.push(nothing.to_owned());
        }
    }
    lines
}

fn line(schedule: &Schedule, occurrence: &Occurrence<'_>, language: Language) -> String {
    let name = format!("- {}", schedule.name_of(occurrence, language));
    let hours = occurrence.starts.map(|starts| {
        let weekday = starts.weekday().num_days_from_monday() as usize;
        let from = format!(
            "{} {}",
            language.weekdays()[weekday],
            starts.format("%H:%M")
        );
        match occurrence.written_end() {
            Some(ends) => format!("{from}–{}", ends.format("%H:%M")),
            None => from,
        }
    });
    let place = schedule.place_of(occurrence, language);
    let parts = [Some(name), hours, place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
