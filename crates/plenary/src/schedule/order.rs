//! The order in which meetings can be placed: each after those that it waits for.

use std::{collections::VecDeque, sync::Arc};

use crate::{
    fault::{Code, Edit, Fault, Faults, Path, path_to},
    plan::{List, Meeting, MeetingId, Plan},
};

/// The meetings that each meeting waits for.
///
/// A meeting that is named by `after` and was suspended is awaited as far as the order of the file
/// says: what stands behind a block that resumes it waits for that block; what stands before that
/// block waits for the suspension.
pub(super) struct Waits<'p> {
    pub(super) plan: &'p Plan,
    /// The block that resumes each meeting; empty if no block resumes any.
    resumed_by: Vec<Option<MeetingId>>,
}

impl<'p> Waits<'p> {
    pub(super) fn of_plan(plan: &'p Plan) -> Self {
        let mut resumed_by = Vec::new();
        for (place, meeting) in plan.meetings.with_ids() {
            if let Some(earlier) = meeting.resumes {
                resumed_by.resize(plan.meetings.len(), None);
                resumed_by[earlier.index()] = Some(place);
            }
        }
        Self { plan, resumed_by }
    }

    /// Returns the held meetings for whose end a meeting waits.
    pub(super) fn of(
        &self,
        place: MeetingId,
        is_held: impl Fn(MeetingId) -> bool + Copy,
    ) -> impl Iterator<Item = MeetingId> {
        let meeting = &self.plan.meetings[place];
        let after = meeting.start.after.iter();
        let named = after.map(move |earlier| self.latest(*earlier, place, is_held));
        let all = named.chain(meeting.resumes);
        all.filter(move |earlier| is_held(*earlier))
    }

    /// Returns the last block of a meeting that stands before a place in the order: the meeting
    /// itself, or a block that resumes it.
    pub(super) fn latest(
        &self,
        meeting: MeetingId,
        place: MeetingId,
        is_held: impl Fn(MeetingId) -> bool,
    ) -> MeetingId {
        let mut latest = meeting;
        let next = |latest: MeetingId| self.resumed_by.get(latest.index()).copied().flatten();
        while let Some(block) = next(latest).filter(|block| *block < place && is_held(*block)) {
            latest = block;
        }
        latest
    }
}

/// Returns the meetings, each after those that it waits for; adds a fault if some wait for one
/// another.
pub(super) fn order(plan: &Plan, waits: &Waits<'_>, faults: &mut Faults) -> Option<Vec<MeetingId>> {
    let places = plan.meetings.ids();
    let mut in_order = places.clone().map(|place| {
        let mut earlier = waits.of(place, |_| true);
        earlier.all(|earlier| earlier < place)
    });
    if in_order.all(|in_order| in_order) {
        return Some(places.collect());
    }
    let before = predecessors(plan, waits);
    let mut after = vec![Vec::new(); before.len()];
    let mut open: Vec<usize> = before.iter().map(Vec::len).collect();
    for (place, before) in plan.meetings.ids().zip(&before) {
        for earlier in before {
            after[earlier.index()].push(place);
        }
    }
    let ready = plan.meetings.ids().filter(|place| open[place.index()] == 0);
    let mut ready: VecDeque<MeetingId> = ready.collect();
    let mut order = Vec::with_capacity(before.len());
    while let Some(place) = ready.pop_front() {
        order.push(place);
        for later in &after[place.index()] {
            open[later.index()] -= 1;
            if open[later.index()] == 0 {
                ready.push_back(*later);
            }
        }
    }
    let whole = order.len() == before.len();
    if !whole {
        faults.push(cycle(waits, &before, &open));
    }
    whole.then_some(order)
}

/// Returns the meetings that each meeting waits for: the one before it in its queue, and those that
/// it names.
fn predecessors(plan: &Plan, waits: &Waits<'_>) -> Vec<Vec<MeetingId>> {
    let mut last = vec![None; plan.frame.tracks.len()];
    let one = |(place, meeting): (MeetingId, &Arc<Meeting>)| {
        let queued = meeting.start.pinned.is_none();
        let queue = queued.then(|| last[meeting.track.index()].replace(place));
        let named = waits.of(place, |_| true);
        queue.flatten().into_iter().chain(named).collect()
    };
    plan.meetings.with_ids().map(one).collect()
}

