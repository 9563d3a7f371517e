//! The rows of the table, in order.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    annex::{Shown, shown},
    plan::{ClosedDay, Event, Meeting},
    schedule::Schedule,
    text::{Language, Text, plain},
    time::Moment,
};

/// What stands between several in one cell.
pub(super) const SEVERAL: &str = "; ";

/// What is said of a day on which nothing is held.
pub(super) const CLOSED: &str = "closed";

/// A value as it is printed; an empty cell if there is none.
pub(super) fn printed(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A schedule in one language.
pub(super) struct Sheet<'s> {
    pub(super) schedule: &'s Schedule,
    pub(super) language: Language,
}

impl Sheet<'_> {
    /// The characters of a text.
    pub(super) fn read(&self, text: &Text) -> String {
        plain(text.in_language(self.language))
    }

    pub(super) fn optional(&self, text: Option<&Text>) -> String {
        text.map_or_else(String::new, |text| self.read(text))
    }
}

/// A row of the table.
pub(super) struct Row<'s> {
    pub(super) what: What<'s>,
    /// Which of its sittings or its days it is.
    pub(super) ordinal: Option<usize>,
    pub(super) track: Option<usize>,
    pub(super) day: NaiveDate,
    pub(super) starts: Option<Moment>,
    pub(super) ends: Option<Moment>,
}

/// What a row is of.
pub(super) enum What<'s> {
    Sitting(Shown<'s>),
    Event(&'s Event),
    Closed(&'s ClosedDay),
}

impl<'s> Row<'s> {
    pub(super) fn sitting(&self) -> Option<&Shown<'s>> {
        match &self.what {
            What::Sitting(shown) => Some(shown),
            What::Event(_) | What::Closed(_) => None,
        }
    }

    pub(super) fn meeting(&self) -> Option<&'s Meeting> {
        self.sitting().map(|shown| &*shown.placed.meeting)
    }

    pub(super) fn event(&self) -> Option<&'s Event> {
        match self.what {
            What::Event(event) => Some(event),
            What::Sitting(_) | What::Closed(_) => None,
        }
    }
}

/// Every row, in order of time; on one day what has no hour comes first, and what begins together
/// is in order of tracks.
pub(super) fn rows(schedule: &Schedule) -> Vec<Row<'_>> {
    let mut rows = sittings(schedule);
    rows.extend(schedule.plan.closed_days().iter().map(closed));
    let events = schedule.plan.events().iter();
    rows.extend(events.flat_map(|event| occurrences(event, schedule)));
    rows.sort_by_key(|row| (row.day, row.starts, row.track));
    rows
}

fn sittings<'s>(schedule: &'s Schedule) -> Vec<Row<'s>> {
    let mut counted: BTreeMap<&'s str, usize> = BTreeMap::new();
    let row = |shown: Shown<'s>| {
        let ordinal = counted.entry(&shown.placed.meeting.id).or_default();
        *ordinal += 1;
        Row {
            ordinal: Some(*ordinal),
            track: Some(shown.placed.meeting.track),
            day: shown.sitting.starts.date_naive(),
            starts: Some(shown.sitting.starts),
            ends: Some(shown.sitting.ends),
            what: What::Sitting(shown),
        }
    };
    shown(schedule).into_iter().map(row).collect()
}

fn occurrences<'s>(event: &'s Event, schedule: &'s Schedule) -> impl Iterator<Item = Row<'s>> {
    let zone = schedule.plan.frame.time_zone;
    let days = event.days.iter().enumerate();
    days.map(move |(place, day)| {
        let instants = event.instants(*day, zone);
        Row {
            what: What::Event(event),
            ordinal: Some(place + 1),
            track: event.track,
            day: instants.map_or(*day, |(starts, _)| starts.date_naive()),
            starts: instants.map(|(starts, _)| starts),
            ends: instants.and_then(|(_, ends)| ends),
        }
    })
}

fn closed(closed: &ClosedDay) -> Row<'_> {
    Row {
        what: What::Closed(closed),
        ordinal: None,
        track: closed.track,
        day: closed.day,
        starts: None,
        ends: None,
    }
}
