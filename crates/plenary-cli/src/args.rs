//! What can be typed.

mod import;
mod news;
mod versions;

use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use plenary::{Language, Output, Show};

pub(crate) use self::{
    import::ImportArgs,
    news::{RecordArgs, WhyArgs},
    versions::{ChangesFormat, DiffArgs, Only, ReviseArgs, SummaryArgs, SummaryFormat},
};
use crate::{
    manual::{CompletionsArgs, ManualArgs},
    schema::SchemaArgs,
    what_if::{self, Typed},
};

/// Compiles the schedule of an international meeting from one TOML file.
#[derive(Debug, Parser)]
#[command(
    name = "plenary",
    version,
    after_help = "\
Examples:
  plenary new csp12.toml                     write a schedule to start from
  plenary import annex.docx csp12.toml       make a schedule of an annex
  plenary render csp12.toml                  print the annex in Markdown
  plenary render csp12.toml --to html        print it as a web page
  plenary render --write csp12.toml          write csp12.md and csp12.html beside the source
  plenary check schedules                    find faults and files that are out of date
  plenary why csp12.toml WGTU                say why a meeting is held when it is
  plenary record csp12.toml WGTU --took 2h   record that a meeting is over; what follows moves
  plenary diff HEAD:csp12.toml csp12.toml    say what has changed since the last commit
  plenary revise csp12.toml --issued 2026-02-12
                                             keep what was issued, and open its revision
  plenary summary csp12.toml                 give the figures of a report
  plenary explain P0201                      say what a fault means and how to mend it

Exit codes: 0 all is well, 1 faults or files out of date, 2 could not run."
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
    /// Make a schedule of an annex in Markdown or Word, or of a schedule.xml
    Import(ImportArgs),
    /// Print the annex, or write the files that are kept beside the source
    Render(RenderArgs),
    /// Find what is wrong in sources, and rendered files that are out of date
    Check(CheckArgs),
    /// Say why meetings are held when they are, and what has moved
    Why(WhyArgs),
    /// Write into a source what has happened, after saying what will move
    Record(RecordArgs),
    /// Say what has changed from one version to the next
    Diff(DiffArgs),
    /// Keep a schedule as it was issued, and open its next revision
    Revise(ReviseArgs),
    /// Give the figures of a report: meetings held, hours planned, used and given up
    Summary(SummaryArgs),
    /// Say what a fault means and how to mend it
    Explain(ExplainArgs),
    /// Print the JSON Schema of schedules, by which editors complete and check what is typed
    Schema(SchemaArgs),
    /// Print what lets a shell complete what is typed
    Completions(CompletionsArgs),
    /// Print the manual, of everything or of one command, in the form that `man` reads
    Manual(ManualArgs),
}

/// Arguments of `new`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary new csp12.toml                     write csp12.toml, and plenary.schema.json beside it
  plenary new                                print it")]
pub(crate) struct NewArgs {
    /// The file to write, which must not be there yet; `-` is the standard output
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub(crate) file: PathBuf,
}

/// Arguments of `render`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary render csp12.toml --to html > page.html
  plenary render csp12.toml --lang fr
  plenary render csp12.toml --to csv --bom > for-excel.csv
  plenary render csp12.toml --to docx > csp12.docx
  plenary render csp12.toml --to docx --reference letterhead.docx > csp12.docx
  plenary render --write csp12.toml csp13.toml
  plenary render --write schedules           of every .toml in the folder and below it
  cat csp12.toml | plenary render -

What --write makes is up to the source: `outputs = [\"markdown\", \"html\"]` and
`languages = [\"en\"]` at its top, of which the first language has no tag in its
file names.")]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own on the command line"
)]
pub(crate) struct RenderArgs {
    /// Schedules in TOML; `-` is the standard input; with --write, folders of them too
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) files: Vec<PathBuf>,

    /// Print this form; can be given more than once [default: markdown]
    #[arg(long, value_name = "FORM", value_enum)]
    pub(crate) to: Vec<Form>,

    /// Print the annex in this language [default: the first of the source]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(crate) lang: Option<Language>,

    /// Show these times [default: what the source says, else current]
    #[arg(long, value_name = "TIMES", value_parser = show)]
    pub(crate) show: Option<Show>,

    /// Say between when meetings begin, by their bounds
    #[arg(long)]
    pub(crate) forecast: bool,

    /// Mark what has changed since this version: a file, or COMMIT:FILE of git
    #[arg(long, value_name = "OLD")]
    pub(crate) since: Option<String>,

    #[command(flatten)]
    pub(crate) what_if: WhatIf,

    /// Print a schedule that does not fit too, marked as such; the exit code is 1
    #[arg(long)]
    pub(crate) unfit: bool,

    /// With --to csv: begin with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub(crate) bom: bool,

    /// With --to docx: take styles, page set-up, header and footer from this document
    #[arg(long, value_name = "DOCX")]
    pub(crate) reference: Option<PathBuf>,

    /// Write what the source's `outputs` name, beside the source
    #[arg(long)]
    pub(crate) write: bool,

    /// With --write: into this folder instead
    #[arg(long, value_name = "DIR", requires = "write")]
    pub(crate) out_dir: Option<PathBuf>,

    /// Say faults, on the standard error, in this form [default: text]
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        hide_default_value = true
    )]
    pub(crate) format: Attendance,
}

