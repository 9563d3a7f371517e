//! Hours of a day, such as 10:00–13:00.

use std::{cmp::Ordering, fmt, str::FromStr};

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::trimmed;
use crate::text::serde_as_text;

const DAY: u16 = 24 * 60;
const TWO_DAYS: u16 = 2 * DAY;

/// A range of hours in whole minutes, which may end on the next day.
///
/// ```
/// use plenary::Hours;
/// let evening: Hours = "22:00-01:00+1".parse()?;
/// assert_eq!(evening.minutes(), 180);
/// assert!("13:00-10:00".parse::<Hours>().is_err());
/// # Ok::<(), plenary::time::BadHours>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours {
    from: u16,
    to: u16,
}

/// A reason for which a text is not a range of hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadHours {
    /// The text is not two times with a hyphen between them.
    #[error("`{0}` is not a range of hours")]
    NotARange(String),
    /// A part of the text is a time that no clock shows.
    #[error("`{0}` is not a time of day")]
    NotATime(String),
    /// The range would have to end on the next day.
    #[error("`{0}` ends before it begins")]
    EndBeforeStart(String),
    /// The range ends when it begins.
    #[error("`{0}` has no length")]
    NoLength(String),
    /// The range is longer than a day.
    #[error("`{0}` is longer than a day")]
    TooLong(String),
}

impl Hours {
    /// Returns the hours from one time to another; a second time that is earlier is on the next day.
    ///
    /// # Errors
    /// [`BadHours::NotATime`] for a time that is not in whole minutes, [`BadHours::NoLength`] for hours that
    /// end when they begin.
    ///
    /// ```
    /// use plenary::{Hours, chrono::NaiveTime};
    /// let [ten, one] = [10, 13].map(|hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default());
    /// assert_eq!(Hours::new(ten, one), "10:00-13:00".parse());
    /// assert!(Hours::new(ten, ten).is_err());
    /// ```
    pub fn new(from: NaiveTime, to: NaiveTime) -> Result<Self, BadHours> {
        for time in [from, to] {
            if time.second() != 0 || time.nanosecond() != 0 {
                return Err(BadHours::NotATime(time.to_string()));
            }
        }
        let (begins, ends) = (minute_of(from), minute_of(to));
        match begins.cmp(&ends) {
            Ordering::Less => Ok(Self {
                from: begins,
                to: ends,
            }),
            Ordering::Equal => {
                let clock = "%H:%M";
                let typed = format!("{}-{}", from.format(clock), to.format(clock));
                Err(BadHours::NoLength(typed))
            }
            Ordering::Greater => Ok(Self {
                from: begins,
                to: ends + DAY,
            }),
        }
    }

    /// Returns the day that begins at a time.
    pub(crate) fn day_from(time: NaiveTime) -> Self {
        let from = minute_of(time);
        Self {
            from,
            to: from + DAY,
        }
    }

    /// Returns the time at which the hours begin.
    #[must_use]
    pub fn opens(self) -> NaiveTime {
        time_at(self.from)
    }

    /// Returns the time at which the hours end: on the next day if [`Hours::ends_next_day`], and
    /// 00:00 for midnight.
    #[must_use]
    pub fn closes(self) -> NaiveTime {
        time_at(self.to)
    }

    /// Returns the hour and the minute of the beginning.
    pub(crate) fn opens_at(self) -> (u16, u16) {
        clock_of(self.from)
    }

    /// Returns the hour and the minute of the end.
    pub(crate) fn closes_at(self) -> (u16, u16) {
        clock_of(self.to)
    }

    /// True if the hours go on after midnight.
    #[must_use]
    pub fn ends_next_day(self) -> bool {
        self.to > DAY
    }

    /// Returns the length by the clock, in minutes.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.to.saturating_sub(self.from)
    }

    /// Returns the hours between two local times, counted from the midnight in which `day` begins.
    pub(crate) fn since(day: NaiveDate, from: NaiveDateTime, to: NaiveDateTime) -> Self {
        let minute = |local: NaiveDateTime| {
            let days = i64::from(local.date() != day) * (local.date() - day).num_days();
            let minutes =
                days * i64::from(DAY) + i64::from(local.time().num_seconds_from_midnight() / 60);
            u16::try_from(minutes).unwrap_or(0)
        };
        Self {
            from: minute(from),
            to: minute(to),
        }
    }

    /// Returns the local times at which the hours begin and end on a day; none at the end of the
    /// calendar.
    pub(crate) fn on(self, day: NaiveDate) -> Option<(NaiveDateTime, NaiveDateTime)> {
        let on = |minute: u16| {
            let later = day.checked_add_days(Days::new(u64::from(minute / DAY)))?;
            Some(later.and_time(time_at(minute)))
        };
        Some((on(self.from)?, on(self.to)?))
    }

    /// Returns the hours of `other` from the end of `one` on; none if nothing is left of them.
    pub(crate) fn between(one: Self, other: Self) -> Option<Self> {
        let from = one.to;
        (from < other.to && from < DAY).then_some(Self { from, to: other.to })
    }

    /// The whole of a day.
    pub(crate) const DAY: Self = Self { from: 0, to: DAY };

    /// True if the hours begin and end within others.
    pub(crate) fn lies_in(self, other: Self) -> bool {
        other.from <= self.from && self.to <= other.to
    }

    /// True if the hours begin when others do, or before them.
    pub(crate) fn begins_by(self, other: Self) -> bool {
        self.from <= other.from
    }

    /// True if the hours begin before others have ended.
    pub(crate) fn begins_before_end_of(self, other: Self) -> bool {
        self.from < other.to
    }

    /// Returns the hours from the beginning to that of others; none if there is nothing between
    /// them.
    pub(crate) fn before(self, other: Self) -> Option<Self> {
        (self.from < other.from).then_some(Self {
            from: self.from,
            to: other.from,
        })
    }

    /// Returns the hours from the beginning to the end of others.
    pub(crate) fn until(self, other: Self) -> Self {
        Self {
            from: self.from,
            to: other.to,
        }
    }

    /// Returns as many hours from the end of `one` on.
    pub(crate) fn from(self, one: Self) -> Self {
        Self {
            from: one.to,
            to: one.to + self.minutes(),
        }
    }

    /// Returns the hours by a clock of twelve, after noon; none if they are not before it.
    pub(crate) fn afternoon(self) -> Option<Self> {
        let noon = DAY / 2;
        (self.from < noon && self.to <= noon).then_some(Self {
            from: self.from + noon,
            to: self.to + noon,
        })
    }

    /// Returns the minutes between the end of these hours and the beginning of `next`, `days`
    /// later.
    pub(crate) fn gap(self, next: Self, days: u16) -> i32 {
        i32::from(next.from) + i32::from(days) * i32::from(DAY) - i32::from(self.to)
    }
}

