//! The meetings day by day, as a screen reader or a narrow screen gives them.

use chrono::NaiveDate;

use super::{Item, ListedDay, Times, voice::Voice};
use crate::{
    schedule::{Placed, Schedule, Sitting},
    time::Hours,
    words::Words,
};

pub(super) fn compose(schedule: &Schedule, voice: &Voice<'_>, words: &Words) -> Vec<ListedDay> {
    let mut sittings: Vec<(&Placed, &Sitting)> = schedule
        .meetings
        .iter()
        .flat_map(|placed| placed.sittings.iter().map(move |sitting| (placed, sitting)))
        .collect();
    sittings.sort_by_key(|(_, sitting)| sitting.starts);
    let mut list: Vec<ListedDay> = Vec::new();
    for (placed, sitting) in sittings {
        let day = schedule.plan.frame.sessions[sitting.session].day;
        if list.last().is_none_or(|listed| listed.day != day) {
            list.push(listed_day(day, words));
        }
        if let Some(listed) = list.last_mut() {
            add(listed, placed, sitting, voice);
        }
    }
    list
}

fn listed_day(day: NaiveDate, words: &Words) -> ListedDay {
    ListedDay {
        day,
        name: words.weekday_and_date(day),
        items: Vec::new(),
    }
}

/// Adds a sitting to its meeting's item of that day.
fn add(listed: &mut ListedDay, placed: &Placed, sitting: &Sitting, voice: &Voice<'_>) {
    let (starts, ends) = (sitting.starts, sitting.ends);
    let times = Times {
        starts,
        ends,
        hours: Hours::since(listed.day, starts.naive_local(), ends.naive_local()),
    };
    match listed.items.last_mut() {
        Some(item) if item.meeting == placed.meeting.id => item.times.push(times),
        _ => listed.items.push(Item {
            meeting: placed.meeting.id.clone(),
            times: vec![times],
            acronym: voice.acronym(&placed.meeting),
            name: voice.full_name(&placed.meeting),
            continued: sitting.is_continued(),
        }),
    }
}
