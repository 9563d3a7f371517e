#![doc = include_str!("guide.md")]
// docs.rs shows which feature an item needs; this is not stable yet.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used
)]

pub mod annex;
mod best_effort;
pub mod build;
pub mod changes;
mod check;
mod confirm;
mod document;
mod explain;
mod fault;
mod keywords;
mod locale;
mod open;
pub mod plan;
pub mod render;
pub mod schedule;
pub mod sheet;
mod since;
mod source;
mod suggest;
pub mod text;
pub mod time;
pub mod typed;
pub mod view;

/// Edits of a source, and what an editor asks of it: the places of its values and names.
///
/// An edit writes what has happened into a source; every other byte of it stays.
pub mod edit {
    pub use crate::document::{
        Change, Issue, Location, LocationKind, Locations, RecordKey, Reference, ReferenceKind,
        correct, issue, record, snapshot, suppose,
    };
    pub use crate::explain::RecordSentences;
}

/// Parts of a [`Report`]: the places of faults, the ways out, and the files out of date.
pub mod report {
    #[cfg(feature = "json")]
    pub use crate::fault::sarif;
    pub use crate::fault::{
        Difference, Edit, Help, Label, Lines, Path, Position, Stale, Step, Unit, UnknownCode,
        Waiver,
    };
}

pub use chrono;

pub use annex::Annex;
pub use changes::Changes;
#[cfg(feature = "json")]
pub use document::schema;
pub use fault::{Code, Fault, Report, Severity, Warned};
pub use keywords::{Output, Show, Status};
pub use open::{earlier_name, issued_name, open};
pub use plan::{News, Plan};
pub use render::File;
#[cfg(feature = "json")]
pub use render::output_schema;
pub use schedule::{Schedule, place};
pub use source::{Source, Span};
pub use text::{Address, Language, Text};
pub use time::{Duration, Hours, Minutes, Moment};
pub use view::View;

use fault::Judged;

/// Reads a source into what is asked and what has happened since.
///
/// # Errors
/// Every fault of the text (P00), of keys and values (P01), of names and people (P02), of the days and the
/// sessions (P0302 to P0305, P0309 to P0313), and of the texts of the page (P04).
///
/// ```
/// let source = plenary::open("csp12.toml")?;
/// let (plan, news) = plenary::read(&source)?.value;
/// assert_eq!(plan.meetings().len(), 4);
/// assert_eq!(news, plenary::News::default());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(source: &Source) -> Result<Warned<(Plan, News)>, Report> {
    let (written, checked, mut faults) = read_and_check(source);
    let waivers = checked.as_ref().map_or(&[][..], |(plan, _)| plan.waivers());
    let day = checked
        .as_ref()
        .and_then(|(plan, news)| newest_day(plan, news));
    let waived = fault::waive(&mut faults, waivers, day, Judged::InPart);
    written.report(faults, waived).judge(checked)
}

/// Compiles a source into a schedule: reads it, and places the plan as the news leaves it.
///
/// # Errors
/// As [`read`], and as [`place`].
pub fn compile(source: &Source) -> Result<Warned<Schedule>, Report> {
    let (report, schedule) = compile_with(source, since::attach);
    report.judge(schedule)
}

/// Compiles a source without the version before it, whether it names one or not.
///
/// # Errors
/// As [`compile`], but for P0120, P0418 and P0419.
///
/// ```
/// let text = std::fs::read_to_string("csp12.toml")?;
/// let text = text + "\n[revision]\nnumber = 1\nsince = \"csp12-rev0.toml\"\n";
/// let source = plenary::Source::new("csp12.toml", text);
/// assert!(plenary::compile(&source).is_err());
/// assert!(plenary::compile_alone(&source).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compile_alone(source: &Source) -> Result<Warned<Schedule>, Report> {
    let (report, schedule) = compile_with(source, |schedule, _, _| schedule);
    report.judge(schedule)
}

/// Compiles a source even if its meetings do not fit into its sessions.
///
/// [`Schedule::shortfall`] returns the meetings that find no session, [`Schedule::off_their_day`] those
/// that leave their day. Every form of the annex says so first. The errors are among the warnings.
///
/// # Errors
/// As [`compile`], but for P0301, P0318 and P0319.
///
/// ```
/// let text = std::fs::read_to_string("csp12.toml")?;
/// let source = plenary::Source::new("short", text.replace("2026-03-19", "2026-03-18"));
/// assert!(plenary::compile(&source).is_err());
/// let schedule = plenary::compile_overfull(&source)?.value;
/// let shortfall = schedule.shortfall()[0];
/// assert_eq!(schedule.meetings()[shortfall.meeting].meeting.id, "WGTR");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compile_overfull(source: &Source) -> Result<Warned<Schedule>, Report> {
    let (report, schedule) = compile_with(source, since::attach);
    report.judge_overfull(schedule)
}

