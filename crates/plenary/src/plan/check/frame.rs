//! The frame: the zone, the days, and the sessions of each.

use chrono::{Datelike, NaiveDate};

use super::need;
use crate::{
    document::Slot,
    fault::{Code, Fault, Faults, at},
    plan::Session,
    time::{ClockChange, Hours, Zone},
};

/// More days than any schedule has: a slip of the pen in a year is found by it.
const MOST_DAYS: i64 = 366;

/// The keys of a document that make the frame.
pub(super) struct Asked {
    pub(super) time_zone: Slot<String>,
    pub(super) first_day: Slot<NaiveDate>,
    pub(super) last_day: Slot<NaiveDate>,
    pub(super) sessions: Slot<Vec<Slot<Hours>>>,
}

/// The frame of a plan.
pub(super) struct Frame {
    pub(super) zone: Zone,
    pub(super) first_day: NaiveDate,
    pub(super) last_day: NaiveDate,
    pub(super) hours: Vec<Hours>,
    pub(super) sessions: Vec<Session>,
}

pub(super) fn check(asked: Asked, faults: &mut Faults) -> Option<Frame> {
    let zone = need(asked.time_zone, "time-zone", "\"Europe/Zurich\"", faults);
    let zone = zone.and_then(|name| zone_named(&name, faults));
    let first = need(asked.first_day, "first-day", "2026-03-16", faults);
    let last = need(asked.last_day, "last-day", "2026-03-19", faults);
    let days = first.zip(last);
    let days = days.and_then(|(first, last)| days_between(first, last, faults));
    let sessions = need(
        asked.sessions,
        "sessions",
        "[\"10:00-13:00\", \"15:00-18:00\"]",
        faults,
    );
    let hours = sessions.and_then(|sessions| hours(&sessions, faults));
    let ((zone, days), hours) = zone.zip(days).zip(hours)?;
    if let (Some(one), Some(other), true) = (hours.last(), hours.first(), days.len() > 1) {
        let night = one.gap(*other, 1) < 0;
        night.then(|| faults.push(overlap(&hours, hours.len() - 1, 0)));
    }
    let frame = sessions_of(zone, &days, &hours, faults);
    Some(Frame {
        zone,
        first_day: first?,
        last_day: last?,
        hours,
        sessions: frame,
    })
}

fn zone_named(name: &str, faults: &mut Faults) -> Option<Zone> {
    let zone = Zone::named(name);
    if zone.is_none() {
        let fault = Fault::new(
            Code::UnknownTimeZone,
            format!("no time zone is called `{name}`"),
            at!["time-zone"],
        )
        .label("not in the tz database");
        faults.push(match Zone::similar_to(name) {
            Some(similar) => fault.help(format!("write `\"{similar}\"`")),
            None => fault.help("write the continent and the city, such as `\"Europe/Zurich\"`"),
        });
    }
    zone
}

fn days_between(first: NaiveDate, last: NaiveDate, faults: &mut Faults) -> Option<Vec<NaiveDate>> {
    let number = (last - first).num_days() + 1;
    let fault = if number < 1 {
        Fault::new(
            Code::LastDayBeforeFirst,
            format!("the last day, {last}, comes before the first, {first}"),
            at!["last-day"],
        )
        .label("before `first-day`")
        .and(at!["first-day"])
        .label("the first day")
        .help(format!("write `last-day = {first}` or a later day"))
    } else if number > MOST_DAYS {
        let near = last.with_year(first.year()).filter(|day| *day >= first);
        Fault::new(
            Code::TooManyDays,
            format!("the meetings would last {number} days"),
            at!["last-day"],
        )
        .label("the last day")
        .and(at!["first-day"])
        .label("the first day")
        .help(match near {
            Some(day) => {
                format!("write `last-day = {day}`; a schedule has {MOST_DAYS} days at most")
            }
            None => format!("mend one of the two; a schedule has {MOST_DAYS} days at most"),
        })
    } else {
        return Some(first.iter_days().take_while(|day| *day <= last).collect());
    };
    faults.push(fault);
    None
}

/// The hours of a day's sessions; none if one of them could not be read.
fn hours(asked: &[Slot<Hours>], faults: &mut Faults) -> Option<Vec<Hours>> {
    if asked.is_empty() {
        faults.push(
            Fault::new(Code::MissingKey, "no session is declared", at!["sessions"])
                .label("empty")
                .help("write `sessions = [\"10:00-13:00\", \"15:00-18:00\"]`"),
        );
        return None;
    }
    let hours: Option<Vec<_>> = asked.iter().map(|slot| slot.as_given().copied()).collect();
    let hours = hours?;
    let pairs = hours.windows(2).enumerate();
    let overlaps = pairs.filter(|(_, pair)| pair[0].gap(pair[1], 0) < 0);
    let overlaps: Vec<_> = overlaps.map(|(i, _)| overlap(&hours, i, i + 1)).collect();
    let sound = overlaps.is_empty();
    faults.extend(overlaps);
    sound.then_some(hours)
}

/// The fault of a session that opens before another has closed.
fn overlap(hours: &[Hours], first: usize, second: usize) -> Fault {
    let (one, other) = (hours[first], hours[second]);
    let disorder = other.closes() <= one.opens() && !one.ends_next_day();
    let fault = Fault::new(
        Code::OverlappingSessions,
        if disorder {
            format!("the session {other} is written after {one}, and is held before it")
        } else {
            format!("the session {other} opens before {one} has closed")
        },
        at!["sessions", second],
    )
    .label("opens too early")
    .and(at!["sessions", first])
    .label("not closed yet");
    if disorder {
        fault.help(format!("write them in order: `\"{other}\", \"{one}\"`"))
    } else {
        fault.help(
            "write sessions that follow one another, such as `[\"10:00-13:00\", \"15:00-18:00\"]`",
        )
    }
}

fn sessions_of(
    zone: Zone,
    days: &[NaiveDate],
    hours: &[Hours],
    faults: &mut Faults,
) -> Vec<Session> {
    let mut frame = Vec::with_capacity(days.len() * hours.len());
    for &day in days {
        for (row, hours) in hours.iter().enumerate() {
            let Some((opens, closes)) = hours.on(day) else {
                continue;
            };
            match zone
                .instant(opens)
                .and_then(|opens| Ok((opens, zone.instant(closes)?)))
            {
                Ok((opens, closes)) => frame.push(Session {
                    day,
                    row,
                    opens,
                    closes,
                }),
                Err(change) => faults.push(clock_change(change, day, row, *hours, zone)),
            }
        }
    }
    frame
}

fn clock_change(
    change: ClockChange,
    day: NaiveDate,
    row: usize,
    hours: Hours,
    zone: Zone,
) -> Fault {
    let how = match change {
        ClockChange::Skipped => "an hour that the clocks skip",
        ClockChange::Repeated => "an hour that the clocks show twice",
    };
    Fault::new(
        Code::ClockChange,
        format!(
            "the session {hours} of {} opens or closes in {how} in {}",
            day.format("%A %-d %B %Y"),
            zone.name(),
        ),
        at!["sessions", row],
    )
    .label("this hour is not what it says")
    .help("let the session open and close outside the hour of the change")
}
