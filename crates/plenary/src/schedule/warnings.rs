//! Warnings of a plan that could be placed: agendas, idle days, weekends.
//!
//! Only the plan is judged: nobody erred in what has happened meanwhile.

use chrono::{NaiveDate, NaiveTime};

use super::{Placed, Schedule, Standing, deadlines, items};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    keywords::EventStatus,
    plan::{Event, List, MeetingId, Plan},
};

/// Returns the warnings of a schedule without news.
pub(super) fn of(schedule: &Schedule) -> Faults {
    let mut faults = agendas(schedule);
    let used = days_in_use(schedule);
    faults.extend(idle_days(schedule, &used));
    faults.extend(weekend(schedule, &used));
    faults.extend(deadlines::off_days(schedule));
    faults
}

/// The most sittings that are listed beside a fault.
const MOST_SITTINGS: usize = 3;

/// Returns the warnings of agenda items at hours when their meetings do not sit, and of agendas that ask more
/// time than their meetings have.
fn agendas(schedule: &Schedule) -> Faults {
    let mut faults = Faults::new();
    if !schedule.plan.has_timed_items {
        return faults;
    }
    for (place, placed) in schedule.meetings.with_ids() {
        let items = placed.meeting.details().agenda.iter().enumerate();
        let timed = items.filter_map(|(i, item)| Some((i, item.at?)));
        let outside = timed.filter(|(_, at)| !sits(&placed.current, *at));
        faults.extend(outside.map(|(i, at)| outside_agenda(placed, place, i, at)));
        faults.extend(items::too_long(schedule, place));
    }
    faults
}

/// True if a meeting sits at this hour of a day.
fn sits(standing: &Standing, at: NaiveTime) -> bool {
    standing.sittings.iter().any(|sitting| {
        let (starts, ends) = (sitting.starts.naive_local(), sitting.ends.naive_local());
        let days = [starts.date(), ends.date()];
        let hours = days.map(|day| day.and_time(at));
        hours.iter().any(|hour| (starts..ends).contains(hour))
    })
}

fn outside_agenda(placed: &Placed, place: MeetingId, item: usize, at: NaiveTime) -> Fault {
    let id = &placed.meeting.id;
    let sittings = placed.current.sittings.iter();
    let sits = sittings.map(|sitting| {
        let (starts, ends) = (sitting.starts, sitting.ends);
        format!("{}–{}", starts.format("%A %H:%M"), ends.format("%H:%M"))
    });
    let mut sits: Vec<_> = sits.collect();
    if sits.len() > MOST_SITTINGS {
        sits.truncate(MOST_SITTINGS);
        sits.push("…".to_owned());
    }
    let message = format!("`{id}` does not sit at {}", at.format("%H:%M"));
    let path = path_to!["meeting", place, "agenda", item, "at"];
    Fault::new(Code::AgendaOutside, message, path)
        .label("outside its sittings")
        .and(path_to!["meeting", place])
        .label(format!("sits {}", sits.join(", ")))
        .help("mend the hour, or delete `at`")
}

/// Returns the days on which something is held, in order.
fn days_in_use(schedule: &Schedule) -> Vec<NaiveDate> {
    let mut is_used = vec![false; schedule.sessions.len()];
    let meetings = schedule.meetings.iter();
    for sitting in meetings.flat_map(|placed| &placed.current.sittings) {
        is_used[sitting.session.index()] = true;
    }
    let sessions = schedule.sessions.iter().zip(is_used);
    let mut days: Vec<_> = sessions
        .filter(|(_, is_used)| *is_used)
        .map(|(session, _)| session.day)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Returns the warning of days after the one on which the last meeting ends, unless an event is
/// held on them.
fn idle_days(schedule: &Schedule, days: &[NaiveDate]) -> Option<Fault> {
    let frame = &schedule.plan.frame;
    let (last_day, last) = last_day_in_use(schedule, *days.last()?);
    let idle = (frame.last_day - last_day).num_days();
    (idle > 0).then(|| {
        let left = if idle == 1 {
            "1 day is".to_owned()
        } else {
            format!("{idle} days are")
        };
        let message = format!("{left} left at the end on which nothing is held");
        Fault::new(Code::UnusedDays, message, path_to!["last-day"])
            .label(format!("the last {last} ends on {last_day}"))
            .edit(
                format!("if nothing is held after it, write `{last_day}`"),
                last_day.to_string(),
            )
    })
}

/// Returns the last day on which something is held, and the word for it: a meeting or an event.
/// Breaks, registration and rooms that cannot be had only accompany meetings.
fn last_day_in_use(schedule: &Schedule, meetings: NaiveDate) -> (NaiveDate, &'static str) {
    let counts = |event: &&Event| {
        !event.kind.accompanies_meetings() && event.status != Some(EventStatus::Cancelled)
    };
    let events = schedule.plan.events.iter().filter(counts);
    match events.filter_map(|event| event.days.last()).max() {
        Some(day) if *day > meetings => (*day, "event"),
        _ => (meetings, "meeting"),
    }
}

/// Returns the warning of Saturdays and Sundays on which something is held at the beginning or the
/// end of a schedule. Weekends within it are stated by the plan.
fn weekend(schedule: &Schedule, used_days: &[NaiveDate]) -> Option<Fault> {
    let plan = &schedule.plan;
    let frame = &plan.frame;
    if frame.weekends {
        return None;
    }
    let zone = frame.time_zone;
    let days: Vec<_> = used_days
        .iter()
        .copied()
        .filter(|day| {
            let is_within = zone.is_weekend_between(*day, frame.first_day, frame.last_day);
            zone.is_free(*day) && !is_within
        })
        .collect();
    let (first, last) = (days.first()?, days.last()?);
    let named = if first == last {
        format!("{}, a {}", first, first.format("%A"))
    } else {
        format!("{} days of a weekend, from {first} to {last}", days.len())
    };
    let begins = *first == frame.first_day;
    let (key, day) = if begins {
        ("first-day", first)
    } else {
        ("last-day", last)
    };
    let message = format!("meetings are held on {named}");
    let fault = Fault::new(Code::WeekendSession, message, path_to![key])
        .label(day.format("a %A").to_string());
    Some(ways_out(fault, plan, *first, begins).help("if they are meant, write `weekends = true`"))
}

/// Adds the ways out: a schedule that begins or ends on a weekend may begin later or end earlier;
/// one that goes on over a weekend has closed days.
fn ways_out(fault: Fault, plan: &Plan, first: NaiveDate, begins: bool) -> Fault {
    let frame = &plan.frame;
    let mut working = frame
        .days()
        .filter(|day| !plan.frame.time_zone.is_free(*day));
    let day = if begins {
        working.next()
    } else {
        working.last()
    };
    match day.filter(|day| begins || *day != frame.last_day) {
        Some(day) => fault.edit(
            format!("if nothing is held on a weekend, write `{day}`, a {}", day.format("%A")),
            day.to_string(),
        ),
        None if begins => fault.help("check the month and the year: write a day of the week"),
        None => fault.help(format!(
            "if nothing is held on a weekend, write `closed = \"…\"` and why under `[days.{first}]`, and under the others of these days"
        )),
    }
}
