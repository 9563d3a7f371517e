//! Every schedule under `tests/schedules` and what a person sees of it, as snapshots.

use std::fmt::Write;

use plenary::{Language, Schedule};

use crate::cases::{snapshot, source};

#[test]
fn schedules_render_as_accepted() {
    insta::glob!("..", "schedules/*.toml", |path| {
        let warned = plenary::compile(&source(path)).unwrap_or_else(|report| panic!("{report}"));
        let mut seen = String::new();
        for language in warned.value.plan().languages() {
            push_annex(&warned.value, *language, &mut seen);
        }
        if !warned.warnings.is_empty() {
            write!(seen, "===== said =====\n{}\n", warned.warnings).expect("a string takes all");
        }
        snapshot!("schedule", path, seen);
    });
}

fn push_annex(schedule: &Schedule, language: Language, out: &mut String) {
    let annex = schedule
        .annex_in(language)
        .expect("the plan has the language");
    let (markdown, html) = (annex.to_markdown(), annex.to_fragment());
    write!(
        out,
        "===== markdown, {language} =====\n{markdown}===== html, {language} =====\n{html}"
    )
    .expect("a string takes all");
}

#[test]
fn what_is_committed_is_what_is_rendered() {
    for path in crate::cases::sources("schedules") {
        let schedule = plenary::compile(&source(&path)).expect("it compiles").value;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        for file in schedule.files(&stem) {
            let kept = crate::cases::text(&format!("schedules/{}", file.name));
            let fix = "cargo run -- render --write schedules/*.toml";
            assert!(
                Some(&*kept) == file.text(),
                "{} is out of date; to mend it: {fix}",
                file.name
            );
        }
    }
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    for (name, schedule) in crate::cases::schedules() {
        let again = crate::cases::schedules()
            .into_iter()
            .find(|(other, _)| *other == name)
            .expect("it is there again");
        assert_eq!(schedule.files("x"), again.1.files("x"), "{name}");
    }
}
