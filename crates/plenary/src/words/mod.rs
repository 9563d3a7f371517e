//! The words and the notation that Plenary itself brings to an annex, by language.

mod english;
mod french;
mod order;

use std::fmt;

use chrono::{Datelike, NaiveDate};

#[cfg(feature = "schedule-xml")]
pub(crate) use order::because;
pub(crate) use order::{OrderWords, order_words};

use crate::{
    keywords::{Attendance, DayHeading, Role, Status},
    plan::{CalledOff, Resumption},
    text::Language,
};

/// A number, and how what it counts takes up another.
pub(crate) type Counted = (u32, Option<Resumption>);

/// Everything that an annex says in one language beside the texts of its source.
#[cfg_attr(
    not(feature = "html"),
    allow(dead_code, reason = "pages alone say the rest")
)]
pub(crate) struct Words {
    pub(crate) language: Language,
    /// From Monday on, as in the middle of a sentence.
    pub(crate) weekdays: [&'static str; 7],
    pub(crate) months: [&'static str; 12],
    /// The number of a day of the month.
    pub(crate) day_of_month: fn(u32) -> String,
    /// What stands before the name in a title: `Draft schedule of `.
    pub(crate) schedule_of: fn(Option<Status>) -> &'static str,
    /// What stands between the name and the dates in a title.
    pub(crate) before_dates: &'static str,
    pub(crate) time: &'static str,
    pub(crate) side_events: &'static str,
    pub(crate) all_day: &'static str,
    pub(crate) not_available: &'static str,
    pub(crate) hosted_by: &'static str,
    pub(crate) to_be_confirmed: &'static str,
    pub(crate) if_needed: &'static str,
    /// Of what is not held: what stands before the reason, and before the time to which it is put off.
    pub(crate) cancelled: &'static str,
    pub(crate) postponed: &'static str,
    pub(crate) added: &'static str,
    /// Said of a meeting that had no room in the plan.
    pub(crate) not_planned: &'static str,
    pub(crate) earlier: &'static str,
    pub(crate) later: &'static str,
    pub(crate) other_end: &'static str,
    pub(crate) removed: &'static str,
    /// Of what was cancelled and is held.
    pub(crate) reinstated: &'static str,
    /// What stands before an earlier time of the last version, and before a later one.
    pub(crate) earlier_than: &'static str,
    pub(crate) later_than: &'static str,
    /// What stands before what was said in the last version.
    pub(crate) was: &'static str,
    /// Of what differs from the last version in another way.
    pub(crate) changed: &'static str,
    pub(crate) longer: &'static str,
    pub(crate) shorter: &'static str,
    pub(crate) until: &'static str,
    pub(crate) no_longer: &'static str,
    pub(crate) changes: &'static str,
    /// So many changes, which stand in a section of their own.
    pub(crate) changes_below: fn(usize) -> String,
    pub(crate) name: &'static str,
    pub(crate) place: &'static str,
    pub(crate) title: &'static str,
    pub(crate) venue: &'static str,
    pub(crate) organisation: &'static str,
    pub(crate) secretariat: &'static str,
    pub(crate) time_zone: &'static str,
    /// A text in quotation marks.
    pub(crate) quoted: fn(&str) -> String,
    pub(crate) from: &'static str,
    pub(crate) at_the_latest: &'static str,
    pub(crate) continued: &'static str,
    /// Of a meeting that takes up what another left.
    pub(crate) resumption: fn(Resumption) -> &'static str,
    pub(crate) next_day: &'static str,
    pub(crate) issued: &'static str,
    /// A status as it stands alone.
    pub(crate) status: fn(Status) -> &'static str,
    /// What stands before the moment up to which it is known what has happened.
    pub(crate) as_of: &'static str,
    pub(crate) office_holders: &'static str,
    pub(crate) role: fn(Role) -> &'static str,
    pub(crate) vacant: &'static str,
    pub(crate) nominations: &'static str,
    pub(crate) deadlines: &'static str,
    pub(crate) documents: &'static str,
    pub(crate) does_not_fit: &'static str,
    /// What stands before the meetings that have left their day.
    pub(crate) off_its_day: &'static str,
    pub(crate) note: &'static str,
    pub(crate) back_to_title: &'static str,
    pub(crate) in_order: &'static str,
    /// What stands before the name of the time zone.
    pub(crate) local_time: &'static str,
    /// What stands before the name of the time zone of a whole page.
    pub(crate) all_times: &'static str,
    /// What stands before a date from which something else holds.
    pub(crate) from_moment: &'static str,
    /// A colon with the blanks that the language has around it.
    pub(crate) colon: &'static str,
    /// What joins the last two of several ranges of hours.
    pub(crate) and: &'static str,
    /// What follows the end of a meeting that may go on.
    pub(crate) or_later: &'static str,
    /// What follows the beginning of such a meeting, where ends are not shown.
    pub(crate) open_ended: &'static str,
    pub(crate) informal: &'static str,
    pub(crate) format: fn(Attendance) -> &'static str,
    pub(crate) open: &'static str,
    pub(crate) closed: &'static str,
    /// The office, as a heading before its holders.
    pub(crate) office: fn(Role) -> &'static str,
    /// What stands before so many speakers.
    pub(crate) speakers: fn(usize) -> &'static str,
    /// What stands before the number of an item.
    pub(crate) item: &'static str,
    pub(crate) immediately_after: &'static str,
    pub(crate) after_closure: &'static str,
    pub(crate) livestream: &'static str,
    pub(crate) no_livestream: &'static str,
    pub(crate) link: &'static str,
    pub(crate) interpretation: &'static str,
    pub(crate) no_interpretation: &'static str,
    pub(crate) building: &'static str,
    pub(crate) back_to_table: &'static str,
    /// `34th meeting`, `34th and 35th meetings`, `8th meeting (resumed)`.
    pub(crate) numbers: fn(&[Counted]) -> String,
    /// The same, of one of several bodies that meet together.
    pub(crate) numbers_of: fn(&str, &str) -> String,
}

/// The words of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &english::WORDS,
        Language::French => &french::WORDS,
    }
}

