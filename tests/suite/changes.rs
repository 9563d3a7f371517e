//! Changes between schedules: the four changes of a revision, all that a reader sees, and nothing
//! else.

use plenary::{Cell, Changes, Language, Schedule, Source, Subject, html};

use crate::cases::{root, source, sources};

fn compiled(source: &Source) -> Option<Schedule> {
    plenary::compile_alone(source)
        .ok()
        .map(|warned| warned.value)
}

fn revision() -> Schedule {
    let source = source(&root().join("tests/schedules/second-revision.toml"));
    plenary::compile(&source).expect("it compiles").value
}

#[test]
fn a_revision_is_said_in_both_languages_and_all_forms() {
    let later = revision();
    let earlier = later.earlier().expect("it names its last version");
    let says = |language| {
        plenary::changes(
            &earlier.view_or_first(language),
            &later.view_or_first(language),
        )
    };
    let all = [
        says(Language::English).to_text(),
        says(Language::French).to_text(),
        says(Language::English).of_time().to_text(),
        says(Language::English).to_markdown(),
        says(Language::French).to_html(),
    ];
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!("changes", all.join("---\n"));
        insta::assert_snapshot!("changes-as-data", says(Language::English).to_json());
    });
}

#[test]
fn a_schedule_does_not_differ_from_itself() {
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let schedule = compiled(&source(&path)).expect("it compiles");
        for language in schedule.plan().languages() {
            let changes = plenary::changes(
                &schedule.view_or_first(*language),
                &schedule.view_or_first(*language),
            );
            assert_eq!(changes.to_text(), "", "{}", path.display());
        }
    }
}

/// Lines about the page alone, or that stand above it, or make rows in which nothing is held.
const OF_THE_PAGE: [&str; 21] = [
    "",
    "sessions",
    "extra",
    "kind",
    "takes-time",
    "show-ends",
    "issued",
    "revision",
    "number",
    "since",
    "status",
    "layout",
    "day-headings",
    "join-sittings",
    "show",
    "forecast",
    "as-of",
    "mark-continued",
    "show-offices",
    "office-holders",
    "numbered-from",
];

/// The list of a page and what follows it: all that is held, in words.
fn read_out(schedule: &Schedule, language: Language) -> String {
    let annex = schedule.annex_in(language).expect("it is in the language");
    let page = html(&annex);
    let body = page.split_once("<main>").map_or("", |(_, body)| body);
    body.to_owned()
}

/// Every line of a source deleted, one after the other, with the line.
fn mutants(source: &Source) -> impl Iterator<Item = (&str, Source)> {
    let lines: Vec<_> = source.text().split_inclusive('\n').collect();
    (0..lines.len()).map(move |place| {
        let mut left = lines.clone();
        let line = left.remove(place);
        (line, Source::new("mutant", left.concat()))
    })
}

/// True if a change is told that the page shows: it may leave out offices, and groups that have
/// sub-working groups.
fn tells(changes: &Changes) -> bool {
    let mut all = changes.changed.iter();
    all.any(|one| !matches!(one.of, Subject::Office | Subject::Group(_)))
}

