//! Appointments of events that have a time or take whole days, and of deadlines.

use std::collections::HashSet;

use super::{Appointment, AppointmentTime, Calendar, Key, Relation, line, titled};
use crate::{
    keywords::EventKind,
    plan::{Activity, Event},
    text::{Address, Inline},
    view::{
        Inlines, Occurrence, OccurrenceKind, View, capitalized, is_unsettled, join_comma, link_to,
        text,
    },
};

impl Calendar<'_> {
    pub(super) fn event(&self, occurrence: &Occurrence<'_>) -> Appointment {
        let event = occurrence.event();
        let link = event.and_then(|event| event.link.clone());
        let takes_time = event.is_some_and(|event| takes_time(event.kind));
        Appointment {
            key: Key::of(occurrence),
            time: AppointmentTime::of(occurrence),
            cancelled: occurrence.called_off.is_some(),
            is_confirmed: event.and_then(is_confirmed),
            takes_time: takes_time && occurrence.starts.is_some(),
            title: event.map_or_else(Inlines::new, |event| self.event_title(event, occurrence)),
            categories: Vec::new(),
            place: self.event_place(occurrence),
            bodies: Vec::new(),
            lines: event.map_or_else(Vec::new, |event| self.event_lines(event, occurrence)),
            link,
            livestream: None,
            related: Vec::new(),
        }
    }

    fn event_title(&self, event: &Event, occurrence: &Occurrence<'_>) -> Inlines {
        let mut title = self.view.localizer.read(Some(&event.title));
        if occurrence.called_off.is_some() {
            return titled(title, self.catalogue.marks.cancelled, self.catalogue);
        }
        if let Some(status) = self.view.event_status(event) {
            title.extend([" (", status, ")"].map(text));
        }
        title
    }

    /// Returns the room and the venue.
    fn event_place(&self, occurrence: &Occurrence<'_>) -> Inlines {
        let venue = self.view.localizer.read(self.view.plan().venue());
        join_comma([self.view.place(occurrence), venue])
    }

    fn event_lines(&self, event: &Event, occurrence: &Occurrence<'_>) -> Vec<Inlines> {
        let host = capitalized(self.view.host(event));
        let mut lines = vec![host, self.view.event_link(event)];
        let notes = self.view.notes(occurrence);
        lines.extend(notes.map(|note| self.view.localizer.read(Some(note))));
        lines.retain(|line| !line.is_empty());
        lines
    }

    pub(super) fn deadline(&self, occurrence: &Occurrence<'_>) -> Option<Appointment> {
        let OccurrenceKind::Deadline(deadline) = occurrence.kind else {
            return None;
        };
        let mut title = vec![
            text(self.catalogue.calendar.deadline),
            text(self.catalogue.signs.colon),
        ];
        title.extend_from_slice(self.view.localizer.text(&deadline.title));
        let link = deadline.link.as_ref();
        let linked = link.map(|link| vec![link_to(link, line(self.catalogue.meeting.link))]);
        Some(Appointment {
            key: Key::of(occurrence),
            time: AppointmentTime::of(occurrence),
            cancelled: false,
            is_confirmed: None,
            takes_time: false,
            title,
            categories: vec![line(self.catalogue.grid.deadlines)],
            place: link.map_or_else(Inlines::new, |link| {
                vec![Inline::text(bare(link).to_owned())]
            }),
            bodies: Vec::new(),
            lines: linked.into_iter().collect(),
            link: link.cloned(),
            livestream: None,
            related: self.prepared(occurrence).into_iter().collect(),
        })
    }

    /// Visits the planned days of deadlines before each meeting that are due no longer, since the meeting is
    /// called off, or another one begins on its day.
    pub(super) fn withdrawn_deadlines(
        &self,
        planned: &View<'_>,
        visit: &mut impl FnMut(Appointment),
    ) {
        let kept = self.view.occurrences().iter();
        let kept: HashSet<_> = kept
            .filter(|one| is_repeated(one))
            .map(|one| (&*one.id, one.ordinal))
            .collect();
        let deadlines = planned.occurrences().iter();
        deadlines
            .filter(|one| is_repeated(one) && !kept.contains(&(&*one.id, one.ordinal)))
            .filter_map(|one| self.deadline(one))
            .map(|appointment| appointment.withdrawn(self.view.language()))
            .for_each(visit);
    }

    /// Returns the meeting that a deadline is before, if it is and the meeting has a time.
    fn prepared(&self, deadline: &Occurrence<'_>) -> Option<(Relation, Key)> {
        let Some(Activity::Meeting(meeting)) = deadline.activity else {
            return None;
        };
        let placed = self.view.schedule.meetings.get(meeting.index())?;
        self.view.standing(placed).starts()?;
        Some((Relation::Parent, Key::sitting(&placed.meeting.id, 1)))
    }
}

/// True for a deadline that is before each meeting.
fn is_repeated(occurrence: &Occurrence<'_>) -> bool {
    matches!(occurrence.kind, OccurrenceKind::Deadline(deadline) if deadline.is_before_each())
}

/// True if an event is confirmed; none if the schedule does not say.
fn is_confirmed(event: &Event) -> Option<bool> {
    if is_unsettled(event) {
        return Some(false);
    }
    event.status.map(|_| true)
}

/// True if people who attend an event of this kind are not free for anything else.
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

/// Returns an address without `mailto:`, as it is read.
fn bare(address: &Address) -> &str {
    let typed = address.as_str();
    typed.strip_prefix("mailto:").unwrap_or(typed)
}
