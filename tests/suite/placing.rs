//! Properties of every placing, whatever the plan.

use chrono::NaiveDate;
use plenary::{
    Duration, Hours, Minutes, News, Plan, Schedule,
    build::{GroupBuilder, MeetingBuilder},
    schedule::Reason,
};
use proptest::prelude::*;

/// A plan to be, and how long its meetings really took.
#[derive(Debug, Clone)]
struct Case {
    days: u64,
    hours: Vec<Hours>,
    durations: Vec<Duration>,
    took: Vec<Option<u32>>,
}

fn hours() -> impl Strategy<Value = Vec<Hours>> {
    let sessions = prop::collection::vec((1_u32..120, 15_u32..240), 1..4);
    sessions.prop_map(|lengths| {
        let mut minute = 8 * 60;
        let mut at = |later: u32| {
            minute += later;
            chrono::NaiveTime::from_num_seconds_from_midnight_opt(minute % 1440 * 60, 0)
                .expect("a minute of a day")
        };
        let session = |(gap, length)| (at(gap), at(length));
        let sessions: Vec<_> = lengths.into_iter().map(session).collect();
        sessions
            .into_iter()
            .map(|(from, to)| Hours::new(from, to).expect("a session has a length"))
            .collect()
    })
}

fn duration() -> impl Strategy<Value = Duration> {
    prop_oneof![
        (1_u32..600).prop_map(Duration::minutes),
        (1_u16..4).prop_map(Duration::sessions),
        Just("1.5 sessions".parse().expect("a duration")),
    ]
}

prop_compose! {
    fn cases()(
        days in 1_u64..6,
        hours in hours(),
        meetings in prop::collection::vec((duration(), prop::option::of(1_u32..600)), 1..8),
    ) -> Case {
        let (durations, took) = meetings.into_iter().unzip();
        Case { days, hours, durations, took }
    }
}

impl Case {
    fn plan(&self) -> Plan {
        let first = NaiveDate::from_ymd_opt(2026, 3, 26).expect("a day");
        let last = first + chrono::Days::new(self.days - 1);
        let mut plan = Plan::builder("CSP12", "meetings", "Europe/Zurich")
            .days(first, last)
            .sessions(self.hours.clone())
            .group(GroupBuilder::new("G"));
        for (i, duration) in self.durations.iter().enumerate() {
            plan = plan.meeting(MeetingBuilder::of("G", *duration).id(id(i)));
        }
        plan.build()
            .unwrap_or_else(|report| panic!("{report}"))
            .value
    }

    fn news(&self) -> News {
        let took = self.took.iter().enumerate();
        took.fold(News::default(), |news, (i, took)| match took {
            Some(minutes) => news.took(id(i), Minutes(*minutes)),
            None => news,
        })
    }

    fn place(&self, news: &News) -> Option<Schedule> {
        plenary::place(self.plan(), news)
            .ok()
            .map(|warned| warned.value)
    }
}

fn id(place: usize) -> String {
    format!("m{place}")
}

fn minutes(span: chrono::TimeDelta) -> u32 {
    u32::try_from(span.num_minutes()).expect("time goes forward")
}

/// Sittings in order, never overlapping, each within one session, adding up to what is taken.
fn holds_together(schedule: &Schedule) -> Result<(), TestCaseError> {
    let mut before = None;
    for placed in schedule.meetings() {
        let mut sum = 0;
        for (i, sitting) in placed.current.sittings.iter().enumerate() {
            let session = schedule.session(sitting.session).expect("a session");
            prop_assert!(!sitting.session.is_planned());
            prop_assert!(session.opens <= sitting.starts && sitting.ends <= session.closes);
            prop_assert!(sitting.starts < sitting.ends);
            prop_assert!(before.is_none_or(|before| before <= sitting.starts));
            prop_assert_eq!(sitting.is_continued(), i > 0);
            before = Some(sitting.ends);
            sum += minutes(sitting.ends - sitting.starts);
        }
        prop_assert_eq!(Minutes(sum), placed.current.takes);
    }
    Ok(())
}

