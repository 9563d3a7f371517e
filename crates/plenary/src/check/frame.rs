//! The frame: the zone, the days, and the sessions of each.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime};

use super::need;
use crate::{
    document::{Frame as Written, Slot},
    fault::{Code, Fault, Faults, at},
    meant,
    plan::{Frame, MOST_DAYS, Session},
    time::{ClockChange, Hours, Minutes, Zone},
};

pub(super) fn check(asked: Written, faults: &mut Faults) -> Option<Frame> {
    let zone = need(asked.time_zone, "time-zone", "\"Europe/Zurich\"", faults);
    let zone = zone.and_then(|name| zone_named(&name, faults));
    let given = asked.first_day.as_given().or(asked.last_day.as_given());
    let example = given.map_or_else(|| "2026-03-16".to_owned(), NaiveDate::to_string);
    let first = need(asked.first_day, "first-day", &example, faults);
    let last = need(asked.last_day, "last-day", &example, faults);
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
        night.then(|| faults.push(night_into_morning(*one, *other, hours.len() - 1)));
    }
    Some(Frame {
        time_zone: zone,
        first_day: first?,
        last_day: last?,
        sessions: sessions_of(zone, &days, &hours, faults),
        hours,
    })
}

fn zone_named(name: &str, faults: &mut Faults) -> Option<Zone> {
    let zone = Zone::named(name);
    if zone.is_none() {
        let message = format!("no time zone is called `{name}`");
        let fault = Fault::new(Code::UnknownTimeZone, message, at!["time-zone"])
            .label("not in the list of time zones");
        let is_offset = name.contains(['+', '-']) && name.contains(|c: char| c.is_ascii_digit());
        faults.push(match meant::time_zone(name, &Zone::names()) {
            Some(zone) => fault
                .write(format!("\"{zone}\""))
                .same_meaning(meant::distance(name.trim(), zone) == 0),
            None if is_offset => fault.help(
                "write the city, such as `\"Europe/Zurich\"`: a difference from Greenwich does not say when the clocks change",
            ),
            None => fault.help(
                "write the continent and a large city of the same country, such as `\"Europe/Zurich\"`",
            ),
        });
    }
    zone
}

fn days_between(first: NaiveDate, last: NaiveDate, faults: &mut Faults) -> Option<Vec<NaiveDate>> {
    let number = (last - first).num_days() + 1;
    let years = |day: NaiveDate| YEARS.contains(&day.year());
    if let Some((key, day)) = [("first-day", first), ("last-day", last)]
        .into_iter()
        .find(|(_, day)| !years(*day))
    {
        faults.push(far_away(key, day));
        return None;
    }
    if (1..=MOST_DAYS).contains(&number) {
        return Some(first.iter_days().take_while(|day| *day <= last).collect());
    }
    let (code, message) = if number < 1 {
        let message = format!("the last day, {last}, comes before the first, {first}");
        (Code::LastDayBeforeFirst, message)
    } else {
        let message = format!("the meetings would last {number} days, and {MOST_DAYS} is the most");
        (Code::TooManyDays, message)
    };
    let fault = Fault::new(code, message, at!["last-day"])
        .label("the last day")
        .and(at!["first-day"])
        .label("the first day");
    faults.push(other_days(fault, first, last));
    None
}

/// The years for which the tz database knows, or foresees, when the clocks change.
const YEARS: std::ops::Range<i32> = 1970..2100;

fn far_away(key: &'static str, day: NaiveDate) -> Fault {
    let message = format!(
        "the year {} is not one that a schedule is made for",
        day.year()
    );
    Fault::new(Code::BadDate, message, at![key])
        .label("mend the year")
        .help(format!(
            "write a year from {} to {}",
            YEARS.start,
            YEARS.end - 1
        ))
}

/// Offers the days that were probably meant: the last in a later month or year, or the first in an
/// earlier year.
fn other_days(fault: Fault, first: NaiveDate, last: NaiveDate) -> Fault {
    let for_day = |day: NaiveDate| format!("`{day}`, a {}", day.format("%A"));
    let fits = |day: &NaiveDate| (0..MOST_DAYS).contains(&(*day - first).num_days());
    let months = (1..=2).filter_map(|months| last.checked_add_months(Months::new(months)));
    let same_year = first.year() == last.year();
    let later_month = months.filter(|_| same_year).find(fits);
    let later_year = [first.year(), first.year() + 1]
        .into_iter()
        .filter_map(|year| last.with_year(year))
        .find(|day| fits(day) && !same_year);
    let fault = match later_month.or(later_year) {
        Some(day) => fault.edit(
            format!("write `last-day = {day}`, a {}", day.format("%A")),
            day.to_string(),
        ),
        None => fault,
    };
    let earlier = first
        .with_year(last.year())
        .filter(|day| *day <= last && !same_year);
    match earlier {
        Some(day) => fault.help(format!("or write `first-day` as {}", for_day(day))),
        None if last < first => fault.help("or exchange the two dates"),
        None => fault,
    }
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
    let sessions = hours.iter().enumerate();
    let long = sessions.filter(|(_, hours)| hours.minutes() > LONGEST);
    faults.extend(long.map(|(row, hours)| long_session(*hours, row)));
    sound.then_some(hours)
}

