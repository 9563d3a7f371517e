//! Dependencies of a program that links the library.

use std::{collections::BTreeSet, process::Command};

use crate::cases::{root, text};

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

/// Returns what cargo knows of the workspace.
fn metadata(options: &[&str]) -> serde_json::Value {
    let words = ["metadata", "--locked", "--format-version", "1"];
    let text = cargo(&[&words, options].concat());
    serde_json::from_str(&text).expect("JSON")
}

/// A version as numbers.
fn version(text: &str) -> Vec<u32> {
    let parts = text.split('.').map(|part| part.parse().expect("a number"));
    parts.chain([0]).take(3).collect()
}

#[test]
fn nothing_needs_a_newer_rust_than_is_promised() {
    let metadata = metadata(&[]);
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

/// The packages that the README's first command compiles. `default-run` keeps it from the libraries of the
/// other members; they still choose features, as `cargo tree` does without `--package`.
#[test]
fn the_first_run_compiles_few_packages() {
    let readme = text("README.md");
    assert!(readme.contains("\ncargo run --release -- render schedules/"));
    let metadata = metadata(&["--no-deps"]);
    let members = metadata["packages"].as_array().expect("there are packages");
    let runs: Vec<_> = members
        .iter()
        .filter_map(|package| package["default_run"].as_str())
        .collect();
    assert_eq!(runs, ["plenary"]);

    let words = "tree --locked --edges normal,build --prefix none --no-dedupe";
    let trees = cargo(&words.split(' ').collect::<Vec<_>>());
    let mut members = trees.split("\n\n");
    let command = members.find(|tree| tree.starts_with("plenary-cli "));
    let packages: BTreeSet<_> = command.expect("it is a member").lines().collect();
    // Three of them are `csv` and what it is made of, by which sheets of translators are read.
    assert!(packages.len() <= 94, "{}: {packages:#?}", packages.len());
}

/// The replay of the fuzz corpus compiles a crate for each form again.
#[test]
fn the_plain_commands_take_all_members_but_the_fuzz_bodies() {
    let metadata = metadata(&["--no-deps"]);
    let members = |key: &str| -> BTreeSet<String> {
        let ids = metadata[key].as_array().expect("a list of members");
        ids.iter().map(ToString::to_string).collect()
    };
    let (all, taken) = (
        members("workspace_members"),
        members("workspace_default_members"),
    );
    let left_out: Vec<_> = all.difference(&taken).collect();
    let [only] = &left_out[..] else {
        panic!("{left_out:?}");
    };
    assert!(only.contains("tests/fuzz/bodies"), "{only}");
}
