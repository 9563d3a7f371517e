//! What cannot be in two places at once: rooms, people, bodies, interpreters.

mod claims;
mod side_events;

use self::claims::{Claims, Need, What};
use super::{Placed, Schedule};
use crate::{
    fault::{Code, Fault, Faults, Path, path_to},
    keywords::{EventKind, EventStatus, Role},
    plan::{Event, Holder, Interpretation, Meeting, Plan, Venue},
    text::{Text, plain},
    time::{EventTime, Moment, describe},
};

pub(super) fn of(schedule: &Schedule) -> Faults {
    let clashes = Conflicts {
        schedule,
        plan: &schedule.plan,
    };
    let mut faults = Faults::new();
    // The meetings of one track follow one another.
    let parallel = schedule.plan.frame.tracks.len() > 1;
    if clashes.has_rooms(parallel) {
        faults.extend(clashes.rooms());
    }
    if parallel {
        if clashes.has_people() {
            faults.extend(clashes.people());
        }
        faults.extend(clashes.bodies());
        faults.extend(clashes.interpreters());
    }
    faults.extend(side_events::of(&clashes));
    faults
}

/// Those that are errors: two meetings in one room.
pub(super) fn errors(schedule: &Schedule) -> Faults {
    let clashes = Conflicts {
        schedule,
        plan: &schedule.plan,
    };
    let parallel = schedule.plan.frame.tracks.len() > 1;
    if parallel && clashes.has_rooms(parallel) {
        return clashes.rooms();
    }
    Faults::new()
}

struct Conflicts<'s> {
    schedule: &'s Schedule,
    plan: &'s Plan,
}

