//! The errors of a schedule counted, to compare it with a changed one.

use std::collections::BTreeMap;

use super::{Code, Fault, Severity};

/// How many errors of each kind stand at each place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Errors(BTreeMap<(Code, String), usize>);

impl Errors {
    pub(crate) fn of(faults: &[Fault]) -> Self {
        let mut errors = Self::default();
        let wrong = faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error);
        wrong.for_each(|fault| *errors.0.entry(key(fault)).or_default() += 1);
        errors
    }

    /// True if after a change one of these errors is gone and none has come.
    pub(crate) fn are_fewer_by(&self, fault: &Fault, after: &Self) -> bool {
        let gone = key(fault);
        after.0.iter().all(|(key, number)| {
            let before = self.0.get(key).copied().unwrap_or(0);
            *number <= before.saturating_sub(usize::from(*key == gone))
        })
    }
}

fn key(fault: &Fault) -> (Code, String) {
    (fault.code, fault.place.path.to_string())
}
