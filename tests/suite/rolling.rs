//! The library against the reference, and what holds of every rolling.

mod causes;
mod conditions;
mod forecast;
mod keys;
mod numbers;
mod same;

use std::collections::BTreeSet;

use plenary::{
    Duration, Minutes, News, Plan, Report, Schedule, Severity,
    plan::{Session, TrackId},
    schedule::{Placed, Standing},
};
use proptest::{prelude::*, test_runner::RngSeed};

use crate::{
    clocks::minute,
    plans::{Case, cases},
    reference::{self, Misfit, Sat, Slot, Stand, slot_of},
};

/// The codes of all that the library finds wrong.
fn codes(report: &Report) -> BTreeSet<&'static str> {
    let faults = report.faults().iter();
    let errors = faults.filter(|fault| fault.severity == Severity::Error);
    errors.map(|fault| fault.code.number()).collect()
}

/// True if the library has a fault for a misfit. That no room is left can be said of the day of the
/// meeting, or of its being undivided.
fn is_reported(misfit: Misfit, codes: &BTreeSet<&str>) -> bool {
    let code = match misfit {
        Misfit::NoRoom { on, undivided } => {
            let on_day = on && codes.contains("P0318");
            let whole = undivided && codes.contains("P0319");
            return codes.contains("P0301") || on_day || whole;
        }
        Misfit::NothingToResume => "P0210",
        Misfit::SessionsOverlap => "P0302",
        Misfit::Clocks => "P0304",
        Misfit::ClosedDay => "P0312",
        Misfit::Knot => "P0314",
        Misfit::PinOutside => "P0315",
        Misfit::PinsOverlap => "P0316",
        Misfit::PinTooEarly => "P0317",
        Misfit::OffItsDay => "P0318",
        Misfit::NothingLeft => "P0320",
        Misfit::EndedEarly => "P0321",
        // Both can be right where the time of another is what is left of it.
        Misfit::EndedOutside => return codes.contains("P0321") || codes.contains("P0322"),
        Misfit::NobodysOvertime => "P0333",
        Misfit::Unsettled => return true,
    };
    codes.contains(code)
}

/// A standing of the library in the terms of the reference.
fn stand(standing: &Standing) -> Stand {
    let sittings = standing.sittings.iter().map(|sitting| Sat {
        session: sitting.session.index(),
        starts: minute(sitting.starts),
        ends: minute(sitting.ends),
    });
    Stand {
        takes: standing.takes.0,
        sittings: sittings.collect(),
    }
}

fn planned(schedule: &Schedule) -> Vec<Stand> {
    let meetings = schedule.meetings().iter();
    meetings.map(|placed| stand(&placed.planned)).collect()
}

fn current(schedule: &Schedule) -> Vec<Stand> {
    let meetings = schedule.meetings().iter();
    meetings.map(|placed| stand(&placed.current)).collect()
}

fn slots(schedule: &Schedule) -> Vec<Slot> {
    schedule.sessions().iter().map(slot_of).collect()
}

/// Returns the configuration for so many cases, the same in each run; unless the environment says how
/// many, which are then others in each run. What fails is kept as a test of its own.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return config;
    }
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(16),
        ..config
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn days_have_the_sessions_that_are_said_of_them(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let frame = plan.frame().iter().map(|session| (session.track, session.day, session.hours, session.kind));
        prop_assert_eq!(frame.collect::<Vec<_>>(), case.expected_sessions());
    }

    #[test]
    fn events_take_time_and_part_sessions_as_their_kinds_say(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let events = plan.events().iter().map(|event| (event.takes_time, event.parts));
        prop_assert_eq!(events.collect::<Vec<_>>(), case.expected_events(plan.frame()));
    }
}

proptest! {
    #![proptest_config(config(2500))]

    #[test]
    fn the_library_agrees_with_the_reference(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        agree(&case, &plan, &news)?;
    }
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn what_is_placed_holds_together(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        let Ok(schedule) = plenary::place(plan, &news) else { return Ok(()) };
        sits_in_sessions(&schedule.value)?;
        keeps_order(&schedule.value)?;
        keeps_durations(&schedule.value)?;
        keeps_pins(&schedule.value, &news)?;
    }
}

