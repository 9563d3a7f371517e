//! The reader of whole numbers.

use toml::de::DeValue;

use super::{
    Slot,
    reader::{PathRef, Reading, Value, wrong_type},
    schema::Schema,
};
use crate::{
    fault::{Code, Fault, Step},
    time::trimmed,
};

impl Value for u32 {
    const FORM: &'static str = "a whole number from 1 on, without quotation marks";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        suggest(value, 1)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        read::<Self>(value, 1, at, found)
    }

    fn schema() -> Schema {
        from(1)
    }
}

/// The number of an issue, of which the first is 0.
pub(super) struct IssueNumber(u32);

impl From<IssueNumber> for u32 {
    fn from(number: IssueNumber) -> Self {
        number.0
    }
}

impl Value for IssueNumber {
    const FORM: &'static str = "a whole number from 0 on, without quotation marks";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        suggest(value, 0)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match read::<Self>(value, 0, at, found) {
            Slot::Given(number) => Slot::Given(Self(number)),
            Slot::Bad => Slot::Bad,
            Slot::Absent => Slot::Absent,
        }
    }

    fn schema() -> Schema {
        from(0)
    }
}

fn suggest(value: &DeValue<'_>, least: u32) -> Option<String> {
    let number: u32 = trimmed(value.as_str()?).parse().ok()?;
    (number >= least).then(|| number.to_string())
}

/// Reads a whole number that is not below the least one.
fn read<T: Value>(
    value: &DeValue<'_>,
    least: u32,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Slot<u32> {
    let DeValue::Integer(typed) = value else {
        return match wrong_type::<T>(value, at, found) {
            Slot::Absent => Slot::Absent,
            _ => Slot::Bad,
        };
    };
    match u32::from_str_radix(typed.as_str(), typed.radix()) {
        Ok(number) if number >= least => Slot::Given(number),
        _ => {
            found.push(out_of_range(&typed.to_string(), (least, T::FORM), at));
            Slot::Bad
        }
    }
}

fn from(least: u32) -> Schema {
    let whole = Schema::of("integer").with("minimum", least);
    whole.with("maximum", u32::MAX)
}

fn out_of_range(typed: &str, (least, form): (u32, &str), at: &PathRef<'_>) -> Fault {
    let path = at.path();
    let mut keys = path.steps().iter().rev().filter_map(|step| match step {
        Step::Key(key) => Some(key.to_string()),
        Step::Index(_) => None,
    });
    let key = keys.next().unwrap_or_default();
    let message = format!("`{key}` is {typed}, and should be {form}");
    let label = if typed.starts_with('-') || typed == "0" {
        format!("counted from {least}")
    } else {
        "too large".to_owned()
    };
    Fault::new(Code::WrongType, message, path)
        .label(label)
        .help(format!("write {form}"))
}
