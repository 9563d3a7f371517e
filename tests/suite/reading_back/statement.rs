//! Statements of a form, each with one or more occurrences, as far as the form tells them apart.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::occurrence::Standing;

/// A statement that a form tells: a row, an event of a calendar, an item of a list, an entry of a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Statement {
    /// By which programs know its occurrences; nothing where a form is for people alone.
    pub(super) keys: Vec<String>,
    /// The day on which it is listed.
    pub(super) day: NaiveDate,
    /// From when to when, once for each occurrence; nothing of what has no hours.
    pub(super) hours: Vec<Hours>,
    /// The name, with whatever stands beside it.
    pub(super) head: String,
    /// True if a condition stands in the place of its first hours.
    pub(super) has_condition: bool,
    /// The lines under the name.
    pub(super) lines: Vec<String>,
    /// True if the name is struck through, where a form does so.
    pub(super) is_struck: Option<bool>,
    /// Held, cancelled or postponed, where a form tells that apart from the name.
    pub(super) standing: Option<Standing>,
    /// True if it goes on, where a form tells that apart from the name.
    pub(super) is_continued: Option<bool>,
    /// The numbers of its bodies, where a form tells them apart from the lines.
    pub(super) numbers: Option<Vec<u64>>,
    /// The room, where a form tells that apart from the name and the lines.
    pub(super) place: Option<String>,
    /// Those who take part, where a form tells that apart from the lines.
    pub(super) people: Option<Vec<String>>,
}

/// From when to when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hours {
    pub(super) starts: When,
    pub(super) ends: Option<When>,
}

/// A time, as far as it is told.
#[derive(Debug, Clone, Copy)]
pub(super) enum When {
    /// A time of day, of the day on which it is listed or the next.
    Clock(NaiveTime),
    /// An instant, and what the clocks show then.
    Moment(DateTime<FixedOffset>),
    /// An instant, by whatever clocks.
    Instant(DateTime<FixedOffset>),
}

impl When {
    /// True if it is a moment, as far as it is told.
    pub(super) fn is(self, moment: DateTime<FixedOffset>) -> bool {
        match self {
            Self::Clock(time) => time == moment.time(),
            Self::Moment(told) => told == moment && told.offset() == moment.offset(),
            Self::Instant(told) => told == moment,
        }
    }
}

/// A form of a schedule as it is read back.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) name: &'static str,
    pub(super) statements: Vec<Statement>,
    pub(super) scope: Scope,
}

/// Facts of an occurrence that a form tells, if they are there to be told.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    facts: Vec<Fact>,
    pub(super) people: Names,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// Days on which nothing is held.
    ClosedDays,
    Deadlines,
    /// Deadlines that are before each meeting, once and without their days.
    DeadlineRules,
    /// Functions of speakers.
    Functions,
    /// Occurrences without an hour.
    WholeDays,
    /// Occurrences that are to be confirmed, or have no day yet.
    Unsettled,
    Ends,
    Continued,
    Numbers,
    Rooms,
    /// The meetings that one comes after.
    After,
    /// Each sitting by itself, with all that is said of its meeting.
    SittingsApart,
    /// Groups, as briefly as in a cell.
    ShortNames,
}

/// Whose names a form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Nobody,
    /// Those of the offices as the schedule shows them.
    Shown,
    /// Those of all offices but the deputies.
    Offices,
    Everyone,
}

impl Scope {
    pub(super) const fn new(facts: Vec<Fact>, people: Names) -> Self {
        Self { facts, people }
    }

    pub(super) fn has(&self, fact: Fact) -> bool {
        self.facts.contains(&fact)
    }

    pub(super) fn with(mut self, fact: Fact) -> Self {
        self.facts.push(fact);
        self
    }

    pub(super) fn without(mut self, facts: &[Fact]) -> Self {
        self.facts.retain(|fact| !facts.contains(fact));
        self
    }

    pub(super) fn naming(self, people: Names) -> Self {
        Self { people, ..self }
    }
}
