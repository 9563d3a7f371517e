//! The clocks of the reference: minutes of real time, and what clocks show then.
//!
//! The few zones of the tests are told by hand, so that nothing is asked of the tz database that
//! the library asks too.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use plenary::{Hours, Moment};

/// A minute of real time, counted from the beginning of 1970 in UTC.
pub(crate) type Minute = i64;

/// The zones that are known here. Cairo changes its clocks at midnight.
pub(crate) const ZONES: [&str; 3] = ["Europe/Zurich", "Africa/Cairo", "Asia/Kathmandu"];

pub(crate) fn minute(moment: Moment) -> Minute {
    moment.timestamp().div_euclid(60)
}

/// Minutes of 2026 in which the clocks of Zurich and Cairo are an hour further ahead: from 29 March
/// 01:00 UTC to 25 October 01:00, and from 23 April 22:00 to 29 October 21:00.
const ZURICH_SUMMER: std::ops::Range<Minute> = 29_579_100..29_881_500;
const CAIRO_SUMMER: std::ops::Range<Minute> = 29_616_360..29_888_460;

/// By how many minutes the clocks of a zone are ahead of UTC.
fn ahead(zone: &str, at: Minute) -> i64 {
    let hour_more = |summer: std::ops::Range<Minute>| if summer.contains(&at) { 60 } else { 0 };
    match zone {
        "Europe/Zurich" => 60 + hour_more(ZURICH_SUMMER),
        "Africa/Cairo" => 120 + hour_more(CAIRO_SUMMER),
        "Asia/Kathmandu" => 345,
        other => panic!("the clocks of {other} are not known here"),
    }
}

fn counted(shown: NaiveDateTime) -> Minute {
    shown.and_utc().timestamp().div_euclid(60)
}

/// Returns the time that the clocks show.
pub(crate) fn shown(zone: &str, at: Minute) -> NaiveDateTime {
    let local = chrono::DateTime::from_timestamp((at + ahead(zone, at)) * 60, 0);
    local.expect("a time of 2026").naive_utc()
}

/// All minutes at which the clocks could show a time, as it is counted: these zones are one to six hours
/// ahead.
const fn around(counted: Minute) -> std::ops::RangeInclusive<Minute> {
    counted - 360..=counted - 60
}

/// The first minute at which the clocks show this time, or a later one if they skip it.
pub(crate) fn first_showing(zone: &str, local: NaiveDateTime) -> Minute {
    let counted = counted(local);
    let found = around(counted).find(|at| *at + ahead(zone, *at) >= counted);
    found.expect("clocks get there")
}

/// The minute at which the clocks show this time; none if they skip it or show it twice.
pub(crate) fn only_showing(zone: &str, local: NaiveDateTime) -> Option<Minute> {
    let counted = counted(local);
    let mut showing = around(counted).filter(|at| *at + ahead(zone, *at) == counted);
    let first = showing.next()?;
    showing.next().is_none().then_some(first)
}

/// The local times of hours on a day, told by how they are printed: `22:00-01:00+1`.
pub(crate) fn local_times(hours: Hours, day: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
    let printed = hours.to_string();
    let (from, to) = printed.split_once('-').expect("a range");
    let local = |text: &str| {
        let (clock, days) = text
            .strip_suffix("+1")
            .map_or((text, 0), |clock| (clock, 1));
        let (hour, minute) = clock.split_once(':').expect("a time");
        let number = |text: &str| text.parse::<i64>().expect("a number");
        let midnight = (day + Days::new(days)).and_time(NaiveTime::MIN);
        midnight + TimeDelta::minutes(number(hour) * 60 + number(minute))
    };
    (local(from), local(to))
}
