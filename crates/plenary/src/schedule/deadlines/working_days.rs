//! The days on which people meet or work, by which deadlines are counted.

use crate::{
    plan::{Frame, Session},
    time::Zone,
};
use chrono::{Days, NaiveDate};

/// The days of a schedule that have sessions, and the working days before and after it.
pub(super) struct WorkingDays {
    /// The days with sessions, in order.
    open: Vec<NaiveDate>,
    first: NaiveDate,
    last: NaiveDate,
    zone: Zone,
}

impl WorkingDays {
    pub(super) fn of(frame: &Frame, sessions: &[Session]) -> Self {
        let usable = sessions.iter().filter(|session| session.is_usable());
        let mut open: Vec<_> = usable.map(|session| session.day).collect();
        open.sort_unstable();
        open.dedup();
        Self {
            open,
            first: frame.first_day,
            last: frame.last_day,
            zone: frame.time_zone,
        }
    }

    /// True for a day with sessions; outside the days of the schedule, for one that is not of a weekend.
    pub(super) fn hold(&self, day: NaiveDate) -> bool {
        if (self.first..=self.last).contains(&day) {
            self.open.binary_search(&day).is_ok()
        } else {
            !self.zone.is_free(day)
        }
    }

    /// Returns the day that lies so many working days before another.
    pub(super) fn before(&self, day: NaiveDate, days: u32) -> Option<NaiveDate> {
        let (mut found, mut left) = (day, days);
        let step = |found: &mut NaiveDate, left: &mut u32| {
            *found = found.pred_opt()?;
            *left -= u32::from(self.hold(*found));
            Some(())
        };
        while left > 0 && found >= self.first {
            step(&mut found, &mut left)?;
        }
        // Whole weeks are passed at once, since the number may be any.
        let week = found.iter_days().take(7);
        let worked = week.filter(|day| !self.zone.is_free(*day)).count();
        let worked = u32::try_from(worked).ok().filter(|worked| *worked > 0)?;
        let weeks = left.saturating_sub(1) / worked;
        found = found.checked_sub_days(Days::new(u64::from(weeks) * 7))?;
        left -= weeks * worked;
        while left > 0 {
            step(&mut found, &mut left)?;
        }
        Some(found)
    }
}
