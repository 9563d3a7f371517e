//! The pinned meetings, and the intervals that they leave of the sessions.

use super::{
    ask::Ask,
    placement::{Part, Placement},
    queue_input::{QueueInput, rest_of_session},
    timeline::{Minute, OpenInterval, Timeline},
};
use crate::plan::{List, MeetingId};

/// A part of a session that a pinned meeting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pinned {
    pub(super) meeting: MeetingId,
    pub(super) part: Part,
}

/// Places the pinned meetings of all tracks, and returns their parts, session by session.
///
/// Pins that last to the close of their session are placed last, since they go round the others.
pub(super) fn place(
    input: &QueueInput<'_>,
    whole: &[Vec<OpenInterval>],
    placements: &mut [Placement],
) -> Vec<Pinned> {
    let meetings = input.timeline.plan.meetings.with_ids();
    let mut pinned: Vec<_> = meetings
        .filter_map(|(place, meeting)| Some((meeting.start.pinned?, place)))
        .filter(|(_, place)| input.demand(*place).is_held())
        .collect();
    if pinned.is_empty() {
        return Vec::new();
    }
    pinned.sort_unstable();
    let lasts_to_the_close = |place: MeetingId| input.demand(place).ask == Ask::RestOfSession;
    let (rest, fixed): (Vec<_>, Vec<_>) = pinned
        .into_iter()
        .partition(|(_, place)| lasts_to_the_close(*place));
    let mut taken = Vec::with_capacity(fixed.len() + rest.len());
    for (moment, place) in fixed {
        let track = &whole[input.timeline.plan.meetings[place].track.index()];
        let placement = fixed_pin(
            input,
            track,
            place,
            input.timeline.minute(moment),
            placements,
        );
        taken.extend(parts(place, &placement));
        placements[place.index()] = placement;
    }
    taken.sort_unstable_by_key(by_time);
    for (moment, place) in rest.into_iter().rev() {
        let track = &whole[input.timeline.plan.meetings[place].track.index()];
        let placement =
            pin_to_the_close(input, track, place, input.timeline.minute(moment), &taken);
        for pinned in parts(place, &placement) {
            let before = taken.partition_point(|other| by_time(other) < by_time(&pinned));
            taken.insert(before, pinned);
        }
        placements[place.index()] = placement;
    }
    taken
}

fn by_time(pinned: &Pinned) -> (usize, Minute, Minute) {
    (pinned.part.session, pinned.part.from, pinned.part.to)
}

fn parts(meeting: MeetingId, placement: &Placement) -> impl Iterator<Item = Pinned> {
    placement.parts.iter().map(move |part| Pinned {
        meeting,
        part: *part,
    })
}

/// Returns the intervals that events leave of the sessions of each track.
pub(super) fn whole(timeline: &Timeline<'_>) -> Vec<Vec<OpenInterval>> {
    let tracks = timeline.tracks().into_iter();
    tracks
        .map(|range| timeline.whole(range).collect())
        .collect()
}

/// Returns the intervals of its track that a meeting can use from a minute on.
fn usable_from<'t>(
    input: &QueueInput<'t>,
    track: &'t [OpenInterval],
    place: MeetingId,
    at: Minute,
) -> impl Iterator<Item = OpenInterval> + Clone {
    let timeline = input.timeline;
    let meeting = &timeline.plan.meetings[place];
    let first = track.partition_point(|interval| interval.to <= at);
    let rest = track[first..].iter().copied();
    rest.filter(|interval| timeline.admits(interval.session, meeting))
}

/// Returns the placement of a pinned meeting whose length does not depend on its session.
fn fixed_pin(
    input: &QueueInput<'_>,
    track: &[OpenInterval],
    place: MeetingId,
    at: Minute,
    placements: &[Placement],
) -> Placement {
    let usable = usable_from(input, track, place, at);
    let open = usable.clone().find(|interval| interval.overtime.is_none());
    let counted_from = open.map(|interval| interval.session);
    let asked = input.asked_minutes(place, track, counted_from, placements);
    Placement {
        counted_from,
        ..pin(input, usable, place, at, asked)
    }
}

