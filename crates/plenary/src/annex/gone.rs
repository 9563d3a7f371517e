//! Meetings and events of an issued version, struck through at hours at which nothing is held now.

use chrono::NaiveDate;

use super::{Annex, Cell, Entry, Item, ListedDay, RowHeader, Table, Times};
use crate::{
    changes::{ChangeNote, Changed, Changes, Subject, When},
    locale::catalogue,
    plan::CalledOff,
    text::Inline,
    time::{Hours, Moment},
    view::{End, Inlines},
};

/// Hours at which something is no longer held.
struct Gone<'c> {
    changed: &'c Changed,
    day: NaiveDate,
    starts: Moment,
    ends: Moment,
    hours: Hours,
    note: ChangeNote,
}

impl<'c> Gone<'c> {
    fn of(changed: &'c Changed, when: &When, note: &ChangeNote) -> Option<Self> {
        let (starts, ends) = when.starts.zip(when.ends)?;
        Some(Self {
            changed,
            day: when.day,
            starts,
            ends,
            hours: Hours::since(when.day, starts.naive_local(), ends.naive_local()),
            note: note.clone(),
        })
    }
}

impl Annex {
    /// Adds each meeting and event at the hours at which it is no longer held, wherever nothing else is held
    /// then.
    pub(super) fn mark_gone(&mut self, changes: &Changes) {
        let note = changes.note_of_gone();
        for changed in &changes.changed {
            if !matches!(changed.of, Subject::Meeting(_) | Subject::Event(_)) {
                continue;
            }
            for gone in changed
                .gone()
                .filter_map(|when| Gone::of(changed, when, &note))
            {
                let names = self.names(changed);
                self.add_to_tables(&gone, &names);
                self.add_to_list(&gone, names);
            }
        }
    }

    fn add_to_tables(&mut self, gone: &Gone<'_>, names: &(Inlines, Inlines)) {
        let short = self.short_names(gone.changed);
        let (acronym, name) = short.unwrap_or_else(|| names.clone());
        let entry = Entry {
            hours: Some(gone.hours),
            starts: Some(gone.starts),
            ends: Some(gone.ends),
            acronym,
            name,
            called_off: Some(CalledOff::Cancelled),
            changes: vec![gone.note.clone()],
            ..Entry::default()
        };
        for table in &mut self.tables {
            add_entry(table, gone.day, (gone.hours, &entry));
        }
    }

    fn add_to_list(&mut self, gone: &Gone<'_>, (acronym, name): (Inlines, Inlines)) {
        let listed = self.listed_day(gone.day);
        if !is_free(listed, gone) {
            return;
        }
        let times = Times {
            ordinal: 0,
            starts: gone.starts,
            ends: Some(gone.ends),
            ends_next_day: gone.hours.ends_next_day(),
            end: End::Shown,
            condition: Inlines::new(),
            numbers: Vec::new(),
        };
        let is_later = |item: &Item| {
            let first = item.times.first();
            first.is_some_and(|times| times.starts > gone.starts)
        };
        let place = listed.items.iter().position(is_later);
        let item = Item {
            is_gone: true,
            times: vec![times],
            acronym,
            name,
            called_off: Some(CalledOff::Cancelled),
            changes: vec![gone.note.clone()],
            ..Item::default()
        };
        let end = listed.items.len();
        listed.items.insert(place.unwrap_or(end), item);
    }

    /// Returns a day of the list; adds it if nothing is held on it any more.
    fn listed_day(&mut self, day: NaiveDate) -> &mut ListedDay {
        let place = self.list.partition_point(|listed| listed.day < day);
        if self.list.get(place).is_none_or(|listed| listed.day != day) {
            let name = catalogue(self.language).dates.weekday_and_date(day);
            let items = Vec::new();
            self.list.insert(
                place,
                ListedDay {
                    day,
                    name,
                    note: None,
                    items,
                },
            );
        }
        &mut self.list[place]
    }

    /// Returns the acronym and the name that a meeting or an event has elsewhere in the tables.
    fn short_names(&self, changed: &Changed) -> Option<(Inlines, Inlines)> {
        let rows = self.tables.iter().flat_map(|table| &table.rows);
        let mut entries = rows.flat_map(|row| &row.cells).flat_map(|cell| match cell {
            Cell::Entries(entries) => entries.as_slice(),
            Cell::Joined { entry, .. } => std::slice::from_ref(&**entry),
            Cell::CoveredAbove | Cell::CoveredLeft => &[],
        });
        let is_of =
            |entry: &&Entry| is_of(changed, entry.meeting.as_deref(), entry.event.as_deref());
        let entry = entries.find(is_of)?;
        Some((entry.acronym.clone(), entry.name.clone()))
    }

    /// Returns the acronym and the name that a meeting or an event has elsewhere in the list, or its name
    /// alone if it is nowhere.
    fn names(&self, changed: &Changed) -> (Inlines, Inlines) {
        let mut items = self.list.iter().flat_map(|day| &day.items);
        let item =
            items.find(|item| is_of(changed, item.meeting.as_deref(), item.event.as_deref()));
        match item {
            Some(item) => (item.acronym.clone(), item.name.clone()),
            None => (Inlines::new(), vec![Inline::text(changed.name.clone())]),
        }
    }
}

/// Adds an entry to the empty cell in which its hours lie, if there is one. Hours that are those of the row
/// are not said again.
fn add_entry(table: &mut Table, day: NaiveDate, (hours, entry): (Hours, &Entry)) {
    if let Some((row, cell)) = empty_cell(table, day, hours) {
        let says_hours = row != hours;
        cell.push(Entry {
            hours: entry.hours.filter(|_| says_hours),
            starts: entry.starts.filter(|_| says_hours),
            ends: entry.ends.filter(|_| says_hours),
            ..entry.clone()
        });
    }
}

/// True if a change is of this meeting, or of this event.
fn is_of(changed: &Changed, meeting: Option<&str>, event: Option<&str>) -> bool {
    match &changed.of {
        Subject::Meeting(id) => meeting == Some(id),
        Subject::Event(id) => event == Some(id),
        _ => false,
    }
}

/// Returns the hours and the entries of an empty cell in which these hours lie.
fn empty_cell(table: &mut Table, day: NaiveDate, hours: Hours) -> Option<(Hours, &mut Vec<Entry>)> {
    let of_day = table.day.is_none().then(|| {
        let mut columns = table.columns.iter();
        columns.position(|column| column.day == Some(day) && column.track.is_none())
    });
    let column = of_day.flatten()?;
    table.rows.iter_mut().find_map(|row| {
        let RowHeader::Hours(of_row) = row.header else {
            return None;
        };
        let overlaps = of_row.opens() < hours.closes() && hours.opens() < of_row.closes();
        match row.cells.get_mut(column) {
            Some(Cell::Entries(entries)) if overlaps && entries.is_empty() => {
                Some((of_row, entries))
            }
            _ => None,
        }
    })
}

/// True if nothing is listed at these hours of a day.
fn is_free(listed: &ListedDay, gone: &Gone<'_>) -> bool {
    let mut times = listed.items.iter().flat_map(|item| &item.times);
    !times.any(|times| {
        let ends_later = times.ends.is_none_or(|ends| gone.starts < ends);
        times.starts < gone.ends && ends_later
    })
}
