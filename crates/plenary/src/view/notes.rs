//! Which notes concern what.

use chrono::NaiveDate;

use super::{Occurrence, View};
use crate::text::Text;

impl<'s> Occurrence<'s> {
    /// The own note of a meeting or an event.
    pub(crate) fn note(&self) -> Option<&'s Text> {
        let of_meeting = || self.meeting()?.details().note.as_ref();
        let of_event = || self.event()?.note.as_ref();
        of_meeting().or_else(of_event)
    }
}

impl<'s> View<'s> {
    /// The note on a track.
    pub(crate) fn track_note(&self, track: usize) -> Option<&'s Text> {
        self.plan().frame.tracks.get(track)?.note.as_ref()
    }

    /// The note on a day for one track, or for all.
    pub(crate) fn day_note(&self, day: NaiveDate, track: Option<usize>) -> Option<&'s Text> {
        let mut notes = self.plan().frame.notes.iter();
        let own = notes.find(|note| note.day == day && note.track == track);
        own.map(|note| &note.note)
    }

    /// The note that a list marks beside an occurrence on a day: its own, else that on its track on that day,
    /// else that on its track. What concerns all tracks is marked at the day.
    pub(crate) fn listed_note(&self, own: &Occurrence<'s>, day: NaiveDate) -> Option<&'s Text> {
        let of_track = || self.note_of_track_on(own.meeting()?.track, day);
        own.note().or_else(of_track)
    }

    /// The note on a track on a day, else that on the track.
    pub(crate) fn note_of_track_on(&self, track: usize, day: NaiveDate) -> Option<&'s Text> {
        let on_day = self.day_note(day, Some(track));
        on_day.or_else(|| self.track_note(track))
    }

    /// Every note that concerns an occurrence, for a form in which it is read alone.
    pub(crate) fn notes(&self, own: &Occurrence<'s>) -> impl Iterator<Item = &'s Text> + use<'s> {
        let (day, track) = (own.day, own.track);
        let of_track = track.and_then(|track| self.track_note(track));
        let of_day = self.plan().frame.notes.iter();
        let of_day = of_day
            .filter(move |note| note.day == day && (note.track.is_none() || note.track == track));
        let own = own.note().into_iter();
        own.chain(of_track).chain(of_day.map(|note| &note.note))
    }
}
