//! Command line: subcommands and their options.

mod import;
mod news;
mod texts;
mod versions;

use std::{path::PathBuf, sync::LazyLock};

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use plenary::{Language, Output, Show, plan::UnknownWord};

pub(crate) use self::{
    import::{ImportArgs, NewArgs},
    news::{RecordArgs, WhyArgs},
    texts::TextsArgs,
    versions::{ChangesFormat, DiffArgs, IssueArgs, Only, SummaryArgs, SummaryFormat},
};
use crate::{
    explain::ExplainArgs,
    manual::{CompletionsArgs, ManualArgs},
    schema::SchemaArgs,
    what_if::{self, Typed},
};

/// Version of the command, and the edition of the tz database by which it computes times.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let edition = plenary::time::EDITION;
    format!("{} (tz database {edition})", env!("CARGO_PKG_VERSION"))
});

/// Compiles the schedule of an international meeting from one TOML file.
#[derive(Debug, Parser)]
#[command(
    name = "plenary",
    version = VERSION.as_str(),
    after_help = "\
Examples:
  plenary new csp12.toml                     write a schedule to start from
  plenary import annex.docx csp12.toml       make a schedule from an annex
  plenary render csp12.toml                  print the annex in Markdown
  plenary render csp12.toml --to html        print it as a web page
  plenary render --write csp12.toml          write csp12.md and csp12.html beside the source
  plenary check schedules                    find faults and files that are out of date
  plenary why csp12.toml WGTU                say why a meeting is held when it is
  plenary record csp12.toml WGTU --took 2h   record that a meeting is over; what follows moves
  plenary diff HEAD:csp12.toml csp12.toml    say what has changed since the last commit
  plenary issue csp12.toml                   issue it: keep what goes out, and write its files
  plenary summary csp12.toml                 print the figures for a report
  plenary texts csp12.toml --to fr           print a sheet for a translator
  plenary explain P0201 start-by             explain a fault, and a key of the schedule

Exit codes:
  0  all is well; there may be warnings and notes
  1  there are errors in a schedule, or files are out of date
  2  the command could not run: a file cannot be read, or an option is wrong, such as
     the id of a meeting that the schedule does not have

The file name `-` is the standard input."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The things to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a schedule to start from
    New(NewArgs),
    /// Make a schedule from an annex in Markdown or Word, or from a schedule.xml
    Import(ImportArgs),
    /// Print the annex, or write the files that are kept beside the source
    Render(RenderArgs),
    /// Find faults in schedules, and rendered files that are out of date
    Check(CheckArgs),
    /// Say why meetings are held when they are, and what has moved
    Why(WhyArgs),
    /// Print what will move, then write the news into the schedule
    Record(RecordArgs),
    /// Say what has changed from one version to the next
    Diff(DiffArgs),
    /// Issue a schedule or its next revision, and keep what goes out
    Issue(IssueArgs),
    /// Print the figures for a report, by group: meetings and sittings held, hours planned, used, not used
    Summary(SummaryArgs),
    /// Print a sheet for a translator, or take one back
    Texts(TextsArgs),
    /// Explain faults, keys of the schedule, and how meetings are placed
    Explain(ExplainArgs),
    /// Print the JSON Schema of schedules, for editors
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page of plenary or of one command, for `man`
    Manual(ManualArgs),
}

/// Arguments of `render`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary render csp12.toml --to html > page.html
  plenary render csp12.toml --lang fr
  plenary render csp12.toml --day Tuesday --number 2 --to html > tuesday.html
  plenary render csp12.toml --to csv --bom > for-excel.csv
  plenary render csp12.toml --to docx > csp12.docx
  plenary render csp12.toml --to docx --reference letterhead.docx > csp12.docx
  plenary render --write csp12.toml csp13.toml
  plenary render --write schedules           write the files of every .toml in the folder and below
  cat csp12.toml | plenary render -

`outputs` and `languages` at the top of a schedule say which files --write makes,
such as `outputs = [\"markdown\", \"html\"]` and `languages = [\"en\", \"fr\"]`. The
files of the first language have no language in their names (csp12.md). The others
have one (csp12.fr.md). While a text is missing in a language, nothing is made in it.

