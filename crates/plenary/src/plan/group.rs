//! The bodies that meet, and the people in their offices.

use std::fmt;

use serde::Serialize;

use crate::text::Text;

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

/// The kinds of office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Role {
    /// Presides over the conference.
    President,
    /// Chairs a group alone.
    Chair,
    /// Chairs a group with others.
    CoChair,
    /// Stands in for the chair.
    ViceChair,
    /// Leads the work of a group.
    Facilitator,
    /// Reports on it.
    Rapporteur,
}

impl Role {
    /// The offices that a group can have.
    pub(crate) const OF_GROUPS: [Self; 5] = [
        Self::Chair,
        Self::CoChair,
        Self::ViceChair,
        Self::Facilitator,
        Self::Rapporteur,
    ];

    /// The key that the office has in a source.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::President => "president",
            Self::Chair => "chair",
            Self::CoChair => "co-chairs",
            Self::ViceChair => "vice-chair",
            Self::Facilitator => "facilitator",
            Self::Rapporteur => "rapporteur",
        }
    }

    /// Whether several people hold the office at once.
    pub(crate) const fn is_shared(self) -> bool {
        matches!(self, Self::CoChair)
    }
}

impl fmt::Display for Role {
    /// The office in English: `co-chair`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CoChair => "co-chair",
            other => other.key(),
        })
    }
}
