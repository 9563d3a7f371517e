//! The day and the track of each column.

use std::collections::BTreeSet;

use plenary::chrono::{Datelike, NaiveDate};

use super::{
    Problem,
    grid::{Column, Table},
};
use crate::{
    Options,
    dates::{NamedDays, named_days},
    sheet::Sheet,
    text::Line,
};

/// The tables of a page, each column with its day and its track.
#[derive(Debug, Default)]
pub(crate) struct Calendar {
    /// True if there is a table for each day, with tracks as columns.
    pub(crate) by_day: bool,
    pub(crate) tables: Vec<Timetable>,
    /// The heads of the tracks; none if the columns are days.
    pub(crate) tracks: Vec<TrackHead>,
    /// The order of the tracks.
    pub(crate) order: Vec<usize>,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
}

/// A table with the day and the track of each column.
#[derive(Debug)]
pub(crate) struct Timetable {
    pub(crate) table: Table,
    pub(crate) places: Vec<TrackDay>,
}

/// A track on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TrackDay {
    pub(crate) track: usize,
    pub(crate) day: NaiveDate,
}

/// The head of the column of a track.
#[derive(Debug)]
pub(crate) struct TrackHead {
    pub(crate) name: Line,
    pub(crate) mark: Option<String>,
}

impl Calendar {
    /// Returns the day and the track of every column.
    pub(crate) fn places(&self) -> impl Iterator<Item = TrackDay> {
        self.tables
            .iter()
            .flat_map(|timetable| timetable.places.iter().copied())
    }

    /// Returns every day that has a column.
    pub(crate) fn days(&self) -> BTreeSet<NaiveDate> {
        self.places().map(|place| place.day).collect()
    }
}

/// Finds the days and tracks of tables.
pub(crate) fn read_calendar(
    sheet: &Sheet,
    tables: Vec<Table>,
    options: &Options,
) -> Result<Calendar, Problem> {
    let title = named_days(&sheet.title.plain());
    let mut reader = CalendarReader {
        year: title
            .days
            .iter()
            .find_map(|day| day.year)
            .or(options.year)
            .or(options.first_day.map(|day| day.year()))
            .or(title.year),
        fallback: year(sheet),
        next: None,
        calendar: Calendar::default(),
    };
    reader.calendar.by_day = !tables.iter().all(has_days_as_columns);
    let title_dates = reader.dates(&title);
    if title_dates.len() < title.days.len() && reader.year().is_some() {
        return Err(Problem::NoSuchDay(sheet.title.plain()));
    }
    reader.next = title_dates.first().copied().or(options.first_day);
    for table in tables {
        reader.table(table)?;
    }
    let mut calendar = reader.calendar;
    let mut days = calendar.days();
    if title.days.iter().all(|day| day.year.is_some()) {
        days.extend(title_dates);
    }
    calendar.first = days.first().copied().unwrap_or_default();
    calendar.last = days.last().copied().unwrap_or_default();
    if (calendar.last - calendar.first).num_days() > MOST_DAYS {
        return Err(Problem::LongerThanAYear);
    }
    Ok(calendar)
}

/// The most days of a schedule.
const MOST_DAYS: i64 = 366;

/// True if the columns of a table are days.
fn has_days_as_columns(table: &Table) -> bool {
    let is_day = |column: &Column| {
        let head = named_days(&column.head.plain());
        head.weekday.is_some() || !head.days.is_empty()
    };
    let lone = table.columns.len() == 1 && !named_days(&table.heading.plain()).days.is_empty();
    let is_whole = |column: &Column| column.head.plain() == table.heading.plain();
    table.columns.iter().all(is_day) && !(lone && table.columns.iter().all(is_whole))
}

/// Returns the first year in the lines around the tables.
fn year(sheet: &Sheet) -> Option<i32> {
    sheet
        .under_title
        .iter()
        .chain(sheet.tables.iter().map(|table| &table.heading))
        .chain(&sheet.before)
        .find_map(|line| named_days(&line.plain()).year)
}