/// The most minutes that a session is believed to have: a digit that is wrong is found by it.
const LONGEST: u16 = 10 * 60;

fn long_session(hours: Hours, row: usize) -> Fault {
    let length = Minutes(u32::from(hours.minutes()));
    let message = format!("the session {hours} is {length} long");
    Fault::new(Code::LongSession, message, at!["sessions", row])
        .label("longer than anyone sits")
        .help("mend the hours, or write two sessions with a break between them")
}

/// The fault of a session that opens before another has closed.
fn overlap(hours: &[Hours], first: usize, second: usize) -> Fault {
    let (one, other) = (hours[first], hours[second]);
    let fault =
        |message: String| Fault::new(Code::OverlappingSessions, message, at!["sessions", second]);
    let both = |fault: Fault, label: &str| fault.and(at!["sessions", first]).label(label);
    if one == other {
        let fault = fault(format!("the session {one} is written twice")).label("here again");
        return both(fault, "first here").help("delete one of the two");
    }
    if other.gap(one, 0) >= 0 {
        let message = format!("the session {other} is written after {one}, and is held before it");
        let fault = both(fault(message).label("held first"), "held second");
        let fault = match other.afternoon().filter(|later| one.gap(*later, 0) >= 0) {
            Some(later) => fault.edit(
                format!("if it is held in the afternoon, write `\"{later}\"`"),
                format!("\"{later}\""),
            ),
            None => fault,
        };
        return fault.help(format!("write them in order: `\"{other}\", \"{one}\"`"));
    }
    let fault = fault(format!("the session {other} opens before {one} has closed"))
        .label("opens too early");
    match Hours::between(one, other) {
        Some(later) => both(fault, "not closed yet")
            .edit(
                format!("let it open when the other closes: `\"{later}\"`"),
                format!("\"{later}\""),
            )
            .edit(
                format!("or, with its length kept, `\"{}\"`", other.from(one)),
                format!("\"{}\"", other.from(one)),
            ),
        None => both(fault, "not closed yet").help("delete one of the two"),
    }
}

/// The fault of a day's last session that goes on when the first of the next day opens.
fn night_into_morning(night: Hours, morning: Hours, place: usize) -> Fault {
    let message = format!("the session {night} ends after {morning} of the next day has opened");
    let opens = morning.opens().format("%H:%M");
    let until = format!("{}-{opens}+1", night.opens().format("%H:%M"));
    Fault::new(Code::OverlappingSessions, message, at!["sessions", place])
        .label("ends too late")
        .and(at!["sessions", 0_usize])
        .label("opens before that")
        .edit(
            format!("let it end at {opens} or earlier: `\"{until}\"`"),
            format!("\"{until}\""),
        )
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
            match (zone.instant(opens), zone.instant(closes)) {
                (Ok(opens), Ok(closes)) => frame.push(Session {
                    day,
                    row,
                    opens,
                    closes,
                }),
                (Err(change), _) => faults.push(clock_change(change, "opens", opens, row, zone)),
                (_, Err(change)) => faults.push(clock_change(change, "closes", closes, row, zone)),
            }
        }
    }
    frame
}

/// The fault of a session that opens or closes at a time that is not one instant.
fn clock_change(
    change: ClockChange,
    verb: &str,
    when: NaiveDateTime,
    row: usize,
    zone: Zone,
) -> Fault {
    let (how, label) = match change {
        ClockChange::Skipped => ("does not exist", "the clocks go forward in that hour"),
        ClockChange::Repeated => ("comes twice", "the clocks go back in that hour"),
    };
    let (zone, when) = (zone.name(), when.format("%H:%M on %A %-d %B %Y"));
    let message = format!("a session {verb} at {when}, a time that {how} in {zone}");
    Fault::new(Code::ClockChange, message, at!["sessions", row])
        .label(label)
        .help("let the session open and close before that hour, or after it")
}
