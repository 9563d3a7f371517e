//! Appointments, the events of a calendar: sittings, events and deadlines, each read apart from the
//! others.

mod event;
mod order;
mod sitting;

use chrono::NaiveDate;

use crate::{
    changes::Changes,
    locale::{Catalogue, capital, catalogue},
    plan::Event,
    text::{Address, Inline, Language},
    time::{EventTime, Moment},
    view::{Inlines, Occurrence, OccurrenceKind, View, is_unsettled, text},
};

/// One event of a calendar.
#[derive(Debug, Clone)]
pub(super) struct Appointment {
    pub(super) key: Key,
    pub(super) time: AppointmentTime,
    pub(super) cancelled: bool,
    /// True if it is confirmed, false if it is to be confirmed, whatever holds for the whole schedule.
    pub(super) is_confirmed: Option<bool>,
    /// True if people who attend it are not free for anything else.
    pub(super) takes_time: bool,
    pub(super) title: Inlines,
    /// The groups that meet.
    pub(super) categories: Vec<Inlines>,
    /// The place; may be empty.
    pub(super) place: Inlines,
    /// The bodies that meet, in full, a line each.
    pub(super) bodies: Vec<Inlines>,
    /// The rest of the description, a line each.
    pub(super) lines: Vec<Inlines>,
    pub(super) link: Option<Address>,
    pub(super) livestream: Option<Address>,
    pub(super) related: Vec<(Relation, Key)>,
}

/// The identity of an appointment, whatever its time and its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// The number among those that share the id, from 1 on.
    pub(super) ordinal: usize,
}

/// The kinds of appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Sitting,
    Event,
    Deadline,
}

/// Relation of an appointment to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// Both are sittings of one meeting, or of meetings that take each other up.
    Sibling,
    /// The appointment is a deadline before the other, which it prepares.
    Parent,
}

/// The time of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AppointmentTime {
    /// A whole day.
    Day(NaiveDate),
    /// A beginning without an end, or with an unknown one.
    From(Moment),
    /// A beginning and an end.
    Between(Moment, Moment),
}

impl Key {
    fn of(occurrence: &Occurrence<'_>) -> Self {
        let kind = match occurrence.kind {
            OccurrenceKind::Event(_) => Kind::Event,
            OccurrenceKind::Deadline(_) => Kind::Deadline,
            OccurrenceKind::Sitting { .. } | OccurrenceKind::Closed(_) => Kind::Sitting,
        };
        Self {
            kind,
            id: occurrence.id.clone().into_owned(),
            ordinal: occurrence.ordinal,
        }
    }

    /// Returns the key of a sitting of a meeting.
    fn sitting(id: &str, ordinal: usize) -> Self {
        Self {
            kind: Kind::Sitting,
            id: id.to_owned(),
            ordinal,
        }
    }
}

impl AppointmentTime {
    fn of(occurrence: &Occurrence<'_>) -> Self {
        match (occurrence.starts, occurrence.ends) {
            (None, _) => Self::Day(occurrence.day),
            (Some(starts), Some(ends)) if starts < ends => Self::Between(starts, ends),
            (Some(starts), _) => Self::From(starts),
        }
    }
}

/// A standalone view, with the facts of which appointments are made.
pub(super) struct Calendar<'v> {
    view: &'v View<'v>,
    catalogue: &'static Catalogue,
    /// The changes that the last issue made and those since, else those since the plan.
    changes: Vec<Changes>,
}

/// Visits all appointments of a standalone view, and after them the withdrawn ones. They are visited one
/// by one, since all at once take more room than the calendar.
pub(super) fn appointments(view: &View<'_>, mut visit: impl FnMut(Appointment)) {
    let calendar = Calendar {
        view,
        catalogue: view.catalogue,
        changes: Changes::in_calendar(view),
    };
    calendar.sittings(&mut visit);
    let mut events: Vec<_> = view.occurrences().iter().collect();
    events.retain(|occurrence| occurrence.event().is_some_and(is_dated));
    sort_as_planned(&mut events);
    events
        .into_iter()
        .map(|event| calendar.event(event))
        .for_each(&mut visit);
    let deadlines = view.occurrences().iter();
    deadlines
        .filter_map(|deadline| calendar.deadline(deadline))
        .for_each(&mut visit);
    calendar.withdrawn(&mut visit);
}

/// True if an event has an appointment: it is settled, or has hours and a room that are to be confirmed.
pub(super) fn is_dated(event: &Event) -> bool {
    let has_hours = matches!(event.time, Some(EventTime::Hours(_) | EventTime::From(_)));
    !is_unsettled(event) || has_hours && event.room.is_some()
}

impl Appointment {
    /// Returns the appointment as the calendar shows it once it is no longer in the schedule.
    pub(super) fn withdrawn(self, language: Language) -> Self {
        let title = if self.cancelled {
            self.title
        } else {
            titled(
                self.title,
                catalogue(language).marks.removed,
                catalogue(language),
            )
        };
        // A deadline has its link as its place.
        let place = if self.key.kind == Kind::Deadline {
            Inlines::new()
        } else {
            self.place
        };
        Self {
            title,
            cancelled: true,
            place,
            lines: vec![vec![text(catalogue(language).calendar.withdrawn)]],
            link: None,
            livestream: None,
            related: Vec::new(),
            ..self
        }
    }
}

/// Puts the word for a cancellation before a title, for calendars that show nothing but titles.
fn titled(title: Inlines, how: &str, catalogue: &Catalogue) -> Inlines {
    let mut line = vec![Inline::text(capital(how)), text(catalogue.signs.colon)];
    line.extend(title);
    line
}

/// Makes a line of words from the catalogue.
fn line(words: impl Into<std::borrow::Cow<'static, str>>) -> Inlines {
    vec![Inline::text(words)]
}

/// Sorts events into the order of the plan, so that a calendar changes little when one of them moves.
pub(super) fn sort_as_planned(events: &mut [&Occurrence<'_>]) {
    events.sort_by_key(|event| (event.activity, event.ordinal));
}
