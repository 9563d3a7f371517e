//! Counts of a run over several schedules, in one sentence.

use std::fmt::{self, Display};

use crate::outcome::Outcome;

/// More schedules than anybody reads a line for each of, if there is nothing to be done about it.
const FEW: usize = 20;

/// True if of so many schedules only those are spoken of that ask for something.
pub(crate) fn is_many(schedules: usize) -> bool {
    schedules > FEW
}

/// Verdicts on a schedule, from good to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    Well,
    /// None of its files has been rendered yet.
    Unrendered,
    /// A rendered file is missing, or not what the source renders to.
    Stale,
    /// It has errors, or what counts as such.
    Faulty,
    /// It could not be read, or its files could not.
    Undone,
}

impl From<Verdict> for Outcome {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Well | Verdict::Unrendered => Self::Well,
            Verdict::Stale | Verdict::Faulty => Self::Faulty,
            Verdict::Undone => Self::Undone,
        }
    }
}

/// Number of schedules of each verdict.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    well: usize,
    unrendered: usize,
    stale: usize,
    faulty: usize,
    undone: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Well => &mut self.well,
            Verdict::Unrendered => &mut self.unrendered,
            Verdict::Stale => &mut self.stale,
            Verdict::Faulty => &mut self.faulty,
            Verdict::Undone => &mut self.undone,
        } += 1;
    }

    pub(crate) fn number(&self) -> usize {
        self.well + self.unrendered + self.stale + self.faulty + self.undone
    }

    pub(crate) fn outcome(&self) -> Outcome {
        if self.undone > 0 {
            Outcome::Undone
        } else if self.stale + self.faulty > 0 {
            Outcome::Faulty
        } else {
            Outcome::Well
        }
    }

    /// Returns the same, where no file is looked at.
    pub(crate) fn of_sources(&self) -> String {
        self.sentence("without errors")
    }

    fn sentence(&self, well: &str) -> String {
        let kinds = [
            (self.well, well),
            (self.unrendered, "not rendered yet"),
            (self.stale, "out of date"),
            (self.faulty, "with errors"),
            (self.undone, "that could not be read"),
        ];
        if self.well == self.number() {
            return format!("{}: all {well}", counted(self.well, "schedule"));
        }
        let there = kinds.iter().filter(|(number, _)| *number > 0);
        let said: Vec<_> = there
            .map(|(number, kind)| format!("{number} {kind}"))
            .collect();
        format!(
            "{}: {}",
            counted(self.number(), "schedule"),
            said.join(", ")
        )
    }

    /// Returns the verb for what writing all files does, if there is something to do and nothing stands in
    /// its way.
    pub(crate) fn what_writing_does(&self) -> Option<&'static str> {
        let verb = match (self.stale, self.unrendered) {
            (0, 0) => return None,
            (0, _) => "render",
            _ => "mend",
        };
        (self.faulty + self.undone == 0).then_some(verb)
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence("up to date"))
    }
}

/// Returns a number of things.
pub(crate) fn counted(number: usize, one: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {one}{plural}")
}