/// Arguments of `check`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary check csp12.toml
  plenary check schedules                    every .toml in the folder and below it
  plenary check schedules --out-dir public   compare with the files in public
  plenary check --fix csp12.toml             mend what is only written in another way
  plenary check --deny warnings schedules    for a job that lets no warning pass
  plenary check schedules --format github    annotations in a job of GitHub Actions
  plenary check schedules --format sarif > plenary.sarif")]
pub(crate) struct CheckArgs {
    /// Schedules, or folders of them; `-` is the standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) paths: Vec<PathBuf>,

    /// Look for the rendered files in this folder instead of beside the source
    #[arg(long, value_name = "DIR")]
    pub(crate) out_dir: Option<PathBuf>,

    /// Say what is found in this form; all but text on the standard output [default: text]
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        hide_default_value = true
    )]
    pub(crate) format: Attendance,

    /// Count these as errors
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) deny: Option<Deny>,

    /// Write what is written in another way as it should be, and leave all else as it is
    #[arg(long)]
    pub(crate) fix: bool,

    /// Say how much time each group asks for
    #[arg(long)]
    pub(crate) by_group: bool,

    #[command(flatten)]
    pub(crate) what_if: WhatIf,
}

/// What counts as an error beside the errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings
    Warnings,
    /// Warnings and notes
    Notes,
}

/// What would have happened, for looking.
#[derive(Debug, Arguments)]
#[command(next_help_heading = "What if (nothing is written)")]
pub(crate) struct WhatIf {
    /// As if a meeting had taken so long: `WGETI/exchange=4h30m`
    #[arg(long, value_name = "ID=TIME", value_parser = what_if::took)]
    pub(crate) took: Vec<Typed>,

    /// As if a meeting had ended then: `WGTU='2026-03-18 16:30'`, or `WGTU=16:30`
    #[arg(long, value_name = "ID=MOMENT", value_parser = what_if::ended)]
    pub(crate) ended: Vec<Typed>,

    /// As if a meeting needed so much more: `WGTU=2h`
    #[arg(long, value_name = "ID=TIME", value_parser = what_if::extended)]
    pub(crate) extended: Vec<Typed>,

    /// As if a meeting had stopped then, to be resumed
    #[arg(long, value_name = "ID=MOMENT", value_parser = what_if::suspended)]
    pub(crate) suspended: Vec<Typed>,

    /// As if a meeting had stopped then, and a new one were to take up the rest
    #[arg(long, value_name = "ID=MOMENT", value_parser = what_if::adjourned)]
    pub(crate) adjourned: Vec<Typed>,

    /// As if a meeting were not held, for this reason
    #[arg(long, value_name = "ID=REASON", value_parser = what_if::cancelled)]
    pub(crate) cancelled: Vec<Typed>,

    /// As if a meeting were put off: `WGTU='to CSP13'`
    #[arg(long, value_name = "ID=UNTIL", value_parser = what_if::postponed)]
    pub(crate) postponed: Vec<Typed>,

    /// As if the sessions of a day had been held then: `2026-03-16=10:25-13:10,15:00-16:40`; of one
    /// track: `A:2026-03-16=…`
    #[arg(long, value_name = "DAY=HOURS", value_parser = what_if::held)]
    pub(crate) held: Vec<Typed>,

    /// As if it were this moment: '2026-03-17 11:00', or 'Tuesday 11:00'
    #[arg(long, value_name = "MOMENT", value_parser = what_if::now)]
    pub(crate) now: Option<Typed>,
}

impl WhatIf {
    /// Everything that was said, in the order of the options.
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

/// Arguments of `explain`.
#[derive(Debug, Arguments)]
pub(crate) struct ExplainArgs {
    /// Codes of faults, such as P0201
    #[arg(value_name = "CODE", required_unless_present = "list")]
    pub(crate) codes: Vec<String>,

    /// List every code with its title
    #[arg(long)]
    pub(crate) list: bool,
}

/// A form in which faults and files out of date are said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Attendance {
    /// Drawn for people, with the lines of the source
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
    let known = Show::ALL.iter().copied().find(|show| show.name() == word);
    let words: Vec<_> = Show::ALL.iter().map(|show| show.name()).collect();
    known.ok_or_else(|| format!("the times are {}", words.join(", ")))
}
