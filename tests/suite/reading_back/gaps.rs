//! Schedules that forms tell otherwise, and that ought to be faults.

use chrono::{NaiveDate, NaiveDateTime, TimeZone};
use plenary::{Schedule, time::EventTime};

use crate::clocks::local_times;

/// True if an event begins or ends when no clock shows its hour: the tables tell the hour as it is typed,
/// every other form the next that there is. It should be a fault, as of sessions (P0304).
pub(super) fn has_skipped_hours(schedule: &Schedule) -> bool {
    let plan = schedule.plan();
    let zone: chrono_tz::Tz = plan.time_zone().parse().expect("a zone");
    let is_skipped = |local: &NaiveDateTime| zone.from_local_datetime(local).latest().is_none();
    let mut events = plan.events().iter();
    events.any(|event| {
        let of_day = |day: &NaiveDate| {
            let time = event.time;
            let from = time
                .and_then(EventTime::opens)
                .map(|opens| day.and_time(opens));
            let hours = time.and_then(EventTime::hours);
            let to = hours.map(|hours| local_times(hours, *day).1);
            [from, to].iter().flatten().any(is_skipped)
        };
        event.days.iter().any(of_day)
    })
}
