//! Tables of events: with the days as columns for one room, else one with the rooms for each day.

use std::collections::{BTreeMap, BTreeSet};

use plenary::chrono::{Datelike, NaiveDate};

use super::XmlEvent;
use crate::{
    dates::{named_days, weekday_name},
    hours::{self, DAY, Hours},
    sheet::{Cell, Grid, Sheet},
    text::Line,
    words,
};

/// The events of a day, or of a column of a table.
type Events<'e> = Vec<&'e XmlEvent>;

/// A column of a table: its head and its events.
type EventColumn<'e> = (Line, Events<'e>);

/// Adds the tables of events to a sheet, and the venue if all events are in one room.
pub(super) fn fill_sheet(events: &[XmlEvent], sheet: &mut Sheet) {
    let mut rooms: Vec<&str> = Vec::new();
    let mut days: BTreeMap<NaiveDate, Events<'_>> = BTreeMap::new();
    for event in events {
        days.entry(event.day).or_default().push(event);
        if !rooms.contains(&event.room.as_str()) && rooms.len() < MOST_ROOMS {
            rooms.push(&event.room);
        }
    }
    if let [room] = &*rooms {
        sheet.venue = Some((*room).to_owned());
        add_week_tables(&days, sheet);
        return;
    }
    for (day, events) in &days {
        let columns: Vec<_> = rooms
            .iter()
            .map(|room| -> EventColumn<'_> {
                let in_room = events.iter().filter(|event| event.room == *room);
                (Line::plainly(room), in_room.copied().collect())
            })
            .filter(|(_, events)| !events.is_empty())
            .collect();
        sheet.tables.push(grid(date_heading(*day), &columns));
    }
}

/// The most rooms of a conference.
const MOST_ROOMS: usize = 500;

/// Adds a table with the days as columns; one for each week, if there are more than seven days.
fn add_week_tables(days: &BTreeMap<NaiveDate, Events<'_>>, sheet: &mut Sheet) {
    let all: Vec<_> = days.iter().collect();
    let first = all.first().map(|(day, _)| **day);
    let last = all.last().map(|(day, _)| **day);
    let has_weeks = first
        .zip(last)
        .is_some_and(|(first, last)| (last - first).num_days() > 6);
    let week = |day: &NaiveDate| has_weeks.then(|| day.iso_week());
    for days_of_week in all.chunk_by(|(one, _), (other, _)| week(one) == week(other)) {
        let columns: Vec<EventColumn<'_>> = days_of_week
            .iter()
            .map(|(day, events)| (day_head(**day, days, sheet), (*events).clone()))
            .collect();
        sheet.tables.push(grid(Line::default(), &columns));
    }
}

/// Returns the head of the column of a day: its weekday if the title gives the dates, else its date.
fn day_head(day: NaiveDate, days: &BTreeMap<NaiveDate, Events<'_>>, sheet: &Sheet) -> Line {
    let title = named_days(&sheet.title.plain());
    let first_in_title = title
        .days
        .first()
        .and_then(|first| first.in_year(title.year));
    let is_one_week = days
        .keys()
        .next_back()
        .is_some_and(|last| first_in_title.is_some_and(|first| (*last - first).num_days() < 7));
    if is_one_week && first_in_title <= days.keys().next().copied() {
        return Line::plainly(weekday_name(day));
    }
    date_heading(day)
}

fn date_heading(day: NaiveDate) -> Line {
    let month = words::month_name(day.month());
    Line::plainly(&format!(
        "{} {} {month} {}",
        weekday_name(day),
        day.day(),
        day.year()
    ))
}

/// Returns a table with these columns. Events without a pause between them share a row; breaks have a
/// row each.
fn grid(heading: Line, columns: &[EventColumn<'_>]) -> Grid {
    let all = || {
        columns
            .iter()
            .flat_map(|(_, events)| events.iter().copied())
    };
    let is_break = |event: &&XmlEvent| {
        let is_meeting = event.acronym.is_some();
        !is_meeting && words::kind(&event.name).is_some()
    };
    let sittings = all().filter(|event| !is_break(event));
    let mut rows = join_hours(sittings.filter_map(XmlEvent::hours));
    rows.extend(all().filter(is_break).filter_map(XmlEvent::hours));
    let mut heads = vec![Cell::default()];
    heads.extend(columns.iter().map(|(head, _)| Cell::of(vec![head.clone()])));
    let mut grid = Grid {
        heading,
        rows: vec![heads],
    };
    let by_row: Vec<_> = columns
        .iter()
        .map(|(_, events)| events_by_row(events, &rows))
        .collect();
    for row in &rows {
        let mut cells = vec![Cell::of(vec![row_head(*row)])];
        cells.extend(by_row.iter().map(|column| {
            let events = column.get(row).into_iter().flatten();
            Cell::of(
                events
                    .flat_map(|event| event.cell_lines(Some(*row)))
                    .collect(),
            )
        }));
        grid.rows.push(cells);
    }
    add_open_rows(columns, &mut grid);
    grid
}

fn row_head(row: Hours) -> Line {
    let (from, to) = (hours::clock(row.from), hours::clock(row.to % DAY));
    let next_day = if row.to > DAY { " (next day)" } else { "" };
    Line::plainly(&format!("{from}–{to}{next_day}"))
}

/// Adds a row for each time at which events without an end begin.
fn add_open_rows(columns: &[EventColumn<'_>], grid: &mut Grid) {
    let is_open = |event: &&&XmlEvent| event.to.is_none();
    let starts: BTreeSet<u16> = columns
        .iter()
        .flat_map(|(_, events)| events.iter().filter(is_open))
        .map(|event| event.from)
        .collect();
    for from in starts {
        let mut cells = vec![Cell::of(vec![Line::plainly(&hours::clock(from))])];
        cells.extend(columns.iter().map(|(_, events)| {
            let open_events = events.iter().filter(is_open);
            Cell::of(
                open_events
                    .filter(|event| event.from == from)
                    .flat_map(|event| event.cell_lines(event.hours()))
                    .collect(),
            )
        }));
        grid.rows.push(cells);
    }
}

/// Returns the events of a column by their rows: the row with their hours, else the first that holds
/// them.
fn events_by_row<'e>(
    events: &[&'e XmlEvent],
    rows: &BTreeSet<Hours>,
) -> BTreeMap<Hours, Events<'e>> {
    let mut cells: BTreeMap<Hours, Events<'_>> = BTreeMap::new();
    for event in events {
        let Some(hours) = event.hours() else { continue };
        let holds = |row: &&Hours| row.from <= hours.from && hours.to <= row.to;
        let row = rows.get(&hours).or_else(|| rows.iter().find(holds));
        if let Some(row) = row {
            cells.entry(*row).or_default().push(event);
        }
    }
    cells
}

/// Joins hours that touch or overlap; leaves all as they are if that makes a row longer than any
/// session.
fn join_hours(all: impl Iterator<Item = Hours>) -> BTreeSet<Hours> {
    let sorted: BTreeSet<Hours> = all.collect();
    let mut rows: Vec<Hours> = Vec::new();
    for hours in &sorted {
        match rows.last_mut() {
            Some(last) if hours.from <= last.to => last.to = last.to.max(hours.to),
            _ => rows.push(*hours),
        }
    }
    if rows.iter().any(|row| row.minutes() > 10 * 60) {
        return sorted;
    }
    rows.into_iter().collect()
}
