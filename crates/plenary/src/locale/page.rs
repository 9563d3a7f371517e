//! Groups of words of an annex, of the comparison of two versions, and of a calendar.

use chrono::NaiveDate;

use super::{DayDetail, Honorifics};
use crate::{
    keywords::{Attendance, Role, Rolling, Status},
    plan::Resumption,
    schedule::{Deviation, Reason},
    time::Moment,
};

/// Words in the heading of an annex, and in the notices before its tables.
pub(crate) struct Heading {
    /// Beginning of a title, before the name: `Draft schedule of `.
    pub(crate) schedule_of: fn(Option<Status>) -> &'static str,
    /// Sign between the name and the dates in a title.
    pub(crate) before_dates: &'static str,
    pub(crate) status: fn(Status) -> &'static str,
    pub(crate) issued: &'static str,
    /// Words before the name of the time zone.
    pub(crate) local_time: &'static str,
    /// Words before the name of the time zone of a whole page.
    pub(crate) all_times: &'static str,
    /// Preposition of a date from which another offset holds.
    pub(crate) from_date: &'static str,
    pub(crate) building: &'static str,
    /// Words before the meetings that find no session.
    pub(crate) does_not_fit: &'static str,
    /// Words before the meetings that have left their day.
    pub(crate) off_its_day: &'static str,
    pub(crate) note: &'static str,
    /// Word before the name of the language in which a paper was written.
    pub(crate) original: &'static str,
}

/// Words of tables, of the list of meetings, and of the sections behind them.
pub(crate) struct Grid {
    pub(crate) time: &'static str,
    pub(crate) all_day: &'static str,
    pub(crate) side_events: &'static str,
    pub(crate) in_order: &'static str,
    pub(crate) back_to_title: &'static str,
    pub(crate) back_to_table: &'static str,
    pub(crate) deadlines: &'static str,
    /// When a deadline is that is before each meeting.
    pub(crate) before_each: fn(BeforeEach<'_>) -> String,
    pub(crate) documents: &'static str,
}

/// Day of a deadline that is before each meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BeforeEach<'d> {
    pub(crate) days: u32,
    /// True if these are working days.
    pub(crate) working: bool,
    /// The hour as it is written.
    pub(crate) clock: Option<&'d str>,
}

/// Words beside the hours of a meeting or an event.
pub(crate) struct Times {
    pub(crate) to_be_confirmed: &'static str,
    pub(crate) if_needed: &'static str,
    pub(crate) next_day: &'static str,
    /// Words behind the end of a meeting that may go on.
    pub(crate) or_later: &'static str,
    /// Words behind the beginning of such a meeting, where ends are not shown.
    pub(crate) open_ended: &'static str,
    /// Preposition of the earliest start.
    pub(crate) from: &'static str,
    pub(crate) at_the_latest: &'static str,
    /// Words before the bodies whose end lets a meeting begin.
    pub(crate) immediately_after: &'static str,
    /// The hour before which a meeting that waits for others does not begin, behind what it waits for.
    pub(crate) not_before: fn(&str) -> String,
    pub(crate) after_conclusion: &'static str,
    /// Words before bodies that have been suspended.
    pub(crate) immediately_after_suspension: &'static str,
    pub(crate) after_suspension: &'static str,
    /// Separator of the last two of these bodies.
    pub(crate) last_body: &'static str,
    pub(crate) by_hour: ByHourWords,
}

/// Words of the condition that others have ended by an hour.
pub(crate) struct ByHourWords {
    /// Words before the bodies.
    pub(crate) after: &'static str,
    /// Words behind them, with the hour; the first argument is true for a single body.
    pub(crate) concludes_by: fn(bool, &str) -> String,
    /// Words before the moment at which the meeting begins otherwise.
    pub(crate) otherwise: &'static str,
}

