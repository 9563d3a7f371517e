//! Runs that are killed: no file is ever half there, and the next run takes away what was left.

use std::{
    fs,
    fs::File,
    process::Stdio,
    sync::{Mutex, MutexGuard, PoisonError},
    thread::sleep,
    time::Duration,
};

use super::place::{Place, letter};

/// The folder in which all folders of tests lie: whoever holds it keeps what is left over in each of them.
static ALL_FOLDERS: Mutex<()> = Mutex::new(());

/// Lets no other test hold the folder above, until the guard is gone.
fn alone() -> MutexGuard<'static, ()> {
    ALL_FOLDERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Kills a command that many microseconds after it began.
fn killed(place: &Place, line: &str, after: u64) {
    let mut command = place.command(line);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    sleep(Duration::from_micros(after));
    // It may be over by now, which is one of the moments.
    let _ = child.kill();
    child.wait().expect("it ends");
}

fn in_the_making(place: &Place) -> Vec<String> {
    let mut names = place.names();
    names.retain(|name| name.starts_with(".plenary-"));
    names
}

const SOURCES: usize = 30;

/// Returns the files of a folder as rendered from a text.
fn rendered(text: &str, name: &str) -> String {
    let place = Place::new();
    place.write("s1.toml", text);
    place.run("render --write s1.toml").is_well();
    place.read(name)
}

#[test]
fn a_rendered_file_is_whole_at_every_moment() {
    let _guard = alone();
    let place = Place::new();
    fs::remove_file(place.path("csp12.toml")).expect("it goes");
    let texts = [letter(), letter().replace("3 sessions", "2 sessions")];
    let wanted = ["s1.md", "s1.html"].map(|name| [0, 1].map(|i| rendered(&texts[i], name)));
    let mut left = 0;
    for moment in 0..60 {
        for i in 0..SOURCES {
            place.write(&format!("s{i}.toml"), &texts[moment % 2]);
        }
        killed(&place, "render --write .", moment as u64 * 1500);
        left += in_the_making(&place).len();
        for i in 0..SOURCES {
            for (ending, wanted) in ["md", "html"].iter().zip(&wanted) {
                let now = fs::read_to_string(place.path(&format!("s{i}.{ending}")));
                assert!(
                    now.is_err() || wanted.contains(&now.expect("text")),
                    "{moment}: s{i}.{ending}"
                );
            }
        }
    }
    if left == 0 {
        super::place::skipped("kill a command between its first file and its last");
    }
    place.run("render --write .").is_well();
    assert_eq!(in_the_making(&place), [""; 0]);
    place.run("check .").is_well();
}

#[test]
fn a_source_is_whole_at_every_moment() {
    let _guard = alone();
    let place = Place::new();
    let after = {
        let place = Place::new();
        place.run("record csp12.toml WGTU --took 2h").is_well();
        place.read("csp12.toml")
    };
    for moment in 0..60 {
        place.write("csp12.toml", &letter());
        killed(&place, "record csp12.toml WGTU --took 2h", moment * 400);
        let now = place.read("csp12.toml");
        assert!(now == letter() || now == after, "{moment}: {now}");
        killed(&place, "new csp13.toml", moment * 400);
        let new = fs::read_to_string(place.path("csp13.toml"));
        assert!(
            new.is_err() || new.expect("text").ends_with('\n'),
            "{moment}"
        );
        let _ = fs::remove_file(place.path("csp13.toml"));
    }
    place.write("csp12.toml", &letter());
    place.run("record csp12.toml WGTU --took 2h").is_well();
    assert_eq!(in_the_making(&place), [""; 0]);
}

#[test]
fn an_issue_is_finished_whenever_it_was_killed() {
    const ISSUE: &str = "issue csp12.toml --on 2026-02-12";
    let _guard = alone();
    let edited = |place: &Place| {
        place.run("issue csp12.toml").is_well();
        let text = place.read("csp12.toml");
        place.write("csp12.toml", &text.replace("3 sessions", "2 sessions"));
    };
    let whole = Place::new();
    edited(&whole);
    whole.run(ISSUE).is_well();
    for moment in 0..40 {
        let place = Place::new();
        edited(&place);
        killed(&place, ISSUE, moment * 500);
        place.run(ISSUE).is_well();
        assert_eq!(place.texts(), whole.texts(), "{moment}");
    }
}

#[test]
fn what_is_left_over_is_taken_away_unless_somebody_is_writing_there() {
    let _guard = alone();
    let place = Place::new();
    for name in [".plenary-aB3xYz.tmp", ".plenary-notes", "mine.tmp"] {
        place.write(name, "");
    }
    // Whoever writes holds the folder, or one above it.
    for held in ["", ".."] {
        let folder = File::open(place.path(held)).expect("a folder");
        folder.lock_shared().expect("it can be held");
        place.run("render --write csp12.toml").is_well();
        assert!(place.path(".plenary-aB3xYz.tmp").exists(), "{held}");
    }
    place.run("check csp12.toml").is_well();
    assert!(place.path(".plenary-aB3xYz.tmp").exists());
    place.run("render --write csp12.toml").is_well();
    let kept = [
        ".plenary-notes",
        "csp12.html",
        "csp12.md",
        "csp12.toml",
        "mine.tmp",
    ];
    assert_eq!(place.names(), kept);
}
