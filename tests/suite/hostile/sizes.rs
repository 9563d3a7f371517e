//! Sources of every size end in a fault that says what is too much, or in all the faults that there
//! are. `tests/hostile/run` gives the command larger ones, and says what each costs.

use plenary::{Code, Report, Source};

use crate::faults::said_of;

const HEAD: &str = "conference = \"X1\"\nname = \"X1 meetings\"\ntime-zone = \"UTC\"\n\
    first-day = 2026-03-16\nlast-day = 2026-03-19\nsessions = [\"10:00-13:00\"]\n";
const TAIL: &str = "[groups.G]\n[[meeting]]\ngroup = \"G\"\nduration = \"1h\"\n";

fn said(text: String) -> Report {
    said_of(&Source::new("size.toml", text))
}

fn times(number: usize, piece: impl Fn(usize) -> String) -> String {
    (0..number).map(piece).collect()
}

fn of_code(report: &Report, code: Code) -> usize {
    report
        .faults()
        .iter()
        .filter(|fault| fault.code == code)
        .count()
}

/// The only fault of more than a schedule can have says how much is the most.
fn assert_too_much(text: String, says: &str) {
    let report = said(text);
    let faults = report
        .faults()
        .iter()
        .filter(|fault| fault.code == Code::TooLong);
    let faults: Vec<_> = faults.collect();
    assert_eq!(faults.len(), 1, "{report}");
    assert!(faults[0].message.contains(says), "{}", faults[0].message);
    assert!(!faults[0].help.is_empty());
}

#[test]
fn what_is_too_much_is_told_with_the_most() {
    let most = Source::MOST_BYTES;
    let long = "t".repeat(4001);
    assert_too_much("#".repeat(most + 1), &format!("more than {most} bytes"));
    assert_too_much(
        format!("{HEAD}title = \"{long}\"\n{TAIL}"),
        "`title` has 4001 bytes, and 4000 is the most",
    );
    let note = "n".repeat(16_001);
    assert_too_much(
        format!("{HEAD}note = \"{note}\"\n{TAIL}"),
        "`note` has 16001 bytes, and 16000",
    );
    let name = "g".repeat(201);
    assert_too_much(
        format!("{HEAD}[groups.{name}]\n{TAIL}"),
        "201 bytes, and 200 is the most",
    );
    let speakers = times(1001, |i| format!("\"s{i}\","));
    assert_too_much(
        format!("{HEAD}{TAIL}speakers = [{speakers}]\n"),
        "1001 elements, and 1000 is the most",
    );
    let tracks = times(26_000, |i| format!("[tracks.t{i}]\n"));
    assert_too_much(
        format!("{HEAD}{tracks}{TAIL}track = \"t1\"\n"),
        "104000 sessions, and 100000 is the most",
    );
    let year = HEAD.replace("2026-03-19", "2027-03-15");
    let events = times(700, |i| format!("[[event]]\ntitle = \"e{i}\"\n"));
    assert_too_much(
        format!("{year}weekends = true\n{TAIL}{events}"),
        "more than 200000 places",
    );
}

#[test]
fn what_is_the_most_is_accepted() {
    let (title, note) = ("t".repeat(4000), "n".repeat(16_000));
    let speakers = times(1000, |i| format!("\"s{i}\","));
    let name = "g".repeat(200);
    let text = format!(
        "{HEAD}title = \"{title}\"\nnote = \"{note}\"\n[groups.{name}]\n{TAIL}speakers = [{speakers}]\n"
    );
    assert!(!said(text).has_errors());
}

#[test]
fn levels_without_end_are_told() {
    for (opens, closes) in [("[", "]"), ("{a=", "}")] {
        for closes in [closes.repeat(10_000), String::new()] {
            let report = said(format!(
                "{HEAD}x = {}1{closes}\n{TAIL}",
                opens.repeat(10_000)
            ));
            assert_eq!(of_code(&report, Code::NotToml), 1, "{report}");
        }
    }
    let dotted = "a.".repeat(10_000);
    for text in [
        format!("{dotted}a = 1\n"),
        format!("{TAIL}[{dotted}a]\n"),
        format!("{TAIL}[[{dotted}a]]\n"),
    ] {
        let report = said(format!("{HEAD}{text}"));
        assert_eq!(report.faults()[0].message, "a key has 80 parts or more");
    }
}

/// The number of faults of one kind in a case.
const MANY: usize = 3_000;

