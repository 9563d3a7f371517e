//! The earliest and latest start of each meeting, as the bounds of the durations allow.

use std::sync::Arc;

use super::{
    ask::{Demand, End},
    demands::{Records, SessionLengths},
    place_queue::{Placing, place_queue},
    placement::Placement,
    queue_input::QueueInput,
    timeline::{Minute, Timeline},
};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    plan::{List, Meeting, MeetingId, Plan},
    time::{Duration, Minutes, Moment},
};

/// The earliest and latest start of a meeting, whatever the meetings take within their bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Forecast {
    /// The earliest start.
    pub earliest: Moment,
    /// The latest start; none if the meetings do not fit when all are as long as they may be.
    pub latest: Option<Moment>,
    /// The latest end; none where the latest start is none.
    pub latest_end: Option<Moment>,
}

/// A forecast by the minute; each minute stands with its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    earliest: (usize, Minute),
    latest: Option<(usize, Minute)>,
    latest_end: Option<(usize, Minute)>,
}

impl Bounds {
    pub(super) fn moments(self, timeline: &Timeline<'_>) -> Forecast {
        let moment = |(session, minute)| timeline.moment(session, minute);
        Forecast {
            earliest: moment(self.earliest),
            latest: self.latest.map(moment),
            latest_end: self.latest_end.map(moment),
        }
    }
}

/// Returns the bounds of every meeting's start; empty if no meeting has bounds of its duration.
/// Adds the faults of bounds that contradict the duration.
pub(super) fn bounds(
    timeline: &Timeline<'_>,
    input: &QueueInput<'_>,
    (planned, current): (&Placing, &Placing),
    records: &Records<'_>,
    now: Option<Minute>,
    faults: &mut Faults,
) -> Vec<Option<Bounds>> {
    let meetings = &timeline.plan.meetings;
    let bounded = |meeting: &Arc<Meeting>| meeting.at_least.is_some() || meeting.at_most.is_some();
    // A longer pinned meeting leaves shorter pieces of its session, in which others may then begin, and
    // what lasts to the close of that session ends earlier.
    let pinned = |meeting: &Arc<Meeting>| meeting.start.pinned.is_some() && bounded(meeting);
    let lasts = |meeting: &Arc<Meeting>| meeting.duration == Some(Duration::RestOfSession);
    let sensitive = timeline.plan.rules.no_start_in_last.0 > 0 || meetings.iter().any(lasts);
    if sensitive && meetings.iter().any(pinned) || !meetings.iter().any(bounded) {
        return Vec::new();
    }
    let lengths = SessionLengths::of(timeline, planned);
    let mut least = input.demands.to_vec();
    let mut most = input.demands.to_vec();
    let settled = settled_meetings(input, current, records, now);
    for (place, meeting) in meetings.with_ids() {
        let demand = input.demand(place);
        let resolve = |bound: Duration| lengths.minutes(place, bound);
        let (low, high) = (meeting.at_least.map(resolve), meeting.at_most.map(resolve));
        let asked = match meeting.resumes {
            Some(_) => current[place].asked.saturating_sub(demand.more),
            None => planned[place].asked,
        };
        if demand.is_held() {
            faults.extend(contradiction(place, asked, low, high));
        }
        if demand.is_held() && !settled[place.index()] {
            let gone = now.map_or(0, |now| taken_before(&current[place], now));
            let end = |bound: u32| End::After(bound.saturating_add(demand.more).max(gone));
            least[place.index()].end = low.map_or(demand.end, end);
            most[place.index()].end = high.map_or(demand.end, end);
        }
    }
    extremes(input, &least, &most)
}

/// Returns the minutes that a meeting has taken before a minute.
fn taken_before(placement: &Placement, now: Minute) -> u32 {
    let parts = placement.parts.iter();
    let minutes = parts
        .map(|part| (part.to.min(now) - part.from).max(0))
        .sum();
    i64::try_into(minutes).unwrap_or(0)
}