fn agree(case: &Case, plan: &Plan, news: &News) -> Result<(), TestCaseError> {
    let library = plenary::place(plan.clone(), news).map(|warned| warned.value);
    match (library, reference::place(plan, news, &case.own_days())) {
        (_, Err(misfits)) if misfits.contains(&Misfit::Unsettled) => {}
        (Ok(schedule), Ok(placing)) => {
            prop_assert_eq!(slots(&schedule), placing.slots.as_slice());
            prop_assert_eq!(planned(&schedule), placing.planned.as_slice());
            prop_assert_eq!(current(&schedule), placing.current.as_slice());
            let numbers = reference::numbers(plan, news, &placing.slots, &placing.current);
            if !reference::are_unsettled(&numbers, &placing) {
                prop_assert_eq!(numbers::library_numbers(&schedule), numbers);
            }
        }
        (Err(report), Ok(placing)) => {
            prop_assert!(false, "only the library finds fault: {report}\n{placing:?}");
        }
        (Ok(schedule), Err(misfits)) => {
            let stands = (planned(&schedule), current(&schedule));
            prop_assert!(
                false,
                "only the reference finds fault: {misfits:?}\n{stands:?}"
            );
        }
        (Err(report), Err(misfits)) => {
            // A fault may hide others, or cause them: one reason is the same.
            let codes = codes(&report);
            let mut told = misfits.iter().map(|misfit| is_reported(*misfit, &codes));
            prop_assert!(told.any(|told| told), "{misfits:?} {report}");
        }
    }
    Ok(())
}

/// Every sitting lies in a session that its meeting can use, and no two of a track at one time.
fn sits_in_sessions(schedule: &Schedule) -> Result<(), TestCaseError> {
    let groups = schedule.plan().groups();
    let admits = |session: &Session, placed: &Placed| {
        session.group.is_none_or(|group| {
            let joint = placed.meeting.details().with.iter().copied();
            let mut of_meeting = placed.meeting.group.into_iter().chain(joint);
            of_meeting.any(|member| member == group || groups[member].parent == Some(group))
        })
    };
    let mut taken = Vec::new();
    for placed in schedule.meetings() {
        for sitting in &placed.current.sittings {
            let session = schedule.session(sitting.session).expect("a session");
            prop_assert!(session.opens <= sitting.starts && sitting.ends <= session.closes);
            prop_assert!(sitting.starts < sitting.ends);
            prop_assert!(session.is_usable() && admits(session, placed));
            prop_assert_eq!(session.track, placed.meeting.track);
            taken.push((session.track, sitting.starts, sitting.ends));
        }
    }
    taken.sort();
    let mut pairs = taken.windows(2);
    prop_assert!(pairs.all(|pair| pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1));
    Ok(())
}

fn keeps_order(schedule: &Schedule) -> Result<(), TestCaseError> {
    for track in (0..schedule.plan().tracks().len()).map(TrackId::new) {
        let queue = schedule.meetings().iter().filter(|placed| {
            placed.meeting.track == track && placed.meeting.start.pinned.is_none()
        });
        let sittings = queue.flat_map(|placed| &placed.current.sittings);
        let sittings: Vec<_> = sittings.collect();
        let mut pairs = sittings.windows(2);
        prop_assert!(pairs.all(|pair| pair[0].ends <= pair[1].starts));
    }
    Ok(())
}

fn keeps_durations(schedule: &Schedule) -> Result<(), TestCaseError> {
    for placed in schedule.meetings() {
        let sittings = placed.current.sittings.iter();
        let sum: i64 = sittings
            .map(|sitting| (sitting.ends - sitting.starts).num_minutes())
            .sum();
        prop_assert_eq!(sum, i64::from(placed.current.takes.0));
        let record = &placed.record;
        let is_rest = placed.meeting.duration == Some(Duration::RestOfSession);
        let stopped = record.ended.or(record.stopped()).is_some();
        if placed.record.takes_no_time() {
            prop_assert_eq!(placed.current.takes, Minutes(0));
        } else if let Some(took) = record.took {
            prop_assert_eq!(placed.current.takes, took);
        } else if !stopped && placed.meeting.resumes.is_none() && !is_rest {
            let more = record.extended.unwrap_or_default().0;
            let asked = placed.planned.takes.0 + more;
            if sits_beyond_a_close(schedule, placed) {
                prop_assert!(placed.current.takes.0 >= asked);
            } else {
                prop_assert_eq!(placed.current.takes.0, asked);
            }
        }
    }
    Ok(())
}

/// True if a meeting has the floor when a session is to close and goes on.
fn sits_beyond_a_close(schedule: &Schedule, placed: &plenary::schedule::Placed) -> bool {
    placed.current.sittings.iter().any(|sitting| {
        let session = schedule.session(sitting.session).expect("a session");
        session
            .overtime
            .is_some_and(|(close, _)| sitting.ends > close)
    })
}

/// A pinned meeting begins at its pin, unless the sessions of its day were held at other hours.
fn keeps_pins(schedule: &Schedule, news: &News) -> Result<(), TestCaseError> {
    for placed in schedule.meetings() {
        let pin = placed.meeting.start.pinned.zip(placed.current.starts());
        let held = |start: plenary::Moment| {
            let mut days = news.days().iter().filter(|record| record.held.is_some());
            days.any(|record| (start.date_naive() - record.day).num_days() < 2)
        };
        let moved = pin.is_some_and(|(pin, start)| start != pin && !held(start));
        prop_assert!(!moved, "{placed:?}");
    }
    Ok(())
}