/// Returns the placement of a pinned meeting that lasts to the close of its session, round those
/// that are pinned to a later moment.
fn pin_to_the_close(
    input: &QueueInput<'_>,
    track: &[OpenInterval],
    place: MeetingId,
    at: Minute,
    taken: &[Pinned],
) -> Placement {
    let change_over = i64::from(input.timeline.plan.rules.change_over.0);
    let usable = usable_from(input, track, place, at).flat_map(|whole| {
        let later = of_session(taken, whole.session)
            .iter()
            .filter(|pinned| pinned.part.from > at)
            .map(|pinned| {
                let (from, to) = widen(pinned.part, change_over);
                // A pin is kept, even if another leaves no time to change over behind it.
                (if from > at { from } else { pinned.part.from }, to)
            });
        pieces_left(whole, later)
    });
    pin(input, usable, place, at, None)
}

/// Returns the placement of a meeting from its pin on, in the intervals that it can use.
fn pin(
    input: &QueueInput<'_>,
    usable: impl Iterator<Item = OpenInterval> + Clone,
    place: MeetingId,
    at: Minute,
    asked: Option<u32>,
) -> Placement {
    let open = usable.skip_while(|interval| interval.overtime.is_some());
    let opening = open.clone().next().filter(|interval| {
        // A pinned meeting whose room was opened late begins when the room opens.
        let late = input.planned.is_some() && input.timeline.is_on_day(interval.session, at);
        interval.from <= at || late
    });
    let demand = input.demand(place);
    let rest = || opening.map_or(1, |_| rest_of_session(open.clone(), at));
    let minutes = asked.unwrap_or_else(rest).saturating_add(demand.more);
    let mut placement = Placement::asking(minutes, demand.end);
    placement.opening = opening.map(|interval| (interval.session, interval.from.max(at)));
    let used = open.enumerate().filter(|_| opening.is_some());
    placement.spend(used, at, demand.end);
    placement
}

/// Returns the parts of a session that pinned meetings take.
fn of_session(pins: &[Pinned], session: usize) -> &[Pinned] {
    let first = pins.partition_point(|pinned| pinned.part.session < session);
    let behind = pins.partition_point(|pinned| pinned.part.session <= session);
    &pins[first..behind]
}

/// Returns a part with the time to change over around it.
fn widen(part: Part, change_over: Minute) -> (Minute, Minute) {
    (part.from - change_over, part.to + change_over)
}

/// Returns the pieces that are left of an interval when some of it is taken, in order.
fn pieces_left(
    whole: OpenInterval,
    taken: impl Iterator<Item = (Minute, Minute)> + Clone,
) -> impl Iterator<Item = OpenInterval> + Clone {
    let taken_and_end = taken.chain([(Minute::MAX, Minute::MAX)]);
    let mut from = whole.from;
    taken_and_end.filter_map(move |(starts, ends)| {
        let to = starts.min(whole.to);
        let piece = OpenInterval {
            from,
            to,
            goes_on: whole.goes_on && to == whole.to,
            ..whole
        };
        from = from.max(ends);
        (piece.from < piece.to).then_some(piece)
    })
}

/// Returns the intervals that pinned meetings leave of each track.
pub(super) fn intervals(timeline: &Timeline<'_>, pins: &[Pinned]) -> Vec<Vec<OpenInterval>> {
    cut(timeline, whole(timeline), pins)
}

/// Returns the intervals that pinned meetings leave of whole ones, track by track, without the time
/// to change over around each pin.
pub(super) fn cut(
    timeline: &Timeline<'_>,
    whole: Vec<Vec<OpenInterval>>,
    pins: &[Pinned],
) -> Vec<Vec<OpenInterval>> {
    if pins.is_empty() {
        return whole;
    }
    let change_over = i64::from(timeline.plan.rules.change_over.0);
    let mut later_pins = pins;
    let track = |whole: Vec<OpenInterval>| {
        let mut all: Vec<OpenInterval> = Vec::with_capacity(whole.len());
        for whole in whole {
            while later_pins
                .first()
                .is_some_and(|pinned| pinned.part.session < whole.session)
            {
                later_pins = &later_pins[1..];
            }
            let in_session = later_pins
                .iter()
                .take_while(|pinned| pinned.part.session == whole.session);
            if in_session.clone().next().is_none() {
                all.push(whole);
                continue;
            }
            let before = all.len();
            let taken = in_session.map(|pinned| widen(pinned.part, change_over));
            all.extend(pieces_left(whole, taken));
            // A pin at the beginning of an interval divides it from the one before.
            let is_cut = all.get(before).is_none_or(|first| first.from > whole.from);
            if let Some(last) = before.checked_sub(1).filter(|_| is_cut) {
                all[last].goes_on = false;
            }
        }
        all
    };
    whole.into_iter().map(track).collect()
}
