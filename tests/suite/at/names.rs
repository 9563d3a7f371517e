//! The names of occurrences, as delegates know them.

use std::collections::BTreeSet;

use plenary::{Language, Source};

/// Every kind of occurrence, in two languages.
const NAMED: &str = r#"
    languages = ["en", "fr"]
    conference = { en = "C1", fr = "C1" }
    name = { en = "meetings", fr = "réunions" }
    time-zone = "Europe/Zurich"
    first-day = 2026-09-07
    last-day = 2026-09-08
    sessions = ["10:00-13:00"]
    [days."2026-09-08"]
    closed = { en = "Holiday", fr = "Jour férié" }
    [groups.A]
    [groups.B.subgroups.talks]
    name = { en = "Talks on *peace*", fr = "Pourparlers" }
    [[meeting]]
    group = "A"
    duration = "1h"
    [[meeting]]
    group = "B/talks"
    title = { en = "last part", fr = "dernière partie" }
    duration = "1h"
    [[event]]
    title = { en = "Lunch", fr = "Déjeuner" }
    kind = "break"
    on = 2026-09-07
    time = "13:00-14:00"
    [[deadline]]
    title = { en = "Papers", fr = "Documents" }
    on = 2026-09-07
"#;

/// An occurrence is named as delegates know it, in a language of the plan or in its first.
#[test]
fn every_kind_of_occurrence_has_a_name() {
    let compiled = plenary::compile(&Source::new("case.toml", NAMED));
    let schedule = compiled.unwrap_or_else(|report| panic!("{report}")).value;
    let view = schedule.view_or_first(Language::English);
    let names = |language| {
        let occurrences = view.occurrences().iter();
        let names = occurrences.map(|occurrence| schedule.name_of(occurrence, language));
        names.collect::<BTreeSet<_>>()
    };
    let english = [
        "A",
        "B: Talks on peace: last part",
        "Lunch",
        "Papers",
        "Holiday",
    ];
    assert_eq!(names(Language::English), english.map(str::to_owned).into());
    let french = [
        "A",
        "B\u{a0}: Pourparlers\u{a0}: dernière partie",
        "Déjeuner",
        "Documents",
        "Jour férié",
    ];
    assert_eq!(names(Language::French), french.map(str::to_owned).into());
}
