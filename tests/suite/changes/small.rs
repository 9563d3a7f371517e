//! Changes between two small schedules, which differ in a few meetings.

use plenary::{Language, Schedule, Source, annex::Cell};

use super::between;

const FRAME: &str = "conference = \"C1\"\nname = \"C1 meetings\"\ntime-zone = \"Europe/Zurich\"\n\
    first-day = 2026-09-07\nlast-day = LAST\nsessions = [\"10:00-13:00\", \"15:00-18:00\"]\n\
    [groups.A]\nname = \"Group A\"\n[groups.B]\nname = \"Group B\"\n";

fn small(last_day: u32, rest: &str) -> Schedule {
    let frame = FRAME.replace("LAST", &format!("2026-09-{last_day:02}"));
    let source = Source::new("small.toml", format!("{frame}{rest}"));
    plenary::compile(&source)
        .unwrap_or_else(|report| panic!("{report}"))
        .value
}

fn meeting(group: &str, keys: &str) -> String {
    format!("[[meeting]]\ngroup = \"{group}\"\n{keys}\n")
}

/// Returns the changes from one small schedule to another, both of as many days.
fn said(last_day: u32, before: &[String], after: &[String]) -> Vec<String> {
    let (before, after) = (
        small(last_day, &before.concat()),
        small(last_day, &after.concat()),
    );
    between(&before, &after, Language::English)
        .changed
        .into_iter()
        .map(|one| one.says)
        .collect()
}

#[test]
fn meetings_that_are_cancelled_are_said_once() {
    let held = [meeting("A", "duration = \"1 session\"")];
    let cancelled = |why: &str| {
        [meeting(
            "A",
            &format!("duration = \"1 session\"\ncancelled = \"{why}\""),
        )]
    };
    let other = [meeting(
        "B",
        "duration = \"1 session\"\nnot-before = \"2026-09-07 15:00\"",
    )];
    let with = |one: &[String]| [one, &other[..]].concat();
    let cases = [
        (
            with(&held),
            with(&cancelled("no quorum")),
            "A: ✕ cancelled: no quorum",
        ),
        (
            with(&cancelled("no quorum")),
            with(&cancelled("strike")),
            "A: ✕ cancelled: strike",
        ),
        (
            other.to_vec(),
            with(&cancelled("no quorum")),
            "A: ✕ cancelled: no quorum",
        ),
        (
            with(&cancelled("no quorum")),
            with(&held),
            "A: ✚ held after all, Monday 10:00–13:00",
        ),
    ];
    for (before, after, expected) in cases {
        assert_eq!(said(9, &before, &after), [expected]);
    }
    assert!(said(9, &with(&cancelled("no quorum")), &other).is_empty());
    let rest = "id = \"rest\"\nresumes = \"A\"";
    let begun = meeting(
        "A",
        "duration = \"2 sessions\"\nsuspended = \"2026-09-07 13:00\"",
    );
    let resumed = [begun.clone(), other[0].clone(), meeting("A", rest)];
    let dropped = format!("{rest}\ncancelled = \"settled\"");
    let dropped = [begun, other[0].clone(), meeting("A", &dropped)];
    assert_eq!(said(9, &resumed, &dropped), ["A: ✕ cancelled: settled"]);
}

