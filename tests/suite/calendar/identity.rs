//! The UID of an event, and what a calendar says of it when its meeting moves, is cancelled or
//! dropped.

use std::collections::BTreeMap;

use plenary::Language;
use plenary_tests::calendar::Component;

use super::{LETTER, calendar, compiled, found, rendered};
use crate::cases::text;

/// The UIDs of the events by what they are called.
fn uids(calendar: &Component) -> BTreeMap<String, Vec<String>> {
    let mut uids: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for event in calendar.events() {
        let summary = event.text("SUMMARY").replace(" (continued)", "");
        uids.entry(summary).or_default().push(event.text("UID"));
    }
    uids
}

/// The letter's schedule with its first meeting put last.
fn rearranged() -> String {
    let letter = text(LETTER);
    let parts: Vec<_> = letter.split("[[meeting]]").collect();
    let [head, first, others @ ..] = parts.as_slice() else {
        panic!("there are meetings");
    };
    let order = [&[*head], others, &[*first]].concat();
    order.join("\n[[meeting]]")
}

#[test]
fn a_meeting_that_is_held_elsewhere_keeps_its_name() {
    let before = calendar(&compiled(&text(LETTER)));
    let after = calendar(&compiled(&rearranged()));
    assert_eq!(uids(&after), uids(&before));
    assert_ne!(found(&after), found(&before), "it is held elsewhere");
    let begins = |calendar: &Component| calendar.event(FIRST).value("DTSTART").to_owned();
    assert_eq!(begins(&before), "20260316T100000");
    assert_eq!(begins(&after), "20260319T100000");
}

const FIRST: &str = "WGETI_exchange.1.sitting.csp12@arms-trade-treaty";

#[test]
fn an_event_is_called_the_same_in_every_language() {
    let schedule = compiled(&text("tests/schedules/joint-and-numbered.toml"));
    let uids = |language: Language| {
        let calendar = super::read(&rendered(&schedule, language));
        let uids = calendar.events().map(|event| event.text("UID"));
        uids.collect::<Vec<_>>()
    };
    assert_eq!(uids(Language::French), uids(Language::English));
    assert_eq!(compiled(&text(LETTER)).to_calendar(Language::French), None);
}

