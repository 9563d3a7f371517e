//! The marks of the notes: assigned in reading order, once the tables are made.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Annex, Cell, Column, Entry, ListedDay, Note, NoteMark, Table};
use crate::{
    text::{Inline, Text},
    view::{Occurrence, View},
};

/// Marks whatever has a note, and puts the notes under the tables.
pub(super) fn assign(annex: &mut Annex, view: &View<'_>) {
    let mut by_id: HashMap<(bool, &str), &Occurrence<'_>> = HashMap::new();
    let frame = &view.plan().frame;
    let has_notes = !frame.notes.is_empty() || frame.tracks.iter().any(|own| own.note.is_some());
    for own in view.occurrences() {
        if own.ordinal == 1 && (has_notes || own.note().is_some()) {
            by_id.entry((own.event().is_some(), &own.id)).or_insert(own);
        }
    }
    let mut notes = Notes {
        view,
        by_id,
        first: annex.notes.len(),
        list: std::mem::take(&mut annex.notes),
        known: HashMap::new(),
    };
    for table in &mut annex.tables {
        notes.table(table);
    }
    for day in &mut annex.list {
        notes.day(day);
    }
    notes.rest();
    annex.notes = notes.list;
}

/// The notes so far.
struct Notes<'a> {
    view: &'a View<'a>,
    /// An occurrence of each meeting and of each event that may have notes, by whether it is an event and by
    /// its id.
    by_id: HashMap<(bool, &'a str), &'a Occurrence<'a>>,
    /// How many notes have marks of another kind.
    first: usize,
    list: Vec<Note>,
    /// Where those stand that are marked by a number.
    known: HashMap<Vec<Inline>, usize>,
}

impl<'a> Notes<'a> {
    fn table(&mut self, table: &mut Table) {
        let of_day = table.day.and_then(|day| self.of_day(day, None));
        table.note = of_day.map(|note| self.mark(note));
        for column in &mut table.columns {
            let note = self.of_column(column, table.day);
            column.note = note.map(|note| self.mark(note));
        }
        let by_day = table.day.is_none();
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            match cell {
                Cell::Entries(entries) => {
                    for own in entries {
                        self.entry(own, by_day);
                    }
                }
                Cell::Joined { entry, .. } => self.entry(entry, by_day),
                Cell::Covered | Cell::Beside => {}
            }
        }
    }

    /// The note on a day, on a track on a day, or on a track.
    fn of_column(&self, column: &Column, day: Option<NaiveDate>) -> Option<&'a Text> {
        let Some(track) = column.track else {
            let alone = self.view.plan().frame.tracks.len() == 1;
            return self.of_day(column.day?, alone.then_some(0));
        };
        let of_day = day.and_then(|day| self.view.day_note(day, Some(track)));
        of_day.or_else(|| self.view.track_note(track))
    }

    /// Marks an entry by its own note, or by that of its track where no column says the track.
    fn entry(&mut self, entry: &mut Entry, by_day: bool) {
        let own = self.find(entry.meeting.as_ref(), entry.event.as_ref());
        let of_track = || {
            self.view
                .track_note(own?.meeting().filter(|_| by_day)?.track)
        };
        let note = own.and_then(Occurrence::note).or_else(of_track);
        entry.note = note.map(|note| self.mark(note));
        for own in &mut entry.joined {
            own.note = note.map(|note| self.mark(note));
        }
    }

    fn day(&mut self, listed: &mut ListedDay) {
        let note = self.of_day(listed.day, None);
        listed.note = note.map(|note| self.mark(note));
        for item in &mut listed.items {
            let own = self.find(item.meeting.as_ref(), item.event.as_ref());
            // The list has no column that could say it of a track.
            let note = own.and_then(|own| self.view.listed_note(own, listed.day));
            item.note = note.map(|note| self.mark(note));
        }
    }

    fn find(&self, meeting: Option<&String>, event: Option<&String>) -> Option<&'a Occurrence<'a>> {
        let id = meeting.or(event).filter(|_| !self.by_id.is_empty())?;
        self.by_id.get(&(meeting.is_none(), &**id)).copied()
    }

    /// The note on a day: that of the track before that of all.
    fn of_day(&self, day: NaiveDate, track: Option<usize>) -> Option<&'a Text> {
        let own = track.and_then(|track| self.view.day_note(day, Some(track)));
        own.or_else(|| self.view.day_note(day, None))
    }

    /// The mark of a note, which is new or known.
    fn mark(&mut self, note: &Text) -> NoteMark {
        let content = self.view.localizer.read(Some(note));
        let place = self.place(content);
        let own = &mut self.list[place];
        let is_first = !own.is_marked;
        own.is_marked = true;
        NoteMark {
            note: place,
            mark: own.mark.clone(),
            is_first,
        }
    }

    fn place(&mut self, content: Vec<Inline>) -> usize {
        if let Some(place) = self.known.get(&content) {
            return *place;
        }
        let number = self.list.len() + 1 - self.first;
        self.known.insert(content.clone(), self.list.len());
        self.list.push(Note {
            mark: number.to_string(),
            content,
            is_marked: false,
        });
        self.list.len() - 1
    }

    /// The notes on what the tables do not show, lest they be lost.
    fn rest(&mut self) {
        let plan = self.view.plan();
        let tracks = plan.frame.tracks.iter();
        let tracks = tracks.filter_map(|track| track.note.as_ref());
        let days = plan.frame.notes.iter().map(|note| &note.note);
        let meetings = plan.meetings.iter();
        let meetings = meetings.filter_map(|meeting| meeting.details().note.as_ref());
        let events = plan.events.iter().filter_map(|event| event.note.as_ref());
        for note in tracks.chain(days).chain(meetings).chain(events) {
            self.place(self.view.localizer.read(Some(note)));
        }
    }
}
