//! Disks that are full.

use std::{fs::File, process::Stdio};

use super::place::{Place, where_mounts_can_be};

const NO_ROOM: &str =
    "No space left on device (os error 28); make room there, and run the command again";

#[test]
fn what_cannot_be_printed_is_said() {
    let lines = [
        "--help",
        "--version",
        "render --help",
        "new",
        "render csp12.toml",
        "render csp12.toml --to html",
        "check csp12.toml",
        "check csp12.toml --format json",
        "check csp12.toml --format sarif",
        "check csp12.toml --format github",
        "why csp12.toml",
        "diff csp12.toml other.toml",
        "summary csp12.toml",
        "explain P0201",
        "explain --list",
        "schema",
        "completions bash",
        "manual",
        "record csp12.toml WGTU --took 2h",
    ];
    let place = Place::new();
    let before = place.read("csp12.toml");
    place.write("other.toml", &before.replace("3 sessions", "2 sessions"));
    for line in lines {
        let full = File::options()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let done = place
            .command(line)
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .and_then(std::process::Child::wait_with_output);
        let said = super::place::Said::from(done.expect("it runs"));
        said.is_refused(&format!("cannot print: {NO_ROOM}"));
    }
    assert_eq!(place.read("csp12.toml"), before);
    assert_eq!(place.names(), ["csp12.toml", "other.toml"]);
}

#[test]
fn what_is_written_is_written_even_if_it_cannot_be_said() {
    let place = Place::new();
    let said = place.shell("$P render --write csp12.toml > /dev/full");
    said.is_refused("cannot print");
    assert_eq!(place.names(), ["csp12.html", "csp12.md", "csp12.toml"]);
    place.run("check csp12.toml").is_well();
}

/// Runs a command in a folder on a full disk; returns its exit code and the files that stand there.
fn on_a_full_disk(place: &Place, line: &str) -> Option<(String, String)> {
    place.write(
        "typo.toml",
        &place
            .read("csp12.toml")
            .replace("10:00-13:00", "10.00-13.00"),
    );
    std::fs::create_dir_all(place.path("disk")).expect("a folder");
    let script = format!(
        "mount -t tmpfs -o size=96k none disk && cp csp12.toml typo.toml disk && cd disk \
         && {{ head -c 200000 /dev/zero > fill 2>/dev/null; $P {line}; echo exit $?; \
         ls -A; cmp csp12.toml ../csp12.toml; cmp typo.toml ../typo.toml; }}"
    );
    where_mounts_can_be(place, &script).map(|said| (said.out, said.error))
}

#[test]
fn nothing_is_lost_where_there_is_no_room() {
    let lines = [
        "render --write csp12.toml",
        "render --write csp12.toml --out-dir new",
        "record csp12.toml WGTU --took 2h",
        "check --fix typo.toml",
        "issue csp12.toml --on 2026-02-12",
        "new csp13.toml",
    ];
    for line in lines {
        let place = Place::new();
        let Some((out, error)) = on_a_full_disk(&place, line) else {
            return;
        };
        assert!(error.contains(NO_ROOM), "{line}: {out}{error}");
        let left = "exit 2\ncsp12.toml\nfill\ntypo.toml\n";
        assert!(out.ends_with(left), "{line}: {out}{error}");
    }
}

#[test]
fn who_writes_files_is_told_that_none_was_written() {
    let place = Place::new();
    if let Some((_, error)) = on_a_full_disk(&place, "render --write csp12.toml") {
        let says =
            format!("plenary: cannot write `csp12.md`: {NO_ROOM}; nothing has been written\n");
        assert_eq!(error, says);
    }
}
