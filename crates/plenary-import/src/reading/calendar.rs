//! Which day and which track a column is of.

use plenary::chrono::{Datelike, NaiveDate};

use super::{
    Problem,
    grid::{Column, Table},
};
use crate::{
    Options,
    dates::{Named, named},
    sheet::Sheet,
    text::Line,
};

/// The tables of a page, each column with its day and its track.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    /// Whether there is a table for each day, with tracks as columns.
    pub(crate) by_day: bool,
    pub(crate) tables: Vec<Timetable>,
    /// The heads of the tracks; none if the columns are days.
    pub(crate) tracks: Vec<TrackHead>,
    /// The order of the tracks.
    pub(crate) order: Vec<usize>,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
}

/// A table with the places of its columns.
#[derive(Debug)]
pub(crate) struct Timetable {
    pub(crate) table: Table,
    pub(crate) places: Vec<Place>,
}

/// A day, and a track on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) track: usize,
    pub(crate) day: NaiveDate,
}

/// What a track is called.
#[derive(Debug)]
pub(crate) struct TrackHead {
    pub(crate) name: Line,
    pub(crate) mark: Option<String>,
}

impl Laid {
    /// Every day that has a column, and every track on it.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> {
        self.tables
            .iter()
            .flat_map(|own| own.places.iter().copied())
    }

    /// Every day that has a column.
    pub(crate) fn days(&self) -> std::collections::BTreeSet<NaiveDate> {
        self.places().map(|place| place.day).collect()
    }
}

/// Finds the days and tracks of tables.
pub(crate) fn laid(sheet: &Sheet, tables: Vec<Table>, options: &Options) -> Result<Laid, Problem> {
    let title = named(&sheet.title.plain());
    let mut calendar = Calendar {
        year: title
            .days
            .iter()
            .find_map(|day| day.year)
            .or(options.year)
            .or(options.first_day.map(|day| day.year()))
            .or(title.year),
        fallback: year(sheet),
        next: None,
        laid: Laid::default(),
    };
    calendar.laid.by_day = !tables.iter().all(of_days);
    let around = calendar.dates(&title);
    if around.len() < title.days.len() && calendar.year().is_some() {
        return Err(Problem::NoSuchDay(sheet.title.plain()));
    }
    calendar.next = around.first().copied().or(options.first_day);
    for table in tables {
        calendar.table(table)?;
    }
    let mut laid = calendar.laid;
    let named = if title.days.iter().all(|day| day.year.is_some()) {
        around
    } else {
        Vec::new()
    };
    let days: Vec<_> = laid.days().into_iter().chain(named).collect();
    laid.first = days.iter().min().copied().unwrap_or_default();
    laid.last = days.iter().max().copied().unwrap_or_default();
    if (laid.last - laid.first).num_days() > MOST_DAYS {
        return Err(Problem::LongerThanAYear);
    }
    Ok(laid)
}

/// No schedule is longer.
const MOST_DAYS: i64 = 366;

/// Whether the columns of a table are days.
fn of_days(table: &Table) -> bool {
    let is_day = |column: &Column| {
        let head = named(&column.head.plain());
        head.weekday.is_some() || !head.days.is_empty()
    };
    let lone = table.columns.len() == 1 && !named(&table.heading.plain()).days.is_empty();
    let is_whole = |column: &Column| column.head.plain() == table.heading.plain();
    table.columns.iter().all(is_day) && !(lone && table.columns.iter().all(is_whole))
}

/// A year that stands somewhere on the page.
fn year(sheet: &Sheet) -> Option<i32> {
    let lines = sheet
        .under_title
        .iter()
        .chain(sheet.tables.iter().map(|own| &own.heading));
    let mut lines = lines.chain(&sheet.before);
    lines.find_map(|line| named(&line.plain()).year)
}

struct Calendar {
    year: Option<i32>,
    fallback: Option<i32>,
    /// From when on the next weekday is looked for.
    next: Option<NaiveDate>,
    laid: Laid,
}

impl Calendar {
    fn year(&self) -> Option<i32> {
        self.year.or(self.fallback)
    }

    fn dates(&self, named: &Named) -> Vec<NaiveDate> {
        let days = named.days.iter();
        days.filter_map(|day| day.in_year(self.year())).collect()
    }

    fn table(&mut self, table: Table) -> Result<(), Problem> {
        let heading = named(&table.heading.plain());
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
        if self.laid.by_day {
            let column = table.columns.first().map(|own| own.head.plain());
            let day = day.ok_or_else(|| Problem::NoDay(column.unwrap_or_default()))?;
            let tracks = self.tracks(&table.columns);
            places.extend(tracks.into_iter().map(|track| Place { track, day }));
            self.next = day.succ_opt();
        } else {
            for column in &table.columns {
                let day = self.day(&column.head.plain())?;
                places.push(Place { day, track: 0 });
            }
        }
        self.laid.tables.push(Timetable { table, places });
        Ok(())
    }

    /// The day that a column names: its date, or the next of its weekday.
    fn day(&mut self, head: &str) -> Result<NaiveDate, Problem> {
        let own = named(head);
        let date = match (own.days.first(), own.weekday) {
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
        let date = date.ok_or(Problem::NoDay(head.to_owned()))?;
        self.next = date.succ_opt();
        Ok(date)
    }

    /// The tracks of a table of one day. New ones stand before the next that is known.
    fn tracks(&mut self, columns: &[Column]) -> Vec<usize> {
        let mut own: Vec<usize> = Vec::new();
        for column in columns {
            let name = column.head.plain();
            let free = |place: &usize| !own.contains(place);
            let mut all = 0..self.laid.tracks.len();
            let known =
                all.find(|place| free(place) && self.laid.tracks[*place].name.plain() == name);
            own.push(known.unwrap_or_else(|| self.new_track(column)));
        }
        for (place, track) in own.iter().enumerate() {
            self.order_before(*track, &own[place + 1..]);
        }
        own
    }

    fn new_track(&mut self, column: &Column) -> usize {
        let (name, mark) = (column.head.clone(), column.mark.clone());
        self.laid.tracks.push(TrackHead { name, mark });
        self.laid.order.push(self.laid.tracks.len() - 1);
        self.laid.tracks.len() - 1
    }

    /// Puts a track before those that stand after it in a table.
    fn order_before(&mut self, track: usize, after: &[usize]) {
        let order = &mut self.laid.order;
        let own = order.iter().position(|other| *other == track);
        let next = order.iter().position(|other| after.contains(other));
        if let (Some(own), Some(next)) = (own, next)
            && own > next
        {
            let track = order.remove(own);
            order.insert(next, track);
        }
    }
}
