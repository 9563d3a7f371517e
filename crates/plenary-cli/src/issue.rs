//! `plenary issue`: issues a schedule, and keeps what went out.

mod kept;
mod language;
mod refused;

use std::path::Path;

use plenary::{
    Changes, Report, Schedule, Severity, Source,
    chrono::NaiveDate,
    edit::{self, Issue},
};

use self::kept::Kept;
pub(crate) use self::kept::{Unfinished, unfinished};
use crate::{
    args::IssueArgs,
    clock, diff, docx, files, held_back,
    outcome::{Failure, Outcome, print, show},
    writing,
};

pub(crate) fn run(args: &IssueArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    if files::is_stdin(path) {
        let message = "the standard input has no name to keep an issue under: give a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    let name = path.display().to_string();
    let read = files::source(path, name)?;
    let compiled = read.and_then(|source| {
        let schedule = plenary::compile(&source)?.value;
        Ok((source, schedule))
    });
    let (source, schedule) = match compiled {
        Ok(compiled) => compiled,
        Err(report) => return faulty(&report),
    };
    let work = Work {
        path,
        stem: files::stem(path)?,
        on: args.on,
        source,
        schedule,
    };
    let done = match args.lang {
        Some(language) => work.complete(language)?,
        None if args.correction => work.correct()?,
        None => work.issue(args.from.as_deref())?,
    };
    match done {
        Ok(()) => Ok(Outcome::Well),
        Err(report) => faulty(&report),
    }
}

fn faulty(report: &Report) -> Result<Outcome, Failure> {
    show(report)?;
    Ok(Outcome::Faulty)
}

/// Faults of the schedule, or nothing once it is issued.
type Done = Result<(), Report>;

/// A schedule that is about to be issued.
struct Work<'a> {
    path: &'a Path,
    stem: String,
    /// The day that was given.
    on: Option<NaiveDate>,
    source: Source,
    schedule: Schedule,
}

