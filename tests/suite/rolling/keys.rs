//! That the cases have every key, and that a good share of them fits.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{
    News, Plan,
    plan::{EventStatus, Rolling, SessionKind},
};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use crate::{
    plans::cases,
    reference::{self, Mark, Placing, Slot},
};

/// The keys of the meetings and of their news.
fn of_meetings(plan: &Plan, news: &News) -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mut note = |is_there: bool, key| keys.extend(is_there.then_some(key));
    for meeting in plan.meetings() {
        let (start, record) = (&meeting.start, news.of(&meeting.id));
        note(start.pinned.is_some(), "starts");
        note(start.on.is_some(), "on");
        note(start.not_before.is_some(), "not-before");
        note(!start.after.is_empty(), "after");
        note(start.undivided, "undivided");
        note(start.by.is_some(), "start-by");
        note(start.rolling.is_some(), "rolling of a meeting");
        note(meeting.at_least.is_some(), "at-least");
        note(meeting.at_most.is_some(), "at-most");
        note(meeting.resumes.is_some(), "resumes");
        note(!meeting.details().with.is_empty(), "with");
        note(meeting.details().informal, "informal");
        let rest = meeting.duration == Some(plenary::Duration::RestOfSession);
        note(rest, "rest of the session");
        let sessions = matches!(meeting.duration, Some(plenary::Duration::Sessions { .. }));
        note(sessions, "a duration in sessions");
        note(record.is_some_and(|record| record.took.is_some()), "took");
        note(record.is_some_and(|record| record.ended.is_some()), "ended");
        note(
            record.is_some_and(|record| record.extended.is_some()),
            "extended",
        );
        note(
            record.is_some_and(|record| record.suspended.is_some()),
            "suspended",
        );
        note(
            record.is_some_and(|record| record.adjourned.is_some()),
            "adjourned",
        );
        note(
            record.is_some_and(|record| record.cancelled.is_some()),
            "cancelled",
        );
        note(
            record.is_some_and(|record| record.postponed.is_some()),
            "postponed",
        );
        note(
            record.is_some_and(|record| record.is_called_off() && record.is_over()),
            "opened, and not held",
        );
    }
    keys
}

/// The keys of the rules, the groups, and the days and their news.
fn of_plan(plan: &Plan, news: &News) -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mut note = |is_there: bool, key| keys.extend(is_there.then_some(key));
    let rules = plan.rules();
    note(rules.rolling == Rolling::NextSession, "next-session");
    note(rules.rolling == Rolling::AsPlanned, "as-planned");
    note(rules.no_start_in_last.0 > 0, "no-start-in-last");
    note(rules.change_over.0 > 0, "change-over");
    let mut own_rule = plan.groups().iter().filter(|group| group.rolling.is_some());
    note(
        own_rule.any(|group| group.parent.is_some()),
        "rolling of a sub-working group",
    );
    note(!plan.closed_days().is_empty(), "closed");
    note(plan.tracks().len() > 1, "tracks");
    note(
        plan.tracks().iter().any(|track| track.own_hours),
        "hours of a track",
    );
    let mut sessions = plan.frame().iter();
    note(
        sessions.any(|session| session.kind == SessionKind::IfNeeded),
        "if-needed",
    );
    for record in news.days() {
        note(record.held.is_some(), "held");
        note(
            record.extra.iter().any(|extra| extra.group.is_none()),
            "extra",
        );
        note(
            record.extra.iter().any(|extra| extra.group.is_some()),
            "for",
        );
        note(!record.opened.is_empty(), "opened");
    }
    keys
}

/// The kinds of events.
fn of_events(plan: &Plan) -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mut note = |is_there: bool, key| keys.extend(is_there.then_some(key));
    for event in plan.events() {
        note(
            event.status == Some(EventStatus::Cancelled),
            "a cancelled event",
        );
        note(event.track.is_some(), "an event of a track");
        note(!event.takes_time, "an event beside the meetings");
        if event.takes_time {
            note(event.parts, "an event that parts");
            note(!event.parts, "an event that does not part");
            note(event.time.is_none(), "an event of a whole day");
        }
    }
    keys
}

/// Returns the effects of several keys together.
fn of_placing(plan: &Plan, news: &News, placing: &Placing) -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mut note = |is_there: bool, key| keys.extend(is_there.then_some(key));
    note(!placing.overtime.is_empty(), "time beyond a planned close");
    let mut planned = plan.meetings().iter().zip(&placing.planned);
    let no_room = planned.any(|(of, stand)| of.resumes.is_none() && stand.sittings.is_empty());
    note(no_room, "a meeting that is not planned");
    let for_all = |slot: &Slot| slot.kind == SessionKind::Extra && slot.group.is_none();
    let mut extra = news.days().iter().flat_map(|day| &day.extra);
    let longer = extra.any(|extra| extra.group.is_none()) && !placing.slots.iter().any(for_all);
    note(longer, "an extra session that makes another longer");
    let numbers = reference::numbers(plan, news, &placing.slots, &placing.current);
    let marks = numbers.iter().flatten().flatten();
    let marks: BTreeSet<_> = marks.filter_map(|number| number.mark).collect();
    note(marks.contains(&Mark::Resumed), "resumed");
    note(marks.contains(&Mark::Continued), "continued");
    keys
}

/// The cases are not all faults, and no key is missing among those that fit.
#[test]
fn a_good_share_of_the_cases_fits() {
    const ALL: usize = 3000;
    const KEYS: usize = 46;
    let mut runner = TestRunner::deterministic();
    let strategy = cases();
    let (mut fit, mut met) = (0, BTreeMap::new());
    for _ in 0..ALL {
        let case = strategy.new_tree(&mut runner).expect("a case").current();
        let Ok(plan) = case.plan() else { continue };
        let news = case.news(&plan);
        if let Ok(placing) = reference::place(&plan, &news, &case.own_days()) {
            fit += 1;
            let keys = [
                of_meetings(&plan, &news),
                of_plan(&plan, &news),
                of_events(&plan),
                of_placing(&plan, &news, &placing),
            ];
            for key in keys.concat() {
                *met.entry(key).or_insert(0) += 1;
            }
        }
    }
    assert!(fit * 10 > ALL * 3, "only {fit} of {ALL} fit");
    assert_eq!(met.len(), KEYS, "{met:#?}");
    assert!(met.values().all(|number| *number >= 10), "{met:#?}");
}
