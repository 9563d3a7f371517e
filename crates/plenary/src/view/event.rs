//! Events: breaks, side events, ceremonies.

use super::{
    Inlines, Occurrence, View,
    inlines::{join_comma, link_to, text},
};
use crate::{
    keywords::{EventKind, EventStatus},
    plan::{CalledOff, Event},
    text::Inline,
    time::{EventTime, Hours},
};

/// Returns the way in which an event is called off, if it is not held.
pub(super) fn called_off(event: &Event) -> Option<CalledOff> {
    (event.status == Some(EventStatus::Cancelled)).then_some(CalledOff::Cancelled)
}

/// True if an event, or its hour, is to be confirmed.
pub(crate) fn is_unsettled(event: &Event) -> bool {
    event.status == Some(EventStatus::Tbc) || event.time == Some(EventTime::Tbc)
}

/// Returns the hours of an event, as far as they are known. Without an end, only the beginning counts.
pub(crate) fn hours(event: &Event) -> Option<Hours> {
    match event.time? {
        EventTime::Hours(hours) => Some(hours),
        EventTime::From(time) => Some(Hours::day_from(time)),
        EventTime::Tbc => None,
    }
}

impl View<'_> {
    /// Returns the word for an event that is cancelled, is to be confirmed, or takes a room away.
    pub(crate) fn event_status(&self, event: &Event) -> Option<&'static str> {
        match event.status {
            Some(EventStatus::Cancelled) => Some(self.catalogue.marks.cancelled),
            _ if is_unsettled(event) => Some(self.catalogue.times.to_be_confirmed),
            _ if event.kind == EventKind::Unavailable => Some(self.catalogue.meeting.not_available),
            _ => None,
        }
    }

    /// Returns the link of an event; empty without one.
    pub(crate) fn event_link(&self, event: &Event) -> Inlines {
        let link = event
            .link
            .as_ref()
            .map(|address| link_to(address, vec![text(self.catalogue.meeting.link)]));
        link.into_iter().collect()
    }

    /// Returns `hosted by the Permanent Mission of Exampland`; nothing without a host.
    pub(crate) fn host(&self, event: &Event) -> Inlines {
        let Some(host) = &event.host else {
            return Inlines::new();
        };
        let mut line = vec![Inline::text(self.catalogue.meeting.hosted_by)];
        line.extend_from_slice(self.localizer.text(host));
        line
    }

    /// Returns the host of an event, and its room as far as its track does not say it.
    pub(crate) fn event_place(&self, occurrence: &Occurrence<'_>) -> Inlines {
        let host = occurrence.event().map(|event| self.host(event));
        let other = self.other_room(occurrence);
        let room = other.map(|other| self.localizer.room(other));
        join_comma([host, room].into_iter().flatten())
    }

    /// Returns the track of an event, its host, and its room.
    pub(crate) fn listed_event_place(&self, occurrence: &Occurrence<'_>) -> Inlines {
        let Some(event) = occurrence.event() else {
            return Inlines::new();
        };
        let own = event.room.as_ref().map(|room| self.localizer.room(room));
        let track = match event.track {
            Some(track) if own.is_some() => self.localizer.track(track),
            Some(_) => self.place(occurrence),
            None => Inlines::new(),
        };
        join_comma([track, self.host(event), own.unwrap_or_default()])
    }
}
