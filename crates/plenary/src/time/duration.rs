//! Durations that are asked of meetings, and lengths of time in minutes.

use std::{fmt, iter::Sum, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{is_blank, trimmed};
use crate::text::serde_as_text;

/// A length of time in whole minutes.
///
/// ```
/// use plenary::Minutes;
/// let taken: Minutes = "4h30m".parse()?;
/// assert_eq!(taken, Minutes(270));
/// assert_eq!(taken.to_string(), "4 h 30 min");
/// # Ok::<(), plenary::time::BadDuration>(())
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Minutes(pub u32);

/// A duration that is asked of a meeting.
///
/// ```
/// use plenary::{Duration, Minutes};
/// assert_eq!("1.5 sessions".parse(), Ok(Duration::Sessions { thousandths: 1500 }));
/// assert_eq!("45m".parse(), Ok(Duration::Time(Minutes(45))));
/// assert_eq!("rest of the session".parse(), Ok(Duration::RestOfSession));
/// assert_eq!(Duration::sessions(2).to_string(), "2 sessions");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Duration {
    /// A number of sessions, from the one in which the meeting starts.
    Sessions {
        /// The number of sessions, times 1,000.
        thousandths: u32,
    },
    /// A time by the clock.
    Time(Minutes),
    /// The time to the close of the session in which the meeting starts, whenever it starts.
    RestOfSession,
}

/// The words of [`Duration::RestOfSession`] in a source.
const REST: &str = "rest of the session";

/// A reason for which a text is not a duration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadDuration {
    /// The text is not a number of sessions, or hours and minutes.
    #[error("`{0}` is not a duration")]
    Unreadable(String),
    /// The duration is no time at all.
    #[error("`{0}` is no time at all")]
    Zero(String),
    /// The duration is more than a year.
    #[error("`{0}` is more than a year")]
    TooLong(String),
}

impl Duration {
    /// Returns a whole number of sessions.
    #[must_use]
    pub fn sessions(number: u16) -> Self {
        Self::Sessions {
            thousandths: u32::from(number) * 1000,
        }
    }

    /// Returns a time in minutes.
    #[must_use]
    pub fn minutes(minutes: u32) -> Self {
        Self::Time(Minutes(minutes))
    }

    pub(crate) fn is_zero(self) -> bool {
        matches!(
            self,
            Self::Sessions { thousandths: 0 } | Self::Time(Minutes(0))
        )
    }
}

/// The longest duration: a year.
const MOST_MINUTES: u32 = 366 * 24 * 60;
const MOST_SESSIONS: u32 = 2000;

/// The regular expressions of a time and of a number of sessions, both more than nothing. They
/// cannot tell what is too long.
const TIME: &str =
    r"0*[1-9][0-9]*\s*h(\s*[0-9]+\s*m)?|0+\s*h\s*0*[1-9][0-9]*\s*m|0*[1-9][0-9]*\s*m";
const SESSIONS: &str =
    r"(0*[1-9][0-9]*(\.[0-9]{1,3})?|0+\.([1-9][0-9]{0,2}|0[1-9][0-9]?|00[1-9]))\s*sessions?";

impl Minutes {
    /// Returns the regular expression of what [`FromStr`] reads.
    pub(crate) fn pattern() -> String {
        format!(r"^\s*({TIME})\s*$")
    }
}

impl Duration {
    /// Returns the regular expression of what [`FromStr`] reads.
    pub(crate) fn pattern() -> String {
        format!(r"^\s*({SESSIONS}|{TIME}|{REST})\s*$")
    }
}

impl FromStr for Minutes {
    type Err = BadDuration;

    /// Reads `6h`, `4h30m`, `45m`; more than nothing, and a year at most.
    fn from_str(text: &str) -> Result<Self, BadDuration> {
        check_range(time(text), MOST_MINUTES, text).map(Self)
    }
}

impl FromStr for Duration {
    type Err = BadDuration;

    /// Reads `2 sessions`, `1.5 sessions`, `rest of the session`, and everything that [`Minutes`]
    /// reads.
    fn from_str(text: &str) -> Result<Self, BadDuration> {
        let bare = trimmed(text);
        if bare == REST {
            return Ok(Self::RestOfSession);
        }
        let plural = bare.strip_suffix("sessions");
        match plural.or_else(|| bare.strip_suffix("session")) {
            None => text.parse().map(Self::Time),
            Some(number) => check_range(thousandths(trimmed(number)), MOST_SESSIONS * 1000, text)
                .map(|thousandths| Self::Sessions { thousandths }),
        }
    }
}

