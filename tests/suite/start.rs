//! The file that `plenary new` writes: complete, and without a fault; and the case that has every
//! key.

use plenary::{Severity, Source};
use toml::Table;

use crate::{cases::text, described::Level, faults::said_of};

/// A line that is only shown, as it is when its `#` is deleted.
fn shown(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("# ")?;
    if rest.starts_with('[') {
        return Some(rest);
    }
    let (key, _) = rest.split_once(" = ")?;
    let is_key = key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    is_key.then_some(rest)
}

/// The starting file with every line that is only shown.
fn with_all_lines() -> String {
    let lines = plenary::starting_file()
        .lines()
        .map(|line| shown(line).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// A schedule that has every key of the language.
pub(crate) fn everything() -> Table {
    text("tests/schedules/every-key.toml")
        .parse()
        .expect("it is TOML")
}

#[test]
fn it_compiles_without_a_word() {
    let report = said_of(&Source::new("start.toml", plenary::starting_file()));
    assert!(report.is_empty(), "{report}");
}

#[test]
fn what_is_only_shown_can_be_used() {
    let report = said_of(&Source::new("start.toml", with_all_lines()));
    let wrong = report.at_least(Severity::Warning);
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_case_of_every_key_has_it() {
    let mut everything = everything();
    for level in Level::ALL {
        // The offices are the same in groups and below them, and shown once.
        let levels = match level {
            Level::Group | Level::Subgroup => vec![Level::Group, Level::Subgroup],
            other => vec![other],
        };
        for (key, _) in level.described().properties.0 {
            let mut there = |level: &Level| {
                let tables = level.tables(&mut everything);
                tables.iter().any(|table| table.contains_key(&key))
            };
            let there = levels.iter().any(&mut there);
            assert!(there, "`{key}` of {level:?} is not in the case");
        }
    }
}

#[test]
fn lines_are_short() {
    for line in plenary::starting_file().lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}
