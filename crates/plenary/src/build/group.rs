//! A group put together in Rust.

use super::GroupBuilder;
use crate::{
    document::{Group, Office, Slot},
    keywords::{Role, Rolling},
    text::Wording,
};

impl GroupBuilder {
    /// A group with this key, which is its acronym too unless another is given.
    pub fn new(key: impl Into<String>) -> Self {
        Self(Group {
            key: key.into(),
            ..Group::default()
        })
    }

    /// Its full name.
    pub fn name(mut self, name: impl Into<Wording>) -> Self {
        self.0.name = Slot::Given(name.into());
        self
    }

    /// What it is called in a cell.
    pub fn acronym(mut self, acronym: impl Into<Wording>) -> Self {
        self.0.acronym = Slot::Given(acronym.into());
        self
    }

    /// One more holder of an office, or `"vacant"`.
    pub fn office(mut self, role: Role, holder: impl Into<Wording>) -> Self {
        let alike = |office: &&Office| office.role == role;
        let earlier = self.0.offices.iter().filter(alike).count();
        self.0.offices.push(Office {
            role,
            place: role.is_shared().then_some(earlier),
            holder: holder.into(),
        });
        self
    }

    /// What an early end does to its meetings, instead of the schedule's rule.
    pub fn rolling(mut self, rolling: Rolling) -> Self {
        self.0.rolling = Slot::Given(rolling);
        self
    }

    /// One more sub-working group; meetings call it `GROUP/key`.
    pub fn subgroup(mut self, subgroup: GroupBuilder) -> Self {
        self.0.subgroups.push(subgroup.0);
        self
    }
}