impl Work<'_> {
    /// Issues the facts as they are now.
    fn issue(&self, from: Option<&str>) -> Result<Done, Failure> {
        let base = match from {
            Some(version) => match self.issued_before(version)? {
                Ok(base) => base,
                Err(report) => return Ok(Err(report)),
            },
            None => self.source.clone(),
        };
        if let Some(issued) = base.issued()
            && !differs(issued, &base)
        {
            // A run that was stopped before the last file is finished.
            self.write_before_issue(&base, from.is_some())?;
            return self.finish(&self.schedule);
        }
        let day = self.day(&base)?;
        Ok(match edit::issue(&base, day, &self.stem) {
            Ok(issue) => self.put(&issue, None)?,
            Err(report) => Err(report),
        })
    }

    /// Corrects the paper of the last issue.
    fn correct(&self) -> Result<Done, Failure> {
        let name = self.path.display();
        let Some(issued) = self.schedule.issued() else {
            let typed = files::quoted(&name.to_string());
            return Err(Failure::Usage(format!(
                "nothing of `{name}` has been issued that could be corrected: plenary issue {typed}"
            )));
        };
        let changes = changes(issued, &self.schedule);
        if changes.iter().all(|changes| changes.changed.is_empty()) {
            return self.finish(&self.schedule);
        }
        refused::unless_paper_alone(self.path, &changes)?;
        let day = match self.leftover_day() {
            Some(day) => day,
            None => self.today()?,
        };
        Ok(match edit::correct(&self.source, day, &self.stem) {
            Ok(issue) => self.put(&issue, Some(day))?,
            Err(report) => Err(report),
        })
    }

    /// Returns the source as if the version that went out had been issued when it did.
    fn issued_before(&self, version: &str) -> Result<Result<Source, Report>, Failure> {
        if let Some(kept) = self.schedule.plan().as_issued() {
            return Err(Failure::Usage(format!(
                "the last issue is kept already, as `{kept}`: leave --from away"
            )));
        }
        let issued = match diff::read(version)? {
            Ok(issued) => issued,
            Err(report) => return Ok(Err(report)),
        };
        let day = match plenary::compile_alone(&issued) {
            Ok(warned) => issued_on(&warned.value),
            Err(report) => return Ok(Err(report)),
        };
        let Some(day) = day else {
            return Err(Failure::Usage(format!(
                "`{version}` does not say when it was issued: write a line such as `issued = 2026-01-16` \
                 into `{}`, and leave --from away to issue it as it is",
                self.path.display()
            )));
        };
        let both = edit::issue(&issued, day, &self.stem)
            .and_then(|kept| Ok((kept, edit::issue(&self.source, day, &self.stem)?)));
        Ok(both.map(|(kept, now)| now.source.as_issued(kept.kept)))
    }

    /// Keeps the version that went out before and names it in the source, if it was given.
    fn write_before_issue(&self, base: &Source, was_given: bool) -> Result<(), Failure> {
        if let Some(kept) = base.issued().filter(|_| was_given) {
            Kept::of(self.path, kept)?.put()?;
            files::replace(self.path, &self.source, base.text())?;
        }
        Ok(())
    }

    /// Returns the day of the issue: as given, else that of a run that was stopped, else as the source says
    /// for an issue that was not kept, else today's.
    fn day(&self, base: &Source) -> Result<NaiveDate, Failure> {
        if let Some(day) = self.on.or_else(|| self.leftover_day()) {
            return self.plausible(day);
        }
        let is_kept = base.issued().is_some();
        match issued_on(&self.schedule).filter(|_| !is_kept) {
            Some(day) => {
                self.as_written(day)?;
                Ok(day)
            }
            None => self.today(),
        }
    }

    /// Refuses to keep as issued on a day what differs from the files that were written before.
    fn as_written(&self, day: NaiveDate) -> Result<(), Failure> {
        let folder = files::folder(self.path, None);
        for file in docx::files(self.path, folder, &self.schedule)? {
            let place = folder.join(&file.name);
            if files::contents(&place)?.is_some_and(|now| now != file.bytes) {
                let (place, name) = (place.display(), self.path.display());
                let typed = files::quoted(&name.to_string());
                let today = clock::local(self.schedule.plan())?.date();
                return Err(Failure::Usage(format!(
                    "`{place}` is not what `{name}` renders to now; if it went out on {day}, give the \
                     schedule as it was: plenary issue {typed} --from HEAD:{typed}; if nothing has gone \
                     out: plenary issue {typed} --on {today}"
                )));
            }
        }
        Ok(())
    }

    fn today(&self) -> Result<NaiveDate, Failure> {
        match self.on {
            Some(day) => self.plausible(day),
            None => self.plausible(clock::local(self.schedule.plan())?.date()),
        }
    }

    /// Refuses a day that was mistyped, as nothing issues a paper again on an earlier one; and a day before that of
    /// the last issue.
    fn plausible(&self, day: NaiveDate) -> Result<NaiveDate, Failure> {
        let today = clock::local(self.schedule.plan())?.date();
        if (day - today).num_days() > MOST_DAYS_AHEAD {
            return Err(Failure::Usage(format!(
                "{day} is still to come, and today is {today}: issue the schedule when the paper goes out, or give its day"
            )));
        }
        let last = self.schedule.issued().and_then(issued_on);
        match last.filter(|last| day < *last) {
            Some(last) => Err(Failure::Usage(format!(
                "the last issue is of {last}, and this one would be of {day}: give its day, as in --on {last}"
            ))),
            None => Ok(day),
        }
    }

    /// Returns the day of an issue that was not finished, if the facts are still those of that issue.
    fn leftover_day(&self) -> Option<NaiveDate> {
        let left = unfinished(self.path, self.schedule.plan()).ok()?;
        let kept = left.into_iter().next()?.source()?;
        let revision = plenary::compile_alone(&kept)
            .ok()?
            .value
            .plan()
            .revision()?;
        let day = revision.reissued.or(revision.issued)?;
        let again = if revision.reissued.is_some() {
            edit::correct(&self.source, day, &self.stem)
        } else {
            edit::issue(&self.source, day, &self.stem)
        };
        (again.ok()?.kept.text() == kept.text()).then_some(day)
    }

    /// Keeps the issue, writes it into the source, and then writes its files.
    fn put(&self, issue: &Issue, reissued: Option<NaiveDate>) -> Result<Done, Failure> {
        let warned = match plenary::compile(&issue.source) {
            Ok(warned) => warned,
            Err(report) => return Ok(Err(report)),
        };
        show(&warned.warnings.at_least(Severity::Warning))?;
        let before = self.source.clone();
        let files = writing::Ready::of(self.path, &warned.value)?;
        let earlier = issue.source.earlier().filter(|_| reissued.is_none());
        let kept = Kept::of(self.path, &issue.kept)?;
        let mut new = Vec::new();
        if let Some(earlier) = earlier {
            let earlier = Kept::of(self.path, earlier)?;
            new.extend(earlier.put()?.then_some(earlier));
        }
        let is_new = kept.put()?;
        if let Err(failure) = files::replace(self.path, &before, issue.source.text()) {
            // An issue that the source cannot name has not gone out.
            let unnamed = new.iter().chain(is_new.then_some(&kept));
            unnamed.for_each(Kept::remove);
            return Err(failure);
        }
        let name = self.path.display();
        let what = match (issue.number, reissued) {
            (number, Some(day)) => format!("{} reissued on {day}", issue_name(number)),
            (number, None) => format!("{} of {}", issue_name(number), last_day(&warned.value)),
        };
        let kept_as = if kept.replaces_another() {
            "an issue that was not finished is replaced; kept as issued"
        } else if is_new {
            "kept as issued"
        } else {
            "the issue that was not finished is finished"
        };
        print(&format!("{}: {kept_as}\n{name}: {what}\n", kept.name()))?;
        for line in held_back::left_out(self.path, None, &warned.value)? {
            print(&line)?;
        }
        files.put()?;
        Ok(Ok(()))
    }

    /// Says that nothing has changed, and writes the files that are not there yet.
    fn finish(&self, schedule: &Schedule) -> Result<Done, Failure> {
        let name = self.path.display();
        let number = schedule.plan().revision().map_or(0, |last| last.number);
        let day = last_day(schedule);
        let issue = issue_name(number);
        print(&format!(
            "{name}: nothing has changed since {issue} of {day}, and nothing new is issued\n"
        ))?;
        writing::Ready::of(self.path, schedule)?.put()?;
        Ok(Ok(()))
    }
}

