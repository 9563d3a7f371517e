//! Sentences of [`Schedule`](crate::Schedule)s: why meetings stand where they stand, and what has moved.
//!
//! Each function gives a sentence, or a clause that others are joined to with semicolons. A name is the
//! [name](Sentences::name) of a meeting or [it](Sentences::it).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::{
    plan::CalledOff,
    schedule::State,
    time::{Duration, Hours, Minutes, Moment},
};

/// All sentences about a schedule.
pub(crate) struct Sentences {
    /// Meeting of an id, in the middle of a sentence.
    pub(crate) name: fn(&str) -> String,
    /// Pronoun for a meeting.
    pub(crate) it: &'static str,
    /// Beginning of the sentence about a meeting of an id that is not held.
    pub(crate) called_off: fn(&str, CalledOff) -> String,
    /// Clause about that, of a name.
    pub(crate) is_called_off: fn(&str, CalledOff) -> String,
    /// Words between that and the text that says why or until when.
    pub(crate) before_reason: fn(CalledOff) -> &'static str,
    /// `10 min instead of 1 h`.
    pub(crate) instead_of: fn(Minutes, Minutes) -> String,
    pub(crate) start: StartSentences,
    pub(crate) held: HeldSentences,
    pub(crate) reasons: ReasonClauses,
    pub(crate) causes: CauseClauses,
    pub(crate) sessions: SessionClauses,
    pub(crate) overview: OverviewLines,
    pub(crate) moved: MovedLines,
    pub(crate) record: RecordLines,
}

/// Sentences about the start of a meeting, and about when it can be.
pub(crate) struct StartSentences {
    /// `WGTU starts on Wednesday 18 March at 11:30`; with `true` it has started.
    pub(crate) starts: fn(&str, bool, &str) -> String,
    pub(crate) no_session: fn(&str) -> String,
    /// Start, other start that it was to have, distance, and causes.
    pub(crate) moved: fn(&str, (Moment, Moment), &str, &str) -> String,
    /// Distance: minutes, whether they are of meeting time, and whether it is earlier.
    pub(crate) by: fn(Minutes, bool, bool) -> String,
    /// Words behind a start that is as planned, or, with `false`, as issued.
    pub(crate) as_planned: fn(bool) -> &'static str,
    /// Clause about what a meeting takes up: whether that was suspended, its id, and how it stopped.
    pub(crate) takes_up: fn(bool, &str, &str) -> String,
    /// Words behind the start of a meeting that had no room in the plan.
    pub(crate) not_planned: &'static str,
    /// Words behind these, before the causes of the room that there is now.
    pub(crate) now_there_is: &'static str,
    /// Sentence about the day that a meeting has left.
    pub(crate) left_day: fn(NaiveDate) -> String,
    pub(crate) whatever: &'static str,
    /// Sentence with the earliest start, and the latest if it is known.
    pub(crate) between: fn(Moment, Option<Moment>) -> String,
}

/// Sentences about how long a meeting is held.
pub(crate) struct HeldSentences {
    /// Beginnings of the sentence: a meeting that was called off when it had begun, one that is over, one
    /// that is not.
    pub(crate) was_opened: &'static str,
    pub(crate) was_held: &'static str,
    pub(crate) is_held: &'static str,
    /// `1 h of 2 h`.
    pub(crate) part_of: fn(Minutes, Minutes) -> String,
    /// Words before the causes of a length.
    pub(crate) because: &'static str,
    /// Words before the causes of an end, where the length is that of the meeting itself.
    pub(crate) ended_because: &'static str,
}

/// Knowledge of the end of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MeetingEnd {
    Recorded,
    Suspended,
    Adjourned,
    /// Past, without a record.
    Overdue,
    ToCome,
}

