//! What can be typed about the versions of a schedule.

use std::path::PathBuf;

use clap::{Args as Arguments, ValueEnum};
use plenary::{Language, chrono::NaiveDate};

use super::language;
use crate::what_if;

/// Arguments of `diff`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary diff csp12-rev0.toml csp12.toml
  plenary diff HEAD:csp12.toml csp12.toml            what a commit of git would change
  plenary diff csp12.toml                            since the version that it names
  plenary diff csp12-rev0.toml csp12.toml --only times --format markdown > changes.md

Nothing is printed if nothing has changed that a reader sees.")]
pub(crate) struct DiffArgs {
    /// The earlier version: a file, or COMMIT:FILE of git [default: what NEW names as `since`]
    #[arg(value_name = "OLD", required = true)]
    pub(crate) first: String,

    /// The later version
    #[arg(value_name = "NEW")]
    pub(crate) second: Option<String>,

    /// Say the changes in this form [default: text]
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        hide_default_value = true
    )]
    pub(crate) format: ChangesFormat,

    /// Say these alone
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) only: Option<Only>,

    /// Say them in this language [default: the first of NEW]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(crate) lang: Option<Language>,

    /// End with exit code 1 if anything has changed
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// A form in which changes are said.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum ChangesFormat {
    /// A line each
    #[default]
    Text,
    /// A list in Markdown
    Markdown,
    /// A list in HTML
    Html,
    /// JSON for programs
    Json,
}

/// Some of the changes.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Only {
    /// When something is held
    Times,
}

/// Arguments of `revise`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary revise csp12.toml --issued 2026-02-12
  plenary revise csp12.toml --issued 2026-02-12 --from HEAD:csp12.toml

keeps what was issued as csp12-rev0.toml, and opens Rev.1 in csp12.toml: write the
changes there, and the annex, the calendar and the mail say what they are.")]
pub(crate) struct ReviseArgs {
    /// The schedule in TOML, as it was issued
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The day on which the revision is to be issued: 2026-02-12
    #[arg(long, value_name = "DAY", value_parser = what_if::day)]
    pub(crate) issued: NaiveDate,

    /// Keep this version as the one that was issued, where changes have been written already: a file,
    /// or COMMIT:FILE of git
    #[arg(long, value_name = "OLD")]
    pub(crate) from: Option<String>,
}

/// Arguments of `summary`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary summary csp12.toml
  plenary summary csp12.toml --format markdown > figures.md")]
pub(crate) struct SummaryArgs {
    /// A schedule in TOML, with what has happened; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Give the figures in this form [default: text]
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        hide_default_value = true
    )]
    pub(crate) format: SummaryFormat,
}

/// A form of the figures.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum SummaryFormat {
    /// A table in plain text
    #[default]
    Text,
    /// A table in Markdown
    Markdown,
    /// JSON for programs
    Json,
}
