//! The placings of a plan: without its news, with it, and at the bounds of the forecast.

use std::sync::Arc;

use super::{
    Placed, Sitting, Standing,
    ask::{Ask, Demand, sessions},
    demands::{self, Records},
    forecast, judge,
    nearest::Nearest,
    pins,
    place_queue::{Placing, place_queue},
    placement::Placement,
    queue_input::QueueInput,
    reasons::Reason,
    records,
    timeline::{Timeline, Timelines},
    waits::Waits,
};
use crate::{
    fault::{Fault, Faults},
    plan::{Meeting, News, Record},
    time::{Minutes, Moment},
};

/// The placings of a plan.
pub(super) struct Placements {
    /// Without its news; what has no room in it stands nowhere.
    planned: Placing,
    /// None if nothing has happened: it is as planned.
    current: Option<Placing>,
    /// Nothing at all, if no meeting has bounds.
    forecast: Vec<Option<forecast::Bounds>>,
}

impl Placements {
    pub(super) fn of(
        lines: &Timelines<'_>,
        (news, now): (&News, Option<Moment>),
        noted: &Records<'_>,
        (order, waits): (&[usize], &Waits<'_>),
        faults: &mut Faults,
    ) -> Self {
        let (line, now_line) = (&lines.planned, &lines.current);
        let mut demands = demands::planned(line.plan);
        let orders = QueueInput {
            line,
            order,
            waits,
            demands: &demands,
            planned: None,
        };
        let (planned, overfull) = planned(&orders);
        let starts: Vec<_> = planned.spots.iter().map(Placement::starts).collect();
        let has_bounds = |one: &Arc<Meeting>| one.at_least.is_some() || one.at_most.is_some();
        if !news.is_empty() || line.plan.meetings.iter().any(has_bounds) {
            demands = noted.demands(line, &planned);
        }
        let current = if news.is_empty() {
            overfull
        } else {
            let orders = QueueInput {
                line: now_line,
                order,
                waits,
                demands: &[],
                planned: Some(&starts),
            };
            Some(current(&orders, &mut demands))
        };
        let orders = QueueInput {
            line: now_line,
            order,
            waits,
            demands: &demands,
            planned: Some(&starts),
        };
        let placed = current.as_ref().unwrap_or(&planned);
        faults.extend(judge::pins(line, &orders, &planned, placed));
        faults.extend(judge::keys(&orders, placed));
        faults.extend(records::judge(&orders, noted, placed, (news, now)));
        let now = now.map(|now| now_line.minute(now));
        let placings = (&planned, placed);
        let forecast = forecast::bounds(line, &orders, placings, noted, now, faults);
        Self {
            planned,
            current,
            forecast,
        }
    }

    pub(super) fn current(&self) -> &Placing {
        self.current.as_ref().unwrap_or(&self.planned)
    }

    /// The faults of sessions that overlap others, of those in which something is held.
    pub(super) fn used(&self, overlapping: Vec<(usize, Fault)>) -> Faults {
        let spots = || self.current().spots.iter();
        let used = overlapping.into_iter().filter(|(session, _)| {
            let mut parts = spots().flat_map(|spot| spot.parts.iter());
            parts.any(|part| part.session == *session)
        });
        used.map(|(_, fault)| fault).collect()
    }

    /// The meetings with what they take, planned and now.
    pub(super) fn meetings(
        &self,
        lines: &Timelines<'_>,
        noted: &Records<'_>,
        faults: &mut Faults,
    ) -> Vec<Placed> {
        let (line, now_line) = (&lines.planned, &lines.current);
        let plan = line.plan;
        let nearest = Nearest::of(lines, &self.planned, self.current());
        let one = |(place, meeting): (usize, &Arc<Meeting>)| {
            let reason = || nearest.planned(place);
            let planned = standing(line, &self.planned.spots[place], reason);
            let current = match &self.current {
                Some(current) => {
                    let was = planned.sittings.first();
                    let was = was.map_or(Reason::Opens, |first| first.reason);
                    let reason = || nearest.current(place, was);
                    standing(now_line, &current.spots[place], reason)
                }
                None => planned.clone(),
            };
            faults.extend(judge::turning_clocks(now_line, place, &current));
            let bounds = self.forecast.get(place).copied().flatten();
            let noted = noted.get(place);
            Placed {
                meeting: Arc::clone(meeting),
                record: noted.map_or_else(Record::default, |noted| noted.record.clone()),
                planned,
                current,
                forecast: bounds.map(|bounds| bounds.moments(now_line)),
            }
        };
        plan.meetings.iter().enumerate().map(one).collect()
    }
}

/// Places a plan without its news. A meeting without room in it is not planned: it stands nowhere, and
/// the second placing, if there is one, says where it would begin nevertheless.
pub(super) fn planned(orders: &QueueInput<'_>) -> (Placing, Option<Placing>) {
    let mut planned = place_queue(orders);
    if planned.spots.iter().all(|spot| spot.shortfall == 0) {
        return (planned, None);
    }
    let overfull = planned.clone();
    let stretches = pins::stretches(orders.line, &planned.pins);
    let meetings = orders.line.plan.meetings.iter();
    for ((spot, demand), meeting) in planned.spots.iter_mut().zip(orders.demands).zip(meetings) {
        if spot.shortfall == 0 {
            continue;
        }
        if let (Ask::Sessions(number), None) = (demand.ask, meeting.start.pinned) {
            spot.asked = sessions(&stretches[meeting.track], None, number);
        }
        let counted_from = spot.counted_from.filter(|_| meeting.start.pinned.is_some());
        *spot = Placement {
            counted_from,
            ..Placement::asking(spot.asked, demand.end)
        };
    }
    (planned, Some(overfull))
}

/// Places a plan as the news leaves it, by what is then asked of each meeting.
pub(super) fn current(orders: &QueueInput<'_>, demands: &mut [Demand]) -> Placing {
    let run = |demands: &[Demand]| place_queue(&QueueInput { demands, ..*orders });
    let current = run(demands);
    if demands::settle_pinned(orders.line.plan, demands, &current) {
        return run(demands);
    }
    current
}

/// The sittings of a spot, with the reason of the first.
fn standing(line: &Timeline<'_>, spot: &Placement, reason: impl Fn() -> Reason) -> Standing {
    let mut sittings = Vec::with_capacity(spot.parts.len());
    for part in spot.parts.iter() {
        sittings.push(Sitting {
            session: part.session,
            starts: line.moment(part.session, part.from),
            ends: line.moment(part.session, part.to),
            reason: if sittings.is_empty() {
                reason()
            } else {
                Reason::Continues
            },
        });
    }
    Standing {
        takes: Minutes(spot.taken.saturating_add(spot.shortfall)),
        sittings,
    }
}
