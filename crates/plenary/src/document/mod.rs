//! The schedule as it was written, or as a program put it together: nothing judged yet.
//!
//! [`read()`] makes a [`Document`] from a source, with a hole wherever a value is bad; the builders
//! make one without a source. [`check`](crate::check) then judges either in the same way.

mod address;
mod allow;
mod around;
mod decode;
mod details;
mod edit;
mod event;
mod frame;
mod groups;
mod headings;
mod keys;
mod level;
mod limits;
mod locate;
mod moment;
mod number;
mod raw;
mod read;
mod reader;
mod revise;
mod room;
mod schema;
mod suggest;
mod syntax;
mod table;
mod values;
mod words;
mod written;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

pub(crate) use allow::Allow;
pub(crate) use around::{Around, Deadline, ListedDocument, Revision};
pub(crate) use details::{AgendaItem, Details};
pub use edit::{Change, record, suppose};
pub(crate) use event::Event;
pub use read::attach_source;
pub(crate) use read::{ParsedSource, read};
pub(crate) use revise::{is_beside, since};
pub use revise::{revise, snapshot};
pub(crate) use room::Room;
pub use room::RoomBuilder;
#[cfg(feature = "json")]
pub use schema::schema;
pub(crate) use suggest::quoted;
pub(crate) use table::push;

use crate::{
    keywords::{DayHeading, Layout, Output, Role, Rolling, Show, Status},
    text::{Language, Livestream, Wording},
    time::{Duration, Hours, Minutes},
};

/// A value that may not be there, or may have been too bad to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Slot<T> {
    #[default]
    Absent,
    /// The fault has been reported.
    Bad,
    Given(T),
}

impl<T> Slot<T> {
    pub(crate) fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Bad => None,
        }
    }

    pub(crate) fn as_given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Bad => None,
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    fn map<U>(self, from: impl FnOnce(T) -> U) -> Slot<U> {
        match self {
            Self::Absent => Slot::Absent,
            Self::Bad => Slot::Bad,
            Self::Given(value) => Slot::Given(from(value)),
        }
    }
}

/// The keys at the top of a schedule, and its tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct Document {
    pub(crate) languages: Slot<Vec<Slot<Language>>>,
    pub(crate) outputs: Slot<Vec<Slot<Output>>>,
    pub(crate) docx_reference: Slot<String>,
    pub(crate) join_sittings: Slot<bool>,
    pub(crate) show: Slot<Show>,
    pub(crate) layout: Slot<Layout>,
    pub(crate) day_headings: Slot<DayHeading>,
    pub(crate) forecast: Slot<bool>,
    pub(crate) interpretation_teams: Slot<u32>,
    pub(crate) show_offices: Slot<bool>,
    pub(crate) show_ends: Slot<bool>,
    pub(crate) mark_continued: Slot<bool>,
    pub(crate) rooms: Slot<Vec<Room>>,
    pub(crate) heading: Heading,
    pub(crate) frame: Frame,
    pub(crate) rules: Rules,
    pub(crate) groups: Slot<Vec<Group>>,
    pub(crate) meetings: Slot<Vec<Meeting>>,
    pub(crate) events: Slot<Vec<Event>>,
    pub(crate) around: Around,
    pub(crate) allows: Slot<Vec<Allow>>,
}

/// The keys by which a schedule says what it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heading {
    pub(crate) organisation: Slot<Wording>,
    pub(crate) conference: Slot<Wording>,
    pub(crate) name: Slot<Wording>,
    pub(crate) title: Slot<Wording>,
    pub(crate) secretariat: Slot<Wording>,
    pub(crate) president: Slot<Wording>,
    pub(crate) issued: Slot<NaiveDate>,
    pub(crate) revision: Slot<Revision>,
    pub(crate) status: Slot<Status>,
    pub(crate) venue: Slot<Wording>,
    pub(crate) side_events: Slot<Wording>,
    pub(crate) note: Slot<Wording>,
    pub(crate) livestream: Slot<Livestream>,
    pub(crate) interpretation: Slot<Wording>,
}

/// The keys that say when there can be meetings at all.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    pub(crate) time_zone: Slot<String>,
    pub(crate) first_day: Slot<NaiveDate>,
    pub(crate) last_day: Slot<NaiveDate>,
    pub(crate) sessions: Slot<Vec<Slot<Session>>>,
    pub(crate) weekends: Slot<bool>,
    pub(crate) days: Slot<Vec<Day>>,
    pub(crate) tracks: Slot<Vec<Track>>,
    pub(crate) as_of: Slot<NaiveDateTime>,
}

