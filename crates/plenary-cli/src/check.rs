//! `plenary check`: the faults of sources, and whether the files beside them are up to date.

use std::path::{Path, PathBuf};

use plenary::{Balance, Difference, File, Language, Report, Schedule, Severity, Stale, Warned};
use similar::TextDiff;

use crate::{
    args::{CheckArgs, Deny},
    balance, files,
    findings::{Findings, Stream},
    fix::fix,
    outcome::{Failure, Outcome, say},
};

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Failure> {
    let sources = files::sources(&args.paths)?;
    if args.fix && !args.what_if.changes().is_empty() {
        let message = "`--fix` mends what is written: leave `--took` and its like away";
        return Err(Failure::Usage(message.to_owned()));
    }
    if let Some(folder) = &args.out_dir {
        files::one_source_each(&sources, folder)?;
    }
    let mut findings = Findings::new(args.format, Stream::Output);
    let mut outcome = Outcome::Well;
    for path in sources {
        let done = check(&path, args, &mut findings);
        outcome = outcome.max(done.unwrap_or_else(|failure| {
            say(&failure);
            Outcome::Undone
        }));
    }
    findings.finish()?;
    Ok(outcome)
}

fn check(path: &Path, args: &CheckArgs, findings: &mut Findings) -> Result<Outcome, Failure> {
    if args.fix {
        fix(path)?;
    }
    let source = files::source(path, findings.name(path))?;
    let changes = args.what_if.changes();
    let source = source.and_then(|source| plenary::record(&source, &changes));
    let compiled = source.and_then(|source| {
        let warned = plenary::compile_unfit(&source)?;
        Ok((source, warned))
    });
    let (source, warned) = match compiled {
        Ok(compiled) => compiled,
        Err(report) => {
            findings.say(report, Vec::new())?;
            return Ok(Outcome::Faulty);
        }
    };
    let for_people = findings.for_people();
    let time = for_people.then(|| time(source.name(), &warned.value, args.by_group));
    let outcome = if warned.value.lacking().is_empty() {
        let denied = denied(&warned.warnings, args.deny);
        denied.max(sound(path, args, warned, findings)?)
    } else {
        findings.say(warned.warnings, Vec::new())?;
        Outcome::Faulty
    };
    findings.remark(&time.unwrap_or_default())?;
    Ok(outcome)
}

/// The days and the balance.
fn time(name: &str, schedule: &Schedule, by_group: bool) -> String {
    let balance = Balance::of(schedule);
    let groups = by_group.then(|| balance::by_group(&balance));
    balance::line(name, schedule.plan(), &balance) + &groups.unwrap_or_default()
}

fn denied(report: &Report, deny: Option<Deny>) -> Outcome {
    let heaviest = match deny {
        None => return Outcome::Well,
        Some(Deny::Warnings) => Severity::Warning,
        Some(Deny::Notes) => Severity::Note,
    };
    if report.at_least(heaviest).is_empty() {
        Outcome::Well
    } else {
        Outcome::Faulty
    }
}

/// What is said of a source that compiles.
fn sound(
    path: &Path,
    args: &CheckArgs,
    warned: Warned<Schedule>,
    findings: &mut Findings,
) -> Result<Outcome, Failure> {
    for (fault, waiver) in warned.warnings.waived() {
        let (name, code, message) = (path.display(), fault.code, &fault.message);
        let reason = &waiver.reason;
        findings.remark(&format!("{name}: {code} is allowed, {message}: {reason}\n"))?;
    }
    if files::is_stdin(path) {
        findings.say(warned.warnings, Vec::new())?;
        findings.remark("<stdin>: no errors\n")?;
        return Ok(Outcome::Well);
    }
    let out_dir = args.out_dir.as_deref();
    let kept = Kept::all(path, out_dir, &warned.value)?;
    tell(path, out_dir, warned.warnings, &kept, findings)
}

/// A file that is kept beside a source.
struct Kept {
    place: PathBuf,
    wanted: File,
    now: Option<Vec<u8>>,
    difference: Option<Difference>,
    /// What a reader of what stands there does not know, as far as it can be told.
    changes: Vec<String>,
}

impl Kept {
    /// Every file that a schedule keeps.
    fn all(
        source: &Path,
        out_dir: Option<&Path>,
        schedule: &Schedule,
    ) -> Result<Vec<Self>, Failure> {
        let folder = files::folder(source, out_dir);
        let files = plenary::files(schedule, &files::stem(source)?);
        let language = schedule.plan().languages().first().copied();
        let language = language.unwrap_or(Language::English);
        files
            .into_iter()
            .map(|file| Self::read(folder, file, language))
            .collect()
    }

    fn read(folder: &Path, wanted: File, language: Language) -> Result<Self, Failure> {
        let place = folder.join(&wanted.name);
        let now = files::contents(&place)?;
        let difference = Difference::between(now.as_deref(), &wanted);
        let changes = difference.and(now.as_deref()).and_then(|was| {
            let was = String::from_utf8_lossy(was);
            plenary::changes_of_page(&was, &wanted.text, language)
        });
        let changes = changes.map(|changes| changes.changed);
        let changes = changes.unwrap_or_default().into_iter();
        let changes = changes.map(|changed| changed.says).collect();
        Ok(Self {
            place,
            wanted,
            now,
            difference,
            changes,
        })
    }

    /// What has to change in it, as a unified diff.
    fn diff(&self) -> Option<String> {
        let name = self.place.display().to_string();
        let now = String::from_utf8_lossy(self.now.as_deref().unwrap_or_default());
        Some(match self.difference? {
            Difference::Missing => format!("{name}: missing\n"),
            Difference::LineEnds => format!("{name}: the same, but its lines end in CR LF\n"),
            _ => TextDiff::from_lines(&*now, &*self.wanted.text)
                .unified_diff()
                .header(&name, &format!("{name} (as rendered now)"))
                .to_string(),
        })
    }
}

/// Says whether the files of a source are up to date, and what mends them.
fn tell(
    path: &Path,
    out_dir: Option<&Path>,
    report: Report,
    kept: &[Kept],
    findings: &mut Findings,
) -> Result<Outcome, Failure> {
    let name = path.display().to_string();
    let mend = mend(&name, out_dir);
    let stale = kept.iter().filter_map(|file| {
        let place = findings.name(&file.place);
        let stale = Stale::new(place, file.difference?, &mend);
        Some(stale.with_changes(file.changes.iter().cloned()))
    });
    let stale: Vec<_> = stale.collect();
    let (of, number) = (kept.len(), stale.len());
    findings.say(report, stale)?;
    if number == 0 {
        let files = if of == 1 { "file" } else { "files" };
        findings.remark(&format!("{name}: no errors, {of} {files} up to date\n"))?;
        return Ok(Outcome::Well);
    }
    let diffs: String = kept.iter().filter_map(Kept::diff).collect();
    let mut changes = kept.iter().map(|file| &file.changes);
    let changes = changes.find(|changes| !changes.is_empty());
    let changes = changes.map_or_else(String::new, |changes| {
        format!("{name}: what has changed:\n  {}\n", changes.join("\n  "))
    });
    findings.remark(&format!(
        "{diffs}{changes}{name}: {number} of {of} files out of date; to mend it: {mend}\n"
    ))?;
    Ok(Outcome::Faulty)
}

/// The command that writes the files of a source again.
fn mend(source: &str, out_dir: Option<&Path>) -> String {
    let into = out_dir.map_or_else(String::new, |folder| {
        format!(
            " --out-dir {}",
            files::quoted(&folder.display().to_string())
        )
    });
    format!("plenary render --write{into} {}", files::quoted(source))
}
