//! How an address is read.

use toml::de::DeValue;

use super::{
    Slot,
    reader::{Found, Trail, Value, wrong_type},
    schema::Schema,
};
use crate::{
    fault::{Code, Fault},
    text::Address,
};

impl Value for Address {
    const FORM: &'static str = "an address in quotation marks, such as `\"https://media.un.org\"`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, found: &mut Found) -> Slot<Self> {
        let Some(text) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        text.parse().map_or_else(
            |_| {
                found.push(bad_address(text, at));
                Slot::Bad
            },
            Slot::Given,
        )
    }

    fn schema() -> Schema {
        Schema::of("string").with("pattern", Self::PATTERN)
    }
}

fn bad_address(text: &str, at: &Trail<'_>) -> Fault {
    let message = format!("`{text}` is not an address");
    let fault = Fault::new(Code::BadAddress, message, at.path());
    let lacking = "begins with neither `https://` nor `mailto:`";
    let blank = text.trim().contains(char::is_whitespace);
    match meant(text) {
        Some(meant) if text == text.trim() => fault.label(lacking).write(quoted(&meant)),
        Some(meant) => fault
            .label("a blank stands beside it")
            .write(quoted(&meant))
            .same_meaning(text.trim() == meant.as_str()),
        None if blank => fault
            .label("a blank stands in it")
            .help("delete the blank; if it is part of the address, write `%20` instead"),
        None => fault
            .label(lacking)
            .help("write an address, such as `\"https://media.un.org\"`"),
    }
}

fn quoted(address: &Address) -> String {
    format!("\"{address}\"")
}

/// The address of a text that lacks its beginning, or has blanks around it.
fn meant(text: &str) -> Option<Address> {
    let bare = text.trim();
    let is = |scheme: &str, known: &str| scheme.eq_ignore_ascii_case(known);
    let address = match bare.split_once(':') {
        Some((scheme, rest)) if is(scheme, "https") => format!("https:{rest}"),
        Some((scheme, rest)) if is(scheme, "http") => format!("http:{rest}"),
        Some((scheme, rest)) if is(scheme, "mailto") => format!("mailto:{rest}"),
        None if bare.contains('@') => format!("mailto:{bare}"),
        None if bare.contains('.') => format!("https://{bare}"),
        _ => return None,
    };
    address.parse().ok()
}
