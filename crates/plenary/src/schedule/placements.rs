//! The placings of a plan: without its news, with it, and at the bounds of the forecast.

use std::sync::Arc;

use super::{
    Placed, SessionRef, Sitting, Standing,
    ask::{Ask, Demand, sessions},
    demands::{self, Records},
    forecast, judge,
    nearest::Nearest,
    order::Waits,
    pins,
    place_queue::{Placing, place_queue},
    placement::Placement,
    queue_input::QueueInput,
    reasons::Reason,
    records,
    timeline::{Timeline, Timelines},
};
use crate::{
    fault::{Fault, Faults},
    plan::{List, Meeting, MeetingId, News, Record},
    time::{Minutes, Moment},
};

/// The placings of a plan.
pub(super) struct Placements {
    /// The placing without news; a meeting without room in it stands nowhere.
    planned: Placing,
    /// The placing with news; none if nothing has happened.
    current: Option<Placing>,
    /// The bounds of each start; empty if no meeting has bounds.
    forecast: Vec<Option<forecast::Bounds>>,
}

impl Placements {
    /// Places a plan without and with its news, and adds the faults of both.
    pub(super) fn of(
        timelines: &Timelines<'_>,
        (news, now): (&News, Option<Moment>),
        records: &Records<'_>,
        (order, waits): (&[MeetingId], &Waits<'_>),
        faults: &mut Faults,
    ) -> Self {
        let (timeline, current_timeline) = (&timelines.planned, &timelines.current);
        let mut demands = demands::planned(timeline.plan);
        let (planned, overfull) = planned(&QueueInput {
            timeline,
            order,
            waits,
            demands: &demands,
            planned: None,
        });
        let starts: Vec<_> = planned.placements.iter().map(Placement::starts).collect();
        let has_bounds = |one: &Arc<Meeting>| one.at_least.is_some() || one.at_most.is_some();
        if !news.is_empty() || timeline.plan.meetings.iter().any(has_bounds) {
            demands = records.demands(timeline, &planned);
        }
        let input_of = |demands| QueueInput {
            timeline: current_timeline,
            order,
            waits,
            demands,
            planned: Some(&starts),
        };
        let current = if news.is_empty() {
            overfull
        } else {
            Some(current(&input_of(&[]), &mut demands))
        };
        let input = input_of(&demands);
        let placings = (&planned, current.as_ref().unwrap_or(&planned));
        faults.extend(judge::pins(timeline, &input, placings));
        faults.extend(judge::keys(&input, placings.1));
        faults.extend(records::judge(&input, records, placings.1, (news, now)));
        let minute = now.map(|now| current_timeline.minute(now));
        let forecast = forecast::bounds(timeline, &input, placings, records, minute, faults);
        Self {
            planned,
            current,
            forecast,
        }
    }

    /// Returns the placing as the news leaves it.
    pub(super) fn current(&self) -> &Placing {
        self.current.as_ref().unwrap_or(&self.planned)
    }

    /// Returns the placing without news, and as the news leaves it.
    pub(super) fn both(&self) -> [&Placing; 2] {
        [&self.planned, self.current()]
    }

    /// Returns the faults of those overlapping sessions in which something is held.
    pub(super) fn used_overlaps(&self, overlapping: Vec<(usize, Fault)>) -> Faults {
        let placements = || self.current().placements.iter();
        let used = overlapping.into_iter().filter(|(session, _)| {
            let mut parts = placements().flat_map(|placement| placement.parts.iter());
            parts.any(|part| part.session == *session)
        });
        used.map(|(_, fault)| fault).collect()
    }

    /// Returns the meetings with the time that they take, planned and now; adds the faults of ends
    /// at which the clocks go back.
    pub(super) fn meetings(
        &self,
        timelines: &Timelines<'_>,
        records: &Records<'_>,
        faults: &mut Faults,
    ) -> Vec<Placed> {
        let (timeline, current_timeline) = (&timelines.planned, &timelines.current);
        let plan = timeline.plan;
        let nearest = Nearest::of(timelines, &self.planned, self.current());
        let one = |(place, meeting): (MeetingId, &Arc<Meeting>)| {
            let reason = || nearest.planned_reason(place);
            let planned = standing(timeline, &self.planned[place], SessionRef::planned, reason);
            let current = match &self.current {
                Some(current) => {
                    let first = planned.sittings.first();
                    let was = first.map_or(Reason::Opens, |sitting| sitting.reason);
                    let reason = || nearest.current_reason(place, was);
                    standing(
                        current_timeline,
                        &current[place],
                        SessionRef::current,
                        reason,
                    )
                }
                None => in_current_sessions(&planned),
            };
            faults.extend(judge::ambiguous_end(current_timeline, place, &current));
            let bounds = self.forecast.get(place.index()).copied().flatten();
            let record = records.get(place);
            Placed {
                meeting: Arc::clone(meeting),
                record: record.map_or_else(Record::default, |timed| timed.record.clone()),
                planned,
                current,
                forecast: bounds.map(|bounds| bounds.moments(current_timeline)),
            }
        };
        plan.meetings.with_ids().map(one).collect()
    }
}

/// Places a plan without its news. A meeting without room is not planned: it stands nowhere, and
/// the second placing, if there is one, says where it would begin nevertheless.
pub(super) fn planned(input: &QueueInput<'_>) -> (Placing, Option<Placing>) {
    let mut planned = place_queue(input);
    if planned
        .placements
        .iter()
        .all(|placement| placement.shortfall == 0)
    {
        return (planned, None);
    }
    let overfull = planned.clone();
    let intervals = pins::intervals(input.timeline, &planned.pins);
    let meetings = input.timeline.plan.meetings.iter();
    for ((placement, demand), meeting) in planned
        .placements
        .iter_mut()
        .zip(input.demands)
        .zip(meetings)
    {
        if placement.shortfall == 0 {
            continue;
        }
        if let (Ask::Sessions(number), None) = (demand.ask, meeting.start.pinned) {
            placement.asked = sessions(&intervals[meeting.track.index()], None, number);
        }
        let counted_from = placement
            .counted_from
            .filter(|_| meeting.start.pinned.is_some());
        *placement = Placement {
            counted_from,
            ..Placement::asking(placement.asked, demand.end)
        };
    }
    (planned, Some(overfull))
}

/// Places a plan as the news leaves it, by what is then asked of each meeting.
pub(super) fn current(input: &QueueInput<'_>, demands: &mut [Demand]) -> Placing {
    let run = |demands: &[Demand]| place_queue(&QueueInput { demands, ..*input });
    let current = run(demands);
    if demands::settle_pinned(input.timeline.plan, demands, &current) {
        return run(demands);
    }
    current
}

/// Returns the sittings of a placement, the first with its reason. `session` returns the session at a
/// place in the timeline.
fn standing(
    timeline: &Timeline<'_>,
    placement: &Placement,
    session: impl Fn(usize) -> SessionRef,
    reason: impl Fn() -> Reason,
) -> Standing {
    let mut sittings = Vec::with_capacity(placement.parts.len());
    for part in placement.parts.iter() {
        sittings.push(Sitting {
            session: session(part.session),
            starts: timeline.moment(part.session, part.from),
            ends: timeline.moment(part.session, part.to),
            reason: if sittings.is_empty() {
                reason()
            } else {
                Reason::Continues
            },
        });
    }
    Standing {
        takes: Minutes(placement.taken.saturating_add(placement.shortfall)),
        sittings,
    }
}

/// Returns a planned standing as the current one of a schedule without news, whose sessions are the planned
/// ones.
fn in_current_sessions(planned: &Standing) -> Standing {
    let sittings = planned.sittings.iter().map(|sitting| Sitting {
        session: SessionRef::current(sitting.session.index()),
        ..sitting.clone()
    });
    Standing {
        takes: planned.takes,
        sittings: sittings.collect(),
    }
}
