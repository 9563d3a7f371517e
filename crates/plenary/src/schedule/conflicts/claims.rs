//! What is needed when, and where it is needed twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    fault::{Fault, Faults},
    time::Moment,
};

/// What is held at a time: a meeting or an event, by its place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Meeting(usize),
    Event(usize),
}

/// From when to when something is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Need {
    pub(super) starts: Moment,
    pub(super) ends: Moment,
    pub(super) what: What,
}

/// When each of many is needed, by its name.
#[derive(Default)]
pub(super) struct Claims(BTreeMap<String, Vec<Need>>);

impl Claims {
    pub(super) fn add(&mut self, name: impl AsRef<str> + Into<String>, need: Need) {
        match self.0.get_mut(name.as_ref()) {
            Some(needs) => needs.push(need),
            None => _ = self.0.insert(name.into(), vec![need]),
        }
    }

    /// The faults of what is needed twice at once, one for each two that need it: in order of time
    /// each is held beside the one that goes on longest.
    pub(super) fn clashes(self, fault: impl Fn(&str, &Need, &Need) -> Fault) -> Faults {
        let mut seen = BTreeSet::new();
        let mut faults = Faults::new();
        for (name, mut needs) in self.0 {
            needs.sort();
            let mut longest: Option<Need> = None;
            for need in needs {
                let at_once = longest.filter(|other| other.ends > need.starts);
                let at_once = at_once.filter(|other| other.what != need.what);
                if let Some(other) = at_once
                    && seen.insert((other.what.min(need.what), other.what.max(need.what)))
                {
                    faults.push(fault(&name, &need, &other));
                }
                if longest.is_none_or(|other| other.ends < need.ends) {
                    longest = Some(need);
                }
            }
        }
        faults
    }
}
