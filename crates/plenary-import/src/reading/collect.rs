//! The contents of the tables, cell by cell: sittings of meetings, events, closed days, side events.

use std::collections::{BTreeMap, BTreeSet};

use plenary::chrono::NaiveDate;

use super::{
    CellPosition,
    calendar::{Calendar, Timetable, TrackDay},
    cell::{Entry, entries},
    grid::Head,
    spans::{EntrySpan, entry_spans},
};
use crate::{
    hours::{Hours, TimeSpan},
    sheet::{Cell, Merge},
    text::{Line, join_markdown},
    words,
};

/// A part of a session that a meeting takes.
#[derive(Debug, Clone)]
pub(crate) struct Sitting {
    pub(crate) place: TrackDay,
    pub(crate) hours: Hours,
    pub(crate) session: Hours,
    /// True if the page gives its end.
    pub(crate) ends: bool,
    pub(crate) entry: Entry,
}

/// An event as it stands on the page.
#[derive(Debug, Clone)]
pub(crate) struct PageEvent {
    /// The days, and the tracks on them.
    pub(crate) places: Vec<TrackDay>,
    /// True if it is for every track of a table of one day.
    pub(crate) for_all: bool,
    /// The hours of its row.
    pub(crate) row: Option<Hours>,
    /// The hours of the event, which are those of its row unless it gives others.
    pub(crate) when: Option<TimeSpan>,
    pub(crate) entry: Entry,
    /// True if all its lines are the title.
    pub(crate) literal: bool,
    pub(crate) is_side_event: bool,
}

/// The contents of all tables.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    pub(crate) sittings: Vec<Sitting>,
    pub(crate) events: Vec<PageEvent>,
    pub(crate) closed: BTreeMap<NaiveDate, String>,
    pub(crate) side_events: Option<String>,
    pub(crate) joins_sittings: bool,
    /// The rows that are sessions, by table.
    pub(crate) sessions: Vec<BTreeSet<Hours>>,
}

/// Collects the entries of all tables. Cells in `literal` are taken as events with all their lines as
/// the title; `titled` makes entries with a title alone meetings too.
pub(crate) fn collect(
    calendar: &Calendar,
    literal: &BTreeSet<CellPosition>,
    titled: bool,
) -> Contents {
    let mut all = Contents::default();
    for (number, table) in calendar.tables.iter().enumerate() {
        let sorter = Sorter {
            calendar,
            table,
            number,
            literal,
            titled,
        };
        sorter.sort(&mut all);
    }
    all
}

/// Returns the entries of each cell in a row. A cell that continues the one before it repeats its entry.
fn entries_by_cell(cells: &[Cell]) -> Vec<Vec<Entry>> {
    let mut all: Vec<Vec<Entry>> = Vec::new();
    for cell in cells {
        let before = all.last().map(Vec::as_slice);
        let entries = match (cell.merge, before) {
            (Merge::Before, Some([before])) => {
                let mut again = before.clone();
                if !again.is_meeting() {
                    again.under.clear();
                }
                vec![again]
            }
            _ => entries(cell),
        };
        all.push(entries);
    }
    all
}

/// A sorter of the entries of one table.
struct Sorter<'a> {
    calendar: &'a Calendar,
    table: &'a Timetable,
    number: usize,
    literal: &'a BTreeSet<CellPosition>,
    /// True if an entry with a title alone is a meeting too.
    titled: bool,
}

