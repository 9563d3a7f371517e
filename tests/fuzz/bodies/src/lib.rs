//! Properties of arbitrary input. Each body takes bytes and panics where something does not hold.
//!
//! libFuzzer calls the bodies (`tests/fuzz/targets`), and the test of this package calls them with
//! every input that is kept under `tests/fuzz/corpus`. An input that is itself a schedule is taken as
//! it stands; any other is a recipe, by whose bytes a schedule is written. To `docx` an input is a Word
//! document, or lists the parts of one.

mod changes;
mod data;
mod docx;
mod edits;
mod feeds;
mod forms;
mod import;
mod inline;
mod markdown;
mod page;
mod placed;
mod recipe;
mod said;

use plenary::{Schedule, Source};

pub use crate::{
    changes::changes, docx::docx, edits::edits, forms::forms, import::import, inline::inline,
    placed::plan, said::text,
};

/// A property that is tried on an input.
pub type Body = fn(&[u8]);

/// The bodies by their names, which are those of the targets and of the folders of the corpus.
pub const BODIES: [(&str, Body); 8] = [
    ("text", text),
    ("plan", plan),
    ("inline", inline),
    ("forms", forms),
    ("changes", changes),
    ("edits", edits),
    ("docx", docx),
    ("import", import),
];

/// The schedule that an input is, or that is written by it.
#[must_use]
pub fn source(bytes: &[u8]) -> Source {
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| {
            ["conference", "[[meeting]]"]
                .iter()
                .all(|part| text.contains(part))
        })
        .map_or_else(|| recipe::written(bytes), str::to_owned);
    Source::new("fuzz.toml", text)
}

/// The schedule, if there is one in it, whether all fits or not.
fn compiled(source: &Source) -> Option<Schedule> {
    let warned = plenary::compile_overfull(source).ok()?;
    Some(warned.value)
}
