//! A schedule as it is going to be written.

use std::collections::BTreeMap;

use plenary::{Language, chrono::NaiveDate};

use crate::hours::{Hours, When};

/// A schedule as it is going to be written. Texts are Markdown.
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

/// What stands above the table, and its note.
#[derive(Debug, Default)]
pub(crate) struct Heading {
    /// The language, if it is not English.
    pub(crate) language: Option<Language>,
    pub(crate) conference: String,
    pub(crate) name: String,
    /// A title that is not made of the name.
    pub(crate) title: Option<String>,
    pub(crate) status: Option<&'static str>,
    pub(crate) time_zone: String,
    pub(crate) venue: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) livestream: Option<String>,
    pub(crate) interpretation: Option<String>,
}

/// How the annex is laid out.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a key of its own")]
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
    /// What it is called, if not by its key.
    pub(crate) name: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) days: BTreeMap<NaiveDate, Vec<Hours>>,
}

/// A group.
#[derive(Debug, Default)]
pub(crate) struct Group {
    pub(crate) key: String,
    /// Its acronym, if that is not the key.
    pub(crate) acronym: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) numbered_from: Option<u32>,
    /// Key and name of each.
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
    pub(crate) said: Said,
}

/// What else is said of a meeting.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) room: Option<String>,
    pub(crate) chair: Option<String>,
    pub(crate) speakers: Vec<String>,
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

/// Where a meeting begins.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) enum Start {
    /// Where the one before it ends.
    #[default]
    Rolling,
    /// With this day, on which it ends too.
    On(NaiveDate),
    /// Not before a moment.
    NotBefore(NaiveDate, u16),
    /// At a moment, whatever moves.
    Pinned(NaiveDate, u16),
    /// When others have ended.
    After(String),
}

/// An event.
#[derive(Debug, Default, Clone)]
pub(crate) struct Event {
    pub(crate) id: Option<String>,
    pub(crate) title: String,
    /// The characters of its title, which are its id unless it has another.
    pub(crate) called: String,
    pub(crate) kind: Option<&'static str>,
    /// Every day with sessions, if there is none.
    pub(crate) days: Vec<NaiveDate>,
    pub(crate) when: Option<When>,
    pub(crate) track: Option<String>,
    pub(crate) room: Option<String>,
    pub(crate) status: Option<&'static str>,
    pub(crate) beside: bool,
    pub(crate) link: Option<String>,
    pub(crate) note: Option<String>,
}
