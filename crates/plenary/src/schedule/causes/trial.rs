//! Placings of a plan without some of the records.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::facts::Facts;
use crate::{
    fault::Faults,
    plan::{List, MeetingId, News, Plan, Session, SessionKind, TrackId},
    schedule::{
        ask::{Demand, End},
        current,
        demands::{self, Records, TimedRecord},
        order::{Waits, order},
        place_queue::Placing,
        placement::Placement,
        placements,
        queue_input::QueueInput,
        timeline::{Minute, Timeline},
    },
    time::{Hours, Moment},
};

/// A row of the timetable that is as planned again: a track, a day, and its hours.
pub(super) type RowOfDay = (TrackId, NaiveDate, Hours);

/// The start and the end of a meeting in a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Extent {
    pub(super) starts: Option<Moment>,
    pub(super) ends: Option<Moment>,
    pub(super) is_short: bool,
}

/// A plan that is placed again and again, by other records each time.
pub(super) struct Trial<'p> {
    timeline: Timeline<'p>,
    order: Vec<MeetingId>,
    waits: Waits<'p>,
    planned: Placing,
    /// The placing beyond the sessions; none if everything has room.
    overfull: Option<Placing>,
    starts: Vec<Option<Minute>>,
    places: HashMap<&'p str, MeetingId>,
}

impl<'p> Trial<'p> {
    /// Returns a trial of a plan; none if meetings of the plan wait for one another.
    pub(super) fn of(plan: &'p Plan) -> Option<Self> {
        let waits = Waits::of_plan(plan);
        let order = order(plan, &waits, &mut Faults::new())?;
        let timeline = Timeline::of(plan, &plan.frame.sessions);
        let input = QueueInput {
            timeline: &timeline,
            order: &order,
            waits: &waits,
            demands: &demands::planned(plan),
            planned: None,
        };
        let (planned, overfull) = placements::planned(&input);
        Some(Self {
            starts: planned.placements.iter().map(Placement::starts).collect(),
            places: plan.places(),
            timeline,
            order,
            waits,
            planned,
            overfull,
        })
    }

    /// Returns the extent of a meeting by some records, with the rows of `planned` as they were
    /// planned; an empty one if the plan does not have the meeting.
    pub(super) fn extent(&self, facts: &Facts<'_>, planned: &[RowOfDay], id: &str) -> Extent {
        let Some(place) = self.places.get(id).copied() else {
            return Extent::default();
        };
        if facts.is_empty() {
            let placing = self.overfull.as_ref().unwrap_or(&self.planned);
            return extent(&self.timeline, &placing[place]);
        }
        let sessions = self.sessions(facts, planned);
        let timeline = Timeline::of(self.timeline.plan, &sessions);
        let placing = self.place(&timeline, facts);
        extent(&timeline, &placing[place])
    }

    /// Places the plan by some records, on the sessions of a timeline.
    fn place(&self, timeline: &Timeline<'_>, facts: &Facts<'_>) -> Placing {
        let plan = self.timeline.plan;
        let mut records = Records {
            by_meeting: Vec::new(),
        };
        if !facts.meetings.is_empty() {
            records.by_meeting = vec![None; plan.meetings.len()];
        }
        for (id, happened) in &facts.meetings {
            if let Some(place) = self.places.get(id) {
                records.by_meeting[place.index()] = Some(happened.timed_record(timeline));
            }
        }
        let mut demands = records.demands(&self.timeline, &self.planned);
        self.leave_out_blocks(&records, &mut demands);
        let input = QueueInput {
            timeline,
            order: &self.order,
            waits: &self.waits,
            demands: &[],
            planned: Some(&self.starts),
        };
        placements::current(&input, &mut demands)
    }

    /// Takes the blocks out of the queue whose meetings have not stopped, as nothing is left to
    /// resume.
    fn leave_out_blocks(&self, records: &Records<'_>, demands: &mut [Demand]) {
        let meetings = &self.timeline.plan.meetings;
        for (place, meeting) in meetings.with_ids() {
            let Some(earlier) = meeting.resumes else {
                continue;
            };
            let stopped = |timed: TimedRecord<'_>| timed.record.stopped().is_some();
            if !records.get(earlier).is_some_and(stopped) {
                demands[place.index()].end = End::NotHeld;
            }
        }
    }

    /// Returns the sessions by the records; none of them begins before the one before it has ended.
    fn sessions(&self, facts: &Facts<'_>, planned: &[RowOfDay]) -> Vec<Session> {
        let plan = self.timeline.plan;
        let news = facts
            .days
            .iter()
            .cloned()
            .fold(News::default(), News::with_day);
        let mut sessions = current::sessions(plan, &news, &mut Faults::new()).sessions;
        if !planned.is_empty() {
            let is_row =
                |session: &Session| planned.contains(&(session.track, session.day, session.hours));
            sessions.retain(|session| !is_row(session) || session.kind != SessionKind::Planned);
            sessions.extend(plan.frame.sessions.iter().filter(|session| is_row(session)));
            sessions.sort_by_key(|session| (session.track, session.opens, session.closes));
        }
        let mut reached: Option<(TrackId, Moment)> = None;
        for session in &mut sessions {
            if let Some((_, closes)) = reached.filter(|(track, _)| *track == session.track) {
                session.opens = session.opens.max(closes);
            }
            if session.is_usable() {
                let before = reached.filter(|(track, _)| *track == session.track);
                let closes =
                    before.map_or(session.closes, |(_, latest)| latest.max(session.closes));
                reached = Some((session.track, closes));
            }
        }
        sessions.retain(|session| session.opens < session.closes);
        sessions
    }
}

fn extent(timeline: &Timeline<'_>, placement: &Placement) -> Extent {
    let (first, last) = (placement.parts.first(), placement.parts.last());
    Extent {
        starts: first.map(|part| timeline.moment(part.session, part.from)),
        ends: last.map(|part| timeline.moment(part.session, part.to)),
        is_short: placement.shortfall > 0,
    }
}
