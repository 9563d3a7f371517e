//! Options that name versions of a schedule: `diff` and `issue`.

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
  plenary diff HEAD:csp12.toml csp12.toml            since the last commit of git
  plenary diff csp12.toml                            since the last issue
  plenary diff csp12-rev0.toml csp12.toml --only times --format markdown > changes.md

diff prints a line for each change, such as `WGTU: Wednesday 15:00 → Wednesday 11:30`.
In Markdown and HTML it writes sentences for delegations. If readers see no change, it
prints nothing.")]
pub(crate) struct DiffArgs {
    /// The earlier version: a file, or COMMIT:FILE of git [default: the last issue of NEW]
    #[arg(value_name = "OLD", required = true)]
    pub(crate) first: String,

    /// The later version
    #[arg(value_name = "NEW")]
    pub(crate) second: Option<String>,

    /// Print the changes in this form [default: text]
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        hide_default_value = true
    )]
    pub(crate) format: ChangesFormat,

    /// Print only these changes
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) only: Option<Only>,

    /// Print them in this language [default: the first of NEW]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(crate) lang: Option<Language>,

    /// End with exit code 1 if anything has changed
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// A form in which changes are said.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum ChangesFormat {
    /// A line for each change
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
    /// Only days, hours and rooms
    Times,
}

/// Arguments of `issue`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary issue csp12.toml                           today
  plenary issue csp12.toml --on 2026-02-12
  plenary issue csp12.toml --correction              the paper was wrong, the facts were not
  plenary issue csp12.toml --lang fr                 French comes later than English
  plenary issue csp12.toml --from HEAD:csp12.toml    what went out was never kept

Run issue when the paper goes out. It keeps the schedule as csp12-rev0.toml, and the
next issues as csp12-rev1.toml and so on. It writes `[revision]` into csp12.toml, and
then its files. From then on the files mark every change, and `plenary check` counts the
changes that have not been issued. Commit all of these files.

A correction keeps the number and the day of the issue, and marks nothing. It is refused
if a day, an hour, a room or a person would change. If a run was stopped, the same
command finishes it. If nothing has changed, nothing is issued.")]
pub(crate) struct IssueArgs {
    /// The schedule in TOML
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The day of the issue: 2026-02-12 [default: today; for the first, `issued` in FILE]
    #[arg(long, value_name = "DAY", value_parser = what_if::day)]
    pub(crate) on: Option<NaiveDate>,

    /// Issue the last issue again, since the paper was wrong
    #[arg(long)]
    pub(crate) correction: bool,

    /// Complete the last issue by this language, which comes later than the others
    #[arg(long, value_name = "LANGUAGE", value_parser = language, conflicts_with_all = ["correction", "from", "on"])]
    pub(crate) lang: Option<Language>,

    /// The version that went out and was not kept: a file, or COMMIT:FILE of git
    #[arg(long, value_name = "OLD", conflicts_with = "correction")]
    pub(crate) from: Option<String>,
}

/// Arguments of `summary`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary summary csp12.toml
  plenary summary csp12.toml --format markdown > figures.md")]
pub(crate) struct SummaryArgs {
    /// A schedule in TOML, with its records; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Print the figures in this form [default: text]
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