/// Sources with one kind of fault, before and after the schedule itself.
fn cases_of_many() -> Vec<(Code, String)> {
    let before = |piece: &dyn Fn(usize) -> String| times(MANY, piece) + TAIL;
    let after = |piece: &dyn Fn(usize) -> String| format!("{TAIL}{}", times(MANY, piece));
    let meeting = |_| "[[meeting]]\ngroup = \"G\"\nduration = \"1m\"\n".to_owned();
    let event = |_| "[[event]]\ntitle = \"E\"\n".to_owned();
    let waiver = |i| format!("[[allow]]\ncode = \"P0205\"\nreason = \"r\"\nat = \"a{i}\"\n");
    vec![
        (Code::UnknownKey, before(&|i| format!("k{i} = 1\n"))),
        (Code::UnknownKey, after(&|i| format!("duratio{i} = 1\n"))),
        (Code::NotToml, before(&|i| format!("k{i} = x\n"))),
        (
            Code::DuplicateKey,
            format!("k = 1\n{}", before(&|_| "k = 1\n".to_owned())),
        ),
        (
            Code::DuplicateGroup,
            format!(
                "{TAIL}[groups.H]\n{}",
                times(MANY, |_| "[groups.H]\n".to_owned())
            ),
        ),
        (
            Code::GroupNeverMeets,
            before(&|i| format!("[groups.g{i}]\n")),
        ),
        (Code::DuplicateMeeting, after(&meeting)),
        (
            Code::DuplicateMeeting,
            format!("{}{}", after(&event), event(0)),
        ),
        (Code::UselessWaiver, after(&waiver)),
    ]
}

#[test]
fn every_fault_of_many_is_told() {
    for (code, text) in cases_of_many() {
        let report = said(format!("{HEAD}{text}"));
        assert_eq!(of_code(&report, code), MANY, "{code}");
    }
}

#[test]
fn among_many_names_one_is_still_meant() {
    let groups = times(900, |i| format!("[groups.group{i}]\n"));
    let meetings = times(1_200, |i| {
        format!("[[meeting]]\ngroup = \"grup{i}\"\nid = \"m{i}\"\nduration = \"1m\"\n")
    });
    let report = said(format!("{HEAD}{groups}{meetings}"));
    let unknown: Vec<_> = report
        .faults()
        .iter()
        .filter(|fault| fault.code == Code::UnknownGroup)
        .collect();
    assert_eq!(unknown.len(), 1_200);
    assert!(
        unknown[0].help[0].message.contains("`group0`"),
        "{:?}",
        unknown[0]
    );
    // Nobody mends so many by what was meant.
    assert!(
        unknown[1_199].help[0].message.starts_with("declare it"),
        "{:?}",
        unknown[1_199]
    );
}

#[test]
fn rooms_tracks_and_joint_groups_are_found_among_many() {
    let rooms = times(1_000, |i| format!("[rooms.r{i}]\n"));
    let tracks = times(500, |i| format!("[tracks.t{i}]\n"));
    let groups = times(300, |i| format!("[groups.g{i}]\n"));
    let with = times(300, |i| format!("\"g{i}\","));
    let text = format!(
        "{HEAD}{rooms}{tracks}{groups}{TAIL}track = \"t499\"\nroom = \"r999\"\nwith = [{with}]\n"
    );
    let report = said(text);
    assert!(!report.has_errors(), "{report}");
}

#[test]
fn texts_of_marks_are_read_or_refused() {
    let pieces = [
        "*",
        "*a",
        "**a",
        "_a_ ",
        "[",
        "]",
        "[a](",
        "[a][b] ",
        "[a]: b\n\n",
        "![",
        "`",
        "<",
        "<!--",
        "&",
        "\\",
        "\n",
        "> ",
        "1. ",
        "March ",
        "16 March 2026 ",
        "\u{301}",
        "word ",
        "a",
    ];
    for piece in pieces {
        let text = piece.repeat(3_000 / piece.len());
        let typed = toml::Value::from(format!("a {text} z")).to_string();
        let report = said(format!("{HEAD}note = {typed}\n{TAIL}"));
        let unsafe_ones = of_code(&report, Code::UnsafeMarkdown);
        let errors = report.count(plenary::Severity::Error);
        assert_eq!(errors, unsafe_ones, "{piece:?}: {report}");
    }
}

#[test]
fn numbers_without_bounds_are_refused() {
    let large = "9".repeat(400);
    for (code, line) in [
        (Code::WrongType, format!("interpretation-teams = {large}\n")),
        (
            Code::WrongType,
            "interpretation-teams = 4294967296\n".to_owned(),
        ),
        (Code::WrongType, "interpretation-teams = -1\n".to_owned()),
        (Code::WrongType, "interpretation-teams = 1e400\n".to_owned()),
        (Code::BadDuration, format!("change-over = \"{large}h\"\n")),
        (Code::BadDuration, "change-over = \"8784h1m\"\n".to_owned()),
        (Code::BadDuration, "change-over = \"0m\"\n".to_owned()),
        (
            Code::BadMoment,
            "as-of = \"+262142-12-31 23:59\"\n".to_owned(),
        ),
        (Code::BadMoment, "as-of = \"2026-03-16 24:00\"\n".to_owned()),
        (Code::TooManyDays, "last-day = 2036-03-19\n".to_owned()),
        (Code::BadDate, "last-day = 9999-12-31\n".to_owned()),
        (Code::BadDate, "last-day = 2026-02-30\n".to_owned()),
    ] {
        let key = line.split(" =").next().unwrap_or_default();
        let rest = HEAD
            .lines()
            .filter(|line| !line.starts_with(key))
            .map(|line| format!("{line}\n"))
            .collect::<Vec<_>>()
            .concat();
        let report = said(format!("{line}{rest}{TAIL}"));
        assert_eq!(of_code(&report, code), 1, "{line}: {report}");
    }
}
