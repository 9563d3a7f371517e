//! Facts about an occurrence.

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
    /// The parts of its full name, without blanks.
    pub(super) names: Vec<String>,
    /// The parts of its name in a cell of a table.
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
    /// The name of the meeting at whose end it begins.
    pub(super) follows: Option<Vec<String>>,
    /// True of an event that concerns all tracks, which tables may tell in each.
    pub(super) is_of_all: bool,
    /// The ordinal of the sitting of its meeting of which readers are shown the condition instead of the hour.
    /// The last end of such a meeting is an estimate too.
    pub(super) estimated: Option<u64>,
    /// True if it, or its hour, is to be confirmed.
    pub(super) is_unsettled: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Sitting,
    Event,
    Closed,
    Deadline,
    /// A deadline on one of its days, of those that are before each meeting.
    RepeatedDeadline,
    /// The rule of a deadline that is before each meeting, which is said once.
    DeadlineRule,
}

/// The standing of an occurrence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Standing {
    #[default]
    Held,
    Cancelled,
    Postponed,
}

/// Chairs, leaders, rapporteurs and speakers.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    /// Those named for the meeting itself.
    pub(super) of_meeting: Vec<String>,
    /// Those who hold the offices of its groups.
    pub(super) of_groups: Vec<String>,
    pub(super) vice_chairs: Vec<String>,
    pub(super) speakers: Vec<Speaker>,
}

/// A speaker: the name, and the name with the function behind it.
#[derive(Debug, Clone)]
pub(super) struct Speaker {
    pub(super) name: String,
    pub(super) in_full: String,
}

/// The meetings that one waits for.
#[derive(Debug, Clone)]
pub(super) struct After {
    /// The names of each of the meetings.
    pub(super) names: Vec<Vec<String>>,
    /// True if it begins when the last of them ends.
    pub(super) at_once: bool,
    /// True if it begins so only if they end by an hour.
    pub(super) by_hour: bool,
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

/// Returns the key of a part whose id is coded already.
pub(super) fn key_of_coded(kind: &str, coded: &str, ordinal: impl Display) -> String {
    let whole = coded.get(..55).unwrap_or(coded);
    format!("{kind} {whole} {ordinal}")
}
