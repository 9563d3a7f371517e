//! Everything with an hour: every sitting, and every event of which it is known when it begins.

use std::collections::HashMap;

use uuid::Uuid;

use super::identity::Identity;
use crate::{
    annex::{Annex, Item, ListedDay},
    keywords::Role,
    plan::Holder,
    schedule::Reason,
    text::{Text, plain},
    time::Moment,
    view::{Occurrence, View, numbers_line},
};

/// Something that is held at an hour.
pub(super) struct Held<'a> {
    pub(super) guid: Uuid,
    pub(super) occurrence: &'a Occurrence<'a>,
    /// Its item in the list of the annex, with the marks of changes.
    pub(super) item: &'a Item,
    pub(super) listed: &'a ListedDay,
    /// The meeting that a sitting follows, as the annex lists it.
    pub(super) after: Option<&'a Item>,
    pub(super) starts: Moment,
    /// Its end; its start, if the end is not known.
    pub(super) ends: Moment,
    /// Its number by each body; may be empty.
    pub(super) numbers: String,
    /// The acronym of the working group; may be empty.
    pub(super) track: String,
    pub(super) people: Vec<&'a Text>,
    /// Its room: a place among all rooms.
    pub(super) room: usize,
}

impl Held<'_> {
    /// Returns the reason of a sitting that is held.
    pub(super) fn reason(&self) -> Option<Reason> {
        let sitting = self
            .occurrence
            .sitting()
            .filter(|_| self.occurrence.called_off.is_none());
        sitting.map(|sitting| sitting.reason)
    }
}

/// Gathers everything day by day in order of time, without its rooms.
pub(super) fn gather<'a>(
    view: &'a View<'a>,
    annex: &'a Annex,
    identity: &Identity,
) -> Vec<Held<'a>> {
    let mut listed: HashMap<(bool, &str, usize), (&ListedDay, &Item)> = HashMap::new();
    for day in &annex.list {
        for item in &day.items {
            if let Some(id) = item.meeting.as_ref().or(item.event.as_ref()) {
                let key = |ordinal| (item.meeting.is_none(), &**id, ordinal);
                let ordinals = item.times.iter().map(|times| times.ordinal);
                listed.extend(ordinals.map(|ordinal| (key(ordinal), (day, item))));
            }
        }
    }
    let held = |occurrence: &'a Occurrence<'a>| {
        let (starts, is_event) = (occurrence.starts?, occurrence.event().is_some());
        let (day, item) = *listed.get(&(is_event, &*occurrence.id, occurrence.ordinal))?;
        let after = occurrence
            .sitting()
            .and_then(|sitting| sitting.reason.follows())
            .and_then(|place| view.schedule.meetings.get(place.index()))
            .and_then(|after| listed.get(&(false, &*after.meeting.id, 1)));
        let kind = if is_event { "event" } else { "meeting" };
        Some(Held {
            guid: identity.part(kind, &occurrence.id, occurrence.ordinal),
            occurrence,
            item,
            listed: day,
            after: after.map(|(_, item)| *item),
            starts,
            ends: occurrence.ends.unwrap_or(starts),
            numbers: numbers_line(&occurrence.numbers_in(&view.localizer), view.catalogue),
            track: plain(&item.acronym),
            people: people(occurrence, view),
            room: 0,
        })
    };
    view.occurrences().iter().filter_map(held).collect()
}

/// Lists those who chair, lead, report and speak, as far as the annex names them.
fn people<'a>(occurrence: &'a Occurrence<'a>, view: &View<'a>) -> Vec<&'a Text> {
    let Some(meeting) = occurrence.meeting() else {
        return Vec::new();
    };
    let offices = view
        .offices(meeting)
        .filter(|office| office.group.is_none() || view.names_offices());
    let offices =
        offices.filter(|office| !matches!(office.role, Role::President | Role::ViceChair));
    let named = offices.filter_map(|office| match office.holder {
        Holder::Person(name) => Some(name),
        Holder::Vacant => None,
    });
    let mut people: Vec<&Text> = Vec::new();
    let speakers = meeting.details().speakers.iter();
    for name in named.chain(speakers.map(|speaker| &speaker.name)) {
        if !people.contains(&name) {
            people.push(name);
        }
    }
    people
}
