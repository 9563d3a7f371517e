//! Every person and machine gets the same bytes.
#![cfg(unix)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use plenary::Output;

/// Variables that differ between machines and people.
const ELSEWHERE: [(&str, &str); 8] = [
    ("TZ", "Pacific/Kiritimati"),
    ("LANG", "ar_EG.UTF-8"),
    ("LC_ALL", "ar_EG.UTF-8"),
    ("LANGUAGE", "fr"),
    ("COLUMNS", "20"),
    ("TERM", "dumb"),
    ("HOME", "/nonexistent"),
    ("USER", "somebody"),
];

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().expect("the repository is there")
}

fn run(command: &mut Command) -> Vec<u8> {
    let done = command.output().expect("the command runs");
    assert!(done.status.code() < Some(2), "{command:?}: {done:?}");
    [done.stdout, done.stderr].concat()
}

/// The command, as at home or elsewhere.
fn plenary(elsewhere: bool, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenary"));
    command.current_dir(folder);
    if elsewhere {
        command.env_clear().envs(ELSEWHERE);
    }
    command
}

fn schedules() -> Vec<PathBuf> {
    let folders = ["schedules", "tests/schedules"].map(|folder| root().join(folder));
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_form_is_the_same_elsewhere() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    for path in schedules() {
        for form in Output::ALL {
            let render = |command: &mut Command| {
                run(command.arg("render").arg(&path).args(["--to", form.name()]))
            };
            let here = render(&mut plenary(false, &root()));
            let there = render(&mut plenary(true, elsewhere.path()));
            let case = path.display();
            assert!(here == there, "{case}: {}", form.name());
        }
    }
}

#[test]
fn every_form_of_faults_is_the_same_elsewhere() {
    for format in ["text", "json", "sarif", "github"] {
        let check = |elsewhere| {
            let mut command = plenary(elsewhere, &root());
            run(command.args(["check", "schedules", "tests/faults", "--format", format]))
        };
        assert!(check(false) == check(true), "{format}");
    }
}

#[test]
fn files_are_the_same_under_another_umask() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |umask: &str| {
        let place = folder.path().join(umask);
        let line =
            format!("umask {umask}; exec \"$0\" render --write --out-dir \"$1\" schedules/*.toml");
        let mut command = Command::new("sh");
        command.current_dir(root()).arg("-c").arg(line);
        run(command.arg(env!("CARGO_BIN_EXE_plenary")).arg(&place));
        contents(&place)
    };
    let files = write("077");
    assert!(files.len() > 10, "{}", files.len());
    assert!(files == write("002"));
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder");
    let contents = entries.map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        (name.into_owned(), fs::read(&path).expect("a file"))
    });
    contents.collect()
}