/// Returns the fault of a ring of meetings, each of which waits for the one after it.
fn cycle(waits: &Waits<'_>, before: &[Vec<MeetingId>], open: &[usize]) -> Fault {
    let plan = waits.plan;
    let ring = ring(before, open);
    let id = |place: &MeetingId| format!("`{}`", plan.meetings[*place].id);
    let around: Vec<_> = ring.iter().chain(ring.first()).map(id).collect();
    let message = match &*around {
        [id, _] => format!("the meeting {id} waits for itself"),
        _ => format!(
            "meetings wait for one another: {}",
            around.join(" waits for ")
        ),
    };
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    let mut waiting: Vec<_> = pairs
        .map(|(place, next)| Wait::of(waits, *place, *next))
        .collect();
    // Only a wait that is written by name can be deleted.
    waiting.sort_by_key(|wait| wait.named.is_none());
    let mut labels = waiting.iter().map(|wait| wait.label(plan));
    let (path, label) = labels.next().unwrap_or_default();
    let fault = Fault::new(Code::Cycle, message, path).label(label);
    let fault = labels.fold(fault, |fault, (path, label)| fault.and(path).label(label));
    let edits = waiting.iter().filter_map(|wait| wait.edit_without(plan));
    let fault = edits.fold(fault, |fault, (path, message, list)| {
        fault.offer(message, Edit::value(path, list))
    });
    fault.help("delete one of these `after`, or change the order of the blocks")
}

/// A meeting that waits for another.
struct Wait {
    place: MeetingId,
    next: MeetingId,
    /// The place in `after` of the name that makes it wait; none if the order does, or `resumes`.
    named: Option<usize>,
}

impl Wait {
    fn of(waits: &Waits<'_>, place: MeetingId, next: MeetingId) -> Self {
        let mut after = waits.plan.meetings[place].start.after.iter();
        let named = after.position(|named| waits.latest(*named, place, |_| true) == next);
        Self { place, next, named }
    }

    /// Returns the path at which the meeting says that it waits for the other, and a label.
    fn label(&self, plan: &Plan) -> (Path, String) {
        let meeting = &plan.meetings[self.place];
        let (id, at) = (
            &plan.meetings[self.next].id,
            path_to!["meeting", self.place],
        );
        let named = self.named.map(|named| meeting.start.after[named]);
        match named {
            Some(named) if named == self.next => (at.then("after"), format!("waits for {id}")),
            Some(named) => {
                let earlier = &plan.meetings[named].id;
                let label = format!("waits for {earlier}, which {id} resumes before it");
                (at.then("after"), label)
            }
            None if meeting.resumes == Some(self.next) => {
                (at.then("resumes"), format!("resumes {id}"))
            }
            None => (at, format!("stands behind {id} in the order")),
        }
    }

    /// Returns the path of `after`, a message and the new list with which the meeting does not wait
    /// for the other; none if it does not say so by `after`.
    fn edit_without(&self, plan: &Plan) -> Option<(Path, String, String)> {
        let after = &plan.meetings[self.place].start.after;
        let named = self.named?;
        let others = after.iter().enumerate().filter(|(i, _)| *i != named);
        let ids = others.map(|(_, other)| format!("\"{}\"", plan.meetings[*other].id));
        let list = format!("[{}]", ids.collect::<Vec<_>>().join(", "));
        let (id, earlier) = (
            &plan.meetings[self.place].id,
            &plan.meetings[after[named]].id,
        );
        let message = format!("let {id} not wait for {earlier}: `after = {list}`");
        Some((path_to!["meeting", self.place, "after"], message, list))
    }
}

/// Returns meetings of which each waits for the one after it, and the last for the first.
fn ring(before: &[Vec<MeetingId>], open: &[usize]) -> Vec<MeetingId> {
    let stuck = |place: &MeetingId| open[place.index()] > 0;
    let mut seen = vec![None; before.len()];
    let mut walk = Vec::new();
    let mut places = (0..before.len()).map(MeetingId::new);
    let mut place = places.find(stuck).unwrap_or(MeetingId::new(0));
    while seen[place.index()].is_none() {
        seen[place.index()] = Some(walk.len());
        walk.push(place);
        let next = before[place.index()].iter().copied().find(stuck);
        place = next.unwrap_or(place);
    }
    walk.split_off(seen[place.index()].unwrap_or(0))
}
