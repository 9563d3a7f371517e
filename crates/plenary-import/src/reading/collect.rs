//! What is held, cell by cell: sittings of meetings, events, closed days, side events.

use std::collections::{BTreeMap, BTreeSet};

use plenary::chrono::NaiveDate;

use super::{
    At,
    calendar::{Laid, Place, Timetable},
    cell::{Entry, entries},
    grid::Head,
    runs::{Run, runs},
};
use crate::{
    hours::{Hours, When},
    sheet::{Cell, Taken},
    text::{Line, markdown},
    words,
};

/// A part of a session that a meeting takes.
#[derive(Debug, Clone)]
pub(crate) struct Sitting {
    pub(crate) place: Place,
    pub(crate) hours: Hours,
    pub(crate) session: Hours,
    /// Whether the page says when it ends.
    pub(crate) ends: bool,
    pub(crate) entry: Entry,
}

/// Something at a fixed time.
#[derive(Debug, Clone)]
pub(crate) struct Happening {
    /// Where it stands.
    pub(crate) places: Vec<Place>,
    /// Whether it concerns every track of a table of one day.
    pub(crate) for_all: bool,
    /// The hours of its row.
    pub(crate) row: Option<Hours>,
    /// Its own, which are those of its row unless it says others.
    pub(crate) when: Option<When>,
    pub(crate) entry: Entry,
    /// Whether all of it is its title.
    pub(crate) literal: bool,
    pub(crate) is_side_event: bool,
}

/// All that a page holds.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    pub(crate) sittings: Vec<Sitting>,
    pub(crate) happenings: Vec<Happening>,
    pub(crate) closed: BTreeMap<NaiveDate, String>,
    pub(crate) side_events: Option<String>,
    pub(crate) joins_sittings: bool,
    /// The rows that are sessions, by table.
    pub(crate) sessions: Vec<BTreeSet<Hours>>,
}

/// Collects what stands in the tables. What is in `literal` is taken as an event, as it stands.
pub(crate) fn collect(laid: &Laid, literal: &BTreeSet<At>, titled: bool) -> Collected {
    let mut all = Collected::default();
    for (table, own) in laid.tables.iter().enumerate() {
        let sorter = Sorter {
            laid,
            table: own,
            number: table,
            literal,
            titled,
        };
        sorter.sort(&mut all);
    }
    all
}

/// What stands in the cells of a row. A cell that goes on says its name again.
fn entries_of(cells: &[Cell]) -> Vec<Vec<Entry>> {
    let mut all: Vec<Vec<Entry>> = Vec::new();
    for cell in cells {
        let mut own = entries(cell);
        if let (Taken::FromBefore, Some([before])) = (cell.taken, all.last().map(Vec::as_slice)) {
            let mut again = before.clone();
            if !again.is_meeting() {
                again.under.clear();
            }
            own = vec![again];
        }
        all.push(own);
    }
    all
}

struct Sorter<'a> {
    laid: &'a Laid,
    table: &'a Timetable,
    number: usize,
    literal: &'a BTreeSet<At>,
    /// Whether what has only a title is a meeting too.
    titled: bool,
}

