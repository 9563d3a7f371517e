//! Faults as JSON Lines, as SARIF and as annotations: the files under `formats/cases` as
//! snapshots, and what holds for every fault of the suite.

use std::path::{Path, PathBuf};

use plenary::{
    Report, Source, Span,
    report::{Difference, Edit, Lines, Position, Stale},
};
use proptest::prelude::*;
use serde_json::Value;

use crate::{
    cases::{root, snapshot, sources},
    faults::{said, said_of},
};

const CASES: &str = "tests/formats/cases";

fn every_source() -> Vec<PathBuf> {
    [CASES, "tests/faults", "tests/schedules"]
        .map(sources)
        .concat()
}

/// The log without the pages, which have files of their own, and without the version.
fn shortened(log: &str) -> String {
    let left_out = ["\"markdown\": ", "\"semanticVersion\": "];
    let cut = |line: &str| match left_out.iter().find_map(|key| line.split_once(key)) {
        Some((before, _)) => format!("{before}…\n"),
        None => format!("{line}\n"),
    };
    log.lines().map(cut).collect()
}

#[test]
fn cases_are_written_as_accepted() {
    for path in sources(CASES) {
        let report = said(&path);
        snapshot!("json", path, report.to_json_lines());
        snapshot!("github", path, report.to_github());
        snapshot!("sarif", path, shortened(&plenary::report::sarif(&[report])));
    }
}

#[test]
fn files_out_of_date_are_written_as_accepted() {
    let source = Source::new("plans/spring 2026.toml", "conference = 4\n");
    let fix = "plenary render --write 'plans/spring 2026.toml'";
    let stale = |file: &str, difference| Stale::new(file, difference, fix);
    let report = said_of(&source).and_stale([
        stale("plans/spring 2026.md", Difference::Text),
        stale("plans\\spring 2026.html", Difference::LineEnds),
        stale("./plans/spring 2026.fr.md", Difference::Missing),
    ]);
    let path = Path::new("out-of-date");
    snapshot!("formats", path, all_forms(report));
}

#[test]
fn a_plan_without_a_source_is_written_as_accepted() {
    let plan = plenary::Plan::builder("CSP12", "CSP11 meetings", "Europe/Zurich");
    let report = plan.build().expect_err("hardly anything is there");
    snapshot!("formats", Path::new("without-a-source"), all_forms(report));
}

fn all_forms(report: Report) -> String {
    let text = report.to_string();
    let (json, github) = (report.to_json_lines(), report.to_github());
    let sarif = shortened(&plenary::report::sarif(&[report]));
    [text, json, github, sarif].join("\n\n")
}

fn lines_of(report: &Report) -> Vec<Value> {
    let lines = report.to_json_lines();
    let line = |line| serde_json::from_str(line).expect("a line is an object");
    lines.lines().map(line).collect()
}

fn results_of(report: &Report) -> Vec<Value> {
    let log = plenary::report::sarif(std::slice::from_ref(report));
    let log: Value = serde_json::from_str(&log).expect("the log is an object");
    let results = &log["runs"][0]["results"];
    results.as_array().expect("there are results").clone()
}

fn number(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|number| number.try_into().ok())
}

/// The numbers that a line of JSON gives for a span, and what they are by counting.
fn counted(text: &str, place: &Value) -> Option<[usize; 6]> {
    let start = number(&place["byte_start"])?;
    let end = number(&place["byte_end"])?;
    let count = |at: usize| {
        let before = text.get(..at).expect("a place lies between characters");
        let line = before.rsplit('\n').next().unwrap_or_default();
        let column = line.trim_start_matches('\u{feff}').chars().count() + 1;
        (before.matches('\n').count() + 1, column)
    };
    let (first, last) = (count(start), count(end));
    Some([start, end, first.0, last.0, first.1, last.1])
}

#[test]
fn a_line_has_one_primary_place_and_right_numbers() {
    let keys = [
        "byte_start",
        "byte_end",
        "line_start",
        "line_end",
        "column_start",
        "column_end",
    ];
    for path in every_source() {
        let report = said(&path);
        let text = report.source().expect("it was read from one").text();
        for line in lines_of(&report) {
            let places = line["spans"].as_array().expect("there are places");
            let primary = |place: &&Value| place["is_primary"] == true;
            assert_eq!(places.iter().filter(primary).count(), 1, "{line}");
            assert_eq!(places[0]["is_primary"], true, "{line}");
            let help = line["help"].as_array().expect("there is help");
            for place in places.iter().chain(help.iter().map(|help| &help["edit"])) {
                let given = keys.map(|key| number(&place[key]));
                let right = counted(text, place);
                assert_eq!(
                    given,
                    right.map_or([None; 6], |right| right.map(Some)),
                    "{line}"
                );
            }
        }
    }
}