impl Language {
    /// The weekdays from Monday on, as in the middle of a sentence.
    ///
    /// ```
    /// assert_eq!(plenary::Language::French.weekdays()[0], "lundi");
    /// ```
    #[must_use]
    pub fn weekdays(self) -> [&'static str; 7] {
        words(self).weekdays
    }

    /// The months, as in the middle of a sentence.
    #[must_use]
    pub fn months(self) -> [&'static str; 12] {
        words(self).months
    }
}

impl Words {
    /// Returns the word for what is not held.
    pub(crate) fn called_off(&self, how: CalledOff) -> &'static str {
        match how {
            CalledOff::Cancelled => self.cancelled,
            CalledOff::Postponed => self.postponed,
        }
    }

    /// Returns what stands before the text that says why it is not held: `cancelled: `, `postponed `.
    pub(crate) fn called_off_because(&self, how: CalledOff) -> String {
        let between = match how {
            CalledOff::Cancelled => self.colon,
            CalledOff::Postponed => " ",
        };
        format!("{}{between}", self.called_off(how))
    }

    /// `Monday`, as at the start of a cell.
    pub(crate) fn weekday(&self, day: NaiveDate) -> String {
        capital(self.weekdays[day.weekday() as usize])
    }

    /// A weekday, with its date where they recur, as in the middle of a sentence.
    pub(crate) fn day_inside(&self, day: NaiveDate, with_date: bool) -> String {
        let weekday = self.weekdays[day.weekday() as usize];
        if with_date {
            [weekday, " ", &self.day_and_month(day)].concat()
        } else {
            weekday.to_owned()
        }
    }

    /// `Monday 16 March`.
    pub(crate) fn weekday_and_date(&self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday(day), self.day_and_month(day))
    }

    /// The head of the column of a day.
    pub(crate) fn day_heading(&self, day: NaiveDate, heading: DayHeading) -> String {
        match heading {
            DayHeading::Weekday => self.weekday(day),
            DayHeading::Date => self.day_and_month(day),
            DayHeading::Both => self.weekday_and_date(day),
        }
    }

    /// `Monday 16 March 2026`.
    pub(crate) fn full_date(&self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday_and_date(day), day.year())
    }

    /// `16 March 2026`.
    pub(crate) fn date(&self, day: NaiveDate) -> String {
        format!("{} {}", self.day_and_month(day), day.year())
    }

    /// `16–19 March 2026`, with as much repeated as differs.
    pub(crate) fn dates(&self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            return self.date(first);
        }
        let last_date = self.date(last);
        if first.year() != last.year() {
            format!("{} – {last_date}", self.date(first))
        } else if first.month() != last.month() {
            format!("{} – {last_date}", self.day_and_month(first))
        } else {
            format!("{}–{last_date}", (self.day_of_month)(first.day()))
        }
    }

    fn day_and_month(&self, day: NaiveDate) -> String {
        let month = self.months[day.month0() as usize];
        [&(self.day_of_month)(day.day()), " ", month].concat()
    }
}

/// How a language says a number, and how something takes up another.
type Counting = (fn(u32) -> String, fn(Resumption) -> &'static str);

/// Returns ordinals before the word for what is counted, each with how it takes up another: a single
/// one has that behind the word.
fn counted(numbers: &[Counted], word: &str, (ordinal, resumption): Counting, and: &str) -> String {
    let mark = |how: Option<Resumption>| {
        how.map_or_else(String::new, |how| format!(" {}", resumption(how)))
    };
    if let [(number, how)] = numbers {
        return format!("{} {word}{}", ordinal(*number), mark(*how));
    }
    let ordinals = numbers.iter();
    let ordinals = ordinals.map(|(number, how)| format!("{}{}", ordinal(*number), mark(*how)));
    format!("{} {word}", listed(ordinals, and))
}

/// Words with commas between them, and another sign before the last.
fn listed(words: impl Iterator<Item = String>, and: &str) -> String {
    let words: Vec<_> = words.collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}{and}{last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// The word with a capital.
pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").finish_non_exhaustive()
    }
}
