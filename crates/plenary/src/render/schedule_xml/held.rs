//! What is held at an hour: every sitting, and every event of which it is known when it begins.

use std::collections::HashMap;

use uuid::Uuid;

use super::identity::Identity;
use crate::{
    annex::{Annex, Item, ListedDay, Times},
    plan::{Event, Holder, Plan},
    schedule::{Placed, Reason, Schedule},
    terms::Role,
    text::{Text, plain},
    time::Moment,
};

/// Something that is held at an hour.
pub(super) struct Held<'a> {
    pub(super) guid: Uuid,
    pub(super) what: What<'a>,
    pub(super) item: &'a Item,
    pub(super) listed: &'a ListedDay,
    pub(super) times: &'a Times,
    pub(super) starts: Moment,
    /// The same as the start, if it is not known.
    pub(super) ends: Moment,
    /// The acronym of the working group; may be empty.
    pub(super) track: String,
    pub(super) people: Vec<&'a Text>,
    /// Its room: a place among all rooms.
    pub(super) room: usize,
}

/// What it is.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    /// A sitting: its meeting, its ordinal from 1, its reason, and the meeting that it follows.
    Sitting {
        placed: &'a Placed,
        ordinal: usize,
        reason: Option<Reason>,
        after: Option<&'a Item>,
    },
    Event(&'a Event),
}

/// Everything day by day in order of time, without its rooms.
pub(super) fn gather<'a>(
    schedule: &'a Schedule,
    annex: &'a Annex,
    identity: &Identity,
) -> Vec<Held<'a>> {
    let mut gathering = Gathering {
        schedule,
        identity,
        places: schedule.plan.places(),
        events: schedule
            .plan
            .events
            .iter()
            .map(|own| (&*own.id, own))
            .collect(),
        items: HashMap::new(),
        ordinals: HashMap::new(),
    };
    let days = || annex.list.iter();
    for item in days().flat_map(|listed| &listed.items) {
        if let Some(id) = &item.meeting {
            gathering.items.entry(id).or_insert(item);
        }
    }
    let items = days().flat_map(|listed| listed.items.iter().map(move |item| (listed, item)));
    let all =
        items.flat_map(|(listed, item)| item.times.iter().map(move |times| (listed, item, times)));
    let held = all.filter_map(|(listed, item, times)| gathering.held(listed, item, times));
    let mut held: Vec<_> = held.collect();
    held.sort_by_key(|own| (own.listed.day, own.starts));
    held
}

struct Gathering<'a, 'i> {
    schedule: &'a Schedule,
    identity: &'i Identity,
    /// The places of the meetings by their ids.
    places: HashMap<&'a str, usize>,
    events: HashMap<&'a str, &'a Event>,
    /// How meetings are listed first, by their ids.
    items: HashMap<&'a str, &'a Item>,
    /// How many parts of a meeting or an event there were so far.
    ordinals: HashMap<(&'static str, &'a str), usize>,
}

impl<'a> Gathering<'a, '_> {
    fn held(
        &mut self,
        listed: &'a ListedDay,
        item: &'a Item,
        times: &'a Times,
    ) -> Option<Held<'a>> {
        let (kind, id) = match (&item.meeting, &item.event) {
            (Some(meeting), _) => ("meeting", meeting),
            (None, Some(event)) => ("event", event),
            (None, None) => return None,
        };
        let ordinal = self.ordinals.entry((kind, id)).or_default();
        *ordinal += 1;
        let ordinal = *ordinal;
        let what = match item.meeting {
            Some(_) => self.sitting(id, ordinal)?,
            None => What::Event(self.events.get(&**id)?),
        };
        Some(Held {
            guid: self.identity.part(kind, id, ordinal),
            what,
            item,
            listed,
            times,
            starts: times.starts,
            ends: times.ends.unwrap_or(times.starts),
            track: plain(&item.acronym),
            people: people(what, &self.schedule.plan),
            room: 0,
        })
    }

    fn sitting(&self, id: &str, ordinal: usize) -> Option<What<'a>> {
        let placed = self.schedule.meetings.get(*self.places.get(id)?)?;
        let show = self.schedule.plan.page.show;
        let standing = placed.standing(show);
        let sitting = standing.sittings.get(ordinal - 1);
        let reason = sitting.map(|sitting| sitting.reason);
        let after = reason.and_then(Reason::follows);
        let after = after.and_then(|place| self.schedule.meetings.get(place));
        let after = after.and_then(|other| self.items.get(&*other.meeting.id).copied());
        Some(What::Sitting {
            placed,
            ordinal,
            reason: reason.filter(|_| placed.called_off(show).is_none()),
            after,
        })
    }
}

/// Who chairs, leads, reports and speaks, as far as the annex names them.
fn people<'a>(what: What<'a>, plan: &'a Plan) -> Vec<&'a Text> {
    let What::Sitting { placed, .. } = what else {
        return Vec::new();
    };
    let details = placed.meeting.details();
    let own = details.chair.as_ref();
    let groups = plan.groups_of(&placed.meeting);
    let offices = groups
        .filter(|_| plan.shows_offices())
        .flat_map(|group| &group.offices);
    let shown = offices.filter(|office| match office.role {
        Role::Chair | Role::CoChair => own.is_none(),
        Role::Facilitator | Role::Rapporteur => true,
        Role::President | Role::ViceChair => false,
    });
    let holders = own.into_iter().chain(shown.map(|office| &office.holder));
    let named = holders.filter_map(|holder| match holder {
        Holder::Person(name) => Some(name),
        Holder::Vacant => None,
    });
    let mut people: Vec<&Text> = Vec::new();
    for name in named.chain(&details.speakers) {
        if !people.contains(&name) {
            people.push(name);
        }
    }
    people
}
