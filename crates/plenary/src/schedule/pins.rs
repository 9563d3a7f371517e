//! The pinned meetings, and what they leave of the sessions.

use super::{
    line::{Line, Minute, Stretch},
    part::Part,
    roll::{Orders, Spot},
};

/// A part of a session that a pinned meeting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pinned {
    pub(super) meeting: usize,
    pub(super) part: Part,
}

/// Places the pinned meetings of all tracks. Returns what they take, session by session.
pub(super) fn place(orders: &Orders<'_>, spots: &mut [Spot]) -> Vec<Pinned> {
    let meetings = orders.line.plan.meetings.iter().enumerate();
    let pinned = meetings.filter_map(|(place, meeting)| Some((meeting.start.pinned?, place)));
    let mut pinned: Vec<_> = pinned
        .filter(|(_, place)| orders.demands[*place].is_held())
        .collect();
    if pinned.is_empty() {
        return Vec::new();
    }
    pinned.sort_unstable();
    let whole = whole(orders.line);
    let mut taken = Vec::new();
    for (moment, place) in pinned {
        let track = &whole[orders.line.plan.meetings[place].track];
        spots[place] = pin(orders, track, place, orders.line.minute(moment), spots);
        let parts = spots[place].parts.iter();
        taken.extend(parts.map(|part| Pinned {
            meeting: place,
            part: *part,
        }));
    }
    taken.sort_unstable_by_key(|pinned| (pinned.part.session, pinned.part.from, pinned.part.to));
    taken
}

/// The whole of the sessions of each track.
pub(super) fn whole(line: &Line<'_>) -> Vec<Vec<Stretch>> {
    let tracks = line.tracks().into_iter();
    tracks.map(|range| line.whole(range).collect()).collect()
}

/// The spot of a meeting from its pin on.
fn pin(orders: &Orders<'_>, track: &[Stretch], place: usize, at: Minute, spots: &[Spot]) -> Spot {
    let line = orders.line;
    let group = line.plan.meetings[place].group;
    let first = track.partition_point(|stretch| stretch.to <= at);
    let own = track[first..]
        .iter()
        .filter(|stretch| line.admits(stretch.session, group));
    let counted_from = own.clone().next().map(|stretch| stretch.session);
    let asked = orders.asked(place, track, counted_from, spots);
    let asked = asked.saturating_add(orders.demands[place].more);
    let (lacking, until) = orders.demands[place].end.limits(asked);
    let mut spot = Spot {
        asked,
        lacking,
        counted_from,
        ..Spot::NONE
    };
    let opening = own.clone().next().filter(|stretch| {
        // Where the room was opened late, a pinned meeting begins with it.
        let late = orders.planned.is_some() && line.is_on_day(stretch.session, at);
        stretch.from <= at || late
    });
    spot.opening = opening.map(|stretch| (stretch.session, stretch.from.max(at)));
    for stretch in own.filter(|_| opening.is_some()) {
        if !spot.fill(stretch, stretch.from.max(at), until) {
            break;
        }
    }
    if until.is_some() {
        spot.lacking = 0;
    }
    spot
}

/// What is left of the stretches of each track, with the time to change over around each pin.
pub(super) fn stretches(line: &Line<'_>, pins: &[Pinned]) -> Vec<Vec<Stretch>> {
    let change_over = i64::from(line.plan.rules.change_over.0);
    let track = |range: std::ops::Range<usize>| {
        let mut left = Vec::with_capacity(range.len());
        for whole in line.whole(range) {
            let first = pins.partition_point(|pinned| pinned.part.session < whole.session);
            let own = pins[first..].iter();
            let own = own.take_while(|pinned| pinned.part.session == whole.session);
            let mut from = whole.from;
            for Pinned { part, .. } in own {
                let to = (part.from - change_over).min(whole.to);
                if to > from {
                    let goes_on = whole.goes_on && to == whole.to;
                    left.push(Stretch {
                        from,
                        to,
                        goes_on,
                        ..whole
                    });
                }
                from = from.max(part.to + change_over);
            }
            if whole.to > from {
                left.push(Stretch { from, ..whole });
            }
        }
        left
    };
    line.tracks().into_iter().map(track).collect()
}
