//! Dates and times as machines read them. They stand in every cell, so that they are written without a
//! formatter.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

pub(super) use crate::time::push_two;

use crate::time::Moment;

/// Appends a time of day in four digits: `10:00`.
pub(super) fn push_clock((hour, minute): (u16, u16), out: &mut String) {
    push_two(hour.into(), out);
    out.push(':');
    push_two(minute.into(), out);
}

/// Appends `2026-03-16`.
pub(super) fn push_date(day: NaiveDate, out: &mut String) {
    let year = day.year().unsigned_abs();
    push_two(year / 100, out);
    push_two(year % 100, out);
    out.push('-');
    push_two(day.month(), out);
    out.push('-');
    push_two(day.day(), out);
}

/// Appends `2026-03-16T10:00+01:00`, with `seconds` such as `:00`, or empty.
#[cfg(any(feature = "html", feature = "json", feature = "schedule-xml", test))]
pub(super) fn push_moment(moment: Moment, seconds: &str, out: &mut String) {
    let local = moment.naive_local();
    push_date(local.date(), out);
    out.push('T');
    push_two(local.hour(), out);
    out.push(':');
    push_two(local.minute(), out);
    out.push_str(seconds);
    let offset = moment.offset().local_minus_utc() / 60;
    out.push(if offset < 0 { '-' } else { '+' });
    push_two(offset.unsigned_abs() / 60, out);
    out.push(':');
    push_two(offset.unsigned_abs() % 60, out);
}

/// Appends `2026-03-16T09:00:00Z`, in UTC.
pub(super) fn push_utc(moment: Moment, out: &mut String) {
    let utc = moment.naive_utc();
    push_date(utc.date(), out);
    for (sign, number) in [('T', utc.hour()), (':', utc.minute()), (':', utc.second())] {
        out.push(sign);
        push_two(number, out);
    }
    out.push('Z');
}

/// Returns the hour and the minute of a moment.
pub(super) fn clock_of(moment: Moment) -> (u16, u16) {
    clock_at(moment.time())
}

/// Returns the hour and the minute of a time of day.
pub(super) fn clock_at(time: NaiveTime) -> (u16, u16) {
    let part = |number: u32| u16::try_from(number).unwrap_or(0);
    (part(time.hour()), part(time.minute()))
}

#[cfg(test)]
mod tests {
    use chrono::{FixedOffset, TimeZone};

    use super::{push_moment, push_utc};

    #[test]
    fn moments_are_written_as_chrono_writes_them() {
        for (hours, minutes) in [(1, 0), (-3, -30), (12, 45), (0, 0)] {
            let offset = FixedOffset::east_opt(hours * 3600 + minutes * 60).expect("an offset");
            let moment = offset
                .with_ymd_and_hms(2026, 3, 9, 8, 5, 0)
                .single()
                .expect("a moment");
            let mut written = String::new();
            push_moment(moment, ":00", &mut written);
            assert_eq!(written, moment.to_rfc3339());
            let mut utc = String::new();
            push_utc(moment, &mut utc);
            assert_eq!(
                utc,
                moment.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
            );
        }
    }
}
