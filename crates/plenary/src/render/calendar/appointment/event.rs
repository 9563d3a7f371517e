//! Events that have a time, or that take whole days.

use super::{Appointment, Calendar, Key, When, crossed_out};
use crate::{
    keywords::EventKind,
    locale::capital,
    plan::Event,
    text::Inline,
    view::{Inlines, Occurrence, join_comma, text},
};

impl Calendar<'_> {
    pub(super) fn event(&self, own: &Occurrence<'_>) -> Appointment {
        let event = own.event();
        let link = event.and_then(|event| event.link.clone());
        let takes_time = event.is_some_and(|event| takes_time(event.kind));
        Appointment {
            key: Key::of(own),
            when: When::of(own),
            cancelled: own.called_off.is_some(),
            takes_time: takes_time && own.starts.is_some(),
            title: event.map_or_else(Inlines::new, |event| self.event_title(event, own)),
            categories: Vec::new(),
            place: event.map_or_else(Inlines::new, |event| self.event_place(event)),
            bodies: Vec::new(),
            lines: event.map_or_else(Vec::new, |event| self.event_lines(event, own)),
            link,
            livestream: None,
            related: Vec::new(),
        }
    }

    fn event_title(&self, event: &Event, own: &Occurrence<'_>) -> Inlines {
        let mut title = self.view.localizer.read(Some(&event.title));
        if own.called_off.is_some() {
            return crossed_out(title, self.catalogue.marks.cancelled, self.catalogue);
        }
        if let Some(status) = self.view.event_status(event) {
            title.extend([" (", status, ")"].map(text));
        }
        title
    }

    /// The room and the venue.
    fn event_place(&self, event: &Event) -> Inlines {
        let venue = self.view.localizer.read(self.view.plan().venue());
        join_comma([self.view.event_room(event), venue])
    }

    fn event_lines(&self, event: &Event, own: &Occurrence<'_>) -> Vec<Inlines> {
        let mut host = self.view.host(event);
        if let Some(Inline::Text(first)) = host.first_mut() {
            *first = capital(first).into();
        }
        let mut lines = vec![host, self.view.event_link(event)];
        let notes = self.view.notes(own);
        lines.extend(notes.map(|note| self.view.localizer.read(Some(note))));
        lines.retain(|line| !line.is_empty());
        lines
    }
}

/// True if who attends it is not free for other things.
fn takes_time(kind: EventKind) -> bool {
    match kind {
        EventKind::Event | EventKind::Ceremony | EventKind::Reception => true,
        EventKind::Break
        | EventKind::Registration
        | EventKind::SideEvent
        | EventKind::Exhibition
        | EventKind::Unavailable => false,
    }
}
