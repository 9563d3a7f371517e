//! How the page of an annex is laid out, and what stands on it beside meetings.

use serde::Serialize;

/// How an annex lays out its days and tracks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Layout {
    /// A table for each week, with days as columns.
    Week,
    /// A table for each day, with tracks as columns.
    Day,
    /// No table: the list of meetings alone.
    List,
}

impl Layout {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Week, Self::Day, Self::List];

    /// Returns the word in a source and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Day => "day",
            Self::List => "list",
        }
    }
}

/// How the column of a day is headed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DayHeading {
    /// `Monday`.
    Weekday,
    /// `16 March`.
    Date,
    /// `Monday 16 March`.
    Both,
}

impl DayHeading {
    pub(crate) const ALL: &[Self] = &[Self::Weekday, Self::Date, Self::Both];

    /// Returns the word in a source.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::Date => "date",
            Self::Both => "both",
        }
    }
}

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EventKind {
    /// None of the others.
    #[default]
    Event,
    /// An opening, a closing, a signing.
    Ceremony,
    /// Coffee, lunch.
    Break,
    /// A reception.
    Reception,
    /// Registration and badges.
    Registration,
    /// What others hold beside the meetings.
    SideEvent,
    /// An exhibition.
    Exhibition,
    /// The room, or the interpreters, cannot be had.
    Unavailable,
}

impl EventKind {
    pub(crate) const ALL: &[Self] = &[
        Self::Event,
        Self::Ceremony,
        Self::Break,
        Self::Reception,
        Self::Registration,
        Self::SideEvent,
        Self::Exhibition,
        Self::Unavailable,
    ];

    /// Returns the word in a source.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Ceremony => "ceremony",
            Self::Break => "break",
            Self::Reception => "reception",
            Self::Registration => "registration",
            Self::SideEvent => "side-event",
            Self::Exhibition => "exhibition",
            Self::Unavailable => "unavailable",
        }
    }

    /// True if meetings flow round it where it lies in a session, unless the source says otherwise.
    #[must_use]
    pub const fn takes_time(self) -> bool {
        match self {
            Self::Event | Self::Ceremony | Self::Break | Self::Reception | Self::Unavailable => {
                true
            }
            Self::Registration | Self::SideEvent | Self::Exhibition => false,
        }
    }
}

/// How certain an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EventStatus {
    /// It is settled.
    #[default]
    Confirmed,
    /// It is to be confirmed.
    Tbc,
    /// It is not held.
    Cancelled,
}

impl EventStatus {
    pub(crate) const ALL: &[Self] = &[Self::Confirmed, Self::Tbc, Self::Cancelled];

    /// Returns the word in a source.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Tbc => "tbc",
            Self::Cancelled => "cancelled",
        }
    }
}
