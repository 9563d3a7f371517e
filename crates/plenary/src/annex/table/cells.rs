//! Filling of the cells.

use super::{Contents, columns::ColumnScope, merge, rows::Rows};
use crate::{
    annex::{
        Cell, Entry, Row, RowHeader,
        entry::{of_event, of_reserve, of_sitting},
    },
    plan::SideEvents,
    text::Inline,
    time::Hours,
    view::{View, event_hours},
};

/// Makes the rows of a table with all their cells.
pub(super) fn rows(contents: &Contents<'_>, scopes: &[ColumnScope<'_>]) -> Vec<Row> {
    let rows = Rows::of(contents, scopes);
    let filled = scopes.iter().map(|scope| column(contents, &rows, scope));
    let mut columns: Vec<_> = filled.map(Vec::into_iter).collect();
    let row = |header: &RowHeader| Row {
        header: *header,
        cells: columns.iter_mut().filter_map(Iterator::next).collect(),
    };
    let mut all: Vec<_> = rows.headers.iter().map(row).collect();
    span_reserve(&rows, scopes, &mut all);
    all
}

/// Lets each session kept in reserve for several tracks span their columns, where these stand side by side and
/// have nothing else at that time.
fn span_reserve(rows: &Rows, scopes: &[ColumnScope<'_>], all: &mut [Row]) {
    let Some(first) = scopes.first().filter(|scope| scope.track.is_some()) else {
        return;
    };
    for reserve in first
        .day_contents
        .reserve
        .iter()
        .filter(|one| one.is_shared)
    {
        let session = reserve.session;
        let header = RowHeader::Hours(rows.part_of(session, session.hours));
        let row = rows.find(header).and_then(|row| all.get_mut(row));
        let column = scopes.iter().position(|scope| scope.has(session));
        let Some((row, column)) = row.zip(column) else {
            continue;
        };
        let has_it = |scope: &ColumnScope<'_>| {
            let mut sessions = scope.day_contents.sessions.iter();
            sessions
                .any(|other| !other.is_usable() && other.hours == session.hours && scope.has(other))
        };
        let beside = scopes.iter().zip(&row.cells).skip(column + 1);
        let free =
            beside.take_while(|(scope, cell)| has_it(scope) && **cell == Cell::Entries(Vec::new()));
        let columns = 1 + free.count();
        merge::span(row, column, columns);
    }
}

/// Returns the cells of a column.
fn column(contents: &Contents<'_>, rows: &Rows, scope: &ColumnScope<'_>) -> Vec<Cell> {
    let mut cells: Vec<Vec<(Hours, Entry)>> = vec![Vec::new(); rows.headers.len()];
    let mut add = |header: RowHeader, from: Hours, entry: Entry| {
        if let Some(cell) = rows.find(header).and_then(|row| cells.get_mut(row)) {
            cell.push((from, entry));
        }
    };
    let day = &scope.day_contents;
    let says_track = scope.track.is_some() || contents.is_alone();
    for sitting in day.sittings.iter().filter(|sitting| scope.shows(sitting)) {
        if let Some((session, hours)) = sitting.session().zip(sitting.hours()) {
            let part = rows.part_of(session, hours);
            let entry = of_sitting(contents.view, sitting, (part, says_track));
            add(RowHeader::Hours(part), hours, entry);
        }
    }
    for reserve in &day.reserve {
        let hours = reserve.session.hours;
        if scope.has(reserve.session) {
            let part = rows.part_of(reserve.session, hours);
            let entry = of_reserve(contents.view, reserve, says_track);
            add(RowHeader::Hours(part), hours, entry);
        }
    }
    for event in day.events.iter().filter(|event| scope.shows(event)) {
        let header = rows.header_of(event, scope);
        let hours = event.event().and_then(event_hours);
        let other =
            |hours: &Hours| header != RowHeader::Hours(*hours) && header != RowHeader::From(*hours);
        let entry = of_event(contents.view, event, (hours.filter(other), says_track));
        add(header, hours.unwrap_or(Hours::DAY), entry);
    }
    let mut cells: Vec<Vec<Entry>> = cells.into_iter().map(in_order).collect();
    side_events(contents, rows, &mut cells);
    closed(contents, scope, cells)
}

/// Sorts the entries of a cell by their beginning.
fn in_order(mut entries: Vec<(Hours, Entry)>) -> Vec<Entry> {
    entries.sort_by_key(|(hours, _)| *hours);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Makes the entry of a single word, in a cell that no meeting takes.
fn remark(word: &'static str, view: &View<'_>) -> Entry {
    let emphasis = view.catalogue.signs.emphasis;
    Entry {
        name: vec![emphasis(vec![Inline::text(word)])],
        ..Entry::default()
    }
}

/// Fills the row of side events where no single event stands in it.
fn side_events(contents: &Contents<'_>, rows: &Rows, cells: &mut [Vec<Entry>]) {
    let row = rows.find(RowHeader::SideEvents);
    let cell = row.and_then(|row| cells.get_mut(row));
    let Some(cell) = cell.filter(|cell| cell.is_empty()) else {
        return;
    };
    cell.push(match contents.view.plan().side_events() {
        None => return,
        Some(SideEvents::ToBeConfirmed) => {
            remark(contents.view.catalogue.times.to_be_confirmed, contents.view)
        }
        Some(SideEvents::Text(_)) => Entry {
            name: contents.view.side_events(),
            ..Entry::default()
        },
    });
}

/// Adds the reasons for which nothing is held on a day: through all cells of the column, or in its first
/// cell, if something is held nevertheless or the reason is that of another track.
fn closed(
    contents: &Contents<'_>,
    scope: &ColumnScope<'_>,
    mut cells: Vec<Vec<Entry>>,
) -> Vec<Cell> {
    let has_sessions = scope
        .day_contents
        .sessions
        .iter()
        .any(|session| scope.has(session));
    let whole = scope.closed(contents).filter(|_| !has_sessions);
    let closed_tracks = scope.day_contents.closed.iter().filter(|closed| {
        let concerns = closed.track.is_none_or(|track| scope.is_of(track));
        concerns && whole.is_none_or(|whole| *whole != closed.reason)
    });
    let localizer = &contents.view.localizer;
    let others = closed_tracks.map(|closed| Entry {
        name: localizer.read(Some(&closed.reason)),
        lines: closed
            .track
            .map(|track| localizer.track(track))
            .into_iter()
            .collect(),
        ..Entry::default()
    });
    if let Some(first) = cells.first_mut() {
        first.splice(0..0, others);
    }
    let entry = whole.map(|reason| Entry {
        name: localizer.read(Some(reason)),
        ..Entry::default()
    });
    let row = cells.into_iter().map(Cell::Entries).collect();
    match entry {
        Some(entry) => through(entry, row),
        None => row,
    }
}

/// Puts an entry through the empty cells at the top of a column, or before the entries of its first cell.
fn through(entry: Entry, mut cells: Vec<Cell>) -> Vec<Cell> {
    let is_empty = |cell: &Cell| *cell == Cell::Entries(Vec::new());
    let rows = cells.iter().take_while(|cell| is_empty(cell)).count();
    match rows {
        0 => {
            if let Some(Cell::Entries(first)) = cells.first_mut() {
                first.insert(0, entry);
            }
        }
        1 => cells[0] = Cell::Entries(vec![entry]),
        _ => {
            cells[..rows].fill(Cell::CoveredAbove);
            cells[0] = Cell::Joined {
                entry: Box::new(entry),
                rows,
                columns: 1,
            };
        }
    }
    cells
}
