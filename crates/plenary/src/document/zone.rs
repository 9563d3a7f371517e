//! How a time zone is read: as any name, which `check` then judges.

use toml::de::DeValue;

use super::{
    Slot,
    reader::{Found, Trail, Value},
    schema::{Json, Schema},
};
use crate::time::Zone;

/// The name of a time zone.
pub(super) struct ZoneName(pub(super) String);

impl Value for ZoneName {
    const FORM: &'static str = String::FORM;

    fn read(value: &DeValue<'_>, at: &Trail<'_>, found: &mut Found) -> Slot<Self> {
        String::read(value, at, found).map(Self)
    }

    fn schema() -> Schema {
        // The names are proposed and not insisted on: an editor would answer another with the whole
        // list, and `check` knows which one is meant.
        let names = Zone::names().into_iter();
        let known = Schema::one_of(names.filter(|name| Zone::named(name).is_some()))
            .with("description", "A name of the tz database.");
        Schema::of("string")
            .with("pattern", Zone::PATTERN)
            .with("anyOf", [Json::from(known), Json::from(true)])
    }
}
