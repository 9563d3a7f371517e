//! The events of a calendar: sittings, events and deadlines, each of which is read apart from the
//! others.

mod deadline;
mod event;
mod order;
mod sitting;

use chrono::NaiveDate;

use crate::{
    changes::Changes,
    locale::{Catalogue, catalogue},
    text::{Address, Inline, Language},
    time::Moment,
    view::{Inlines, Occurrence, OccurrenceKind, View, is_unsettled, text},
};

/// One event of a calendar.
#[derive(Debug, Clone)]
pub(super) struct Appointment {
    pub(super) key: Key,
    pub(super) when: When,
    pub(super) cancelled: bool,
    /// True if who attends it can attend nothing else.
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

/// The name of an appointment, whenever it is and whatever its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// The number among those that share the id, from 1 on.
    pub(super) ordinal: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Sitting,
    Event,
    Deadline,
}

/// Relation of an appointment to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// Both are of one meeting.
    Sibling,
    /// It is before the other, which it prepares.
    Parent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// On the whole of a day.
    Day(NaiveDate),
    /// From a moment on; the end is not known, or there is none.
    From(Moment),
    Between(Moment, Moment),
}

impl Key {
    fn of(own: &Occurrence<'_>) -> Self {
        let kind = match own.kind {
            OccurrenceKind::Event(_) => Kind::Event,
            OccurrenceKind::Deadline(_) => Kind::Deadline,
            OccurrenceKind::Sitting { .. } | OccurrenceKind::Closed(_) => Kind::Sitting,
        };
        Self {
            kind,
            id: own.id.clone().into_owned(),
            ordinal: own.ordinal,
        }
    }

    /// The key of a sitting of a meeting.
    fn sitting(id: &str, ordinal: usize) -> Self {
        Self {
            kind: Kind::Sitting,
            id: id.to_owned(),
            ordinal,
        }
    }
}

impl When {
    fn of(own: &Occurrence<'_>) -> Self {
        match (own.starts, own.ends) {
            (None, _) => Self::Day(own.day),
            (Some(starts), Some(ends)) if starts < ends => Self::Between(starts, ends),
            (Some(starts), _) => Self::From(starts),
        }
    }
}

/// A view whose occurrences are read apart, with what appointments are made of.
pub(super) struct Calendar<'v> {
    view: &'v View<'v>,
    catalogue: &'static Catalogue,
    /// The changes since the version that was issued before, else since the plan.
    changes: Option<Changes>,
}

/// Visits all appointments of a view whose occurrences are read apart: what is to be, and after it what was to be once and is no
/// longer. All at once would take more room than the calendar.
pub(super) fn appointments(view: &View<'_>, mut visit: impl FnMut(Appointment)) {
    let calendar = Calendar {
        view,
        catalogue: view.catalogue,
        changes: Changes::since_issue(view).or_else(|| Changes::since_plan(view)),
    };
    calendar.sittings(&mut visit);
    let mut events: Vec<_> = view.occurrences().iter().collect();
    events.retain(|own| own.event().is_some_and(|event| !is_unsettled(event)));
    sort_as_planned(&mut events);
    events
        .into_iter()
        .map(|own| calendar.event(own))
        .for_each(&mut visit);
    let deadlines = view.occurrences().iter();
    deadlines
        .filter_map(|own| calendar.deadline(own))
        .for_each(&mut visit);
    calendar.withdrawn(&mut visit);
}

impl Appointment {
    /// Returns the appointment as it stands in the calendar when it is in the schedule no longer.
    pub(super) fn withdrawn(self, language: Language) -> Self {
        let title = if self.cancelled {
            self.title
        } else {
            crossed_out(
                self.title,
                catalogue(language).marks.removed,
                catalogue(language),
            )
        };
        Self {
            title,
            cancelled: true,
            lines: vec![vec![text(catalogue(language).calendar.withdrawn)]],
            link: None,
            livestream: None,
            related: Vec::new(),
            ..self
        }
    }
}

/// Puts before the title that something is not held, for readers that show nothing but titles.
fn crossed_out(title: Inlines, how: &'static str, catalogue: &Catalogue) -> Inlines {
    let mut line = vec![text(how), text(catalogue.signs.colon)];
    line.extend(title);
    line
}

/// Returns a line of words that Plenary brings.
fn line(words: impl Into<std::borrow::Cow<'static, str>>) -> Inlines {
    vec![Inline::text(words)]
}

/// Sorts events into the order of the plan, so that a calendar changes little when one of them moves.
pub(super) fn sort_as_planned(events: &mut [&Occurrence<'_>]) {
    events.sort_by_key(|own| (own.place, own.ordinal));
}
