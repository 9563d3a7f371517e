//! Events of every kind, some about the opening or the close of a session.

use chrono::NaiveTime;
use plenary::{
    build::EventBuilder,
    plan::{EventKind, EventStatus, Session},
    time::EventTime,
};
use proptest::prelude::*;

use super::{Case, TRACKS, build::hours, seldom};
use crate::clocks::local_times;

/// An event of a case.
#[derive(Debug, Clone)]
pub(super) struct CaseEvent {
    kind: EventKind,
    takes_time: Option<bool>,
    parts: Option<bool>,
    status: EventStatus,
    /// On this day alone, else on all.
    day: Option<u64>,
    /// In the first or the second track alone, else in all.
    second: Option<bool>,
    time: Time,
}

#[derive(Debug, Clone)]
enum Time {
    /// In this session, from so much after its opening or before it, and so long.
    Hours(u8, i16, u16),
    /// From then on.
    From(u8, i16),
    Tbc,
    WholeDay,
}

const KINDS: [EventKind; 8] = [
    EventKind::Event,
    EventKind::Ceremony,
    EventKind::Break,
    EventKind::Reception,
    EventKind::Registration,
    EventKind::SideEvent,
    EventKind::Exhibition,
    EventKind::Unavailable,
];

fn time() -> impl Strategy<Value = Time> {
    let from = || prop_oneof![1 => Just(0_i16), 3 => -40_i16..150];
    let short = prop_oneof![3 => 5_u16..35, 2 => 31_u16..120];
    prop_oneof![
        16 => (any::<u8>(), from(), short).prop_map(|(at, from, long)| Time::Hours(at, from, long)),
        1 => (any::<u8>(), from()).prop_map(|(at, from)| Time::From(at, from)),
        1 => Just(Time::Tbc),
        3 => Just(Time::WholeDay),
    ]
}

fn kind() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        1 => Just(EventKind::Break),
        1 => prop::sample::select(KINDS.as_slice()),
    ]
}

prop_compose! {
    fn event()(
        kind in kind(),
        (takes_time, parts) in (seldom(25, any::<bool>()), seldom(25, any::<bool>())),
        cancelled in prop::bool::weighted(0.05),
        day in seldom(50, 0_u64..3),
        second in seldom(40, any::<bool>()),
        time in time(),
    ) -> CaseEvent {
        let status = if cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
        // Nothing is left if every day is taken.
        let day = if matches!(time, Time::WholeDay) { day.or(Some(1)) } else { day };
        CaseEvent { kind, takes_time, parts, status, day, second, time }
    }
}

/// No events in every other case.
pub(super) fn some() -> impl Strategy<Value = Vec<CaseEvent>> {
    prop_oneof![
        1 => Just(Vec::new()),
        1 => prop::collection::vec(event(), 1..4),
    ]
}

impl Case {
    pub(super) fn event(
        &self,
        place: usize,
        event: &CaseEvent,
        sessions: &[Session],
    ) -> EventBuilder {
        let mut built = EventBuilder::new(format!("Event {place}"))
            .kind(event.kind)
            .status(event.status);
        if let Some(takes_time) = event.takes_time {
            built = built.takes_time(takes_time);
        }
        if let Some(parts) = event.parts {
            built = built.parts(parts);
        }
        if let Some(day) = event.day {
            built = built.on([self.day(day)]);
        }
        let second = event.second.filter(|_| self.second.is_some());
        if let Some(second) = second {
            built = built.track(TRACKS[usize::from(second)]);
        }
        match event.when(sessions) {
            Some(time) => built.time(time),
            None => built,
        }
    }

    /// Returns of each event whether it takes time, and whether it then parts the session.
    pub(crate) fn expected_events(&self, sessions: &[Session]) -> Vec<(bool, bool)> {
        let events = self.events.iter();
        let expected = events.map(|event| event.expected(event.when(sessions)));
        expected.collect()
    }
}

impl CaseEvent {
    fn when(&self, sessions: &[Session]) -> Option<EventTime> {
        let from = |at: u8, from: i16| {
            let session = sessions[usize::from(at).checked_rem(sessions.len())?];
            let opens = minute_of_day(&session).saturating_add_signed(from);
            Some(opens.min(1439))
        };
        match self.time {
            Time::Hours(at, early, long) => {
                from(at, early).map(|from| EventTime::Hours(hours(from, from + long)))
            }
            Time::From(at, early) => {
                let seconds = u32::from(from(at, early)?) * 60;
                let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0);
                time.map(EventTime::From)
            }
            Time::Tbc => Some(EventTime::Tbc),
            Time::WholeDay => None,
        }
    }

    fn expected(&self, when: Option<EventTime>) -> (bool, bool) {
        let beside = match self.kind {
            EventKind::SideEvent | EventKind::Registration | EventKind::Exhibition => true,
            EventKind::Unavailable => false,
            _ => when.is_none(),
        };
        let takes_time = self.takes_time.unwrap_or(!beside);
        let hours = when.and_then(EventTime::hours);
        let short = hours.is_some_and(|hours| hours.minutes() <= 30);
        let passing = self.kind == EventKind::Break && short;
        let held = self.status != EventStatus::Cancelled;
        (takes_time && held, self.parts.unwrap_or(!passing))
    }
}

/// The minute of its day at which a session opens.
fn minute_of_day(session: &Session) -> u16 {
    let (from, _) = local_times(session.hours, session.day);
    let minutes = (from - session.day.and_time(NaiveTime::MIN)).num_minutes();
    u16::try_from(minutes).expect("a minute of a day")
}
