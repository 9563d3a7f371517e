//! When an event is held on a day.

use chrono::NaiveTime;
use serde::{Serialize, Serializer};

use super::Hours;

/// When an event is held on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventTime {
    /// From then to then.
    Hours(Hours),
    /// From then on; when it ends is not said.
    From(NaiveTime),
    /// It is not known yet.
    Tbc,
}

impl EventTime {
    /// The hours, if both are known.
    #[must_use]
    pub const fn hours(self) -> Option<Hours> {
        match self {
            Self::Hours(hours) => Some(hours),
            Self::From(_) | Self::Tbc => None,
        }
    }

    /// When it begins, if that is known.
    #[must_use]
    pub fn opens(self) -> Option<NaiveTime> {
        match self {
            Self::Hours(hours) => Some(hours.opens()),
            Self::From(time) => Some(time),
            Self::Tbc => None,
        }
    }
}

impl Serialize for EventTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Hours(hours) => hours.serialize(serializer),
            Self::From(time) => serializer.collect_str(&time.format("%H:%M")),
            Self::Tbc => serializer.serialize_str("tbc"),
        }
    }
}
