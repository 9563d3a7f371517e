//! Reads the annex of an invitation letter back into a schedule for Plenary.
//!
//! An annex that was typed by hand, or made by Plenary, becomes the source of a schedule. The source is
//! compiled, and its annex is compared with the one that was read: every cell that differs is reported
//! with its place.
//!
//! ```
//! let page = "\
//! # Draft schedule of CSP12 meetings: 16–17 March 2026
//!
//! |  | Monday | Tuesday |
//! | --- | --- | --- |
//! | 10:00–13:00 | **WGETI** | **WGTU** |
//! ";
//! let imported = plenary_import::import(page.as_bytes(), &plenary_import::Options::default())?;
//! assert!(imported.unread.is_empty());
//! assert!(imported.source.contains("first-day = 2026-03-16"));
//! # Ok::<(), plenary_import::Problem>(())
//! ```
#![warn(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used
)]

mod blocks;
mod dates;
mod docx;
mod draft;
mod hours;
mod markdown;
mod names;
mod problem;
mod reading;
mod schedule_xml;
mod sheet;
mod text;
mod unread;
mod verify;
mod words;
mod write;
mod xml;

use std::collections::BTreeSet;

use plenary::chrono::NaiveDate;

pub use crate::{
    docx::docx,
    markdown::markdown,
    problem::Problem,
    schedule_xml::schedule_xml,
    sheet::{Cell, Grid, Merge, Note, Sheet},
    text::{Line, Link, Run, Style},
    unread::Unread,
};

/// Values for a page that does not give them.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// The time zone, if the page names none.
    pub time_zone: Option<String>,
    /// The year, if the page names none.
    pub year: Option<i32>,
    /// The first day, if the page names no date.
    pub first_day: Option<NaiveDate>,
}

/// A source made from a page, with its differences from that page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The source, in TOML.
    pub source: String,
    /// The parts of the page that differ in the annex of the source, or have no place in it.
    pub unread: Vec<Unread>,
    /// Notices of values that the page does not give and that were assumed, a sentence each.
    pub assumed: Vec<String>,
}

/// Reads a page in any form: a Word document, Markdown or a `schedule.xml`.
///
/// # Errors
/// [`Problem`] if no schedule can be made of the page: if it cannot be read, has no table, or does not
/// give its days.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, Problem> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::TooLong);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return import_sheet(&docx(bytes)?, options);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::NotText)?;
    let first_chars = text.trim_start().chars().take(MOST_START);
    let start = first_chars.collect::<String>().to_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(Problem::WebPage);
    }
    if start.starts_with("<?xml") || start.starts_with("<schedule") {
        return import_sheet(&schedule_xml(text)?, options);
    }
    import_sheet(&markdown(text), options)
}

/// The most characters by which the form of a text is known.
const MOST_START: usize = 32;

/// The most bytes of a page.
const MOST_BYTES: usize = 16 << 20;

/// The most meetings and events of an annex.
const MOST_THINGS: usize = 10_000;

/// Makes a source of a page that has been read.
///
/// # Errors
/// As [`import`].
pub fn import_sheet(sheet: &Sheet, options: &Options) -> Result<Imported, Problem> {
    if sheet.is_too_much() {
        return Err(Problem::TooMuch);
    }
    let first = attempt(sheet, options, &BTreeSet::new())?;
    if first.cells.is_empty() {
        return Ok(first.imported);
    }
    let second = attempt(sheet, options, &first.cells)?;
    let cost = |attempt: &Attempt| {
        let unread = &attempt.imported.unread;
        let is_faulty = unread.iter().any(|unread| unread.is_fault);
        (is_faulty, unread.len())
    };
    Ok(if cost(&second) < cost(&first) {
        second.imported
    } else {
        first.imported
    })
}

/// A source with the cells in which its annex differs from the page.
struct Attempt {
    imported: Imported,
    cells: BTreeSet<reading::CellPosition>,
}

fn attempt(
    sheet: &Sheet,
    options: &Options,
    literal: &BTreeSet<reading::CellPosition>,
) -> Result<Attempt, Problem> {
    let read = reading::read(sheet, options, literal)?;
    let source = write::source(&read.draft);
    let (unread, cells) = verify::differences(sheet, &source);
    let assumed = sheet.left_out.iter().cloned().chain(read.assumed);
    let imported = Imported {
        source,
        unread,
        assumed: assumed.collect(),
    };
    Ok(Attempt { imported, cells })
}

/// The README, whose programs are run as examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
