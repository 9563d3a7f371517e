//! What is said of a meeting beside its time.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::{Group, Holder, Meeting, Plan};
use crate::{
    keywords::Attendance,
    text::{Address, Livestream, Text},
};

/// What is said of a meeting beside its group and its time.
///
/// What a meeting does not say itself, its track, its group or the schedule may say for it:
/// [`Plan::livestream_of`], [`Plan::interpretation_of`], [`Plan::access_of`], [`Plan::room_of`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Details {
    /// Its own room, instead of its track's.
    pub room: Option<Venue>,
    /// Where more is said of it.
    pub link: Option<Address>,
    /// Where it can be watched, or that it cannot.
    pub livestream: Option<Livestream>,
    /// Between which languages there is interpretation.
    pub interpretation: Option<Interpretation>,
    /// Where those are who take part.
    pub format: Option<Attendance>,
    /// Who may attend.
    pub access: Option<Access>,
    /// Who chairs it, instead of the chair of the group.
    pub chair: Option<Holder>,
    /// Who speaks.
    pub speakers: Vec<Text>,
    /// Whether it is an informal consultation, which has no number.
    pub informal: bool,
    /// The groups with which it is a joint meeting: places in [`Plan::groups`].
    pub with: Vec<usize>,
    /// Whether it may go on after its end.
    pub open_end: bool,
    /// A note on it.
    pub note: Option<Text>,
    /// What is dealt with, in order.
    pub agenda: Vec<AgendaItem>,
}

impl Details {
    /// Nothing.
    pub(crate) const NONE: Self = Self {
        room: None,
        link: None,
        livestream: None,
        interpretation: None,
        format: None,
        access: None,
        chair: None,
        speakers: Vec::new(),
        informal: false,
        with: Vec::new(),
        open_end: false,
        note: None,
        agenda: Vec::new(),
    };

    /// The same, if it is anything at all.
    pub(crate) fn boxed(self) -> Option<Box<Self>> {
        (self != Self::NONE).then(|| Box::new(self))
    }
}

/// A room as a meeting or a track names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Venue {
    /// What it is called.
    pub name: Text,
    /// A place in [`Plan::rooms`], where rooms are declared.
    pub room: Option<usize>,
}

/// Between which languages there is interpretation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Interpretation {
    /// There is none.
    NotProvided,
    /// These, in words.
    Languages(Text),
}

/// Who may attend a meeting.
///
/// ```
/// use plenary::Access;
/// assert!(Access::Open.is_public());
/// assert!(!Access::Limited("Open to Parties only".into()).is_public());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
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

/// Something that a meeting deals with. It has a number, a title, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct AgendaItem {
    /// Its number.
    pub item: Option<Text>,
    /// What it is called.
    pub title: Option<Text>,
    /// The hour at which it is taken up.
    pub at: Option<NaiveTime>,
    /// The document before the meeting.
    pub document: Option<Text>,
    /// Where the document, or more, is to be read.
    pub link: Option<Address>,
}

/// A room that is declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Room {
    /// How meetings and tracks refer to it.
    pub key: String,
    /// What it is called: its key, unless a name is given.
    pub name: Text,
    /// Its other names.
    pub also: Vec<Text>,
    /// The building in which it is.
    pub building: Option<Text>,
    /// Where one reads how to get there.
    pub link: Option<Address>,
}

/// A note on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct DayNote {
    /// The day.
    pub day: NaiveDate,
    /// For which track; for all, if none is given.
    pub track: Option<usize>,
    /// What it says.
    pub note: Text,
}

/// What holds for all meetings of a schedule, unless they say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
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
    /// The rooms that are declared.
    #[must_use]
    pub fn rooms(&self) -> &[Room] {
        &self.common.rooms
    }

    /// Where the whole conference can be watched.
    #[must_use]
    pub fn livestream(&self) -> Option<&Address> {
        self.common.livestream.as_ref()?.address()
    }

    /// Between which languages there is interpretation, unless a track or a meeting says otherwise.
    #[must_use]
    pub fn interpretation(&self) -> Option<&Interpretation> {
        self.common.interpretation.as_ref()
    }

    /// How many meetings can be interpreted at once, if that is said.
    #[must_use]
    pub fn interpretation_teams(&self) -> Option<u32> {
        self.common.interpretation_teams
    }

    /// Whether the annex shows who holds the offices of those who meet.
    #[must_use]
    pub fn shows_offices(&self) -> bool {
        self.common.show_offices
    }

    /// Whether the annex shows when meetings end.
    #[must_use]
    pub fn shows_ends(&self) -> bool {
        self.common.show_ends
    }

    /// Whether the annex marks the sittings in which a meeting goes on.
    #[must_use]
    pub fn marks_continued(&self) -> bool {
        self.common.mark_continued
    }

    /// The notes on days.
    #[must_use]
    pub fn day_notes(&self) -> &[DayNote] {
        &self.frame.notes
    }

    /// Where a meeting is held: its own room, or its track's.
    #[must_use]
    pub fn room_of<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Venue> {
        let track = || self.frame.tracks.get(meeting.track)?.room.as_ref();
        meeting.details().room.as_ref().or_else(track)
    }

    /// Who may attend a meeting, where it, its group or the one above says so.
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

    /// Returns where a meeting can be watched: by itself, its track, its group, the group above or
    /// the schedule, whichever is the first to say. An informal meeting, and one that is not open
    /// to all, is only to be watched where the meeting itself says so.
    #[must_use]
    pub fn livestream_of<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Address> {
        self.stated_livestream(meeting)?.address()
    }

    /// Returns what is said of the livestream of a meeting, that there is none included.
    pub(crate) fn stated_livestream<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Livestream> {
        let own = meeting.details().livestream.as_ref();
        own.or_else(|| {
            self.inherited_livestream(meeting)
                .filter(|_| self.is_public(meeting))
        })
    }

    fn inherited_livestream(&self, meeting: &Meeting) -> Option<&Livestream> {
        let group = self.group_of(meeting);
        let track = self.frame.tracks.get(meeting.track);
        let of_track = track.and_then(|track| track.livestream.as_ref());
        let of_group = || group?.livestream.as_ref();
        let parent = || self.working_group(group?).livestream.as_ref();
        let of_all = || self.common.livestream.as_ref();
        of_track.or_else(of_group).or_else(parent).or_else(of_all)
    }

    /// Between which languages there is interpretation, by a meeting, its track or the schedule.
    #[must_use]
    pub fn interpretation_of<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Interpretation> {
        let track = || {
            let track = self.frame.tracks.get(meeting.track)?;
            track.interpretation.as_ref()
        };
        let own = meeting.details().interpretation.as_ref();
        own.or_else(track).or_else(|| self.interpretation())
    }

    /// Every group that meets: the meeting's own, and those that it is a joint meeting with.
    pub fn groups_of<'p>(&'p self, meeting: &'p Meeting) -> impl Iterator<Item = &'p Group> {
        let with = meeting.details().with.iter();
        let with = with.filter_map(|place| self.groups.get(*place));
        self.group_of(meeting).into_iter().chain(with)
    }
}
