//! Many schedules in one run.
#![cfg(unix)]

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::{Command, Output, Stdio},
    thread,
    time::Duration,
};

use tempfile::TempDir;

const PLENARY: &str = env!("CARGO_BIN_EXE_plenary");

/// The schedule of the letter, with the files that any schedule has.
fn letter() -> String {
    let path = "../../schedules/att-csp12-working-groups.toml";
    let letter = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let outputs = "outputs = [\"markdown\", \"html\", \"docx\"]\n";
    letter.expect("it is there").replace(outputs, "")
}

/// A folder `plans` with so many schedules.
fn plans(number: usize) -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir(root.path().join("plans")).expect("a folder in it");
    for i in 0..number {
        fs::write(plan(&root, i), letter()).expect("it is written");
    }
    root
}

fn plan(root: &TempDir, i: usize) -> std::path::PathBuf {
    root.path().join(format!("plans/s{i:04}.toml"))
}

fn shell(root: &TempDir, line: &str) -> (String, String, Option<i32>) {
    let done = Command::new("bash")
        .current_dir(root.path())
        .env("P", PLENARY)
        .args(["-c", line])
        .output();
    said(done.expect("it runs"))
}

fn said(done: Output) -> (String, String, Option<i32>) {
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (text(done.stdout), text(done.stderr), done.status.code())
}

fn well(out: &str) -> (String, String, Option<i32>) {
    (out.to_owned(), String::new(), Some(0))
}

fn files(root: &TempDir) -> usize {
    fs::read_dir(root.path().join("plans"))
        .expect("a folder")
        .count()
}

#[test]
fn of_many_that_are_well_there_is_one_line() {
    let root = plans(30);
    let (out, error, code) = shell(&root, "$P render --write plans");
    assert_eq!((&*error, code), ("", Some(0)));
    assert!(
        out.starts_with("plans/s0000.md: written\nplans/s0000.html: written\n"),
        "{out}"
    );
    assert!(out.ends_with("\n30 schedules: 60 files written\n"), "{out}");
    assert_eq!(out.lines().count(), 61);
    let all = "30 schedules: 60 files up to date\n";
    assert_eq!(shell(&root, "$P render --write plans"), well(all));
    let all = "30 schedules: all up to date; 60 notes, which `plenary check FILE` shows\n";
    assert_eq!(shell(&root, "$P check plans"), well(all));
    let (_, error, code) = shell(&root, "$P check plans --deny notes");
    assert_eq!(code, Some(1));
    assert_eq!(error.matches("note[P0204]").count(), 60);
}

#[test]
fn what_asks_for_something_is_said_in_the_order_of_the_files() {
    let root = plans(30);
    shell(&root, "$P render --write plans");
    fs::write(root.path().join("plans/s0007.md"), "old\n").expect("it is written");
    fs::remove_file(root.path().join("plans/s0021.html")).expect("it goes");
    let (out, error, code) = shell(&root, "$P check plans");
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
    let (out, _, _) = shell(&root, &format!("$P {mend}"));
    let written = "plans/s0007.md: written\nplans/s0021.html: written\n30 schedules: 2 files written, 58 up to date\n";
    assert_eq!(out, written);
}

#[test]
fn one_with_errors_keeps_all_from_being_written() {
    let root = plans(30);
    let broken = letter().replace("group = \"WGTU\"", "group = \"WGTUU\"");
    fs::write(plan(&root, 15), broken).expect("it is written");
    let (out, error, code) = shell(&root, "$P render --write plans --out-dir public/html");
    assert_eq!((&*out, code), ("", Some(1)));
    assert!(
        error.starts_with("error[P0201]: no group called `WGTUU`\n  --> plans/s0015.toml:"),
        "{error}"
    );
    let ends = "\nnothing is written of 30 schedules: 29 without errors, 1 with errors\n";
    assert!(error.ends_with(ends), "{error}");
    assert!(!root.path().join("public").exists());
    shell(&root, "$P render --write plans");
    assert_eq!(files(&root), 30);
    let (out, _, code) = shell(&root, "$P check plans");
    assert_eq!(code, Some(1));
    assert!(
        out.contains("30 schedules: 29 out of date, 1 with errors; 60 notes"),
        "{out}"
    );
    assert!(!out.contains("to mend them"), "{out}");
}

#[test]
fn more_files_than_may_be_open_are_written() {
    let root = plans(60);
    let (out, error, code) = shell(&root, "ulimit -n 24; $P render --write plans");
    assert_eq!((&*error, code), ("", Some(0)));
    assert!(
        out.ends_with("\n60 schedules: 120 files written\n"),
        "{out}"
    );
    assert_eq!(files(&root), 180);
}

#[test]
fn two_sources_never_have_one_file() {
    let root = plans(1);
    fs::copy(plan(&root, 0), root.path().join("plans/s0000.txt")).expect("it is copied");
    let (_, error, code) = shell(
        &root,
        "cd plans; $P render --write s0000.toml ../plans/s0000.txt",
    );
    assert_eq!(code, Some(2));
    assert_eq!(
        error,
        "plenary: the files of `s0000.toml` and `../plans/s0000.txt` would be the same ones in `../plans`: \
         rename one of the two; nothing has been written\n"
    );
    assert_eq!(files(&root), 2);
}

/// The last schedule is a pipe that is fed only after more than the second for which no bar is drawn.
fn slowly(root: &TempDir, line: &str) -> (String, String, Option<i32>) {
    let pipe = root.path().join("waits.toml");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .expect("it runs")
            .success()
    );
    let child = Command::new("bash")
        .current_dir(root.path())
        .env("P", PLENARY)
        .args(["-c", line])
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
    let done = said(child.expect("it runs").wait_with_output().expect("it ends"));
    feed.join().expect("it fed");
    done
}

#[test]
fn who_waits_at_a_terminal_sees_how_far_it_is() {
    let root = plans(3);
    let line = "$P check plans/s0000.toml waits.toml plans/s0001.toml";
    let (out, error, code) = slowly(&root, line);
    assert_eq!(code, Some(1));
    assert!(
        !out.contains("of 3 schedules") && !error.contains('\u{1b}'),
        "{out}{error}"
    );
    let root = plans(3);
    let can = Command::new("script").arg("--version").output();
    if !can.is_ok_and(|done| done.status.success()) {
        let _ = writeln!(
            io::stderr(),
            "skipped, for this machine cannot: make a terminal, with script"
        );
        return;
    }
    let at_terminal = format!("script --quiet --return --command \"{line} > said\" /dev/null");
    let (seen, _, code) = slowly(&root, &at_terminal);
    assert_eq!(code, Some(1), "{seen}");
    let (_, after) = seen.rsplit_once("of 3 schedules").expect("it was seen");
    assert!(
        after.contains("\u{1b}[2K"),
        "it is gone at the end: {seen:?}"
    );
    let said = fs::read_to_string(root.path().join("said")).expect("it is written");
    assert!(said.ends_with("3 schedules: 3 out of date; to mend them: plenary render --write plans/s0000.toml waits.toml plans/s0001.toml\n"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said}");
}
