//! P0330: side events during which a meeting is held.

use super::{Claim, Conflicts, path_of};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    keywords::EventKind,
    plan::{Activity, Event, EventId, List, TrackId},
    time::{Moment, describe},
};

/// Returns a warning for each side event that is held while a meeting goes on.
///
/// A side event with a room is held elsewhere, and delegations send somebody to both; if the room is the
/// meeting's, P0331 says so. One with a track competes with the meetings of that track alone.
pub(super) fn of(conflicts: &Conflicts<'_>) -> Faults {
    let events = conflicts.plan.events.with_ids();
    let competing: Vec<_> = events.filter(|(_, event)| competes(event)).collect();
    if competing.is_empty() {
        return Faults::new();
    }
    let periods = periods(conflicts, competing.iter().map(|(_, event)| *event));
    let all = Sittings::of(conflicts, &periods, None);
    let tracks = conflicts.plan.frame.tracks.ids();
    let by_track: Vec<_> = tracks
        .map(|track| {
            let mut named = competing.iter().map(|(_, event)| event.track);
            let is_named = named.any(|named| named == Some(track));
            is_named.then(|| Sittings::of(conflicts, &periods, Some(track)))
        })
        .collect();
    let mut faults = Faults::new();
    for (place, event) in competing {
        let of_track = event
            .track
            .and_then(|track| by_track.get(track.index())?.as_ref());
        let sittings = of_track.unwrap_or(&all);
        let mut times = conflicts.times(event);
        let over = times.find_map(|(starts, ends)| sittings.during(starts, ends));
        faults.extend(over.map(|claim| fault(conflicts, place, claim)));
    }
    faults
}

/// True if delegates have to choose between the event and the meetings of its time.
fn competes(event: &Event) -> bool {
    event.kind == EventKind::SideEvent && !event.takes_time && event.room.is_none()
}

/// Returns the periods in which any of the events is held, in order of time and apart from one another.
fn periods<'e>(
    conflicts: &Conflicts<'_>,
    events: impl Iterator<Item = &'e Event>,
) -> Vec<(Moment, Moment)> {
    let mut times: Vec<_> = events.flat_map(|event| conflicts.times(event)).collect();
    times.sort_unstable();
    let mut periods: Vec<(Moment, Moment)> = Vec::with_capacity(times.len());
    for (starts, ends) in times {
        match periods.last_mut() {
            Some(last) if starts <= last.1 => last.1 = last.1.max(ends),
            _ => periods.push((starts, ends)),
        }
    }
    periods
}

/// Sittings within periods, in order of time.
struct Sittings {
    claims: Vec<Claim>,
    /// The place, for each sitting, of the one up to it that ends last.
    latest: Vec<usize>,
}

impl Sittings {
    /// Returns the sittings of one track, or of all, that are held in one of the periods.
    fn of(conflicts: &Conflicts<'_>, periods: &[(Moment, Moment)], track: Option<TrackId>) -> Self {
        let is_within = |claim: &Claim| {
            let next = periods.partition_point(|(_, ends)| *ends <= claim.starts);
            let following = periods.get(next);
            following.is_some_and(|(starts, _)| *starts < claim.ends)
        };
        let mut claims = Vec::new();
        conflicts.sittings(|placed, _, claim| {
            let is_in_track = track.is_none_or(|track| track == placed.meeting.track);
            if is_in_track && is_within(&claim) {
                claims.push(claim);
            }
        });
        claims.sort_unstable();
        let mut latest: Vec<usize> = Vec::with_capacity(claims.len());
        for (place, claim) in claims.iter().enumerate() {
            let before = latest.last().copied().unwrap_or(place);
            let later = claims[before].ends < claim.ends;
            latest.push(if later { place } else { before });
        }
        Self { claims, latest }
    }

    /// Returns a sitting that is held at some time between the two.
    fn during(&self, starts: Moment, ends: Moment) -> Option<&Claim> {
        let begun = self.claims.partition_point(|claim| claim.starts < ends);
        let last = self.claims.get(*self.latest.get(begun.checked_sub(1)?)?)?;
        (last.ends > starts).then_some(last)
    }
}

fn fault(conflicts: &Conflicts<'_>, event: EventId, claim: &Claim) -> Fault {
    let (one, two) = (
        conflicts.name(Activity::Event(event)),
        conflicts.name(claim.activity),
    );
    let message = format!("the side event `{one}` is held while `{two}` meets");
    Fault::new(Code::SideEventOverMeeting, message, path_to!["event", event, "time"])
        .label("beside the meeting")
        .and(path_of(claim.activity))
        .label(format!("from {} on", describe(claim.starts)))
        .help("write hours at which nothing is held, or `takes-time = true` to let the meetings flow round it")
        .help("if it is held elsewhere, write where: `room = \"…\"` under the event")
}
