//! Issues: stopped at any moment, finished, and never issued twice.
#![cfg(unix)]

mod place;

use std::fs;

use place::{Place, Said, letter};

/// The letter with another length, as a secretariat edits it.
fn edited(source: &str) -> String {
    source.replace("3 sessions", "2 sessions")
}

/// A folder whose schedule has been issued, and then edited.
fn about_to_be_revised() -> Place {
    let place = Place::new();
    place.run("issue csp12.toml").is_well();
    place.write("csp12.toml", &edited(&place.read("csp12.toml")));
    place
}

/// The files that an issue changes, in the order in which they are put in their places.
const ORDER: [&str; 4] = ["csp12-rev1.toml", "csp12.toml", "csp12.md", "csp12.html"];

const ISSUE: &str = "issue csp12.toml --on 2026-02-12";

#[test]
fn an_issue_that_was_stopped_is_named_and_finished() {
    let whole = about_to_be_revised();
    let before = whole.texts();
    whole.run(ISSUE).is_well();
    let after = whole.texts();
    for done in 0..=ORDER.len() {
        let place = Place::empty();
        for (name, text) in &before {
            place.write(name, text);
        }
        for name in &ORDER[..done] {
            place.write(name, &whole.read(name));
        }
        let said = place.run("check csp12.toml");
        let is_whole = done == ORDER.len();
        // Before the first file the plan is only edited, and its files are out of date.
        assert_eq!(said.code, Some(i32::from(!is_whole)), "{done}: {said:?}");
        let is_named = said
            .out
            .contains("csp12-rev1.toml: of an issue that was not finished");
        assert_eq!(is_named, done == 1, "{done}: {said:?}");
        // The same command writes the files too.
        let fix = "to mend it: plenary issue csp12.toml\n";
        assert_eq!(said.out.contains(fix), done == 1, "{done}: {said:?}");
        // The day is that of the issue that was stopped.
        let command = if done == 0 { ISSUE } else { "issue csp12.toml" };
        place.run(command).is_well();
        assert_eq!(place.texts(), after, "{done}");
        let again = place.run(command);
        again.is_well();
        assert!(again.out.contains("nothing has changed since Rev.1"));
        assert_eq!(place.texts(), after, "{done}");
    }
}

#[test]
fn a_correction_that_was_stopped_is_named_and_finished() {
    let whole = Place::new();
    whole.run("issue csp12.toml").is_well();
    let source = whole.read("csp12.toml").replace("practices", "practises");
    whole.write("csp12.toml", &source);
    let before = whole.texts();
    whole
        .run("issue csp12.toml --correction --on 2026-01-19")
        .is_well();
    let after = whole.texts();
    let kept = "csp12-rev0-corrected1.toml";
    let place = Place::empty();
    for (name, text) in &before {
        place.write(name, text);
    }
    place.write(kept, &whole.read(kept));
    let said = place.run("check csp12.toml");
    let command = "to mend it: plenary issue csp12.toml --correction\n";
    assert!(said.out.contains(command), "{said:?}");
    place.run("issue csp12.toml --correction").is_well();
    assert_eq!(place.texts(), after);
    let page = place.read("csp12.md");
    let line = "\\* Reissued for technical reasons on 19 January 2026.";
    assert!(page.contains(line), "{page}");
}

#[test]
fn a_day_and_a_month_that_have_changed_places_are_told() {
    let place = about_to_be_revised();
    let said = place.run("issue csp12.toml --on 2026-12-02");
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(
        said.error.contains("2026-12-02 is still to come"),
        "{said:?}"
    );
    let said = place.run("issue csp12.toml --on 2026-04-02");
    said.is_well();
    let help = "if the day and the month have changed places, write `2026-02-04`, here and in `csp12-rev1.toml`";
    assert!(said.error.contains("warning[P0407]"), "{said:?}");
    assert!(said.error.contains(help), "{said:?}");
    for name in ["csp12.toml", "csp12-rev1.toml"] {
        let mended = place.read(name).replace("2026-04-02", "2026-02-04");
        place.write(name, &mended);
    }
    place.run("render --write csp12.toml").is_well();
    let checked = place.run("check csp12.toml");
    checked.is_well();
    assert!(!checked.error.contains("warning"), "{checked:?}");
    // A paper that says what was held goes out after the meetings.
    let as_held = place
        .read("csp12.toml")
        .replace("status = \"draft\"", "status = \"as-held\"");
    place.write("csp12.toml", &as_held);
    let said = place.run("issue csp12.toml --on 2026-03-27");
    assert!(!said.error.contains("P0407"), "{said:?}");
}

