//! Texts, conferences and days at which a document could be none.

use plenary::{Language, Output};

use roxmltree::Node;

use super::{assert_fit, compiled, document_of, parsed, said};
use crate::cases::text;

const HARD: &str = r#"
conference = "CONFERENCE"
name = "A \\<b> & ]]> \" ' \\<!--"
time-zone = "Europe/Zurich"
first-day = 2026-09-07
last-day = 2026-09-08
sessions = ["09:00-12:00"]
livestream = "https://[not-an-address/%zz"
note = "a tab\there\r\nline"

[groups.A]
acronym = "A"

[[meeting]]
group = "A"
duration = "1h"
link = "https://example.org/%zz"
speakers = ["\\<x> & y"]

[[event]]
title = "All day and night"
on = [2026-09-07]
time = "00:00-24:00"
kind = "exhibition"

[[event]]
title = "Two at once"
on = [2026-09-07]
time = "09:00-10:00"
kind = "side-event"
"#;

fn hard(conference: &str) -> String {
    document_of(&HARD.replace("CONFERENCE", conference))
}

#[test]
fn no_text_makes_a_document_that_is_none() {
    let text = hard("CSP12");
    let document = parsed(&text);
    let events = assert_fit(&document);
    assert_eq!(events.len(), 3);
    assert_eq!(
        document
            .descendants()
            .filter(|node| node.has_tag_name("room") && node.has_attribute("name"))
            .count(),
        3
    );
    let strange = |c: char| c.is_control() && c != '\n' || ('\u{fffe}'..='\u{ffff}').contains(&c);
    assert!(!text.contains(strange), "{text:?}");
    assert!(!text.contains("<url>"), "{text}");
}

#[test]
fn acronyms_are_those_of_the_conference() {
    let acronyms = [
        ("CSP12", "csp12"),
        ("IEEE VR 2021", "ieee-vr-2021"),
        ("X1", "x1-2026"),
        ("会议", "2026"),
        ("Été 9", "t-9-2026"),
    ];
    for (conference, acronym) in acronyms {
        let element = format!("<acronym>{acronym}</acronym>");
        assert!(
            hard(conference).contains(&element),
            "{conference}: {acronym}"
        );
    }
}

#[test]
fn a_schedule_in_which_nothing_is_held_has_a_day() {
    let only = HARD.split("[[event]]").next().expect("a beginning");
    let reserve = only.replace(
        "[\"09:00-12:00\"]",
        "[{ time = \"09:00-12:00\", if-needed = true }]",
    );
    let text = document_of(&reserve);
    let document = parsed(&text);
    assert!(assert_fit(&document).is_empty(), "{text}");
    assert!(text.contains("<title>Does not fit"), "{text}");
}

#[test]
fn it_is_an_output_in_every_language_of_the_plan_alone() {
    let schedule = compiled(&HARD.replace("CONFERENCE", "CSP12"));
    let drawn = schedule.render(Output::ScheduleXml, Language::English);
    assert_eq!(drawn, schedule.to_schedule_xml(Language::English));
    assert_eq!(schedule.to_schedule_xml(Language::French), None);
}

#[test]
fn what_is_closed_is_not_to_be_watched() {
    let text = document_of(&text("tests/schedules/hybrid.toml"));
    let document = parsed(&text);
    let events = document
        .descendants()
        .filter(|node| node.has_tag_name("event"));
    let watched = |event: &Node<'_, '_>| text[event.range()].contains("media.un.org");
    let (closed, open): (Vec<_>, Vec<_>) =
        events.partition(|event| said(*event, "subtitle").contains("closed"));
    assert_eq!(closed.len(), 1);
    assert!(!closed.iter().any(watched) && open.iter().all(watched));
}