/// Words about a meeting or an event.
pub(crate) struct MeetingWords {
    pub(crate) continued: &'static str,
    /// Word for a meeting that takes up what another left.
    pub(crate) resumption: fn(Resumption) -> &'static str,
    /// Ordinal as it stands before [`MeetingWords::numbered`].
    pub(crate) ordinal: fn(u32) -> String,
    /// Word that the ordinals of so many meetings of a body stand before.
    pub(crate) numbered: fn(usize) -> &'static str,
    /// Numbers and the one of several bodies that meet together to which they belong.
    pub(crate) numbers_of: fn(&str, &str) -> String,
    pub(crate) informal: &'static str,
    pub(crate) attendance: fn(Attendance) -> &'static str,
    pub(crate) open: &'static str,
    pub(crate) closed: &'static str,
    pub(crate) livestream: &'static str,
    pub(crate) no_livestream: &'static str,
    pub(crate) link: &'static str,
    pub(crate) interpretation: &'static str,
    pub(crate) no_interpretation: &'static str,
    pub(crate) not_available: &'static str,
    /// Words before the host of an event.
    pub(crate) hosted_by: &'static str,
}

/// Words for offices and who holds them.
pub(crate) struct Offices {
    pub(crate) holders: &'static str,
    pub(crate) nominations: &'static str,
    /// Office behind the name of a body.
    pub(crate) role: fn(Role) -> &'static str,
    /// Office as a heading before its holders.
    pub(crate) heading: fn(Role) -> &'static str,
    /// Heading before so many speakers.
    pub(crate) speakers: fn(usize) -> &'static str,
    pub(crate) vacant: &'static str,
    /// Office of a body, in a sentence: `Chair of WGETI`.
    pub(crate) of_body: fn(Role, &str) -> String,
    pub(crate) honorifics: Honorifics,
}

