//! The hours that a text begins with.

use crate::words;

/// Minutes of a day.
pub(crate) const DAY: u16 = 24 * 60;

/// Hours of a day, in minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Hours {
    pub(crate) from: u16,
    /// After midnight of the next day, more than a day.
    pub(crate) to: u16,
}

impl Hours {
    /// As it is written in a source.
    pub(crate) fn written(self) -> String {
        let written = |minutes: u16| {
            let next = if minutes >= DAY { "+1" } else { "" };
            format!("{}{next}", clock(minutes % DAY))
        };
        format!("{}-{}", written(self.from), written(self.to))
    }

    /// Hours in a session that goes on after midnight: what is before its beginning is after that.
    pub(crate) fn inside(self, session: Self) -> Self {
        if session.to <= DAY || self.from >= session.from {
            return self;
        }
        let to = if self.to > DAY {
            self.to
        } else {
            self.to + DAY
        };
        Self {
            from: self.from + DAY,
            to,
        }
    }

    pub(crate) fn minutes(self) -> u16 {
        self.to.saturating_sub(self.from)
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// `09:30`.
pub(crate) fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// From when, and until when if it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct When {
    pub(crate) from: u16,
    pub(crate) to: Option<u16>,
}

impl When {
    pub(crate) fn hours(self) -> Option<Hours> {
        let to = self.to?;
        Some(Hours {
            from: self.from,
            to,
        })
    }
}

/// The hours that are all of a text.
pub(crate) fn whole(text: &str) -> Option<When> {
    let (when, length) = first(text)?;
    let rest =
        text[length..].trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '*'));
    rest.is_empty().then_some(when)
}

/// The hours with which a text begins, and how many bytes they take.
pub(crate) fn first(text: &str) -> Option<(When, usize)> {
    let mut scan = Scan { text, at: 0 };
    scan.word(&["from", "de"]);
    let from = scan.time()?;
    let until = scan.until();
    let Some(until) = until else {
        let sure = from.sure();
        return sure.then_some((
            When {
                from: from.minutes(None)?,
                to: None,
            },
            from.end,
        ));
    };
    if !(from.sure() || until.sure() || from.digits == 4 && until.digits == 4) {
        return None;
    }
    let (opens, closes) = (from.minutes(until.half)?, until.minutes(None)?);
    let next_day = scan.next_day();
    // Nothing is longer than a day: what ends later on the next one begins on it.
    let from = if closes > opens && next_day {
        opens + DAY
    } else {
        opens
    };
    let to = if closes > opens && !next_day {
        closes
    } else {
        closes + DAY
    };
    Some((When { from, to: Some(to) }, scan.at))
}

