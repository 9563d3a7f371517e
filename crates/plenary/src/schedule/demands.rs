//! The time that is asked of each meeting: by the plan, by the news, and at the bounds of the
//! forecast.

use std::{cell::LazyCell, collections::HashMap, sync::Arc};

use super::{
    ask::{Ask, Demand, End, sessions},
    pins,
    place_queue::Placing,
    timeline::{Minute, OpenInterval, Timeline},
};
use crate::{
    check::instant,
    fault::{Faults, path_to},
    plan::{List, Meeting, MeetingId, News, Plan, Record},
    time::Duration,
};

/// Returns the demands of the plan without news; what another meeting leaves is not known yet.
pub(super) fn planned(plan: &Plan) -> Vec<Demand> {
    let demand = |meeting: &Arc<Meeting>| Demand {
        ask: ask(meeting.duration.unwrap_or(Duration::minutes(0))),
        more: 0,
        end: match meeting.resumes {
            Some(_) => End::NotHeld,
            None => End::AsAsked,
        },
    };
    plan.meetings.iter().map(demand).collect()
}

fn ask(duration: Duration) -> Ask {
    match duration {
        Duration::Time(minutes) => Ask::Minutes(minutes.0),
        Duration::Sessions { thousandths } => Ask::Sessions(thousandths),
        Duration::RestOfSession => Ask::RestOfSession,
    }
}

/// The records of the meetings, in their order, with their moments by the minute.
pub(super) struct Records<'n> {
    /// The record of each meeting; empty if nothing is recorded.
    pub(super) by_meeting: Vec<Option<TimedRecord<'n>>>,
}

/// A record of a meeting, with its moments by the minute.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimedRecord<'n> {
    pub(super) record: &'n Record,
    pub(super) ended: Option<Minute>,
    /// The minute at which the meeting stopped with a rest to take up.
    pub(super) stopped: Option<Minute>,
    /// The minutes that the meeting took, and how much later it ended, if it ended in a break. They
    /// stand for the moment at which it ended or stopped, where other records are taken back.
    pub(super) came_to: Option<(u32, u32)>,
}

impl<'n> Records<'n> {
    /// Returns the records of news by the minute; adds a fault for each moment that is not one
    /// instant.
    pub(super) fn of(
        timeline: &Timeline<'_>,
        news: &'n News,
        places: &HashMap<&str, MeetingId>,
        faults: &mut Faults,
    ) -> Self {
        let plan = timeline.plan;
        if news.meetings().next().is_none() {
            return Self {
                by_meeting: Vec::new(),
            };
        }
        let mut by_meeting = vec![None; plan.meetings.len()];
        for (id, record) in news.meetings() {
            let Some(place) = places.get(id).copied() else {
                continue;
            };
            let mut minute = |local: Option<chrono::NaiveDateTime>, key: &'static str| {
                let at = path_to!["meeting", place, key];
                let moment = instant(local?, plan.frame.time_zone, &at, faults);
                moment.map(|moment| timeline.minute(moment))
            };
            by_meeting[place.index()] = Some(TimedRecord {
                record,
                ended: minute(record.ended, "ended"),
                stopped: record
                    .stop_key()
                    .and_then(|key| minute(record.stopped(), key)),
                came_to: None,
            });
        }
        Self { by_meeting }
    }

    /// Returns the record of a meeting, if there is one.
    pub(super) fn get(&self, place: MeetingId) -> Option<TimedRecord<'n>> {
        self.by_meeting.get(place.index()).copied().flatten()
    }

    /// Returns the records in the order of the meetings, each with its meeting.
    pub(super) fn all(&self) -> impl Iterator<Item = (MeetingId, TimedRecord<'n>)> {
        let meetings = self.by_meeting.iter().enumerate();
        meetings.filter_map(|(place, timed)| Some((MeetingId::new(place), (*timed)?)))
    }

    /// Returns the demands as the news leaves them.
    pub(super) fn demands(&self, timeline: &Timeline<'_>, planned: &Placing) -> Vec<Demand> {
        let plan = timeline.plan;
        let lengths = LazyCell::new(|| SessionLengths::of(timeline, planned));
        let demand = |(place, meeting): (MeetingId, &Arc<Meeting>)| {
            let timed = self.get(place);
            let ask = match (meeting.resumes, meeting.duration) {
                (_, Some(Duration::RestOfSession)) => Ask::RestOfSession,
                (Some(_), Some(duration)) => Ask::Minutes(lengths.minutes(place, duration)),
                (Some(earlier), None) => Ask::Remainder(earlier),
                (None, _) => Ask::Minutes(planned[place].asked),
            };
            let more = timed.and_then(|timed| timed.record.extended);
            Demand {
                ask,
                more: more.map_or(0, |more| more.0),
                end: timed.map_or(End::AsAsked, TimedRecord::end),
            }
        };
        plan.meetings.with_ids().map(demand).collect()
    }
}

