//! Writes the annexes of [`plenary`] as Word documents.
//!
//! A document is made for being edited: the title is a heading, its star leads to a footnote, a table
//! repeats its first row on every page, and every look that a secretariat may want to change is a style
//! with a name. The same annex gives the same bytes.
//!
//! ```
//! let source = plenary::Source::new("cl3.toml", plenary::starting_file());
//! let annex = plenary::compile(&source)?.value.annex();
//! let document = plenary_docx::docx(&annex)?;
//! let words = plenary_docx::words(&document)?;
//! assert!(words.contains(&"Tuesday, 10:00 – 13:00: WGF".to_owned()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![warn(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used
)]

mod document;
mod package;
mod parts;
mod runs;
mod script;
mod section;
mod table;
mod template;
mod words;

use std::io;

use plenary::{Annex, File, Output, Schedule};

pub use template::{BadTemplate, Template};
pub use words::{NotAWordDocument, words};

/// Writes an annex as a Word document in Plenary's look: A4, landscape.
///
/// # Errors
/// If the document would be larger than an archive can be, 4 GiB.
pub fn docx(annex: &Annex) -> io::Result<Vec<u8>> {
    Template::default().docx(annex)
}

/// Returns the Word documents that a schedule keeps: one for each of its
/// [`languages`](plenary::Plan::languages), if its [`outputs`](plenary::Plan::outputs) name
/// [`Output::Docx`]. `stem` is the name of the source without `.toml`.
///
/// # Errors
/// As [`docx`].
pub fn files(schedule: &Schedule, template: &Template, stem: &str) -> io::Result<Vec<File>> {
    let plan = schedule.plan();
    if !plan.outputs().contains(&Output::Docx) {
        return Ok(Vec::new());
    }
    let languages = plan.languages().iter().enumerate();
    let annexes = languages.filter_map(|(i, language)| {
        let tag = (i > 0).then_some(*language);
        let name = Output::Docx.file_name(stem, tag);
        Some((name, schedule.annex_in(*language)?))
    });
    let files = annexes.map(|(name, annex)| Ok(File::new(name, template.docx(&annex)?)));
    files.collect()
}

/// The README, whose programs are run as examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
