//! The table: days as columns, sessions as rows.

use chrono::{Datelike, NaiveDate};

use super::{Cell, Column, Entry, Row, RowHeader, Table, voice::Voice};
use crate::{
    plan::SideEvents,
    schedule::{Placed, Schedule, Sitting},
    text::Inline,
    time::Hours,
    words::Words,
};

/// The most days that one table has, unless it is a single week.
const WEEK: usize = 7;

pub(super) fn compose(schedule: &Schedule, voice: &Voice<'_>, words: &Words) -> Vec<Table> {
    let weeks = weeks(schedule);
    let several = weeks.len() > 1;
    let table = |days: &Vec<NaiveDate>| {
        let mut rows = session_rows(schedule, voice, days);
        if voice.plan.join_sittings {
            (0..days.len()).for_each(|column| join(&mut rows, column));
        }
        rows.extend(side_events(voice, words, days.len()));
        let (first, last) = (days.first(), days.last());
        let days_of_week = first.zip(last).filter(|_| several);
        Table {
            days: days_of_week.map(|(first, last)| words.dates(*first, *last)),
            columns: days
                .iter()
                .map(|day| column(*day, several, words))
                .collect(),
            rows,
        }
    };
    weeks.iter().map(table).collect()
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
    }
}

fn session_rows(schedule: &Schedule, voice: &Voice<'_>, days: &[NaiveDate]) -> Vec<Row> {
    let plan = &schedule.plan;
    let row = |hours: &Hours| Row {
        header: RowHeader::Hours(*hours),
        cells: vec![Cell::Entries(Vec::new()); days.len()],
    };
    let mut rows: Vec<Row> = plan.frame.hours.iter().map(row).collect();
    for placed in &schedule.meetings {
        for sitting in &placed.sittings {
            let session = &plan.frame.sessions[sitting.session];
            let column = days.iter().position(|day| *day == session.day);
            let cell = column.and_then(|column| rows[session.row].cells.get_mut(column));
            if let Some(Cell::Entries(entries)) = cell {
                entries.push(entry(placed, sitting, schedule, voice));
            }
        }
    }
    rows
}

fn entry(placed: &Placed, sitting: &Sitting, schedule: &Schedule, voice: &Voice<'_>) -> Entry {
    let session = &schedule.plan.frame.sessions[sitting.session];
    let whole = (sitting.starts, sitting.ends) == (session.opens, session.closes);
    let (starts, ends) = (sitting.starts.naive_local(), sitting.ends.naive_local());
    let hours = Hours::since(session.day, starts, ends);
    Entry {
        meeting: Some(placed.meeting.id.clone()),
        hours: (!whole).then_some(hours),
        acronym: voice.acronym(&placed.meeting),
        name: voice.short_name(&placed.meeting),
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
            one.len() == 1 && one == other && one[0].hours.is_none()
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
        SideEvents::ToBeConfirmed => {
            let tbc = Inline::Text(words.to_be_confirmed.to_owned());
            vec![Inline::Emphasis(vec![tbc])]
        }
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
