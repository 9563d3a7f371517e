//! Last versions that have no end, and names that a terminal would obey.
#![cfg(unix)]

use std::{fs, process::Command};

fn plenary(arguments: &[&str], folder: &std::path::Path) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenary"));
    let done = command
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command runs");
    let said = [done.stdout, done.stderr].concat();
    (
        done.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("there is room")
}

const SOUND: &str = "conference = \"X1\"\nname = \"X1 meetings\"\ntime-zone = \"UTC\"\n\
    first-day = 2026-03-16\nlast-day = 2026-03-16\nsessions = [\"10:00-13:00\"]\n[groups.G]\n\
    [[meeting]]\ngroup = \"G\"\nduration = \"3h\"\n";

#[test]
fn a_last_version_that_has_no_end_is_not_read() {
    let folder = folder();
    for since in ["/dev/zero", "../../../../../dev/zero"] {
        let source = format!("{SOUND}[revision]\nnumber = 1\nsince = \"{since}\"\n");
        fs::write(folder.path().join("x.toml"), source).expect("there is room");
        let (code, said) = plenary(&["check", "x.toml"], folder.path());
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("error[P0120]"), "{said}");
    }
}

#[test]
fn a_name_that_a_terminal_obeys_is_refused() {
    let folder = folder();
    for name in ["a\u{1b}[2Jb.toml", "a\n::error::b.toml"] {
        fs::write(folder.path().join(name), SOUND).expect("there is room");
        for command in [
            &["check", "."][..],
            &["check", name],
            &["render", name],
            &["why", name],
        ] {
            let (code, said) = plenary(command, folder.path());
            assert_eq!(code, Some(2), "{said}");
            assert!(said.contains("rename the file"), "{said}");
            assert!(
                !said.contains('\u{1b}') && !said.contains("\n::"),
                "{said:?}"
            );
        }
        fs::remove_file(folder.path().join(name)).expect("it was there");
    }
}
