//! What is said to have changed: the four changes of a revision, all that a reader sees, and nothing
//! else.

use plenary::{Changes, Language, Schedule, Source, Subject, html};

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
    let says = |language| plenary::changes(earlier, &later, language);
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
            let changes = plenary::changes(&schedule, &schedule, *language);
            assert_eq!(changes.to_text(), "", "{}", path.display());
        }
    }
}

/// What is about the page alone, or stands above it, or makes rows in which nothing is held.
const OF_THE_PAGE: [&str; 20] = [
    "",
    "sessions",
    "extra",
    "kind",
    "takes-time",
    "show-ends",
    "issued",
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

/// Of so many lines one is deleted in turn: all of them hold too, and take a minute.
const EACH: usize = 3;

/// Every line of a source deleted, one after the other, with the line.
fn mutants(source: &Source) -> impl Iterator<Item = (&str, Source)> {
    let lines: Vec<_> = source.text().split_inclusive('\n').collect();
    (0..lines.len()).map(move |place| {
        let mut left = lines.clone();
        let line = left.remove(place);
        (line, Source::new("mutant", left.concat()))
    })
}

/// Whether anything is said that the page shows: it may leave out offices, and groups that have
/// sub-working groups.
fn tells(changes: &Changes) -> bool {
    let mut all = changes.changed.iter();
    all.any(|one| !matches!(one.of, Subject::Office | Subject::Group(_)))
}

#[test]
fn what_a_reader_sees_is_said_and_nothing_else() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for (place, path) in sources("tests/schedules").into_iter().enumerate() {
        let before = source(&path);
        let earlier = compiled(&before).expect("it compiles");
        let was = earlier.plan().languages().to_vec();
        let was: Vec<_> = was
            .into_iter()
            .map(|own| (own, read_out(&earlier, own)))
            .collect();
        for (line, mutant) in mutants(&before).skip(place % EACH).step_by(EACH) {
            let Some(later) = compiled(&mutant) else {
                continue;
            };
            let language = *later.plan().languages().first().expect("there is one");
            let Some((_, was)) = was.iter().find(|(own, _)| *own == language) else {
                continue;
            };
            let key = line.split(['=', ' ']).next().unwrap_or_default().trim();
            let changes = plenary::changes(&earlier, &later, language);
            let alike = *was == read_out(&later, language);
            let told = if alike {
                !tells(&changes)
            } else {
                seen += 1;
                OF_THE_PAGE.contains(&key) || !changes.changed.is_empty()
            };
            if !told {
                let case = path.file_name().unwrap_or_default().display();
                wrong.push(format!("{case} without {line}{}", changes.to_text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 100, "{seen}");
}
