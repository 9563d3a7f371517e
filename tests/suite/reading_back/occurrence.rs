//! What there is to tell of an occurrence.

use std::fmt::{Display, Write};

use chrono::{DateTime, FixedOffset, NaiveDate};

/// Something that a reader is shown at one time.
#[derive(Debug, Clone, Default)]
pub(super) struct Occurrence {
    pub(super) key: String,
    pub(super) kind: Kind,
    /// The day on which it is listed.
    pub(super) day: NaiveDate,
    pub(super) starts: Option<DateTime<FixedOffset>>,
    pub(super) ends: Option<DateTime<FixedOffset>>,
    pub(super) standing: Standing,
    /// What it is called in full, part by part, without blanks.
    pub(super) names: Vec<String>,
    /// The same in a cell of a table.
    pub(super) short: Vec<String>,
    pub(super) numbers: Vec<(String, u64)>,
    /// Its room, without blanks.
    pub(super) room: Option<String>,
    pub(super) people: People,
    /// Place among the sittings of its meeting, from 1.
    pub(super) ordinal: u64,
    /// True if it takes up a meeting that was adjourned, which is called continued too.
    pub(super) takes_up: bool,
    pub(super) after: Option<After>,
    /// What the meeting is called at whose end it begins.
    pub(super) follows: Option<Vec<String>>,
    /// True of an event that concerns all tracks, which tables may tell in each.
    pub(super) is_of_all: bool,
    /// Whether it, or its hour, is to be confirmed.
    pub(super) is_unsettled: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Sitting,
    Event,
    Closed,
    Deadline,
}

/// Whether something is held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Standing {
    #[default]
    Held,
    Cancelled,
    Postponed,
}

/// Who chairs, leads, reports and speaks.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    /// Who is named for the meeting itself.
    pub(super) own: Vec<String>,
    /// Who holds the offices of its groups.
    pub(super) of_groups: Vec<String>,
    pub(super) vice_chairs: Vec<String>,
    pub(super) speakers: Vec<String>,
}

/// What a meeting waits for.
#[derive(Debug, Clone)]
pub(super) struct After {
    /// What each of the meetings is called.
    pub(super) names: Vec<Vec<String>>,
    /// True if it begins when the last of them ends.
    pub(super) at_once: bool,
}

/// The key of a part, in characters that stand in addresses, as far as it is not shortened.
pub(super) fn key(kind: &str, id: &str, ordinal: impl Display) -> String {
    let mut coded = String::new();
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' => coded.push(byte.into()),
            b'/' => coded.push('_'),
            b' ' => coded.push('+'),
            other => write!(coded, "~{other:02X}").expect("a string takes all"),
        }
    }
    key_of_coded(kind, &coded, ordinal)
}

/// The same of an id that is coded already.
pub(super) fn key_of_coded(kind: &str, coded: &str, ordinal: impl Display) -> String {
    let whole = coded.get(..55).unwrap_or(coded);
    format!("{kind} {whole} {ordinal}")
}
