//! Calendars and mails.

// The reader of the suite takes chrono without its clock, as other readers do not.
#[path = "../../../suite/calendar/reader.rs"]
#[allow(dead_code, reason = "the suite looks at more of a calendar")]
mod reader;

use std::collections::BTreeSet;

use plenary::{Annex, Language, Schedule};
use unicode_width::UnicodeWidthStr;

/// Reads the calendar, in which nothing stands that RFC 5545 does not allow, and no two events have
/// one name.
pub(crate) fn calendar(schedule: &Schedule, language: Language) {
    let file = plenary::calendar(schedule, language).expect("the plan has the language");
    let calendar = reader::read(&file);
    let mut names = BTreeSet::new();
    for event in calendar.events() {
        let name = event.text("UID");
        assert!(!event.text("SUMMARY").is_empty(), "{name} has no summary");
        for text in ["DESCRIPTION", "LOCATION"] {
            event.text(text);
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

/// Reads the text of a mail; gives its characters without blanks and without the signs that keep the
/// order of letters.
pub(crate) fn mail(annex: &Annex) -> String {
    let text = plenary::text(annex);
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text:?}");
    assert!(!text.contains("\n\n\n"), "two empty lines in {text:?}");
    let strange = |c: char| c.is_control() && c != '\n' || "\u{2028}\u{2029}".contains(c);
    assert!(!text.contains(strange), "{text:?}");
    for line in text.lines() {
        let words = line.split_whitespace().count();
        let lead = ["- ", "[", "* "].iter().any(|lead| line.starts_with(lead));
        let alone = words <= 1 + usize::from(lead);
        assert!(line.width() <= 72 || alone, "too wide: {line}");
        assert_eq!(line, line.trim_end());
        let changed = line.starts_with("From ") || line.starts_with('>');
        assert!(!changed, "{line}");
        assert_isolated(line);
    }
    let seen = |c: &char| !c.is_whitespace() && !('\u{2066}'..='\u{2069}').contains(c);
    text.chars().filter(seen).collect()
}

/// In a line every isolate is closed.
fn assert_isolated(line: &str) {
    let mut depth = 0_usize;
    for c in line.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.checked_sub(1).unwrap_or_else(|| panic!("{line}")),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{line}");
}
