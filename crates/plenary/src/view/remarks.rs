//! Remarks in brackets beside an occurrence (cancelled, postponed, to be confirmed, the bounds of its
//! start), and the notes on it.

use chrono::NaiveDate;

use super::{Inlines, Occurrence, View};
use crate::{
    plan::TrackId,
    schedule::{Forecast, Placed},
    text::{Inline, Text},
    time::{Moment, clock},
};

impl View<'_> {
    /// Returns the remark beside an occurrence; mostly nothing.
    pub(crate) fn remark(&self, occurrence: &Occurrence<'_>) -> Inlines {
        if let Some(event) = occurrence.event() {
            let status = self.event_status(event).map(Inline::text);
            return status.into_iter().collect();
        }
        let Some(placed) = occurrence.placed() else {
            return Inlines::new();
        };
        let called_off = placed.record.called_off();
        if let Some((how, text)) = called_off.filter(|_| occurrence.called_off.is_some()) {
            let mut remark = vec![Inline::text(self.catalogue.called_off_because(how))];
            remark.extend_from_slice(self.localizer.text(text));
            return remark;
        }
        let forecast = self
            .forecast(occurrence)
            .and_then(|forecast| self.bounds(placed, forecast));
        forecast.map(Inline::text).into_iter().collect()
    }

    /// Returns the bounds of the start of a meeting, where the plan shows them and it is yet to begin.
    pub(crate) fn forecast(&self, occurrence: &Occurrence<'_>) -> Option<Forecast> {
        let placed = occurrence.placed().filter(|_| occurrence.is_first)?;
        let is_shown =
            self.plan().shows_forecast() && !self.is_planned() && !self.has_begun(placed);
        placed.forecast.filter(|_| is_shown)
    }

    /// Returns `from 10:00, at the latest Wednesday 15:00`; nothing where both are the same.
    fn bounds(&self, placed: &Placed, forecast: Forecast) -> Option<String> {
        let latest = forecast
            .latest
            .filter(|latest| *latest > forecast.earliest)?;
        let day = |moment: Moment| moment.date_naive();
        let until = if day(latest) == day(forecast.earliest) {
            clock(latest)
        } else {
            self.moment(latest)
        };
        let from = if placed.current.starts().map(day) == Some(day(forecast.earliest)) {
            clock(forecast.earliest)
        } else {
            self.moment(forecast.earliest)
        };
        let catalogue = self.catalogue;
        Some(format!(
            "{}{from}{}{until}",
            catalogue.times.from, catalogue.times.at_the_latest
        ))
    }

    /// Returns `Wednesday 15:00`, with the date where weekdays recur.
    fn moment(&self, moment: Moment) -> String {
        let several = self.plan().frame.weekdays_recur();
        let day = self
            .catalogue
            .dates
            .day_inside(moment.date_naive(), several);
        [&day, " ", &*clock(moment)].concat()
    }
}

impl<'s> Occurrence<'s> {
    /// Returns the note of a meeting or an event itself.
    pub(crate) fn note(&self) -> Option<&'s Text> {
        let of_meeting = || self.meeting()?.details().note.as_ref();
        let of_event = || self.event()?.note.as_ref();
        of_meeting().or_else(of_event)
    }
}

impl<'s> View<'s> {
    /// Returns the note on a track.
    pub(crate) fn track_note(&self, track: TrackId) -> Option<&'s Text> {
        self.plan().frame.tracks.get(track.index())?.note.as_ref()
    }

    /// Returns the note on a day for one track, or for all.
    pub(crate) fn day_note(&self, day: NaiveDate, track: Option<TrackId>) -> Option<&'s Text> {
        let mut notes = self.plan().frame.notes.iter();
        let found = notes.find(|note| note.day == day && note.track == track);
        found.map(|note| &note.note)
    }

    /// Returns the note that a list marks beside an occurrence on a day: its own, else that on its track
    /// on that day, else that on its track. The notes on all tracks stand beside the day.
    pub(crate) fn listed_note(
        &self,
        occurrence: &Occurrence<'s>,
        day: NaiveDate,
    ) -> Option<&'s Text> {
        let of_track = || self.note_of_track_on(occurrence.meeting()?.track, day);
        occurrence.note().or_else(of_track)
    }

    /// Returns the note on a track on a day, else that on the track.
    pub(crate) fn note_of_track_on(&self, track: TrackId, day: NaiveDate) -> Option<&'s Text> {
        let on_day = self.day_note(day, Some(track));
        on_day.or_else(|| self.track_note(track))
    }

    /// Lists all notes that concern an occurrence, for a form in which it is read alone.
    pub(crate) fn notes(
        &self,
        occurrence: &Occurrence<'s>,
    ) -> impl Iterator<Item = &'s Text> + use<'s> {
        let (day, track) = (occurrence.day, occurrence.track);
        let of_track = track.and_then(|track| self.track_note(track));
        let of_day =
            self.plan().frame.notes.iter().filter(move |note| {
                note.day == day && (note.track.is_none() || note.track == track)
            });
        let notes = occurrence.note().into_iter().chain(of_track);
        notes.chain(of_day.map(|note| &note.note))
    }
}
