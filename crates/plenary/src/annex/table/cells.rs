//! What stands in the cells.

use super::{Sheet, columns::Place, rows::Rows};
use crate::{
    annex::{
        Cell, Entry, Row, RowHeader,
        entry::{of_event, of_sitting},
    },
    locale::Catalogue,
    plan::SideEvents,
    text::Inline,
    time::Hours,
    view::event_hours,
};

/// The rows of a table with all that is held in it.
pub(super) fn rows(sheet: &Sheet<'_>, columns: &[Place<'_>]) -> Vec<Row> {
    let rows = Rows::of(sheet, columns);
    let filled = columns.iter().map(|place| column(sheet, &rows, place));
    let mut columns: Vec<_> = filled.map(Vec::into_iter).collect();
    let row = |header: &RowHeader| Row {
        header: *header,
        cells: columns.iter_mut().filter_map(Iterator::next).collect(),
    };
    rows.headers.iter().map(row).collect()
}

/// The cells of a column.
fn column(sheet: &Sheet<'_>, rows: &Rows, place: &Place<'_>) -> Vec<Cell> {
    let mut cells: Vec<Vec<(Hours, Entry)>> = vec![Vec::new(); rows.headers.len()];
    let mut add = |header: RowHeader, from: Hours, entry: Entry| {
        if let Some(cell) = rows.find(header).and_then(|row| cells.get_mut(row)) {
            cell.push((from, entry));
        }
    };
    let held = &place.held;
    let says_track = place.track.is_some() || sheet.is_alone();
    for own in held.sittings.iter().filter(|own| place.shows(own)) {
        if let Some((session, hours)) = own.session().zip(own.hours()) {
            let part = rows.part_of(session, hours);
            let entry = of_sitting(sheet.view, own, (part, says_track));
            add(RowHeader::Hours(part), hours, entry);
        }
    }
    let catalogue = sheet.view.catalogue;
    for session in held.sessions.iter().filter(|own| place.has(own)) {
        if !session.is_usable() {
            let part = rows.part_of(session, session.hours);
            add(
                RowHeader::Hours(part),
                session.hours,
                remark(catalogue.times.if_needed, catalogue),
            );
        }
    }
    for own in held.events.iter().filter(|own| place.shows(own)) {
        let header = rows.header_of(own, place);
        let hours = own.event().and_then(event_hours);
        let other =
            |hours: &Hours| header != RowHeader::Hours(*hours) && header != RowHeader::From(*hours);
        let entry = of_event(sheet.view, own, (hours.filter(other), says_track));
        add(header, hours.unwrap_or(Hours::DAY), entry);
    }
    let mut cells: Vec<Vec<Entry>> = cells.into_iter().map(in_order).collect();
    side_events(sheet, rows, &mut cells);
    closed(sheet, place, cells)
}

/// The entries of a cell by when they begin.
fn in_order(mut entries: Vec<(Hours, Entry)>) -> Vec<Entry> {
    entries.sort_by_key(|(hours, _)| *hours);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// A word in a cell that no meeting takes.
fn remark(word: &'static str, catalogue: &Catalogue) -> Entry {
    Entry {
        name: vec![(catalogue.signs.emphasis)(vec![Inline::text(word)])],
        ..Entry::default()
    }
}

/// What the row of side events says where no single one stands.
fn side_events(sheet: &Sheet<'_>, rows: &Rows, cells: &mut [Vec<Entry>]) {
    let row = rows.find(RowHeader::SideEvents);
    let cell = row.and_then(|row| cells.get_mut(row));
    let Some(cell) = cell.filter(|cell| cell.is_empty()) else {
        return;
    };
    let catalogue = sheet.view.catalogue;
    cell.push(match sheet.view.plan().side_events() {
        None => return,
        Some(SideEvents::ToBeConfirmed) => remark(catalogue.times.to_be_confirmed, catalogue),
        Some(SideEvents::Text(_)) => Entry {
            name: sheet.view.side_events(),
            ..Entry::default()
        },
    });
}

/// The cells of a column, through which a day says why nothing is held. Where something is held
/// nevertheless, or in another track, the first of them says it besides.
fn closed(sheet: &Sheet<'_>, place: &Place<'_>, mut cells: Vec<Vec<Entry>>) -> Vec<Cell> {
    let held = place.held.sessions.iter().any(|own| place.has(own));
    let whole = place.closed(sheet).filter(|_| !held);
    let others = place.held.closed.iter().filter(|own| {
        let concerns = own.track.is_none_or(|track| place.is_of(track));
        concerns && whole.is_none_or(|whole| *whole != own.reason)
    });
    let localizer = &sheet.view.localizer;
    let others = others.map(|own| Entry {
        name: localizer.read(Some(&own.reason)),
        lines: own
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
    let cells = cells.into_iter().map(Cell::Entries).collect();
    match entry {
        Some(entry) => through(entry, cells),
        None => cells,
    }
}

/// Puts an entry through the empty cells at the top of a column, or before the entries of the first.
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