#[test]
fn days_and_sittings_that_differ_are_said() {
    let fair = |days: &str| {
        [
            meeting("A", "duration = \"1 session\""),
            format!("[[event]]\ntitle = \"Fair\"\non = [{days}]\ntime = \"13:30-14:30\"\n"),
        ]
    };
    let all = fair("2026-09-07, 2026-09-08, 2026-09-09");
    let two = fair("2026-09-07, 2026-09-09");
    let dropped = "Fair: Tuesday 13:30–14:30 → ";
    let says = said(9, &all, &two);
    assert!(
        says[0].starts_with(dropped) && says[0].contains("shorter: 3 h → 2 h"),
        "{says:?}"
    );
    let pin = |id: &str, at: &str, long: &str| {
        meeting(
            "A",
            &format!("id = \"{id}\"\nduration = \"{long}\"\nstarts = \"2026-09-{at}\""),
        )
    };
    let before = [pin("a", "07 10:00", "1h"), pin("b", "18 10:00", "1h")];
    let after = [pin("a", "07 10:00", "1h"), pin("b", "17 15:00", "1h")];
    assert_eq!(
        said(18, &before, &after),
        ["A: Friday 18 September 10:00 → Thursday 17 September 15:00"]
    );
    let hidden = |long: &str| {
        vec![
            "[[meeting]]\ngroup = \"A\"\nstarts = \"2026-09-07 10:00\"\n".to_owned()
                + &format!("duration = \"{long}\"\n"),
        ]
    };
    let without = |rest: Vec<String>| {
        let frame = FRAME
            .replace("LAST", "2026-09-09")
            .replace("[groups.A]", "show-ends = false\n[groups.A]");
        let source = Source::new("small.toml", frame + &rest.concat());
        plenary::compile(&source).expect("it compiles").value
    };
    let (one, two) = (without(hidden("1h")), without(hidden("2h")));
    assert_eq!(between(&one, &two, Language::English).to_string(), "");
}

#[test]
fn one_meeting_does_not_stand_for_two() {
    let tracks = "[tracks.X]\n[tracks.Y]\n".to_owned();
    let opening = |id: &str, track: &str| {
        format!(
            "[[meeting]]\nid = \"{id}\"\ntitle = \"Opening\"\ntrack = \"{track}\"\nduration = \"1h\"\n"
        )
    };
    let one = [tracks.clone(), opening("o1", "X")];
    let two = [tracks, opening("p1", "X"), opening("p2", "Y")];
    assert_eq!(
        said(9, &one, &two),
        ["Opening: ✚ added, Monday 10:00–11:00"]
    );
    assert_eq!(
        said(9, &two, &one),
        ["Opening: ✕ no longer held, Monday 10:00–11:00"]
    );
}

#[test]
fn one_that_moves_into_the_hour_of_another_of_its_name_does_not_become_it() {
    let opening =
        |id: &str| format!("[[meeting]]\nid = \"{id}\"\ntitle = \"Opening\"\nduration = \"1h\"\n");
    let second = "not-before = \"2026-09-07 11:00\"\n";
    assert_eq!(
        said(
            9,
            &[opening("one"), opening("two")],
            &[opening("one") + second]
        ),
        [
            "Opening: Monday 10:00 → Monday 11:00",
            "Opening: ✕ no longer held, Monday 11:00–12:00"
        ]
    );
}

/// A cell that one meeting takes through two sessions is one cell, until the marks of its sittings differ.
#[test]
fn a_joined_cell_is_parted_by_the_marks_of_its_sittings() {
    let frame = FRAME.replace("LAST", "2026-09-08");
    let frame = format!("join-sittings = true\n{frame}");
    let schedule = |rest: &[String]| {
        let source = Source::new("joined.toml", format!("{frame}{}", rest.concat()));
        let warned = plenary::compile(&source);
        warned.unwrap_or_else(|report| panic!("{report}")).value
    };
    let [a, b] = ["A", "B"].map(|group| meeting(group, "duration = \"2 sessions\""));
    let (earlier, later) = (schedule(&[a.clone(), b.clone()]), schedule(&[b, a]));
    let [earlier, later] =
        [&earlier, &later].map(|schedule| schedule.view_or_first(Language::English));
    let joined = |annex: &plenary::Annex| {
        let cells = annex.tables[0].rows.iter().flat_map(|row| &row.cells);
        cells
            .filter(|cell| matches!(cell, Cell::Joined { .. }))
            .count()
    };
    let annex = later.annex();
    assert_eq!(joined(&annex), 2);
    let marked = annex.marked(&plenary::Changes::between(&earlier, &later));
    assert_eq!(joined(&marked), 0);
    let page = marked.to_markdown();
    assert!(
        page.contains("previously on <del>Tuesday at 10:00</del>"),
        "{page}"
    );
    assert!(
        page.contains("previously on <del>Monday at 10:00</del>"),
        "{page}"
    );
}