#[test]
fn what_was_edited_after_a_stop_is_what_is_issued() {
    let place = about_to_be_revised();
    let source = place.read("csp12.toml");
    place.run(ISSUE).is_well();
    // The run is taken back to the moment at which the kept file alone stood there.
    place.write(
        "csp12.toml",
        &source.replace("\"1 session\"", "\"2 sessions\""),
    );
    // Other facts are no issue of the day of the one that was stopped.
    let said = place.run("issue csp12.toml --on 2026-02-14");
    said.is_well();
    assert!(
        said.out
            .contains("an issue that was not finished is replaced")
    );
    assert!(
        place
            .read("csp12-rev1.toml")
            .contains("\"2 sessions\"\n\n[[meeting]]\ngroup = \"WGTR\"")
    );
    let source = place.read("csp12.toml");
    assert!(source.contains("issued = 2026-02-14"), "{source}");
}

#[test]
fn nothing_is_issued_where_a_file_cannot_be_written() {
    let place = about_to_be_revised();
    let before = place.texts();
    fs::remove_file(place.path("csp12.md")).expect("it goes");
    fs::create_dir(place.path("csp12.md")).expect("a folder");
    place.run(ISSUE).is_refused("csp12.md");
    fs::remove_dir(place.path("csp12.md")).expect("it goes");
    let md = before.iter().find(|(name, _)| name == "csp12.md");
    place.write("csp12.md", &md.expect("it was there").1);
    assert_eq!(place.texts(), before);
}

#[test]
fn a_file_of_somebody_else_is_not_taken_for_an_issue() {
    let place = about_to_be_revised();
    let source = place.read("csp12.toml");
    for mine in ["mine = true\n", &letter(), &place.read("csp12-rev0.toml")] {
        place.write("csp12-rev1.toml", mine);
        place.run(ISSUE).is_refused("csp12-rev1.toml");
        assert_eq!(place.read("csp12-rev1.toml"), mine);
        assert_eq!(place.read("csp12.toml"), source);
    }
}

/// The natural order of a week: recorded, looked at, issued, and edited again.
#[test]
fn no_mark_is_lost_by_looking() {
    let place = about_to_be_revised();
    place.run(ISSUE).is_well();
    let page = |place: &Place| -> Said { place.run("render csp12.toml") };
    assert!(page(&place).out.contains("(Rev.1: "), "{:?}", page(&place));
    place
        .run("record csp12.toml WGETI/exchange --ended 2026-03-16T16:30")
        .is_well();
    place.run("render --write csp12.toml").is_well();
    let both = page(&place).out;
    for said in [
        "Rev.1, 12 February 2026 (replaces the version of 16 January 2026)",
        "Situation as of 16 March 2026, 16:30",
        "Changes since the version of 16 January 2026: ",
        "Changes since the version of 12 February 2026: ",
        "(Rev.1: ",
        "(since Rev.1: ",
    ] {
        assert!(both.contains(said), "{said}: {both}");
    }
    place.run("issue csp12.toml --on 2026-03-16").is_well();
    let second = page(&place).out;
    for said in [
        "Rev.2, 16 March 2026 (replaces the version of 12 February 2026)",
        "Changes since the version of 12 February 2026: ",
        "(Rev.2: ",
    ] {
        assert!(second.contains(said), "{said}: {second}");
    }
    assert!(!second.contains("since Rev.1: "), "{second}");
    place.run("check csp12.toml").is_well();
}
