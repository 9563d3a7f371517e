//! Readers for moments and for hours of a day.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use toml::de::DeValue;

use super::{
    Slot,
    reader::{PathRef, Reading, Value, wrong_type},
    schema::Schema,
};
use crate::{
    fault::{Code, Fault},
    suggest,
    time::{to_toml, trimmed, written_moment},
};

impl Value for NaiveDateTime {
    const FORM: &'static str =
        "a day and an hour in quotation marks, such as `\"2026-03-16 16:40\"`";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        let typed = value.as_datetime()?;
        let (date, time) = (typed.date?, typed.time?);
        Some(format!("\"{date} {}\"", clock(time.hour, time.minute)))
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        if let Some(moment) = native_moment(value) {
            return Slot::Given(moment);
        }
        let Some(text) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        written_moment(text).map_or_else(
            || {
                found.push(bad_moment(text, at));
                Slot::Bad
            },
            Slot::Given,
        )
    }

    fn schema() -> Schema {
        Schema::of("string").with(
            "pattern",
            r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:00)?\s*$",
        )
    }
}

/// Returns a date and time of TOML itself, if it is in whole minutes and without an offset.
fn native_moment(value: &DeValue<'_>) -> Option<NaiveDateTime> {
    let typed = value.as_datetime().filter(|typed| typed.offset.is_none())?;
    let (date, time) = (typed.date?, typed.time?);
    let whole = time.second.unwrap_or(0) == 0 && time.nanosecond.unwrap_or(0) == 0;
    let day = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    let time = NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), 0)?;
    whole.then(|| day.and_time(time))
}

fn bad_moment(text: &str, at: &PathRef<'_>) -> Fault {
    let message = format!("`{text}` is not a day and an hour");
    let fault = Fault::new(Code::BadMoment, message, at.path())
        .label("year-month-day, a blank, and the hour");
    match suggest::moment(text) {
        Some(meant) => fault.write(to_toml(meant)),
        None => fault.help("write the day and the hour, such as `\"2026-03-16 16:40\"`"),
    }
}

impl Value for NaiveTime {
    const FORM: &'static str = "an hour in quotation marks, such as `\"11:30\"`";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        let time = value.as_datetime()?.time?;
        Some(format!("\"{}\"", clock(time.hour, time.minute)))
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(text) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        let time = Self::parse_from_str(trimmed(text), "%H:%M")
            .ok()
            .filter(|time| time.format("%H:%M").to_string() == trimmed(text));
        time.map_or_else(
            || {
                found.push(bad_time(text, at));
                Slot::Bad
            },
            Slot::Given,
        )
    }

    fn schema() -> Schema {
        Schema::of("string").with("pattern", r"^\s*([01][0-9]|2[0-3]):[0-5][0-9]\s*$")
    }
}

fn bad_time(text: &str, at: &PathRef<'_>) -> Fault {
    let message = format!("`{text}` is not a time of day");
    let fault =
        Fault::new(Code::BadHours, message, at.path()).label("hours and minutes are needed");
    match suggest::time(text) {
        Some(meant) => fault
            .write(format!("\"{}\"", meant.format("%H:%M")))
            .machine_applicable(true),
        None => fault.help("write hours and minutes, such as `\"11:30\"`"),
    }
}

fn clock(hour: u8, minute: u8) -> String {
    format!("{hour:02}:{minute:02}")
}
