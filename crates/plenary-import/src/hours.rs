//! Hours of a day, and their reading at the beginning of a text.

use plenary::typed::ClockRange;

/// Minutes of a day.
pub(crate) const DAY: u16 = 24 * 60;

/// Hours of a day, in minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Hours {
    pub(crate) from: u16,
    /// More than [`DAY`] after midnight of the next day.
    pub(crate) to: u16,
}

impl Hours {
    /// Returns the hours in the form of a source: `22:00-01:00+1`.
    pub(crate) fn to_source(self) -> String {
        let time = |minutes: u16| {
            let next = if minutes >= DAY { "+1" } else { "" };
            format!("{}{next}", clock(minutes % DAY))
        };
        format!("{}-{}", time(self.from), time(self.to))
    }

    /// Returns the hours on the next day if the session goes on after midnight and begins after them.
    pub(crate) fn in_session(self, session: Self) -> Self {
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

/// Writes minutes after midnight as `09:30`.
pub(crate) fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A time with its end, if it has one, in minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TimeSpan {
    pub(crate) from: u16,
    pub(crate) to: Option<u16>,
}

impl TimeSpan {
    pub(crate) fn hours(self) -> Option<Hours> {
        let to = self.to?;
        Some(Hours {
            from: self.from,
            to,
        })
    }
}

/// Reads the hours that are all of a text.
pub(crate) fn whole(text: &str) -> Option<TimeSpan> {
    let (when, length) = first(text)?;
    let rest =
        text[length..].trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '*'));
    rest.is_empty().then_some(when)
}

/// Reads the hours at the beginning of a text, and returns them with the number of their bytes.
pub(crate) fn first(text: &str) -> Option<(TimeSpan, usize)> {
    let range = ClockRange::read(text).filter(|range| range.is_certain())?;
    let opens = range.opens()?;
    if range.to.is_none() {
        let when = TimeSpan {
            from: opens,
            to: None,
        };
        return Some((when, range.length));
    }
    let closes = range.closes()?;
    let is_later = closes > opens;
    // Nothing is longer than a day: hours that end later on the next day begin on it.
    let from = if is_later && range.next_day {
        opens + DAY
    } else {
        opens
    };
    let to = if is_later && !range.next_day {
        closes
    } else {
        closes + DAY
    };
    Some((TimeSpan { from, to: Some(to) }, range.length))
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
            "10-1 p.m.",
            "10:00 to 13:00",
            "de 10 heures à 13 heures",
            "10 h – 13 h 00",
        ] {
            assert_eq!(
                whole(text).and_then(super::TimeSpan::hours),
                expected,
                "{text}"
            );
        }
        assert_eq!(
            whole("3-6 p.m.").and_then(super::TimeSpan::hours),
            Some(Hours {
                from: 900,
                to: 1080
            })
        );
        let over = whole("22:00–01:00 (next day)").and_then(super::TimeSpan::hours);
        assert_eq!(over.map(Hours::to_source).as_deref(), Some("22:00-01:00+1"));
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