/// Clauses with the reason of a start.
pub(crate) struct ReasonClauses {
    /// Verb with the end of a meeting, behind its name: `ended at 10:30`.
    pub(crate) ends: fn(MeetingEnd, (Moment, Moment)) -> String,
    /// Verb where that end is not known.
    pub(crate) comes_before: &'static str,
    pub(crate) no_session_left: &'static str,
    /// Clause of a meeting that waits, or with `true` has waited, for another: its id and its end.
    pub(crate) waits_for: fn(bool, &str, &str) -> String,
    pub(crate) opens: &'static str,
    pub(crate) continues: &'static str,
    /// Reason with the clause about the end of the meeting before.
    pub(crate) rule_and_end: fn(&str, &str) -> String,
    /// Link of such a clause and [`ReasonClauses::change_over`].
    pub(crate) and: &'static str,
    pub(crate) change_over: fn(Minutes) -> String,
    pub(crate) pinned: &'static str,
    /// Clause with the moment, and with one just said, unless they are the same.
    pub(crate) not_before: fn(Option<(Moment, Moment)>) -> String,
    pub(crate) on_day: &'static str,
    pub(crate) as_planned: &'static str,
    pub(crate) undivided: fn(bool) -> &'static str,
    pub(crate) start_by: fn(Option<&str>) -> String,
    pub(crate) too_little_left: &'static str,
    pub(crate) next_session: &'static str,
    pub(crate) planned_time: fn(&str) -> String,
    /// Clause about a pinned meeting, of which no sitting is known.
    pub(crate) behind: fn(&str) -> String,
    /// Clause about a pinned meeting: its id, whether it is over, the moment just said, its hours.
    pub(crate) pinned_takes: fn(&str, bool, Moment, (Moment, Moment)) -> String,
    /// Clause about an event: its title, and its hours, of which the last has just been said.
    pub(crate) event_takes: fn(&str, (Moment, Moment)) -> String,
    pub(crate) an_event: &'static str,
    pub(crate) not_held: fn(&str) -> String,
    pub(crate) other_hours: &'static str,
}

/// Clauses with the root causes of a start or an end.
pub(crate) struct CauseClauses {
    /// `since Rev.1`; of 0 since the first issue.
    pub(crate) since: fn(u32) -> String,
    pub(crate) order: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) sessions: fn(NaiveDate) -> String,
    /// Clauses of a name.
    pub(crate) added: fn(&str) -> String,
    pub(crate) removed: fn(&str) -> String,
    /// Words behind a meeting that is not held any more, after so long.
    pub(crate) after: fn(Minutes) -> String,
    /// Verb and moment of a meeting that stopped; with `true` it was suspended.
    pub(crate) stopped: fn(bool, &str) -> String,
    /// Words with the id of what takes up the rest.
    pub(crate) takes_up_rest: fn(&str) -> String,
    /// Clauses of a name and how long it took or takes.
    pub(crate) took: fn(&str, &str) -> String,
    pub(crate) takes: fn(&str, &str) -> String,
    /// Words behind that, before since when.
    pub(crate) taken_back: &'static str,
    pub(crate) extended: fn(&str, Minutes) -> String,
    pub(crate) not_extended: fn(&str) -> String,
    /// Clause of the id of a meeting, of the one that it resumes, and of its length.
    pub(crate) length_of_its_own: fn(&str, &str, Minutes) -> String,
    /// Clause of an id.
    pub(crate) duration: fn(&str) -> String,
    pub(crate) from_to: fn(Duration, Duration) -> String,
    /// Clause of keys of an id; none if they are not known.
    pub(crate) keys: fn(&[&str], &str) -> String,
    pub(crate) rule: fn(&str) -> String,
    pub(crate) change_over: fn(Minutes, Minutes) -> String,
    /// Words behind what was issued and is not any more.
    pub(crate) no_longer: &'static str,
}

/// Clauses about sessions that are not as planned. Hours stand in them as
/// [`Dates::hours`](super::Dates::hours) gives them, a track as [`SessionClauses::in_track`], or empty.
pub(crate) struct SessionClauses {
    pub(crate) in_track: fn(&str) -> String,
    /// Session of hours that goes on until a moment.
    pub(crate) goes_on: fn(&str, (Moment, Moment)) -> String,
    pub(crate) extra: fn(Moment, Moment) -> String,
    /// Extra session of a day, as it is typed.
    pub(crate) extra_hours: fn(NaiveDate, Hours) -> String,
    /// Words with the group that it is for.
    pub(crate) for_group: fn(&str) -> String,
    pub(crate) opened: fn(&str, NaiveDate) -> String,
    pub(crate) none_held: fn(NaiveDate, &str) -> String,
    pub(crate) not_held: fn(&str, NaiveDate, &str) -> String,
    pub(crate) held: fn(&str, NaiveDate, &str, &str) -> String,
    pub(crate) held_unplanned: fn(NaiveDate, &str, &str) -> String,
    /// `from 09:40 to 12:00`.
    pub(crate) from_to: fn(Moment, Moment) -> String,
    /// Link of several such.
    pub(crate) and: &'static str,
}