/// A time as it is typed.
#[derive(Clone, Copy)]
struct Time {
    hour: u16,
    minute: u16,
    /// How many digits were typed before a sign.
    digits: usize,
    /// Whether minutes are typed apart, or the word for hours.
    parted: bool,
    half: Option<Half>,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl Time {
    /// Whether it can be nothing but a time.
    fn sure(self) -> bool {
        self.parted || self.half.is_some()
    }

    fn minutes(self, other: Option<Half>) -> Option<u16> {
        let hour = match self.half.or(other) {
            Some(Half::Afternoon) if self.hour < 12 => self.hour + 12,
            Some(Half::Morning) if self.hour == 12 => 0,
            _ => self.hour,
        };
        let whole = hour * 60 + self.minute;
        (self.minute < 60 && whole <= DAY).then_some(whole)
    }
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Goes past one of some words, if it stands here.
    fn word(&mut self, words: &[&str]) -> bool {
        let start = self.at;
        self.blanks();
        let rest = self.rest().to_lowercase();
        let ends = |word: &&&str| {
            let after = rest
                .strip_prefix(**word)
                .and_then(|rest| rest.chars().next());
            rest.starts_with(**word) && after.is_none_or(|c| !c.is_alphanumeric())
        };
        let found = words.iter().find(ends).map(|word| word.len());
        self.at = found.map_or(start, |length| self.at + length);
        found.is_some()
    }

    fn number(&mut self) -> Option<(u16, usize)> {
        let rest = self.rest();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = rest[..digits].parse().ok()?;
        self.at += digits;
        Some((number, digits))
    }

    fn time(&mut self) -> Option<Time> {
        self.blanks();
        let (number, digits) = self.number()?;
        let (mut hour, mut minute) = match digits {
            1 | 2 => (number, 0),
            4 => (number / 100, number % 100),
            _ => return None,
        };
        let mut parted = false;
        if digits < 3
            && let Some(typed) = self.minutes()
        {
            (minute, parted) = (typed, true);
        }
        let half = self.half();
        if half.is_some() && hour > 12 {
            hour = u16::MAX / 120;
        }
        Some(Time {
            hour,
            minute,
            digits,
            parted,
            half,
            end: self.at,
        })
    }

    /// What stands after an hour: `:30`, `.30`, `h30`, `h`.
    fn minutes(&mut self) -> Option<u16> {
        let start = self.at;
        if let Some(sign) = self
            .rest()
            .chars()
            .next()
            .filter(|c| matches!(c, ':' | '.' | 'h' | 'H'))
        {
            self.at += 1;
            match self.number() {
                Some((minute, 2)) => return Some(minute),
                None if matches!(sign, 'h' | 'H') => return Some(0),
                _ => {}
            }
        }
        self.at = start;
        if self.word(&["heures", "heure", "h"]) {
            let after = self.at;
            self.blanks();
            return if let Some((minute, 2)) = self.number() {
                Some(minute)
            } else {
                self.at = after;
                Some(0)
            };
        }
        None
    }

    fn half(&mut self) -> Option<Half> {
        if self.word(&["a.m.", "a.m", "am"]) {
            return Some(Half::Morning);
        }
        self.word(&["p.m.", "p.m", "pm"]).then_some(Half::Afternoon)
    }

    /// A dash, or a word for one, and the time after it.
    fn until(&mut self) -> Option<Time> {
        let start = self.at;
        self.blanks();
        let dash = |c: &char| matches!(c, '-' | '–' | '—' | '‐' | '‑' | '−');
        let found = match self.rest().chars().next().filter(dash) {
            Some(c) => {
                self.at += c.len_utf8();
                true
            }
            None => ["to", "à"]
                .iter()
                .any(|word| words::is_between(word) && self.word(&[*word])),
        };
        let time = found.then(|| self.time()).flatten();
        if time.is_none() {
            self.at = start;
        }
        time
    }

    fn next_day(&mut self) -> bool {
        self.word(&["(next day)", "(le lendemain)", "(jour suivant)", "+1"])
    }
}

#[cfg(test)]
mod tests {
    use super::{Hours, first, whole};

    #[test]
    fn hours_are_read_as_people_write_them() {
        let expected = Some(Hours { from: 600, to: 780 });
        for text in [
            "10:00–13:00",
            "10:00 - 13:00",
            "10:00-13:00",
            "10.00 – 13.00",
            "10h00 -13h00",
            "1000-1300",
            "10 a.m.-1 p.m.",
            "10:00 to 13:00",
            "de 10 heures à 13 heures",
            "10 h – 13 h 00",
        ] {
            assert_eq!(whole(text).and_then(super::When::hours), expected, "{text}");
        }
        assert_eq!(
            whole("3-6 p.m.").and_then(super::When::hours),
            Some(Hours {
                from: 900,
                to: 1080
            })
        );
        let over = whole("22:00–01:00 (next day)").and_then(super::When::hours);
        assert_eq!(over.map(Hours::written).as_deref(), Some("22:00-01:00+1"));
        assert_eq!(whole("22:00").map(|when| when.to), Some(None));
    }

    #[test]
    fn what_is_no_hour_is_not_taken_for_one() {
        for text in [
            "3 things",
            "3-6 things",
            "6th Workshop",
            "131st Assembly",
            "2026-03-16",
            "1.1: Item",
            "25:00-26:00",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
