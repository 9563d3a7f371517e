//! The time zone: what its clocks show on every day of the years that the calendar touches, and of
//! one year before and one after.

use chrono::Datelike;

use super::appointment::When;
use super::{clock, line::Writer};
use crate::{plan::Plan, time::Observance};

/// Times in this zone are written in UTC.
pub(super) const UTC: &str = "UTC";

pub(super) fn write(plan: &Plan, times: impl Iterator<Item = When>, out: &mut Writer) {
    if plan.time_zone() == UTC {
        return;
    }
    let own = [plan.first_day().year(), plan.last_day().year()];
    let (mut first, mut last) = (own[0], own[1]);
    for year in times.map(year) {
        first = first.min(year);
        last = last.max(year);
    }
    out.word("BEGIN", "VTIMEZONE");
    out.text("TZID", plan.time_zone());
    for observance in plan.frame.time_zone.observances(first - 1, last + 1) {
        write_observance(&observance, out);
    }
    out.word("END", "VTIMEZONE");
}

fn year(when: When) -> i32 {
    match when {
        When::Day(day) => day.year(),
        When::From(moment) | When::Between(moment, _) => moment.year(),
    }
}

/// No rule is given by which the clocks change every year: a rule is wrong as soon as a law is made.
fn write_observance(observance: &Observance, out: &mut Writer) {
    let kind = if observance.is_summer_time {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    out.word("BEGIN", kind);
    out.word("DTSTART", &clock::local(observance.begins));
    out.word("TZOFFSETFROM", &clock::offset(observance.offset_before));
    out.word("TZOFFSETTO", &clock::offset(observance.offset));
    if let Some(name) = &observance.name {
        out.text("TZNAME", name);
    }
    out.word("END", kind);
}
