//! Conflicts of what cannot be in two places at once: rooms, people, bodies, interpreters.

mod claims;
mod side_events;

use std::{collections::BTreeSet, sync::Arc};

use self::claims::{Claim, Claims};
use super::{Placed, Schedule, Sitting};
use crate::{
    fault::{Code, Fault, Faults, Path, path_to},
    keywords::{EventKind, EventStatus, Role},
    plan::{Activity, Event, GroupId, Holder, Interpretation, List, Meeting, Plan, Venue},
    text::{Text, plain},
    time::{EventTime, Moment, describe},
};

/// Returns the faults and warnings of everything that is needed in two places at once.
pub(super) fn of(schedule: &Schedule) -> Faults {
    let conflicts = Conflicts {
        schedule,
        plan: &schedule.plan,
    };
    let mut faults = Faults::new();
    // The meetings of one track follow one another.
    let parallel = schedule.plan.frame.tracks.len() > 1;
    if conflicts.has_rooms(parallel) {
        faults.extend(conflicts.rooms());
    }
    if parallel {
        if conflicts.has_people() {
            faults.extend(conflicts.people());
        }
        faults.extend(conflicts.bodies());
        faults.extend(conflicts.interpreters());
    }
    faults.extend(side_events::of(&conflicts));
    faults
}

/// Returns the faults of two meetings in one room, which are errors.
pub(super) fn errors(schedule: &Schedule) -> Faults {
    let conflicts = Conflicts {
        schedule,
        plan: &schedule.plan,
    };
    let parallel = schedule.plan.frame.tracks.len() > 1;
    if parallel && conflicts.has_rooms(parallel) {
        return conflicts.rooms();
    }
    Faults::new()
}

struct Conflicts<'s> {
    schedule: &'s Schedule,
    plan: &'s Plan,
}

