//! Faults quote what they are of, on one line and without what a terminal or a log obeys; and a
//! hundred of them are printed at most.

use plenary::{
    Code, Report, Severity, Source,
    report::{Difference, Stale},
};
use serde_json::Value;

use super::hostile;
use crate::faults::said_of;

const HEAD: &str = "conference = \"X1\"\nname = \"X1 meetings\"\ntime-zone = \"UTC\"\n\
    first-day = 2026-03-16\nlast-day = 2026-03-19\nsessions = [\"10:00-13:00\"]\n";

/// A report that quotes a text in as many faults as can be.
fn quoting(text: &str) -> Report {
    let typed = serde_json::to_string(text).expect("it can be typed");
    let source = format!(
        "{typed} = 1\nstatus = {typed}\nlivestream = {typed}\ninterpretation-teams = {typed}\n\
         languages = [{typed}]\noutputs = [{typed}]\nas-of = {typed}\nchange-over = {typed}\n{HEAD}\
         [days.{typed}]\n[rooms.A]\n[groups.A]\nchair = \"x\"\n{typed} = 1\n\
         [[meeting]]\ngroup = {typed}\nduration = {typed}\nafter = [{typed}]\nroom = {typed}\n\
         track = {typed}\nstart-by = {typed}\n\
         [[event]]\ntitle = \"E\"\ntime = {typed}\nkind = {typed}\n[[allow]]\ncode = {typed}\nreason = \"r\"\n"
    );
    said_of(&Source::new("quoting.toml", source))
}

#[test]
fn what_is_quoted_is_obeyed_by_nothing() {
    let turning = |c: char| matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for text in hostile() {
        let report = quoting(&text.typed);
        let name = &text.name;
        for fault in report.faults() {
            let labels = fault.labels().map(|label| &label.text);
            let said = fault.help.iter().map(|help| &help.message).chain(labels);
            for said in said.chain([&fault.message]) {
                assert!(
                    !said.contains(|c: char| c.is_control() || turning(c)),
                    "{name}: {said:?}"
                );
            }
        }
        let drawn = report.to_string();
        assert!(
            !drawn.contains(|c: char| c.is_control() && c != '\n'),
            "{name}: {drawn:?}"
        );
        assert!(
            !drawn
                .lines()
                .any(|line| line.trim_start().starts_with("::")),
            "{name}: {drawn}"
        );
        assert_eq!(
            report.to_json_lines().lines().count(),
            report.faults().len(),
            "{name}"
        );
        let annotations = report.to_github();
        assert_eq!(annotations.lines().count(), report.faults().len(), "{name}");
        let command = |line: &str| {
            line.starts_with("::error file=quoting.toml,") || line.starts_with("::warning file=")
        };
        assert!(annotations.lines().all(command), "{name}: {annotations}");
        let log: Value =
            serde_json::from_str(&plenary::report::sarif(&[report])).expect("it is JSON");
        assert!(
            log["runs"][0]["results"]
                .as_array()
                .is_some_and(|all| all.len() > 10),
            "{name}"
        );
    }
}

#[test]
fn colours_are_the_only_codes_of_a_drawn_fault() {
    for text in hostile() {
        let drawn = quoting(&text.typed).to_ansi();
        for piece in drawn.split('\u{1b}').skip(1) {
            let end = piece
                .find(|c: char| c.is_ascii_alphabetic())
                .expect("a code ends");
            assert!(
                piece.starts_with('[') && &piece[end..=end] == "m",
                "{}: {piece:?}",
                text.name
            );
        }
    }
}

/// A schedule with warnings at its beginning and errors at its end.
fn many(warnings: usize, errors: usize) -> Report {
    let vacant = (0..warnings)
        .map(|i| format!("[groups.v{i}]\nname = \"V\"\n"))
        .collect::<Vec<_>>()
        .concat();
    let unknown = (0..errors)
        .map(|i| {
            format!(
                "[[meeting]]\ngroup = \"G\"\nid = \"m{i}\"\nduration = \"1m\"\nafter = [\"none\"]\n"
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let text = format!(
        "{HEAD}{vacant}[groups.G]\n[[meeting]]\ngroup = \"G\"\nduration = \"1h\"\n{unknown}"
    );
    said_of(&Source::new("many.toml", text))
}

fn printed(report: &Report) -> (usize, usize) {
    let drawn = report.to_string();
    let begin = |word: &str| drawn.lines().filter(|line| line.starts_with(word)).count();
    (begin("error["), begin("warning["))
}

#[test]
fn a_hundred_faults_are_printed_and_the_rest_is_counted() {
    let report = many(0, 100);
    assert_eq!(printed(&report), (100, 0));
    assert!(!report.to_string().contains(" more"), "{report}");
    let report = many(0, 101);
    assert_eq!(printed(&report), (100, 0));
    let said = report.to_string();
    assert!(
        said.ends_with("\n\nand 1 more: `plenary check --format json` writes all of them"),
        "{said}"
    );
    assert_eq!(report.to_json_lines().lines().count(), 101);
    assert_eq!(report.to_github().lines().count(), 101);
}

#[test]
fn no_error_hides_behind_warnings() {
    let report = many(150, 2);
    assert_eq!(report.count(Severity::Warning), 150);
    assert_eq!(printed(&report), (2, 98));
    // Their order is that of the source all the same.
    let drawn = report.to_string();
    let (warning, error) = (
        drawn.find("warning[").expect("one"),
        drawn.find("error[").expect("one"),
    );
    assert!(warning < error, "{drawn}");
}

#[test]
fn the_rest_is_counted_before_the_files_that_are_out_of_date() {
    let report = many(0, 130).and_stale([Stale::new("a.md", Difference::Missing, "mend")]);
    let drawn = report.to_string();
    let (rest, stale) = (drawn.find("and 30 more"), drawn.find("`a.md` is missing"));
    assert!(rest.is_some() && rest < stale, "{drawn}");
}

#[test]
fn a_line_without_end_is_not_drawn() {
    let key = "k".repeat(100_000);
    let report = said_of(&Source::new("long.toml", format!("{HEAD}{key} = 1\n")));
    let unknown = report
        .faults()
        .iter()
        .find(|fault| fault.code == Code::UnknownKey);
    assert!(unknown.expect("it is unknown").message.len() < 1100);
    let drawn = report.to_string();
    assert!(drawn.len() < 10_000, "{} bytes", drawn.len());
    assert!(drawn.contains("--> long.toml:7:1"), "{drawn}");
}
