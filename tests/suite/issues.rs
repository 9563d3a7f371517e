//! Issues of every schedule: nothing of it changes by being issued, and calendars see each issue.

use chrono::{Days, NaiveDate};
use plenary::{Changes, Code, Language, Schedule, Source, edit};
use plenary_tests::calendar::read;

use crate::cases::{source, sources};

/// Compiles a source with the issued versions that it has.
fn compiled(source: &Source) -> Schedule {
    let warned = plenary::compile(source).unwrap_or_else(|report| panic!("{report}"));
    let unissued = warned.warnings.faults().iter();
    let of_issue = unissued.filter(|fault| fault.code == Code::NotIssued);
    assert_eq!(
        of_issue.count(),
        0,
        "{}: {}",
        source.name(),
        warned.warnings
    );
    warned.value
}

/// A day on which a schedule can be issued: after its last issue, and after its last news.
fn day(schedule: &Schedule) -> NaiveDate {
    let plan = schedule.plan();
    let revision = plan.revision();
    let issued = revision.and_then(|revision| revision.reissued.max(revision.issued));
    let news = schedule.now().map(|now| now.date_naive());
    let last = issued.max(plan.issued()).max(news);
    let last = last.unwrap_or(plan.first_day());
    last + Days::new(1)
}

/// The sequence and the stamp of the events of a calendar, which all share them.
fn version(schedule: &Schedule) -> (i64, String) {
    let language = schedule.plan().languages()[0];
    let calendar = schedule
        .to_calendar(language)
        .expect("it is in its first language");
    let read = read(&calendar);
    let event = read.events().next().expect("there is an event");
    let sequence = event.value("SEQUENCE").parse().expect("a number");
    (sequence, event.value("DTSTAMP").to_owned())
}

fn differs(earlier: &Schedule, later: &Schedule) -> bool {
    let languages = later.plan().languages().iter();
    let changes = |language: &Language| {
        let views = [earlier, later].map(|schedule| schedule.view_or_first(*language));
        Changes::between(&views[0], &views[1]).changed
    };
    languages.map(changes).any(|changes| !changes.is_empty())
}

#[test]
fn an_issue_and_its_correction_change_nothing_but_the_issue() {
    let mut issued = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let name = path.file_name().unwrap_or_default().display().to_string();
        let before = source(&path);
        let schedule = plenary::compile(&before).expect("it compiles").value;
        let on = day(&schedule);
        let issue = edit::issue(&before, on, "test").expect("it can be issued");
        let first = compiled(&issue.source);
        let correction = edit::correct(&issue.source, on, "test").expect("it can be corrected");
        let second = compiled(&correction.source);
        for later in [&first, &second] {
            assert!(!later.is_draft(), "{name}");
            assert!(!differs(&schedule, later), "{name}");
        }
        let next = edit::issue(&correction.source, on, "test").expect("it can be revised");
        let third = compiled(&next.source);
        assert_eq!(next.number, issue.number + 1, "{name}");
        let versions = [&schedule, &first, &second, &third].map(version);
        assert!(
            versions.is_sorted_by(|one, other| one < other),
            "{name}: {versions:?}"
        );
        issued += 1;
    }
    assert!(issued > 50, "{issued}");
}

#[test]
fn a_kept_issue_has_no_files_and_no_issue_of_its_own() {
    for path in sources("tests/schedules") {
        let before = source(&path);
        let schedule = plenary::compile(&before).expect("it compiles").value;
        let issue = edit::issue(&before, day(&schedule), "test").expect("it can be issued");
        let kept = plenary::compile_alone(&issue.kept)
            .expect("it compiles")
            .value;
        assert!(kept.plan().outputs().is_empty(), "{}", path.display());
        assert_eq!(kept.plan().as_issued(), None);
        assert_eq!(
            kept.plan().revision(),
            compiled(&issue.source).plan().revision()
        );
    }
}

