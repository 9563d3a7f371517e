//! `plenary check`: the faults of sources, and whether the files beside them are up to date.

mod kept;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use plenary::{Report, Schedule, Severity, Warned, report::Stale, schedule::Balance};

use self::kept::{Kept, differences};
use crate::{
    args::{CheckArgs, Deny},
    files,
    findings::{self, Findings, Messages, Stream},
    fix::fix,
    held_back, issue,
    many::each,
    outcome::{Failure, Outcome},
    schema::Outdated,
    summary,
    tally::{Tally, Verdict, counted, is_many},
    what_if,
};

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Failure> {
    let sources = files::sources(&args.paths)?;
    if args.fix && !args.what_if.typed().is_empty() {
        let message = "`--fix` mends what is written: leave `--took` and its like away";
        return Err(Failure::Usage(message.to_owned()));
    }
    if let Some(folder) = &args.out_dir {
        files::one_source_each(&sources, folder)?;
    }
    let brief = is_many(sources.len()) && findings::for_people(args.format);
    let mut findings = Findings::new(args.format, Stream::Output);
    let (mut notes, mut schemas) = (0, BTreeSet::new());
    let tally = each(&sources, &mut findings, |path, messages| {
        let mut check = Check {
            args,
            brief,
            messages,
            notes: &mut notes,
            schemas: &mut schemas,
        };
        Ok(check.source(path).unwrap_or_else(|failure| {
            messages.failed(failure);
            Verdict::Undone
        }))
    })?;
    if tally.number() > 1 {
        findings.line(&summary(&tally, notes, args))?;
    }
    findings.finish()?;
    Ok(tally.outcome())
}

/// Returns the line that sums up all schedules.
fn summary(tally: &Tally, notes: usize, args: &CheckArgs) -> String {
    let notes = match notes {
        0 => String::new(),
        1 => "; 1 note, which `plenary check FILE` shows".to_owned(),
        more => format!("; {more} notes, which `plenary check FILE` shows"),
    };
    let typed: Vec<_> = args
        .paths
        .iter()
        .map(|path| files::display_name(path))
        .collect();
    let fix = match tally.what_writing_does().filter(|_| !is_many(typed.len())) {
        Some(verb) => {
            let typed: Vec<_> = typed.iter().map(|path| &**path).collect();
            let command = command(&typed, args.out_dir.as_deref());
            format!("; to {verb} them: {command}")
        }
        None => String::new(),
    };
    format!("{tally}{notes}{fix}\n")
}

/// The check of one source and its files.
struct Check<'a> {
    args: &'a CheckArgs,
    /// Only what asks for something is said.
    brief: bool,
    messages: &'a mut Messages,
    /// Number of notes that are counted but not shown.
    notes: &'a mut usize,
    /// The schemas that are reported already.
    schemas: &'a mut BTreeSet<PathBuf>,
}

