//! Reads the annex of an invitation letter back into a schedule for Plenary.
//!
//! An annex that was typed by hand, or made by Plenary, becomes the source of a schedule. What is
//! written is compiled, and the annex that it gives is compared with the one that was read: every cell
//! that differs is told with its place.
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
    sheet::{Cell, Grid, Note, Sheet, Taken},
    text::{Line, Link, Run, Style},
    unread::Unread,
};

/// What a page may leave open.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// The time zone, if the page does not say it.
    pub time_zone: Option<String>,
    /// The year, if the page does not say it.
    pub year: Option<i32>,
    /// The first day, if the page says no day.
    pub first_day: Option<NaiveDate>,
}

/// A source, and what of the page is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The source, in TOML.
    pub source: String,
    /// What differs in the annex of that source, or has no place in it.
    pub unread: Vec<Unread>,
    /// What the page does not say, and was assumed.
    pub assumed: Vec<String>,
}

/// Reads a page in whatever form it comes.
///
/// # Errors
/// Where no schedule can be made of it: it cannot be read, it has no table, or its days are not known.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, Problem> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::TooLong);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return import_sheet(&docx(bytes)?, options);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::NotText)?;
    let start: String = text.trim_start().chars().take(MOST_START).collect();
    let start = start.to_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(Problem::WebPage);
    }
    if start.starts_with("<?xml") || start.starts_with("<schedule") {
        return import_sheet(&schedule_xml(text)?, options);
    }
    import_sheet(&markdown(text), options)
}

/// So many characters tell what a text is.
const MOST_START: usize = 32;

/// No page has more bytes.
const MOST_BYTES: usize = 16 << 20;

/// No annex holds more meetings and events.
const MOST_THINGS: usize = 10_000;

/// Makes a source of what a page says.
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
    let cost = |own: &Imported| {
        let faulty = own.unread.iter().any(|unread| unread.is_fault);
        (faulty, own.unread.len())
    };
    let (first, second) = (first.imported, second.imported);
    Ok(if cost(&second) < cost(&first) {
        second
    } else {
        first
    })
}

/// A source, and the cells in which its annex differs from the page.
struct Attempt {
    imported: Imported,
    cells: BTreeSet<reading::At>,
}

fn attempt(
    sheet: &Sheet,
    options: &Options,
    literal: &BTreeSet<reading::At>,
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
