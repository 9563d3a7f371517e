//! Sentences about a schedule, in each language that has a catalogue: why meetings stand where they
//! stand, and what has moved.

mod cause;
mod item;
mod moved;
mod overview;
mod reason;
mod recorded;
mod session;
mod why;

use chrono::NaiveDate;
pub use recorded::RecordSentences;

use crate::{
    locale::{Catalogue, MeetingEnd, Sentences, catalogue},
    schedule::{Placed, Schedule},
    text::{Language, Text, plain},
    time::{Hours, Minutes, Moment},
};

/// A schedule and the sentences in which it is explained.
#[derive(Clone, Copy)]
struct Explainer<'s> {
    schedule: &'s Schedule,
    catalogue: &'static Catalogue,
}

impl<'s> Explainer<'s> {
    fn new(schedule: &'s Schedule, language: Language) -> Self {
        Self {
            schedule,
            catalogue: catalogue(language),
        }
    }

    const fn sentences(self) -> &'static Sentences {
        &self.catalogue.sentences
    }

    /// Returns the hours of a session as its name.
    fn hours(self, hours: Hours) -> String {
        (self.catalogue.dates.hours)(hours)
    }

    fn moment(self, moment: Moment) -> String {
        (self.catalogue.dates.moment)(moment)
    }

    fn day_and_clock(self, moment: Moment) -> String {
        (self.catalogue.dates.day_and_clock)(moment)
    }

    /// Returns the meeting of an id in the middle of a sentence.
    fn name(self, id: &str) -> String {
        (self.sentences().name)(id)
    }

    /// Joins clauses.
    fn join(self, clauses: &[String]) -> String {
        clauses.join(self.catalogue.signs.semicolon)
    }

    /// Returns the characters of a text, if need be in the first language of the plan.
    fn plain(self, text: &Text) -> String {
        plain(text.in_language(self.catalogue.language))
    }

    /// Returns the sentence for a meeting that is called off, with its reason or the day to which it is
    /// put off.
    fn called_off(self, placed: &Placed) -> Option<String> {
        let (how, text) = placed.record.called_off()?;
        let sentences = self.sentences();
        let called_off = (sentences.called_off)(&placed.meeting.id, how);
        let before = (sentences.before_reason)(how);
        Some(format!("{called_off}{before}{}", self.plain(text)))
    }

    /// Returns the verb for the end of a meeting and its time. The verb tells an end that is recorded, one
    /// that should have come by now, and one to come. `next` is a meeting that comes after it.
    fn ends(self, placed: &Placed, next: &Placed) -> Option<String> {
        let placed_end = placed.current.ends()?;
        let record = &placed.record;
        // It may have ended in a break.
        let zone = self.schedule.plan.frame.time_zone;
        let recorded = record.ended.or(record.stopped());
        let ends = recorded.map_or(placed_end, |local| placed_end.max(zone.earliest(local)));
        let end = if record.is_over() {
            MeetingEnd::Recorded
        } else if record.suspended.is_some() {
            MeetingEnd::Suspended
        } else if record.adjourned.is_some() {
            MeetingEnd::Adjourned
        } else if self.schedule.has_come(ends) || self.schedule.has_begun(next) {
            MeetingEnd::Overdue
        } else {
            MeetingEnd::ToCome
        };
        let now = next.current.starts().unwrap_or(ends);
        Some((self.sentences().reasons.ends)(end, (now, ends)))
    }

    /// Returns the day that a meeting asks for and is not held on.
    fn left_day(self, placed: &Placed) -> Option<NaiveDate> {
        let left = self.schedule.has_left_its_day(placed);
        placed.meeting.start.on.filter(|_| left)
    }
}

/// Returns the length from one moment to a later one.
fn between(from: Moment, to: Moment) -> Minutes {
    let minutes = (to - from).num_minutes().unsigned_abs();
    Minutes(u32::try_from(minutes).unwrap_or(u32::MAX))
}
