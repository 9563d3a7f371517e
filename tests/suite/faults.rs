//! Every file under `tests/faults` and what is said about it, as snapshots. A file's name begins
//! with the code of the only fault in it, or with `many`.

use std::path::Path;

use plenary::{Code, Report, Severity};

use crate::cases::{snapshot, sources, with_last};

/// The code of all faults of a report, if they have the same.
pub(crate) fn only_code(report: &Report) -> Option<Code> {
    let first = report.faults().first()?.code;
    report
        .faults()
        .iter()
        .all(|fault| fault.code == first)
        .then_some(first)
}

/// All that is said about a file.
pub(crate) fn said(path: &Path) -> Report {
    let bytes = std::fs::read(path).expect("the file is there");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match plenary::Source::from_bytes(name, &bytes) {
        Ok(source) => said_of(&with_last(source, path)),
        Err(report) => report,
    }
}

/// All that is said about a source.
pub(crate) fn said_of(source: &plenary::Source) -> Report {
    match plenary::compile(source) {
        Ok(warned) => warned.warnings,
        Err(report) => report,
    }
}

fn code_in_name(path: &Path) -> Option<Code> {
    let name = path.file_name()?.to_str()?;
    name.split('-').next()?.parse().ok()
}

#[test]
fn faults_are_said_as_accepted() {
    insta::glob!("..", "faults/*.toml", |path| {
        snapshot!("fault", path, said(path).to_string());
    });
}

#[test]
fn a_file_has_the_code_in_its_name() {
    for path in sources("tests/faults") {
        let report = said(&path);
        match code_in_name(&path) {
            Some(code) => assert_eq!(
                only_code(&report),
                Some(code),
                "{}\n{report}",
                path.display()
            ),
            None => assert!(report.faults().len() >= 6, "{}\n{report}", path.display()),
        }
    }
}

#[test]
fn every_code_has_a_file() {
    let named: Vec<_> = sources("tests/faults")
        .iter()
        .filter_map(|path| code_in_name(path))
        .collect();
    let of_rust = [Code::UnknownMeeting, Code::TooLong];
    for code in Code::ALL.iter().filter(|code| !of_rust.contains(code)) {
        assert!(named.contains(code), "no file for {code}");
    }
}

#[test]
fn messages_are_worded_alike() {
    for path in sources("tests/faults") {
        for fault in said(&path).faults() {
            let at = format!("{}: {}", path.display(), fault.message);
            let first = fault
                .message
                .chars()
                .next()
                .expect("a message says something");
            assert!(!first.is_uppercase(), "{at}");
            assert!(!fault.message.ends_with('.'), "{at}");
            let cured = fault.severity == Severity::Note || !fault.help.is_empty();
            assert!(cured, "{at} has no cure");
            assert!(
                fault.help.iter().all(|help| !help.message.ends_with('.')),
                "{at}"
            );
        }
    }
}

#[test]
fn spans_lie_in_the_text() {
    for path in sources("tests/faults") {
        let report = said(&path);
        let text = report.source().expect("it was read from a source");
        for fault in report.faults() {
            for label in std::iter::once(&fault.place).chain(&fault.others) {
                if let Some(span) = &label.span {
                    assert!(
                        text.text().get(span.clone()).is_some(),
                        "{}",
                        path.display()
                    );
                }
            }
        }
    }
}

/// The source after one edit.
pub(crate) fn edited(text: &str, edit: &plenary::report::Edit) -> String {
    let span = edit.span.clone().expect("an edit in a source has a place");
    let mut edited = text.to_owned();
    edited.replace_range(span, &edit.replacement);
    edited
}

#[test]
fn every_edit_that_is_offered_mends_its_fault() {
    for path in sources("tests/faults") {
        let report = said(&path);
        let before = report.source().expect("it was read from a source");
        for fault in report.faults() {
            let edits = fault.help.iter().filter_map(|help| help.edit.as_ref());
            for edit in edits {
                let after = plenary::Source::new("after", edited(before.text(), edit));
                let alike = |other: &&plenary::Fault| {
                    (other.code, &other.message) == (fault.code, &fault.message)
                };
                let number = |report: &Report| report.faults().iter().filter(alike).count();
                let (was, is) = (number(&said(&path)), number(&said_of(&after)));
                assert!(
                    is < was,
                    "{}: {} stays after\n{}",
                    path.display(),
                    fault.code,
                    after.text()
                );
            }
        }
    }
}

#[test]
fn what_is_mended_unseen_is_mended() {
    let mut fixed = 0;
    for path in sources("tests/faults") {
        let report = said(&path);
        if let Some(after) = report.fixed() {
            fixed += 1;
            let again = said_of(&after);
            assert!(again.fixed().is_none(), "{}\n{again}", path.display());
        }
    }
    assert!(fixed > 20, "only {fixed} files had something to mend");
}