#[test]
fn what_a_reader_sees_is_said_and_nothing_else() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for path in sources("tests/schedules") {
        let before = source(&path);
        let earlier = compiled(&before).expect("it compiles");
        let was = earlier.plan().languages().to_vec();
        let was: Vec<_> = was
            .into_iter()
            .map(|tag| (tag, read_out(&earlier, tag)))
            .collect();
        for (line, mutant) in mutants(&before) {
            let Some(later) = compiled(&mutant) else {
                continue;
            };
            let language = *later.plan().languages().first().expect("there is one");
            let Some((_, was)) = was.iter().find(|(tag, _)| *tag == language) else {
                continue;
            };
            let key = line.split(['=', ' ']).next().unwrap_or_default().trim();
            let changes = plenary::changes(
                &earlier.view_or_first(language),
                &later.view_or_first(language),
            );
            let alike = *was == read_out(&later, language);
            let told = if alike {
                !tells(&changes)
            } else {
                seen += 1;
                // Nobody need know when a cancelled meeting was to be held.
                let cancelled = later.meetings().iter().any(plenary::Placed::is_called_off);
                cancelled || OF_THE_PAGE.contains(&key) || !changes.changed.is_empty()
            };
            if !told {
                let case = path.file_name().unwrap_or_default().display();
                wrong.push(format!("{case} without {line}{}", changes.to_text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 300, "{seen}");
}

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
    let changes = plenary::changes(
        &before.view_or_first(Language::English),
        &after.view_or_first(Language::English),
    );
    changes.changed.into_iter().map(|one| one.says).collect()
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
    assert_eq!(
        plenary::changes(
            &one.view_or_first(Language::English),
            &two.view_or_first(Language::English)
        )
        .to_text(),
        ""
    );
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

/// A plan of one day, or of as many as its last day says, and what stands at its end.
fn one_meeting(last_day: u8, rest: &str) -> Schedule {
    let text = format!(
        r#"
        conference = "CSP12"
        name = "CSP12 Working Group meetings"
        time-zone = "Europe/Zurich"
        first-day = 2026-03-02
        last-day = 2026-03-{last_day:02}
        sessions = ["10:00-13:00"]
        [groups.WGTU]
        name = "Working Group on Treaty Universalization"
        [[meeting]]
        group = "WGTU"
        {rest}
        "#
    );
    compiled(&Source::new("case.toml", text)).expect("it compiles")
}

fn sentences(earlier: &Schedule, later: &Schedule) -> String {
    plenary::changes(
        &earlier.view_or_first(Language::English),
        &later.view_or_first(Language::English),
    )
    .to_text()
}

#[test]
fn a_note_that_is_new_or_gone_is_quoted_alone() {
    let without = one_meeting(2, "duration = \"1h\"");
    let with = one_meeting(2, "duration = \"1h\"\nnote = \"in private\"");
    assert_eq!(sentences(&without, &with), "WGTU: “in private”\n");
    assert_eq!(
        sentences(&with, &without),
        "WGTU: no longer: “in private”\n"
    );
}

#[test]
fn a_note_on_the_whole_is_said_of_the_page() {
    let whole = |note: &str| {
        let text = format!(
            r#"
            conference = "CSP12"
            name = "CSP12 Working Group meetings"
            time-zone = "Europe/Zurich"
            first-day = 2026-03-02
            last-day = 2026-03-02
            sessions = ["10:00-13:00"]
            note = "{note}"
            [groups.WGTU]
            name = "Working Group on Treaty Universalization"
            [[meeting]]
            group = "WGTU"
            duration = "1h"
            note = "in private"
            "#
        );
        compiled(&Source::new("case.toml", text)).expect("it compiles")
    };
    assert_eq!(
        sentences(&whole("Bring a badge."), &whole("No badge is needed.")),
        "Note: “Bring a badge.” → “No badge is needed.”\n"
    );
}

#[test]
fn what_is_new_and_cancelled_at_once_is_said_to_be_cancelled() {
    let without = one_meeting(2, "duration = \"1h\"");
    let rest = "duration = \"1h\"\n[[meeting]]\nid = \"more\"\ntitle = \"More\"\nduration = \"1h\"\ncancelled = \"no time\"";
    assert_eq!(
        sentences(&without, &one_meeting(2, rest)),
        "More: ✕ cancelled: no time\n"
    );
}

#[test]
fn days_have_dates_where_either_version_is_longer_than_a_week() {
    let (short, long) = (
        one_meeting(2, "duration = \"1h\""),
        one_meeting(13, "duration = \"1h\"\nnot-before = \"2026-03-09 10:00\""),
    );
    let last = |earlier, later| sentences(earlier, later).lines().last().map(str::to_owned);
    assert_eq!(
        last(&short, &long).as_deref(),
        Some("WGTU: Monday 2 March 10:00 → Monday 9 March 10:00")
    );
    assert_eq!(
        last(&long, &short).as_deref(),
        Some("WGTU: Monday 9 March 10:00 → Monday 2 March 10:00")
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
    let marked = annex.marked(&plenary::changes(&earlier, &later));
    assert_eq!(joined(&marked), 0);
    let page = plenary::markdown(&marked);
    assert!(page.contains("▲ earlier: was Tuesday 10:00"), "{page}");
    assert!(page.contains("▼ later: was Monday 10:00"), "{page}");
}
