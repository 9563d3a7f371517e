//! Options of `new` and `import`, which make a schedule.

use std::path::PathBuf;

use clap::Args;
use plenary::chrono::NaiveDate;

/// Arguments of `import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  plenary import annex.md                    print the schedule
  plenary import annex.docx csp12.toml       write csp12.toml
  plenary import annex.docx csp12.toml --time-zone Europe/Zurich
  plenary import schedule.xml csp12.toml     from a conference app
  cat annex.md | plenary import -            from the standard input

import compares the annex of the new schedule with the annex that it read. It names
each cell that differs, and whatever has no place in a schedule. The exit code is
then 1.")]
pub(crate) struct ImportArgs {
    /// The annex: Markdown, a Word document, or a schedule.xml; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The file to write; it must not exist yet [default: the standard output]
    #[arg(value_name = "OUT", default_value = "-", hide_default_value = true)]
    pub(crate) out: PathBuf,

    /// The time zone of the venue, if the annex does not give it [default: UTC]
    #[arg(long, value_name = "ZONE")]
    pub(crate) time_zone: Option<String>,

    /// The year, if the annex does not give it
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,

    /// The first day, if the annex gives only weekdays
    #[arg(long, value_name = "DAY")]
    pub(crate) first_day: Option<NaiveDate>,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  plenary new csp12.toml                     write csp12.toml, and plenary.schema.json beside it
  plenary new                                print it

The schedule is complete, and its comments say what to change. With the file
plenary.schema.json, an editor completes keys and marks mistakes.")]
pub(crate) struct NewArgs {
    /// The file to write; it must not exist yet [default: the standard output]
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub(crate) file: PathBuf,
}
