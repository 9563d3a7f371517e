//! Values for all meetings that do not set their own: access, livestream and interpretation.

use serde::{Deserialize, Serialize};

use super::{Group, Meeting, Plan, Room};
use crate::text::{Address, Livestream, Text};

/// Between which languages there is interpretation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Interpretation {
    /// There is none.
    NotProvided,
    /// These, in words.
    Languages(Text),
}

/// Access to a meeting.
///
/// ```
/// use plenary::plan::Access;
/// assert!(Access::Open.is_public());
/// assert!(!Access::Limited("Open to Parties only".into()).is_public());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Access {
    /// Everyone.
    Open,
    /// Those alone who are of it.
    Closed,
    /// Those whom the text names; not everyone.
    Limited(Text),
}

impl Access {
    /// True if everyone may attend.
    #[must_use]
    pub fn is_public(&self) -> bool {
        *self == Self::Open
    }

    /// Returns the word for programs: `open`, `closed` or `limited`.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Limited(_) => "limited",
        }
    }
}

/// Values for all meetings of a schedule that do not set their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Common {
    pub(crate) livestream: Option<Livestream>,
    pub(crate) interpretation: Option<Interpretation>,
    pub(crate) interpretation_teams: Option<u32>,
    pub(crate) show_offices: bool,
    pub(crate) show_ends: bool,
    pub(crate) mark_continued: bool,
    pub(crate) rooms: Vec<Room>,
}

impl Plan {
    /// Returns the livestream of the whole conference.
    #[must_use]
    pub fn livestream(&self) -> Option<&Address> {
        self.common.livestream.as_ref()?.address()
    }

    /// Returns the interpretation, unless a track or a meeting sets its own.
    #[must_use]
    pub fn interpretation(&self) -> Option<&Interpretation> {
        self.common.interpretation.as_ref()
    }

    /// Returns the number of meetings that can be interpreted at once, if it is given.
    #[must_use]
    pub fn interpretation_teams(&self) -> Option<u32> {
        self.common.interpretation_teams
    }

    /// True if the annex shows under each meeting the offices of its groups.
    #[must_use]
    pub fn shows_offices(&self) -> bool {
        self.common.show_offices
    }

    /// True if the annex shows the ends of meetings.
    #[must_use]
    pub fn shows_ends(&self) -> bool {
        self.common.show_ends
    }

    /// True if the annex marks the sittings in which a meeting goes on.
    #[must_use]
    pub fn marks_continued(&self) -> bool {
        self.common.mark_continued
    }

    /// Returns the access to a meeting, if it, its group or the group above gives it.
    #[must_use]
    pub fn access_of<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Access> {
        let group = self.group_of(meeting);
        let own = meeting.details().access.as_ref();
        let of_group = || group?.access.as_ref();
        let parent = || self.working_group(group?).access.as_ref();
        own.or_else(of_group).or_else(parent)
    }

    /// True if nobody is kept out of a meeting: it is not informal, and open to all unless more is
    /// said.
    pub(crate) fn is_public(&self, meeting: &Meeting) -> bool {
        !meeting.details().informal && self.access_of(meeting).is_none_or(Access::is_public)
    }

    /// Returns every group that meets: the meeting's own, and those that it is a joint meeting with.
    pub fn groups_of<'p>(&'p self, meeting: &'p Meeting) -> impl Iterator<Item = &'p Group> {
        let with = meeting
            .details()
            .with
            .iter()
            .filter_map(|group| self.groups.get(group.index()));
        self.group_of(meeting).into_iter().chain(with)
    }
}
