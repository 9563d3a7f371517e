//! How a whole number is read.

use toml::de::DeValue;

use super::{
    Slot,
    reader::{Found, Trail, Value, wrong_type},
    schema::Schema,
};
use crate::fault::{Code, Fault};

impl Value for u32 {
    const FORM: &'static str = "a whole number from 1 on, without quotation marks";

    fn meant(value: &DeValue<'_>) -> Option<String> {
        let number: Self = value.as_str()?.trim().parse().ok()?;
        (number > 0).then(|| number.to_string())
    }

    fn read(value: &DeValue<'_>, at: &Trail<'_>, found: &mut Found) -> Slot<Self> {
        let Some(number) = value.as_integer() else {
            return wrong_type(value, at, found);
        };
        let read = Self::from_str_radix(number.as_str(), number.radix()).ok();
        read.filter(|read| *read > 0).map_or_else(
            || {
                found.push(out_of_range(number.as_str(), at));
                Slot::Bad
            },
            Slot::Given,
        )
    }

    fn schema() -> Schema {
        Schema::of("integer")
            .with("minimum", 1)
            .with("maximum", Self::MAX)
    }
}

fn out_of_range(number: &str, at: &Trail<'_>) -> Fault {
    let message = format!("nothing can be counted from {number}");
    Fault::new(Code::WrongType, message, at.path())
        .label("not a whole number from 1 on")
        .help("write a whole number from 1 on, such as `34`")
}
