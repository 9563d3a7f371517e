//! Sessions that were agreed later.

use serde::{Deserialize, Serialize};

use super::Interpretation;
use crate::{
    text::{Livestream, Text},
    time::Hours,
};

/// A session that was agreed later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Extra {
    /// From when to when.
    pub hours: Hours,
    /// The only group that can use it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Its room, instead of that of its day or its track.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Text>,
    /// Its livestream, or the statement that there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub livestream: Option<Livestream>,
    /// Between which languages there is interpretation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<Interpretation>,
}

impl Extra {
    /// Makes a session for all, in the room of its day or its track.
    #[must_use]
    pub fn new(hours: Hours) -> Self {
        Self {
            hours,
            group: None,
            room: None,
            livestream: None,
            interpretation: None,
        }
    }

    /// True if it has a room, a livestream or an interpretation of its own.
    #[must_use]
    pub fn has_facilities(&self) -> bool {
        self.room.is_some() || self.livestream.is_some() || self.interpretation.is_some()
    }
}