/// Lines of all meetings.
pub(crate) struct OverviewLines {
    /// Heading with the moment up to which it is known what has happened.
    pub(crate) as_of: fn(&str) -> String,
    /// State before a line; empty where the line tells it.
    pub(crate) state: fn(State) -> &'static str,
    /// Word before a room.
    pub(crate) room: fn(&str) -> String,
    pub(crate) goes_on: fn(&str) -> String,
    /// Hours of an event without an end.
    pub(crate) from: fn(&str) -> String,
    /// Line of an id.
    pub(crate) not_recorded: fn(&str) -> String,
    pub(crate) no_session: &'static str,
    pub(crate) opened: &'static str,
    /// Planned hours in brackets.
    pub(crate) planned: fn(&str) -> String,
    pub(crate) not_planned: &'static str,
    /// Reason of an id.
    pub(crate) follows: fn(&str) -> String,
    pub(crate) first: &'static str,
    pub(crate) off_its_day: fn(NaiveDate) -> String,
}

/// Lines of meetings that have moved, each behind the id.
pub(crate) struct MovedLines {
    /// Id as it stands before each.
    pub(crate) before: fn(&str) -> String,
    /// Start, if it is known.
    pub(crate) added: fn(Option<&str>) -> String,
    pub(crate) gone: &'static str,
    pub(crate) called_off: fn(CalledOff) -> &'static str,
    pub(crate) reinstated: &'static str,
    pub(crate) no_session: fn(Minutes) -> String,
    /// Old and new start, and the end if that is another.
    pub(crate) moves: fn((Moment, Moment), Option<Moment>) -> String,
    /// Old and new end.
    pub(crate) ends: fn(Moment, Moment) -> String,
}

/// Lines of the command `record`, beside those of meetings that have moved.
pub(crate) struct RecordLines {
    pub(crate) nothing_moves: &'static str,
    /// New record and the earlier one, as they are typed.
    pub(crate) replaces: fn(&str, &str) -> String,
    /// Record that is there already.
    pub(crate) is_there: fn(&str) -> String,
    /// Time by which a meeting is extended in all, and the time before.
    pub(crate) extended_in_all: fn(Minutes, Minutes) -> String,
    /// Words for a record that was written or, with `true`, taken back, and the moment up to which all is
    /// recorded.
    pub(crate) recorded: fn(bool, NaiveDateTime) -> String,
    /// Words for the moment up to which all is recorded, where nothing is new.
    pub(crate) complete: fn(NaiveDateTime) -> String,
    /// Words before the command that takes it back.
    pub(crate) to_take_back: &'static str,
    /// Sentence for a session that was taken back, if it had more than hours.
    pub(crate) facilities_are_lost: &'static str,
    /// Words before the command that updates the files.
    pub(crate) to_update: &'static str,
    /// Commands that show a schedule which does not fit, and its paper of a day.
    pub(crate) not_until_it_fits: fn(&str, &str) -> String,
    /// Text that was typed, and the day and the hour for which it is taken.
    pub(crate) taken_as: fn(&str, NaiveDate, Option<NaiveTime>) -> String,
    /// Moment of a record, and the earlier one that the clock shows.
    pub(crate) still_to_come: fn(NaiveDateTime, NaiveDateTime) -> String,
    /// Moment up to which all is recorded already, and the one that is taken.
    pub(crate) is_later_already: fn(NaiveDateTime, NaiveDateTime) -> String,
    /// Meeting that has used time, and the command by which it is not called off any more.
    pub(crate) stays_called_off: fn(&str, CalledOff, &str) -> String,
    /// Meeting that would open on an earlier day: its id, that day, the day for which it was issued, or with
    /// `false` planned.
    pub(crate) opens_earlier: fn(&str, NaiveDate, NaiveDate, bool) -> String,
    /// Keys of which each keeps the day.
    pub(crate) keeps_the_day: fn(&[String]) -> String,
}