--write makes the files of all schedules. If one schedule has an error, it makes none.

In CSV, Plenary puts an apostrophe before a cell that looks like a formula.")]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own on the command line"
)]
pub(crate) struct RenderArgs {
    /// Schedules in TOML, or `-` for the standard input; with --write also folders
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) files: Vec<PathBuf>,

    /// Print this form; give --to again for more forms [default: markdown]
    #[arg(long, value_name = "FORM", value_enum)]
    pub(crate) to: Vec<Form>,

    /// Print the annex in this language [default: the first of `languages`]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(crate) lang: Option<Language>,

    /// Show these times: current, planned, or changes, which marks what has moved [default: `show` in the
    /// schedule, else current]
    #[arg(long, value_name = "TIMES", value_parser = show)]
    pub(crate) show: Option<Show>,

    /// Show the earliest and the latest start of each meeting, by `at-least` and `at-most`
    #[arg(long)]
    pub(crate) forecast: bool,

    /// Mark what has changed since this version: a file, or COMMIT:FILE of git
    #[arg(long, value_name = "OLD")]
    pub(crate) since: Option<String>,

    /// Print the paper of this day alone: 2026-03-17, or Tuesday
    #[arg(long, value_name = "DAY")]
    pub(crate) day: Option<String>,

    /// With --day: the number of the paper
    #[arg(long, value_name = "NUMBER", requires = "day")]
    pub(crate) number: Option<u32>,

    /// Print the annex even if there is not enough time for the meetings, and say so in it; the exit code is
    /// then 1
    #[arg(long)]
    pub(crate) unfit: bool,

    /// With --to csv: begin with a byte order mark, so that Excel reads UTF-8
    #[arg(long)]
    pub(crate) bom: bool,

    /// With --to docx: take styles, page set-up, header and footer from this document
    #[arg(long, value_name = "DOCX")]
    pub(crate) reference: Option<PathBuf>,

    /// Write the files named by `outputs` in the schedule, beside the schedule
    #[arg(long)]
    pub(crate) write: bool,

    /// With --write: write into this folder instead
    #[arg(long, value_name = "DIR", requires = "write")]
    pub(crate) out_dir: Option<PathBuf>,

    /// Print faults in this form, on the standard error [default: text]
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        hide_default_value = true
    )]
    pub(crate) format: Format,

    #[command(flatten)]
    pub(crate) what_if: WhatIf,
}

/// Arguments of `check`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary check csp12.toml
  plenary check schedules                    every .toml in the folder and below it
  plenary check schedules --out-dir public   compare with the files in public
  plenary check --fix csp12.toml             correct 16.03.2026 to 2026-03-16
  plenary check --deny warnings schedules    for a job that lets no warning pass
  plenary check schedules --format github    annotations in a job of GitHub Actions
  plenary check schedules --format sarif > plenary.sarif

For a file that is out of date, check prints the difference, what has changed in
words, and the command that updates it. For each schedule it prints how much time
is left. A schedule of which no file has been rendered yet is not out of date. With
more than twenty schedules it prints only those with a fault or with files out of
date. Its last line counts all of them.

A .toml file of another program, such as pyproject.toml, is passed over.")]
pub(crate) struct CheckArgs {
    /// Schedules in TOML, or folders of them; `-` is the standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) paths: Vec<PathBuf>,

    /// Look for the rendered files in this folder, not beside the schedule
    #[arg(long, value_name = "DIR")]
    pub(crate) out_dir: Option<PathBuf>,

    /// Print faults in this form; text goes to the standard error, the others to the standard output
    /// [default: text]
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        hide_default_value = true
    )]
    pub(crate) format: Format,

    /// Count these as errors too
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) deny: Option<Deny>,

    /// Correct the form of values, such as dates, but not their meaning
    #[arg(long)]
    pub(crate) fix: bool,

    /// Print how much time each group asks for
    #[arg(long)]
    pub(crate) by_group: bool,

    #[command(flatten)]
    pub(crate) what_if: WhatIf,
}

/// The severities that `--deny` counts as errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings
    Warnings,
    /// Warnings and notes
    Notes,
}

