//! Sentences about a record that is written into a source.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::{
    document::Change,
    locale::{RecordLines, catalogue},
    plan::CalledOff,
    text::Language,
};

/// The sentences in which a program tells people of a record that it writes, beside
/// [`Schedule::moved_since`](crate::Schedule::moved_since) and
/// [`Schedule::opens_earlier`](crate::Schedule::opens_earlier).
///
/// ```
/// use plenary::{Language, Minutes, edit::{Change, RecordSentences}};
/// let sentences = RecordSentences::new(Language::English);
/// let took = |minutes| Change::Took("WGTU".to_owned(), Minutes(minutes));
/// let replaced = sentences.replaces(&took(270), &took(300));
/// assert_eq!(replaced.as_deref(), Some("took 4h30m replaces 5h"));
/// ```
#[derive(Clone, Copy)]
pub struct RecordSentences(&'static RecordLines);

impl std::fmt::Debug for RecordSentences {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RecordSentences").finish_non_exhaustive()
    }
}

impl RecordSentences {
    /// Returns the sentences in a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self(&catalogue(language).sentences.record)
    }

    /// Returns the words for a record that moves no meeting.
    #[must_use]
    pub const fn nothing_moves(self) -> &'static str {
        self.0.nothing_moves
    }

    /// Tells which record a change replaces; `undo` is what [`Change::undo`] returned for it. None if it
    /// replaces none.
    #[must_use]
    pub fn replaces(self, change: &Change, undo: &Change) -> Option<String> {
        if let (Change::Extended(_, total), Change::Extended(_, before)) = (change, undo)
            && total > before
        {
            return Some((self.0.extended_in_all)(*total, *before));
        }
        let (key, is) = typed(change)?;
        let (old_key, was) = typed(undo)?;
        Some(if change == undo {
            (self.0.is_there)(&format!("{key} {is}"))
        } else if key == old_key && was != NO_SESSION {
            (self.0.replaces)(&format!("{key} {is}"), &was)
        } else {
            (self.0.replaces)(&format!("{key} {is}"), &format!("{old_key} {was}"))
        })
    }

    /// Tells that a change is written, or a record taken back, and up to which moment all is recorded now.
    #[must_use]
    pub fn recorded(self, change: &Change, as_of: NaiveDateTime) -> String {
        (self.0.recorded)(change.takes_back(), as_of)
    }

    /// Tells up to which moment the news is complete, where nothing is recorded beside it.
    #[must_use]
    pub fn complete(self, as_of: NaiveDateTime) -> String {
        (self.0.complete)(as_of)
    }

    /// Tells by which command a record is taken back.
    #[must_use]
    pub fn to_take_back(self, command: &str) -> String {
        [self.0.to_take_back, command].concat()
    }

    /// Tells that the command which brings an extra session back leaves out its room, livestream and interpretation.
    #[must_use]
    pub const fn facilities_are_lost(self) -> &'static str {
        self.0.facilities_are_lost
    }

    /// Tells by which command the files of a schedule are updated.
    #[must_use]
    pub fn to_update(self, command: &str) -> String {
        [self.0.to_update, command].concat()
    }

    /// Tells that no file of a schedule can be written until its meetings fit, and by which commands one looks at
    /// it and at the paper of a day.
    #[must_use]
    pub fn not_until_it_fits(self, look: &str, paper: &str) -> String {
        (self.0.not_until_it_fits)(look, paper)
    }

    /// Tells for which day and hour an hour or a weekday alone is taken.
    #[must_use]
    pub fn taken_as(self, typed: &str, day: NaiveDate, hour: Option<NaiveTime>) -> String {
        (self.0.taken_as)(typed, day, hour)
    }

    /// Tells that a record is of a moment that is still to come by the clock.
    #[must_use]
    pub fn still_to_come(self, at: NaiveDateTime, now: NaiveDateTime) -> String {
        (self.0.still_to_come)(at, now)
    }

    /// Tells that all is recorded up to a moment already, and which later one is taken for a record.
    #[must_use]
    pub fn is_later_already(self, before: NaiveDateTime, taken: NaiveDateTime) -> String {
        (self.0.is_later_already)(before, taken)
    }

    /// Tells that a meeting which has used time stays called off, and by which command it is not.
    #[must_use]
    pub fn stays_called_off(self, id: &str, how: CalledOff, command: &str) -> String {
        (self.0.stays_called_off)(id, how, command)
    }
}

/// The word for a day on which no session was held.
const NO_SESSION: &str = "none";

/// Returns the key and the value of a record as they are typed; none of one that is taken back.
fn typed(change: &Change) -> Option<(&'static str, String)> {
    if change.takes_back() {
        return None;
    }
    let value = match change {
        Change::Cancelled(_, text) | Change::Postponed(_, text) => format!("«{text}»"),
        Change::Held(_, _, hours) if hours.is_empty() => NO_SESSION.to_owned(),
        Change::Held(_, _, hours) => {
            let hours: Vec<_> = hours.iter().map(ToString::to_string).collect();
            hours.join(", ")
        }
        Change::Extra(_, _, hours, None) => hours.to_string(),
        Change::Extra(_, _, hours, Some(group)) => format!("{hours} for {group}"),
        other => other.value().trim_matches('"').to_owned(),
    };
    Some((change.key(), value))
}
