//! Files and folders of which somebody may not do everything.

use std::{
    fs,
    os::unix::fs::{MetadataExt, chown},
};

use super::place::{Place, Said, heeding_rights, is_root, skipped, where_mounts_can_be};

const DENIED: &str =
    "Permission denied (os error 13); ask its owner for the right to it, or use a copy";

fn run(place: &Place, line: &str) -> Option<Said> {
    let mut command = heeding_rights(place.command(line))?;
    Some(Said::of(&mut command))
}

#[test]
fn a_folder_that_cannot_be_written_in_stays_as_it_is() {
    let place = Place::new();
    let before = place.read("csp12.toml");
    place.write("typo.toml", &before.replace("10:00-13:00", "10.00-13.00"));
    place.allow("", 0o555);
    for line in [
        "render --write csp12.toml",
        "record csp12.toml WGTU --took 2h",
        "check --fix typo.toml",
        "issue csp12.toml --on 2026-02-12",
        "new csp13.toml",
    ] {
        let Some(said) = run(&place, line) else { break };
        said.is_refused("cannot write `");
        said.is_refused(DENIED);
    }
    place.allow("", 0o755);
    assert_eq!(place.names(), ["csp12.toml", "typo.toml"]);
    assert_eq!(place.read("csp12.toml"), before);
}

#[test]
fn a_disk_that_can_only_be_read_is_named_so() {
    let place = Place::new();
    let line = "mount --bind . . && mount -o remount,bind,ro . && cd \"$PWD\" && $P render --write csp12.toml";
    if let Some(said) = where_mounts_can_be(&place, line) {
        said.is_refused(
            "nothing can be written there: choose another folder; nothing has been written",
        );
    }
    assert_eq!(place.names(), ["csp12.toml"]);
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_others() {
    let place = Place::new();
    place.write("closed.toml", "");
    place.allow("closed.toml", 0);
    let Some(said) = run(&place, "check .") else {
        return;
    };
    said.is_refused(&format!("cannot read `./closed.toml`: {DENIED}"));
    assert!(
        said.out
            .contains("./csp12.toml: no errors, not rendered yet"),
        "{said:?}"
    );
    assert!(
        said.out
            .contains("2 schedules: 1 not rendered yet, 1 that could not be read\n"),
        "{said:?}"
    );
    let said = run(&place, "render --write closed.toml csp12.toml").expect("as before");
    said.is_refused(DENIED);
    assert!(
        said.error.ends_with(
            "nothing is written of 2 schedules: 1 without errors, 1 that could not be read\n"
        ),
        "{said:?}"
    );
    assert_eq!(place.names(), ["closed.toml", "csp12.toml"]);
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    let place = Place::new();
    fs::create_dir(place.path("closed")).expect("a folder");
    place.allow("closed", 0);
    let said = run(&place, "check .");
    place.allow("closed", 0o755);
    if let Some(said) = said {
        said.is_refused(&format!("cannot read the folder `./closed`: {DENIED}"));
    }
}

#[test]
fn a_rendered_file_that_cannot_be_read_is_not_replaced() {
    let place = Place::new();
    place.write("csp12.html", "somebody's");
    place.allow("csp12.html", 0);
    let said = run(&place, "render --write csp12.toml");
    place.allow("csp12.html", 0o644);
    if let Some(said) = said {
        said.is_refused(&format!(
            "cannot read `csp12.html`: {DENIED}; nothing has been written"
        ));
        assert_eq!(place.read("csp12.html"), "somebody's");
        assert_eq!(place.names(), ["csp12.html", "csp12.toml"]);
    }
}

#[test]
fn a_source_that_is_write_protected_is_not_written() {
    let place = Place::new();
    let before = place.read("csp12.toml");
    place.allow("csp12.toml", 0o444);
    let says = "`csp12.toml` is write-protected, and is left as it is: to let it be changed: chmod u+w csp12.toml";
    place
        .run("record csp12.toml WGTU --took 2h")
        .is_refused(says);
    place
        .run("issue csp12.toml --on 2026-02-12")
        .is_refused(says);
    assert_eq!(place.read("csp12.toml"), before);
    assert_eq!(place.names(), ["csp12.toml"]);
}

#[test]
fn a_file_that_is_replaced_keeps_its_rights_and_its_owner() {
    let place = Place::new();
    for name in ["csp12.md", "csp12.html"] {
        place.write(name, "old");
    }
    let modes = [
        ("csp12.toml", 0o640),
        ("csp12.md", 0o600),
        ("csp12.html", 0o664),
    ];
    let owned = is_root();
    for (name, mode) in modes {
        place.allow(name, mode);
        if owned {
            chown(place.path(name), Some(12345), Some(54321)).expect("root gives files away");
        }
    }
    place.run("record csp12.toml WGTU --took 2h").is_well();
    place.run("render --write csp12.toml").is_well();
    for (name, mode) in modes {
        let now = fs::metadata(place.path(name)).expect("it is there");
        assert_ne!(place.read(name), "old");
        assert_eq!(now.mode() & 0o7777, mode, "{name}");
        if owned {
            assert_eq!((now.uid(), now.gid()), (12345, 54321), "{name}");
        }
    }
    if !owned {
        skipped("give files to others, as root");
    }
}
