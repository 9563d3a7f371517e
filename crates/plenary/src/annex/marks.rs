//! The marks of the notes: assigned in reading order, once the tables are made.

use chrono::NaiveDate;

use super::{Annex, Cell, Column, Entry, ListedDay, Note, NoteMark, Table, voice::Voice};
use crate::text::{Inline, Text};

/// Marks whatever has a note, and puts the notes under the tables.
pub(super) fn assign(annex: &mut Annex, voice: &Voice<'_>) {
    let mut notes = Notes {
        voice,
        first: annex.notes.len(),
        list: std::mem::take(&mut annex.notes),
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
    voice: &'a Voice<'a>,
    /// How many notes have marks of another kind.
    first: usize,
    list: Vec<Note>,
}

impl<'a> Notes<'a> {
    fn table(&mut self, table: &mut Table) {
        let plan = self.voice.plan;
        let tracks = 0..plan.frame.tracks.len();
        let mut tracks = tracks.filter(|track| self.voice.track(*track) == table.track);
        let track = tracks.next().filter(|_| !table.track.is_empty());
        let of_track = track.and_then(|track| plan.frame.tracks[track].note.as_ref());
        table.note = of_track.map(|note| self.mark(note));
        for Column { day, note, .. } in &mut table.columns {
            *note = self.of_day(*day, track).map(|own| self.mark(own));
        }
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            match cell {
                Cell::Entries(entries) => entries.iter_mut().for_each(|entry| self.entry(entry)),
                Cell::Joined { entry, .. } => self.entry(entry),
                Cell::Covered => {}
            }
        }
    }

    fn entry(&mut self, entry: &mut Entry) {
        let note = entry.meeting.as_ref().and_then(|id| self.of_meeting(id));
        entry.note = note.map(|note| self.mark(note));
    }

    fn day(&mut self, listed: &mut ListedDay) {
        let note = self.of_day(listed.day, None);
        listed.note = note.map(|note| self.mark(note));
        for item in &mut listed.items {
            let note = self.of_meeting(&item.meeting);
            item.note = note.map(|note| self.mark(note));
        }
    }

    /// The note on a day: that of the track before that of all.
    fn of_day(&self, day: NaiveDate, track: Option<usize>) -> Option<&'a Text> {
        let notes = self.voice.plan.frame.notes.iter();
        let of_day = notes.filter(|note| note.day == day);
        let of_track = |own: Option<usize>| {
            let mut notes = of_day.clone().filter(move |note| note.track == own);
            notes.next()
        };
        let own = track.and_then(|track| of_track(Some(track)));
        own.or_else(|| of_track(None)).map(|note| &note.note)
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
        let known = self.list.iter().skip(self.first);
        let known = known.enumerate().find(|(_, note)| note.content == content);
        if let Some((place, _)) = known {
            return self.first + place;
        }
        let number = self.list.len() + 1 - self.first;
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
        for note in tracks.chain(days).chain(meetings) {
            self.place(self.voice.read(Some(note)));
        }
    }
}
