//! Readers for addresses and livestreams.

use toml::de::DeValue;

use super::{
    Slot,
    reader::{PathRef, Reading, Value, wrong_type},
    schema::Schema,
};
use crate::{
    fault::{Code, Fault},
    suggest,
    text::{Address, BadAddress, Livestream},
};

impl Value for Address {
    const FORM: &'static str = "an address in quotation marks, such as `\"https://example.org\"`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(text) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        text.parse().map_or_else(
            |why| {
                found.push(bad_address(text, &why, at));
                Slot::Bad
            },
            Slot::Given,
        )
    }

    fn schema() -> Schema {
        Schema::of("string").with("pattern", Self::PATTERN)
    }
}

impl Value for Livestream {
    const FORM: &'static str =
        "an address in quotation marks, such as `\"https://example.org\"`, or `\"none\"`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value.as_str() {
            Some(Self::NONE) => Slot::Given(Self::NotProvided),
            Some(_) => Address::read(value, at, found).map(Self::At),
            None => wrong_type(value, at, found),
        }
    }

    fn schema() -> Schema {
        Schema::of("string").with("pattern", Self::PATTERN)
    }
}

fn bad_address(text: &str, why: &BadAddress, at: &PathRef<'_>) -> Fault {
    let label = match why {
        BadAddress::NoScheme(_) => "begins neither with `https://` or `http://` nor with `mailto:`",
        BadAddress::Nowhere(_) => "nothing behind it",
        _ => "not allowed in an address",
    };
    let fault = Fault::new(Code::BadAddress, why.to_string(), at.path()).label(label);
    match suggest::address(text) {
        Some(meant) => fault.write(format!("\"{meant}\"")),
        None => fault.help(
            "write an address such as `\"https://example.org/agenda.pdf\"` or `\"mailto:info@example.org\"`",
        ),
    }
}
