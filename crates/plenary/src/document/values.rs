//! How each kind of value is read.

use chrono::NaiveDate;
use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use super::{
    Slot,
    reader::{Trail, Value, list, unknown_value, wrong_type},
};
use crate::{
    fault::{Code, Fault, Faults, Part},
    plan::{Output, Status},
    text::{Language, Wording},
    time::{BadHours, Duration, Hours, Minutes},
};

impl Value for String {
    const FORM: &'static str = "a text in quotation marks";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        match value.as_str() {
            Some(text) => Slot::Given(text.to_owned()),
            None => wrong_type(value, at, faults),
        }
    }
}

impl Value for bool {
    const FORM: &'static str = "`true` or `false`, without quotation marks";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        match value.as_bool() {
            Some(choice) => Slot::Given(choice),
            None => wrong_type(value, at, faults),
        }
    }
}

impl Value for Wording {
    const FORM: &'static str =
        "a text in quotation marks, or one for each language: `{ en = \"…\", fr = \"…\" }`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        match value {
            DeValue::String(text) => Slot::Given(Self::Plain(text.to_string())),
            DeValue::Table(table) => Slot::Given(Self::ByLanguage(versions(table, at, faults))),
            _ => wrong_type(value, at, faults),
        }
    }
}

fn versions(table: &DeTable<'_>, at: &Trail<'_>, faults: &mut Faults) -> Vec<(Language, String)> {
    let version = |(key, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
        let tag = key.get_ref();
        let at = at.key(tag);
        let Ok(language) = tag.parse() else {
            unknown_value(tag, &["en", "fr"], &at, faults);
            key_is_meant(faults);
            return None;
        };
        let text = String::read(value.get_ref(), &at, faults).given()?;
        Some((language, text))
    };
    table.iter().filter_map(version).collect()
}

/// The newest fault is about a key, not about its value.
fn key_is_meant(faults: &mut Faults) {
    if let Some(fault) = faults.last_mut() {
        fault.place.part = Part::Key;
    }
}

impl Value for NaiveDate {
    const FORM: &'static str = "a date without quotation marks, such as `2026-03-16`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        let date = value.as_datetime().filter(|moment| moment.time.is_none());
        let date = date.and_then(|moment| moment.date);
        let date = date.and_then(|date| {
            let (year, month, day) = (date.year.into(), date.month.into(), date.day.into());
            Self::from_ymd_opt(year, month, day)
        });
        date.map_or_else(|| wrong_type(value, at, faults), Slot::Given)
    }
}

impl Value for Hours {
    const FORM: &'static str = "hours in quotation marks, such as `\"10:00-13:00\"`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        let Some(text) = value.as_str() else {
            return wrong_type(value, at, faults);
        };
        text.parse().map_or_else(
            |why| {
                faults.push(bad_hours(text, &why, at));
                Slot::Bad
            },
            Slot::Given,
        )
    }
}

fn bad_hours(text: &str, why: &BadHours, at: &Trail<'_>) -> Fault {
    let code = match why {
        BadHours::EndBeforeStart(_) => Code::EndBeforeStart,
        _ => Code::BadHours,
    };
    let fault = Fault::new(code, why.to_string(), at.path());
    match (why, meant_hours(text)) {
        (BadHours::EndBeforeStart(_), _) => fault
            .label("the end is not later than the beginning")
            .help(format!(
                "if it ends on the next day, write `\"{}+1\"`",
                text.trim()
            )),
        (_, Some(meant)) => fault
            .label("not written as hours and minutes")
            .help(format!("write `\"{meant}\"`")),
        (BadHours::NotATime(_), None) => fault
            .label("a day has the times from 00:00 to 24:00")
            .help("write both times as hours and minutes, such as `\"10:00-13:00\"`"),
        _ => fault
            .label("two times with a hyphen between them are needed")
            .help("write the beginning and the end, such as `\"10:00-13:00\"`"),
    }
}

/// What hours written in another notation mean: `10.00 to 13h30`.
fn meant_hours(text: &str) -> Option<Hours> {
    let plain = text.to_lowercase().replace(['.', 'h'], ":");
    let plain = plain.replace(" to ", "-").replace(['—', '−', '/'], "-");
    let halves = plain.split_once(['-', '–'])?;
    let full = |half: &str| {
        let half = half.trim();
        let (hour, minute) = half.split_once(':').unwrap_or((half, ""));
        let minute = if minute.is_empty() { "00" } else { minute };
        format!("{}:{}", hour.trim(), minute.trim())
    };
    format!("{}-{}", full(halves.0), full(halves.1))
        .parse()
        .ok()
}

impl Value for Duration {
    const FORM: &'static str =
        "a duration in quotation marks, such as `\"2 sessions\"` or `\"1h30m\"`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        read_duration(value, at, faults)
    }
}

impl Value for Minutes {
    const FORM: &'static str = "hours and minutes in quotation marks, such as `\"4h30m\"`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        read_duration(value, at, faults)
    }
}

fn read_duration<T>(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<T>
where
    T: Value + std::str::FromStr<Err = crate::time::BadDuration>,
{
    let Some(text) = value.as_str() else {
        return wrong_type(value, at, faults);
    };
    match text.parse() {
        Ok(duration) => Slot::Given(duration),
        Err(why) => {
            let fault = Fault::new(Code::BadDuration, why.to_string(), at.path())
                .label("not a length of time")
                .help(format!("write {}", T::FORM));
            faults.push(fault);
            Slot::Bad
        }
    }
}

impl Value for Language {
    const FORM: &'static str = "a language in quotation marks, such as `\"en\"`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        named(value, Self::ALL, |language| language.tag(), at, faults)
    }
}

impl Value for Status {
    const FORM: &'static str = "a word in quotation marks, such as `\"draft\"`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        named(value, Self::ALL, |status| status.name(), at, faults)
    }
}

impl Value for Output {
    const FORM: &'static str = "an output in quotation marks, such as `\"html\"`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        named(value, Self::ALL, |output| output.name(), at, faults)
    }
}

/// Reads one of a few words.
fn named<T: Value + Copy>(
    value: &DeValue<'_>,
    all: &[T],
    name: fn(T) -> &'static str,
    at: &Trail<'_>,
    faults: &mut Faults,
) -> Slot<T> {
    let Some(word) = value.as_str() else {
        return wrong_type(value, at, faults);
    };
    if let Some(found) = all.iter().copied().find(|known| name(*known) == word) {
        return Slot::Given(found);
    }
    let known: Vec<_> = all.iter().map(|known| name(*known)).collect();
    unknown_value(word, &known, at, faults);
    Slot::Bad
}

impl<T: Value> Value for Vec<Slot<T>> {
    const FORM: &'static str = "a list in square brackets";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        match value.as_array() {
            Some(array) => Slot::Given(list(array, at, faults)),
            None => wrong_type(value, at, faults),
        }
    }
}
