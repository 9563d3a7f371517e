//! Dependencies of a program that links the library.

use std::{collections::BTreeSet, process::Command};

use crate::cases::root;

/// The names of all that the library is built of with these features.
fn tree(features: &[&str]) -> BTreeSet<String> {
    let tree = "tree --locked --package plenary --edges normal --prefix none";
    let words: Vec<_> = tree.split(' ').collect();
    let lines = cargo(&[&words, features].concat());
    let names = lines.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    let done = command
        .current_dir(root())
        .args(arguments)
        .output()
        .expect("cargo runs");
    assert!(done.status.success(), "{done:?}");
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// A version as numbers.
fn version(text: &str) -> Vec<u32> {
    let parts = text.split('.').map(|part| part.parse().expect("a number"));
    parts.chain([0]).take(3).collect()
}

#[test]
fn nothing_needs_a_newer_rust_than_is_promised() {
    let metadata = cargo(&["metadata", "--locked", "--format-version", "1"]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let needs = |package: &serde_json::Value| package["rust_version"].as_str().map(version);
    let library = packages.iter().find(|package| package["name"] == "plenary");
    let promised = library.and_then(needs).expect("the library promises one");
    for package in packages {
        let needed = needs(package).unwrap_or_default();
        assert!(needed <= promised, "{} needs {needed:?}", package["name"]);
    }
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
