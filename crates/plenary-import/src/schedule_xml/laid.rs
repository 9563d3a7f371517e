//! What is held, as tables: a table of days for one room, else one of rooms for each day.

use std::collections::{BTreeMap, BTreeSet};

use plenary::chrono::{Datelike, NaiveDate};

use super::Held;
use crate::{
    dates::{named, weekday_name},
    hours::{self, DAY, Hours},
    sheet::{Cell, Grid, Sheet},
    text::Line,
    words,
};

/// Lays out what is held.
pub(super) fn lay(held: &[Held], sheet: &mut Sheet) {
    let mut rooms: Vec<&str> = Vec::new();
    let mut days: BTreeMap<NaiveDate, Vec<&Held>> = BTreeMap::new();
    for own in held {
        days.entry(own.day).or_default().push(own);
        if !rooms.contains(&own.room.as_str()) && rooms.len() < MOST_ROOMS {
            rooms.push(&own.room);
        }
    }
    if rooms.len() == 1 {
        sheet.venue = rooms.first().map(|room| (*room).to_owned());
        let all: Vec<_> = days.iter().collect();
        let first = all.first().map(|(day, _)| **day);
        let last = all.last().map(|(day, _)| **day);
        let several = first
            .zip(last)
            .is_some_and(|(first, last)| (last - first).num_days() > 6);
        let week = |day: &NaiveDate| several.then(|| day.iso_week());
        for week in all.chunk_by(|(one, _), (other, _)| week(one) == week(other)) {
            let columns = week
                .iter()
                .map(|(day, held)| (head(**day, &days, sheet), (*held).clone()));
            let columns: Vec<_> = columns.collect();
            sheet.tables.push(grid(Line::default(), &columns));
        }
        return;
    }
    for (day, held) in &days {
        let of_room = |room: &&str| -> (Line, Vec<&Held>) {
            let own = held.iter().filter(|own| own.room == *room).copied();
            (Line::plainly(room), own.collect())
        };
        let columns = rooms.iter().map(of_room).filter(|(_, own)| !own.is_empty());
        let columns: Vec<_> = columns.collect();
        sheet.tables.push(grid(dated(*day), &columns));
    }
}

/// No conference has more rooms.
const MOST_ROOMS: usize = 500;

/// How a day is headed: by its date, unless the title says which days they are.
fn head(day: NaiveDate, days: &BTreeMap<NaiveDate, Vec<&Held>>, sheet: &Sheet) -> Line {
    let title = named(&sheet.title.plain());
    let said = title
        .days
        .first()
        .and_then(|first| first.in_year(title.year));
    let few = days
        .keys()
        .next_back()
        .is_some_and(|last| said.is_some_and(|first| (*last - first).num_days() < 7));
    if few && said <= days.keys().next().copied() {
        return Line::plainly(weekday_name(day));
    }
    dated(day)
}

fn dated(day: NaiveDate) -> Line {
    let month = words::month_name(day.month());
    Line::plainly(&format!(
        "{} {} {month} {}",
        weekday_name(day),
        day.day(),
        day.year()
    ))
}

/// A table with these columns. What is held without a pause is a row.
fn grid(heading: Line, columns: &[(Line, Vec<&Held>)]) -> Grid {
    let all = || columns.iter().flat_map(|(_, held)| held.iter().copied());
    let is_break = |own: &&Held| own.acronym.is_none() && words::kind(&own.name).is_some();
    let mut rows: BTreeSet<Hours> =
        joined(all().filter(|own| !is_break(own)).filter_map(Held::hours));
    rows.extend(all().filter(is_break).filter_map(Held::hours));
    let open: BTreeSet<u16> = all()
        .filter(|own| own.to.is_none())
        .map(|own| own.from)
        .collect();
    let mut heads = vec![Cell::default()];
    heads.extend(columns.iter().map(|(head, _)| Cell::of(vec![head.clone()])));
    let mut grid = Grid {
        heading,
        rows: vec![heads],
    };
    let held: Vec<_> = columns
        .iter()
        .map(|(_, held)| column(held, &rows))
        .collect();
    for row in &rows {
        let to = hours::clock(row.to % DAY);
        let next = if row.to > DAY { " (next day)" } else { "" };
        let mut cells = vec![Cell::of(vec![Line::plainly(&format!(
            "{}–{to}{next}",
            hours::clock(row.from)
        ))])];
        cells.extend(held.iter().map(|held| {
            let own = held.get(row).into_iter().flatten();
            Cell::of(own.flat_map(|own| own.in_row(Some(*row))).collect())
        }));
        grid.rows.push(cells);
    }
    for from in open {
        let mut cells = vec![Cell::of(vec![Line::plainly(&hours::clock(from))])];
        cells.extend(columns.iter().map(|(_, held)| {
            let own = held
                .iter()
                .filter(|own| own.to.is_none() && own.from == from);
            Cell::of(own.flat_map(|own| own.in_row(own.hours())).collect())
        }));
        grid.rows.push(cells);
    }
    grid
}

/// What stands in the rows of a column: what has its own row there, all else in the first row that
/// holds it.
fn column<'h>(held: &[&'h Held], rows: &BTreeSet<Hours>) -> BTreeMap<Hours, Vec<&'h Held>> {
    let mut cells: BTreeMap<Hours, Vec<&Held>> = BTreeMap::new();
    for own in held {
        let Some(hours) = own.hours() else { continue };
        let holds = |row: &&Hours| row.from <= hours.from && hours.to <= row.to;
        let row = rows.get(&hours).or_else(|| rows.iter().find(holds));
        if let Some(row) = row {
            cells.entry(*row).or_default().push(own);
        }
    }
    cells
}

/// Hours that touch or overlap are one, unless that is longer than any session.
fn joined(all: impl Iterator<Item = Hours>) -> BTreeSet<Hours> {
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