/// A session among the hours of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) hours: Hours,
    pub(crate) if_needed: bool,
    pub(crate) opened: bool,
}

impl From<Hours> for Session {
    fn from(hours: Hours) -> Self {
        Self {
            hours,
            if_needed: false,
            opened: false,
        }
    }
}

/// A session that was agreed later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Extra {
    pub(crate) hours: Hours,
    pub(crate) group: Slot<String>,
}

/// A table under `[days]`, of the schedule or of a track.
#[derive(Debug, Clone, Default)]
pub(crate) struct Day {
    pub(crate) key: String,
    pub(crate) date: NaiveDate,
    pub(crate) sessions: Slot<Vec<Slot<Session>>>,
    pub(crate) closed: Slot<Wording>,
    pub(crate) held: Slot<Vec<Slot<Hours>>>,
    pub(crate) extra: Slot<Vec<Slot<Extra>>>,
    pub(crate) note: Slot<Wording>,
}

/// A table under `[tracks]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Track {
    pub(crate) key: String,
    pub(crate) name: Slot<Wording>,
    pub(crate) room: Slot<Wording>,
    pub(crate) livestream: Slot<Livestream>,
    pub(crate) interpretation: Slot<Wording>,
    pub(crate) note: Slot<Wording>,
    pub(crate) sessions: Slot<Vec<Slot<Session>>>,
    pub(crate) days: Slot<Vec<Day>>,
}

/// The keys that say how meetings follow one another.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    pub(crate) rolling: Slot<Rolling>,
    pub(crate) no_start_in_last: Slot<Minutes>,
    pub(crate) change_over: Slot<Minutes>,
}

/// A table under `[groups]` or under the `subgroups` of one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Group {
    pub(crate) key: String,
    pub(crate) acronym: Slot<Wording>,
    pub(crate) name: Slot<Wording>,
    pub(crate) offices: Vec<Office>,
    pub(crate) rolling: Slot<Rolling>,
    pub(crate) access: Slot<Wording>,
    pub(crate) livestream: Slot<Livestream>,
    pub(crate) numbered_from: Slot<u32>,
    pub(crate) subgroups: Vec<Group>,
}

/// An office of a group, and who is written beside it.
#[derive(Debug, Clone)]
pub(crate) struct Office {
    pub(crate) role: Role,
    /// The place in the list, for an office that several hold.
    pub(crate) place: Option<usize>,
    pub(crate) holder: Wording,
}

/// A `[[meeting]]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meeting {
    pub(crate) id: Slot<String>,
    pub(crate) group: Slot<String>,
    pub(crate) title: Slot<Wording>,
    pub(crate) track: Slot<String>,
    pub(crate) duration: Slot<Duration>,
    pub(crate) at_least: Slot<Duration>,
    pub(crate) at_most: Slot<Duration>,
    pub(crate) start: Start,
    pub(crate) resumes: Slot<String>,
    pub(crate) details: Details,
    pub(crate) record: Record,
}

/// The keys of a meeting that say when it can begin.
#[derive(Debug, Clone, Default)]
pub(crate) struct Start {
    pub(crate) pinned: Slot<NaiveDateTime>,
    pub(crate) on: Slot<NaiveDate>,
    pub(crate) not_before: Slot<NaiveDateTime>,
    pub(crate) after: Slot<Vec<Slot<String>>>,
    pub(crate) undivided: Slot<bool>,
    pub(crate) by: Slot<NaiveTime>,
    pub(crate) rolling: Slot<Rolling>,
}

/// The keys of a meeting that say what has happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Record {
    pub(crate) took: Slot<Minutes>,
    pub(crate) ended: Slot<NaiveDateTime>,
    pub(crate) extended: Slot<Minutes>,
    pub(crate) suspended: Slot<NaiveDateTime>,
    pub(crate) adjourned: Slot<NaiveDateTime>,
    pub(crate) cancelled: Slot<Wording>,
    pub(crate) postponed: Slot<Wording>,
}

impl Meeting {
    /// A meeting of which nothing could be read, so that nothing more is said of it.
    fn unreadable() -> Self {
        Self {
            id: Slot::Bad,
            group: Slot::Bad,
            title: Slot::Bad,
            duration: Slot::Bad,
            ..Self::default()
        }
    }
}