/// Returns a number that was read, if it is more than nothing and not more than `most`.
fn check_range(number: Option<u32>, most: u32, text: &str) -> Result<u32, BadDuration> {
    match number {
        None => Err(BadDuration::Unreadable(text.to_owned())),
        Some(0) => Err(BadDuration::Zero(text.to_owned())),
        Some(number) if number > most => Err(BadDuration::TooLong(text.to_owned())),
        Some(number) => Ok(number),
    }
}

/// Returns the minutes of `4h30m`; blanks between the parts are allowed.
fn time(text: &str) -> Option<u32> {
    let text = trimmed(text);
    let (hours, rest) = match text.split_once('h') {
        Some((hours, rest)) => (number(hours)?, trimmed(rest)),
        None => (0, text),
    };
    let minutes = match rest.strip_suffix('m') {
        Some(minutes) => number(minutes)?,
        None if rest.is_empty() && !text.is_empty() => 0,
        None => return None,
    };
    Some(hours.saturating_mul(60).saturating_add(minutes))
}

/// Returns a number in digits; one that is too large to count stands for all that are too much.
fn number(text: &str) -> Option<u32> {
    let text = trimmed(text);
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u32::MAX))
}

/// Returns a decimal number with up to three places, times 1,000.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    let scale = match places.len() {
        1 => 100,
        2 => 10,
        3 => 1,
        _ => return None,
    };
    // A blank beside the point would change what the places are worth.
    if text.contains(is_blank) {
        return None;
    }
    let places = number(places)? * scale;
    Some(number(whole)?.saturating_mul(1000).saturating_add(places))
}

impl fmt::Display for Minutes {
    /// Prints `4 h 30 min`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 60, self.0 % 60) {
            (0, minutes) => write!(f, "{minutes} min"),
            (hours, 0) => write!(f, "{hours} h"),
            (hours, minutes) => write!(f, "{hours} h {minutes} min"),
        }
    }
}

impl Minutes {
    /// Returns the time as it is typed in a source: `4h30m`.
    pub(crate) fn to_toml(self) -> String {
        match (self.0 / 60, self.0 % 60) {
            (0, minutes) => format!("{minutes}m"),
            (hours, 0) => format!("{hours}h"),
            (hours, minutes) => format!("{hours}h{minutes}m"),
        }
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(minutes: I) -> Self {
        Self(minutes.fold(0, |sum, next| sum.saturating_add(next.0)))
    }
}

impl fmt::Display for Duration {
    /// Prints text that can be read back: `1.5 sessions`, `4h30m`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Time(minutes) => f.write_str(&minutes.to_toml()),
            Self::RestOfSession => f.write_str(REST),
            Self::Sessions { thousandths: 1000 } => f.write_str("1 session"),
            Self::Sessions { thousandths } => {
                let number = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
                let shortest = number.trim_end_matches('0').trim_end_matches('.');
                write!(f, "{shortest} sessions")
            }
        }
    }
}

serde_as_text!(Duration);

#[cfg(test)]
mod tests {
    use super::{BadDuration, Duration, Minutes};

    #[test]
    fn a_blank_beside_the_point_is_no_number() {
        for typed in ["1. 5 sessions", "1 .5 sessions", "1 5 sessions"] {
            let unreadable = BadDuration::Unreadable(typed.to_owned());
            assert_eq!(typed.parse::<Duration>(), Err(unreadable));
        }
    }

    #[test]
    fn blanks_are_those_that_every_editor_knows() {
        assert_eq!("4\u{a0}h\t30 m".parse(), Ok(Minutes(270)));
        assert!("4\u{202f}h".parse::<Minutes>().is_err());
    }

    #[test]
    fn what_is_too_large_to_count_is_too_long() {
        for typed in ["99999999999 sessions", "99999999999h", "8784h 1m"] {
            let too_long = BadDuration::TooLong(typed.to_owned());
            assert_eq!(typed.parse::<Duration>(), Err(too_long));
        }
        assert_eq!("8784h".parse(), Ok(Minutes(366 * 24 * 60)));
    }
}