/// Sets the lengths of pinned meetings that take up what others left, once those have been placed;
/// they come before the pin, so that it does not change them. Returns false if there are none.
pub(super) fn settle_pinned(plan: &Plan, demands: &mut [Demand], placing: &Placing) -> bool {
    let mut any = false;
    for (demand, meeting) in demands.iter_mut().zip(&plan.meetings) {
        if let (Ask::Remainder(earlier), Some(_)) = (demand.ask, meeting.start.pinned) {
            let placement = &placing[earlier];
            demand.ask = Ask::Minutes(placement.asked.saturating_sub(placement.taken));
            any = true;
        }
    }
    any
}

/// The length of sessions of the plan, counted from the planned start of a meeting.
pub(super) struct SessionLengths<'a> {
    timeline: &'a Timeline<'a>,
    planned: &'a Placing,
    intervals: Vec<Vec<OpenInterval>>,
    whole: Vec<Vec<OpenInterval>>,
}

impl<'a> SessionLengths<'a> {
    pub(super) fn of(timeline: &'a Timeline<'a>, planned: &'a Placing) -> Self {
        Self {
            timeline,
            planned,
            intervals: pins::intervals(timeline, &planned.pins),
            whole: pins::whole(timeline),
        }
    }

    /// Returns the minutes of a duration of a meeting; for a meeting that takes up another,
    /// sessions are counted from the start of the first.
    pub(super) fn minutes(&self, place: MeetingId, duration: Duration) -> u32 {
        let meetings = &self.timeline.plan.meetings;
        let mut root = place;
        while let Some(earlier) = meetings[root].resumes {
            root = earlier;
        }
        let (track, pinned) = (meetings[root].track, meetings[root].start.pinned);
        match duration {
            Duration::Time(minutes) => minutes.0,
            // Bounds have no such length, and such a demand is resolved where it is placed.
            Duration::RestOfSession => 1,
            Duration::Sessions { thousandths } => {
                let all = if pinned.is_some() {
                    &self.whole
                } else {
                    &self.intervals
                };
                let placement = &self.planned[root];
                let starts_in = placement.parts.first().map(|part| part.session);
                let first = if root == place {
                    placement.counted_from
                } else {
                    starts_in
                };
                sessions(&all[track.index()], first, thousandths)
            }
        }
    }
}

impl TimedRecord<'_> {
    /// Returns the end that the meeting came to.
    fn end(self) -> End {
        let stopped = self.ended.or(self.stopped);
        match (self.record.takes_no_time(), stopped, self.record.took) {
            (true, ..) => End::NotHeld,
            (_, Some(minute), _) => self.came_to.map_or(End::At(minute), |(minutes, later)| {
                End::InBreak(minutes, later)
            }),
            (_, None, Some(minutes)) => End::After(minutes.0),
            (_, None, None) => End::AsAsked,
        }
    }

    /// Returns the key that says when the meeting stopped, and that minute.
    pub(super) fn stop(self) -> Option<(&'static str, Minute)> {
        let ended = self.ended.map(|minute| ("ended", minute));
        ended.or_else(|| Some((self.record.stop_key()?, self.stopped?)))
    }
}
