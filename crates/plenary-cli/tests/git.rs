//! Versions that git keeps.

use std::{path::Path, process::Command};

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
        .args(arguments)
        .output()
        .expect("git runs");
    assert!(done.status.success(), "{done:?}");
}

/// Runs the command in a folder; returns both streams joined, and the exit code.
fn plenary(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let done = Command::new(env!("CARGO_BIN_EXE_plenary"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the command runs");
    let said = [done.stdout, done.stderr].concat();
    (String::from_utf8(said).expect("UTF-8"), done.status.code())
}

#[test]
fn a_commit_and_a_file_name_an_earlier_version() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("schedules");
    std::fs::create_dir(&folder).expect("a folder in it");
    let letter =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schedules/att-csp12-working-groups.toml");
    let text = std::fs::read_to_string(letter).expect("the letter's schedule");
    let file = folder.join("csp12.toml");
    std::fs::write(&file, &text).expect("it is written");
    git(root.path(), &["init", "--quiet"]);
    git(root.path(), &["add", "."]);
    git(root.path(), &["commit", "--quiet", "--message", "issued"]);
    let later = text.replace("\"3 sessions\"", "\"2 sessions\"");
    std::fs::write(&file, later).expect("it is written");

    let says = "WGTU: Wednesday 15:00 → Wednesday 10:00\n";
    let from_here = plenary(&folder, &["diff", "HEAD:csp12.toml", "csp12.toml"]);
    assert!(from_here.0.contains(says), "{}", from_here.0);
    assert_eq!(from_here.1, Some(0));
    let from_top = plenary(
        &folder,
        &["diff", "HEAD:schedules/csp12.toml", "csp12.toml"],
    );
    assert_eq!(from_top, from_here);
    let marked = plenary(
        &folder,
        &["render", "csp12.toml", "--since", "HEAD:csp12.toml"],
    );
    assert!(
        marked
            .0
            .contains("**WGTU** (▲ earlier: was Wednesday 15:00)"),
        "{}",
        marked.0
    );
    let unknown = plenary(&folder, &["diff", "HEAD~9:csp12.toml", "csp12.toml"]);
    assert_eq!(
        unknown.0,
        "plenary: there is no file `HEAD~9:csp12.toml`, neither here nor in git: \
         invalid object name 'HEAD~9'\n"
    );
    assert_eq!(unknown.1, Some(2));
    let option = plenary(&folder, &["diff", "--", "--output=x:y", "csp12.toml"]);
    assert_eq!(option.1, Some(2), "{}", option.0);
    assert!(!folder.join("x").exists());
}
