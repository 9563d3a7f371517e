//! The frame: the zone, the days, and the sessions of each.

use chrono::{Datelike, Months, NaiveDate};

use super::{
    facilities::FacilitiesReader, need, rooms::Rooms, sessions::read_list, texts::Texts,
    timetable::Timetable,
};
use crate::{
    document as raw,
    fault::{Code, Fault, Faults, path_to},
    plan::{Frame, MOST_DAYS, News},
    suggest,
    time::Zone,
};

/// Judges the frame, and what is recorded of its days; none if a fault leaves no frame.
pub(super) fn check(
    asked: &mut raw::Document,
    rooms: &Rooms,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<(Frame, News)> {
    let zone_name = std::mem::take(&mut asked.time_zone);
    let zone = need(zone_name, "time-zone", "\"Europe/Zurich\"", faults)
        .and_then(|name| find_zone(&name, faults));
    let given = asked.first_day.as_given().or(asked.last_day.as_given());
    let example = given.map_or_else(|| "2026-03-16".to_owned(), NaiveDate::to_string);
    let first = need(asked.first_day.clone(), "first-day", &example, faults);
    let last = need(asked.last_day.clone(), "last-day", &example, faults);
    let range = first.zip(last);
    let days = range.and_then(|(first, last)| days_between(first, last, faults));
    let example = "[\"10:00-13:00\", \"15:00-18:00\"]";
    let sessions = std::mem::take(&mut asked.sessions);
    let mut reader = FacilitiesReader::new((rooms, texts));
    let general = need(sessions, "sessions", example, faults)
        .and_then(|asked| read_list(asked, path_to!["sessions"], &mut reader, faults));
    let sound_range = range.filter(|_| days.is_some());
    let timetable = Timetable::read(general, asked, sound_range, reader, faults);
    let ((zone, days), timetable) = zone.zip(days).zip(timetable)?;
    if let Some(fault) = timetable.too_many(zone, &days) {
        faults.push(fault);
        return None;
    }
    let of_days = timetable.news(zone, &days);
    let news = match asked.as_of.as_given().copied() {
        Some(moment) => of_days.as_of(moment),
        None => of_days,
    };
    let (sessions, facilities) = timetable.sessions(zone, &days, faults);
    let frame = Frame {
        time_zone: zone,
        first_day: first?,
        last_day: last?,
        weekends: asked.weekends.as_given().copied().unwrap_or_default(),
        hours: timetable.general(),
        tracks: timetable.tracks(),
        own_days: timetable.own_days(),
        closed: timetable.closed(),
        notes: timetable.notes(),
        sessions,
        ordinary: timetable.ordinary(),
        taken: Vec::new(),
        facilities,
    };
    Some((frame, news))
}

fn find_zone(name: &str, faults: &mut Faults) -> Option<Zone> {
    let zone = Zone::named(name);
    if zone.is_none() {
        let message = format!("no time zone is called `{name}`");
        let fault = Fault::new(Code::UnknownTimeZone, message, path_to!["time-zone"])
            .label("not in the list of time zones");
        let is_offset = name.contains(['+', '-']) && name.contains(|c: char| c.is_ascii_digit());
        faults.push(match suggest::time_zone(name, &Zone::names()) {
            Some(zone) => fault
                .write(format!("\"{zone}\""))
                .machine_applicable(suggest::distance(name.trim(), zone) == 0),
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
    let fault = Fault::new(code, message, path_to!["last-day"])
        .label("the last day")
        .and(path_to!["first-day"])
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
    Fault::new(Code::BadDate, message, path_to![key])
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
    let with_last = match later_month.or(later_year) {
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
        Some(day) => with_last.help(format!("or write `first-day` as {}", for_day(day))),
        None if last < first => with_last.help("or exchange the two dates"),
        None => with_last,
    }
}