#[test]
fn a_later_issue_or_record_has_a_greater_sequence_and_stamp() {
    let letter = text(LETTER);
    let event = |text: &str| {
        let calendar = calendar(&compiled(text));
        let event = calendar.event(FIRST);
        ["SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "STATUS"].map(|name| event.value(name).to_owned())
    };
    // The minutes of 15 days.
    let first = ["21600", "20260116T000000Z", "20260116T000000Z", "TENTATIVE"];
    assert_eq!(event(&letter), first);
    let revision = "[revision]\nnumber = 3\nissued = 2026-02-20\n\n[groups.WGETI]";
    let revised = letter.replacen("[groups.WGETI]", revision, 1);
    // The minutes of 50 days, and the number.
    let third = ["72003", "20260220T000000Z", "20260220T000000Z", "TENTATIVE"];
    assert_eq!(event(&revised), third);
    let known = revised.replacen(
        "\n[revision]",
        "as-of = \"2026-03-16 13:00\"\n[revision]",
        1,
    );
    let known = event(&known);
    assert_eq!(known[1], "20260316T120000Z", "what is known last");
    assert_eq!(known[0], (74 * 24 * 60 + 12 * 60 + 3).to_string());
    let settled =
        letter
            .replace("\"draft\"", "\"final\"")
            .replacen("side-events = \"tbc\"\n", "", 1);
    assert_eq!(event(&settled)[3], "CONFIRMED");
    let undated = letter.replacen("issued = 2026-01-16\n", "", 1);
    assert_ne!(undated, letter);
    assert_eq!(
        event(&undated)[..3],
        ["0", "20260316T000000Z", ""],
        "the first day"
    );
}

#[test]
fn a_cancelled_meeting_stays_at_its_planned_hours() {
    let letter = text(LETTER);
    let cancelled = letter + "cancelled = \"no quorum\"\n";
    let calendar = calendar(&compiled(&cancelled));
    for ordinal in ["1", "2"] {
        let uid = format!("WGTR.{ordinal}.sitting.csp12@arms-trade-treaty");
        let event = calendar.event(&uid);
        assert_eq!(event.value("STATUS"), "CANCELLED");
        assert_eq!(event.value("TRANSP"), "TRANSPARENT");
        assert!(event.text("SUMMARY").starts_with("Cancelled: WGTR"));
        assert!(event.text("DESCRIPTION").contains("cancelled: no quorum"));
        assert!(event.value("DTSTART").starts_with("20260319T1"));
    }
    let others = calendar
        .events()
        .filter(|event| event.value("STATUS") == "TENTATIVE");
    assert_eq!(others.count(), 6);
}

/// The letter's schedule without its last meeting, as its first revision.
fn shortened() -> String {
    let letter = text(LETTER);
    let (kept, _) = letter
        .rsplit_once("[[meeting]]")
        .expect("there are meetings");
    let revision = "[revision]\nnumber = 1\n\n[groups.WGETI]";
    kept.replacen("duration = \"3 sessions\"", "duration = \"2 sessions\"", 1)
        .replacen("[groups.WGETI]", revision, 1)
}

#[test]
fn what_is_dropped_is_said_once_more() {
    let before = compiled(&text(LETTER));
    let after = compiled(&shortened());
    let alone = calendar(&after);
    let since = calendar(&after.since(before.clone()));
    let dropped = [
        "WGETI_issues.3.sitting.csp12@arms-trade-treaty",
        "WGTR.1.sitting.csp12@arms-trade-treaty",
        "WGTR.2.sitting.csp12@arms-trade-treaty",
    ];
    let gone: Vec<_> = since
        .events()
        .filter(|event| event.value("STATUS") == "CANCELLED")
        .collect();
    let uids: Vec<_> = gone.iter().map(|event| event.text("UID")).collect();
    assert_eq!(uids, dropped);
    let earlier = calendar(&before);
    for event in gone {
        let before = earlier.event(&event.text("UID"));
        assert_eq!(event.value("SEQUENCE"), "21601");
        assert_eq!(before.value("SEQUENCE"), "21600");
        assert_eq!(event.value("DTSTART"), before.value("DTSTART"));
        assert!(
            event
                .text("SUMMARY")
                .starts_with("No longer in the schedule: ")
        );
        let said = event.text("DESCRIPTION");
        assert!(said.ends_with("\nNo longer in the schedule"), "{said}");
    }
    assert_eq!(
        since.events().count(),
        alone.events().count() + dropped.len()
    );
}

#[test]
fn what_is_given_up_is_withdrawn_where_no_version_before_is_known() {
    let schedule = compiled(&text("tests/schedules/revised.toml"));
    let alone = calendar(&schedule);
    let second = "SOIL.2.sitting.cop4@cop4";
    assert_eq!(alone.event(second).value("STATUS"), "CANCELLED");
    let since = calendar(&schedule.clone().since(schedule));
    assert_eq!(
        since.event(second).value("STATUS"),
        "CANCELLED",
        "it was said before"
    );
}

#[test]
fn an_event_that_is_to_be_confirmed_again_is_withdrawn() {
    let events = text("tests/schedules/events.toml");
    let before = compiled(&events);
    let later = events.replacen(
        "kind = \"reception\"",
        "kind = \"reception\"\nstatus = \"tbc\"",
        1,
    );
    let after = calendar(&compiled(&later).since(before));
    let uid = "Reception.1.event.isc9@international-seed-convention";
    assert_eq!(after.event(uid).value("STATUS"), "CANCELLED");
    assert!(after.text("DESCRIPTION").contains("18:30: Reception"));
}
