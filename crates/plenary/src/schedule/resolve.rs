//! Hours and weekdays alone, as people type them: the schedule tells which moments they are.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use super::{
    Schedule, SessionRef, TypedMoment,
    typed::{suggestion, weekday},
};
use crate::{
    plan::Session,
    time::{Moment, TYPED_MOMENT},
};

/// A reason for which a moment or a day that was typed cannot be taken from a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unresolved {
    /// The text is no moment and no hour.
    NotAMoment(String),
    /// The text is no day and no weekday.
    NotADay(String),
    /// No meeting has this id.
    UnknownMeeting(String),
    /// The hour may belong to several moments, or to none.
    Moments {
        /// The text that was typed.
        typed: String,
        /// The moments that the text may mean.
        candidates: Vec<NaiveDateTime>,
    },
    /// The hour belongs only to sittings that are over.
    Over {
        /// The text that was typed.
        typed: String,
        /// The moments that the text may mean.
        candidates: Vec<NaiveDateTime>,
    },
    /// The weekday belongs to several days, or to none.
    Days {
        /// The text that was typed.
        typed: String,
        /// The days that the text may mean.
        candidates: Vec<NaiveDate>,
    },
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAMoment(typed) => match suggestion(typed) {
                Some(moment) => write!(f, "`{typed}` is not a day and an hour: write {moment}"),
                None => write!(
                    f,
                    "`{typed}` is not a day and an hour, such as '2026-03-16 16:30' or 'Monday 16:30', nor an hour, such as 16:30"
                ),
            },
            Self::NotADay(typed) => write!(
                f,
                "`{typed}` is not a day, such as 2026-03-16, nor a weekday, such as Monday"
            ),
            Self::UnknownMeeting(id) => write!(f, "no meeting has the id `{id}`"),
            Self::Moments { typed, candidates } if candidates.is_empty() => write!(
                f,
                "`{typed}` is an hour of no sitting that is not over: write the day too, as in '2026-03-16 16:30'"
            ),
            Self::Moments { typed, candidates } => write!(
                f,
                "`{typed}` may be several moments: write {}",
                alternatives(candidates)
            ),
            Self::Over { typed, candidates } => write!(
                f,
                "`{typed}` is an hour of no sitting that is not over: if it is late news, write {}",
                alternatives(candidates)
            ),
            Self::Days { typed, candidates } => {
                let all: Vec<_> = candidates.iter().map(NaiveDate::to_string).collect();
                match &*all {
                    [] => write!(
                        f,
                        "`{typed}` is on none of the days: write the date, such as 2026-03-16"
                    ),
                    all => write!(
                        f,
                        "`{typed}` may be several days: write {}",
                        all.join(" or ")
                    ),
                }
            }
        }
    }
}

impl std::error::Error for Unresolved {}

/// Returns moments as they are typed, of which one is to be written.
fn alternatives(candidates: &[NaiveDateTime]) -> String {
    let quoted = |at: &NaiveDateTime| format!("'{}'", at.format(TYPED_MOMENT));
    let all: Vec<_> = candidates.iter().map(quoted).collect();
    all.join(" or ")
}

