//! A language that comes later than the issue, which it completes.

use plenary::{
    Language,
    sheet::{self, Reason, Taken},
};

use super::{Done, Work, issue_name, last_day};
use crate::{
    files,
    outcome::{Failure, print},
    tally::counted,
    writing,
};

impl Work<'_> {
    /// Completes the last issue by a language: the kept version gets its texts, and its files are written.
    /// The number and the day stay.
    pub(super) fn complete(&self, language: Language) -> Result<Done, Failure> {
        let name = self.path.display();
        let Some(kept) = self.source.issued() else {
            return Err(Failure::Usage(format!(
                "nothing of `{name}` has been issued that `{language}` could complete: issue it first"
            )));
        };
        self.has(language)?;
        let is_kept =
            plenary::compile_alone(kept).is_ok_and(|kept| kept.value.view(language).is_some());
        if is_kept {
            return self.finish(&self.schedule);
        }
        if self.schedule.is_draft() {
            return Err(Failure::Usage(format!(
                "the plan was edited since the last issue, and `{language}` completes that issue alone; \
                 `plenary diff {typed}` says what was edited: take it back, or issue all of it: plenary issue {typed}",
                typed = files::quoted(&name.to_string())
            )));
        }
        let taken = match sheet::complete(kept, &self.source, language) {
            Ok(taken) => taken,
            Err(sheet::TakeError::Source(report)) => return Ok(Err(report)),
            Err(other) => return Err(Failure::Usage(other.to_string())),
        };
        unless_texts_differ(&taken, language)?;
        let ready = writing::Ready::of(self.path, &self.schedule)?;
        let file = self.schedule.plan().as_issued().unwrap_or_default();
        let place = files::folder(self.path, None).join(file);
        files::replace(&place, kept, taken.source.text())?;
        let number = self
            .schedule
            .plan()
            .revision()
            .map_or(0, |last| last.number);
        let (issue, day) = (issue_name(number), last_day(&self.schedule));
        print(&format!(
            "{}: kept in `{language}` too\n{name}: {issue} of {day}, in `{language}` too\n",
            place.display()
        ))?;
        ready.put()?;
        Ok(Ok(()))
    }

    /// Refuses a language that the schedule does not list, or that is not finished.
    fn has(&self, language: Language) -> Result<(), Failure> {
        let name = self.path.display().to_string();
        let plan = self.schedule.plan();
        if !plan.languages().contains(&language) {
            return Err(Failure::Usage(format!(
                "`{name}` is not written in `{language}`: add it to `languages` at its top"
            )));
        }
        let mut unfinished = plan.unfinished_languages().iter();
        match unfinished.find(|unfinished| unfinished.language == language) {
            Some(unfinished) => Err(Failure::Usage(format!(
                "{} missing in `{language}`: plenary texts {} --to {language}",
                is_counted(unfinished.missing.len()),
                files::quoted(&name)
            ))),
            None => Ok(()),
        }
    }
}

/// Refuses texts that are not those of the issue.
fn unless_texts_differ(taken: &Taken, language: Language) -> Result<(), Failure> {
    let left = taken.left.iter();
    let changed = left.filter(|left| left.reason == Reason::TextChanged);
    let mut paths: Vec<_> = changed.map(|left| format!("  {}", left.path)).collect();
    paths.extend(taken.missing.iter().map(|path| format!("  {path}")));
    if paths.is_empty() {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "these texts of the issue have no text in `{language}`, as they are others now:\n{}",
        paths.join("\n")
    )))
}

fn is_counted(number: usize) -> String {
    let verb = if number == 1 { "is" } else { "are" };
    format!("{} {verb}", counted(number, "text"))
}
