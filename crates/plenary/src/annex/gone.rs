//! What an issued version had at an hour at which nothing is held now: it stands there struck through.

use chrono::NaiveDate;

use super::{Annex, Cell, Entry, Item, ListedDay, RowHeader, Table, Times};
use crate::{
    changes::{ChangeNote, Changed, Changes, Subject, When},
    plan::CalledOff,
    text::Inline,
    time::{Hours, Moment},
    view::{End, Inlines},
};

impl Annex {
    /// Adds each meeting and event at the hours at which it is no longer held, wherever nothing else is held
    /// then.
    pub(super) fn mark_gone(&mut self, changes: &Changes) {
        let note = changes.note_of_gone();
        for changed in &changes.changed {
            if !matches!(changed.of, Subject::Meeting(_) | Subject::Event(_)) {
                continue;
            }
            for when in changed.gone() {
                if let Some((starts, ends)) = when.starts.zip(when.ends) {
                    self.add_gone(changed, &note, when, (starts, ends));
                }
            }
        }
    }

    fn add_gone(
        &mut self,
        changed: &Changed,
        note: &ChangeNote,
        when: &When,
        (starts, ends): (Moment, Moment),
    ) {
        let hours = Hours::since(when.day, starts.naive_local(), ends.naive_local());
        let (acronym, name) = self.names(changed);
        let short = self.short_names(changed);
        let (table_acronym, table_name) = short.unwrap_or((acronym.clone(), name.clone()));
        for table in &mut self.tables {
            if let Some((row, cell)) = empty_cell(table, when.day, hours) {
                cell.push(Entry {
                    hours: (row != hours).then_some(hours),
                    starts: (row != hours).then_some(starts),
                    ends: (row != hours).then_some(ends),
                    acronym: table_acronym.clone(),
                    name: table_name.clone(),
                    called_off: Some(CalledOff::Cancelled),
                    changes: vec![note.clone()],
                    ..Entry::default()
                });
            }
        }
        let listed = self.list.iter_mut().find(|listed| listed.day == when.day);
        let Some(listed) = listed.filter(|listed| is_free(listed, starts, ends)) else {
            return;
        };
        let times = Times {
            ordinal: 0,
            starts,
            ends: Some(ends),
            ends_next_day: hours.ends_next_day(),
            end: End::Shown,
            numbers: Vec::new(),
        };
        let is_later = |item: &Item| {
            item.times
                .first()
                .is_some_and(|times| times.starts > starts)
        };
        let place = listed.items.iter().position(is_later);
        let item = Item {
            is_gone: true,
            times: vec![times],
            acronym,
            name,
            called_off: Some(CalledOff::Cancelled),
            changes: vec![note.clone()],
            ..Item::default()
        };
        listed
            .items
            .insert(place.unwrap_or(listed.items.len()), item);
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

/// True if nothing is listed at some hours of a day.
fn is_free(listed: &ListedDay, starts: Moment, ends: Moment) -> bool {
    let mut times = listed.items.iter().flat_map(|item| &item.times);
    !times.any(|times| times.starts < ends && times.ends.is_none_or(|closes| starts < closes))
}
