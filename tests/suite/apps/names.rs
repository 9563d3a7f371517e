//! The names by which readers know an event again depend neither on hours nor on the others.

use std::collections::BTreeMap;

use super::{attribute, document_of, parsed, said};
use crate::cases::text;

/// The `guid` and the `id` of every event by its title and its place among those of that title.
type Names = BTreeMap<(String, usize), (String, u32)>;

fn names(source: &str) -> Names {
    let text = document_of(source);
    let document = parsed(&text);
    let events = document.descendants();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut names = Names::new();
    for event in events.filter(|node| node.has_tag_name("event")) {
        let title = said(event, "title").to_owned();
        let place = known.entry(title.clone()).or_default();
        let id = attribute(event, "id").parse().expect("a number");
        names.insert((title, *place), (attribute(event, "guid").to_owned(), id));
        *place += 1;
    }
    names
}

fn letter() -> String {
    text("schedules/att-csp12-working-groups.toml")
}

/// Asserts that what has been there before has the names that it had.
fn assert_known(changed: &str, at_least: usize) {
    let (before, after) = (names(&letter()), names(changed));
    let both = after.iter().filter(|(title, _)| before.contains_key(title));
    assert!(both.clone().count() >= at_least, "{after:?}");
    for (title, name) in both {
        assert_eq!(before[title], *name, "{title:?} of\n{changed}");
    }
}

#[test]
fn names_stay_when_meetings_move() {
    let pinned = "duration = \"3 sessions\"\nstarts = \"2026-03-17 15:00\"";
    assert_known(&letter().replace("duration = \"3 sessions\"", pinned), 8);
    assert_known(&letter().replace("2026-03-1", "2026-04-1"), 8);
    assert_known(&letter().replace("\"10:00-13:00\"", "\"09:30-12:30\""), 8);
}

#[test]
fn names_stay_when_meetings_change_places() {
    let letter = letter();
    let (head, meetings) = letter.split_once("[[meeting]]").expect("meetings");
    let mut meetings: Vec<_> = meetings.split("[[meeting]]").collect();
    meetings.reverse();
    let turned = format!("{head}[[meeting]]{}", meetings.join("\n[[meeting]]"));
    assert_known(&turned, 8);
}

#[test]
fn names_stay_when_others_come_and_go() {
    let more = "[[meeting]]\nid = \"more\"\ntitle = \"More\"\nduration = \"5m\"\n";
    let more = letter().replacen("[[meeting]]", &format!("{more}\n[[meeting]]"), 1);
    assert_known(&more, 8);
    assert_known(&letter().replace("\"3 sessions\"", "\"1 session\""), 6);
}

#[test]
fn conferences_have_their_own_names() {
    let other = names(&letter().replace("CSP12", "CSP13"));
    for (title, (guid, id)) in names(&letter()) {
        assert_ne!(other[&title], (guid, id), "{title:?}");
    }
}