/// The most days by which a paper may be dated ahead.
const MOST_DAYS_AHEAD: i64 = 31;

/// Returns the name of an issue in a sentence.
fn issue_name(number: u32) -> String {
    match number {
        0 => "the first issue".to_owned(),
        number => format!("Rev.{number}"),
    }
}

fn last_day(schedule: &Schedule) -> String {
    issued_on(schedule).map_or_else(String::new, |day| day.to_string())
}

/// Returns the day on which a version was issued.
fn issued_on(schedule: &Schedule) -> Option<NaiveDate> {
    let plan = schedule.plan();
    let revision = plan.revision();
    revision
        .and_then(|revision| revision.issued)
        .or(plan.issued())
}

/// True if a reader of some language sees something else than in the issued version.
fn differs(issued: &Source, now: &Source) -> bool {
    let compiled = [issued, now].map(|source| plenary::compile_alone(source).ok());
    let [Some(issued), Some(now)] = compiled else {
        return true;
    };
    let all = changes(&issued.value, &now.value);
    all.iter().any(|changes| !changes.changed.is_empty())
}

/// Returns the changes that readers of each language see.
fn changes(issued: &Schedule, now: &Schedule) -> Vec<Changes> {
    let languages = now.plan().finished_languages();
    let between = |language| {
        let views = [issued, now].map(|schedule| schedule.view_or_first(language));
        Changes::between(&views[0], &views[1])
    };
    languages.map(between).collect()
}