/// The bytes of a region of a log, by its lines and columns.
fn bytes(lines: &Lines<'_>, region: &Value) -> Option<Span> {
    let at = |line: &str, column: &str| {
        let line = number(&region[line])?;
        lines.offset(Position::new(line, number(&region[column])?))
    };
    Some(at("startLine", "startColumn")?..at("endLine", "endColumn")?)
}

#[test]
fn regions_of_a_log_are_the_spans_and_its_fixes_the_edits() {
    for path in every_source() {
        let report = said(&path);
        let lines = Lines::of(report.source().expect("it was read from one"));
        let results = results_of(&report);
        for (fault, result) in report.faults().iter().zip(&results) {
            assert_eq!(result["ruleId"], fault.code.number());
            let related = result["relatedLocations"].as_array();
            let locations = result["locations"].as_array().into_iter().chain(related);
            for (label, location) in fault.labels().zip(locations.flatten()) {
                let region = &location["physicalLocation"]["region"];
                assert_eq!(bytes(&lines, region), label.span, "{result}");
            }
            let edits = fault.help.iter().filter_map(|help| help.edit.as_ref());
            let fixes = result["fixes"].as_array().into_iter().flatten();
            let changes = fixes.map(|fix| &fix["artifactChanges"][0]["replacements"][0]);
            let change = |change: &Value| {
                let text = change["insertedContent"]["text"].as_str();
                let span = bytes(&lines, &change["deletedRegion"]);
                (span, text.unwrap_or_default().to_owned())
            };
            let changes: Vec<_> = changes.map(change).collect();
            let edit = |edit: &Edit| (edit.span.clone(), edit.replacement.clone());
            assert_eq!(changes, edits.map(edit).collect::<Vec<_>>(), "{result}");
        }
    }
}

#[test]
fn what_a_schedule_allows_is_suppressed_at_its_place() {
    let report = said(&root().join("tests/schedules/allowed.toml"));
    let [(fault, waiver)] = report.waived() else {
        panic!("one warning is allowed");
    };
    let result = &results_of(&report)[0];
    let lines = Lines::of(report.source().expect("it was read from one"));
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert!(fault.place.span.is_some());
    assert_eq!(bytes(&lines, region), fault.place.span);
    let suppression = &result["suppressions"][0];
    assert_eq!(suppression["justification"], waiver.reason.as_str());
    let line = &lines_of(&report)[0];
    assert_eq!(line["kind"], "allowed");
    assert_eq!(line["reason"], waiver.reason.as_str());
    assert_eq!(report.to_github(), "");
}

fn fingerprints(source: &Source) -> Vec<Value> {
    let results = results_of(&said_of(source));
    let print = |result: &Value| result["partialFingerprints"]["plenaryFault/v1"].clone();
    results.iter().map(print).collect()
}

#[test]
fn fingerprints_are_unique_and_stay_when_lines_move() {
    for path in every_source() {
        let report = said(&path);
        let text = report.source().expect("it was read from one").text();
        let source = Source::new("before", text);
        let prints = fingerprints(&source);
        let mut unique = prints.clone();
        unique.sort_by_key(Value::to_string);
        unique.dedup();
        assert_eq!(unique.len(), prints.len(), "{}", path.display());
        let unmarked = text.trim_start_matches('\u{feff}');
        let moved = format!("# One line more.\n\n{unmarked}");
        let moved = Source::new("after", moved);
        assert_eq!(fingerprints(&moved), prints, "{}", path.display());
        let windows = text.replace("\r\n", "\n").replace('\n', "\r\n");
        let windows = Source::new("windows", windows);
        assert_eq!(fingerprints(&windows), prints, "{}", path.display());
    }
}

#[test]
fn a_meeting_put_in_before_changes_no_fingerprint() {
    let path = "tests/faults/P0201-unknown-group.toml";
    let text = crate::cases::text(path);
    let meeting =
        "[[meeting]]\ngroup = \"YERBA\"\nid = \"first\"\nduration = \"1h\"\n\n[[meeting]]";
    let more = text.replacen("[[meeting]]", meeting, 1);
    let prints = |text: &str| fingerprints(&Source::new("file", text));
    let (before, after) = (prints(&text), prints(&more));
    assert_eq!(after, before);
}

/// Returns the properties and the message that GitHub reads out of an annotation.
fn read_back(line: &str) -> (Vec<(String, String)>, String) {
    let (command, message) = line[2..].split_once("::").expect("two parts");
    let (_, properties) = command.split_once(' ').expect("there are properties");
    let plain = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
    let value = |text: &str| plain(text).replace("%3A", ":").replace("%2C", ",");
    let property = |property: &str| {
        let (key, text) = property.split_once('=').expect("a key and a value");
        (key.to_owned(), value(text).replace("%25", "%"))
    };
    (
        properties.split(',').map(property).collect(),
        plain(message).replace("%25", "%"),
    )
}

