//! Answers of the command about a schedule: what has changed, why, and how much.

use plenary::{Language, Schedule, schedule::Summary};

use super::{
    HARMLESS, compiled, forms, hostile,
    spots::{everywhere, spots},
    with_text,
};

#[test]
fn what_has_changed_is_said_without_harm() {
    let calm = with_text("week", HARMLESS).expect("it compiles");
    let of_calm = |typed: &str| {
        let table = everywhere(&spots(), |spot| match spot.key() {
            "title" | "note" | "venue" | "room" | "host" | "speakers" | "chair" => spot.with(typed),
            _ => spot.with(HARMLESS),
        });
        compiled(&table)
    };
    let other = plenary::Changes::between(
        &calm.view_or_first(Language::English),
        &of_calm("other")
            .expect("it compiles")
            .view_or_first(Language::English),
    );
    let (tags, _) = forms::of_html(&other.to_html());
    let (blocks, _) = forms::of_markdown(&other.to_markdown());
    let lines = other.to_string().lines().count();
    assert!(lines > 5, "{}", other.to_string());
    for text in hostile().iter().filter(|text| text.refused.is_none()) {
        let name = &text.name;
        let later = of_calm(&text.typed).unwrap_or_else(|report| panic!("{name}: {report}"));
        let changes = plenary::Changes::between(
            &calm.view_or_first(Language::English),
            &later.view_or_first(Language::English),
        );
        assert_eq!(
            forms::of_html(&changes.to_html()).0,
            tags,
            "{name}: {}",
            changes.to_html()
        );
        assert_eq!(
            forms::of_markdown(&changes.to_markdown()).0,
            blocks,
            "{name}: {}",
            changes.to_markdown()
        );
        assert_calm(name, &changes.to_string());
        assert_eq!(
            changes.to_string().lines().count(),
            lines,
            "{name}: {changes}",
        );
        serde_json::from_str::<serde_json::Value>(&changes.to_json()).expect("it is JSON");
    }
}

#[test]
fn reasons_and_figures_are_said_without_harm() {
    let calm = with_text("week", HARMLESS).expect("it compiles");
    let rows = |markdown: &str| forms::of_markdown(markdown).0;
    let overview = |schedule: &Schedule| {
        let one = |language: &Language| schedule.overview(*language);
        Language::ALL.iter().map(one).collect::<String>()
    };
    let (figures, calm) = (Summary::of(&calm).to_markdown(), overview(&calm));
    for text in hostile().iter().filter(|text| text.refused.is_none()) {
        let name = &text.name;
        let schedule = with_text("week", &text.typed).expect(name);
        let summary = Summary::of(&schedule);
        assert_eq!(
            rows(&summary.to_markdown()),
            rows(&figures),
            "{name}: {}",
            summary.to_markdown()
        );
        serde_json::from_str::<serde_json::Value>(&summary.to_json()).expect("it is JSON");
        assert_calm(name, &summary.to_string());
        let said = overview(&schedule);
        assert_calm(name, &said);
        assert_eq!(said.lines().count(), calm.lines().count(), "{name}: {said}");
        for placed in schedule.meetings() {
            for language in Language::ALL {
                let why = schedule.why(&placed.meeting.id, *language);
                assert_calm(name, &why.unwrap_or_default());
            }
        }
    }
}

/// Asserts that a terminal obeys nothing in a text.
fn assert_calm(name: &str, text: &str) {
    let obeyed = |c: char| {
        c.is_control() && c != '\n' && c != '\t'
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}')
    };
    assert!(!text.contains(obeyed), "{name}: {text:?}");
}
