//! Changes as values.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::version::Stop;
use crate::{
    plan::MeetingId,
    text::Language,
    time::{Minutes, Moment},
};

/// The changes from one view of a schedule to the next.
///
/// ```
/// use plenary::Language;
/// let source = plenary::open("csp12.toml")?;
/// let other = source.text().replace("duration = \"3 sessions\"", "duration = \"2 sessions\"");
/// let earlier = plenary::compile(&source)?.value;
/// let later = plenary::compile(&plenary::Source::new("rev1", other))?.value;
/// let views = [&earlier, &later].map(|schedule| schedule.view(Language::English));
/// let [Some(earlier), Some(later)] = &views else { return Err("not in English".into()) };
/// let changes = plenary::Changes::between(earlier, later);
/// let wgtu = &changes.changed[1];
/// assert_eq!(wgtu.says, "WGTU: Wednesday 15:00 → Wednesday 10:00");
/// assert_eq!(wgtu.sentence, "WGTU: Wednesday 18 March at 10:00 (previously at 15:00)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changes {
    /// The language in which they are written.
    pub language: Language,
    /// The changes of the whole, of meetings and events in order of time, and of removed ones.
    pub changed: Vec<Changed>,
    /// The earlier and later ids of meetings that are the same to a reader.
    pub(crate) renamed: Vec<(String, String)>,
    /// True if weekdays recur in one of the versions.
    pub(crate) with_dates: bool,
    /// The day on which the earlier version was issued, if it is known.
    pub(crate) since: Option<NaiveDate>,
    /// The number of the earlier version, if it is known.
    pub(crate) since_revision: Option<u32>,
    pub(super) base: Base,
    /// The places of the changes by meeting and event.
    pub(super) places: Places,
}

/// The version with which another is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// An issued version.
    Issued,
    /// An issued version, which the issue of this number replaced.
    Revision(u32),
    /// The last issue, of this number, by what has happened since.
    Situation(u32),
    /// The last issue, by a plan that was edited.
    Draft,
    /// The planned times of the same schedule.
    Planned,
}

/// The changes of one meeting, one event, or one part of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Changed {
    /// The meeting, the event or the part.
    pub of: Subject,
    /// Its name in the later version, or in the earlier one if it is gone.
    pub name: String,
    /// The changes.
    pub what: Vec<What>,
    /// The changes in short, with arrows and signs, as a terminal shows them.
    pub says: String,
    /// The changes in words alone, as delegations read them on a page:
    /// `WGTU: Wednesday 18 March at 10:00 (previously at 15:00)`.
    pub sentence: String,
    /// Its name at the beginning of the sentence; may be empty.
    #[serde(skip)]
    pub(super) long_name: String,
    /// Its times in the earlier version, unless the changes have them.
    #[serde(skip)]
    pub(super) was: Vec<When>,
    /// True if it has changed again since, so that its times are not those of the page.
    #[serde(skip)]
    pub(super) has_changed_again: bool,
    /// The stop of a meeting that has been suspended or adjourned since.
    #[serde(skip)]
    pub(super) stop: Option<Stop>,
    /// Its times in the later version.
    #[serde(skip)]
    pub(super) whens: Vec<When>,
    /// True if it found no room in the plan.
    #[serde(skip)]
    pub(super) had_no_room: bool,
    /// True if it is not held in the later version.
    #[serde(skip)]
    pub(super) is_called_off: bool,
    /// Its conditions before and now, where they stood or stand in the place of hours; else empty.
    #[serde(skip)]
    pub(super) instead: [String; 2],
}

/// A change of a meeting or an event in as few words as a cell has room for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangeNote {
    /// The words, such as `previously at `, or `added` with nothing behind.
    pub words: String,
    /// The time, the place or the name that no longer holds; may be empty.
    pub before: String,
}

/// Subject of a change.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Subject {
    /// The title, the venue, the notes.
    Page,
    /// An office of the conference or a group.
    Office,
    /// The name of a group.
    Group(String),
    /// The meeting of this id.
    Meeting(String),
    /// The event of this id.
    Event(String),
    /// A day: that nothing is held on it, or a note.
    Day(NaiveDate),
    /// The deadlines, the documents.
    Section,
}

/// One thing that has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum What {
    /// The earlier version did not have it.
    Added {
        /// Its times now.
        to: Vec<When>,
    },
    /// The later version does not have it.
    Removed {
        /// Its times before.
        from: Vec<When>,
    },
    /// It is not held.
    Cancelled {
        /// The reason; may be empty.
        reason: String,
    },
    /// It is not held now, but later.
    Postponed {
        /// The time to which it is put off, such as `to CSP13`; may be empty.
        until: String,
    },
    /// It was cancelled or postponed, and is held.
    Reinstated {
        /// Its times now.
        to: Vec<When>,
    },
    /// It begins at another time, or stands in other sessions.
    Moved {
        /// Its times before.
        from: Vec<When>,
        /// Its times now.
        to: Vec<When>,
    },
    /// It takes more time.
    Lengthened(Length),
    /// It takes less time.
    Shortened(Length),
    /// It has another name.
    Renamed {
        /// The name before.
        from: String,
        /// The name now.
        to: String,
    },
    /// It has another track, room or host.
    Place {
        /// The place before; may be empty.
        from: String,
        /// The place now; may be empty.
        to: String,
    },
    /// It has another track, room or host at one of its times, and not at all of them.
    PlaceAt {
        /// The time now.
        at: When,
        /// The place before; may be empty.
        from: String,
        /// The place now; may be empty.
        to: String,
    },
    /// Another of its texts has changed. Both texts are the same where it has changed
    /// [in another language alone](What::is_in_another_language_alone).
    Said {
        /// The text before; may be empty.
        from: String,
        /// The text now; may be empty.
        to: String,
    },
}

