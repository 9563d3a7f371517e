//! The bodies that meet, and the people in their offices.

use serde::Serialize;

use super::Access;
use crate::{
    keywords::{Role, Rolling},
    text::{Livestream, Text},
};

/// A working group or a sub-working group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Group {
    /// How meetings refer to it: `WGETI`, `WGETI/exchange`.
    pub id: String,
    /// For a sub-working group, the place of its group in [`Plan::groups`](super::Plan::groups).
    pub parent: Option<usize>,
    /// What it is called in a cell: its key unless an acronym is given.
    pub acronym: Text,
    /// Its full name.
    pub name: Option<Text>,
    /// Its offices, in the order chair, co-chairs, vice-chair, facilitator, rapporteur.
    pub offices: Vec<Office>,
    /// What an early end does to its meetings, instead of the schedule's rule.
    pub rolling: Option<Rolling>,
    /// Who may attend its meetings.
    pub access: Option<Access>,
    /// Where its meetings can be watched, or that they cannot.
    pub livestream: Option<Livestream>,
    /// The number of its first sitting.
    pub numbered_from: Option<u32>,
}

/// An office, and who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Office {
    /// Which office.
    pub role: Role,
    /// Who holds it.
    pub holder: Holder,
}

/// Who holds an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Holder {
    /// Nobody yet.
    Vacant,
    /// The person of this name.
    Person(Text),
}