fn clock_of(minute: u16) -> (u16, u16) {
    (minute % DAY / 60, minute % 60)
}

fn minute_of(time: NaiveTime) -> u16 {
    let minutes = time.signed_duration_since(NaiveTime::MIN).num_minutes();
    u16::try_from(minutes).unwrap_or(0)
}

fn time_at(minute: u16) -> NaiveTime {
    NaiveTime::MIN + TimeDelta::minutes(i64::from(minute % DAY))
}

impl Hours {
    /// Returns the regular expression of what [`FromStr`] reads; it cannot tell which of two times
    /// is the later.
    pub(crate) fn pattern() -> String {
        let clock = "([01][0-9]|2[0-3]):[0-5][0-9]";
        let next_day = r"(\s*\+1)?";
        format!(r"^\s*{clock}{next_day}\s*[-–]\s*({clock}|24:00){next_day}\s*$")
    }
}

impl FromStr for Hours {
    type Err = BadHours;

    /// Reads `10:00-13:00`, with a hyphen or an en dash, `22:00-01:00+1` over midnight, and
    /// `01:00+1-03:00+1` after it.
    fn from_str(text: &str) -> Result<Self, BadHours> {
        let (from, to) = text
            .split_once(['-', '–'])
            .ok_or_else(|| BadHours::NotARange(text.to_owned()))?;
        let read = |half: usize, typed: &str| {
            let (typed, later) = match trimmed(typed).strip_suffix("+1") {
                Some(typed) => (typed, DAY),
                None => (typed, 0),
            };
            let last = if half == 0 { DAY - 1 } else { DAY };
            let minute = clock(typed).filter(|minute| *minute <= last);
            Ok(minute.ok_or_else(|| bad_time(text, half))? + later)
        };
        let (from, to) = (read(0, from)?, read(1, to)?);
        match to.checked_sub(from) {
            None => Err(BadHours::EndBeforeStart(text.to_owned())),
            Some(0) => Err(BadHours::NoLength(text.to_owned())),
            Some(1..=DAY) => Ok(Self { from, to }),
            Some(_) => Err(BadHours::TooLong(text.to_owned())),
        }
    }
}

/// Returns the error of the first or second half of a range, which is no time.
fn bad_time(range: &str, half: usize) -> BadHours {
    let time = range.split(['-', '–']).nth(half).unwrap_or(range);
    BadHours::NotATime(trimmed(time).to_owned())
}

/// Returns the minute of the day that `09:30` names, with `24:00` for the end of the day. Each part
/// has two digits, so that a lost digit is seen.
fn clock(text: &str) -> Option<u16> {
    let (hour, minute) = trimmed(text).split_once(':')?;
    let digits = |text: &str| {
        let fits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = (digits(hour)?, digits(minute)?);
    let in_a_day = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
    in_a_day.then_some(hour * 60 + minute)
}

impl fmt::Display for Hours {
    /// Prints hours that can be read back: `10:00-13:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.opens_at();
        let later = if self.from < DAY { "" } else { "+1" };
        write!(f, "{hour:02}:{minute:02}{later}-")?;
        let (hour, minute) = self.closes_at();
        match self.to {
            DAY => f.write_str("24:00"),
            TWO_DAYS => f.write_str("24:00+1"),
            ..DAY => write!(f, "{hour:02}:{minute:02}"),
            _ => write!(f, "{hour:02}:{minute:02}+1"),
        }
    }
}

serde_as_text!(Hours);

/// The time of an event on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventTime {
    /// The event begins and ends at known times.
    Hours(Hours),
    /// The event begins at this time; its end is not known.
    From(NaiveTime),
    /// The time is not known yet.
    Tbc,
}

impl EventTime {
    /// Returns the hours, if beginning and end are known.
    #[must_use]
    pub const fn hours(self) -> Option<Hours> {
        match self {
            Self::Hours(hours) => Some(hours),
            Self::From(_) | Self::Tbc => None,
        }
    }

    /// Returns the time at which the event begins, if it is known.
    #[must_use]
    pub fn opens(self) -> Option<NaiveTime> {
        match self {
            Self::Hours(hours) => Some(hours.opens()),
            Self::From(time) => Some(time),
            Self::Tbc => None,
        }
    }
}
