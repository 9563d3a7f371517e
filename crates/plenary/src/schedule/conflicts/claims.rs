//! Claims of rooms, people and bodies by time, and the conflicts between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    fault::{Fault, Faults},
    plan::Activity,
    time::Moment,
};

/// A time at which an activity needs something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    pub(super) starts: Moment,
    pub(super) ends: Moment,
    pub(super) activity: Activity,
}

/// The claims of each of many, by name.
#[derive(Default)]
pub(super) struct Claims(BTreeMap<String, Vec<Claim>>);

impl Claims {
    pub(super) fn add(&mut self, name: impl AsRef<str> + Into<String>, claim: Claim) {
        match self.0.get_mut(name.as_ref()) {
            Some(claims) => claims.push(claim),
            None => _ = self.0.insert(name.into(), vec![claim]),
        }
    }

    /// Returns the faults of claims that overlap, one for each two activities: in order of time,
    /// each is compared with the one that goes on longest. Two may be together where they have no fault.
    pub(super) fn conflicts<F: Into<Option<Fault>>>(
        self,
        fault: impl Fn(&str, &Claim, &Claim) -> F,
    ) -> Faults {
        let mut seen = BTreeSet::new();
        let mut faults = Faults::new();
        for (name, mut claims) in self.0 {
            claims.sort();
            let mut longest: Option<Claim> = None;
            for claim in claims {
                let at_once = longest
                    .filter(|other| other.ends > claim.starts && other.activity != claim.activity);
                if let Some(other) = at_once
                    && seen.insert((
                        other.activity.min(claim.activity),
                        other.activity.max(claim.activity),
                    ))
                {
                    faults.extend(fault(&name, &claim, &other).into());
                }
                if longest.is_none_or(|other| other.ends < claim.ends) {
                    longest = Some(claim);
                }
            }
        }
        faults
    }
}
