//! A schedule before it is written as a source.

use std::collections::BTreeMap;

use plenary::{Language, chrono::NaiveDate};

use crate::hours::{Hours, TimeSpan};

/// A schedule before it is written as a source. Texts are Markdown.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) heading: Heading,
    pub(crate) page: Page,
    pub(crate) first_day: NaiveDate,
    pub(crate) last_day: NaiveDate,
    pub(crate) sessions: Vec<Hours>,
    pub(crate) days: BTreeMap<NaiveDate, Day>,
    pub(crate) tracks: Vec<Track>,
    pub(crate) groups: Vec<Group>,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) events: Vec<Event>,
}

/// The keys at the top of a source.
#[derive(Debug, Default)]
pub(crate) struct Heading {
    /// The language, if it is not English.
    pub(crate) language: Option<Language>,
    pub(crate) conference: String,
    pub(crate) name: String,
    /// The title, unless Plenary makes it of the name.
    pub(crate) title: Option<String>,
    /// The symbol above the title.
    pub(crate) symbol: Option<String>,
    pub(crate) status: Option<&'static str>,
    pub(crate) time_zone: String,
    pub(crate) venue: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) livestream: Option<String>,
    pub(crate) interpretation: Option<String>,
}

/// The keys for the layout of the annex.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a key of a source")]
pub(crate) struct Page {
    pub(crate) weekends: bool,
    pub(crate) layout: Option<&'static str>,
    pub(crate) day_headings: Option<&'static str>,
    pub(crate) starts_only: bool,
    pub(crate) marks_continued: bool,
    pub(crate) joins_sittings: bool,
    pub(crate) side_events: Option<String>,
}

/// A day that differs from the others.
#[derive(Debug, Default)]
pub(crate) struct Day {
    pub(crate) sessions: Option<Vec<Hours>>,
    pub(crate) closed: Option<String>,
    pub(crate) note: Option<String>,
}

/// A track.
#[derive(Debug, Default)]
pub(crate) struct Track {
    pub(crate) key: String,
    /// The name, unless it is the key.
    pub(crate) name: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) days: BTreeMap<NaiveDate, Vec<Hours>>,
}

/// A group.
#[derive(Debug, Default)]
pub(crate) struct Group {
    pub(crate) key: String,
    /// The acronym, unless it is the key.
    pub(crate) acronym: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) numbered_from: Option<u32>,
    /// The subgroups, each with its key and its name.
    pub(crate) subgroups: Vec<(String, String)>,
}

/// A meeting.
#[derive(Debug, Default, Clone)]
pub(crate) struct Meeting {
    pub(crate) id: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) with: Vec<String>,
    pub(crate) title: Option<String>,
    pub(crate) track: Option<String>,
    pub(crate) duration: String,
    pub(crate) start: Start,
    pub(crate) details: Details,
}

/// A person who speaks at a meeting.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub(crate) name: String,
    pub(crate) function: Option<String>,
}

/// The keys of a meeting besides its group, its title and its time.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Details {
    pub(crate) room: Option<String>,
    pub(crate) chair: Option<String>,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) informal: bool,
    pub(crate) access: Option<&'static str>,
    pub(crate) format: Option<&'static str>,
    pub(crate) livestream: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) interpretation: Option<String>,
    pub(crate) open_end: bool,
    pub(crate) note: Option<String>,
    pub(crate) agenda: Vec<AgendaItem>,
}

/// An item of an agenda.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct AgendaItem {
    pub(crate) at: Option<String>,
    pub(crate) item: Option<String>,
    pub(crate) title: Option<String>,
}

/// The start of a meeting.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) enum Start {
    /// The end of the meeting before it.
    #[default]
    Rolling,
    /// The first free time of a day, on which the meeting ends too.
    On(NaiveDate),
    /// The first free time from a moment on, in minutes after midnight.
    NotBefore(NaiveDate, u16),
    /// A moment, in minutes after midnight, which does not move.
    Pinned(NaiveDate, u16),
    /// The end of the meeting with an id.
    After(String),
    /// A condition that stands instead of the hour.
    Condition(Condition),
}

/// A condition on which a meeting begins: the ends of the meetings with these ids, by an hour or at any.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) after: Vec<String>,
    pub(crate) by: Option<String>,
}

/// An event.
#[derive(Debug, Default, Clone)]
pub(crate) struct Event {
    pub(crate) id: Option<String>,
    pub(crate) title: String,
    /// The characters of the title, which are the id if there is no other.
    pub(crate) plain_title: String,
    pub(crate) kind: Option<&'static str>,
    /// The days; empty for every day with sessions.
    pub(crate) days: Vec<NaiveDate>,
    pub(crate) when: Option<TimeSpan>,
    pub(crate) track: Option<String>,
    pub(crate) room: Option<String>,
    pub(crate) status: Option<&'static str>,
    pub(crate) takes_no_time: bool,
    pub(crate) link: Option<String>,
    pub(crate) note: Option<String>,
}
