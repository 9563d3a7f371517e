//! Every example is run, and prints what was accepted.

use std::{path::PathBuf, process::Command};

/// Returns the place where Cargo has put an example beside this test.
fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("this test is a file");
    let target = test.ancestors().nth(2).expect("it lies two folders down");
    target.join("examples").join(name)
}

fn printed(name: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let output = Command::new(example(name))
        .current_dir(root)
        .output()
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("it prints text")
}

#[test]
fn render_annex_prints_the_committed_annex() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../schedules/att-csp12-working-groups.md"
    );
    let committed = std::fs::read_to_string(path).expect("the annex is committed");
    assert_eq!(printed("render-annex"), committed);
}

#[test]
fn plan_in_rust_moves_the_second_meeting_up() {
    insta::assert_snapshot!("plan-in-rust", printed("plan-in-rust"));
}

#[test]
fn delegate_brief_lists_meetings_and_vacancies() {
    insta::assert_snapshot!("delegate-brief", printed("delegate-brief"));
}