/// Options that suppose news without writing it.
#[derive(Debug, Arguments)]
#[command(next_help_heading = "What if (nothing is written)")]
pub(crate) struct WhatIf {
    /// As if a meeting had taken this long: `WGETI/exchange=4h30m`
    #[arg(long, value_name = "ID=TIME", value_parser = what_if::took)]
    pub(crate) took: Vec<Typed>,

    /// As if a meeting had ended at this moment: `WGTU='2026-03-18 16:30'`, or `WGTU=16:30`
    #[arg(long, value_name = "ID=MOMENT", value_parser = what_if::ended)]
    pub(crate) ended: Vec<Typed>,

    /// As if a meeting needed this much more time: `WGTU=2h`
    #[arg(long, value_name = "ID=TIME", value_parser = what_if::extended)]
    pub(crate) extended: Vec<Typed>,

    /// As if a meeting had stopped at this moment, to be resumed later
    #[arg(long, value_name = "ID=MOMENT", value_parser = what_if::suspended)]
    pub(crate) suspended: Vec<Typed>,

    /// As if a meeting had stopped at this moment, and a new meeting took up the rest
    #[arg(long, value_name = "ID=MOMENT", value_parser = what_if::adjourned)]
    pub(crate) adjourned: Vec<Typed>,

    /// As if a meeting were not held, for this reason
    #[arg(long, value_name = "ID=REASON", value_parser = what_if::cancelled)]
    pub(crate) cancelled: Vec<Typed>,

    /// As if a meeting were postponed: `WGTU='to CSP13'`
    #[arg(long, value_name = "ID=UNTIL", value_parser = what_if::postponed)]
    pub(crate) postponed: Vec<Typed>,

    /// As if the sessions of a day had been held at these hours: `2026-03-16=10:25-13:10,15:00-16:40`,
    /// or `A:2026-03-16=…` for one track
    #[arg(long, value_name = "DAY=HOURS", value_parser = what_if::held)]
    pub(crate) held: Vec<Typed>,

    /// As if it were now this moment: '2026-03-17 11:00', or 'Tuesday 11:00'
    #[arg(long, value_name = "MOMENT", value_parser = what_if::now)]
    pub(crate) now: Option<Typed>,
}

impl WhatIf {
    /// Returns all news of the options, in their order.
    pub(crate) fn typed(&self) -> Vec<Typed> {
        let Self {
            took,
            ended,
            extended,
            suspended,
            adjourned,
            cancelled,
            postponed,
            held,
            now,
        } = self;
        let lists = [
            took, ended, extended, suspended, adjourned, cancelled, postponed, held,
        ];
        lists.into_iter().flatten().chain(now).cloned().collect()
    }
}

/// A form in which faults and files out of date are said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: each fault with its lines of the source
    #[default]
    Text,
    /// JSON Lines, an object for each fault
    Json,
    /// One log in SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// A form of the annex.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    /// Markdown with a table
    Markdown,
    /// A web page that stands alone
    Html,
    /// HTML to put into another page
    Fragment,
    /// The compiled schedule for programs, in every language
    Json,
    /// A row for each sitting and event, for spreadsheets
    Csv,
    /// A calendar to subscribe to
    #[value(name = "ics")]
    Calendar,
    /// Plain text of 72 columns, for a mail
    Text,
    /// The schedule.xml that conference apps read
    ScheduleXml,
    /// A Word document, to be edited
    Docx,
}

impl From<Form> for Output {
    fn from(form: Form) -> Self {
        match form {
            Form::Markdown => Self::Markdown,
            Form::Html => Self::Html,
            Form::Fragment => Self::Fragment,
            Form::Json => Self::Json,
            Form::Csv => Self::Csv,
            Form::Calendar => Self::Calendar,
            Form::Text => Self::Text,
            Form::ScheduleXml => Self::ScheduleXml,
            Form::Docx => Self::Docx,
        }
    }
}

fn language(tag: &str) -> Result<Language, String> {
    let known: Vec<_> = Language::ALL
        .iter()
        .map(|language| language.tag())
        .collect();
    tag.parse()
        .map_err(|_| format!("the languages are {}", known.join(", ")))
}

fn show(word: &str) -> Result<Show, String> {
    let known = word.parse();
    known.map_err(|unknown: UnknownWord| format!("the times are {}", unknown.known().join(", ")))
}
