//! Languages in which not every text is written: each is held back alone.

use plenary::{Code, Language, Output, Severity, Source, build::GroupBuilder};

use crate::cases::text;

const ENGLISH: Language = Language::English;
const FRENCH: Language = Language::French;

/// The letter with French asked for; its texts are in English.
fn in_both() -> Source {
    let letter = text("schedules/att-csp12-working-groups.toml");
    let head = "languages = [\"en\", \"fr\"]\n";
    Source::new(
        "csp12.toml",
        format!("{head}{letter}").replace("\"docx\"", "\"json\""),
    )
}

#[test]
fn one_warning_counts_the_texts_of_an_unfinished_language() {
    let warned = plenary::compile(&in_both()).expect("it is no error");
    let faults = warned.warnings.iter();
    let of: Vec<_> = faults
        .filter(|fault| fault.code == Code::MissingTranslation)
        .collect();
    let [only] = &of[..] else {
        panic!("{of:?}");
    };
    assert_eq!(only.severity, Severity::Warning);
    assert_eq!(only.message, "10 texts are not written in `fr`");
    assert_eq!(only.place.path.to_string(), "name.fr");
    let help: Vec<_> = only.help.iter().map(|help| &*help.message).collect();
    assert!(
        help[1].starts_with("they are `name`, `organisation`, "),
        "{help:?}"
    );
    assert!(help[1].ends_with(", and 5 more"), "{help:?}");
    assert!(
        help[2].contains("`plenary texts csp12.toml --to fr`"),
        "{help:?}"
    );
}

#[test]
fn nothing_is_made_in_an_unfinished_language() {
    let schedule = plenary::compile(&in_both()).expect("it is no error").value;
    let unfinished = schedule.plan().unfinished_languages();
    assert_eq!(unfinished[0].language, FRENCH);
    assert_eq!(unfinished[0].missing.len(), 10);
    assert!(
        unfinished[0]
            .missing
            .contains(&"groups.WGETI.subgroups.issues.name".to_owned())
    );
    assert_eq!(
        schedule.plan().finished_languages().collect::<Vec<_>>(),
        [ENGLISH]
    );
    assert!(schedule.view(FRENCH).is_none());
    assert!(schedule.annex_in(FRENCH).is_none());
    assert!(schedule.render(Output::Calendar, FRENCH).is_none());
    assert!(schedule.view(ENGLISH).is_some());
    let names: Vec<_> = schedule
        .files("csp12")
        .into_iter()
        .map(|file| file.name)
        .collect();
    assert_eq!(names, ["csp12.md", "csp12.html", "csp12.json"]);
}

#[test]
fn no_text_of_data_is_replaced_by_another_language() {
    let schedule = plenary::compile(&in_both()).expect("it is no error").value;
    let json: serde_json::Value = serde_json::from_str(&schedule.to_json()).expect("JSON");
    assert_eq!(json["languages"], serde_json::json!(["en"]));
    assert!(json["name"].get("fr").is_none(), "{}", json["name"]);
}

#[test]
fn the_first_language_is_never_missing() {
    let letter = text("schedules/att-csp12-working-groups.toml");
    let french = letter.replace(
        "name = \"Working Group on Treaty Universalization\"",
        "name = { fr = \"Groupe de travail\" }",
    );
    for languages in ["", "languages = [\"en\", \"fr\"]\n"] {
        let source = Source::new("csp12.toml", format!("{languages}{french}"));
        let report = plenary::compile(&source).expect_err("a text lacks English");
        let codes: Vec<_> = report
            .at_least(Severity::Error)
            .iter()
            .map(|f| f.code)
            .collect();
        assert_eq!(codes, [Code::NotInFirstLanguage]);
    }
}

#[test]
fn who_asks_for_an_unfinished_language_has_an_error() {
    let warnings = plenary::compile(&in_both())
        .expect("it is no error")
        .warnings;
    assert!(!warnings.clone().asked_in(ENGLISH).has_errors());
    assert!(warnings.asked_in(FRENCH).has_errors());
    let allow = "[[allow]]\ncode = \"P0112\"\nreason = \"the translation comes in May\"\n";
    let source = Source::new("csp12.toml", format!("{}\n{allow}", in_both().text()));
    let warned = plenary::compile(&source).expect("it is no error");
    assert!(
        warned
            .warnings
            .iter()
            .all(|fault| fault.code != Code::MissingTranslation)
    );
    assert!(warned.warnings.asked_in(FRENCH).has_errors());
    assert!(warned.value.view(FRENCH).is_none());
}

#[test]
fn early_translations_are_one_note_and_are_judged() {
    let letter = text("schedules/att-csp12-working-groups.toml");
    let early = |fr: &str| {
        let both = format!("{{ en = \"$1\", fr = \"{fr}\" }}");
        let pairs = ["Arms Trade Treaty", "ATT Secretariat"];
        let texts = pairs.iter().fold(letter.clone(), |text, en| {
            text.replace(&format!("\"{en}\""), &both.replace("$1", en))
        });
        Source::new("csp12.toml", texts)
    };
    let warned = plenary::compile(&early("Traité")).expect("it is no error");
    let notes: Vec<_> = warned
        .warnings
        .iter()
        .filter(|f| f.code == Code::UnlistedLanguage)
        .collect();
    let [only] = &notes[..] else {
        panic!("{notes:?}");
    };
    assert_eq!(only.severity, Severity::Note);
    assert_eq!(
        only.message,
        "2 texts are written in `fr`, in which no annex is made"
    );
    let report = plenary::compile(&early("<b>Traité</b>")).expect_err("HTML");
    assert!(
        report
            .iter()
            .any(|fault| fault.code == Code::UnsafeMarkdown),
        "{report}"
    );
}

#[test]
fn a_plan_of_a_program_knows_its_unfinished_languages() {
    let (plan, _) = plenary::read(&in_both()).expect("it is sound").value;
    assert!(!plan.is_finished_in(FRENCH));
    assert!(plan.is_finished_in(ENGLISH));
    let built = plenary::Plan::builder("CSP12", "Working Groups", "Europe/Zurich")
        .languages([ENGLISH, FRENCH])
        .group(GroupBuilder::new("WGTU"))
        .build();
    let report = built.expect_err("it has no days");
    let missing = |fault: &&plenary::Fault| fault.code == Code::MissingTranslation;
    assert!(
        report
            .iter()
            .find(missing)
            .is_some_and(|fault| fault.severity == Severity::Warning)
    );
}