#[test]
fn an_annotation_is_one_line_and_can_be_read_back() {
    for path in every_source() {
        let report = said(&path);
        let name = report.source().expect("it was read from one").name();
        let annotations = report.to_github();
        assert_eq!(annotations.lines().count(), report.faults().len());
        for (fault, line) in report.faults().iter().zip(annotations.lines()) {
            let (properties, message) = read_back(line);
            let get = |key: &str| properties.iter().find(|(k, _)| k == key).map(|(_, v)| &**v);
            assert_eq!(get("file"), Some(name));
            assert_eq!(get("title"), Some(fault.code.number()));
            assert_eq!(get("line").is_some(), fault.place.span.is_some(), "{line}");
            assert_eq!(
                get("col").is_some(),
                get("line").is_some() && get("line") == get("endLine")
            );
            assert!(message.starts_with(&fault.message), "{line}");
        }
    }
}

#[test]
fn names_become_references() {
    let reference = |name: &str| {
        let report = said_of(&Source::new(name, ""));
        let place = results_of(&report)[0]["locations"][0]["physicalLocation"].clone();
        let artifact = &place["artifactLocation"];
        let base = artifact["uriBaseId"].as_str().map(str::to_owned);
        (
            artifact["uri"].as_str().unwrap_or_default().to_owned(),
            base,
        )
    };
    let relative = |uri: &str| (uri.to_owned(), Some("%SRCROOT%".to_owned()));
    let absolute = |uri: &str| (uri.to_owned(), None);
    assert_eq!(reference("csp12.toml"), relative("csp12.toml"));
    assert_eq!(reference("./a/./b.toml"), relative("a/b.toml"));
    assert_eq!(reference("a\\b c.toml"), relative("a/b%20c.toml"));
    assert_eq!(
        reference("été/50%#?.toml"),
        relative("%C3%A9t%C3%A9/50%25%23%3F.toml")
    );
    assert_eq!(reference("a:b.toml"), relative("a%3Ab.toml"));
    assert_eq!(reference("<stdin>"), relative("%3Cstdin%3E"));
    assert_eq!(
        reference("/tmp/a b.toml"),
        absolute("file:///tmp/a%20b.toml")
    );
    assert_eq!(reference("C:\\a\\b.toml"), absolute("file:///C:/a/b.toml"));
    assert_eq!(
        reference("\\\\?\\C:\\a.toml"),
        absolute("file:///C:/a.toml")
    );
    assert_eq!(
        reference("\\\\server\\a.toml"),
        absolute("file://server/a.toml")
    );
}

#[test]
fn one_log_holds_every_report() {
    let reports: Vec<_> = sources("tests/faults")
        .iter()
        .map(|path| said(path))
        .collect();
    let log: Value =
        serde_json::from_str(&plenary::report::sarif(&reports)).expect("the log is an object");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"]
        .as_array()
        .expect("there are rules");
    let results = run["results"].as_array().expect("there are results");
    assert_eq!(
        results.len(),
        reports
            .iter()
            .map(|report| report.faults().len() + report.waived().len())
            .sum::<usize>()
    );
    for result in results {
        let index = number(&result["ruleIndex"]).expect("an index");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        for level in [
            &result["level"],
            &rules[index]["defaultConfiguration"]["level"],
        ] {
            assert!(
                ["error", "warning", "note"]
                    .map(Value::from)
                    .contains(level)
            );
        }
    }
}

proptest! {
    #[test]
    fn every_place_has_a_position_and_a_way_back(
        text in "\u{feff}?([a-c\u{e9}\u{3042}\u{1f9a6}\u{200d}\t \u{feff}]|\r\n|\n|\r){0,400}",
    ) {
        let source = Source::new("text", text.as_str());
        let lines = Lines::of(&source);
        let marked = text.starts_with('\u{feff}');
        let mut last = None;
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for at in ends.filter(|at| !marked || *at > 0) {
            let position = lines.position(at);
            prop_assert_eq!(lines.offset(position), Some(at));
            prop_assert_eq!(position.line, text[..at].matches('\n').count() + 1);
            prop_assert!(last < Some(position));
            last = Some(position);
        }
        prop_assert_eq!(lines.position(text.len() + 9), lines.position(text.len()));
        prop_assert_eq!(lines.offset(Position::new(0, 1)), None);
        prop_assert_eq!(lines.offset(Position::new(1, 0)), None);
        prop_assert_eq!(lines.offset(Position::new(lines.position(text.len()).line + 1, 1)), None);
    }
}
