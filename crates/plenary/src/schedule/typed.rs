//! Moments as people type them.

use std::{fmt, str::FromStr};

use chrono::{NaiveDateTime, NaiveTime, Weekday};

use super::Unresolved;
use crate::{
    suggest,
    text::Language,
    time::{TYPED_MOMENT, written_moment},
    typed::full_weekday,
};

/// A moment as a person types it, with its day or without.
///
/// A whole moment is written as in a source: `2026-03-16 16:30`, also with a `T` between day and
/// hour. An hour behind a weekday, in whichever language, and an hour alone get their day from a
/// schedule: see [`Schedule::resolve_moment`](crate::Schedule::resolve_moment).
///
/// The `Display` is text that can be read back.
///
/// ```
/// use plenary::{chrono::{NaiveTime, Weekday}, schedule::TypedMoment};
/// let half_past_four = NaiveTime::from_hms_opt(16, 30, 0).ok_or("no such hour")?;
/// assert_eq!("16:30".parse(), Ok(TypedMoment::Hour(half_past_four)));
/// assert_eq!("lundi 16:30".parse(), Ok(TypedMoment::OnWeekday(Weekday::Mon, half_past_four)));
/// let whole: TypedMoment = "2026-03-16T16:30".parse()?;
/// assert_eq!(whole.to_string(), "2026-03-16 16:30");
/// let refused = "16 March 2026 16.30".parse::<TypedMoment>().map_err(|why| why.to_string());
/// let advice = "`16 March 2026 16.30` is not a day and an hour: write '2026-03-16 16:30'";
/// assert_eq!(refused, Err(advice.to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TypedMoment {
    /// A day and an hour.
    Full(NaiveDateTime),
    /// A weekday and an hour.
    OnWeekday(Weekday, NaiveTime),
    /// An hour alone.
    Hour(NaiveTime),
}

impl FromStr for TypedMoment {
    type Err = Unresolved;

    /// Reads `2026-03-16 16:30`, `Monday 16:30`, `16:30`.
    ///
    /// # Errors
    /// [`Unresolved::NotAMoment`] if it is none of these; its message says what to type.
    fn from_str(typed: &str) -> Result<Self, Unresolved> {
        if let Some(moment) = written_moment(typed) {
            return Ok(Self::Full(moment));
        }
        let hour = |hour: &str| NaiveTime::parse_from_str(hour, "%H:%M").ok();
        let words: Vec<_> = typed.split_whitespace().collect();
        let read = match *words {
            [alone] => hour(alone).map(Self::Hour),
            [day, at] => weekday(day)
                .zip(hour(at))
                .map(|(day, at)| Self::OnWeekday(day, at)),
            _ => None,
        };
        read.ok_or_else(|| Unresolved::NotAMoment(typed.trim().to_owned()))
    }
}

impl fmt::Display for TypedMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full(moment) => write!(f, "{}", moment.format(TYPED_MOMENT)),
            Self::OnWeekday(day, hour) => {
                let name = Language::English.weekdays()[day.num_days_from_monday() as usize];
                write!(f, "{name} {}", hour.format("%H:%M"))
            }
            Self::Hour(hour) => write!(f, "{}", hour.format("%H:%M")),
        }
    }
}

/// Returns how a moment that was written in another way is to be typed, if that is clear.
pub(super) fn suggestion(typed: &str) -> Option<String> {
    if let Some(moment) = suggest::moment(typed) {
        return Some(format!("'{}'", moment.format(TYPED_MOMENT)));
    }
    // `2h` is a length, and no hour.
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let hour = suggest::time(typed).filter(|_| digits >= 3)?;
    Some(hour.format("%H:%M").to_string())
}

/// Returns the weekday of a name in whichever language; in English its first three letters do.
pub(super) fn weekday(typed: &str) -> Option<Weekday> {
    let lower = typed.to_lowercase();
    full_weekday(&lower).or_else(|| lower.parse().ok())
}
