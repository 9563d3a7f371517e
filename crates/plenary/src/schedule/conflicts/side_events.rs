//! P0330: side events during which a meeting is held.

use super::{Conflicts, Need, What, at_of};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    keywords::EventKind,
    plan::Event,
    time::{Moment, describe},
};

/// Returns a warning for each side event that is held while a meeting goes on.
///
/// A side event with a room is held elsewhere, and delegations send somebody to both; if the room is the
/// meeting's, P0331 says so. One with a track competes with the meetings of that track alone.
pub(super) fn of(clashes: &Conflicts<'_>) -> Faults {
    let events = clashes.plan.events.iter().enumerate();
    let competing: Vec<_> = events.filter(|(_, event)| competes(event)).collect();
    if competing.is_empty() {
        return Faults::new();
    }
    let periods = periods(clashes, competing.iter().map(|(_, event)| *event));
    let all = Sittings::of(clashes, &periods, None);
    let tracks = 0..clashes.plan.frame.tracks.len();
    let by_track: Vec<_> = tracks
        .map(|track| {
            let mut named = competing.iter().map(|(_, event)| event.track);
            let is_named = named.any(|named| named == Some(track));
            is_named.then(|| Sittings::of(clashes, &periods, Some(track)))
        })
        .collect();
    let mut faults = Faults::new();
    for (place, event) in competing {
        let own = event.track.and_then(|track| by_track.get(track)?.as_ref());
        let sittings = own.unwrap_or(&all);
        let mut times = clashes.times(event);
        let over = times.find_map(|(starts, ends)| sittings.during(starts, ends));
        faults.extend(over.map(|need| fault(clashes, place, need)));
    }
    faults
}

/// True if delegates have to choose between the event and the meetings of its time.
fn competes(event: &Event) -> bool {
    event.kind == EventKind::SideEvent && !event.takes_time && event.room.is_none()
}

/// Returns the periods in which any of the events is held, in order of time and apart from one another.
fn periods<'e>(
    clashes: &Conflicts<'_>,
    events: impl Iterator<Item = &'e Event>,
) -> Vec<(Moment, Moment)> {
    let mut times: Vec<_> = events.flat_map(|event| clashes.times(event)).collect();
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
    needs: Vec<Need>,
    /// For each sitting, which one of those up to it ends last.
    latest: Vec<usize>,
}

impl Sittings {
    /// Returns the sittings of one track, or of all, that are held in one of the periods.
    fn of(clashes: &Conflicts<'_>, periods: &[(Moment, Moment)], track: Option<usize>) -> Self {
        let is_within = |need: &Need| {
            let next = periods.partition_point(|(_, ends)| *ends <= need.starts);
            let next = periods.get(next);
            next.is_some_and(|(starts, _)| *starts < need.ends)
        };
        let mut needs = Vec::new();
        clashes.sittings(|placed, need| {
            let is_in_track = track.is_none_or(|track| track == placed.meeting.track);
            if is_in_track && is_within(&need) {
                needs.push(need);
            }
        });
        needs.sort_unstable();
        let mut latest: Vec<usize> = Vec::with_capacity(needs.len());
        for (place, need) in needs.iter().enumerate() {
            let before = latest.last().copied().unwrap_or(place);
            let later = needs[before].ends < need.ends;
            latest.push(if later { place } else { before });
        }
        Self { needs, latest }
    }

    /// Returns a sitting that is held at some time between the two.
    fn during(&self, starts: Moment, ends: Moment) -> Option<&Need> {
        let begun = self.needs.partition_point(|need| need.starts < ends);
        let last = self.needs.get(*self.latest.get(begun.checked_sub(1)?)?)?;
        (last.ends > starts).then_some(last)
    }
}

fn fault(clashes: &Conflicts<'_>, event: usize, need: &Need) -> Fault {
    let (one, two) = (clashes.name(What::Event(event)), clashes.name(need.what));
    let message = format!("the side event `{one}` is held while `{two}` meets");
    Fault::new(Code::SideEventOverMeeting, message, path_to!["event", event, "time"])
        .label("beside the meeting")
        .and(at_of(need.what))
        .label(format!("from {} on", describe(need.starts)))
        .help("write hours at which nothing is held, or `takes-time = true` to let the meetings flow round it")
        .help("if it is held elsewhere, write where: `room = \"…\"` under the event")
}
