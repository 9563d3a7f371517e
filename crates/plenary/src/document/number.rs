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
        let number: Self = trimmed(value.as_str()?).parse().ok()?;
        (number > 0).then(|| number.to_string())
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let DeValue::Integer(typed) = value else {
            return wrong_type(value, at, found);
        };
        match Self::from_str_radix(typed.as_str(), typed.radix()) {
            Ok(number) if number > 0 => Slot::Given(number),
            _ => {
                found.push(out_of_range(&typed.to_string(), at));
                Slot::Bad
            }
        }
    }

    fn schema() -> Schema {
        let from_one = Schema::of("integer").with("minimum", 1);
        from_one.with("maximum", Self::MAX)
    }
}

fn out_of_range(typed: &str, at: &PathRef<'_>) -> Fault {
    let path = at.path();
    let mut keys = path.steps().iter().rev().filter_map(|step| match step {
        Step::Key(key) => Some(key.to_string()),
        Step::Index(_) => None,
    });
    let key = keys.next().unwrap_or_default();
    let message = format!("`{key}` is {typed}, and should be {}", u32::FORM);
    let label = if typed.starts_with('-') || typed == "0" {
        "counted from 1"
    } else {
        "too large"
    };
    Fault::new(Code::WrongType, message, path)
        .label(label)
        .help(format!("write {}", u32::FORM))
}
