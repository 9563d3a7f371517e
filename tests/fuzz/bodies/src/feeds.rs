//! Calendars and mails.

use std::collections::BTreeSet;

use plenary::{Annex, Language, Schedule};
use plenary_tests::calendar::read;
use unicode_width::UnicodeWidthStr;

/// Reads the calendar, in which nothing stands that RFC 5545 does not allow, and no two events have
/// one name.
pub(crate) fn calendar(schedule: &Schedule, language: Language) {
    let file = schedule
        .to_calendar(language)
        .expect("the plan has the language");
    let calendar = read(&file);
    let mut names = BTreeSet::new();
    for event in calendar.events() {
        let name = event.text("UID");
        assert!(!event.text("SUMMARY").is_empty(), "{name} has no summary");
        for text in ["DESCRIPTION", "LOCATION"] {
            let _ = event.text(text);
        }
        let starts = event.property("DTSTART").expect("it has a beginning");
        let ends = event.property("DTEND");
        if starts.parameter("VALUE").is_none() {
            let zone = calendar.zone();
            let starts = zone.moment(starts);
            let after = ends.is_none_or(|ends| starts < zone.moment(ends));
            assert!(after, "{name} ends before it begins");
        }
        assert!(names.insert(name), "two events of one name");
    }
}

/// Reads the text of a mail, in which nothing stands that a mail program changes.
pub(crate) fn mail(annex: &Annex) {
    let text = annex.to_text();
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text:?}");
    assert!(!text.contains("\n\n\n"), "two empty lines in {text:?}");
    let strange = |c: char| c.is_control() && c != '\n' || "\u{2028}\u{2029}".contains(c);
    assert!(!text.contains(strange), "{text:?}");
    for line in text.lines() {
        assert!(line.width() <= 72 || is_one_word(line), "too wide: {line}");
        assert_eq!(line, line.trim_end());
        let changed = line.starts_with("From ") || line.starts_with('>');
        assert!(!changed, "{line}");
        assert_isolated(line);
    }
}

/// True if a line is a word that cannot be broken, behind its mark or its hours.
fn is_one_word(line: &str) -> bool {
    let word = line.rsplit_once("  ").map_or(line, |(_, word)| word);
    let lead = ["- ", "[", "* "].iter().any(|lead| word.starts_with(lead));
    word.split_whitespace().count() <= 1 + usize::from(lead)
}

/// In a line every isolate is closed, and letters from right to left stand in one.
fn assert_isolated(line: &str) {
    let mut depth = 0_usize;
    for c in line.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.checked_sub(1).unwrap_or_else(|| panic!("{line}")),
            '\u{590}'..='\u{8ff}' => assert!(depth > 0, "a free letter: {line}"),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{line}");
}
