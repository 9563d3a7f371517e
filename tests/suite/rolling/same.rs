//! A record moves meetings one way, or not at all.

use std::sync::Arc;

use chrono::NaiveDateTime;
use plenary::{Duration, Minutes, News, Schedule, plan::Meeting};
use proptest::prelude::*;

use super::{config, current, planned};
use crate::{
    plans::{Case, cases, id},
    reference::Stand,
};

/// A case in which nothing has happened, and so nothing is taken up again.
fn quiet(case: &Case) -> Case {
    let mut quiet = case.clone();
    quiet.held.clear();
    for ask in &mut quiet.asks {
        ask.quiet();
    }
    quiet
}

fn placed(case: &Case, news: &News) -> Option<Schedule> {
    let plan = case.plan().ok()?;
    let placed = plenary::place(plan, news).ok()?;
    Some(placed.value)
}

/// Returns the start and the end of each meeting.
fn bounds(stands: &[Stand]) -> Vec<(Option<i64>, Option<i64>)> {
    stands
        .iter()
        .map(|stand| (stand.starts(), stand.ends()))
        .collect()
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn without_news_all_stands_as_planned(case in cases()) {
        if let Some(schedule) = placed(&quiet(&case), &News::default()) {
            prop_assert_eq!(planned(&schedule), current(&schedule));
        }
    }

    #[test]
    fn what_took_as_long_as_planned_changes_nothing(case in cases()) {
        let quiet = quiet(&case);
        if let Some(schedule) = placed(&quiet, &News::default()) {
            let meetings = schedule.meetings().iter();
            let news = meetings.fold(News::default(), |news, placed| {
                news.took(&*placed.meeting.id, placed.planned.takes)
            });
            let recorded = placed(&quiet, &news);
            let stands = recorded.map(|schedule| current(&schedule));
            prop_assert_eq!(stands, Some(planned(&schedule)));
        }
    }

    #[test]
    fn what_ended_as_planned_changes_nothing(case in cases()) {
        let quiet = quiet(&case);
        if let Some(schedule) = placed(&quiet, &News::default()) {
            let ended = |placed: &plenary::schedule::Placed| -> NaiveDateTime {
                placed.planned.ends().expect("it is held").naive_local()
            };
            let meetings = schedule.meetings().iter();
            let news = meetings.fold(News::default(), |news, placed| {
                news.ended(&*placed.meeting.id, ended(placed))
            });
            let recorded = plenary::place(quiet.plan().expect("it was one"), &news);
            let stands = recorded.map(|warned| current(&warned.value));
            prop_assert_eq!(stands, Ok(planned(&schedule)));
        }
    }

    /// Of two recorded lengths of one meeting the shorter makes nothing later. Two things go the other way
    /// beside a pinned meeting: the longer that is, the earlier the rest of a session round it ends, and the
    /// shorter the longest piece of its session, of which `no-start-in-last` asks no more.
    #[test]
    fn rolling_goes_one_way(
        case in cases(),
        which in any::<prop::sample::Index>(),
        one in 1_u32..250,
        other in prop::option::of(1_u32..250),
    ) {
        let mut case = case;
        let place = which.index(case.asks.len());
        case.asks[place].quiet_record();
        let Ok(plan) = case.plan() else { return Ok(()) };
        let rest = |of: &Arc<Meeting>| of.duration == Some(Duration::RestOfSession);
        let pinned = |of: &Arc<Meeting>| of.start.pinned.is_some();
        let goes_back = plan.rules().no_start_in_last.0 > 0 || plan.meetings().iter().any(rest);
        if goes_back && plan.meetings().iter().any(pinned) {
            return Ok(());
        }
        let news = case.news(&plan);
        let took = |minutes: u32| news.clone().took(id(place), Minutes(minutes));
        let longer = other.map_or_else(|| news.clone(), took);
        let pair = placed(&case, &took(one)).zip(placed(&case, &longer));
        let Some((one, other)) = pair else { return Ok(()) };
        let takes = |schedule: &Schedule| schedule.meetings()[place].current.takes;
        let in_order = takes(&one) <= takes(&other);
        let (short, long) = if in_order { (&one, &other) } else { (&other, &one) };
        let (short, long) = (bounds(&current(short)), bounds(&current(long)));
        for (short, long) in short.iter().zip(&long) {
            prop_assert!(short.0 <= long.0 && short.1 <= long.1, "{short:?} {long:?}");
        }
    }
}