impl Conflicts<'_> {
    /// Whether anything is in a room that is named, and could be with something else.
    fn has_rooms(&self, parallel: bool) -> bool {
        let mut events = self.plan.events.iter();
        let mut tracks = self.plan.frame.tracks.iter();
        let mut meetings = self.plan.meetings.iter();
        events.any(|own| own.room.is_some())
            || parallel && tracks.any(|own| own.room.is_some())
            || parallel && meetings.any(|own| own.details().room.is_some())
    }

    /// Whether anybody is named without whom a meeting cannot be held.
    fn has_people(&self) -> bool {
        let offices = self.plan.groups.iter().flat_map(|group| &group.offices);
        let mut holders = offices.map(|office| &office.holder);
        let named =
            |own: &Meeting| own.details().chair.is_some() || !own.details().speakers.is_empty();
        let mut meetings = self.plan.meetings.iter();
        holders.any(|own| *own != Holder::Vacant) || meetings.any(|own| named(own))
    }

    fn rooms(&self) -> Faults {
        let mut needs = Claims::default();
        let tracks = self.plan.frame.tracks.iter();
        let of_tracks: Vec<_> = tracks.map(|own| own.room.as_ref().map(room_key)).collect();
        self.sittings(|placed, needed| {
            let own = placed.meeting.details().room.as_ref().map(room_key);
            let of_track = || of_tracks.get(placed.meeting.track)?.as_deref();
            if let Some(room) = own.as_deref().or_else(of_track) {
                needs.add(room, needed);
            }
        });
        for (place, event) in self.plan.events.iter().enumerate() {
            let room = event.room.as_ref().filter(|_| fills_its_room(event.kind));
            let room = room.map(room_key);
            for (starts, ends) in room.iter().flat_map(|_| self.times(event)) {
                let what = What::Event(place);
                needs.add(
                    room.clone().unwrap_or_default(),
                    Need { starts, ends, what },
                );
            }
        }
        needs.clashes(|_, need, other| {
            let (one, two) = (self.name(other.what), self.name(need.what));
            let (room, at_once) = (self.room(need.what), describe(need.starts));
            let message = format!("`{one}` and `{two}` are both in {room} on {at_once}");
            let meetings = [need, other].map(|own| matches!(own.what, What::Meeting(_)));
            let code = match meetings {
                [true, true] => Code::RoomTaken,
                _ => Code::EventInTakenRoom,
            };
            let fault = Fault::new(code, message, at_of(need.what));
            let fault = beside(fault, need, other);
            fault.help("give one of the two another `room`, or another time")
        })
    }

    /// Returns the name of the room in which something is held; empty if it has none.
    fn room(&self, what: What) -> String {
        let room = match what {
            What::Meeting(place) => self.plan.room_of(&self.plan.meetings[place]),
            What::Event(place) => self.plan.events[place].room.as_ref(),
        };
        room.map_or_else(String::new, |room| first_version(&room.name))
    }

    fn people(&self) -> Faults {
        let mut needs = Claims::default();
        self.sittings(|placed, needed| {
            for name in self.people_of(&placed.meeting) {
                needs.add(name, needed);
            }
        });
        needs.clashes(|who, need, other| {
            let (one, two) = (self.name(other.what), self.name(need.what));
            let at_once = describe(need.starts);
            let message = format!("`{one}` and `{two}` both need {who} on {at_once}");
            let fault = Fault::new(Code::PersonTwice, message, at_of(need.what));
            let fault = beside(fault, need, other);
            fault.help("let them follow one another with `after`, or write who stands in: `chair = \"…\"` under one of them")
        })
    }

    /// Those without whom a meeting cannot be held: one of several who chair together can.
    fn people_of(&self, meeting: &Meeting) -> Vec<String> {
        let alone = |role: Role| matches!(role, Role::Chair | Role::Facilitator);
        let group = self.plan.group_of(meeting);
        let offices = group.into_iter().flat_map(|group| &group.offices);
        let offices = offices.filter(|office| alone(office.role));
        let own = meeting.details().chair.as_ref();
        let of_group = offices
            .map(|office| &office.holder)
            .filter(|_| own.is_none());
        let leading = own.into_iter().chain(of_group).filter_map(person);
        let speakers = meeting.details().speakers.iter();
        let mut names: Vec<_> = leading.chain(speakers).map(first_version).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn bodies(&self) -> Faults {
        let parts = self.parts();
        let spread = self.spread(&parts);
        let mut needs = Claims::default();
        if !spread.contains(&true) {
            return Faults::new();
        }
        self.sittings(|placed, needed| {
            let bodies = bodies_of(&placed.meeting, &parts);
            for group in bodies.into_iter().filter(|group| spread[*group]) {
                needs.add(self.plan.groups[group].id.as_str(), needed);
            }
        });
        needs.clashes(|who, need, other| {
            let (one, two) = (self.name(other.what), self.name(need.what));
            let at_once = describe(need.starts);
            let message = format!("`{one}` and `{two}` both need {who} on {at_once}");
            let fault = Fault::new(Code::BodyTwice, message, at_of(need.what));
            let fault = beside(fault, need, other);
            fault.help(format!(
                "let `{two}` wait: `after = [\"{one}\"]`; or if they sit together, write one meeting with `with = […]`"
            ))
        })
    }

    /// Whether each group meets in several tracks: in one its meetings follow one another.
    fn spread(&self, parts: &[Vec<usize>]) -> Vec<bool> {
        let mut first = vec![None; parts.len()];
        let mut spread = vec![false; parts.len()];
        for meeting in &self.plan.meetings {
            for group in meeting.group.iter().chain(&meeting.details().with) {
                for body in parts[*group].iter().chain([group]) {
                    let track = *first[*body].get_or_insert(meeting.track);
                    spread[*body] |= track != meeting.track;
                }
            }
        }
        spread
    }

    /// The sub-working groups of each group.
    fn parts(&self) -> Vec<Vec<usize>> {
        let mut parts = vec![Vec::new(); self.plan.groups.len()];
        for (place, group) in self.plan.groups.iter().enumerate() {
            if let Some(parent) = group.parent {
                parts[parent].push(place);
            }
        }
        parts
    }

    /// Where more meetings are interpreted at once than there are teams.
    fn interpreters(&self) -> Option<Fault> {
        let teams = usize::try_from(self.plan.common.interpretation_teams?).ok()?;
        let mut needs = Vec::new();
        self.sittings(|placed, needed| {
            let spoken = self.plan.interpretation_of(&placed.meeting);
            if spoken.is_some_and(|own| *own != Interpretation::NotProvided) {
                needs.push(needed);
            }
        });
        needs.sort_unstable();
        let mut at_once: Vec<&Need> = Vec::new();
        for need in &needs {
            at_once.retain(|other| other.ends > need.starts);
            at_once.push(need);
            if at_once.len() > teams {
                return Some(too_many(&at_once, teams));
            }
        }
        None
    }

    /// Visits the sittings of all meetings that are held.
    fn sittings(&self, mut visit: impl FnMut(&Placed, Need)) {
        let held = self.schedule.meetings.iter().enumerate();
        for (place, placed) in held.filter(|(_, placed)| !placed.record.takes_no_time()) {
            for sitting in &placed.current.sittings {
                let (starts, ends) = (sitting.starts, sitting.ends);
                let what = What::Meeting(place);
                visit(placed, Need { starts, ends, what });
            }
        }
    }

    /// When an event is held.
    fn times(&self, event: &Event) -> impl Iterator<Item = (Moment, Moment)> {
        let zone = self.plan.frame.time_zone;
        let hours = event.time.and_then(EventTime::hours);
        let held = event.status != EventStatus::Cancelled;
        let days = event.days.iter().filter(move |_| held);
        days.filter_map(move |day| {
            let (starts, ends) = hours?.on(*day)?;
            Some((zone.earliest(starts), zone.earliest(ends)))
        })
    }

    fn name(&self, what: What) -> String {
        match what {
            What::Meeting(place) => self.plan.meetings[place].id.clone(),
            What::Event(place) => self.plan.events[place].id.clone(),
        }
    }
}

