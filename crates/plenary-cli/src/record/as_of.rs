//! The moment up to which the news goes once a record is written.

use plenary::{
    Hours, Schedule,
    chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta},
    edit::{Change, RecordSentences},
    schedule::{TypedMoment, Unresolved},
};

use super::Record;
use crate::outcome::{Failure, tell};

impl Record<'_> {
    /// Returns the moment of this record: that of `--at`, else its own, else that of the clock. It lies behind
    /// the moment of the record before, and not before anything that is recorded. `after` is the schedule with
    /// the record.
    pub(super) fn as_of(
        &self,
        clock: NaiveDateTime,
        after: &Schedule,
    ) -> Result<NaiveDateTime, Failure> {
        let last = self.earlier.as_ref().and_then(Schedule::now);
        let before = last.map(|last| last.naive_local());
        let moment = match &self.args.at {
            Some(typed) => self.typed_moment(typed, clock, after)?,
            None => self.moment_by_the_clock(before, clock, after)?,
        };
        let complete = moment.max(after.recorded_until().unwrap_or(moment));
        let Some(before) = before.filter(|before| complete <= *before) else {
            return Ok(complete);
        };
        let taken = before + TimeDelta::minutes(1);
        // Several records within a minute are common, and nothing to speak of.
        let is_ahead = is_ahead(before, clock, after);
        if self.args.at.is_some() || is_ahead {
            tell(&self.sentences().is_later_already(before, taken))?;
        }
        Ok(taken)
    }

    /// Returns the moment of this record without `--at`.
    fn moment_by_the_clock(
        &self,
        before: Option<NaiveDateTime>,
        clock: NaiveDateTime,
        after: &Schedule,
    ) -> Result<NaiveDateTime, Failure> {
        if let Some(refusal) = self.against_the_clock(&self.change, clock, after) {
            return Err(Failure::Usage(refusal));
        }
        if let Some(moment) = self.moment(&self.change, clock, after) {
            if moment > clock {
                tell(&self.sentences().still_to_come(moment, clock))?;
            }
            return Ok(moment);
        }
        match before {
            _ if clock <= end(after) => Ok(clock),
            // A record of a moment ago can always be taken back.
            Some(_) if self.change.takes_back() => Ok(NaiveDateTime::MIN),
            _ => Err(too_late(clock, before, after)),
        }
    }

    /// Returns the moment of `--at`, which is not before anything that is recorded.
    fn typed_moment(
        &self,
        typed: &str,
        clock: NaiveDateTime,
        after: &Schedule,
    ) -> Result<NaiveDateTime, Failure> {
        let schedule = self.earlier.as_ref().unwrap_or(after);
        let moment = resolve(typed, clock, schedule, self.sentences())?;
        match after.recorded_until().filter(|until| moment < *until) {
            Some(until) => Err(Failure::Usage(format!(
                "--at {}: something is recorded of a later moment; give {} or a later one, or leave --at out",
                quoted(moment),
                quoted(until)
            ))),
            None => Ok(moment),
        }
    }

    /// Returns the refusal of a change that is still to come by the clock, or an extra session that is over,
    /// while the days go on. It is for a record without `--at`. `schedule` is the one with the change.
    pub(super) fn against_the_clock(
        &self,
        change: &Change,
        clock: NaiveDateTime,
        schedule: &Schedule,
    ) -> Option<String> {
        if !is_within_days(clock, schedule) {
            return None;
        }
        match change {
            Change::Held(_, day, hours) if clock.date() < *day => {
                let closes = self.last_close(*day, hours);
                Some(of_a_later_day(*day, closes, clock))
            }
            Change::Extra(track, day, hours, group) if close(*day, *hours) <= clock => {
                let today = clock.date();
                let is_ahead = close(today, *hours) > clock && today <= schedule.plan().last_day();
                let of_today = Change::Extra(track.clone(), today, *hours, group.clone());
                let other = if is_ahead {
                    format!("if today is meant, type {}", self.command(&of_today))
                } else {
                    "if another day is meant, type that day".to_owned()
                };
                Some(format!(
                    "the session {hours} of {} is over: by the clock of this computer it is {}; \
                     {other}; if it was held, add --at {}",
                    day.format("%A %-d %B"),
                    clock.format("%A %-d %B, %H:%M"),
                    quoted(clock)
                ))
            }
            change => {
                let moment = self.moment(change, clock, schedule)?;
                (moment > clock).then(|| of_a_later_moment(change, moment, clock))
            }
        }
    }

    /// Returns the moment that a change has by itself: when a meeting ended or stopped, or when a day
    /// closed. None if it has none, or if the day still goes on.
    fn moment(
        &self,
        change: &Change,
        clock: NaiveDateTime,
        schedule: &Schedule,
    ) -> Option<NaiveDateTime> {
        match change {
            Change::Ended(_, at)
            | Change::Suspended(_, at)
            | Change::Adjourned(_, at)
            | Change::Done(_, _, at) => Some(*at),
            Change::Took(id, _) => {
                let ends = schedule.meeting(id)?.current.ends();
                ends.map(|ends| ends.naive_local())
            }
            Change::Held(_, day, hours) => {
                let closes = self.last_close(*day, hours);
                closes.filter(|_| clock.date() != *day || closes <= Some(clock))
            }
            _ => None,
        }
    }

    /// Returns the moment at which the last session of a day closes that was held at these hours; without
    /// any, at which the day was to close.
    fn last_close(&self, day: NaiveDate, hours: &[Hours]) -> Option<NaiveDateTime> {
        let last = hours.last().map(|last| close(day, *last));
        last.or_else(|| self.planned_close(day))
    }

    /// Returns the moment at which a day was to close.
    fn planned_close(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        let sessions = self.earlier.as_ref()?.sessions().iter();
        let of_day = sessions.filter(|session| session.day == day);
        of_day.map(|session| session.closes.naive_local()).max()
    }
}

