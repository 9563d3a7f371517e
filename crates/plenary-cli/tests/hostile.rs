//! Last versions that have no end, and names that a terminal would obey.
#![cfg(unix)]

mod place;

use std::fs;

use place::{Place, plenary};

const SOUND: &str = "conference = \"X1\"\nname = \"X1 meetings\"\ntime-zone = \"UTC\"\n\
    first-day = 2026-03-16\nlast-day = 2026-03-16\nsessions = [\"10:00-13:00\"]\n[groups.G]\n\
    [[meeting]]\ngroup = \"G\"\nduration = \"3h\"\n";

#[test]
fn a_last_version_that_has_no_end_is_not_read() {
    let place = Place::empty();
    for since in ["/dev/zero", "../../../../../dev/zero"] {
        let source = format!("{SOUND}[revision]\nnumber = 1\nsince = \"{since}\"\n");
        place.write("x.toml", &source);
        let said = place.run("check x.toml");
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.both().contains("error[P0120]"), "{said:?}");
    }
}

#[test]
fn a_name_that_a_terminal_obeys_is_refused() {
    let place = Place::empty();
    for name in ["a\u{1b}[2Jb.toml", "a\n::error::b.toml"] {
        place.write(name, SOUND);
        for command in [
            &["check", "."][..],
            &["check", name],
            &["render", name],
            &["why", name],
        ] {
            let answer = plenary(&place.path(""), command);
            let said = answer.both();
            assert_eq!(answer.code, Some(2), "{said}");
            assert!(said.contains("rename the file"), "{said}");
            assert!(
                !said.contains('\u{1b}') && !said.contains("\n::"),
                "{said:?}"
            );
        }
        fs::remove_file(place.path(name)).expect("it was there");
    }
}