/// Words beside a meeting that is not held, or that has changed.
pub(crate) struct Marks {
    /// Words beside hours at which something is not held any more.
    pub(crate) not_then: &'static str,
    pub(crate) cancelled: &'static str,
    pub(crate) postponed: &'static str,
    pub(crate) added: &'static str,
    /// Words for a meeting that had no room in the plan.
    pub(crate) not_planned: &'static str,
    pub(crate) removed: &'static str,
    /// Words for what was cancelled and is held.
    pub(crate) reinstated: &'static str,
    /// Word before what no longer holds.
    pub(crate) previously: &'static str,
    /// Word before a planned time that no longer holds.
    pub(crate) originally: &'static str,
    /// Word for what differs from the last version in another way.
    pub(crate) changed: &'static str,
    /// Preposition of a moment, and the moment.
    pub(crate) at: fn(Moment, DayDetail) -> (&'static str, String),
    /// Preposition of an end, and the end.
    pub(crate) until: fn(Moment, DayDetail) -> (&'static str, String),
    /// Preposition of a day, and the day.
    pub(crate) on: fn(NaiveDate, DayDetail) -> (&'static str, String),
}

/// Words for the issues of a paper, and what has happened since.
pub(crate) struct Issue {
    /// Line of a plan that was edited, by the number that its issue would have.
    pub(crate) draft_of: fn(u32) -> String,
    /// Words before the day of the version that a revision replaces.
    pub(crate) replaces: &'static str,
    /// Words before and behind the day on which a paper went out again.
    pub(crate) reissued: (&'static str, &'static str),
    /// Words before the day and the hour up to which it is known what has happened.
    pub(crate) situation: &'static str,
    /// Sign or word between that day and its hour.
    pub(crate) before_clock: &'static str,
    /// Words before the day of the version from which changes are listed.
    pub(crate) changes_since: &'static str,
    /// Words before a change since the issue of this number.
    pub(crate) since: fn(u32) -> String,
    /// Words of the version of this number, where its day is that of the next one too.
    pub(crate) changes_since_revision: fn(u32) -> String,
}

/// Words of the paper of the day.
pub(crate) struct PaperWords {
    /// Number of a paper, with the sign behind it.
    pub(crate) number: fn(u32) -> String,
    /// Title of the paper of a day, behind its number.
    pub(crate) title: fn(&str, NaiveDate) -> String,
    pub(crate) no_meetings: &'static str,
}

/// Words of the list of changes.
pub(crate) struct ChangesWords {
    /// Words before times at which a meeting that goes on is not held any more.
    pub(crate) no_sitting: &'static str,
    pub(crate) heading: &'static str,
    /// Line that sends a reader to the section with so many changes.
    pub(crate) listed_below: fn(usize) -> String,
    /// Day and hours: `Thursday 19 March from 15:00 to 18:00`.
    pub(crate) times: fn(NaiveDate, Option<Moment>, Option<Moment>) -> String,
    /// Words before a text of the schedule that is new, that is gone, and that was there before.
    pub(crate) added_text: &'static str,
    pub(crate) deleted_text: &'static str,
    pub(crate) previous_text: &'static str,
    pub(crate) duration: &'static str,
    pub(crate) new_name: &'static str,
    /// Word for a place that is not known any more.
    pub(crate) no_place: &'static str,
    /// Words for a text that has changed in another language alone.
    pub(crate) other_language: &'static str,
    /// Words in brackets behind the holder of an office that had none.
    pub(crate) was_vacant: &'static str,
    /// Words for a postponement of which nothing more is known.
    pub(crate) postponed_for_now: &'static str,
    /// Words with the moment at which a meeting was suspended, and when it is to be resumed.
    pub(crate) suspended: fn(&str, Option<&str>) -> String,
    pub(crate) adjourned: fn(&str) -> String,
    /// Words of the short form, which a terminal shows.
    pub(crate) short: ShortChanges,
    pub(crate) name: &'static str,
    pub(crate) place: &'static str,
    pub(crate) symbol: &'static str,
    pub(crate) title: &'static str,
    pub(crate) venue: &'static str,
    pub(crate) organisation: &'static str,
    pub(crate) secretariat: &'static str,
    pub(crate) time_zone: &'static str,
}

/// Words of changes in their short form.
pub(crate) struct ShortChanges {
    pub(crate) added: &'static str,
    pub(crate) removed: &'static str,
    pub(crate) reinstated: &'static str,
    pub(crate) longer: &'static str,
    pub(crate) shorter: &'static str,
    pub(crate) until: &'static str,
    pub(crate) no_longer: &'static str,
}

/// Sentences of a calendar about the place of a meeting among the others.
pub(crate) struct Calendar {
    /// `Sitting 2 of 3`.
    pub(crate) sitting: fn(usize, usize) -> String,
    /// Verb before the meeting that is held before.
    pub(crate) follows: &'static str,
    /// Verb before the meeting that is held next.
    pub(crate) precedes: &'static str,
    /// Distance of the end of the meeting before from the planned one.
    pub(crate) ended: fn(Deviation) -> Option<String>,
    /// Reason why a sitting begins then; none where the order of the meetings tells it.
    pub(crate) reason: fn(Reason) -> Option<&'static str>,
    /// Words before the hour up to which a meeting begins inside a session.
    pub(crate) start_by: &'static str,
    /// Words before the moment at which a meeting has begun that goes on.
    pub(crate) goes_on_from: &'static str,
    /// Sentence about what moves the start of a meeting.
    pub(crate) rolling: fn(Rolling) -> &'static str,
    /// Sentence about a sitting that was published once.
    pub(crate) withdrawn: &'static str,
    /// Word before what is to be done by a day.
    pub(crate) deadline: &'static str,
}

impl Calendar {
    /// Returns why a sitting begins when it does, in a sentence; empty where the hour tells it. `called`
    /// is the name of the meeting whose end it follows.
    #[cfg(feature = "schedule-xml")]
    pub(crate) fn because(&self, reason: Reason, called: &str) -> String {
        let because = match reason {
            Reason::Follows { ended, .. }
            | Reason::After { ended, .. }
            | Reason::Behind { ended, .. } => {
                let ended = (self.ended)(ended).unwrap_or_default();
                format!("{}{called}{ended}", super::capital(self.follows))
            }
            other => (self.reason)(other).unwrap_or_default().to_owned(),
        };
        if because.is_empty() {
            return because;
        }
        format!("{because}.")
    }
}