/// Returns the moment that was typed after `--at`: an hour alone is one of today, while the meetings are held. It
/// tells for which moment an hour or a weekday alone is taken.
pub(super) fn resolve(
    typed: &str,
    clock: NaiveDateTime,
    schedule: &Schedule,
    sentences: RecordSentences,
) -> Result<NaiveDateTime, Failure> {
    let usage = |why: Unresolved| Failure::Usage(format!("--at: {why}"));
    let days = schedule.plan().first_day()..=schedule.plan().last_day();
    let moment = match typed.parse().map_err(usage)? {
        TypedMoment::Full(at) => at,
        TypedMoment::Hour(hour) if days.contains(&clock.date()) => clock.date().and_time(hour),
        _ => schedule.resolve_moment(typed, None).map_err(usage)?,
    };
    if moment.format("%Y-%m-%d %H:%M").to_string() != typed.trim().replacen('T', " ", 1) {
        tell(&sentences.taken_as(typed.trim(), moment.date(), Some(moment.time())))?;
    }
    Ok(moment)
}

/// Returns the moment at which a session of a day closes.
fn close(day: NaiveDate, hours: Hours) -> NaiveDateTime {
    day.and_time(hours.closes()) + TimeDelta::days(i64::from(hours.ends_next_day()))
}

/// True if the days go on by the clock.
fn is_within_days(clock: NaiveDateTime, schedule: &Schedule) -> bool {
    schedule.plan().first_day() <= clock.date() && clock <= end(schedule)
}

/// True if a moment is more than an hour later than the clock, while the days go on.
pub(super) fn is_ahead(moment: NaiveDateTime, clock: NaiveDateTime, schedule: &Schedule) -> bool {
    is_within_days(clock, schedule) && moment > clock + TimeDelta::hours(1)
}

pub(super) fn quoted(at: NaiveDateTime) -> String {
    at.format("'%Y-%m-%d %H:%M'").to_string()
}

/// Returns the end of the last day, or of a session that goes on beyond it.
fn end(after: &Schedule) -> NaiveDateTime {
    let last = after.plan().last_day().and_time(NaiveTime::MIN) + TimeDelta::days(1);
    let closes = after
        .sessions()
        .iter()
        .map(|session| session.closes.naive_local());
    closes.chain([last]).max().unwrap_or(last)
}

/// Refuses a record without a moment of its own, once all days are over.
fn too_late(clock: NaiveDateTime, before: Option<NaiveDateTime>, after: &Schedule) -> Failure {
    let (first, last) = (after.plan().first_day(), after.plan().last_day());
    let opens = after
        .sessions()
        .iter()
        .map(|session| session.opens.naive_local())
        .min();
    let example = before.or(opens).unwrap_or(clock);
    Failure::Usage(format!(
        "when did this happen? The days are from {first} to {last}, and by the clock of this computer it is {}: add the moment, such as --at {}",
        clock.format("%Y-%m-%d %H:%M"),
        quoted(example)
    ))
}

/// Returns the refusal of the hours at which a later day was held.
fn of_a_later_day(day: NaiveDate, closes: Option<NaiveDateTime>, clock: NaiveDateTime) -> String {
    let now = clock.format("%A %-d %B, %H:%M");
    let at = closes.unwrap_or_else(|| day.and_time(NaiveTime::MIN));
    format!(
        "{} is still to come: by the clock of this computer it is {now}. `held` says what has happened; for other hours of that day, write `sessions` or `closed` under `[days.{day}]`. To record it all the same, add --at {}",
        day.format("%A %-d %B"),
        quoted(at)
    )
}

/// Returns the refusal of a change whose moment is still to come.
fn of_a_later_moment(change: &Change, moment: NaiveDateTime, clock: NaiveDateTime) -> String {
    let (at, now) = (
        moment.format("%A %-d %B, %H:%M"),
        clock.format("%A %-d %B, %H:%M"),
    );
    let at = match change {
        Change::Took(id, _) => format!("{id} would end on {at}, which"),
        _ => at.to_string(),
    };
    format!(
        "{at} is still to come: by the clock of this computer it is {now}. `record` says what has happened: \
         is the meeting right, and the day? To record it all the same, add --at {}",
        quoted(moment)
    )
}
