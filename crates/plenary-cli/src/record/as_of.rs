//! The moment up to which the news goes once a record is written.

use plenary::{
    Schedule,
    chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta},
    edit::Change,
    schedule::TypedMoment,
};

use super::Record;
use crate::{
    clock,
    outcome::{Failure, tell},
};

impl Record<'_> {
    /// Returns the moment of this record: that of `--at`, else its own, else that of the clock. It lies behind
    /// the moment of the record before, and not before anything that is recorded. `after` is the schedule with
    /// the record.
    pub(super) fn as_of(&self, after: &Schedule) -> Result<NaiveDateTime, Failure> {
        let last = self.earlier.as_ref().and_then(Schedule::now);
        let before = last.map(|last| last.naive_local());
        let clock = clock::local(after.plan())?;
        let moment = match &self.args.at {
            Some(typed) => self.typed_moment(typed, clock, after)?,
            None => match self.moment(clock, after)? {
                Some(moment) => moment,
                None if clock <= end(after) => clock,
                // A record of a moment ago can always be taken back.
                None if self.change.takes_back() && before.is_some() => NaiveDateTime::MIN,
                None => return Err(too_late(clock, before, after)),
            },
        };
        let complete = moment.max(after.recorded_until().unwrap_or(moment));
        Ok(match before {
            Some(before) if complete <= before => before + TimeDelta::minutes(1),
            _ => complete,
        })
    }

    /// Returns the moment of `--at`: an hour alone is one of today, while the meetings are held.
    fn typed_moment(
        &self,
        typed: &str,
        clock: NaiveDateTime,
        after: &Schedule,
    ) -> Result<NaiveDateTime, Failure> {
        let usage = |why: plenary::schedule::Unresolved| Failure::Usage(format!("--at: {why}"));
        let plan = after.plan();
        let days = plan.first_day()..=plan.last_day();
        let moment = match typed.parse().map_err(usage)? {
            TypedMoment::Full(at) => at,
            TypedMoment::Hour(hour) if days.contains(&clock.date()) => clock.date().and_time(hour),
            _ => {
                let schedule = self.earlier.as_ref().unwrap_or(after);
                schedule.resolve_moment(typed, None).map_err(usage)?
            }
        };
        let earliest = after.recorded_until().filter(|until| moment < *until);
        if let Some(until) = earliest {
            return Err(Failure::Usage(format!(
                "--at {}: something is recorded of a later moment; give '{}' or a later one, or leave --at out",
                quoted(moment),
                until.format("%Y-%m-%d %H:%M")
            )));
        }
        if moment.format("%Y-%m-%d %H:%M").to_string() != typed.trim().replacen('T', " ", 1) {
            let sentences = self.sentences();
            tell(&sentences.taken_as(typed.trim(), moment.date(), Some(moment.time())))?;
        }
        Ok(moment)
    }

    /// Returns the moment that the record has by itself: when a meeting ended or stopped, or when a day
    /// closed. None if it has none, or if the day still goes on.
    fn moment(
        &self,
        clock: NaiveDateTime,
        after: &Schedule,
    ) -> Result<Option<NaiveDateTime>, Failure> {
        let moment = match &self.change {
            Change::Ended(_, at) | Change::Suspended(_, at) | Change::Adjourned(_, at) => Some(*at),
            Change::Took(id, _) => {
                let ends = after.meeting(id).and_then(|placed| placed.current.ends());
                ends.map(|ends| ends.naive_local())
            }
            Change::Held(_, day, hours) => {
                let last = hours.last().map(|last| {
                    let closes = day.and_time(last.closes());
                    closes + TimeDelta::days(i64::from(last.ends_next_day()))
                });
                let closes = last.or_else(|| self.planned_close(*day));
                if clock.date() < *day && after.plan().first_day() <= clock.date() {
                    return Err(of_a_later_day(*day, closes, clock));
                }
                closes.filter(|_| clock.date() != *day || closes <= Some(clock))
            }
            _ => None,
        };
        if let Some(moment) = moment.filter(|moment| *moment > clock) {
            tell(&self.sentences().still_to_come(moment, clock))?;
        }
        Ok(moment)
    }

    /// Returns the moment at which a day was to close.
    fn planned_close(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        let sessions = self.earlier.as_ref()?.sessions().iter();
        let of_day = sessions.filter(|session| session.day == day);
        of_day.map(|session| session.closes.naive_local()).max()
    }
}

fn quoted(at: NaiveDateTime) -> String {
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

/// Refuses the hours at which a later day was held.
fn of_a_later_day(day: NaiveDate, closes: Option<NaiveDateTime>, clock: NaiveDateTime) -> Failure {
    let now = clock.format("%A %-d %B, %H:%M");
    let at = closes.unwrap_or_else(|| day.and_time(NaiveTime::MIN));
    Failure::Usage(format!(
        "{} is still to come: by the clock of this computer it is {now}. `held` says what has happened; for other hours of that day, write `sessions` or `closed` under `[days.{day}]`. To record it all the same, add --at {}",
        day.format("%A %-d %B"),
        quoted(at)
    ))
}