/// A schedule in English, as it was issued with this number.
fn in_english(number: u32, chair: &str) -> String {
    format!(
        r#"
        conference = "C1"
        name = "C1 meetings"
        time-zone = "Europe/Paris"
        first-day = 2026-03-16
        last-day = 2026-03-17
        sessions = ["10:00-13:00", "15:00-18:00"]
        issued = 2026-01-16

        [revision]
        number = {number}
        issued = 2026-02-{:02}

        [groups.A]
        name = "Group A"
        chair = "{chair}"

        [groups.B]
        name = "Group B"

        [[meeting]]
        group = "A"
        duration = "2 sessions"

        [[meeting]]
        group = "B"
        duration = "2 sessions"
        "#,
        number + 1
    )
}

/// The schedule with French texts, which came later than the issue, and with this news.
fn with_french(issued: &str, news: &str) -> String {
    let both = [
        (
            "name = \"C1 meetings\"",
            "name = { en = \"C1 meetings\", fr = \"Réunions de la C1\" }",
        ),
        (
            "name = \"Group A\"",
            "name = { en = \"Group A\", fr = \"Groupe A\" }",
        ),
        (
            "name = \"Group B\"",
            "name = { en = \"Group B\", fr = \"Groupe B\" }",
        ),
        (
            "issued = 2026-01-16",
            "issued = 2026-01-16\nlanguages = [\"en\", \"fr\"]",
        ),
        ("duration = \"2 sessions\"\n\n", news),
    ];
    both.iter().fold(issued.to_owned(), |text, (was, is)| {
        text.replacen(was, is, 1)
    })
}

#[test]
fn a_language_that_came_later_tells_all_changes_in_it() {
    let first = Source::new("c1-rev0.toml", in_english(0, "vacant"));
    let second = in_english(1, "Ms. Ana LI");
    let kept = Source::new("c1-rev1.toml", &*second);
    let news = "duration = \"2 sessions\"\nended = \"2026-03-16 16:00\"\n\n";
    for (news, is_situation) in [("duration = \"2 sessions\"\n\n", false), (news, true)] {
        let text = with_french(&second, news).replacen(
            "[revision]",
            "as-of = \"2026-03-16 16:00\"\n[revision]\nas-issued = \"c1-rev1.toml\"\nsince = \"c1-rev0.toml\"",
            1,
        );
        let source = Source::new("c1.toml", text)
            .since(first.clone())
            .as_issued(kept.clone());
        let warned = plenary::compile(&source).unwrap_or_else(|report| panic!("{report}"));
        let notes = warned.warnings.to_string();
        assert!(
            notes.contains("`plenary issue c1.toml --lang fr` completes the issue"),
            "{notes}"
        );
        assert!(!warned.value.is_draft());
        let page = warned
            .value
            .render(plenary::Output::Markdown, Language::French);
        let page = page.expect("it is in French").replace('\u{a0}', " ");
        assert!(
            page.contains("A, présidence : Mme Ana LI (poste précédemment vacant)"),
            "{page}"
        );
        assert_eq!(
            page.contains("précédemment jusqu’à"),
            is_situation,
            "{page}"
        );
        for english in ["previously", "Chair of", "Changes since"] {
            assert!(!page.contains(english), "{page}");
        }
    }
}

/// Renders a case of the schedules in plain text.
fn page(name: &str) -> String {
    let path = crate::cases::root().join("tests/schedules").join(name);
    let schedule = compiled_as_it_is(&source(&path));
    schedule
        .render(plenary::Output::Text, Language::English)
        .expect("it is in English")
}

fn compiled_as_it_is(source: &Source) -> Schedule {
    let compiled = plenary::compile(source);
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

#[test]
fn a_page_names_the_day_on_which_it_was_issued_and_a_draft_none() {
    let held = page("issued-and-held-otherwise.toml");
    assert!(held.contains("\nIssued: 12 February 2026"), "{held}");
    let draft = page("issued-and-edited.toml");
    assert!(draft.contains("Draft of Rev.2, not issued"), "{draft}");
    assert!(!draft.contains("Issued: "), "{draft}");
}

#[test]
fn an_hour_at_which_nothing_is_held_any_more_is_marked() {
    let held = page("issued-and-held-otherwise.toml");
    let gone = "Adoption of the report (since Rev.1: no longer at this time)";
    assert!(
        held.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains(gone),
        "{held}"
    );
}
