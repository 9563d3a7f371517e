//! Changes between schedules: the four changes of a revision, all that a reader sees, and nothing
//! else.

mod sentences;
mod small;

use plenary::{
    Changes, Language, Schedule, Source,
    changes::{Changed, Subject, What},
};

use crate::cases::{root, source, sources};

fn compiled(source: &Source) -> Option<Schedule> {
    plenary::compile_alone(source)
        .ok()
        .map(|warned| warned.value)
}

/// Returns the changes between two schedules in a language, or in the first of each that lacks it.
fn between(earlier: &Schedule, later: &Schedule, language: Language) -> Changes {
    plenary::Changes::between(
        &earlier.view_or_first(language),
        &later.view_or_first(language),
    )
}

fn revision() -> Schedule {
    let source = source(&root().join("tests/schedules/second-revision.toml"));
    plenary::compile(&source).expect("it compiles").value
}

#[test]
fn a_revision_is_said_in_both_languages_and_all_forms() {
    let later = revision();
    let earlier = later.earlier().expect("it names its last version");
    let says = |language| between(earlier, &later, language);
    let all = [
        says(Language::English).to_string(),
        says(Language::French).to_string(),
        says(Language::English).of_time().to_string(),
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
            let changes = between(&schedule, &schedule, *language);
            assert_eq!(changes.to_string(), "", "{}", path.display());
        }
    }
}

/// Lines about the page alone, or that stand above it, or make rows in which nothing is held.
const OF_THE_PAGE: [&str; 22] = [
    "",
    "sessions",
    "extra",
    "kind",
    "takes-time",
    "show-ends",
    "issued",
    "revision",
    "reissued",
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
    let page = annex.to_html();
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

/// The changes of texts in the language of the page, and of times.
fn on_page(changes: &Changes) -> impl Iterator<Item = &Changed> {
    let is_elsewhere = |one: &&Changed| {
        let mut what = one.what.iter();
        what.all(What::is_in_another_language_alone)
    };
    changes.changed.iter().filter(move |one| !is_elsewhere(one))
}

/// True if a change is told that the page shows: it may leave out offices, and groups that have
/// sub-working groups.
fn tells(changes: &Changes) -> bool {
    let mut all = on_page(changes);
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
            let changes = between(&earlier, &later, language);
            let alike = *was == read_out(&later, language);
            let told = if alike {
                !tells(&changes)
            } else {
                seen += 1;
                // Nobody need know when a cancelled meeting was to be held.
                let cancelled = later
                    .meetings()
                    .iter()
                    .any(plenary::schedule::Placed::is_called_off);
                cancelled || OF_THE_PAGE.contains(&key) || on_page(&changes).next().is_some()
            };
            if !told {
                let case = path.file_name().unwrap_or_default().display();
                wrong.push(format!("{case} without {line}{changes}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 300, "{seen}");
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
    between(earlier, later, Language::English).to_string()
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
