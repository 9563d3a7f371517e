//! Readers for texts, switches, dates, hours, lengths of time and lists.

use chrono::NaiveDate;
use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use super::{
    Slot, limits,
    reader::{PathRef, Reading, Value, list, unknown_language, wrong_type},
    schema::Schema,
    syntax::bad_date,
};
use crate::{
    fault::{Code, Fault, Part},
    suggest::{self, MeantDate},
    text::{Language, Wording},
    time::{BadHours, Duration, Hours, Minutes},
};

impl Value for String {
    const FORM: &'static str = "a text in quotation marks";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value.as_str() {
            Some(text) => Slot::Given(text.to_owned()),
            None => wrong_type(value, at, found),
        }
    }

    fn schema() -> Schema {
        Schema::text()
    }
}

impl Value for bool {
    const FORM: &'static str = "`true` or `false`, without quotation marks";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value.as_bool() {
            Some(choice) => Slot::Given(choice),
            None => wrong_type(value, at, found),
        }
    }

    fn schema() -> Schema {
        Schema::of("boolean")
    }
}

impl Value for Wording {
    fn suggest(value: &DeValue<'_>) -> Option<String> {
        match value {
            DeValue::Integer(number) => Some(format!("\"{}\"", number.as_str())),
            _ => None,
        }
    }

    const FORM: &'static str =
        "a text in quotation marks, or one for each language: `{ en = \"…\", fr = \"…\" }`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value {
            DeValue::String(text) => Slot::Given(Self::Plain(text.to_string())),
            DeValue::Table(table) => Slot::Given(Self::ByLanguage(versions(table, at, found))),
            _ => wrong_type(value, at, found),
        }
    }

    fn schema() -> Schema {
        wording(Schema::FILLED)
    }
}

/// Returns the schema of a text of this form, in one language or in several.
pub(super) fn wording(form: &str) -> Schema {
    let text = || Schema::of("string").with("pattern", form);
    let versions = Language::ALL
        .iter()
        .map(|language| (language.tag(), text()));
    // One list of kinds, since editors describe no key that has alternatives.
    Schema::of_kinds(["string", "object"])
        .with("pattern", form)
        .with("properties", versions.collect::<Schema>())
        .with("additionalProperties", false)
        .with("minProperties", 1)
}

fn versions(table: &DeTable<'_>, at: &PathRef<'_>, found: &mut Reading) -> Vec<(Language, String)> {
    let version = |(key, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
        let tag = key.get_ref();
        let place = at.key(tag);
        let Ok(language) = tag.parse() else {
            found.push(unknown_language(tag, &place, Part::Key));
            return None;
        };
        let text = found.read::<String>(value, &place).given()?;
        Some((language, text))
    };
    table.iter().filter_map(version).collect()
}

impl Value for NaiveDate {
    const FORM: &'static str = "a date without quotation marks, such as `2026-03-16`";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        let date = value.as_datetime()?.date?;
        Some(date.to_string())
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let date = value
            .as_datetime()
            .filter(|moment| moment.time.is_none())
            .and_then(|moment| moment.date)
            .and_then(|date| {
                let (year, month, day) = (date.year.into(), date.month.into(), date.day.into());
                Self::from_ymd_opt(year, month, day)
            });
        match (date, value.as_str().and_then(suggest::date)) {
            (Some(date), _) => Slot::Given(date),
            (None, None) => wrong_type(value, at, found),
            (None, Some(meant)) => {
                found.push(quoted_date(meant, at));
                Slot::Bad
            }
        }
    }

    fn schema() -> Schema {
        // Taplo proposes quotation marks for a text, unless its kind stands in a list.
        Schema::of_kinds(["string"]).with("format", "date")
    }
}

/// Returns the fault of a date that is written as a text.
fn quoted_date(meant: MeantDate, at: &PathRef<'_>) -> Fault {
    let (code, message) = match meant {
        MeantDate::NoSuchDay(day, month) => (
            Code::BadDate,
            format!("there is no {day} {}", month.format("%B %Y")),
        ),
        MeantDate::NoSuchMonth(month) => (Code::BadDate, format!("a year has no month {month}")),
        _ => (
            Code::WrongType,
            "a date stands in quotation marks".to_owned(),
        ),
    };
    bad_date(Fault::new(code, message, at.path()), meant)
}

impl Value for Hours {
    const FORM: &'static str = "hours in quotation marks, such as `\"10:00-13:00\"`";

    const EACH_ONCE: bool = true;

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(text) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        text.parse().map_or_else(
            |why| {
                found.push(bad_hours(text, &why, at));
                Slot::Bad
            },
            Slot::Given,
        )
    }

    fn schema() -> Schema {
        Schema::of("string").with("pattern", Self::pattern())
    }
}

fn bad_hours(text: &str, why: &BadHours, at: &PathRef<'_>) -> Fault {
    let code = match why {
        BadHours::NotARange(_) | BadHours::NotATime(_) => Code::BadHours,
        _ => Code::EndBeforeStart,
    };
    let fault = Fault::new(code, why.to_string(), at.path());
    match why {
        BadHours::EndBeforeStart(_) => end_before_start(fault, text),
        BadHours::NoLength(_) => fault
            .label("ends when it begins")
            .help("write a later end, such as in `\"10:00-13:00\"`"),
        BadHours::TooLong(_) => fault.label("longer than a day").edit(
            "delete the `+1`",
            format!("\"{}\"", text.trim().trim_end_matches("+1")),
        ),
        BadHours::NotATime(time) => match suggest::hours(text) {
            Some(meant) => fault
                .label(format!("`{time}` is not written as hours and minutes"))
                .write(format!("\"{meant}\""))
                .machine_applicable(!meant.ends_next_day()),
            None if suggest::several_hours(text).is_some() => not_a_range(fault, text),
            None => fault
                .label("hours go from 00 to 23, minutes from 00 to 59")
                .help("write both times as hours and minutes, such as `\"10:00-13:00\"`"),
        },
        BadHours::NotARange(_) => not_a_range(fault, text),
    }
}