impl Conflicts<'_> {
    /// True if anything is in a room that is named, and could be there with something else.
    fn has_rooms(&self, parallel: bool) -> bool {
        let mut events = self.plan.events.iter();
        let tracks = self.plan.frame.tracks.iter();
        let mut meetings = self.plan.meetings.iter();
        let mut of_tracks = tracks.filter_map(|track| track.room.as_ref());
        let mut known = BTreeSet::new();
        events.any(|event| event.room.is_some())
            || parallel && of_tracks.any(|room| !known.insert(room_key(room)))
            || parallel && meetings.any(|meeting| meeting.details().room.is_some())
            || parallel && self.schedule.given_rooms().next().is_some()
    }

    /// True if anybody is named without whom a meeting cannot be held.
    fn has_people(&self) -> bool {
        let offices = self.plan.groups.iter().flat_map(|group| &group.offices);
        let mut holders = offices.map(|office| &office.holder);
        let has_people = |meeting: &Arc<Meeting>| {
            let details = meeting.details();
            details.chair.is_some() || !details.speakers.is_empty()
        };
        holders.any(|holder| *holder != Holder::Vacant) || self.plan.meetings.iter().any(has_people)
    }

    fn rooms(&self) -> Faults {
        let mut claims = Claims::default();
        let tracks = self.plan.frame.tracks.iter();
        // Most sittings are in the room of their track, whose key need not be made again.
        let of_tracks: Vec<_> = tracks
            .map(|track| track.room.as_ref().map(|room| (room, room_key(room))))
            .collect();
        self.sittings(|placed, sitting, claim| {
            let Some(room) = self.schedule.room_of(placed, sitting) else {
                return;
            };
            match of_tracks.get(placed.meeting.track.index()) {
                Some(Some((of_track, key))) if std::ptr::eq(*of_track, room) => {
                    claims.add(key.as_str(), claim);
                }
                _ => claims.add(room_key(room), claim),
            }
        });
        for (place, event) in self.plan.events.with_ids() {
            if !fills_its_room(event.kind) {
                continue;
            }
            for (starts, ends) in self.times(event) {
                let claim = Claim {
                    starts,
                    ends,
                    activity: Activity::Event(place),
                };
                if let Some(room) = self.room_of(&claim) {
                    claims.add(room_key(room), claim);
                }
            }
        }
        claims.conflicts(|_, claim, other| {
            let is_conflict = !self.share_their_track(claim, other);
            let (one, two) = (self.name(other.activity), self.name(claim.activity));
            let (room, at_once) = (self.room(claim), describe(claim.starts));
            let message = format!("`{one}` and `{two}` are both in {room} on {at_once}");
            let meetings =
                [claim, other].map(|claim| matches!(claim.activity, Activity::Meeting(_)));
            let code = match meetings {
                [true, true] => Code::RoomTaken,
                _ => Code::EventInTakenRoom,
            };
            let fault = Fault::new(code, message, path_of(claim.activity));
            let both = label_both(fault, claim, other);
            is_conflict.then(|| both.help("give one of the two another `room`, or another time"))
        })
    }

    /// True if an event is where its track is, beside something else of the track: P0330 is about these.
    fn share_their_track(&self, one: &Claim, other: &Claim) -> bool {
        let of = |claim: &Claim| match claim.activity {
            Activity::Meeting(place) => (Some(self.plan.meetings[place].track), false),
            Activity::Event(place) => {
                let event = &self.plan.events[place];
                (event.track, event.room.is_none())
            }
        };
        let ((first, is_beside), (second, is_beside_too)) = (of(one), of(other));
        (is_beside || is_beside_too) && first == second
    }

    /// Returns the name of the room in which something is held; empty if it has none.
    fn room(&self, claim: &Claim) -> String {
        let room = self.room_of(claim);
        room.map_or_else(String::new, |room| first_version(&room.name))
    }

    /// Returns the room in which something is held.
    fn room_of(&self, claim: &Claim) -> Option<&Venue> {
        match claim.activity {
            Activity::Meeting(place) => {
                let placed = &self.schedule.meetings[place];
                let mut sittings = placed.current.sittings.iter();
                let sitting = sittings.find(|sitting| sitting.starts == claim.starts);
                sitting.and_then(|sitting| self.schedule.room_of(placed, sitting))
            }
            Activity::Event(place) => {
                let day = claim.starts.date_naive();
                let event = &self.plan.events[place];
                self.schedule
                    .room_of_event(event, day, &self.schedule.sessions)
            }
        }
    }

    fn people(&self) -> Faults {
        let mut claims = Claims::default();
        self.sittings(|placed, _, claim| {
            for name in self.people_of(&placed.meeting) {
                claims.add(name, claim);
            }
        });
        claims.conflicts(|who, claim, other| {
            let (one, two) = (self.name(other.activity), self.name(claim.activity));
            let at_once = describe(claim.starts);
            let message = format!("`{one}` and `{two}` both need {who} on {at_once}");
            let fault = Fault::new(Code::PersonTwice, message, path_of(claim.activity));
            let fault = label_both(fault, claim, other);
            fault.help("let them follow one another with `after`, or write who stands in: `chair = \"…\"` under one of them")
        })
    }

    /// Returns the people without whom a meeting cannot be held; one of several who chair together
    /// can be absent.
    fn people_of(&self, meeting: &Meeting) -> Vec<String> {
        let alone = |role: Role| matches!(role, Role::Chair | Role::Facilitator);
        let group = self.plan.group_of(meeting);
        let chair = meeting.details().chair.as_ref();
        let of_group = group
            .into_iter()
            .flat_map(|group| &group.offices)
            .filter(|office| chair.is_none() && alone(office.role))
            .map(|office| &office.holder);
        let leading = chair.into_iter().chain(of_group).filter_map(person);
        let speakers = meeting.details().speakers.iter();
        let people = leading.chain(speakers.map(|speaker| &speaker.name));
        let mut names: Vec<_> = people.map(first_version).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn bodies(&self) -> Faults {
        let parts = self.subgroups();
        let in_several_tracks = self.in_several_tracks(&parts);
        let mut claims = Claims::default();
        if !in_several_tracks.contains(&true) {
            return Faults::new();
        }
        self.sittings(|placed, _, claim| {
            let bodies = bodies_of(&placed.meeting, &parts);
            for group in bodies
                .into_iter()
                .filter(|group| in_several_tracks[group.index()])
            {
                claims.add(self.plan.groups[group].id.as_str(), claim);
            }
        });
        claims.conflicts(|who, claim, other| {
            let (one, two) = (self.name(other.activity), self.name(claim.activity));
            let at_once = describe(claim.starts);
            let message = format!("`{one}` and `{two}` both need {who} on {at_once}");
            let fault = Fault::new(Code::BodyTwice, message, path_of(claim.activity));
            let fault = label_both(fault, claim, other);
            fault.help(format!(
                "let `{two}` wait: `after = [\"{one}\"]`; or if they sit together, write one meeting with `with = […]`"
            ))
        })
    }

    /// Returns, for each group, true if it meets in several tracks; in one track its meetings
    /// follow one another.
    fn in_several_tracks(&self, parts: &[Vec<GroupId>]) -> Vec<bool> {
        let mut first = vec![None; parts.len()];
        let mut in_several_tracks = vec![false; parts.len()];
        for meeting in &self.plan.meetings {
            for group in meeting.group.iter().chain(&meeting.details().with) {
                for body in parts[group.index()].iter().chain([group]) {
                    let track = *first[body.index()].get_or_insert(meeting.track);
                    in_several_tracks[body.index()] |= track != meeting.track;
                }
            }
        }
        in_several_tracks
    }

    /// Returns the sub-working groups of each group.
    fn subgroups(&self) -> Vec<Vec<GroupId>> {
        let mut parts = vec![Vec::new(); self.plan.groups.len()];
        for (place, group) in self.plan.groups.with_ids() {
            if let Some(parent) = group.parent {
                parts[parent.index()].push(place);
            }
        }
        parts
    }

    /// Returns the fault of more interpreted meetings at once than there are teams.
    fn interpreters(&self) -> Option<Fault> {
        let teams = usize::try_from(self.plan.common.interpretation_teams?).ok()?;
        let mut claims = Vec::new();
        self.sittings(|placed, sitting, claim| {
            let interpretation = self.schedule.interpretation_of(placed, sitting);
            if interpretation.is_some_and(|given| *given != Interpretation::NotProvided) {
                claims.push(claim);
            }
        });
        claims.sort_unstable();
        let mut at_once: Vec<&Claim> = Vec::new();
        for claim in &claims {
            at_once.retain(|other| other.ends > claim.starts);
            at_once.push(claim);
            if at_once.len() > teams {
                return Some(too_many(&at_once, teams));
            }
        }
        None
    }

    /// Visits the sittings of all meetings that are held.
    fn sittings(&self, mut visit: impl FnMut(&Placed, &Sitting, Claim)) {
        let held = self.schedule.meetings.with_ids();
        for (place, placed) in held.filter(|(_, placed)| !placed.record.takes_no_time()) {
            for sitting in &placed.current.sittings {
                let (starts, ends) = (sitting.starts, sitting.ends);
                let activity = Activity::Meeting(place);
                visit(
                    placed,
                    sitting,
                    Claim {
                        starts,
                        ends,
                        activity,
                    },
                );
            }
        }
    }

    /// Returns the times at which an event is held.
    fn times(&self, event: &Event) -> impl Iterator<Item = (Moment, Moment)> {
        let zone = self.plan.frame.time_zone;
        let hours = event.time.and_then(EventTime::hours);
        let held = event.status != Some(EventStatus::Cancelled);
        let days = event.days.iter().filter(move |_| held);
        days.filter_map(move |day| {
            let (starts, ends) = hours?.on(*day)?;
            Some((zone.earliest(starts), zone.earliest(ends)))
        })
    }

    fn name(&self, activity: Activity) -> String {
        match activity {
            Activity::Meeting(place) => self.plan.meetings[place].id.clone(),
            Activity::Event(place) => self.plan.events[place].id.clone(),
        }
    }
}

