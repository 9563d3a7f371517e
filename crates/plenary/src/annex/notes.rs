//! Notes and their marks, which are assigned in reading order once the tables are made.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Annex, Cell, Column, Entry, ListedDay, Note, NoteId, NoteMark, Table};
use crate::{
    plan::{Activity, Meeting, TrackId},
    text::{Inline, Text},
    view::View,
};

/// Marks all that has a note, and puts the notes under the tables.
pub(super) fn assign(annex: &mut Annex, view: &View<'_>) {
    let mut notes = Notes {
        view,
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
    // A paper of the day has the notes of that day alone.
    if view.paper_day().is_none() {
        notes.rest();
    }
    annex.notes = notes.list;
}

/// The notes so far.
struct Notes<'a> {
    view: &'a View<'a>,
    /// The number of notes that have marks of another kind.
    first: usize,
    list: Vec<Note>,
    /// The places of the notes that are marked by a number.
    known: HashMap<Vec<Inline>, NoteId>,
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
                    for entry in entries {
                        self.entry(entry, by_day);
                    }
                }
                Cell::Joined { entry, .. } => self.entry(entry, by_day),
                Cell::CoveredAbove | Cell::CoveredLeft => {}
            }
        }
    }

    /// Returns the note on a day, on a track on a day, or on a track.
    fn of_column(&self, column: &Column, day: Option<NaiveDate>) -> Option<&'a Text> {
        let Some(track) = column.track else {
            let alone = self.view.plan().frame.tracks.len() == 1;
            return self.of_day(column.day?, alone.then_some(TrackId::ONLY));
        };
        let of_day = day.and_then(|day| self.view.day_note(day, Some(track)));
        of_day.or_else(|| self.view.track_note(track))
    }

    /// Marks an entry with its note, or with that of its track where no column says the track.
    fn entry(&mut self, entry: &mut Entry, by_day: bool) {
        let meeting = self.meeting(entry.activity);
        let of_track = || self.view.track_note(meeting.filter(|_| by_day)?.track);
        let note = self.own_note(entry.activity).or_else(of_track);
        entry.note = note.map(|note| self.mark(note));
        for part in &mut entry.joined {
            part.note = note.map(|note| self.mark(note));
        }
    }

    fn day(&mut self, listed: &mut ListedDay) {
        let note = self.of_day(listed.day, None);
        listed.note = note.map(|note| self.mark(note));
        for item in &mut listed.items {
            let meeting = self.meeting(item.activity);
            // The list has no column that could have the note of a track.
            let of_track = || self.view.note_of_track_on(meeting?.track, listed.day);
            let note = self.own_note(item.activity).or_else(of_track);
            item.note = note.map(|note| self.mark(note));
        }
    }

    /// Returns the meeting of an entry or an item, if it is of one.
    fn meeting(&self, activity: Option<Activity>) -> Option<&'a Meeting> {
        match activity? {
            Activity::Meeting(place) => Some(&self.view.plan().meetings[place]),
            Activity::Event(_) => None,
        }
    }

    /// Returns the note of a meeting or an event itself.
    fn own_note(&self, activity: Option<Activity>) -> Option<&'a Text> {
        let plan = self.view.plan();
        match activity? {
            Activity::Meeting(place) => plan.meetings[place].details().note.as_ref(),
            Activity::Event(place) => plan.events[place].note.as_ref(),
        }
    }

    /// Returns the note on a day for a track, else that for all tracks.
    fn of_day(&self, day: NaiveDate, track: Option<TrackId>) -> Option<&'a Text> {
        let of_track = track.and_then(|track| self.view.day_note(day, Some(track)));
        of_track.or_else(|| self.view.day_note(day, None))
    }

    /// Returns the mark of a note; adds the note if it is new.
    fn mark(&mut self, note: &Text) -> NoteMark {
        let content = self.view.localizer.read(Some(note));
        let place = self.place(content);
        let listed = &mut self.list[place.index()];
        let is_first = !listed.is_marked;
        listed.is_marked = true;
        NoteMark {
            note: place,
            mark: listed.mark.clone(),
            is_first,
        }
    }

    fn place(&mut self, content: Vec<Inline>) -> NoteId {
        if let Some(place) = self.known.get(&content) {
            return *place;
        }
        let number = self.list.len() + 1 - self.first;
        let place = NoteId::new(self.list.len());
        self.known.insert(content.clone(), place);
        self.list.push(Note {
            mark: number.to_string(),
            content,
            is_marked: false,
        });
        place
    }

    /// Adds the notes on all that the tables do not show, so that none is lost.
    fn rest(&mut self) {
        let plan = self.view.plan();
        let tracks = plan
            .frame
            .tracks
            .iter()
            .filter_map(|track| track.note.as_ref());
        let days = plan.frame.notes.iter().map(|note| &note.note);
        let meetings = plan
            .meetings
            .iter()
            .filter_map(|meeting| meeting.details().note.as_ref());
        let events = plan.events.iter().filter_map(|event| event.note.as_ref());
        for note in tracks.chain(days).chain(meetings).chain(events) {
            self.place(self.view.localizer.read(Some(note)));
        }
    }
}