/// Returns the bounds when every meeting is as short, and as long, as it may be.
fn extremes(input: &QueueInput<'_>, least: &[Demand], most: &[Demand]) -> Vec<Option<Bounds>> {
    let run = |demands: &[Demand]| place_queue(&QueueInput { demands, ..*input });
    let (early, late) = (run(least), run(most));
    let fits = late
        .placements
        .iter()
        .all(|placement| placement.shortfall == 0);
    let pair = early.placements.iter().zip(&late.placements);
    let bounds = pair.map(|(early, late)| {
        let first = |placement: &Placement| {
            placement
                .parts
                .first()
                .map(|part| (part.session, part.from))
        };
        let end =
            |placement: &Placement| placement.parts.last().map(|part| (part.session, part.to));
        Some(Bounds {
            earliest: first(early)?,
            latest: first(late).filter(|_| fits),
            latest_end: end(late).filter(|_| fits),
        })
    });
    bounds.collect()
}

/// Returns, for each meeting, true if it is over or comes before one that is: what it took is not
/// open any more.
fn settled_meetings(
    input: &QueueInput<'_>,
    current: &Placing,
    records: &Records<'_>,
    now: Option<Minute>,
) -> Vec<bool> {
    let plan = input.timeline.plan;
    let until = recorded_until(plan, current, records);
    let mut over = vec![false; until.len()];
    let mut settled = vec![false; plan.meetings.len()];
    for place in input.order.iter().rev().copied() {
        let meeting = &plan.meetings[place];
        let track = meeting.track.index();
        let queued = meeting.start.pinned.is_none();
        let past = now.zip(current[place].ends());
        let pin = meeting.start.pinned.map(|pin| input.timeline.minute(pin));
        let is_settled = settled[place.index()]
            || past.is_some_and(|(now, ends)| ends <= now)
            || is_over(records, place)
            || pin.is_some_and(|pin| pin < until[track])
            || queued && over[track];
        settled[place.index()] = is_settled;
        if is_settled && input.demand(place).is_held() {
            over[track] |= queued;
            for earlier in input.awaited(place) {
                settled[earlier.index()] = true;
            }
        }
    }
    settled
}

fn is_over(records: &Records<'_>, place: MeetingId) -> bool {
    let timed = records.get(place);
    timed.is_some_and(|timed| timed.record.is_over() || timed.stopped.is_some())
}

/// Returns the last recorded end in each track.
fn recorded_until(plan: &Plan, current: &Placing, records: &Records<'_>) -> Vec<Minute> {
    let mut until = vec![Minute::MIN; plan.frame.tracks.len()];
    for (place, meeting) in plan.meetings.with_ids() {
        if let Some(end) = current[place].ends()
            && is_over(records, place)
        {
            let of_track = &mut until[meeting.track.index()];
            *of_track = end.max(*of_track);
        }
    }
    until
}

/// Returns the fault of bounds that exclude each other, or the duration itself.
fn contradiction(
    place: MeetingId,
    asked: u32,
    low: Option<u32>,
    high: Option<u32>,
) -> Option<Fault> {
    let pairs = [
        (("at-least", low), ("at-most", high)),
        (("at-least", low), ("duration", Some(asked))),
        (("duration", Some(asked)), ("at-most", high)),
    ];
    let wrong = pairs.into_iter().find_map(|((one, less), (other, more))| {
        let (less, more) = (less?, more?);
        (less > more).then_some((one, less, other, more))
    });
    let (one, less, other, more) = wrong?;
    let message = format!(
        "`{one}` is {}, and `{other}` only {}",
        Minutes(less),
        Minutes(more)
    );
    Some(
        Fault::new(
            Code::ContradictoryKeys,
            message,
            path_to!["meeting", place, one],
        )
        .label(Minutes(less).to_string())
        .and(path_to!["meeting", place, other])
        .label(Minutes(more).to_string())
        .help("let `at-least` be the shortest and `at-most` the longest"),
    )
}
