//! The situation at a moment, and that every form tells the same.

mod names;

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use plenary::{
    Language, Moment, Schedule, Source, Text, edit::Change, schedule::State, view::Occurrence,
};
use plenary_tests::Table;
use proptest::prelude::*;

use crate::{
    cases::{schedules, source, sources},
    plans::cases,
    rolling::config,
};

/// One room with a lunch, a meeting over it, events of all kinds, and a second room.
const CASE: &str = r#"
    conference = "C1"
    name = "C1 meetings"
    time-zone = "Europe/Zurich"
    first-day = 2026-09-07
    last-day = 2026-09-08
    sessions = ["10:00-13:00", "15:00-18:00"]
    [tracks.A]
    room = "Room XX"
    [tracks.B]
    room = "Room XI"
    [groups.A]
    [groups.B]
    [groups.C]
    [groups.D]
    [[meeting]]
    group = "A"
    duration = "5h"
    track = "A"
    [[meeting]]
    group = "B"
    duration = "3h"
    track = "A"
    room = "Room XII"
    [[meeting]]
    group = "C"
    duration = "1h"
    track = "B"
    [[meeting]]
    group = "D"
    duration = "1h"
    track = "A"
    cancelled = "no quorum"
    [[event]]
    title = "Coffee"
    kind = "break"
    on = 2026-09-07
    time = "11:15-11:30"
    track = "A"
    [[event]]
    title = "Reception"
    kind = "reception"
    on = 2026-09-07
    time = "18:30"
    [[event]]
    title = "Briefing"
    kind = "side-event"
    on = 2026-09-07
    time = "13:15"
    track = "A"
    room = "Cinema"
    [[event]]
    title = "Film"
    kind = "side-event"
    on = 2026-09-07
    time = "13:30-14:30"
    status = "tbc"
    [[event]]
    title = "Talk"
    kind = "side-event"
    on = 2026-09-07
    time = "tbc"
    [[event]]
    title = "Concert"
    kind = "side-event"
    on = 2026-09-07
    time = "13:30-14:30"
    status = "cancelled"
    [[event]]
    title = "Exhibition"
    kind = "exhibition"
    on = 2026-09-08
"#;