impl Schedule {
    /// Returns the instant that a person means, as [`Schedule::resolve_moment`] reads it, whatever the
    /// meeting. Of an hour that the clocks show twice it is the first; of one that they skip, the next
    /// that they show.
    ///
    /// # Errors
    /// As [`Schedule::resolve_moment`].
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let lunch = schedule.moment("Monday 14:00")?;
    /// assert_eq!(lunch.to_rfc3339(), "2026-03-16T14:00:00+01:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn moment(&self, typed: &str) -> Result<Moment, Unresolved> {
        let local = self.resolve_moment(typed, None)?;
        Ok(self.plan.frame.time_zone.earliest(local))
    }

    /// Returns the moment that a person means: `2026-03-16 16:30`, `Monday 16:30`, or `16:30` alone, in
    /// the notation of [`TypedMoment`].
    ///
    /// An hour alone is that of the one sitting which is not over and whose session, or the hours up to
    /// the next session of its track (twelve at most), holds it: a sitting of `meeting`, if one is given,
    /// else any. A sitting is over when, by [`Schedule::now`], the next session has opened.
    ///
    /// # Errors
    /// If it is no hour, if it may be several moments or none, if the weekday occurs more or less than
    /// once, or if no meeting has the id.
    ///
    /// ```
    /// use plenary::schedule::Unresolved;
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let ended = schedule.resolve_moment("16:30", Some("WGETI/exchange"))?;
    /// assert_eq!(ended.to_string(), "2026-03-16 16:30:00");
    /// // WGETI/issues sits on two days, in the afternoon only on the first.
    /// let several = schedule.resolve_moment("16:30", None);
    /// assert!(matches!(several, Err(Unresolved::Moments { candidates, .. }) if candidates.len() == 4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve_moment(
        &self,
        typed: &str,
        meeting: Option<&str>,
    ) -> Result<NaiveDateTime, Unresolved> {
        let hour = match typed.parse()? {
            TypedMoment::Full(moment) => return Ok(moment),
            TypedMoment::OnWeekday(weekday, hour) => {
                let day = typed.split_whitespace().next().unwrap_or_default();
                return Ok(self.only_day(weekday, day)?.and_time(hour));
            }
            TypedMoment::Hour(hour) => hour,
        };
        let candidates = self.candidates(hour, meeting, self.now)?;
        if let [only] = &*candidates {
            return Ok(*only);
        }
        let over = if candidates.is_empty() {
            self.candidates(hour, meeting, None)?
        } else {
            Vec::new()
        };
        Err(if over.is_empty() {
            Unresolved::Moments {
                typed: typed.trim().to_owned(),
                candidates,
            }
        } else {
            Unresolved::Over {
                typed: typed.trim().to_owned(),
                candidates: over,
            }
        })
    }

    /// Returns the day that a person means: `2026-03-16`, or a weekday that occurs once from the first
    /// to the last day, in whichever language.
    ///
    /// # Errors
    /// If it is neither, or if the weekday occurs more or less than once.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// assert_eq!(schedule.resolve_day("Monday")?.to_string(), "2026-03-16");
    /// assert_eq!(schedule.resolve_day("mardi")?.to_string(), "2026-03-17");
    /// assert!(schedule.resolve_day("Saturday").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve_day(&self, typed: &str) -> Result<NaiveDate, Unresolved> {
        let name = typed.trim();
        if let Ok(day) = name.parse() {
            return Ok(day);
        }
        let weekday = weekday(name).ok_or_else(|| Unresolved::NotADay(name.to_owned()))?;
        self.only_day(weekday, name)
    }

    /// Returns the one day of the schedule that is of a weekday.
    fn only_day(&self, weekday: Weekday, typed: &str) -> Result<NaiveDate, Unresolved> {
        let days = self.plan.frame.days();
        let candidates: Vec<_> = days.filter(|day| day.weekday() == weekday).collect();
        match &*candidates {
            [only] => Ok(*only),
            _ => Err(Unresolved::Days {
                typed: typed.to_owned(),
                candidates,
            }),
        }
    }

    /// Returns the moments of an hour in the sittings that are not over at a moment, or in all, in order.
    fn candidates(
        &self,
        hour: NaiveTime,
        meeting: Option<&str>,
        now: Option<Moment>,
    ) -> Result<Vec<NaiveDateTime>, Unresolved> {
        let of_one = meeting
            .map(|id| {
                let placed = self.meeting(id);
                placed.ok_or_else(|| Unresolved::UnknownMeeting(id.to_owned()))
            })
            .transpose()?;
        let all = self.meetings.iter().filter(|_| of_one.is_none());
        let moments = of_one
            .into_iter()
            .chain(all)
            .flat_map(|placed| &placed.current.sittings)
            .filter_map(|sitting| self.moment_in(sitting.session, hour, now));
        let mut candidates: Vec<_> = moments.collect();
        candidates.sort_unstable();
        candidates.dedup();
        Ok(candidates)
    }

    /// Returns the moment of an hour from the opening of a session to its close, or in the hours
    /// behind it before the next session of its track opens; none if there is no such moment, or
    /// the next has opened.
    fn moment_in(
        &self,
        place: SessionRef,
        hour: NaiveTime,
        now: Option<Moment>,
    ) -> Option<NaiveDateTime> {
        let session = self.session(place)?;
        let is_next = |next: &&Session| next.track == session.track && next.is_usable();
        let next = self.sessions[place.index() + 1..].iter().find(is_next);
        let is_over = next.zip(now).is_some_and(|(next, now)| next.opens <= now);
        let (opens, closes) = (session.opens.naive_local(), session.closes.naive_local());
        let latest = (closes + LONGEST_OVERRUN).min(opens + TimeDelta::days(1));
        let until = next.map_or(latest, |next| next.opens.naive_local().min(latest));
        let today = opens.date().and_time(hour);
        let at = if today < opens {
            today + TimeDelta::days(1)
        } else {
            today
        };
        (!is_over && (at < until || at == closes)).then_some(at)
    }
}

/// The time behind a session after which an hour belongs to no sitting in it.
const LONGEST_OVERRUN: TimeDelta = TimeDelta::hours(12);