impl Sorter<'_> {
    fn sort(&self, all: &mut Collected) {
        let rows = &self.table.table.rows;
        let mut cells: Vec<Vec<Vec<Entry>>> =
            rows.iter().map(|row| entries_of(&row.cells)).collect();
        if !self.laid.by_day {
            self.closed(&mut cells, all);
        }
        let mut sessions = BTreeSet::new();
        for (row, own) in rows.iter().enumerate() {
            match own.head {
                Head::SideEvents => self.side_events(&cells[row], all),
                Head::Hours(hours) => {
                    if self.is_session(row, &cells[row]) {
                        sessions.insert(hours);
                    }
                    self.row(row, hours, &cells, all);
                }
                Head::From(from) => {
                    self.events(row, Some(When { from, to: None }), &cells[row], all);
                }
                Head::AllDay => self.events(row, None, &cells[row], all),
            }
        }
        all.sessions.push(sessions);
    }

    fn at(&self, row: usize, column: usize) -> At {
        At {
            table: self.number,
            row,
            column,
        }
    }

    /// Whether an entry of a cell is a meeting.
    fn is_meeting(&self, entry: &Entry, at: At) -> bool {
        let named = entry.is_meeting()
            || self.titled && words::kind(&entry.name.plain()).is_none() && !entry.name.is_empty();
        named && !self.literal.contains(&at)
    }

    /// Whether a row is a session: it has a meeting, or something with hours of its own, or nothing.
    fn is_session(&self, row: usize, cells: &[Vec<Entry>]) -> bool {
        let mut all = cells.iter().enumerate();
        cells.iter().all(Vec::is_empty)
            || all.any(|(column, cell)| {
                let at = self.at(row, column);
                cell.iter().any(|entry| {
                    entry.when.is_some() || entry.is_covered() || self.is_meeting(entry, at)
                })
            })
    }

    /// Takes out the columns of days on which nothing is held: a reason, which goes on to the end.
    fn closed(&self, cells: &mut [Vec<Vec<Entry>>], all: &mut Collected) {
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
                all.closed.insert(place.day, markdown(&entry.whole));
                for row in &rows {
                    cells[*row][column].clear();
                }
            }
        }
    }

    fn row(&self, row: usize, hours: Hours, cells: &[Vec<Vec<Entry>>], all: &mut Collected) {
        for (column, cell) in cells[row].iter().enumerate() {
            let at = self.at(row, column);
            for entry in cell {
                if self.is_meeting(entry, at) {
                    self.sitting(entry, hours, at, all);
                } else if entry.is_covered() {
                    self.goes_on(hours, at, all);
                }
            }
        }
        let when = When {
            from: hours.from,
            to: Some(hours.to),
        };
        self.events(row, Some(when), &cells[row], all);
    }

    fn sitting(&self, entry: &Entry, session: Hours, at: At, all: &mut Collected) {
        let hours = match entry.when {
            None => session,
            Some(When { from, to }) => Hours {
                from,
                to: to.unwrap_or(session.to),
            }
            .inside(session),
        };
        all.sittings.push(Sitting {
            place: self.table.places[at.column],
            hours,
            session,
            ends: entry.when.is_none_or(|when| when.to.is_some()),
            entry: entry.clone(),
        });
    }

    /// The meeting of the session before takes this one too.
    fn goes_on(&self, session: Hours, at: At, all: &mut Collected) {
        let above = all.sittings.iter().rev();
        let mut above = above.filter(|own| own.place == self.table.places[at.column]);
        if let Some(above) = above.next().cloned() {
            all.joins_sittings = true;
            all.sittings.push(Sitting {
                hours: session,
                session,
                ..above
            });
        }
    }

    /// The events of a row.
    fn events(&self, row: usize, when: Option<When>, cells: &[Vec<Entry>], all: &mut Collected) {
        let only = |(column, cell): (usize, &Vec<Entry>)| -> Vec<Entry> {
            let at = self.at(row, column);
            let own = cell
                .iter()
                .filter(|entry| !entry.is_covered() && !self.is_meeting(entry, at));
            own.cloned().collect()
        };
        let lone: Vec<bool> = cells.iter().map(|cell| cell.len() == 1).collect();
        let cells: Vec<_> = cells.iter().enumerate().map(only).collect();
        for run in runs(&cells, &lone) {
            let literal = run.literal
                || run
                    .columns
                    .iter()
                    .any(|column| self.literal.contains(&self.at(row, *column)));
            self.event(&run, literal, when, all);
        }
    }

    fn event(&self, run: &Run, literal: bool, row: Option<When>, all: &mut Collected) {
        let places = run.columns.iter().map(|column| self.table.places[*column]);
        let shared = self.laid.by_day && run.columns.len() == self.table.places.len();
        let happening = |places: Vec<Place>, for_all: bool| Happening {
            places,
            for_all,
            row: row.and_then(When::hours),
            when: run.entry.when.or(row),
            entry: run.entry.clone(),
            literal,
            is_side_event: false,
        };
        if !self.laid.by_day || shared && run.columns.len() > 1 {
            all.happenings
                .push(happening(places.collect(), self.laid.by_day));
        } else {
            all.happenings
                .extend(places.map(|place| happening(vec![place], false)));
        }
    }

    fn side_events(&self, cells: &[Vec<Entry>], all: &mut Collected) {
        let lines = |cell: &Vec<Entry>| -> Vec<Line> {
            cell.iter().flat_map(|entry| entry.whole.clone()).collect()
        };
        let said: Vec<_> = cells
            .iter()
            .map(lines)
            .map(|lines| markdown(&lines))
            .collect();
        let settled = |text: &String| !words::is_to_be_confirmed(text.trim_matches('*'));
        let same =
            said.len() > 1 && said.iter().all(|text| *text == said[0]) && !said[0].is_empty();
        if said.iter().any(|text| !settled(text)) {
            all.side_events = Some("tbc".to_owned());
        } else if same && cells[0].len() == 1 && cells[0][0].when.is_none() {
            all.side_events = Some(said[0].clone());
            return;
        }
        for (column, cell) in cells.iter().enumerate() {
            for entry in cell.iter().filter(|_| settled(&said[column])) {
                all.happenings.push(Happening {
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
