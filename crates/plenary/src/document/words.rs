//! Readers for words of which only some are known: languages, statuses, outputs, codes; and for the
//! name of a time zone, which `check` judges.

use toml::de::DeValue;

use super::{
    Slot,
    reader::{PathRef, Reading, Value, unknown_language, unknown_value, wrong_type},
    schema::{Json, Schema},
    values::wording,
};
use crate::{
    fault::{Code, Fault, Part},
    keywords::{ACCESS_WORDS, Keyword, UnknownWord},
    text::{Language, Wording},
    time::Zone,
};

/// The name of a time zone.
pub(super) struct ZoneName(String);

impl From<ZoneName> for String {
    fn from(name: ZoneName) -> Self {
        name.0
    }
}

impl Value for ZoneName {
    const FORM: &'static str = String::FORM;

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        String::read(value, at, found).map(Self)
    }

    fn schema() -> Schema {
        let names = Zone::names().into_iter();
        let known = names.filter(|name| Zone::named(name).is_some());
        proposals(known, "A name of the tz database.", Zone::PATTERN)
    }
}

/// Returns the schema of names that editors propose and do not insist on, lest they answer another
/// with the whole list.
fn proposals<'w>(names: impl Iterator<Item = &'w str>, about: &str, form: &str) -> Schema {
    let known = Schema::one_of(names).with("description", about);
    let either = [Json::from(known), Json::from(true)];
    Schema::of("string")
        .with("pattern", form)
        .with("anyOf", either)
}

impl Value for Language {
    const FORM: &'static str = "a language in quotation marks, such as `\"en\"`";

    const EACH_ONCE: bool = true;

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value.as_str().map(str::parse) {
            None => wrong_type(value, at, found),
            Some(Ok(language)) => Slot::Given(language),
            Some(Err(_)) => {
                let tag = value.as_str().unwrap_or_default();
                found.push(unknown_language(tag, at, Part::Value));
                Slot::Bad
            }
        }
    }

    fn schema() -> Schema {
        Schema::one_of(Self::ALL.iter().map(|known| known.tag()))
    }
}

impl Value for Code {
    const FORM: &'static str = "a code in quotation marks, such as `\"P0205\"`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(number) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        let known = number.parse::<Self>().ok();
        if let Some(code) = known.filter(|code| code.number() == number) {
            return Slot::Given(code);
        }
        let message = format!("no code is called `{number}`");
        let fault = Fault::new(Code::UnknownValue, message, at.path()).label("not known");
        found.push(match known {
            Some(code) => fault.write(format!("\"{code}\"")).machine_applicable(true),
            None => fault.help("write the code as it was printed"),
        });
        Slot::Bad
    }

    fn schema() -> Schema {
        let light = Self::ALL.iter().filter(|code| code.can_be_allowed());
        let numbers = light.map(|code| code.number());
        proposals(
            numbers,
            "The code of a warning or of a note.",
            "^P0[0-9]{3}$",
        )
    }
}

/// The access to a meeting, as it is written: a known word, or a text. `check` decides which.
pub(super) struct AccessWording(Wording);

impl From<AccessWording> for Wording {
    fn from(written: AccessWording) -> Self {
        written.0
    }
}

impl Value for AccessWording {
    const FORM: &'static str =
        "`\"open\"`, `\"closed\"`, or a text such as `\"Open to Parties only\"`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value {
            DeValue::String(_) | DeValue::Table(_) => Wording::read(value, at, found).map(Self),
            _ => wrong_type(value, at, found),
        }
    }

    fn schema() -> Schema {
        let [open, closed] = ACCESS_WORDS;
        wording(&format!("^({open}|{closed})$|\\S\\s+\\S"))
    }
}

impl<T: Keyword> Value for T {
    const FORM: &'static str = T::FORM;

    const EACH_ONCE: bool = T::IN_SETS;

    const MAY_BE_NONE: bool = T::IN_SETS;

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(word) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        word.parse().map_or_else(
            |unknown: UnknownWord| {
                found.push(unknown_value(word, unknown.known(), at));
                Slot::Bad
            },
            Slot::Given,
        )
    }

    fn schema() -> Schema {
        Schema::one_of(T::WORDS.iter().copied())
    }
}