/// Compiles a source as far as it can: returns every fault, and a schedule whenever one can be had.
///
/// This is for editors, which show hours while somebody is still typing. The report is that of [`compile`], with
/// errors, warnings and notes. With errors, the schedule is of what could be read: a meeting may lack its group,
/// and not all may fit. Up to five lines that are no TOML are passed over. If the news contradicts itself, the
/// schedule is without news. Print and publish what [`compile`] returns, never this.
///
/// ```
/// let text = std::fs::read_to_string("csp12.toml")?;
/// let source = plenary::Source::new("csp12.toml", text.replace("group = \"WGTU\"", "group = \"WGTV\""));
/// let (report, schedule) = plenary::compile_best_effort(&source);
/// assert_eq!(report.to_string(), plenary::compile(&source).unwrap_err().to_string());
/// let schedule = schedule.ok_or("nothing can be had")?;
/// let last = schedule.meeting("WGTR").and_then(|placed| placed.current.starts());
/// assert_eq!(last.map(|at| at.to_rfc3339()).as_deref(), Some("2026-03-19T10:00:00+01:00"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn compile_best_effort(source: &Source) -> (Report, Option<Schedule>) {
    let (report, schedule) = compile_with(source, since::attach);
    (report, schedule.or_else(|| best_effort::schedule(source)))
}

/// Step that is run on a schedule and its source before they are judged.
type AfterPlacing = fn(Schedule, &Source, &mut fault::Faults) -> Schedule;

/// Compiles a source as far as it can; returns its faults with ways out that have been tried, and the
/// schedule even if it has faults.
fn compile_with(source: &Source, then: AfterPlacing) -> (Report, Option<Schedule>) {
    let (report, schedule) = check_and_place(source, then, schedule::offer);
    let without_ways =
        |source: &Source| check_and_place(source, |schedule, _, _| schedule, |_, _, _| {}).0;
    (confirm::confirm(report, without_ways), schedule)
}

/// Adds ways out to the faults of a schedule.
type Offer = fn(&Schedule, &News, &mut [Fault]);

/// Checks and places a source; returns its faults, and the schedule even if it has faults.
fn check_and_place(
    source: &Source,
    then: AfterPlacing,
    offer: Offer,
) -> (Report, Option<Schedule>) {
    let (written, checked, mut faults) = read_and_check(source);
    let Some((plan, news)) = checked else {
        return (written.report(faults, Vec::new()), None);
    };
    let waivers = plan.waivers().to_vec();
    let day = newest_day(&plan, &news);
    let is_error = |fault: &Fault| fault.severity == Severity::Error;
    let schedule = if faults.iter().any(is_error) {
        None
    } else {
        schedule::try_place(plan, &news, &mut faults)
    };
    if let Some(schedule) = &schedule {
        offer(schedule, &news, &mut faults);
    }
    let judged = if schedule.is_some() && !faults.iter().any(is_error) {
        Judged::Whole
    } else {
        Judged::InPart
    };
    let finished = schedule.map(|schedule| then(schedule, source, &mut faults));
    if let Some(schedule) = finished.as_ref().filter(|_| source.draft().is_none()) {
        faults.extend(schedule::no_as_of(schedule, &news));
    }
    let waived = fault::waive(&mut faults, &waivers, day, judged);
    (written.report(faults, waived), finished)
}

/// Returns the latest day that a source gives of itself: that of `as-of` or of an issue.
fn newest_day(plan: &Plan, news: &News) -> Option<chrono::NaiveDate> {
    let now = news.now().map(|moment| moment.date());
    now.max(plan.last_issued())
}

/// Reads and checks a source; returns its plan, and its faults so far.
fn read_and_check(
    source: &Source,
) -> (
    document::ParsedSource<'_>,
    Option<(Plan, News)>,
    fault::Faults,
) {
    let mut written = document::read(source);
    let mut faults = std::mem::take(&mut written.faults);
    let document = written.document.take();
    let name = Some(written.name());
    let checked = document.and_then(|document| check::check(document, name, &mut faults));
    (written, checked, faults)
}

#[doc = include_str!("language.md")]
pub mod language {
    /// This page in Markdown.
    pub const PAGE: &str = include_str!("language.md");
}

#[doc = include_str!("rolling.md")]
pub mod rolling {
    /// This page in Markdown.
    pub const PAGE: &str = include_str!("rolling.md");
}

/// The guide in Markdown: the first page of this documentation.
pub const GUIDE: &str = include_str!("guide.md");

/// Returns a schedule to start from: complete, with comments that say what to change.
///
/// It has the keys that most schedules need, and others in comments. Its first line
/// names a file beside it, `plenary.schema.json`, which is [`schema`].
///
/// ```
/// let source = plenary::Source::new("csp13.toml", plenary::starting_file());
/// let warned = plenary::compile(&source)?;
/// assert!(warned.warnings.is_empty());
/// # Ok::<(), plenary::Report>(())
/// ```
#[must_use]
pub const fn starting_file() -> &'static str {
    include_str!("../start.toml")
}

/// The README, whose programs are run as examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