fn end_before_start(fault: Fault, text: &str) -> Fault {
    let range = text.trim();
    let (from, to) = range.split_once(['-', '–']).unwrap_or((range, ""));
    let (night, turned) = (
        format!("\"{range}+1\""),
        format!("\"{}-{}\"", to.trim(), from.trim()),
    );
    fault
        .label("the end is earlier than the beginning")
        .edit(
            format!("if it ends on the next day, write `{night}`"),
            &night,
        )
        .edit(
            format!("if the two have changed places, write `{turned}`"),
            &turned,
        )
}

fn not_a_range(fault: Fault, text: &str) -> Fault {
    let labelled = fault.label("two times with a hyphen between them are needed");
    match (suggest::hours(text), suggest::several_hours(text)) {
        (Some(meant), _) => labelled
            .write(format!("\"{meant}\""))
            .machine_applicable(true),
        (None, Some(several)) => labelled
            .write(quoted_list(&several))
            .machine_applicable(true),
        (None, None) => labelled.help("write the beginning and the end, such as `\"10:00-13:00\"`"),
    }
}

fn quoted_list(all: &[impl std::fmt::Display]) -> String {
    let quoted: Vec<_> = all.iter().map(|one| format!("\"{one}\"")).collect();
    quoted.join(", ")
}

impl Value for Duration {
    const FORM: &'static str =
        "a duration in quotation marks, such as `\"2 sessions\"` or `\"1h30m\"`";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        let number = match value {
            DeValue::Integer(number) => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return None,
        };
        let duration: Self = format!("{number} sessions").parse().ok()?;
        Some(format!("\"{duration}\""))
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        read_duration(value, at, found)
    }

    fn schema() -> Schema {
        Schema::of("string").with("pattern", Self::pattern())
    }
}

impl Value for Minutes {
    const FORM: &'static str = "hours and minutes in quotation marks, such as `\"4h30m\"`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        read_duration(value, at, found)
    }

    fn schema() -> Schema {
        Schema::of("string").with("pattern", Self::pattern())
    }
}

fn read_duration<T>(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<T>
where
    T: Value + std::str::FromStr<Err = crate::time::BadDuration>,
{
    let Some(text) = value.as_str() else {
        return wrong_type(value, at, found);
    };
    match text.parse() {
        Ok(duration) => Slot::Given(duration),
        Err(_) if text.parse::<Hours>().is_ok() => {
            found.push(hours_for_a_duration(text, at));
            Slot::Bad
        }
        Err(why) => {
            let fault = Fault::new(Code::BadDuration, why.to_string(), at.path())
                .label("not a length of time");
            let meant =
                suggest::duration(text).filter(|meant| meant.to_string().parse::<T>().is_ok());
            let bare = text.trim().parse::<u16>().is_ok_and(|number| number > 0);
            found.push(match meant {
                None if bare => number_alone::<T>(fault, text.trim()),
                Some(meant) => fault.write(format!("\"{meant}\"")).machine_applicable(true),
                None => fault.help(format!("write {}", T::FORM)),
            });
            Slot::Bad
        }
    }
}

/// Proposes every unit with which a bare number can be read.
fn number_alone<T: std::str::FromStr>(fault: Fault, number: &str) -> Fault {
    let units = ["session", "h", "m"].map(|unit| match (unit, number) {
        ("session", "1") => "1 session".to_owned(),
        ("session", _) => format!("{number} sessions"),
        _ => format!("{number}{unit}"),
    });
    let read = units.into_iter().filter(|typed| typed.parse::<T>().is_ok());
    read.fold(fault, |fault, typed| fault.write(format!("\"{typed}\"")))
}

/// Returns the fault of hours where a length of time is asked for.
fn hours_for_a_duration(text: &str, at: &PathRef<'_>) -> Fault {
    let message = format!("`{text}` is a range of hours, and not a duration");
    let fault = Fault::new(Code::OtherKey, message, at.path()).label("belongs to `sessions`");
    let minutes = text.parse::<Hours>().map_or(0, Hours::minutes);
    let length = Duration::minutes(minutes.into());
    fault.edit(
        format!("write how long it is: `\"{length}\"`"),
        format!("\"{length}\""),
    )
}

impl<T: Value> Value for Vec<Slot<T>> {
    const FORM: &'static str = "a list in square brackets";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        let text = value.as_str()?;
        let several = suggest::several_hours(text).map(|several| quoted_list(&several));
        let words: Vec<_> = suggest::elements(text).into_iter().map(str::trim).collect();
        Some(format!(
            "[{}]",
            several.unwrap_or_else(|| quoted_list(&words))
        ))
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(array) = value.as_array() else {
            return wrong_type(value, at, found);
        };
        if let Some(fault) = limits::long_list(array, at) {
            found.push(fault);
            return Slot::Bad;
        }
        Slot::Given(list(array, at, found))
    }

    fn schema() -> Schema {
        let list = Schema::of("array").with("items", T::schema());
        match (T::EACH_ONCE, T::MAY_BE_NONE) {
            (true, true) => list.with("uniqueItems", true),
            (true, false) => list.with("uniqueItems", true).with("minItems", 1),
            (false, _) => list,
        }
    }
}
