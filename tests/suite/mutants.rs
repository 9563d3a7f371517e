//! The real schedule with every line deleted or doubled and every token damaged: nothing panics,
//! every place is a place, and no timetable changes in silence.

use std::{collections::BTreeSet, ops::Range};

use plenary::{Moment, Report, Schedule, Source};

use crate::cases::text;

/// A damaged source, and the bytes of the original that were damaged.
struct Mutant {
    text: String,
    damaged: Range<usize>,
}

fn original() -> String {
    text("schedules/att-csp12-working-groups.toml")
}

fn damage(text: &str, range: Range<usize>, with: &str) -> Mutant {
    let mut mutant = text.to_owned();
    mutant.replace_range(range.clone(), with);
    Mutant {
        text: mutant,
        damaged: range,
    }
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let line = |line: &str| {
        at += line.len();
        at - line.len()..at
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Runs of letters and digits, and every other character that is no blank by itself.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let end = at + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if last.end == at && c.is_alphanumeric() && is_word(text, last) => {
                last.end = end;
            }
            _ => tokens.push(at..end),
        }
    }
    tokens
}

fn is_word(text: &str, range: &Range<usize>) -> bool {
    text[range.clone()].chars().all(char::is_alphanumeric)
}

fn mutants(text: &str) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for line in lines(text) {
        mutants.push(damage(text, line.clone(), ""));
        mutants.push(damage(text, line.clone(), &text[line].repeat(2)));
    }
    for token in tokens(text) {
        let word = &text[token.clone()];
        let last = word.char_indices().next_back().map_or(0, |(at, _)| at);
        let turned: String = word.chars().rev().collect();
        for with in [
            "",
            &word.repeat(2),
            &word[..last],
            "x",
            "\u{0}",
            "\"",
            &turned,
        ] {
            mutants.push(damage(text, token.clone(), with));
        }
    }
    mutants
}

/// Returns the times of each meeting's sittings.
fn timetable(schedule: &Schedule) -> Vec<(String, Vec<(Moment, Moment)>)> {
    let sittings = |placed: &plenary::schedule::Placed| {
        placed
            .current
            .sittings
            .iter()
            .map(|sitting| (sitting.starts, sitting.ends))
            .collect()
    };
    let meetings = schedule.meetings().iter();
    meetings
        .map(|placed| (placed.meeting.id.clone(), sittings(placed)))
        .collect()
}

/// Counts the meetings that are written before a byte.
fn meetings_before(text: &str, at: usize) -> usize {
    text[..at].matches("[[meeting]]").count()
}

fn places_are_places(report: &Report, text: &str) {
    for fault in report.faults() {
        let labels = std::iter::once(&fault.place).chain(&fault.others);
        for span in labels.filter_map(|label| label.span.clone()) {
            assert!(text.get(span).is_some(), "{fault:?} in\n{text}");
        }
    }
}

/// Sees that the best schedule of a damaged source can be drawn, and its faults are those of compiling.
fn best_effort(text: &str, report: &Report) {
    let (best, schedule) = plenary::compile_best_effort(&Source::new("mutant", text));
    assert_eq!(best.faults(), report.faults());
    if let Some(schedule) = schedule {
        for language in schedule.plan().languages() {
            let page = schedule
                .annex_in(*language)
                .expect("the plan has the language");
            assert!(!page.to_markdown().is_empty());
            assert!(schedule.to_calendar(*language).is_some());
        }
        assert!(!schedule.to_json().is_empty());
        assert!(!schedule.overview(plenary::Language::English).is_empty());
    }
}

#[test]
fn no_damage_goes_unsaid() {
    let original = original();
    let source = Source::new("original", &*original);
    let sound = plenary::compile(&source).expect("the original compiles");
    let known: BTreeSet<_> = sound
        .warnings
        .faults()
        .iter()
        .map(|fault| fault.message.clone())
        .collect();
    let expected = timetable(&sound.value);
    let mut compiled = 0;
    for mutant in mutants(&original) {
        match plenary::compile(&Source::new("mutant", &*mutant.text)) {
            Err(report) => {
                places_are_places(&report, &mutant.text);
                best_effort(&mutant.text, &report);
            }
            Ok(warned) => {
                compiled += 1;
                places_are_places(&warned.warnings, &mutant.text);
                let faults = warned.warnings.faults().iter();
                let said = faults
                    .filter(|fault| !known.contains(&fault.message))
                    .count();
                let meetings = meetings_before(&original, mutant.damaged.start);
                let kept = meetings.saturating_sub(1);
                let found = timetable(&warned.value);
                let is_same = found == expected;
                let from_meeting_on = meetings > 0 && found.get(..kept) == expected.get(..kept);
                assert!(
                    said > 0 || is_same || from_meeting_on,
                    "in silence:\n{}",
                    mutant.text
                );
            }
        }
    }
    assert!(
        compiled > 100,
        "only {compiled} mutants compiled: the test tests nothing"
    );
}

#[test]
fn a_line_that_is_being_typed_costs_no_hours() {
    let original = original();
    let whole = plenary::compile(&Source::new("original", &*original)).expect("it compiles");
    let expected = timetable(&whole.value);
    let starts: Vec<_> = lines(&original).iter().map(|line| line.start).collect();
    let mut counted = 0;
    for typed in [
        "dur",
        "duration =",
        "title = \"Adoption",
        "[[meet",
        "after = [\"A\",",
    ] {
        // Inside the note, a line is a part of its text.
        for start in starts.iter().filter(|start| !in_note(&original, **start)) {
            let mut text = original.clone();
            text.insert_str(*start, &format!("{typed}\n"));
            let (report, schedule) = plenary::compile_best_effort(&Source::new("typed", &*text));
            assert!(report.has_errors(), "{text}");
            let schedule = schedule.unwrap_or_else(|| panic!("{report}\n{text}"));
            counted += usize::from(timetable(&schedule) == expected);
        }
    }
    assert!(counted > 200, "only {counted} are whole");
}

/// True if a byte lies in the note of the letter.
fn in_note(text: &str, byte: usize) -> bool {
    let begins = text.find("\"\"\"").expect("there is a note");
    let ends = text.rfind("\"\"\"").expect("it ends");
    (begins..=ends).contains(&byte)
}
