//! Options that name versions of a schedule: `diff` and `revise`.

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
  plenary diff csp12.toml                            since the version that `since` names
  plenary diff csp12-rev0.toml csp12.toml --only times --format markdown > changes.md

diff prints a line for each change, such as `WGTU: Wednesday 15:00 → Wednesday 11:30`.
If readers see no change, it prints nothing.")]
pub(crate) struct DiffArgs {
    /// The earlier version: a file, or COMMIT:FILE of git [default: what `since` in NEW names]
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

/// Arguments of `revise`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary revise csp12.toml --issued 2026-02-12
  plenary revise csp12.toml --issued 2026-02-12 --from HEAD:csp12.toml

Run revise before you write the changes. It keeps the issued version as
csp12-rev0.toml, which has no rendered files, and opens Rev.1 in csp12.toml. Write the
changes there. The annex, the calendar and the mail then mark them.

If you have written changes already, give the issued version with --from.
To see the changes marked without a revision: plenary render csp12.toml --since OLD")]
pub(crate) struct ReviseArgs {
    /// The schedule in TOML, as it was issued
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The day on which the revision will be issued: 2026-02-12
    #[arg(long, value_name = "DAY", value_parser = what_if::day)]
    pub(crate) issued: NaiveDate,

    /// The version that was issued, if FILE has changed since: a file, or COMMIT:FILE of git
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
