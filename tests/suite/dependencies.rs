//! What a program takes on that links the library.

use std::{collections::BTreeSet, process::Command};

use crate::cases::root;

/// The names of all that the library is built of with these features.
fn tree(features: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let done = Command::new(cargo)
        .current_dir(root())
        .args([
            "tree",
            "--locked",
            "--package",
            "plenary",
            "--edges",
            "normal",
        ])
        .args(["--prefix", "none", "--format", "{p}"])
        .args(features)
        .output()
        .expect("cargo runs");
    assert!(done.status.success(), "{done:?}");
    let lines = String::from_utf8(done.stdout).expect("UTF-8");
    let names = lines.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

/// The clock would let the library read what its source does not say.
#[test]
fn nothing_reads_the_clock_or_chance() {
    let all = tree(&[]);
    for name in [
        "iana-time-zone",
        "getrandom",
        "rand",
        "js-sys",
        "windows-core",
    ] {
        assert!(!all.contains(name), "{name}");
    }
}

#[test]
fn a_plan_and_markdown_take_few_crates() {
    let small = tree(&["--no-default-features"]);
    let small: Vec<_> = small.into_iter().collect();
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("dependencies", small.join("\n"));
    });
}
