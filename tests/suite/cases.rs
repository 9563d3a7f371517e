//! The files that are cases.

use std::path::{Path, PathBuf};

use plenary::{Schedule, Source};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A text file of the repository.
pub(crate) fn text(path: &str) -> String {
    let full = root().join(path);
    std::fs::read_to_string(&full).unwrap_or_else(|error| panic!("{}: {error}", full.display()))
}

/// A source called by its name alone, so that what is printed is the same on every machine.
pub(crate) fn source(path: &Path) -> Source {
    let source = plenary::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    with_last(Source::new(name, source.text()), path)
}

/// The source with the issued versions that it names, if they are at hand.
pub(crate) fn with_last(source: Source, path: &Path) -> Source {
    let version = |name: Option<String>| {
        let file = name?;
        let text = std::fs::read_to_string(path.with_file_name(&file)).ok()?;
        Some(Source::new(file, text))
    };
    let earlier = version(plenary::earlier_name(&source));
    let issued = version(plenary::issued_name(&source));
    let with_earlier = match earlier {
        Some(earlier) => source.since(earlier),
        None => source,
    };
    match issued {
        Some(issued) => with_earlier.as_issued(issued),
        None => with_earlier,
    }
}

/// Returns the files of a folder of the repository whose names end so, in order.
pub(crate) fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).expect("there is a folder");
    let mut found: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_file() && path.to_string_lossy().ends_with(end))
        .collect();
    assert!(!found.is_empty(), "no case in {folder}");
    found.sort();
    found
}

/// Every `.toml` of a folder of the repository.
pub(crate) fn sources(folder: &str) -> Vec<PathBuf> {
    files(folder, ".toml")
}

/// Every schedule of the repository that compiles, with the name of its file.
pub(crate) fn schedules() -> Vec<(String, Schedule)> {
    let paths = ["schedules", "tests/schedules"].map(sources).concat();
    let compile = |path: &PathBuf| {
        let source = source(path);
        let schedule = plenary::compile(&source).unwrap_or_else(|report| panic!("{report}"));
        (source.name().to_owned(), schedule.value)
    };
    paths.iter().map(compile).collect()
}

/// Compares with the snapshot of a case.
macro_rules! snapshot {
    ($kind:literal, $path:expr, $text:expr) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        let stem = $path.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("{}-{stem}", $kind);
        settings.bind(|| insta::assert_snapshot!(name, $text));
    }};
}
pub(crate) use snapshot;

#[test]
fn every_snapshot_of_a_case_has_its_case() {
    for path in files("tests/snapshots", ".snap") {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let case = match name.split_once('-') {
            Some(("schedule", "as-data")) => continue,
            Some(("schedule", case)) => format!("tests/schedules/{case}.toml"),
            Some(("fault", case)) => format!("tests/faults/{case}.toml"),
            Some(("json" | "github" | "sarif", case)) => {
                format!("tests/formats/cases/{case}.toml")
            }
            _ => continue,
        };
        assert!(
            root().join(&case).exists(),
            "{name} is a snapshot of nothing: no {case}"
        );
    }
}
