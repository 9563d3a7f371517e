//! The table: days as columns, sessions as rows.

use chrono::{Datelike, NaiveDate};

use super::{
    Cell, Column, Entry, Row, RowHeader, Table,
    entry::{entry, joins},
    remarks::Remarks,
    shown::Shown,
    voice::Voice,
};
use crate::{
    plan::{Session, SideEvents},
    schedule::Schedule,
    text::Inline,
    time::Hours,
    words::Words,
};

/// The most days that one table has, unless it is a single week.
const WEEK: usize = 7;

pub(super) fn compose(
    schedule: &Schedule,
    voice: &Voice<'_>,
    words: &Words,
    sittings: &[Shown<'_>],
) -> Vec<Table> {
    let weeks = weeks(schedule);
    let several = weeks.len() > 1;
    let tracks = 0..schedule.plan.frame.tracks.len();
    let parts = weeks
        .iter()
        .flat_map(|days| tracks.clone().map(move |track| (days, track)));
    let table = |(days, track): (&Vec<NaiveDate>, usize)| {
        let grid = Grid {
            schedule,
            voice,
            words,
            sittings,
            days,
            track,
        };
        let mut rows = grid.rows();
        if voice.plan.join_sittings {
            (0..days.len()).for_each(|column| join(&mut rows, column));
        }
        if track + 1 == schedule.plan.frame.tracks.len() {
            rows.extend(side_events(voice, words, days.len()));
        }
        let (first, last) = (days.first(), days.last());
        let days_of_week = first.zip(last).filter(|_| several);
        Table {
            track: voice.track(track),
            note: None,
            days: days_of_week.map(|(first, last)| words.dates(*first, *last)),
            columns: days
                .iter()
                .map(|day| column(*day, several, words))
                .collect(),
            rows,
        }
    };
    parts.map(table).collect()
}

/// The days, from Monday to Sunday where they are more than a week.
fn weeks(schedule: &Schedule) -> Vec<Vec<NaiveDate>> {
    let days: Vec<_> = schedule.plan.frame.days().collect();
    if days.len() <= WEEK {
        return vec![days];
    }
    let same_week = |one: &NaiveDate, other: &NaiveDate| one.iso_week() == other.iso_week();
    days.chunk_by(same_week).map(<[_]>::to_vec).collect()
}

fn column(day: NaiveDate, several_weeks: bool, words: &Words) -> Column {
    let full_name = words.weekday_and_date(day);
    Column {
        day,
        name: if several_weeks {
            full_name.clone()
        } else {
            words.weekday(day)
        },
        full_name,
        note: None,
    }
}

/// The sessions of one track in the days of one table.
struct Grid<'a> {
    schedule: &'a Schedule,
    voice: &'a Voice<'a>,
    words: &'a Words,
    sittings: &'a [Shown<'a>],
    days: &'a [NaiveDate],
    track: usize,
}

impl Grid<'_> {
    fn rows(&self) -> Vec<Row> {
        let hours = self.hours();
        let row = |hours: &Hours| Row {
            header: RowHeader::Hours(*hours),
            cells: vec![Cell::Entries(Vec::new()); self.days.len()],
        };
        let mut rows: Vec<Row> = hours.iter().map(row).collect();
        let mut add = |session: &Session, entry: Entry| {
            let row = hours.binary_search(&session.hours).ok();
            let column = self.days.binary_search(&session.day).ok();
            let cell = row.zip(column);
            let cell = cell.and_then(|(row, column)| rows.get_mut(row)?.cells.get_mut(column));
            if let Some(Cell::Entries(entries)) = cell {
                entries.push(entry);
            }
        };
        for shown in self
            .sittings
            .iter()
            .filter(|shown| shown.session.track == self.track)
        {
            let remarks = Remarks {
                schedule: self.schedule,
                voice: self.voice,
                words: self.words,
            };
            add(shown.session, entry(shown, remarks));
        }
        for session in self.sessions().filter(|session| !session.is_usable()) {
            add(session, remark(self.words.if_needed));
        }
        self.close(&mut rows);
        rows
    }

    /// The hours that the sessions have on these days, as they were planned and as they are.
    fn hours(&self) -> Vec<Hours> {
        let planned = self.schedule.plan.frame.sessions.iter();
        let planned = planned.filter(|session| self.shows(session));
        let mut hours: Vec<_> = planned
            .chain(self.sessions())
            .map(|own| own.hours)
            .collect();
        hours.sort_unstable();
        hours.dedup();
        hours
    }

    fn sessions(&self) -> impl Iterator<Item = &Session> {
        let sessions = self.schedule.sessions.iter();
        sessions.filter(|session| self.shows(session))
    }

    fn shows(&self, session: &Session) -> bool {
        session.track == self.track && self.days.binary_search(&session.day).is_ok()
    }

    /// Says why nothing is held on a day.
    fn close(&self, rows: &mut [Row]) {
        for closed in &self.schedule.plan.frame.closed {
            let own = closed.track.is_none_or(|track| track == self.track);
            let held = self.sessions().any(|session| session.day == closed.day);
            let column = self.days.binary_search(&closed.day).ok();
            let Some(column) = column.filter(|_| own && !held) else {
                continue;
            };
            let number = rows.len();
            for (place, row) in rows.iter_mut().enumerate() {
                let reason = || self.voice.read(Some(&closed.reason));
                row.cells[column] = match place {
                    0 => spanning(reason(), number),
                    _ => Cell::Covered,
                };
            }
        }
    }
}

/// What a day says in all its rows.
fn spanning(name: Vec<Inline>, rows: usize) -> Cell {
    let entry = Entry {
        name,
        ..Entry::default()
    };
    match rows {
        1 => Cell::Entries(vec![entry]),
        rows => Cell::Joined { entry, rows },
    }
}

/// A word in a cell that no meeting takes.
fn remark(word: &str) -> Entry {
    Entry {
        name: vec![Inline::Emphasis(vec![Inline::Text(word.to_owned())])],
        ..Entry::default()
    }
}

/// Joins the cells of a day in which one meeting takes several sessions whole.
fn join(rows: &mut [Row], column: usize) {
    let mut top = 0;
    while top < rows.len() {
        let mut next = top + 1;
        while next < rows.len() && is_whole(&rows[top], column, &rows[next]) {
            next += 1;
        }
        if next - top > 1 {
            let (first, covered) = rows[top..next].split_at_mut(1);
            join_cell(&mut first[0].cells[column], next - top);
            for row in covered {
                row.cells[column] = Cell::Covered;
            }
        }
        top = next;
    }
}

/// Whether the same meeting takes both sessions of a day whole.
fn is_whole(one: &Row, column: usize, other: &Row) -> bool {
    match (&one.cells[column], &other.cells[column]) {
        (Cell::Entries(one), Cell::Entries(other)) => {
            matches!((&**one, &**other), ([one], [other]) if joins(one, other))
        }
        _ => false,
    }
}

fn join_cell(cell: &mut Cell, rows: usize) {
    if let Cell::Entries(entries) = cell
        && let Some(entry) = entries.pop()
    {
        *cell = Cell::Joined { entry, rows };
    }
}

fn side_events(voice: &Voice<'_>, words: &Words, columns: usize) -> Option<Row> {
    let name = match voice.plan.heading.side_events.as_ref()? {
        SideEvents::ToBeConfirmed => remark(words.to_be_confirmed).name,
        SideEvents::Text(text) => voice.read(Some(text)),
    };
    let entry = Entry {
        name,
        ..Entry::default()
    };
    Some(Row {
        header: RowHeader::SideEvents,
        cells: vec![Cell::Entries(vec![entry]); columns],
    })
}
