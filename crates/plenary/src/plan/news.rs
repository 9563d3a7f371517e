//! What has happened since the plan was made.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::time::Minutes;

/// What really happened, kept apart from what was asked.
///
/// [`place`](crate::place) without news gives what was planned, with news what is now the case.
///
/// ```
/// use plenary::{Minutes, News};
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// assert_ne!(news, News::default());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct News {
    took: BTreeMap<String, Minutes>,
}

impl News {
    /// A meeting has finished after so much meeting time; a later record replaces an earlier one.
    #[must_use]
    pub fn took(mut self, meeting: impl Into<String>, minutes: Minutes) -> Self {
        self.took.insert(meeting.into(), minutes);
        self
    }

    /// The meetings that have finished, by id, and how long each took.
    pub fn finished(&self) -> impl Iterator<Item = (&str, Minutes)> {
        self.took
            .iter()
            .map(|(meeting, minutes)| (&**meeting, *minutes))
    }
}
