//! Dates and times as calendars write them, without a formatter: they stand in every event.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::render::clock::push_two;

/// `20260316`.
pub(super) fn date(day: NaiveDate) -> String {
    let mut text = String::with_capacity(8);
    push_date(day, &mut text);
    text
}

/// `20260316T100000`, by some clock.
pub(super) fn local(moment: NaiveDateTime) -> String {
    let mut text = String::with_capacity(16);
    push_date(moment.date(), &mut text);
    text.push('T');
    push_two(moment.hour(), &mut text);
    push_two(moment.minute(), &mut text);
    push_two(moment.second(), &mut text);
    text
}

/// `20260316T090000Z`, in UTC.
pub(super) fn utc(moment: NaiveDateTime) -> String {
    local(moment) + "Z"
}

/// `+0100`, with seconds where there are some.
pub(super) fn offset(seconds: i32) -> String {
    let mut text = String::with_capacity(7);
    text.push(if seconds < 0 { '-' } else { '+' });
    let seconds = seconds.unsigned_abs();
    push_two(seconds / 3600, &mut text);
    push_two(seconds / 60 % 60, &mut text);
    if !seconds.is_multiple_of(60) {
        push_two(seconds % 60, &mut text);
    }
    text
}

fn push_date(day: NaiveDate, out: &mut String) {
    let year = day.year().unsigned_abs();
    push_two(year / 100, out);
    push_two(year % 100, out);
    push_two(day.month(), out);
    push_two(day.day(), out);
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{date, offset, utc};

    #[test]
    fn times_are_written_as_calendars_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).expect("a day");
        let moment = day.and_hms_opt(8, 5, 59).expect("a moment");
        assert_eq!(date(day), "20260309");
        assert_eq!(utc(moment), "20260309T080559Z");
    }

    #[test]
    fn offsets_have_a_sign_and_seconds_only_if_need_be() {
        let written = [3600, 0, -12_600, 20_700, 2043].map(offset);
        assert_eq!(written, ["+0100", "+0000", "-0330", "+0545", "+003403"]);
    }
}
