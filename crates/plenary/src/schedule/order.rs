//! In which order meetings can be placed: each after those that it waits for.

use std::{collections::VecDeque, sync::Arc};

use crate::{
    fault::{Code, Fault, Faults, Path, at},
    plan::Plan,
};

/// The places of the meetings in such an order; the fault of those that wait for one another.
pub(super) fn order(plan: &Plan, faults: &mut Faults) -> Option<Vec<usize>> {
    let meetings = plan.meetings.iter().enumerate();
    let mut waits = meetings.flat_map(|(place, meeting)| {
        let after = meeting.start.after.iter().chain(&meeting.resumes);
        after.map(move |earlier| *earlier < place)
    });
    if waits.all(|in_order| in_order) {
        return Some((0..plan.meetings.len()).collect());
    }
    let before = before(plan);
    let mut after = vec![Vec::new(); before.len()];
    let mut open: Vec<usize> = before.iter().map(Vec::len).collect();
    for (place, before) in before.iter().enumerate() {
        for earlier in before {
            after[*earlier].push(place);
        }
    }
    let ready = open.iter().enumerate().filter(|(_, open)| **open == 0);
    let mut ready: VecDeque<usize> = ready.map(|(place, _)| place).collect();
    let mut order = Vec::with_capacity(before.len());
    while let Some(place) = ready.pop_front() {
        order.push(place);
        for later in &after[place] {
            open[*later] -= 1;
            if open[*later] == 0 {
                ready.push_back(*later);
            }
        }
    }
    let whole = order.len() == before.len();
    if !whole {
        faults.push(cycle(plan, &before, &open));
    }
    whole.then_some(order)
}

/// What each meeting waits for: the one before it in its queue, and those that it names.
fn before(plan: &Plan) -> Vec<Vec<usize>> {
    let mut last = vec![None; plan.frame.tracks.len()];
    let one = |(place, meeting): (usize, &Arc<crate::plan::Meeting>)| {
        let queued = meeting.start.pinned.is_none();
        let queue = queued.then(|| last[meeting.track].replace(place));
        let named = meeting.start.after.iter().copied().chain(meeting.resumes);
        queue.flatten().into_iter().chain(named).collect()
    };
    plan.meetings.iter().enumerate().map(one).collect()
}

/// The fault of a ring of meetings, each of which waits for the one after it.
fn cycle(plan: &Plan, before: &[Vec<usize>], open: &[usize]) -> Fault {
    let ring = ring(before, open);
    let id = |place: &usize| format!("`{}`", plan.meetings[*place].id);
    let around: Vec<_> = ring.iter().chain(ring.first()).map(id).collect();
    let message = match &*around {
        [own, _] => format!("the meeting {own} waits for itself"),
        _ => format!(
            "meetings wait for one another: {}",
            around.join(" waits for ")
        ),
    };
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    let mut waits: Vec<_> = pairs
        .map(|(place, next)| waits(plan, *place, *next))
        .collect();
    // What is written by name is what can be deleted.
    waits.sort_by_key(|(path, _)| std::cmp::Reverse(path.steps().len()));
    let mut waits = waits.into_iter();
    let (path, label) = waits.next().unwrap_or_default();
    let fault = Fault::new(Code::Cycle, message, path).label(label);
    waits
        .fold(fault, |fault, (path, label)| fault.and(path).label(label))
        .help("delete one of these `after`, or change the order of the blocks")
}

/// Meetings of which each waits for the one after it, and the last for the first.
fn ring(before: &[Vec<usize>], open: &[usize]) -> Vec<usize> {
    let stuck = |place: &usize| open[*place] > 0;
    let mut seen = vec![None; before.len()];
    let mut walk = Vec::new();
    let mut place = (0..before.len()).find(stuck).unwrap_or(0);
    while seen[place].is_none() {
        seen[place] = Some(walk.len());
        walk.push(place);
        let next = before[place].iter().copied().find(stuck);
        place = next.unwrap_or(place);
    }
    walk.split_off(seen[place].unwrap_or(0))
}

/// Where a meeting says that it waits for another, or stands behind it.
fn waits(plan: &Plan, place: usize, next: usize) -> (Path, String) {
    let id = &plan.meetings[next].id;
    let after = &plan.meetings[place].start.after;
    if after.contains(&next) {
        (at!["meeting", place, "after"], format!("waits for {id}"))
    } else {
        (
            at!["meeting", place],
            format!("stands behind {id} in the order"),
        )
    }
}
