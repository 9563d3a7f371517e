//! `plenary import`: a schedule of an annex that somebody typed, or whose source is lost.

use std::path::PathBuf;

use clap::Args;
use plenary::chrono::NaiveDate;
use plenary_import::{Imported, Options};

use crate::{
    files, new,
    outcome::{Failure, Outcome, print, tell},
};

/// Arguments of `import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  plenary import annex.md                    print the schedule
  plenary import annex.docx csp12.toml       write csp12.toml
  plenary import annex.docx csp12.toml --time-zone Europe/Zurich
  plenary import schedule.xml csp12.toml     of a conference app
  cat annex.md | plenary import -            print that of the standard input

The annex of the schedule is compared with the one that was read. Cells that differ, and what
has no place in a schedule, are named; the exit code is 1 then.")]
pub(crate) struct ImportArgs {
    /// The annex: Markdown, a Word document, or a schedule.xml; `-` is the standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The file to write, which must not be there yet [default: the standard output]
    #[arg(value_name = "OUT", default_value = "-", hide_default_value = true)]
    out: PathBuf,

    /// The time zone of the venue, if the annex does not say it [default: UTC]
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,

    /// The year, if the annex does not say it
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,

    /// The first day, if the annex says only weekdays
    #[arg(long, value_name = "DAY")]
    first_day: Option<NaiveDate>,
}

pub(crate) fn run(args: &ImportArgs) -> Result<Outcome, Failure> {
    let name = files::called(&args.file);
    let bytes = files::page(&args.file)?;
    let mut options = Options::default();
    options.time_zone.clone_from(&args.time_zone);
    options.year = args.year;
    options.first_day = args.first_day;
    let imported = plenary_import::import(&bytes, &options);
    let imported = imported.map_err(|problem| Failure::Usage(format!("`{name}`: {problem}")))?;
    if files::is_stdin(&args.out) {
        print(&imported.source)?;
    } else {
        print(&new::write(&args.out, &imported.source)?)?;
    }
    told(&name, &imported)
}

/// Says what was assumed, and what differs.
fn told(name: &str, imported: &Imported) -> Result<Outcome, Failure> {
    for assumed in &imported.assumed {
        tell(&format!("{name}: {assumed}"))?;
    }
    for unread in &imported.unread {
        tell(&format!("{name}: {unread}"))?;
    }
    if imported.unread.is_empty() {
        tell(&format!("{name}: its annex is that of the schedule"))?;
        return Ok(Outcome::Well);
    }
    Ok(Outcome::Faulty)
}