/// No meeting time is left unused before the last meeting has ended.
fn leaves_no_gap(schedule: &Schedule) -> Result<(), TestCaseError> {
    let sittings = schedule
        .meetings()
        .iter()
        .flat_map(|placed| &placed.current.sittings);
    let mut reached: Option<(usize, plenary::Moment)> = None;
    for sitting in sittings {
        let frame = schedule.plan().frame();
        let (session, end) = reached.unwrap_or((0, frame[0].opens));
        if sitting.session.index() == session {
            prop_assert_eq!(sitting.starts, end);
        } else {
            prop_assert_eq!(end, frame[session].closes);
            prop_assert_eq!(sitting.session.index(), session + 1);
            prop_assert_eq!(sitting.starts, frame[session + 1].opens);
        }
        reached = Some((sitting.session.index(), sitting.ends));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn sittings_hold_together(case in cases()) {
        for news in [News::default(), case.news()] {
            if let Some(schedule) = case.place(&news) {
                holds_together(&schedule)?;
                leaves_no_gap(&schedule)?;
            }
        }
    }

    #[test]
    fn a_plan_fits_exactly_when_there_is_time_for_it(case in cases()) {
        let plan = case.plan();
        let there: u32 = plan.frame().iter().map(|s| minutes(s.closes - s.opens)).sum();
        match plenary::place(plan, &case.news()) {
            Ok(warned) => {
                let schedule = warned.value;
                let asked: Minutes = schedule.meetings().iter().map(|placed| placed.current.takes).sum();
                prop_assert!(asked <= Minutes(there));
            }
            Err(report) => {
                let errors = report.at_least(plenary::Severity::Error);
                prop_assert_eq!(errors.faults().len(), 1);
                prop_assert_eq!(errors.faults()[0].code, plenary::Code::DoesNotFit);
            }
        }
    }

    #[test]
    fn what_took_as_long_as_planned_changes_nothing(case in cases()) {
        if let Some(planned) = case.place(&News::default()) {
            let news = planned.meetings().iter().fold(News::default(), |news, placed| {
                news.took(placed.meeting.id.clone(), placed.planned.takes)
            });
            let held = case.place(&news).expect("it fits as well as it was planned");
            let pairs = planned.meetings().iter().zip(held.meetings());
            for (planned, held) in pairs {
                prop_assert_eq!(&planned.current, &held.current);
            }
        }
    }

    /// An early end makes nothing later, an overrun makes nothing earlier.
    #[test]
    fn rolling_goes_one_way(case in cases(), which in 0_usize..8, took in 1_u32..600) {
        let which = which % case.durations.len();
        let (Some(planned), Some(current)) = (
            case.place(&News::default()),
            case.place(&News::default().took(id(which), Minutes(took))),
        ) else {
            return Ok(());
        };
        let early = took <= planned.meetings()[which].planned.takes.0;
        let pairs = planned.meetings().iter().zip(current.meetings());
        for (place, (planned, current)) in pairs.enumerate() {
            let (planned, current) = (&planned.current.sittings[0], &current.current.sittings[0]);
            let order = current.starts.cmp(&planned.starts);
            prop_assert!(order.is_eq() || place > which && order.is_lt() == early);
        }
    }

    #[test]
    fn every_first_sitting_says_what_it_follows(case in cases()) {
        if let Some(schedule) = case.place(&case.news()) {
            for (place, placed) in schedule.meetings().iter().enumerate() {
                match placed.current.sittings[0].reason {
                    Reason::Opens => prop_assert_eq!(place, 0),
                    Reason::Follows { meeting, .. } => prop_assert_eq!(meeting.index(), place - 1),
                    other => prop_assert!(false, "{other:?} begins a meeting"),
                }
            }
        }
    }
}
