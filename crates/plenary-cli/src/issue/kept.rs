//! The file of an issue beside its source.

use std::{
    fs,
    path::{Path, PathBuf},
};

use plenary::{Plan, Source, edit::Issue};

use crate::{files, outcome::Failure};

/// A kept issue, and the place where it stands.
pub(super) struct Kept<'s> {
    place: PathBuf,
    source: &'s Source,
    /// The bytes that stand there already.
    now: Option<Vec<u8>>,
}

impl<'s> Kept<'s> {
    /// Looks at the place of an issue beside a source.
    ///
    /// # Errors
    /// If something stands there that is no issue of this schedule.
    pub(super) fn of(path: &Path, source: &'s Source) -> Result<Self, Failure> {
        let file = Path::new(source.name()).file_name().unwrap_or_default();
        let place = files::folder(path, None).join(file);
        let now = files::contents(&place)?;
        let kept = Self { place, source, now };
        if let Some(now) = &kept.now
            && !kept.is_stopped(now)
        {
            let place = kept.place.display();
            return Err(Failure::Usage(format!(
                "`{place}` is there already, and is no issue of this schedule that was not finished: \
                 move it away"
            )));
        }
        Ok(kept)
    }

    /// True if the bytes are these, or those of a run that was stopped before the source named them.
    fn is_stopped(&self, now: &[u8]) -> bool {
        if now == self.source.text().as_bytes() {
            return true;
        }
        let of = |source: &Source| {
            let schedule = plenary::compile_alone(source).ok()?.value;
            let plan = schedule.plan();
            Some((plan.conference().clone(), plan.revision()?.number))
        };
        let there = Source::from_bytes("", now).ok().and_then(|now| of(&now));
        there.is_some() && there == of(self.source)
    }

    /// Puts the issue in its place. True if nothing stood there.
    pub(super) fn put(&self) -> Result<bool, Failure> {
        let Some(now) = &self.now else {
            return files::create(&self.place, self.source.text());
        };
        if now != self.source.text().as_bytes() {
            let before = Source::new("", String::from_utf8_lossy(now));
            files::replace(&self.place, &before, self.source.text())?;
        }
        Ok(false)
    }

    /// True if an issue stands there that was not finished, and is another than this one.
    pub(super) fn replaces_another(&self) -> bool {
        let now = self.now.as_deref();
        now.is_some_and(|now| now != self.source.text().as_bytes())
    }

    pub(super) fn remove(&self) {
        // A copy that nobody names does no harm: the next run takes it for one that was stopped.
        let _ = fs::remove_file(&self.place);
    }

    pub(super) fn name(&self) -> String {
        self.place.display().to_string()
    }
}

/// An issue that was kept, and that its source does not name.
pub(crate) struct Unfinished {
    pub(crate) place: PathBuf,
    /// True if it corrects the last issue.
    pub(crate) is_correction: bool,
}

impl Unfinished {
    /// Returns the kept version.
    pub(super) fn source(&self) -> Option<Source> {
        let bytes = files::contents(&self.place).ok()??;
        Source::from_bytes(self.place.display().to_string(), &bytes).ok()
    }
}

/// Returns the issues beside a source that were kept before the run was stopped.
pub(crate) fn unfinished(path: &Path, plan: &Plan) -> Result<Vec<Unfinished>, Failure> {
    let names = Issue::next_names(plan, &files::stem(path)?);
    let found = names
        .into_iter()
        .enumerate()
        .map(|(kind, name)| Unfinished {
            place: files::folder(path, None).join(name),
            is_correction: kind == 1,
        });
    Ok(found.filter(|found| found.place.is_file()).collect())
}
