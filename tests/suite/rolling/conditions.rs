//! Conditions of `start-by` in generated plans: whenever the meetings before one end, it begins as it said.

use std::cell::Cell;

use chrono::{TimeDelta, Timelike};
use plenary::{Moment, News, Schedule, plan::Session};
use proptest::{prelude::*, sample::Index, test_runner::TestRunner};
use serde_json::Value;

use super::config;
use crate::plans::{Case, cases};

/// The condition that meetings have ended by an hour.
struct Condition {
    after: Vec<String>,
    by: Moment,
    otherwise: Moment,
}

fn moment(value: &Value) -> Moment {
    let utc = value["utc"].as_str().expect("an instant");
    Moment::parse_from_rfc3339(utc).expect("an instant")
}

/// Returns the condition of a meeting, by the data.
fn condition(schedule: &Schedule, place: usize) -> Option<Condition> {
    let data: Value = serde_json::from_str(&schedule.to_json()).expect("it is JSON");
    let sitting = &data["meetings"][place]["planned"]["sittings"][0];
    let condition = sitting.get("condition")?;
    let after = condition["after"].as_array().expect("a list").iter();
    let ids = after.map(|id| id.as_str().expect("an id").to_owned());
    Some(Condition {
        after: ids.collect(),
        by: moment(&condition["by"]),
        otherwise: moment(&condition["otherwise"]),
    })
}

/// Returns the last end of some meetings, and whether that one is in the track of a meeting.
fn last_end(schedule: &Schedule, ids: &[String], place: usize) -> Option<(Moment, bool)> {
    let track = schedule.meetings()[place].meeting.track;
    let ends = ids.iter().map(|id| {
        let placed = schedule.meeting(id).expect("it is there");
        Some((placed.current.ends()?, placed.meeting.track == track))
    });
    ends.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// Returns the session of the track of a meeting in which an hour lies.
fn session(schedule: &Schedule, place: usize, hour: Moment) -> Option<&Session> {
    let track = schedule.meetings()[place].meeting.track;
    let mut sessions = schedule.sessions().iter();
    sessions.find(|one| one.track == track && one.opens < hour && hour < one.closes)
}

/// A plan without records, in which a meeting inside a session has `start-by` some minutes later.
fn hurried(mut case: Case, which: Index, minutes: u32) -> Option<(Case, usize)> {
    case.held.clear();
    for ask in &mut case.asks {
        ask.quiet();
    }
    let schedule = plenary::place(case.plan().ok()?, &News::default())
        .ok()?
        .value;
    let place = which.index(schedule.meetings().len());
    let starts = schedule.meetings()[place].planned.starts()?.time();
    let minute = starts.hour() * 60 + starts.minute() + minutes;
    case.begin_by(place, minute.min(1439));
    Some((case, place))
}

/// Returns how often the conditions of a case came true, were missed, and were told at all.
fn judge(case: &Case, place: usize) -> Result<[u32; 3], TestCaseError> {
    let mut seen = [0; 3];
    let plan = || case.plan().expect("it was one");
    let Ok(placed) = plenary::place(plan(), &News::default()) else {
        return Ok(seen);
    };
    let schedule = placed.value;
    let Some(told) = condition(&schedule, place) else {
        return Ok(seen);
    };
    seen[2] = 1;
    let change_over = TimeDelta::minutes(schedule.plan().rules().change_over.0.into());
    let has_events = !schedule.plan().events().is_empty();
    let session = session(&schedule, place, told.by).expect("a session has the hour");
    for last in &told.after {
        for minutes in [-40, -10, -1, 0, 1, 10, 40] {
            let at = (told.by + TimeDelta::minutes(minutes))
                .with_timezone(session.opens.offset())
                .naive_local();
            let news = News::default().ended(&**last, at);
            let Ok(later) = plenary::place(plan(), &news) else {
                continue;
            };
            let Some((end, is_beside)) = last_end(&later.value, &told.after, place) else {
                continue;
            };
            if end <= session.opens || end > session.closes {
                continue;
            }
            let begins = later.value.meetings()[place].current.starts();
            let is_by = end <= told.by;
            let needed = if is_beside {
                change_over
            } else {
                TimeDelta::zero()
            };
            // It goes on behind a break.
            let latest = if has_events { told.by } else { end };
            let expected = if is_by {
                end + needed..=latest + needed
            } else {
                told.otherwise..=told.otherwise
            };
            let as_told = begins.is_some_and(|begins| expected.contains(&begins));
            prop_assert!(
                as_told,
                "{last} ended at {at}: {begins:?}, not {expected:?}"
            );
            seen[usize::from(!is_by)] += 1;
        }
    }
    Ok(seen)
}

#[test]
fn conditions_come_true_whenever_those_before_end() {
    let all = Cell::new([0; 3]);
    let strategy = (cases(), any::<Index>(), 0_u32..60);
    let mut runner = TestRunner::new(config(1000));
    let tried = runner.run(&strategy, |(case, which, minutes)| {
        if let Some((case, place)) = hurried(case, which, minutes) {
            let seen = judge(&case, place)?;
            let sum = all.get();
            all.set([sum[0] + seen[0], sum[1] + seen[1], sum[2] + seen[2]]);
        }
        Ok(())
    });
    tried.unwrap_or_else(|wrong| panic!("{wrong}"));
    let [met, missed, told] = all.get();
    assert!(
        met > 100 && missed > 70 && told > 50,
        "{met} met, {missed} missed, {told} told"
    );
}
