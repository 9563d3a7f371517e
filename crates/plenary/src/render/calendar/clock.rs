//! Dates, times and the time zone as calendars write them. Times stand in every event, so that they are
//! written without a formatter.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::{appointment::AppointmentTime, line::Writer};
use crate::{
    plan::Plan,
    render::clock::push_two,
    time::{EDITION, Observance},
};

/// Returns `20260316`.
pub(super) fn date(day: NaiveDate) -> String {
    let mut text = String::with_capacity(8);
    push_date(day, &mut text);
    text
}

/// Returns `20260316T100000`, without a zone.
pub(super) fn local(moment: NaiveDateTime) -> String {
    let mut text = String::with_capacity(16);
    push_date(moment.date(), &mut text);
    text.push('T');
    push_two(moment.hour(), &mut text);
    push_two(moment.minute(), &mut text);
    push_two(moment.second(), &mut text);
    text
}

/// Returns `20260316T090000Z`, in UTC.
pub(super) fn utc(moment: NaiveDateTime) -> String {
    local(moment) + "Z"
}

/// Returns `+0100`, with seconds where there are some.
pub(super) fn offset(seconds: i32) -> String {
    let mut text = String::with_capacity(7);
    text.push(if seconds < 0 { '-' } else { '+' });
    let distance = seconds.unsigned_abs();
    push_two(distance / 3600, &mut text);
    push_two(distance / 60 % 60, &mut text);
    if !distance.is_multiple_of(60) {
        push_two(distance % 60, &mut text);
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

/// Name of the zone whose times are written in UTC.
pub(super) const UTC: &str = "UTC";

/// Writes the time zone: the clocks of every year that the calendar touches, and of one year before and
/// one after.
pub(super) fn write_zone(
    plan: &Plan,
    times: impl Iterator<Item = AppointmentTime>,
    out: &mut Writer,
) {
    if plan.time_zone() == UTC {
        return;
    }
    let (mut first, mut last) = (plan.first_day().year(), plan.last_day().year());
    for year in times.map(year) {
        first = first.min(year);
        last = last.max(year);
    }
    out.word("BEGIN", "VTIMEZONE");
    out.text("TZID", plan.time_zone());
    // The name of the property and its form are those of Mozilla's calendar.
    out.text("X-TZINFO", &format!("{}[{EDITION}]", plan.time_zone()));
    for observance in plan.frame.time_zone.observances(first - 1, last + 1) {
        write_observance(&observance, out);
    }
    out.word("END", "VTIMEZONE");
}

fn year(time: AppointmentTime) -> i32 {
    match time {
        AppointmentTime::Day(day) => day.year(),
        AppointmentTime::From(moment) | AppointmentTime::Between(moment, _) => moment.year(),
    }
}

/// Writes one observance. No rule is given by which the clocks change every year, since a new law makes it
/// wrong.
fn write_observance(observance: &Observance, out: &mut Writer) {
    let kind = if observance.is_summer_time {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    out.word("BEGIN", kind);
    out.word("DTSTART", &local(observance.begins));
    out.word("TZOFFSETFROM", &offset(observance.offset_before));
    out.word("TZOFFSETTO", &offset(observance.offset));
    if let Some(name) = &observance.name {
        out.text("TZNAME", name);
    }
    out.word("END", kind);
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
