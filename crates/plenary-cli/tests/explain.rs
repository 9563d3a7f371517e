//! `plenary explain` prints codes, keys and pages as text.

mod place;

use std::{collections::BTreeMap, path::Path};

use place::{Place, Said, plenary, skipped};
use plenary::Code;
use serde_json::Value as Json;

fn explain(words: &[&str]) -> Said {
    let said = plenary(Path::new("."), &[&["explain"], words].concat());
    said.is_well();
    said
}

/// Collects the keys of a schema with their descriptions.
fn collect(schema: &Json, keys: &mut BTreeMap<String, Vec<String>>) {
    if let Some(properties) = schema["properties"].as_object() {
        for (name, property) in properties {
            // The languages of a text have none.
            if let Some(about) = property["description"].as_str() {
                keys.entry(name.clone()).or_default().push(about.to_owned());
            }
        }
    }
    let inner = schema
        .as_object()
        .into_iter()
        .flat_map(|table| table.values());
    inner.for_each(|part| collect(part, keys));
}

/// Returns a text in one line, without the marks of code.
fn in_one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace(['`', '*'], "")
}

#[test]
fn every_key_of_the_schema_is_explained_for_each_table() {
    let schema: Json = serde_json::from_str(&plenary::schema()).expect("it is a schema");
    let mut keys = BTreeMap::new();
    collect(&schema, &mut keys);
    assert!(keys.len() > 80, "{keys:?}");
    for (name, descriptions) in keys {
        let said = in_one_line(&explain(&[&name]).out);
        for about in descriptions {
            assert!(
                said.contains(&in_one_line(&about)),
                "{name}: {about}\n{said}"
            );
        }
    }
}

#[test]
fn a_path_names_the_key_of_one_table() {
    let heading = |line: &&str| !line.is_empty() && !line.starts_with(' ');
    for (word, headings) in [
        ("start-by", vec!["meeting.start-by"]),
        (
            "note",
            vec![
                "note",
                "days.note",
                "tracks.note",
                "meeting.note",
                "event.note",
            ],
        ),
        ("days.held", vec!["days.held"]),
        ("tracks.A.days.2026-03-20.held", vec!["days.held"]),
        (
            "groups.WGETI.subgroups.issues.facilitator",
            vec!["groups.facilitator"],
        ),
        ("meeting.agenda.item", vec!["agenda.item"]),
        ("[[meeting]]", vec!["meeting"]),
        ("p0201", vec!["P0201: a group that is not declared"]),
    ] {
        let said = explain(&[word]).out;
        let first = said.lines().filter(heading).take(headings.len());
        assert_eq!(first.collect::<Vec<_>>(), headings, "{word}");
    }
    let meeting = in_one_line(&explain(&["meeting"]).out);
    assert!(
        meeting.contains("Its keys: group, duration, title"),
        "{meeting}"
    );
}

/// All pages at once. Only code, and words longer than a line, are longer than 80 columns.
#[test]
fn no_markdown_is_left_and_lines_fit() {
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.number()).collect();
    let words = [&["guide", "language", "rolling"][..], &codes].concat();
    let said = explain(&words);
    assert_eq!(said.error, "");
    let is_code = |line: &&str| line.starts_with("    ");
    let prose: Vec<_> = said.out.lines().filter(|line| !is_code(line)).collect();
    for line in &prose {
        let is_long = line.split(' ').any(|word| word.len() > 60);
        assert!(line.chars().count() <= 80 || is_long, "{line}");
    }
    let prose = prose.join("\n").replace("`**bold**`", "");
    for mark in ["**", "](", "[`", "```", "\n#", "<br>", "\u{1b}"] {
        assert!(!prose.contains(mark), "{mark}: {prose}");
    }
    for hidden in ["# let ", "# Ok", "\n    #\n"] {
        assert!(!said.out.contains(hidden), "{hidden}");
    }
}

#[test]
fn what_is_not_known_has_a_suggestion() {
    for (word, meant) in [
        ("start_by", "`start-by`"),
        ("durration", "`duration`"),
        ("meeting.durations", "`meeting.duration`"),
        ("languages-page", ""),
        ("P9999", ""),
        ("P02O1", "`P0201`"),
        ("rollling", "`rolling`"),
    ] {
        let said = plenary(Path::new("."), &["explain", "P0201", word]);
        said.is_refused(&format!("called `{word}`"));
        assert!(
            said.error.contains(meant) && said.out.is_empty(),
            "{said:?}"
        );
        assert_eq!(
            said.error.contains("did you mean"),
            !meant.is_empty(),
            "{said:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_has_bold_and_as_many_columns_as_it_is_wide() {
    let place = Place::empty();
    let line =
        "script --quiet --return --command \"stty rows 20 cols 50; $P explain start-by\" /dev/null";
    let said = place.shell(&format!("unset NO_COLOR; TERM=xterm {line}"));
    if said.code != Some(0) {
        return skipped("make a terminal, with script");
    }
    assert!(
        said.out.contains("\u{1b}[1mmeeting.start-by\u{1b}[0m"),
        "{said:?}"
    );
    let plain = place.shell("$P explain start-by").out;
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let longest = |text: &str| text.lines().map(|line| line.trim_end().len()).max();
    let bare: String = said
        .out
        .replace("\u{1b}[1m", "")
        .replace("\u{1b}[0m", "")
        .replace("\u{1b}[36m", "");
    assert!(
        longest(&bare) <= Some(50) && longest(&plain) > Some(50),
        "{bare}"
    );
}
