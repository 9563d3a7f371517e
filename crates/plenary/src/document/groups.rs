//! How groups and their offices are read.

use toml::de::{DeTable, DeValue};

use super::{
    Group, Office, Slot,
    headings::named_tables,
    keys::{Holders, body, details::body_details, group},
    level::Level,
    read::named,
    reader::{PathRef, Reading, Table, Value},
    schema::Schema,
    words::AccessWording,
};
use crate::keywords::Role;

/// A name with something in it; `/` at its end would lead to no sub-working group.
const GROUP: &str = "[^/]$";

/// The tables under `[groups]`.
pub(super) struct Groups(pub(super) Vec<Group>);

impl Value for Groups {
    const FORM: &'static str = "a heading, such as `[groups.WGTU]`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        groups::<Self>(value, Level::Group, at, found).map(Self)
    }

    fn schema() -> Schema {
        named_tables(Level::Group, GROUP).with("minProperties", 1)
    }
}

/// The tables under the `subgroups` of a group.
pub(super) struct Subgroups(Vec<Group>);

impl Value for Subgroups {
    const FORM: &'static str = "a heading, such as `[groups.WGETI.subgroups.exchange]`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        groups::<Self>(value, Level::Subgroup, at, found).map(Self)
    }

    fn schema() -> Schema {
        named_tables(Level::Subgroup, GROUP)
    }
}

/// The groups of a table, in the order of the source.
fn groups<T: Value>(
    value: &DeValue<'_>,
    level: Level,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Slot<Vec<Group>> {
    let one = |key: &str, table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading| {
        Some(one_group(key, table, level, &at, found))
    };
    named::<T, _>(value, one, at, found)
}

fn one_group(
    key: &str,
    table: &DeTable<'_>,
    level: Level,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Group {
    let mut keys = Table::open(table, level, *at);
    let mut group = Group {
        key: key.to_owned(),
        name: keys.take_key(body::NAME, found),
        offices: offices(&mut keys, found),
        rolling: keys.take_key(body::ROLLING, found),
        access: keys
            .take_key(body_details::ACCESS, found)
            .map(AccessWording::into),
        livestream: keys.take_key(body_details::LIVESTREAM, found),
        numbered_from: keys.take_key(body_details::NUMBERED_FROM, found),
        ..Group::default()
    };
    if level == Level::Group {
        group.acronym = keys.take_key(group::ACRONYM, found);
        let subgroups = keys.take_key(group::SUBGROUPS, found).given();
        group.subgroups = subgroups.map_or_else(Vec::new, |Subgroups(groups)| groups);
    }
    keys.finish(found);
    group
}

fn offices(keys: &mut Table<'_, '_>, found: &mut Reading) -> Vec<Office> {
    let mut offices = Vec::new();
    for role in Role::OF_GROUPS {
        let mut add = |place, holder| {
            offices.push(Office {
                role,
                place,
                holder,
            });
        };
        match Holders::of(role) {
            Some(Holders::One(key)) => {
                if let Slot::Given(holder) = keys.take_key(key, found) {
                    add(None, holder);
                }
            }
            Some(Holders::Several(key)) => {
                let holders = keys.take_key(key, found).given().unwrap_or_default();
                for (place, holder) in holders.into_iter().enumerate() {
                    if let Slot::Given(holder) = holder {
                        add(Some(place), holder);
                    }
                }
            }
            None => {}
        }
    }
    offices
}
