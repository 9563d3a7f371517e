//! The table: days as columns, sessions as rows.

use chrono::NaiveDate;

use super::{Cell, Column, Entry, Row, RowHeader, Table, compose::Voice};
use crate::{
    plan::SideEvents,
    schedule::{Placed, Schedule, Sitting},
    text::Inline,
    time::Hours,
    words::Words,
};

pub(super) fn compose(schedule: &Schedule, voice: &Voice<'_>, words: &Words) -> Table {
    let columns = columns(schedule, words);
    let mut rows = session_rows(schedule, voice, columns.len());
    if voice.plan.join_sittings {
        (0..columns.len()).for_each(|column| join(&mut rows, column));
    }
    rows.extend(side_events(voice, words, columns.len()));
    Table { columns, rows }
}

fn columns(schedule: &Schedule, words: &Words) -> Vec<Column> {
    let plan = &schedule.plan;
    let days = plan.first_day.iter_days();
    let days: Vec<NaiveDate> = days.take_while(|day| *day <= plan.last_day).collect();
    let name = if days.len() > 7 {
        Words::weekday_and_date
    } else {
        Words::weekday
    };
    let column = |day: &NaiveDate| Column {
        day: *day,
        name: name(words, *day),
    };
    days.iter().map(column).collect()
}

fn session_rows(schedule: &Schedule, voice: &Voice<'_>, columns: usize) -> Vec<Row> {
    let plan = &schedule.plan;
    let row = |hours: &Hours| Row {
        header: RowHeader::Hours(*hours),
        cells: vec![Cell::Entries(Vec::new()); columns],
    };
    let mut rows: Vec<Row> = plan.hours.iter().map(row).collect();
    for placed in &schedule.meetings {
        for sitting in &placed.sittings {
            let session = &plan.frame[sitting.session];
            let column = (session.day - plan.first_day).num_days();
            let column = usize::try_from(column).unwrap_or(columns);
            let cell = rows[session.row].cells.get_mut(column);
            if let Some(Cell::Entries(entries)) = cell {
                entries.push(entry(placed, sitting, schedule, voice));
            }
        }
    }
    rows
}

fn entry(placed: &Placed, sitting: &Sitting, schedule: &Schedule, voice: &Voice<'_>) -> Entry {
    let session = &schedule.plan.frame[sitting.session];
    let whole = (sitting.starts, sitting.ends) == (session.opens, session.closes);
    let hours = Hours::new(sitting.starts.time(), sitting.ends.time());
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
    let name = match voice.plan.side_events.as_ref()? {
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
