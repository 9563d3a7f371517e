//! Many schedules in one run.
#![cfg(unix)]

mod place;

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use place::{Place, Said, letter, skipped};

/// A folder `plans` with so many schedules.
fn plans(number: usize) -> Place {
    let place = Place::empty();
    fs::create_dir(place.path("plans")).expect("a folder in it");
    for i in 0..number {
        fs::write(plan(&place, i), letter()).expect("it is written");
    }
    place
}

fn plan(place: &Place, i: usize) -> PathBuf {
    place.path(&format!("plans/s{i:04}.toml"))
}

fn well(out: &str) -> Said {
    Said {
        out: out.to_owned(),
        error: String::new(),
        code: Some(0),
    }
}

fn files(place: &Place) -> usize {
    place.names_in("plans").len()
}

#[test]
fn of_many_that_are_well_there_is_one_line() {
    let place = plans(30);
    let Said { out, error, code } = place.shell("$P render --write plans");
    assert_eq!((&*error, code), ("", Some(0)));
    assert!(
        out.starts_with("plans/s0000.md: written\nplans/s0000.html: written\n"),
        "{out}"
    );
    assert!(out.ends_with("\n30 schedules: 60 files written\n"), "{out}");
    assert_eq!(out.lines().count(), 61);
    let all = "30 schedules: 60 files up to date\n";
    assert_eq!(place.shell("$P render --write plans"), well(all));
    let all = "30 schedules: all up to date; 60 notes, which `plenary check FILE` shows\n";
    assert_eq!(place.shell("$P check plans"), well(all));
    let Said { error, code, .. } = place.shell("$P check plans --deny notes");
    assert_eq!(code, Some(1));
    assert_eq!(error.matches("note[P0204]").count(), 60);
}

#[test]
fn what_asks_for_something_is_said_in_the_order_of_the_files() {
    let place = plans(30);
    place.shell("$P render --write plans");
    fs::write(place.path("plans/s0007.md"), "old\n").expect("it is written");
    fs::remove_file(place.path("plans/s0021.html")).expect("it goes");
    let Said { out, error, code } = place.shell("$P check plans");
    assert_eq!((&*error, code), ("", Some(1)));
    let (first, second) = (
        out.find("s0007.md").expect("said"),
        out.find("s0021.html").expect("said"),
    );
    assert!(first < second, "{out}");
    assert!(!out.contains("s0008"), "{out}");
    let (_, mend) = out
        .trim_end()
        .rsplit_once("; to mend them: plenary ")
        .expect("it is said how");
    assert_eq!(mend, "render --write plans");
    let Said { out, .. } = place.shell(&format!("$P {mend}"));
    let written = "plans/s0007.md: written\nplans/s0021.html: written\n30 schedules: 2 files written, 58 up to date\n";
    assert_eq!(out, written);
}

#[test]
fn one_with_errors_keeps_all_from_being_written() {
    let place = plans(30);
    let broken = letter().replace("group = \"WGTU\"", "group = \"WGTUU\"");
    fs::write(plan(&place, 15), broken).expect("it is written");
    let Said { out, error, code } = place.shell("$P render --write plans --out-dir public/html");
    assert_eq!((&*out, code), ("", Some(1)));
    assert!(
        error.starts_with("error[P0201]: no group called `WGTUU`\n  --> plans/s0015.toml:"),
        "{error}"
    );
    let ends = "\nnothing is written of 30 schedules: 29 without errors, 1 with errors\n";
    assert!(error.ends_with(ends), "{error}");
    assert!(!place.path("public").exists());
    place.shell("$P render --write plans");
    assert_eq!(files(&place), 30);
    let Said { out, code, .. } = place.shell("$P check plans");
    assert_eq!(code, Some(1));
    assert!(
        out.contains("30 schedules: 29 not rendered yet, 1 with errors; 60 notes"),
        "{out}"
    );
    assert!(!out.contains("to mend them"), "{out}");
}

#[test]
fn more_files_than_may_be_open_are_written() {
    let place = plans(60);
    let Said { out, error, code } = place.shell("ulimit -n 24; $P render --write plans");
    assert_eq!((&*error, code), ("", Some(0)));
    assert!(
        out.ends_with("\n60 schedules: 120 files written\n"),
        "{out}"
    );
    assert_eq!(files(&place), 180);
}

#[test]
fn two_sources_never_have_one_file() {
    let place = plans(1);
    fs::copy(plan(&place, 0), place.path("plans/s0000.txt")).expect("it is copied");
    let Said { error, code, .. } =
        place.shell("cd plans; $P render --write s0000.toml ../plans/s0000.txt");
    assert_eq!(code, Some(2));
    assert_eq!(
        error,
        "plenary: the files of `s0000.toml` and `../plans/s0000.txt` would be the same ones in `../plans`: \
         rename one of the two; nothing has been written\n"
    );
    assert_eq!(files(&place), 2);
}

/// The last schedule is a pipe that is fed only after more than the second for which no bar is drawn.
fn slowly(place: &Place, line: &str) -> Said {
    place.fifo("waits.toml");
    let pipe = place.path("waits.toml");
    let child = place
        .shell_command(line)
        .env("TERM", "xterm")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let feed = thread::spawn(move || {
        let mut pipe = fs::OpenOptions::new()
            .write(true)
            .open(pipe)
            .expect("it is read");
        thread::sleep(Duration::from_millis(1200));
        pipe.write_all(letter().as_bytes()).expect("it is read");
    });
    let done = child.expect("it runs").wait_with_output();
    feed.join().expect("it fed");
    Said::from(done.expect("it ends"))
}

#[test]
fn who_waits_at_a_terminal_sees_how_far_it_is() {
    let place = plans(3);
    let line = "$P check plans/s0000.toml waits.toml plans/s0001.toml";
    let Said { out, error, code } = slowly(&place, line);
    assert_eq!(code, Some(0));
    assert!(
        !out.contains("of 3 schedules") && !error.contains('\u{1b}'),
        "{out}{error}"
    );
    let place = plans(3);
    let can = Command::new("script").arg("--version").output();
    if !can.is_ok_and(|done| done.status.success()) {
        return skipped("make a terminal, with script");
    }
    let at_terminal = format!("script --quiet --return --command \"{line} > said\" /dev/null");
    let Said {
        out: seen, code, ..
    } = slowly(&place, &at_terminal);
    assert_eq!(code, Some(0), "{seen}");
    let (_, after) = seen.rsplit_once("of 3 schedules").expect("it was seen");
    assert!(
        after.contains("\u{1b}[2K"),
        "it is gone at the end: {seen:?}"
    );
    let said = fs::read_to_string(place.path("said")).expect("it is written");
    assert!(said.ends_with("3 schedules: 3 not rendered yet; to render them: plenary render --write plans/s0000.toml waits.toml plans/s0001.toml\n"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said}");
}
