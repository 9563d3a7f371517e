//! The library against the reference, and what holds of every rolling.

mod forecast;
mod keys;
mod same;

use plenary::{Minutes, News, Placed, Plan, Report, Schedule, Session, Standing};
use proptest::prelude::*;

use crate::{
    clocks::{Slot, minute, slot_of},
    plans::cases,
    reference::{self, Misfit, Placing, Sat, Stand},
};

/// What both make of a plan.
fn both(plan: &Plan, news: &News) -> (Result<Schedule, Report>, Result<Placing, Misfit>) {
    let library = plenary::place(plan.clone(), news).map(|warned| warned.value);
    (library, reference::place(plan, news))
}

/// A standing of the library in the terms of the reference.
fn stand(standing: &Standing) -> Stand {
    let sittings = standing.sittings.iter().map(|sitting| Sat {
        session: sitting.session,
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

/// 2000 cases, unless the environment says how many. What fails is kept as a test of its own.
fn config() -> ProptestConfig {
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return config;
    }
    ProptestConfig {
        cases: 2000,
        ..config
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_library_agrees_with_the_reference(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        agree(&plan, &news)?;
    }

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

fn agree(plan: &Plan, news: &News) -> Result<(), TestCaseError> {
    match both(plan, news) {
        (Ok(schedule), Ok(placing)) => {
            prop_assert_eq!(slots(&schedule), placing.slots);
            prop_assert_eq!(planned(&schedule), placing.planned);
            prop_assert_eq!(current(&schedule), placing.current);
        }
        (Err(report), Ok(placing)) => {
            prop_assert!(false, "only the library finds fault: {report}\n{placing:?}");
        }
        (Ok(schedule), Err(misfit)) => {
            let stands = (planned(&schedule), current(&schedule));
            prop_assert!(
                false,
                "only the reference finds fault: {misfit:?}\n{stands:?}"
            );
        }
        (Err(_), Err(_)) => {}
    }
    Ok(())
}

/// Every sitting lies in a session that its meeting can use, and no two of a track at one time.
fn sits_in_sessions(schedule: &Schedule) -> Result<(), TestCaseError> {
    let groups = schedule.plan().groups();
    let admits = |session: &Session, placed: &Placed| {
        session.group.is_none_or(|group| {
            let own = placed.meeting.group;
            own.is_some_and(|own| own == group || groups[own].parent == Some(group))
        })
    };
    let mut taken = Vec::new();
    for placed in schedule.meetings() {
        for sitting in &placed.current.sittings {
            let session = &schedule.sessions()[sitting.session];
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
    for track in 0..schedule.plan().tracks().len() {
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
        let stopped = record.ended.or(record.stopped()).is_some();
        if placed.record.takes_no_time() {
            prop_assert_eq!(placed.current.takes, Minutes(0));
        } else if let Some(took) = record.took {
            prop_assert_eq!(placed.current.takes, took);
        } else if !stopped && placed.meeting.resumes.is_none() {
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
fn sits_beyond_a_close(schedule: &Schedule, placed: &plenary::Placed) -> bool {
    placed.current.sittings.iter().any(|sitting| {
        let overtime = schedule.sessions()[sitting.session].overtime;
        overtime.is_some_and(|(close, _)| sitting.ends > close)
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
