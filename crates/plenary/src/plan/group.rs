//! The bodies that meet, and the people in their offices.

use super::{Access, GroupId};
use crate::{
    keywords::{Role, Rolling},
    text::{Livestream, Text},
};

/// A working group or a sub-working group.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// The identifier by which meetings refer to it: `WGETI`, `WGETI/exchange`.
    pub id: String,
    /// The working group of a sub-working group.
    pub parent: Option<GroupId>,
    /// The name in a cell: its key unless an acronym is given.
    pub acronym: Text,
    /// Its full name.
    pub name: Option<Text>,
    /// Its offices, in the order chair, co-chairs, vice-chair, facilitator, rapporteur.
    pub offices: Vec<Office>,
    /// The effect of an early end on its meetings, instead of the schedule's rule.
    pub rolling: Option<Rolling>,
    /// The access to its meetings.
    pub access: Option<Access>,
    /// The livestream of its meetings, or the statement that there is none.
    pub livestream: Option<Livestream>,
    /// The number of its first sitting.
    pub numbered_from: Option<u32>,
}

/// An office, and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Office {
    /// Which office.
    pub role: Role,
    /// The holder.
    pub holder: Holder,
}

/// The holder of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Holder {
    /// Nobody yet.
    Vacant,
    /// The person of this name.
    Person(Text),
}
