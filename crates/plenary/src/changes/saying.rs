//! How a change is said to a delegate.

use chrono::NaiveDate;

use super::{Changed, Length, What, When};
use crate::{
    text::Language,
    time::{Minutes, Moment},
    words::{Words, words},
};

/// How changes are said in one language.
pub(crate) struct Saying {
    words: &'static Words,
    /// Whether weekdays recur among the days that are spoken of.
    with_dates: bool,
}

impl Saying {
    pub(crate) fn new(language: Language, changed: &[Changed]) -> Self {
        let what = changed.iter().flat_map(|changed| &changed.what);
        let days: Vec<_> = what.flat_map(whens).map(|when| when.day).collect();
        let span = days.iter().max().zip(days.iter().min());
        Self {
            words: words(language),
            with_dates: span.is_some_and(|(last, first)| (*last - *first).num_days() > 6),
        }
    }

    pub(super) fn sentence(&self, name: &str, what: &[What]) -> String {
        let parts: Vec<_> = what.iter().map(|one| self.part(one)).collect();
        let parts = parts.join("; ");
        if name.is_empty() {
            return parts;
        }
        format!("{name}{}{parts}", self.words.colon)
    }

    fn part(&self, what: &What) -> String {
        let words = self.words;
        let colon = words.colon;
        match what {
            What::Added { to } => self.with_times(words.added, to),
            What::Removed { from } => self.with_times(words.removed, from),
            What::Cancelled { reason } if reason.is_empty() => words.cancelled.to_owned(),
            What::Cancelled { reason } => format!("{}{colon}{reason}", words.cancelled),
            What::Reinstated { to } => self.with_times(words.reinstated, to),
            What::Moved { from, to } => self.moved(from, to),
            What::Lengthened(length) => self.length(words.longer, length),
            What::Shortened(length) => self.length(words.shorter, length),
            What::Renamed { from, to } => self.arrow(words.name, from, to),
            What::Place { from, to } => self.arrow(words.place, from, to),
            What::Said { from, to } if from.is_empty() => (words.quoted)(to),
            What::Said { from, to } if to.is_empty() => {
                format!("{}{}", words.no_longer, (words.quoted)(from))
            }
            What::Said { from, to } => {
                format!("{} → {}", (words.quoted)(from), (words.quoted)(to))
            }
        }
    }

    fn with_times(&self, word: &str, whens: &[When]) -> String {
        let times = self.times(whens);
        let comma = if times.is_empty() { "" } else { ", " };
        format!("{word}{comma}{times}")
    }

    /// `Wednesday 15:00 → Wednesday 11:30`; with all hours, where the beginning does not tell it.
    fn moved(&self, from: &[When], to: &[When]) -> String {
        let begins = |whens: &[When]| whens.first().map(|when| self.begins(when));
        let (was, is) = (begins(from), begins(to));
        let (was, is) = if was == is {
            (self.times(from), self.times(to))
        } else {
            (was.unwrap_or_default(), is.unwrap_or_default())
        };
        format!("{was} → {is}")
    }

    fn length(&self, word: &str, length: &Length) -> String {
        let Length { from, to, ends, .. } = length;
        let until = self.moment(ends.date_naive(), *ends);
        format!("{word}{from} → {to}, {}{until}", self.words.until)
    }

    fn arrow(&self, label: &str, from: &str, to: &str) -> String {
        let colon = self.words.colon;
        match (from, to) {
            ("", to) => format!("{label}{colon}{to}"),
            (from, "") => format!("{label}{colon}{from} → –"),
            (from, to) => format!("{label}{colon}{from} → {to}"),
        }
    }

    fn times(&self, whens: &[When]) -> String {
        let all: Vec<_> = whens.iter().map(|when| self.hours(when)).collect();
        all.join(", ")
    }

    fn hours(&self, when: &When) -> String {
        let ends = when.ends.map(|ends| format!("–{}", clock(ends)));
        format!("{}{}", self.begins(when), ends.unwrap_or_default())
    }

    fn begins(&self, when: &When) -> String {
        match when.starts {
            Some(starts) => self.moment(starts.date_naive(), starts),
            None => self.words.day_inside(when.day, self.with_dates),
        }
    }

    /// `Wednesday 15:00`.
    fn moment(&self, day: NaiveDate, moment: Moment) -> String {
        let day = self.words.day_inside(day, self.with_dates);
        format!("{day} {}", clock(moment))
    }

    /// What is said beside a meeting on the page, where there is little room; `last` are the words
    /// for what stands with its last sitting, where that is another.
    pub(crate) fn remark(&self, what: &What, is_first: bool, is_last: bool) -> Option<String> {
        let words = self.words;
        let was = |text: &str| format!("{}{text}", words.was);
        match what {
            What::Added { .. } => is_first.then(|| words.added.to_owned()),
            What::Reinstated { .. } => is_first.then(|| words.reinstated.to_owned()),
            What::Moved { from, to } => is_first.then(|| self.moved_from(from, to)),
            What::Lengthened(length) | What::Shortened(length) => {
                is_last.then(|| self.was_until(length))
            }
            What::Renamed { from, .. } => is_first.then(|| was(from)),
            What::Place { from, .. } if !from.is_empty() => is_first.then(|| was(from)),
            What::Place { .. } | What::Said { .. } => is_first.then(|| words.changed.to_owned()),
            What::Cancelled { .. } | What::Removed { .. } => None,
        }
    }

    fn moved_from(&self, from: &[When], to: &[When]) -> String {
        let first = |whens: &[When]| whens.first().copied();
        let (Some(was), Some(is)) = (first(from), first(to)) else {
            return self.words.changed.to_owned();
        };
        let order = (is.day, is.starts).cmp(&(was.day, was.starts));
        let (sign, was) = match order {
            std::cmp::Ordering::Less => (self.words.earlier_than, self.begins(&was)),
            std::cmp::Ordering::Greater => (self.words.later_than, self.begins(&was)),
            std::cmp::Ordering::Equal => (self.words.was, self.times(from)),
        };
        format!("{sign}{was}")
    }

    fn was_until(&self, length: &Length) -> String {
        let was = self.moment(length.ended.date_naive(), length.ended);
        format!("{}{}{was}", self.words.was, self.words.until)
    }
}

fn whens(what: &What) -> impl Iterator<Item = &When> {
    let (from, to): (&[When], &[When]) = match what {
        What::Added { to } | What::Reinstated { to } => (&[], to),
        What::Removed { from } => (from, &[]),
        What::Moved { from, to } => (from, to),
        _ => (&[], &[]),
    };
    from.iter().chain(to)
}

fn clock(moment: Moment) -> String {
    moment.format("%H:%M").to_string()
}

impl super::Seen {
    /// How much time it takes, if all its ends are known.
    pub(super) fn length(&self) -> Option<Minutes> {
        let each = self.whens.iter().map(|when| {
            let (starts, ends) = when.starts.zip(when.ends)?;
            u32::try_from((ends - starts).num_minutes()).ok()
        });
        each.sum::<Option<u32>>().map(Minutes)
    }
}