fn path_of(activity: Activity) -> Path {
    match activity {
        Activity::Meeting(place) => path_to!["meeting", place],
        Activity::Event(place) => path_to!["event", place],
    }
}

fn person(holder: &Holder) -> Option<&Text> {
    match holder {
        Holder::Vacant => None,
        Holder::Person(name) => Some(name),
    }
}

pub(super) fn first_version(text: &Text) -> String {
    let mut versions = text.versions();
    let first = versions.next().map(|(_, text)| plain(text));
    first.unwrap_or_default().trim().to_owned()
}

/// True if nothing else can be held in the room of such an event: meetings go on beside a
/// registration desk, a coffee break or an exhibition.
const fn fills_its_room(kind: EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Break | EventKind::Registration | EventKind::Exhibition
    )
}

/// Returns the key of a room: its place if it is declared, else its name.
fn room_key(room: &Venue) -> String {
    match room.room {
        Some(declared) => declared.index().to_string(),
        None => format!(" {}", first_version(&room.name).to_lowercase()),
    }
}

/// Returns the groups that meet; with a working group its sub-working groups.
fn bodies_of(meeting: &Meeting, parts: &[Vec<GroupId>]) -> Vec<GroupId> {
    let groups = meeting.group.iter().chain(&meeting.details().with);
    let mut all = Vec::new();
    for group in groups {
        all.push(*group);
        all.extend(&parts[group.index()]);
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn too_many(at_once: &[&Claim], teams: usize) -> Fault {
    let number = at_once.len();
    let last = at_once[number - 1];
    let when = describe(last.starts);
    let message = format!(
        "{number} meetings are interpreted at once on {when}, by {teams} {}",
        if teams == 1 { "team" } else { "teams" }
    );
    let fault = Fault::new(Code::TooFewInterpreters, message, path_of(last.activity))
        .label("interpreted, too")
        .and(path_to!["interpretation-teams"])
        .label("so many teams");
    let earlier = at_once[..number - 1].iter();
    earlier
        .fold(fault, |fault, other| {
            let label = format!("goes on until {}", describe(other.ends));
            fault.and(path_of(other.activity)).label(label)
        })
        .help("write `interpretation = \"none\"` under one of them, or let it follow another with `after`")
}

fn label_both(fault: Fault, claim: &Claim, other: &Claim) -> Fault {
    let label = format!("begins on {}", describe(claim.starts));
    let until = format!("goes on until {}", describe(other.ends));
    fault.label(label).and(path_of(other.activity)).label(until)
}