fn schedule() -> Schedule {
    let compiled = plenary::compile(&Source::new("case.toml", CASE));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

/// `A#1 Room XX`: what stands in a list.
fn names(list: &[Occurrence<'_>]) -> Vec<String> {
    let one = |of: &Occurrence<'_>| {
        let room = of.room.map_or_else(String::new, |room| {
            let name = room.name.in_language(Language::English);
            format!(" {}", plenary::text::plain(name))
        });
        format!("{}#{}{room}", of.id, of.ordinal)
    };
    list.iter().map(one).collect()
}

#[test]
fn what_is_under_way_is_told_with_its_room() {
    let schedule = schedule();
    for (typed, under_way, next) in [
        (
            "Monday 9:59",
            &[][..],
            &["A#1 Room XX", "C#1 Room XI", "Reception#1"][..],
        ),
        (
            "Monday 10:00",
            &["A#1 Room XX", "C#1 Room XI"],
            &["Coffee#1 Room XX", "Reception#1"],
        ),
        // At its end it is over, and what takes time parts a sitting.
        (
            "Monday 11:15",
            &["Coffee#1 Room XX"],
            &["A#2 Room XX", "Reception#1"],
        ),
        // At lunch nothing is under way.
        ("Monday 13:00", &[], &["Briefing#1 Cinema", "Reception#1"]),
        // An event without an end lasts until the next thing in its track; one that is cancelled,
        // or to be confirmed, is not held.
        (
            "Monday 13:30",
            &["Briefing#1 Cinema"],
            &["A#3 Room XX", "Reception#1"],
        ),
        (
            "Monday 15:00",
            &["A#3 Room XX"],
            &["B#1 Room XII", "Reception#1"],
        ),
        (
            "Monday 17:15",
            &["B#1 Room XII"],
            &["Reception#1", "B#2 Room XII"],
        ),
        // Nothing follows that day.
        ("Monday 23:59", &["Reception#1"], &["B#2 Room XII"]),
        ("Tuesday 00:00", &["Exhibition#1"], &["B#2 Room XII"]),
        ("Tuesday 10:30", &["Exhibition#1", "B#2 Room XII"], &[]),
    ] {
        let at = schedule.moment(typed).expect("a moment");
        let situation = schedule.at(at);
        assert_eq!(names(&situation.under_way), under_way, "{typed}");
        assert_eq!(names(&situation.next), next, "{typed}");
    }
    let end = schedule.moment("Tuesday 18:00").expect("a moment");
    let situation = schedule.at(end);
    assert_eq!(names(&situation.under_way), ["Exhibition#1"]);
    assert_eq!(situation.over.len(), 9, "{:?}", names(&situation.over));
}

#[test]
fn a_meeting_is_paused_between_its_sittings() {
    use State::{Cancelled, Next, Over, Paused, ToCome, UnderWay};
    let schedule = schedule();
    for (typed, states) in [
        ("Monday 9:00", [Next, ToCome, Next, Cancelled]),
        ("Monday 10:30", [UnderWay, Next, UnderWay, Cancelled]),
        ("Monday 11:20", [Paused, Next, Over, Cancelled]),
        ("Monday 14:00", [Paused, Next, Over, Cancelled]),
        ("Monday 17:15", [Over, UnderWay, Over, Cancelled]),
        ("Monday 20:00", [Over, Paused, Over, Cancelled]),
        ("Tuesday 13:00", [Over, Over, Over, Cancelled]),
    ] {
        let at = schedule.moment(typed).expect("a moment");
        assert_eq!(schedule.states(at), states, "{typed}");
    }
}

/// The overview prints what is under way with its room, and when a meeting goes on that is paused.
#[test]
fn the_overview_tells_the_same() {
    let overview = |typed: &str| {
        let at = schedule().moment(typed).expect("a moment").naive_local();
        let source = plenary::edit::suppose(&Source::new("case.toml", CASE), &[Change::AsOf(at)])
            .unwrap_or_else(|report| panic!("{report}"));
        let compiled = plenary::compile(&source);
        compiled
            .unwrap_or_else(|report| panic!("{report}"))
            .value
            .overview(Language::English)
    };
    assert_eq!(
        overview("Monday 13:30").lines().collect::<Vec<_>>(),
        [
            "as of Monday 7 September at 13:30:",
            "paused    A: Monday 10:00 to 17:15, the first; goes on Monday 15:00",
            "next      B: Monday 17:15 to Tuesday 12:15, follows A",
            "over      C: Monday 10:00 to 11:00, the first",
            "          D is cancelled: no quorum",
            "under way Briefing: from Monday 13:15; in Cinema",
            "not recorded: C must be over by now",
        ]
    );
    let evening = overview("Monday 17:30");
    let under_way = "under way B: Monday 17:15 to Tuesday 12:15, follows A; in Room XII\n";
    assert!(evening.contains(under_way), "{evening}");
}

/// Every moment at which something begins or ends, and those around it.
fn moments(schedule: &Schedule) -> BTreeSet<Moment> {
    let sittings = schedule
        .meetings()
        .iter()
        .flat_map(|placed| &placed.current.sittings);
    let ends = sittings.flat_map(|sitting| [sitting.starts, sitting.ends]);
    let around = |at: Moment| [-1, 0, 1].map(|minutes| at + TimeDelta::minutes(minutes));
    ends.flat_map(around).collect()
}

/// Every sitting that is held is in one list, by its hours; meetings have the states of their sittings.
fn is_true(schedule: &Schedule, now: Moment) -> Result<(), TestCaseError> {
    let situation = schedule.at(now);
    let key = |of: &Occurrence<'_>| {
        let sitting = of.placed().map(|placed| placed.meeting.id.clone());
        sitting.map(|id| (id, of.ordinal))
    };
    let keys = |list: &[Occurrence<'_>]| list.iter().filter_map(key).collect::<BTreeSet<_>>();
    let (over, on) = (keys(&situation.over), keys(&situation.under_way));
    let next = keys(&situation.next);
    for (placed, state) in schedule.meetings().iter().zip(schedule.states(now)) {
        let mut seen = BTreeSet::new();
        for (place, sitting) in placed.current.sittings.iter().enumerate() {
            let id = (placed.meeting.id.clone(), place + 1);
            let lists = (over.contains(&id), on.contains(&id));
            let is_held = !placed.is_called_off();
            let is_over = is_held && sitting.ends <= now;
            let is_on = is_held && sitting.starts <= now && now < sitting.ends;
            prop_assert_eq!(lists, (is_over, is_on));
            prop_assert!(!next.contains(&id) || is_held && now < sitting.starts);
            seen.insert(lists);
        }
        let seen: Vec<_> = seen.into_iter().collect();
        let expected: &[State] = match &*seen {
            _ if placed.is_called_off() => &[State::Cancelled, State::Postponed],
            all if all.contains(&(false, true)) => &[State::UnderWay],
            [(true, false)] => &[State::Over],
            [_, _] => &[State::Paused],
            _ => &[State::Next, State::ToCome],
        };
        prop_assert!(expected.contains(&state), "{:?} {:?}", state, expected);
    }
    Ok(())
}

#[test]
fn situations_of_all_schedules_are_true() {
    for (name, schedule) in schedules() {
        for now in moments(&schedule) {
            is_true(&schedule, now).unwrap_or_else(|why| panic!("{name} at {now}: {why}"));
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn situations_of_generated_schedules_are_true(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        let Ok(schedule) = plenary::place(plan, &news) else { return Ok(()) };
        for now in moments(&schedule.value) {
            is_true(&schedule.value, now)?;
        }
    }
}

/// The states of sittings in the table.
fn statuses(schedule: &Schedule) -> BTreeMap<(String, usize), String> {
    let table = Table::read(
        &schedule
            .to_csv(Language::English)
            .expect("the plan has the language"),
    );
    table
        .columns(["kind", "id", "ordinal", "status"])
        .filter(|[kind, ..]| *kind == "meeting")
        .map(|[_, id, ordinal, status]| {
            let key = (id.to_owned(), ordinal.parse().expect("a number"));
            (key, status.to_owned())
        })
        .collect()
}

/// The table and the data say of `as-of` what `at` and `states` say of the same moment.
fn forms_agree(schedule: &Schedule, now: Moment) {
    let situation = schedule.at(now);
    let table = statuses(schedule);
    for (list, word) in [
        (&situation.under_way, "under-way"),
        (&situation.over, "held"),
    ] {
        let keys = list.iter().filter(|of| of.meeting().is_some());
        let keys: BTreeSet<_> = keys
            .map(|of| (of.id.clone().into_owned(), of.ordinal))
            .collect();
        let of_table = table.iter().filter(|(_, status)| *status == word);
        let of_table: BTreeSet<_> = of_table.map(|(key, _)| key.clone()).collect();
        assert_eq!(keys, of_table, "{word} at {now}");
    }
    let json = plenary_tests::json(schedule);
    let meetings = json["meetings"].as_array().expect("meetings").iter();
    let states: Vec<_> = meetings.map(|meeting| meeting["state"].clone()).collect();
    let expected = schedule.states(now).into_iter();
    let expected: Vec<_> = expected.map(|state| serde_json::json!(state)).collect();
    assert_eq!(states, expected, "at {now}");
}

#[test]
fn every_form_has_one_notion_of_now() {
    let mut compared = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let source = source(&path);
        let Ok(plain) = plenary::compile(&source) else {
            continue;
        };
        // Planned times know of no news.
        if plain.value.plan().shows() == plenary::Show::Planned {
            continue;
        }
        let all: Vec<_> = moments(&plain.value).into_iter().collect();
        let some = all.iter().step_by(all.len() / 5 + 1);
        for now in some.map(Moment::naive_local) {
            let changed = plenary::edit::suppose(&source, &[Change::AsOf(now)]);
            let compiled = changed.and_then(|source| plenary::compile(&source));
            if let Ok(schedule) = compiled.map(|warned| warned.value) {
                let now = schedule.now().expect("it was given");
                forms_agree(&schedule, now);
                compared += 1;
            }
        }
    }
    assert!(compared > 50, "{compared}");
}

/// A meeting that was opened and is not held is neither under way nor over.
#[test]
fn what_is_called_off_is_in_no_list() {
    let news = plenary::News::default().postponed("B", Text::from("to C2"));
    let (plan, _) = plenary::read(&Source::new("case.toml", CASE))
        .unwrap_or_else(|report| panic!("{report}"))
        .value;
    let schedule = plenary::place(plan, &news).unwrap_or_else(|report| panic!("{report}"));
    let at = schedule.value.moment("Tuesday 18:00").expect("a moment");
    let situation = schedule.value.at(at);
    let all = [&situation.over, &situation.under_way, &situation.next];
    assert!(all.into_iter().flatten().all(|of| of.id != "B"));
    assert_eq!(schedule.value.states(at)[1], State::Postponed);
}
