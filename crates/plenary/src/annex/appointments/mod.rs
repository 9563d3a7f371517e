//! What stands in a calendar: sittings, events and deadlines, each of which is read apart from the
//! others.

mod deadline;
mod event;
mod order;
mod sitting;
mod unsettled;

use chrono::NaiveDate;

use super::{
    lines::text,
    remarks::Remarks,
    since::Since,
    voice::{Line, Voice, parted},
};
pub(super) use deadline::keys as deadline_keys;
pub(crate) use unsettled::unsettled;

use crate::{
    plan::Plan,
    schedule::Schedule,
    text::{Address, Language, Text},
    time::Moment,
    words::{Words, order_words, words},
};

/// One thing in a calendar.
#[derive(Debug, Clone)]
pub(crate) struct Appointment {
    pub(crate) key: Key,
    pub(crate) when: When,
    pub(crate) cancelled: bool,
    /// Whether who attends it can attend nothing else.
    pub(crate) takes_time: bool,
    pub(crate) title: Line,
    /// The groups that meet.
    pub(crate) categories: Vec<Line>,
    /// Where; may be empty.
    pub(crate) place: Line,
    /// Who meets, in full, a line each.
    pub(crate) bodies: Vec<Line>,
    /// What else is said of it, a line each.
    pub(crate) lines: Vec<Line>,
    pub(crate) link: Option<Address>,
    pub(crate) livestream: Option<Address>,
    pub(crate) related: Vec<(Relation, Key)>,
}

/// What an appointment is called, whenever it is and whatever its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    /// Which of those that share the id, from 1 on.
    pub(crate) ordinal: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Sitting,
    Event,
    Deadline,
}

/// How an appointment belongs to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// Both are of one meeting.
    Sibling,
    /// It is before the other, which it prepares.
    Parent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// On the whole of a day.
    Day(NaiveDate),
    /// From a moment on; the end is not known, or there is none.
    From(Moment),
    Between(Moment, Moment),
}

impl Key {
    fn new(kind: Kind, id: &str, ordinal: usize) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            ordinal,
        }
    }
}

impl When {
    fn between(starts: Moment, ends: Option<Moment>) -> Self {
        match ends {
            Some(ends) if starts < ends => Self::Between(starts, ends),
            _ => Self::From(starts),
        }
    }
}

/// Visits everything that a schedule has for a calendar: what is to be, and after it what was to be
/// once and is no longer. All at once would take more room than the calendar.
pub(crate) fn appointments(
    schedule: &Schedule,
    language: Language,
    visit: impl FnMut(Appointment),
) {
    let voice = Voice::apart(&schedule.plan, language);
    let since = Since::of(schedule, language);
    let remarks = Remarks {
        schedule,
        voice: &voice,
        words: words(language),
        since: since.as_ref(),
    };
    let sittings = sitting::appointments(remarks, language);
    let events = event::appointments(remarks);
    let deadlines = deadline::appointments(remarks, language);
    let withdrawn = sitting::withdrawn(remarks, language);
    let all = sittings.chain(events).chain(deadlines);
    all.chain(withdrawn).for_each(visit);
}

impl Appointment {
    /// The same, as it is said once more when it is in the schedule no longer.
    pub(crate) fn withdrawn(self, language: Language) -> Self {
        let title = if self.cancelled {
            self.title
        } else {
            crossed_out(self.title, words(language).removed, words(language))
        };
        Self {
            title,
            cancelled: true,
            lines: vec![vec![text(order_words(language).withdrawn)]],
            link: None,
            livestream: None,
            related: Vec::new(),
            ..self
        }
    }
}

/// A title of what is not held, for readers that show nothing but titles.
fn crossed_out(title: Line, how: &'static str, words: &Words) -> Line {
    let mut line = vec![text(how), text(words.colon)];
    line.extend(title);
    line
}

/// The parts that are there, with commas between them.
fn in_one(parts: impl IntoIterator<Item = Line>) -> Line {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parted(parts, ", ")
}

/// The notes on a track and on a day of it.
fn notes(plan: &Plan, track: Option<usize>, day: NaiveDate) -> impl Iterator<Item = &Text> {
    let of_track = track.and_then(|track| plan.tracks().get(track)?.note.as_ref());
    let of_day = plan
        .day_notes()
        .iter()
        .filter(move |note| note.day == day && (note.track.is_none() || note.track == track));
    of_track.into_iter().chain(of_day.map(|note| &note.note))
}