fn at_of(what: What) -> Path {
    match what {
        What::Meeting(place) => path_to!["meeting", place],
        What::Event(place) => path_to!["event", place],
    }
}

fn person(holder: &Holder) -> Option<&Text> {
    match holder {
        Holder::Vacant => None,
        Holder::Person(name) => Some(name),
    }
}

fn first_version(text: &Text) -> String {
    let mut versions = text.versions();
    let first = versions.next().map(|(_, own)| plain(own));
    first.unwrap_or_default().trim().to_owned()
}

/// True if nothing else can be held in the room of such an event: meetings go on beside a registration
/// desk, a coffee break or an exhibition.
const fn fills_its_room(kind: EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Break | EventKind::Registration | EventKind::Exhibition
    )
}

/// A room that is declared, by its place; another by its name.
fn room_key(room: &Venue) -> String {
    match room.room {
        Some(place) => format!("{place}"),
        None => format!(" {}", first_version(&room.name).to_lowercase()),
    }
}

/// The groups that meet; with a working group its sub-working groups.
fn bodies_of(meeting: &Meeting, parts: &[Vec<usize>]) -> Vec<usize> {
    let own = meeting.group.iter().chain(&meeting.details().with);
    let mut all = Vec::new();
    for group in own {
        all.push(*group);
        all.extend(&parts[*group]);
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn too_many(at_once: &[&Need], teams: usize) -> Fault {
    let number = at_once.len();
    let last = at_once[number - 1];
    let when = describe(last.starts);
    let message = format!(
        "{number} meetings are interpreted at once on {when}, by {teams} {}",
        if teams == 1 { "team" } else { "teams" }
    );
    let fault = Fault::new(Code::TooFewInterpreters, message, at_of(last.what));
    let fault = fault
        .label("interpreted, too")
        .and(path_to!["interpretation-teams"]);
    let fault = fault.label("so many teams");
    let earlier = at_once[..number - 1].iter();
    let fault = earlier.fold(fault, |fault, other| {
        let label = format!("goes on until {}", describe(other.ends));
        fault.and(at_of(other.what)).label(label)
    });
    fault.help("write `interpretation = \"none\"` under one of them, or let it follow another with `after`")
}

fn beside(fault: Fault, need: &Need, other: &Need) -> Fault {
    let label = format!("begins on {}", describe(need.starts));
    let until = format!("goes on until {}", describe(other.ends));
    fault.label(label).and(at_of(other.what)).label(until)
}