/// A reader of tables, with all that has been read so far.
struct CalendarReader {
    /// The year of the title or the options.
    year: Option<i32>,
    /// The year of another line.
    fallback: Option<i32>,
    /// The first day on which the next weekday can be.
    next: Option<NaiveDate>,
    calendar: Calendar,
}

impl CalendarReader {
    fn year(&self) -> Option<i32> {
        self.year.or(self.fallback)
    }

    fn dates(&self, named: &NamedDays) -> Vec<NaiveDate> {
        let days = named.days.iter();
        days.filter_map(|day| day.in_year(self.year())).collect()
    }

    fn table(&mut self, table: Table) -> Result<(), Problem> {
        let heading = named_days(&table.heading.plain());
        let of_heading = self.dates(&heading).first().copied();
        if !heading.days.is_empty() && of_heading.is_none() && self.year().is_some() {
            return Err(Problem::NoSuchDay(table.heading.plain()));
        }
        if !heading.days.is_empty() && of_heading.is_none() {
            return Err(Problem::NoYear(table.heading.plain()));
        }
        self.next = of_heading.or(self.next);
        let day = self.next;
        let mut places = Vec::new();
        if self.calendar.by_day {
            let column = table.columns.first().map(|column| column.head.plain());
            let date = day.ok_or_else(|| Problem::NoDay(column.unwrap_or_default()))?;
            let tracks = self.tracks(&table.columns);
            places.extend(
                tracks
                    .into_iter()
                    .map(|track| TrackDay { track, day: date }),
            );
            self.next = date.succ_opt();
        } else {
            for column in &table.columns {
                let day = self.day(&column.head.plain())?;
                places.push(TrackDay { day, track: 0 });
            }
        }
        self.calendar.tables.push(Timetable { table, places });
        Ok(())
    }

    /// Returns the day that a column names: its date, or the next day of its weekday.
    fn day(&mut self, head: &str) -> Result<NaiveDate, Problem> {
        let named = named_days(head);
        let found = match (named.days.first(), named.weekday) {
            (Some(day), _) => match day.in_year(self.year()) {
                Some(date) => Some(date),
                None if day.year.or(self.year()).is_none() => {
                    return Err(Problem::NoYear(head.to_owned()));
                }
                None => return Err(Problem::NoSuchDay(head.to_owned())),
            },
            (None, Some(weekday)) => {
                let from = self.next.ok_or(Problem::NoDay(head.to_owned()))?;
                from.iter_days()
                    .take(7)
                    .find(|day| day.weekday() == weekday)
            }
            (None, None) => None,
        };
        let date = found.ok_or(Problem::NoDay(head.to_owned()))?;
        self.next = date.succ_opt();
        Ok(date)
    }

    /// Returns the tracks of a table of one day. A new track is put before the next known one.
    fn tracks(&mut self, columns: &[Column]) -> Vec<usize> {
        let mut tracks: Vec<usize> = Vec::new();
        for column in columns {
            let name = column.head.plain();
            let free = |place: &usize| !tracks.contains(place);
            let mut all = 0..self.calendar.tracks.len();
            let known =
                all.find(|place| free(place) && self.calendar.tracks[*place].name.plain() == name);
            tracks.push(known.unwrap_or_else(|| self.new_track(column)));
        }
        for (place, track) in tracks.iter().enumerate() {
            self.order_before(*track, &tracks[place + 1..]);
        }
        tracks
    }

    fn new_track(&mut self, column: &Column) -> usize {
        let (name, mark) = (column.head.clone(), column.mark.clone());
        self.calendar.tracks.push(TrackHead { name, mark });
        self.calendar.order.push(self.calendar.tracks.len() - 1);
        self.calendar.tracks.len() - 1
    }

    /// Puts a track before those that stand after it in a table.
    fn order_before(&mut self, track: usize, after: &[usize]) {
        let order = &mut self.calendar.order;
        let current = order.iter().position(|other| *other == track);
        let next = order.iter().position(|other| after.contains(other));
        if let (Some(current), Some(next)) = (current, next)
            && current > next
        {
            order.remove(current);
            order.insert(next, track);
        }
    }
}
