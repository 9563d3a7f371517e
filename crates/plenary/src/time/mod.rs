//! Hours of a day, lengths of time, and the zone that makes instants of them.

mod changes;
mod database;
mod duration;
mod hours;
mod zone;

use chrono::{NaiveDateTime, Timelike};

pub(crate) use changes::Observance;
pub use database::EDITION;
pub use duration::{BadDuration, Duration, Minutes};
pub use hours::{BadHours, EventTime, Hours};
pub(crate) use zone::{ClockChange, Zone};

/// The instants of a schedule: local time with its offset from UTC.
pub type Moment = chrono::DateTime<chrono::FixedOffset>;

/// The format of a moment in a source, between quotation marks.
pub(crate) const TYPED_MOMENT: &str = "%Y-%m-%d %H:%M";

/// Reads a moment that is written with its day: `2026-03-16 16:40`, also with a `T` between the two
/// and `:00` behind. All digits must be there, so that a lost one is seen.
pub(crate) fn written_moment(text: &str) -> Option<NaiveDateTime> {
    let whole = trimmed(text).replacen('T', " ", 1);
    let length = "2026-03-16 16:40".len();
    let typed = match whole.strip_suffix(":00") {
        Some(without_seconds) if without_seconds.len() == length => without_seconds,
        _ => &whole,
    };
    let moment = NaiveDateTime::parse_from_str(typed, TYPED_MOMENT).ok()?;
    let is_same = moment.format(TYPED_MOMENT).to_string() == *typed;
    (typed.len() == length && is_same).then_some(moment)
}

/// Returns a moment as it is typed: `"2026-03-16 16:40"`.
pub(crate) fn to_toml(moment: NaiveDateTime) -> String {
    format!("\"{}\"", moment.format(TYPED_MOMENT))
}

/// Returns a moment in words: `Monday 16 March at 10:00`.
pub(crate) fn describe(moment: Moment) -> String {
    moment.format("%A %-d %B at %H:%M").to_string()
}

/// Returns the hour of a moment: `11:30`.
pub(crate) fn clock(moment: Moment) -> String {
    let mut text = String::with_capacity(5);
    push_two(moment.hour(), &mut text);
    text.push(':');
    push_two(moment.minute(), &mut text);
    text
}

/// Adds a number of two digits, without a formatter: times stand in every line.
pub(crate) fn push_two(number: u32, out: &mut String) {
    let digit = |number: u32| char::from_digit(number % 10, 10).unwrap_or('0');
    out.push(digit(number / 10));
    out.push(digit(number));
}

/// Returns a text without the blanks around it. Blanks that only some readers of patterns know are
/// none in hours and durations, so that no editor refuses what is read here.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

fn is_blank(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ' | '\u{a0}')
}