impl Sorter<'_> {
    fn sort(&self, all: &mut Contents) {
        let rows = &self.table.table.rows;
        let mut cells: Vec<Vec<Vec<Entry>>> =
            rows.iter().map(|row| entries_by_cell(&row.cells)).collect();
        if !self.calendar.by_day {
            self.take_closed_days(&mut cells, all);
        }
        let mut sessions = BTreeSet::new();
        for (number, row) in rows.iter().enumerate() {
            let entries = &cells[number];
            match row.head {
                Head::SideEvents => self.add_side_events(entries, all),
                Head::Hours(hours) => {
                    if self.is_session(number, entries) {
                        sessions.insert(hours);
                    }
                    self.add_row(number, hours, entries, all);
                }
                Head::From(from) => {
                    self.add_events(number, Some(TimeSpan { from, to: None }), entries, all);
                }
                Head::AllDay => self.add_events(number, None, entries, all),
            }
        }
        all.sessions.push(sessions);
    }

    fn position(&self, row: usize, column: usize) -> CellPosition {
        CellPosition {
            table: self.number,
            row,
            column,
        }
    }

    /// True if an entry of a cell is a meeting.
    fn is_meeting(&self, entry: &Entry, position: CellPosition) -> bool {
        let named = entry.is_meeting()
            || self.titled && words::kind(&entry.name.plain()).is_none() && !entry.name.is_empty();
        named && !self.literal.contains(&position)
    }

    /// True if a row is a session: if it has a meeting, or an entry with other hours, or no entry.
    fn is_session(&self, row: usize, cells: &[Vec<Entry>]) -> bool {
        let mut all = cells.iter().enumerate();
        cells.iter().all(Vec::is_empty)
            || all.any(|(column, cell)| {
                let position = self.position(row, column);
                cell.iter().any(|entry| {
                    entry.when.is_some() || entry.is_covered() || self.is_meeting(entry, position)
                })
            })
    }

    /// Takes out the columns of closed days: a reason in the first row, which goes on to the last.
    fn take_closed_days(&self, cells: &mut [Vec<Vec<Entry>>], all: &mut Contents) {
        let is_hours = |row: &usize| matches!(self.table.table.rows[*row].head, Head::Hours(_));
        let rows: Vec<_> = (0..cells.len()).filter(is_hours).collect();
        for (column, place) in self.table.places.iter().enumerate() {
            let mut below = rows.iter().skip(1);
            let goes_on = rows.len() > 1
                && below.all(|row| matches!(&*cells[*row][column], [entry] if entry.is_covered()));
            let reason = rows.first().map(|row| &*cells[*row][column]);
            if let (true, Some([entry])) = (goes_on, reason)
                && entry.when.is_none()
                && !entry.is_meeting()
            {
                all.closed.insert(place.day, join_markdown(&entry.whole));
                for row in &rows {
                    cells[*row][column].clear();
                }
            }
        }
    }

    /// Adds the sittings and events of a row with hours.
    fn add_row(&self, row: usize, hours: Hours, cells: &[Vec<Entry>], all: &mut Contents) {
        for (column, cell) in cells.iter().enumerate() {
            let position = self.position(row, column);
            for entry in cell {
                if self.is_meeting(entry, position) {
                    self.add_sitting(entry, hours, column, all);
                } else if entry.is_covered() {
                    self.extend_meeting_above(hours, column, all);
                }
            }
        }
        let when = TimeSpan {
            from: hours.from,
            to: Some(hours.to),
        };
        self.add_events(row, Some(when), cells, all);
    }

    fn add_sitting(&self, entry: &Entry, session: Hours, column: usize, all: &mut Contents) {
        let hours = match entry.when {
            None => session,
            Some(TimeSpan { from, to }) => Hours {
                from,
                to: to.unwrap_or(session.to),
            }
            .in_session(session),
        };
        all.sittings.push(Sitting {
            place: self.table.places[column],
            hours,
            session,
            ends: entry.when.is_none_or(|when| when.to.is_some()),
            entry: entry.clone(),
        });
    }

    /// Adds a sitting of the meeting in the session before, which takes this session too.
    fn extend_meeting_above(&self, session: Hours, column: usize, all: &mut Contents) {
        let place = self.table.places[column];
        let mut latest = all.sittings.iter().rev();
        if let Some(above) = latest.find(|sitting| sitting.place == place).cloned() {
            all.joins_sittings = true;
            all.sittings.push(Sitting {
                hours: session,
                session,
                ..above
            });
        }
    }

    /// Adds the events of a row, which take its hours unless they have others.
    fn add_events(
        &self,
        row: usize,
        when: Option<TimeSpan>,
        cells: &[Vec<Entry>],
        all: &mut Contents,
    ) {
        let only_events = |(column, cell): (usize, &Vec<Entry>)| -> Vec<Entry> {
            let position = self.position(row, column);
            let is_event =
                |entry: &&Entry| !entry.is_covered() && !self.is_meeting(entry, position);
            cell.iter().filter(is_event).cloned().collect()
        };
        let lone: Vec<bool> = cells.iter().map(|cell| cell.len() == 1).collect();
        let events: Vec<_> = cells.iter().enumerate().map(only_events).collect();
        for span in entry_spans(&events, &lone) {
            let mut positions = span
                .columns
                .iter()
                .map(|column| self.position(row, *column));
            let literal =
                span.literal || positions.any(|position| self.literal.contains(&position));
            self.add_event(&span, literal, when, all);
        }
    }

    fn add_event(
        &self,
        span: &EntrySpan,
        literal: bool,
        row: Option<TimeSpan>,
        all: &mut Contents,
    ) {
        let places = span.columns.iter().map(|column| self.table.places[*column]);
        let is_shared = self.calendar.by_day && span.columns.len() == self.table.places.len();
        let page_event = |places: Vec<TrackDay>, for_all: bool| PageEvent {
            places,
            for_all,
            row: row.and_then(TimeSpan::hours),
            when: span.entry.when.or(row),
            entry: span.entry.clone(),
            literal,
            is_side_event: false,
        };
        if !self.calendar.by_day || is_shared && span.columns.len() > 1 {
            all.events
                .push(page_event(places.collect(), self.calendar.by_day));
        } else {
            all.events
                .extend(places.map(|place| page_event(vec![place], false)));
        }
    }

    /// Adds the side events of a row: one text for all days, or events day by day.
    fn add_side_events(&self, cells: &[Vec<Entry>], all: &mut Contents) {
        let text = |cell: &Vec<Entry>| -> String {
            let lines: Vec<Line> = cell.iter().flat_map(|entry| entry.whole.clone()).collect();
            join_markdown(&lines)
        };
        let texts: Vec<_> = cells.iter().map(text).collect();
        let is_settled = |text: &String| !words::is_to_be_confirmed(text.trim_matches('*'));
        let is_same =
            texts.len() > 1 && texts.iter().all(|text| *text == texts[0]) && !texts[0].is_empty();
        if texts.iter().any(|text| !is_settled(text)) {
            all.side_events = Some("tbc".to_owned());
        } else if is_same && cells[0].len() == 1 && cells[0][0].when.is_none() {
            all.side_events = Some(texts[0].clone());
            return;
        }
        for (column, cell) in cells.iter().enumerate() {
            for entry in cell.iter().filter(|_| is_settled(&texts[column])) {
                all.events.push(PageEvent {
                    places: vec![self.table.places[column]],
                    for_all: false,
                    row: None,
                    when: entry.when,
                    entry: entry.clone(),
                    literal: false,
                    is_side_event: true,
                });
            }
        }
    }
}
