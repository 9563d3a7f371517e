//! The bounds between which meetings begin.

use plenary::{Minutes, Moment, News, Plan, Schedule, plan::Record};
use proptest::prelude::*;

use super::config;
use crate::{
    plans::{Ask, Case, Written, cases, id},
    reference::{self, Lengths},
};

/// A case whose bounds can all be reached by what meetings took: none of those that are bounded is
/// recorded, nor any after them, as what has begun has no other start. Where the order is not that of
/// the file, by pins or by `after`, none is.
fn open(case: &Case) -> Case {
    let mut open = case.clone();
    let some_bounded = open.asks.iter().any(|ask| ask.bounds.is_some());
    let mut bounded = some_bounded && open.asks.iter().any(Ask::is_out_of_order);
    for place in 0..open.asks.len() {
        let taken_up = open.resumed(place).is_some();
        let ask = &mut open.asks[place];
        if taken_up {
            ask.bounds = None;
        }
        bounded |= ask.bounds.is_some();
        let off = matches!(ask.record, Some(Written::Cancelled | Written::Postponed));
        if bounded && !off {
            ask.quiet_record();
        }
    }
    open
}

/// The bounds of each meeting that has some.
fn bounds(case: &Case, plan: &Plan, news: &News) -> Option<Vec<Option<(u32, u32)>>> {
    let placing = reference::place(plan, news, &case.own_days()).ok()?;
    let bounds = |length: &Lengths| length.least.zip(length.most);
    Some(placing.lengths.iter().map(bounds).collect())
}

/// The news, and that bounded meetings took so long, but for those that are not held.
fn took(news: &News, took: &[Option<u32>]) -> News {
    let off = |place: usize| news.of(&id(place)).is_some_and(Record::is_called_off);
    let held = took.iter().enumerate().filter(|(place, _)| !off(*place));
    held.fold(news.clone(), |news, (place, took)| match took {
        Some(minutes) => news.took(id(place), Minutes(*minutes)),
        None => news,
    })
}

fn starts(plan: &Plan, news: &News) -> Option<Vec<Option<Moment>>> {
    let schedule = plenary::place(plan.clone(), news).ok()?.value;
    let meetings = schedule.meetings().iter();
    Some(meetings.map(|placed| placed.current.starts()).collect())
}

/// Asserts that all begin within their bounds.
fn within(schedule: &Schedule, starts: &[Option<Moment>]) -> Result<(), TestCaseError> {
    for (placed, start) in schedule.meetings().iter().zip(starts) {
        let (Some(forecast), Some(start)) = (&placed.forecast, start) else {
            continue;
        };
        prop_assert!(
            forecast.earliest <= *start,
            "{forecast:?} {placed:?} {start}"
        );
        prop_assert!(
            forecast.latest.is_none_or(|latest| *start <= latest),
            "{placed:?} {start}"
        );
    }
    Ok(())
}

/// A bound is where a meeting begins if all are as long as they may be, or as short.
fn attained(
    schedule: &Schedule,
    shortest: Option<&[Option<Moment>]>,
    longest: Option<&[Option<Moment>]>,
) -> Result<(), TestCaseError> {
    for (place, placed) in schedule.meetings().iter().enumerate() {
        let Some(forecast) = &placed.forecast else {
            continue;
        };
        if let Some(starts) = shortest {
            prop_assert_eq!(Some(forecast.earliest), starts[place], "{:?}", placed);
        }
        if let Some(starts) = longest {
            prop_assert_eq!(forecast.latest, starts[place], "{:?}", placed);
        }
    }
    Ok(())
}

/// Every choice of the shortest, the longest and the middle length of each bounded meeting.
fn choices(bounds: &[Option<(u32, u32)>]) -> Vec<Vec<Option<u32>>> {
    let mut all = vec![Vec::new()];
    for bounds in bounds {
        let lengths: Vec<Option<u32>> = match bounds {
            Some((least, most)) => [*least, u32::midpoint(*least, *most), *most]
                .map(Some)
                .to_vec(),
            None => vec![None],
        };
        let longer = all.iter().flat_map(|chosen: &Vec<Option<u32>>| {
            lengths
                .iter()
                .map(|length| [chosen.as_slice(), &[*length]].concat())
        });
        all = longer.collect();
    }
    all
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn meetings_begin_within_their_forecast(
        case in cases(),
        parts in prop::collection::vec(0_u32..=100, 8),
    ) {
        let case = open(&case);
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        let placed = plenary::place(plan.clone(), &news).ok();
        let Some((warned, bounds)) = placed.zip(bounds(&case, &plan, &news)) else { return Ok(()) };
        let schedule = warned.value;
        let lengths = |parts: &[u32]| -> Vec<Option<u32>> {
            bounds.iter().zip(parts).map(|(of, part)| of.map(|(least, most)| least + (most - least) * part / 100))
                .collect()
        };
        let shortest = starts(&plan, &took(&news, &lengths(&[0; 8])));
        let longest = starts(&plan, &took(&news, &lengths(&[100; 8])));
        attained(&schedule, shortest.as_deref(), longest.as_deref())?;
        if let Some(starts) = starts(&plan, &took(&news, &lengths(&parts))) {
            within(&schedule, &starts)?;
        }
    }

    #[test]
    fn no_choice_of_lengths_leaves_the_forecast(case in cases()) {
        let mut case = open(&case);
        case.asks.truncate(4);
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        let placed = plenary::place(plan.clone(), &news).ok();
        let Some((warned, bounds)) = placed.zip(bounds(&case, &plan, &news)) else { return Ok(()) };
        for choice in choices(&bounds) {
            if let Some(starts) = starts(&plan, &took(&news, &choice)) {
                within(&warned.value, &starts)?;
            }
        }
    }
}
