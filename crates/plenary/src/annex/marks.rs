//! The marks of the notes: assigned in reading order, once the tables are made.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Annex, Cell, Column, Entry, ListedDay, Note, NoteMark, Table, voice::Voice};
use crate::text::{Inline, Text};

/// Marks whatever has a note, and puts the notes under the tables.
pub(super) fn assign(annex: &mut Annex, voice: &Voice<'_>) {
    let mut notes = Notes {
        voice,
        of_events: of_events(voice),
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

/// The notes of the events by their ids.
fn of_events<'a>(voice: &Voice<'a>) -> HashMap<&'a str, &'a Text> {
    let events = voice.plan.events.iter();
    let noted = events.filter_map(|event| Some((&*event.id, event.note.as_ref()?)));
    noted.collect()
}

/// The notes so far.
struct Notes<'a> {
    voice: &'a Voice<'a>,
    of_events: HashMap<&'a str, &'a Text>,
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
            let alone = self.voice.plan.frame.tracks.len() == 1;
            return self.of_day(column.day?, alone.then_some(0));
        };
        let of_day = day.and_then(|day| self.own_of_day(day, Some(track)));
        let track = self.voice.plan.frame.tracks.get(track);
        of_day.or_else(|| track?.note.as_ref())
    }

    /// Marks an entry by its own note, or by that of its track where no column says the track.
    fn entry(&mut self, entry: &mut Entry, by_day: bool) {
        let of_meeting = entry.meeting.as_ref().and_then(|id| self.of_meeting(id));
        let of_event = || self.of_event(entry.event.as_ref()?);
        let of_track = || self.of_track(entry.meeting.as_ref().filter(|_| by_day)?);
        let note = of_meeting.or_else(of_event).or_else(of_track);
        entry.note = note.map(|note| self.mark(note));
    }

    fn day(&mut self, listed: &mut ListedDay) {
        let note = self.of_day(listed.day, None);
        listed.note = note.map(|note| self.mark(note));
        for item in &mut listed.items {
            let of_meeting = item.meeting.as_ref().and_then(|id| self.of_meeting(id));
            let of_event = || self.of_event(item.event.as_ref()?);
            // The list has no column that could say it of a track.
            let of_track = || self.of_track_on(item.meeting.as_ref()?, listed.day);
            let note = of_meeting.or_else(of_event).or_else(of_track);
            item.note = note.map(|note| self.mark(note));
        }
    }

    /// The note on the track of a meeting on a day, or on that track.
    fn of_track_on(&self, meeting: &str, day: NaiveDate) -> Option<&'a Text> {
        let place = self.voice.places.get(meeting)?;
        let track = self.voice.plan.meetings.get(*place)?.track;
        let own = self.own_of_day(day, Some(track));
        own.or_else(|| self.of_track(meeting))
    }

    /// The note on a day: that of the track before that of all.
    fn of_day(&self, day: NaiveDate, track: Option<usize>) -> Option<&'a Text> {
        let own = track.and_then(|track| self.own_of_day(day, Some(track)));
        own.or_else(|| self.own_of_day(day, None))
    }

    fn own_of_day(&self, day: NaiveDate, track: Option<usize>) -> Option<&'a Text> {
        let mut notes = self.voice.plan.frame.notes.iter();
        let own = notes.find(|note| note.day == day && note.track == track);
        own.map(|note| &note.note)
    }

    fn of_track(&self, meeting: &str) -> Option<&'a Text> {
        let plan = self.voice.plan;
        let place = self.voice.places.get(meeting)?;
        let track = plan.meetings.get(*place)?.track;
        plan.frame.tracks.get(track)?.note.as_ref()
    }

    fn of_event(&self, id: &str) -> Option<&'a Text> {
        self.of_events.get(id).copied()
    }

    fn of_meeting(&self, id: &str) -> Option<&'a Text> {
        let place = self.voice.places.get(id)?;
        let meeting = self.voice.plan.meetings.get(*place)?;
        meeting.details().note.as_ref()
    }

    /// The mark of a note, which is new or known.
    fn mark(&mut self, note: &Text) -> NoteMark {
        let content = self.voice.read(Some(note));
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
        let plan = self.voice.plan;
        let tracks = plan.frame.tracks.iter();
        let tracks = tracks.filter_map(|track| track.note.as_ref());
        let days = plan.frame.notes.iter().map(|note| &note.note);
        let meetings = plan.meetings.iter();
        let meetings = meetings.filter_map(|meeting| meeting.details().note.as_ref());
        let events = plan.events.iter().filter_map(|event| event.note.as_ref());
        for note in tracks.chain(days).chain(meetings).chain(events) {
            self.place(self.voice.read(Some(note)));
        }
    }
}