impl Check<'_> {
    fn source(&mut self, path: &Path) -> Result<Verdict, Failure> {
        let args = self.args;
        let fixed = if args.fix { fix(path)? } else { None };
        if let Some(line) = fixed {
            self.messages.line(line);
        }
        let source = files::source(path, findings::name(args.format, path))?;
        let source = what_if::suppose(source, &args.what_if.typed())?;
        let compiled = source.and_then(|source| {
            let warned = plenary::compile_overfull(&source)?;
            Ok((source, warned))
        });
        let (source, warned) = match compiled {
            Ok(compiled) => compiled,
            Err(report) => {
                let report = self.visible(report);
                self.messages.add(report, Vec::new());
                return Ok(Verdict::Faulty);
            }
        };
        let wanted = findings::for_people(args.format) && (!self.brief || args.by_group);
        let time = wanted.then(|| time(source.name(), &warned.value, args.by_group));
        let verdict = if warned.value.fits() {
            let denied = denied(&warned.warnings, args.deny);
            denied.max(self.sound(path, warned)?)
        } else {
            self.overfull(path, warned)?
        };
        if let Some(line) = time {
            self.messages.line(line);
        }
        Ok(verdict)
    }

    /// Reports a source whose meetings do not fit, and names those of its files that are out of date: none can
    /// be written.
    fn overfull(&mut self, path: &Path, warned: Warned<Schedule>) -> Result<Verdict, Failure> {
        let report = self.visible(warned.warnings);
        self.messages.add(report, Vec::new());
        // Files are of what has happened, and not of what is supposed.
        if files::is_stdin(path) || !self.args.what_if.typed().is_empty() {
            return Ok(Verdict::Faulty);
        }
        let kept = Kept::all(path, self.args.out_dir.as_deref(), &warned.value)?;
        let stale: Vec<_> = kept
            .iter()
            .filter(|file| file.is_stale())
            .map(|file| file.place.display().to_string())
            .collect();
        if !self.brief || !stale.is_empty() {
            self.messages.line(summary::not_until_it_fits(path, &stale));
        }
        Ok(Verdict::Faulty)
    }

    /// Reports a source that compiles, and returns the verdict on it.
    fn sound(&mut self, path: &Path, warned: Warned<Schedule>) -> Result<Verdict, Failure> {
        for (fault, waiver) in warned.warnings.waived().iter().filter(|_| !self.brief) {
            let (name, code, message) = (path.display(), fault.code, &fault.message);
            let reason = &waiver.reason;
            let line = format!("{name}: {code} is allowed, {message}: {reason}\n");
            self.messages.line(line);
        }
        let report = self.visible(warned.warnings);
        if files::is_stdin(path) {
            self.messages.add(report, Vec::new());
            self.messages.line("<stdin>: no errors\n");
            return Ok(Verdict::Well);
        }
        let (out_dir, schedule) = (self.args.out_dir.as_deref(), &warned.value);
        let mut kept = Kept::all(path, out_dir, schedule)?;
        let from_before = held_back::from_before(path, out_dir, schedule)?;
        // An issue has written files.
        let is_issued = schedule.plan().revision().is_some();
        let unrendered = Kept::none_is_there(&kept) && from_before.is_empty() && !is_issued;
        if unrendered {
            kept.clear();
        }
        let unfinished = issue::unfinished(path, warned.value.plan())?;
        let unfinished: Vec<_> = unfinished
            .into_iter()
            .map(|left| Kept::unfinished(path, left))
            .collect();
        if let Some(issue) = unfinished.first().filter(|_| out_dir.is_none()) {
            // To finish an issue is to write its files.
            for file in &mut kept {
                file.fix.clone_from(&issue.fix);
            }
        }
        kept.extend(self.schema(path).map(Kept::from));
        kept.extend(unfinished);
        let verdict = self.tell(path, report, &kept, unrendered);
        for line in from_before.into_iter().filter(|_| !self.brief) {
            self.messages.line(line);
        }
        Ok(verdict)
    }

    /// Returns the schema that a source names, if it is out of date and not reported yet. A run that looks
    /// for files in another folder leaves it alone.
    fn schema(&mut self, path: &Path) -> Option<Outdated> {
        let outdated = Outdated::of(path).filter(|_| self.args.out_dir.is_none())?;
        let is_new = self.schemas.insert(files::place(&outdated.place).ok()?);
        is_new.then_some(outdated)
    }

    /// Returns the faults of a report to show. With many schedules, notes are only counted unless they are
    /// denied.
    fn visible(&mut self, report: Report) -> Report {
        if !self.brief || matches!(self.args.deny, Some(Deny::Notes)) {
            return report;
        }
        *self.notes += report.count(Severity::Note);
        report.at_least(Severity::Warning)
    }

    /// Says whether the files of a source are up to date, and what mends them.
    fn tell(&mut self, path: &Path, report: Report, kept: &[Kept], unrendered: bool) -> Verdict {
        let args = self.args;
        let name = path.display().to_string();
        let fix = command(&[&name], args.out_dir.as_deref());
        let stale: Vec<_> = kept
            .iter()
            .filter_map(|file| {
                let place = findings::name(args.format, &file.place);
                let fix = file.fix.as_ref().unwrap_or(&fix);
                let stale = Stale::new(place, file.difference?, fix);
                Some(stale.with_changes(file.changes.iter().cloned()))
            })
            .collect();
        let (of, number) = (kept.len(), stale.len());
        let commands: BTreeSet<_> = stale.iter().map(|file| file.fix.clone()).collect();
        self.messages.add(report, stale);
        if number > 0 {
            self.messages.line(differences(&name, kept));
            let fix = Vec::from_iter(commands).join("; ");
            let line = format!("{name}: {number} of {of} files out of date; to mend it: {fix}\n");
            self.messages.line(line);
            return Verdict::Stale;
        }
        if !self.brief {
            let line = if unrendered {
                format!("{name}: no errors, not rendered yet; to render it: {fix}\n")
            } else {
                let files = counted(of, "file");
                format!("{name}: no errors, {files} up to date\n")
            };
            self.messages.line(line);
        }
        if unrendered {
            Verdict::Unrendered
        } else {
            Verdict::Well
        }
    }
}

/// Returns the days and the balance.
fn time(name: &str, schedule: &Schedule, by_group: bool) -> String {
    let balance = Balance::of(schedule);
    let groups = by_group.then(|| summary::balance_by_group(&balance));
    summary::balance_line(name, schedule.plan(), &balance) + &groups.unwrap_or_default()
}

fn denied(report: &Report, deny: Option<Deny>) -> Verdict {
    let heaviest = match deny {
        None => return Verdict::Well,
        Some(Deny::Warnings) => Severity::Warning,
        Some(Deny::Notes) => Severity::Note,
    };
    if report.at_least(heaviest).is_empty() {
        Verdict::Well
    } else {
        Verdict::Faulty
    }
}

/// Returns the command that writes the files of sources again.
fn command(sources: &[&str], out_dir: Option<&Path>) -> String {
    let into = out_dir.map_or_else(String::new, |folder| {
        format!(
            " --out-dir {}",
            files::quoted(&folder.display().to_string())
        )
    });
    let sources: Vec<_> = sources.iter().map(|source| files::quoted(source)).collect();
    format!("plenary render --write{into} {}", sources.join(" "))
}