/// Lengths of something, before and now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Length {
    /// The length before.
    pub from: Minutes,
    /// The length now.
    pub to: Minutes,
    /// The end before.
    pub ended: Moment,
    /// The end now.
    pub ends: Moment,
}

/// Time of a sitting of a meeting, or of an event on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct When {
    /// The day on which it is listed.
    pub day: NaiveDate,
    /// Its beginning, if it is known.
    pub starts: Option<Moment>,
    /// Its end, if it is known.
    pub ends: Option<Moment>,
}

impl When {
    /// True if both are known to be at one time, if only for a minute.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let (hours, others) = (self.starts.zip(self.ends), other.starts.zip(other.ends));
        hours
            .zip(others)
            .is_some_and(|((starts, ends), (begins, stops))| starts < stops && begins < ends)
    }
}

impl Changed {
    /// True if its start before was a condition that stood in the place of the hours, and is none or another
    /// now.
    pub(super) fn is_told_by_condition(&self) -> bool {
        let [was, is] = &self.instead;
        !was.is_empty() && was != is
    }

    /// Returns the times at which the earlier version had it, and the later one does not.
    pub(crate) fn gone(&self) -> impl Iterator<Item = &When> {
        let is_gone = |was: &&When| {
            !self
                .whens
                .iter()
                .any(|now| now.overlaps(was) || now == *was)
        };
        let from = self.what.iter().find_map(|what| match what {
            What::Moved { from, .. } | What::Removed { from } => Some(&**from),
            _ => None,
        });
        let was = from.unwrap_or(&self.was);
        let known = if self.is_called_off { &[] } else { was };
        known.iter().filter(is_gone)
    }
}

impl What {
    /// True for a cancellation or a postponement.
    pub(super) fn calls_off(&self) -> bool {
        matches!(self, Self::Cancelled { .. } | Self::Postponed { .. })
    }

    /// Returns the times of which it speaks, before and now.
    pub(super) fn times(&self) -> impl Iterator<Item = &When> {
        let (from, to): (&[When], &[When]) = match self {
            Self::Moved { from, to } => (from, to),
            Self::Added { to } | Self::Reinstated { to } => (&[], to),
            Self::Removed { from } => (from, &[]),
            _ => (&[], &[]),
        };
        from.iter().chain(to)
    }

    /// True for a change of time, a cancellation, an addition or a removal.
    #[must_use]
    pub fn is_of_time(&self) -> bool {
        !matches!(
            self,
            Self::Renamed { .. } | Self::Place { .. } | Self::PlaceAt { .. } | Self::Said { .. }
        )
    }

    /// True for a text that is as before in the language of the changes, and has changed in another.
    #[must_use]
    pub fn is_in_another_language_alone(&self) -> bool {
        match self {
            Self::Renamed { from, to }
            | Self::Place { from, to }
            | Self::PlaceAt { from, to, .. }
            | Self::Said { from, to } => from == to,
            _ => false,
        }
    }
}

impl Changes {
    /// Notes the places of the changes by meeting and event.
    pub(super) fn index(&mut self) {
        self.places = Places::of(&self.changed);
    }
}

/// A meeting or an event of which changes are looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) enum SubjectRef<'a> {
    /// A meeting by its id, and its place in the plan of the later version.
    Meeting(&'a str, MeetingId),
    /// An event by its id.
    Event(&'a str),
}

/// The places of changes by meeting and event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Places {
    /// Changes by the places of meetings in the plan, where both versions are of one plan.
    by_place: Vec<Option<usize>>,
    meetings: HashMap<String, usize>,
    events: HashMap<String, usize>,
}

impl Places {
    /// Notes the places of changes of meetings, which come with their places in the plan.
    pub(super) fn by_place(changed: impl Iterator<Item = MeetingId>, meetings: usize) -> Self {
        let mut by_place = vec![None; meetings];
        for (place, meeting) in changed.enumerate() {
            by_place[meeting.index()] = Some(place);
        }
        Self {
            by_place,
            ..Self::default()
        }
    }

    /// Notes the places of changes of meetings and events.
    pub(super) fn of(changed: &[Changed]) -> Self {
        let mut places = Self {
            by_place: Vec::new(),
            meetings: HashMap::with_capacity(changed.len()),
            events: HashMap::new(),
        };
        for (place, one) in changed.iter().enumerate() {
            match &one.of {
                Subject::Meeting(id) => places.meetings.insert(id.clone(), place),
                Subject::Event(id) => places.events.insert(id.clone(), place),
                _ => None,
            };
        }
        places
    }

    /// Returns the place of the change of a meeting or an event.
    pub(super) fn get(&self, of: SubjectRef<'_>) -> Option<usize> {
        match of {
            SubjectRef::Meeting(_, place) if !self.by_place.is_empty() => {
                *self.by_place.get(place.index())?
            }
            SubjectRef::Meeting(id, _) => self.meetings.get(id).copied(),
            SubjectRef::Event(id) => self.events.get(id).copied(),
        }
    }
}
