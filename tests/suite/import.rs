//! Annexes that are read back into sources: those of Plenary come back as they are, those of others
//! as accepted. Inputs lie under `tests/import`, and those of which nothing can be made under
//! `tests/import/broken`.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use plenary::Source;
use plenary_import::{Imported, Options, import};

use crate::cases::{files, snapshot, source, sources, text};

/// Returns the remarks of an import, beside its source.
fn said(imported: &Imported) -> String {
    let unread = imported.unread.iter().map(ToString::to_string);
    let all = unread.chain(imported.assumed.iter().cloned());
    all.collect::<Vec<_>>().join("\n") + "\n"
}

fn markdown_of(imported: &Imported) -> String {
    let source = Source::new("imported.toml", imported.source.as_str());
    let schedule = plenary::compile(&source).unwrap_or_else(|report| panic!("{report}"));
    schedule.value.annex().to_markdown()
}

/// Asserts that a document is read without a remark, and comes back as a page of Markdown.
fn assert_comes_back(path: &Path, document: &[u8], page: &str) -> Imported {
    let name = path.display();
    let imported = import(document, &Options::default()).expect("it can be read");
    assert!(imported.unread.is_empty(), "{name}: {}", said(&imported));
    // A meeting that is not held comes back as a title that says so, with a remark.
    let held = page.replace("<s>", "").replace("</s>", "");
    assert_eq!(markdown_of(&imported), held, "{name}");
    imported
}

#[test]
fn what_was_exported_comes_back_as_the_same_page() {
    for path in files("schedules", ".md") {
        let page = std::fs::read_to_string(&path).expect("it is there");
        assert_comes_back(&path, page.as_bytes(), &page);
    }
}

#[test]
fn a_word_document_comes_back_as_the_page_of_its_schedule() {
    for path in sources("schedules") {
        let schedule = plenary::compile(&source(&path)).expect("it compiles").value;
        let annex = schedule.annex();
        let document = plenary_docx::docx(&annex).expect("memory takes all");
        let imported = assert_comes_back(&path, &document, &annex.to_markdown());
        let zone = format!("time-zone = \"{}\"", annex.heading.time_zone);
        assert!(imported.source.contains(&zone), "{}", path.display());
    }
}

#[test]
fn what_others_type_is_read_as_accepted() {
    insta::glob!("..", "import/*.*", |path| {
        let bytes = std::fs::read(path).expect("it is there");
        let imported = import(&bytes, &Options::default()).expect("it can be read");
        let mut seen = imported.source.clone();
        write!(seen, "\n===== said =====\n{}", said(&imported)).expect("a string takes all");
        write!(seen, "\n===== markdown =====\n{}", markdown_of(&imported))
            .expect("a string takes all");
        snapshot!("import", path, seen);
    });
}

#[test]
fn what_cannot_be_read_is_said_with_what_to_type() {
    insta::glob!("..", "import/broken/*", |path| {
        let bytes = std::fs::read(path).expect("it is there");
        let problem = import(&bytes, &Options::default()).expect_err("nothing can be made of it");
        snapshot!("import-broken", path, problem.to_string());
    });
}

#[test]
fn the_letter_comes_back_as_its_schedule() {
    let expected = text("schedules/att-csp12-working-groups.md");
    let table = |page: &str| -> Vec<String> {
        let rows = page.lines().filter(|line| line.starts_with('|'));
        rows.map(str::to_owned).collect()
    };
    let is_letter = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("letter")
    };
    let letters = files("tests/import", "").into_iter().filter(is_letter);
    for letter in letters {
        let bytes = std::fs::read(&letter).expect("it is there");
        let imported = import(&bytes, &Options::default()).expect("it can be read");
        assert_eq!(
            table(&markdown_of(&imported)),
            table(&expected),
            "{}",
            letter.display()
        );
    }
}
